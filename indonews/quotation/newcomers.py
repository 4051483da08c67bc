"""Somebody whom the story brings in without a name (``seorang karyawan Bank Aman``), where ``karyawan itu`` takes him up."""

from __future__ import annotations

from collections.abc import Sequence

from .cast import Cast
from .phrases import ORIGIN, POINTING
from .reading import Reading
from .words import words

__all__ = ["newcomer"]

NAMING = words("called")
ONE_OF = frozenset(("satu", "seorang"))
SINGLE = frozenset(("seorang", "sesosok", "si"))
NAME_GAPS = frozenset((" ", ", ", " ("))
DESCRIBED = 2
REACH = 400


def newcomer(r: Reading, cast: Cast, phrase: Sequence[str], here: int) -> str | None:
    """The phrase that brought in the one whom ``phrase`` points back to at word ``here``; None where he may have a name."""
    nouns = [word for word in phrase if word not in POINTING and word != "sang"]
    size = len(nouns)
    if not nouns:
        return None
    for k in range(here - size, max(-1, here - REACH), -1):
        if r.low[k] != nouns[0] or r.low[k : k + size] != nouns or r.piece_at[k] >= 0:
            continue
        start = _start(r, k)
        if start == k and (size == 1 or r.low[k + size] in POINTING):
            continue
        end = _end(r, k + size)
        named = _is_named(r, start, end) or _names_somebody_new(cast, *r.span(end, here))
        return None if named else r.text[slice(*r.span(start, end))]
    return None


def _start(r: Reading, k: int) -> int:
    """Where the phrase with its noun at ``k`` begins: at ``salah seorang``, ``seorang mantan``; ``k`` if nobody is new."""
    for j in range(k - 1, max(-1, k - 1 - DESCRIBED), -1):
        if r.gap(j + 1) != " ":
            break
        if r.low[j] in ONE_OF and j and r.low[j - 1] == "salah":
            return j - 1
        if r.low[j] in SINGLE:
            return j
    return k


def _end(r: Reading, k: int) -> int:
    """Where the phrase ends: behind whose he is or where he is from (``pekerja | Bank Aman``, ``perempuan | asal Bima``)."""
    if k < len(r.low) and r.entity_at[k] >= 0 and r.gap(k) == " " and r.label(k) != "PERSON":
        k = r.entity_end(k)
    origin = k + 1 < len(r.low) and r.low[k] in ORIGIN and r.entity_at[k + 1] >= 0
    return r.entity_end(k + 1) if origin else k


def _is_named(r: Reading, start: int, end: int) -> bool:
    """Whether a name follows or is said of him."""
    before = start > 0 and r.label(start - 1) == "PERSON" and r.gap(start) == ", "
    if before or end >= len(r.low):
        return before
    return r.low[end] in NAMING or (r.label(end) == "PERSON" and r.gap(end) in NAME_GAPS)


def _names_somebody_new(cast: Cast, start: int, end: int) -> bool:
    """Whether a person is named for the first time in ``start:end``."""
    return any(m.label == "PERSON" and m.mentions[0] == k for k, m in cast.in_span(start, end))
