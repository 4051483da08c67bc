"""Fixed page furniture: advertisements, share buttons, page numbers, invitations, copyright lines."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

import regex

from .. import lazy
from ..lexicon import table
from .canvas import Canvas
from .triggers import Groups, by_trigger, present
from .types import Kind

__all__ = ["mark_furniture"]


_AT_END = ("tail", "close")
_TAIL = 1000  # how far before the end of the body a marker that closes the text is looked for


_TEASER = 110
_NEXT_PAGE = lazy.pattern(
    r"(?i:halaman (?:selanjutnya|berikut(?:nya| ini)?|sebelah|kedua))(?:\s?(?:\.{2,5}|…|>{1,6}|:(?=\s*$|\s*\n|\s{3}))|\.?(?=\s*$|\s*\n|\s?\(\p{Ll})|\.(?=\s?\p{Lu}))"
)
_SENTENCE_END = lazy.pattern(
    r"[.!?][\"”]?|\n|:(?=\s)|(?<=[\p{Ll}\d])(?=(?:Lanjut|Berlanjut|Bersambung|Selengkapnya|Simak|Baca|Klik)\b)|\s(?=(?:Lanjut|Berlanjut|Bersambung|Selengkapnya) (?:ke|di) )"
)
_QUOTE = lazy.pattern(r"[\"“”]")


class _Marker(NamedTuple):
    kind: Kind
    rule: str
    where: str
    trigger: str
    pattern: regex.Pattern[str]


@cache
def _markers(lines: bool) -> Groups[_Marker]:
    """The rows of the table; without those that need a line of their own if the text has no ``lines``."""
    rows = [
        _Marker(
            cast(Kind, row["kind"]),
            row["rule"],
            row["where"],
            row["trigger"].replace("\\n", "\n"),
            lazy.pattern(row["pattern"]),
        )
        for row in table("boilerplate_markers")
    ]
    return by_trigger([row for row in rows if lines or row.where != "line"])


def mark_furniture(canvas: Canvas) -> None:
    """Claims every marker of the table; those that only count at the end of the text come last."""
    _mark_next_page(canvas)
    possible = present(_markers(lines="\n" in canvas.text.strip()), canvas.places)
    late = [marker for marker in possible if marker.where in _AT_END]
    for marker in possible:
        if marker.where not in _AT_END:
            _mark(canvas, marker)
    while any(_mark(canvas, marker) for marker in late):
        pass


def _mark_next_page(canvas: Canvas) -> None:
    """Claims the sentence that sends the reader to the next page."""
    text = canvas.text
    for position in canvas.hits("halaman "):
        towards = canvas.lower[max(0, position - 5) : position].endswith(("di ", "ke ", "klik ", "pada "))
        if match := _NEXT_PAGE.match(text, position) if towards else None:
            ends = [m.end() for m in _SENTENCE_END.finditer(text, max(0, position - _TEASER), position)]
            start = canvas.skip_space(ends[-1]) if ends else 0 if position <= _TEASER else -1
            if start >= 0 and not _QUOTE.search(text, start, position):
                canvas.claim(start, match.end(), "widget", "widget.next_page")


def _mark(canvas: Canvas, marker: _Marker) -> bool:
    text, found = canvas.text, False
    tail = canvas.body_end() if marker.where in _AT_END else 0
    for position in canvas.hits(marker.trigger, max(0, tail - _TAIL)):
        match = marker.pattern.match(text, position) if _may_start(canvas, marker, position) else None
        if match and match.end() >= tail and (marker.where != "line" or canvas.ends_line(match.end())):
            found |= canvas.claim(position, match.end(), marker.kind, marker.rule)
    return found


def _may_start(canvas: Canvas, marker: _Marker, position: int) -> bool:
    if marker.where in ("any", "tail"):
        return not (canvas.word_before(position) and canvas.text[position].islower())
    if marker.where == "line":
        return canvas.opens_line(position)
    return canvas.after_break(position)
