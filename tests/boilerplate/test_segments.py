"""Segments of written-for-the-purpose articles: what must be found, and what must be left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from indonews.boilerplate import segment, strip_boilerplate

CASES = Path(__file__).parent.parent / "cases" / "boilerplate"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def found(text: str) -> list[list[str]]:
    return [[s.kind, s.text.strip()] for s in segment(text) if s.kind != "body"]


@pytest.mark.parametrize("row", rows("positive"), ids=lambda r: r["text"][:40])
def test_found(row: dict[str, Any]) -> None:
    assert found(row["text"]) == row["segments"]
    fields = {k: v for s in segment(row["text"]) for k, v in s.fields.items()}
    assert fields.items() >= row.get("fields", {}).items()


@pytest.mark.parametrize("row", rows("negative"), ids=lambda r: r["text"][:40])
def test_left_alone(row: dict[str, Any]) -> None:
    assert found(row["text"]) == []
    assert strip_boilerplate(row["text"]).text == row["text"]


@pytest.mark.parametrize("row", rows("known_failures"), ids=lambda r: r["text"][:40])
@pytest.mark.xfail(strict=True, reason="known failure")
def test_known_failures(row: dict[str, Any]) -> None:
    assert found(row["text"]) == row["segments"]
