"""Annotated articles as ``read`` sees them: without their boilerplate, entities moved along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from indonews.spans import Edit, OffsetMap

Row = dict[str, Any]
KEPT_BOILERPLATE = frozenset({"title"})


def read_rows(path: Path) -> list[Row]:
    """The articles of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def clean(row: Row) -> tuple[str, list[tuple[int, int, str]]]:
    """Text and entities of an article without its annotated boilerplate and the names in it; headlines stay."""
    text = row["text"]
    edits = [
        Edit(start, end, text[start:end], _gap(text, start, end))
        for start, end, kind in row.get("boilerplate", ())
        if kind not in KEPT_BOILERPLATE
    ]
    body, offsets = OffsetMap.apply(text, edits)
    return body, [
        (offsets.to_clean(start), offsets.to_clean(end - 1) + 1, label)
        for start, end, label in row["entities"]
        if not any(edit.start <= start and end <= edit.end for edit in edits)
    ]


def _gap(text: str, start: int, end: int) -> str:
    if start == 0 or end >= len(text) or text[start - 1].isspace() or text[end].isspace():
        return ""
    return "\n" if "\n" in text[start:end] else " "
