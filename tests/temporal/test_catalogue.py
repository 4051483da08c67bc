"""Every expression of the catalogue gets its type and value, whatever day the article was published on."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from indonews.temporal import TimeExpression, find_times
from tests.temporal.formula import expected

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/temporal/catalogue.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
HOME = date(2023, 9, 18)
WEEK = [HOME + timedelta(days=k) for k in range(7)]
TURNS = [
    date(year, month, day) for year in range(2020, 2025) for month, day in ((12, 31), (1, 1), (3, 1), (7, 31))
]
DAYS = [*WEEK, *TURNS, date(2020, 2, 29), date(2024, 2, 29)]


def read(row: dict[str, Any], day: date) -> list[TimeExpression]:
    return find_times(row.get("text", row["expr"]), datetime(day.year, day.month, day.day, 12))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["expr"])
def test_row(row: dict[str, Any]) -> None:
    days = DAYS if row.get("shift", True) and not row.get("text", "").count("(") else [HOME]
    for day in days:
        found = read(row, day)
        if "all" in row:
            pairs = [(text, expected(value, day)) for text, value in row["all"]]
            assert [(t.text, t.value) for t in found] == pairs, day
        elif row["type"] is None:
            assert found == []
        else:
            last = found[-1]
            assert (last.text, last.type) == (row["expr"], row["type"])
            assert last.value == expected(row.get("formula") or row["value"], day), day
            for name in ("mod", "freq", "zone"):
                assert getattr(last, name) == row.get(name), name
            assert set(row.get("flags", ())) <= set(last.flags)
