"""Sentences with their times: what is found and what is not, values, flags, masks; and failures that are known."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from indonews.temporal import TimeExpression, find_times

CASES = Path(__file__).parents[1] / "cases/temporal"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@dataclass(frozen=True)
class Name:
    start: int
    end: int
    label: str


def read(row: dict[str, Any]) -> list[TimeExpression]:
    text = row["text"]
    masks = [
        Name(text.index(name), text.index(name) + len(name), label) for name, label in row.get("masks", ())
    ]
    return find_times(text, row["published"], masks=masks)


@pytest.mark.parametrize("row", rows("sentences"), ids=lambda row: row["text"][:40])
def test_sentence(row: dict[str, Any]) -> None:
    found = read(row)
    assert [[t.text, t.type, t.value] for t in found] == row["times"]
    for time in found:
        assert row["text"][time.start : time.end] == time.text
        assert list(time.flags) == row.get("flags", {}).get(time.text, list(time.flags))


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("row", rows("known_failures"), ids=lambda row: row["why"])
def test_known_failure(row: dict[str, Any]) -> None:
    assert [[t.text, t.type, t.value] for t in read(row)] == row["times"]
