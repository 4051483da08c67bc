"""Pairs of quotation marks and brackets in a paragraph; a mark without a partner holds nothing."""

from __future__ import annotations

import re

__all__ = ["closed_spans"]

_MARK = re.compile(r"[\"“”„«»()]|``|''|(?<![^\s(])['‘](?=\S)|(?<=[.?!,\w])['’](?!\w)")
_OPENING = {"“": '"', "„": '"', "«": '"', "``": '"', "(": "(", "‘": "'"}
_CLOSING = {"”": '"', "»": '"', "''": '"', ")": "(", "’": "'"}


def closed_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Outermost pairs in ``text[start:end]``: from the opening mark to the end of the closing one, in order."""
    open_marks: dict[str, int] = {}
    spans: list[tuple[int, int]] = []
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        kind, opens = _role(text, match.start(), match.end(), mark, open_marks, start, end)
        if opens:
            open_marks[kind] = match.start()
        elif kind in open_marks:
            begin = open_marks.pop(kind)
            while spans and spans[-1][0] >= begin:
                spans.pop()
            if not spans or begin >= spans[-1][1]:
                spans.append((begin, match.end()))
    return spans


def _role(
    text: str, left: int, right: int, mark: str, open_marks: dict[str, int], start: int, end: int
) -> tuple[str, bool]:
    """Kind of the mark, and whether it opens: by its shape, else by the white space beside it, else by what is open."""
    before = left > start and not text[left - 1].isspace() and text[left - 1] not in "(["
    after = right < end and not text[right].isspace()
    if mark in _OPENING and mark != "“":
        return _OPENING[mark], True
    if mark in _CLOSING and mark != "”":
        return _CLOSING[mark], False
    kind = "'" if mark == "'" else '"'
    if before != after:
        return kind, after
    if mark == "“":
        return kind, True
    if mark == "”":
        return kind, False
    return kind, kind not in open_marks
