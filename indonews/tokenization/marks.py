"""Pairs of quotation marks and brackets in a paragraph; a mark without a partner holds nothing."""

from __future__ import annotations

import re

__all__ = ["closed_spans"]

_MARK = re.compile(r"[\"“”„«»()'‘’`]")
_KINDS = {"(": "(", ")": "(", "'": "'", "‘": "'", "’": "'"}
_LONGEST = {'"': 2000, "'": 300, "(": 300}
_OPENING, _CLOSING = "(„«", ")»"
_BEFORE_WORD = " \t([\"“”‘'"


def closed_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Outermost pairs in ``text[start:end]``: from the opening mark to the end of the closing one, in order.

    A second opening mark of a kind drops the first, and no pair is longer than a statement can be, so that a mark
    without a partner does no harm beyond its place.
    """
    opened: dict[str, int] = {}
    spans: list[tuple[int, int]] = []
    for match in _MARK.finditer(text, start, end):
        position, mark = match.start(), match.group()
        if mark == "`":
            continue
        kind = _KINDS.get(mark, '"')
        role = _role(text, position, start, end, mark)
        if role is None:
            role = kind != "'" and kind not in opened
        if role:
            opened[kind] = position
        else:
            begin = opened.pop(kind, -1)
            if begin >= 0 and position - begin <= _LONGEST[kind]:
                while spans and spans[-1][0] >= begin:
                    spans.pop()
                if not spans or begin >= spans[-1][1]:
                    spans.append((begin, position + 1))
    return spans


def _role(text: str, position: int, start: int, end: int, mark: str) -> bool | None:
    """Whether the mark opens (True) or closes: by what stands beside it, else by its shape; None where both fail."""
    if mark in _OPENING or mark in _CLOSING:
        return mark in _OPENING
    before = position > start and text[position - 1] not in _BEFORE_WORD and not text[position - 1].isspace()
    after = position + 1 < end and not text[position + 1].isspace()
    if before != after:
        return after
    if mark in "“”":
        return mark == "“"
    return None
