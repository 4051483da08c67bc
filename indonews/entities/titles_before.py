"""Titles, ranks and roles that stand before a place in the text, most often before a name.

>>> text = "Menurut pakar politik dari Karsatek, Direktur Pemasaran Karsatek hadir."
>>> [(behind_role(text, start), behind_title(text, start)) for start in (27, 56)]
[(True, False), (True, True)]
"""

from __future__ import annotations

from functools import cache

import regex

from ..lexicon import table
from .capitals import ANY_WORD, WORD
from .names import words_of
from .role_phrases import first_words

__all__ = ["behind_rank", "behind_role", "behind_title", "closely_behind_title"]

_CLAUSE_END = regex.compile(r"[.!?:;,\n\"“”]")
_WITHIN = frozenset({"dari", "di", "pada", "asal"})


@cache
def _roles() -> frozenset[str]:
    """Roles that somebody has in a body."""
    return frozenset(row["head"] for row in table("roles") if row["kind"] in ("office", "work"))


def closely_behind_title(text: str, start: int) -> bool:
    """Whether a title stands among the few words before ``start``, behind which at most one is in small letters."""
    words = ANY_WORD.findall(text[max(0, start - 60) : start])[-4:]
    heads = [k for k, word in enumerate(words) if word.casefold() in first_words()]
    return bool(heads) and sum(map(str.islower, words[heads[0] + 1 :])) < 2


def behind_rank(text: str, start: int) -> bool:
    """Whether an honorific or a rank stands right before ``start``."""
    before = WORD.findall(text[max(0, start - 30) : start])
    return text[start - 1 : start] == " " and bool(before) and before[-1].casefold() in words_of("honorific")


def behind_role(text: str, start: int) -> bool:
    """Whether a title stands before ``start``, or a role in small letters (``pakar politik dari``)."""
    words = ANY_WORD.findall(_CLAUSE_END.split(text[max(0, start - 60) : start])[-1])
    if words[-1:] and words[-1] in _WITHIN:
        words.pop()
    return behind_title(text, start) or not _roles().isdisjoint(words[-2:])


def behind_title(text: str, start: int) -> bool:
    """Whether one of the last capitalised words before ``start``, most often of its clause, begins a title."""
    before = text[max(0, start - 80) : start]
    clause = WORD.findall(_CLAUSE_END.split(before)[-1])
    near = WORD.findall(before[-60:])[-3:] + clause[-6:]
    return before[-1:] == " " and any(word.casefold() in first_words() for word in near)
