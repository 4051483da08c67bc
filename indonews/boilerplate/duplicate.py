"""Passages that were printed twice: a doubled body, a repeated lead. Refrains and formulas stay."""

from __future__ import annotations

import itertools

import regex

from .canvas import Canvas

__all__ = ["mark_duplicates"]

_START = regex.compile(r"[.!?\n][\"”'’)]{0,2}\s*+")
_KEY = 40
_MINIMUM = 200
_SENTENCE = regex.compile(r"[.!?][\"”'’)]{0,2}(?=\s|$)")


def mark_duplicates(canvas: Canvas) -> None:
    """Claims the second copy of a long passage."""
    text = canvas.text
    seen: dict[str, int] = {}
    skip = 0
    for start in itertools.chain((canvas.body_start(),), (match.end() for match in _START.finditer(text))):
        key = text[start : start + _KEY]
        first = seen.setdefault(key, start)
        if first == start or start < skip or len(set(key.split())) < 4 or canvas.claimed(start):
            continue
        length = _common(text, first, start)
        end = start + length
        if length >= _MINIMUM:
            if _varied(text, start, end):
                end = _last_sentence(text, start, end)
                if end - start >= _MINIMUM:
                    canvas.claim(start, end, "duplicate", "duplicate.passage", {"of": str(first)})
            skip = end


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
    ends = [m.end() for m in _SENTENCE.finditer(text, max(start, end - 600), end)]
    return ends[-1] if ends else end


def _varied(text: str, start: int, end: int) -> bool:
    """Whether the passage is prose: most of its words differ, as those of chants and verses do not."""
    words = text[start : min(end, start + 2000)].split()
    return len(words) >= 15 and 3 * len(set(words)) >= len(words)
