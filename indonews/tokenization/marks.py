"""Pairs of quotation marks and brackets in a paragraph; a mark without a partner holds nothing."""

from __future__ import annotations

import re

__all__ = ["closed_spans"]

_MARK = re.compile(r"[\"“”„«»()'‘’]|&(?:amp;)?(?:[lr]dquo|quot);|‚Ä[úù]")
_KINDS = {"(": "(", ")": "(", "'": "'", "‘": "'", "’": "'"}
_SHAPES = {"&ldquo;": "“", "&rdquo;": "”", "&quot;": '"', "‚Äú": "“", "‚Äù": "”"}
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
        mark = match.group()
        if len(mark) > 1:
            mark = _SHAPES[mark.replace("amp;", "")]
        kind = _KINDS.get(mark, '"')
        opens = _opens(text, match.start(), match.end(), start, end, mark)
        if opens is None:
            opens = kind != "'" and kind not in opened
        if opens:
            opened[kind] = match.start()
            continue
        begin = opened.pop(kind, -1)
        if begin >= 0 and match.start() - begin <= _LONGEST[kind]:
            while spans and spans[-1][0] >= begin:
                spans.pop()
            if not spans or begin >= spans[-1][1]:
                spans.append((begin, match.end()))
    return spans


def _opens(text: str, left: int, right: int, start: int, end: int, mark: str) -> bool | None:
    """Whether the mark opens or closes: by what stands beside it, else by its shape; None where both fail."""
    if mark in _OPENING or mark in _CLOSING:
        return mark in _OPENING
    before = left > start and text[left - 1] not in _BEFORE_WORD and not text[left - 1].isspace()
    after = right < end and not text[right].isspace()
    if before != after:
        return after
    return mark == "“" if mark in "“”" else None
