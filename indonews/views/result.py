"""View of any single result: its text and its fields."""

from __future__ import annotations

import json
from typing import Any

from ..spans import plain
from .shell import esc, shell, tag

__all__ = ["result_html"]


def result_html(result: Any) -> str:
    """A result object as a small table: its type, its text, and the fields that are set."""
    values = plain(result)
    text = values.pop("text", None)
    rows = "".join(
        tag("tr", tag("th", esc(key)) + tag("td", esc(_short(value)))) for key, value in values.items()
    )
    words = tag("div", esc(text), class_="in-text", lang="id") if text else ""
    return shell(tag("h4", esc(type(result).__name__)), words, tag("table", rows, class_="in-fields"))


def _short(value: object) -> str:
    """A plain value on one line; spans as their text and place."""
    if isinstance(value, dict) and {"start", "end", "text"} <= value.keys():
        return f"{value['text']} ({value['start']}-{value['end']})"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_short(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_short, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
