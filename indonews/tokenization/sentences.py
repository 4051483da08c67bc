"""Sentence boundaries: lines first, then full stops, question and exclamation marks outside closed marks."""

from __future__ import annotations

import re
from bisect import bisect_right

from ..lexicon import table
from .marks import closed_spans
from .types import Sentence

__all__ = ["sentences_of"]

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_STOP = re.compile(r"[.?!…]+[\"“”’')\]»]*(?=\s+[^\s.,;:)]|[\"“(]?[A-Z][a-z])")
_BEFORE = re.compile(r"[^\s(\"“”‘']*\Z")
_FOLLOW = {row["form"]: row["follow"] for row in table("abbreviations")}
_CONTINUES = re.compile(r"[a-z,;:.)\]–—-]")
_ENDS = re.compile(r"[.?!…:;][\"“”’')\]»]*\Z")


def sentences_of(text: str) -> list[Sentence]:
    """Sentences of ``text``: what ``split_sentences`` returns."""
    sentences: list[Sentence] = []
    for start, end in _paragraphs(text):
        begin = start
        for cut in [*_cuts(text, start, end), end]:
            left, right = _trim(text, begin, cut)
            if left < right:
                sentences.append(Sentence(left, right, text[left:right]))
            begin = cut
    return sentences


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Lines with something on them, joined where one runs on in the next."""
    spans: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if spans and _runs_on(text, spans[-1], (start, end)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _runs_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    if text.count("\n", before[1], after[0]) > 1:
        return False
    left, right = text[before[0] : before[1]].rstrip(), text[after[0] : after[1]].lstrip()
    return not _ENDS.search(left[-6:]) and bool(_CONTINUES.match(right) or left[-1] in "(,–—")


def _cuts(text: str, start: int, end: int) -> list[int]:
    closed = closed_spans(text, start, end)
    starts = [s for s, _ in closed]
    cuts = []
    for match in _STOP.finditer(text, start, end):
        k = bisect_right(starts, match.start()) - 1
        if k >= 0 and match.end() < closed[k][1]:
            continue
        if _ends_sentence(text, start, match.start(), match.end(), end):
            cuts.append(match.end())
    return cuts


def _ends_sentence(text: str, start: int, stop: int, after: int, end: int) -> bool:
    following = text[after : min(end, after + 40)].lstrip()
    if not following or following[0].islower():
        return False
    if text[stop] != "." or after - stop > 1:
        return True
    found = _BEFORE.search(text[max(start, stop - 24) : stop])
    word = found.group() if found else ""
    if (len(word) == 1 and word.isupper()) or _FOLLOW.get(word) == "name":
        return False
    if word.isdigit() and len(word) < 3 and not text[start : stop - len(word)].strip():
        return False
    return not ("." in word and word[-1:].isupper() and len(word) < 6)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    stripped = piece.lstrip()
    start += len(piece) - len(stripped)
    return start, start + len(stripped.rstrip())
