"""Publication dates as sites print them, and what `find_times` makes of one that is missing or unclear."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from indonews.temporal import find_times, parse_published

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases/temporal/published.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["printed"] or "empty")
def test_printed(row: dict[str, Any]) -> None:
    if row["read"] is None:
        with pytest.raises(ValueError) as error:
            parse_published(row["printed"])
        assert repr(row["printed"]) in str(error.value)
    else:
        assert parse_published(row["printed"]).isoformat() == row["read"]


@pytest.mark.parametrize("value", [date(2023, 9, 18), datetime(2023, 9, 18, 7, 30)])
def test_dates_pass(value: date) -> None:
    assert parse_published(value) is value


@pytest.mark.parametrize("value", [20230918, 1.5, b"2023-09-18", ["2023-09-18"]])
def test_other_types(value: Any) -> None:
    with pytest.raises(TypeError, match="published"):
        parse_published(value)
    with pytest.raises(TypeError, match="published"):
        find_times("kemarin", value)


def test_text_must_be_str() -> None:
    with pytest.raises(TypeError, match="text"):
        find_times(None)  # type: ignore[arg-type]


def test_ambiguous_date_is_flagged() -> None:
    (unclear,) = find_times("Ia tiba kemarin.", "8/1/2025")
    (clear,) = find_times("Ia tiba kemarin.", "18/1/2025")
    assert unclear.value == "2025-01-07" and unclear.flags == ("published_ambiguous",)
    assert clear.flags == ()


def test_own_date_of_the_article() -> None:
    text = 'Ia tiba kemarin. Ia lahir 3 Mei 1990. "Sehat," kata Rudi, Selasa (12/9/2023).'
    yesterday = find_times(text)[0]
    assert (yesterday.value, yesterday.anchor) == ("2023-09-11", "text")
    assert find_times(text, "2023-09-20")[0].anchor == "published"
