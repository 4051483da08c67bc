"""The first name before a surname that a model marked alone: ``CEO Rin-Ka Sanu``, ``Ketua Harian Perkasa Dilan Sanu``.

>>> text = "Ketua Perkasa, Dilan Sanu (43), hadir."
>>> first_name_at(text, Entity.of(text, 21, 25, label="PERSON"), None)
15
>>> text = "Kata Brigjen Pol Bintang Dilan Sanu, warga tenang."
>>> behind_rank(text, 31)
17
"""

from __future__ import annotations

import regex

from ..lexicon import table
from .capitals import is_common, is_derived, is_title, is_word
from .names import abbreviations, key, words_of
from .places import is_place
from .types import Entity

__all__ = ["behind_rank", "first_name_at"]

_FIRST = regex.compile(
    r"(?<![\p{L}\p{N}.@#/-])(?P<first>\p{Lu}\p{Ll}++(?:['’-]\p{L}\p{Ll}++)?+)"
    r"(?P<small> (?:van (?:der|den|de)|van|von|de|da|dos|el|al|bin))?+[ \xa0]$"
)
_BEHIND_MARK = regex.compile(r"(?:[\p{L}\p{N})], ?|\) {1,2}|\s[–-] )$")
_CAPITALISED = regex.compile(r"(?:\b\p{Lu}[\p{L}&-]*+ {1,2}){1,6}$")
_PLACED = frozenset({"GPE", "ORG"})
_RANKS = "|".join(sorted(row["head"] for row in table("roles") if row["kind"] == "rank"))
_AMONG_RANKS = words_of("corps") | words_of("rank") | words_of("honorific") | words_of("outer_honorific")
_PART = rf"(?i:{'|'.join(sorted(_AMONG_RANKS))})\b\.?"
_RANKED = regex.compile(
    rf"(?<!\p{{Lu}}\p{{Ll}}{{1,20}} (?=[Jj]enderal))\b(?i:{_RANKS})\b(?: {_PART}| \(Purn\.?\))*+ "
    rf"(?P<first>(?:(?!{_PART})\p{{Lu}}\p{{Ll}}++ ){{1,3}}+)$"
)
_OF_TITLES = words_of("corps") | words_of("role")


def first_name_at(text: str, name: Entity, held: Entity | None) -> int | None:
    """Where the first name begins that stands unmarked before the surname ``name``: behind a title, the body or place
    of a title, or a mark. ``held``: the name marked before it, which may be the first name taken for a place."""
    match = _FIRST.search(text, max(0, name.start - 40), name.start)
    if match is None or not name.text.istitle() or is_common(name.text.casefold()):
        return None
    start, first = match.span("first")[0], match["first"]
    if (
        is_word(first)
        or is_derived(first)
        or is_place(key(first))
        or first in abbreviations()
        or first.casefold() in _OF_TITLES
    ):
        return None
    if held is not None and held.end > start:
        return (
            start
            if held.label == "GPE" and held.text == first and _BEHIND_MARK.search(text, start - 4, start)
            else None
        )
    if match["small"] or _BEHIND_MARK.search(text, max(0, start - 4), start):
        return start
    if held is not None and held.end == start - 1:
        return start if held.label in _PLACED else None
    before = _CAPITALISED.search(text, max(held.end if held else 0, start - 80), start)
    return start if before and any(map(is_title, before[0].split())) else None


def behind_rank(text: str, start: int) -> int | None:
    """Where the words between a rank and ``start`` begin: first names, be they ordinary words (``AKBP Bintang Sanu``)."""
    match = _RANKED.search(text, max(0, start - 80), start)
    return match.start("first") if match else None
