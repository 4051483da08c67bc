"""Passages that were printed twice: a doubled body, a repeated lead. Refrains and formulas stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from .canvas import Canvas

__all__ = ["mark_duplicates"]

_START = re.compile(r"[.!?\n][\"”'’)]{0,2}\s*")
_KEY = 40
_MINIMUM = 200  # characters of a passage that repeats
_WHOLE = 120  # of one that ends where a sentence ends, as its first copy does
_REACH = 2000  # how far from an edit a passage may start whose length it changes
_FARTHEST = 20_000  # what comes again farther away is no repeat within one article
_ADJACENT = 60  # of one that is printed twice in a row
_SENTENCE = regex.compile(r"[.!?][\"”'’)]{0,2}(?=\s|$)")
_CUT_SHORT = regex.compile(
    r"[^\p{L}\n.!?]{0,8}[.!?](?=\s|$)"
)  # the copies part in a date that one of them shortens
_WHOLE_SENTENCE = regex.compile(r"\p{Ll}{3}[\"”'’)]{0,2}[.!?][\"”'’)]{0,2}$")
_DOMAIN = regex.compile(r"[\w.-]{2,30}\.$")


def mark_duplicates(canvas: Canvas) -> None:
    """Claims the second copy of a long passage."""
    text = canvas.text
    seen: dict[str, list[int]] = {}
    skip = 0
    for start in _starts(canvas):
        if _in_teaser(canvas, start):
            continue
        key = text[start : start + _KEY]
        copies = seen.get(key)
        if copies is None:
            seen[key] = [start]
            continue
        while copies and start - copies[0] > _FARTHEST:
            copies.pop(0)
        copies.append(start)
        first = copies[0]
        if first == start or start < skip or len(set(key.split())) < 4 or canvas.claimed(start):
            continue
        length = _common(text, first, start)
        end = start + length
        if length >= _ADJACENT:
            if _varied(text, start, end):
                whole = _last_sentence(text, start, end)
                if whole - start >= _least(text, first, start, whole):
                    start -= _left_of_domain(text, first, start)
                    canvas.claim(start, whole, "duplicate", "duplicate.passage", {"of": str(first)})
            skip = end


def _starts(canvas: Canvas) -> Iterator[int]:
    """Where a passage may start: at sentences and lines, as far from what is looked at as a repeat may stand."""
    for begin, end in canvas.stretches(_FARTHEST + _REACH):
        if begin == 0:
            yield canvas.body_start()
        for match in _START.finditer(canvas.text, begin, end):
            yield match.end()


def _in_teaser(canvas: Canvas, position: int) -> bool:
    """Whether the place is in a teaser, itself the copy of what follows it."""
    claim = canvas.claim_before(position + 1)
    return claim is not None and claim.kind == "duplicate" and position < claim.end


def _least(text: str, first: int, second: int, end: int) -> int:
    """How long the copy that ends at ``end`` must be to count as one."""
    gap = text[first + end - second : second]
    if not gap.strip():
        return _ADJACENT
    copy = text[second:end].rstrip()
    figures = sum(map(str.isdigit, copy))
    whole = _WHOLE_SENTENCE.search(copy, len(copy) - 8)
    return _WHOLE if whole and "\n" not in copy and 10 * figures < len(copy) else _MINIMUM


def _left_of_domain(text: str, first: int, second: int) -> int:
    """Length of the first half of a web domain that both copies start behind: ``Liputan6.`` of ``Liputan6.com``."""
    match = _DOMAIN.search(text, max(0, second - 32), second)
    half = match[0] if match and text[second].islower() else ""
    return len(half) if half and text[:first].endswith(half) else 0


def _common(text: str, first: int, second: int) -> int:
    """Length of the equal passages at both places; the first may not run into the second."""
    limit = min(second - first, len(text) - second)
    length = 0
    step = 4096
    while (
        length < limit
        and text[first + length : first + min(length + step, limit)]
        == text[second + length : second + min(length + step, limit)]
    ):
        length = min(length + step, limit)
    while length < limit and text[first + length] == text[second + length]:
        length += 1
    return length


def _last_sentence(text: str, start: int, end: int) -> int:
    if end >= len(text) or (text[end : end + 1].isspace() and text[end - 1] in ".!?\"”'’)"):
        return end
    if closed := _CUT_SHORT.match(text, end):
        return closed.end()
    ends = [m.end() for m in _SENTENCE.finditer(text, max(start, end - 600), end)]
    return ends[-1] if ends else end


def _varied(text: str, start: int, end: int) -> bool:
    """Whether the passage is prose: most of its words differ, as those of chants and verses do not."""
    words = text[start : min(end, start + 2000)].split()
    return len(words) >= 8 and 3 * len(set(words)) >= len(words)
