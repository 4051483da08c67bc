"""Whose office a source names that gives nobody's name: ``menteri itu``, ``Kepala Negara``, ``jaksa``."""

from __future__ import annotations

from collections.abc import Sequence

from .member import OFFICES, Member, office_of, tokens_of
from .phrases import MANY, POINTING
from .pointing import NUMBERS
from .reading import Reading
from .scene import Referent
from .words import words

__all__ = ["in_office", "is_called", "is_office"]

HEAD_OF_STATE = ("kepala", "negara")
PRESIDENTS = words("president")
COUNTS = MANY | NUMBERS
MENTIONS = 6
TITLE_REACH = 5
SHARED = ("anggota", "juru bicara", "kuasa hukum")
SMALL = frozenset(("dan", "bidang", "untuk", "di", "ke", "periode")) | POINTING


def in_office(options: Sequence[Referent], phrase: Sequence[str]) -> list[Referent]:
    """The candidates whose titles hold all words of the phrase, or who hold the office it names, or its own words."""
    wanted = [word for word in phrase if word not in POINTING]
    if not wanted:
        return []
    office = OFFICES.get(" ".join(wanted))
    holders = [c for c in options if c.member and office in c.member.offices]
    if tuple(wanted[-2:]) == HEAD_OF_STATE:
        own = [c for c in options if c.member and not PRESIDENTS.isdisjoint(tokens_of(c.member.name))]
        return [c for c in own if c in holders] or own or holders
    titled = [c for c in options if c.member and set(wanted) <= c.member.roles]
    unnamed = [c for c in options if c.member is None and _begins(tokens_of(c.name), wanted[0])]
    return titled or holders or unnamed


def is_called(r: Reading, member: Member, word: str) -> bool:
    """Whether the word opens a title right before a mention of the person (``jaksa KPK Rina Sari``)."""
    if word not in member.roles:
        return False
    for m in member.mentions[:MENTIONS]:
        k = first = r.word_at(r.entities[m].start)
        while k > max(0, first - TITLE_REACH) and r.gap(k) == " ":
            k -= 1
            if r.low[k] == word:
                return True
            if r.text[r.starts[k]].islower():
                break
    return False


def is_office(r: Reading, first: int, last: int) -> bool:
    """Whether the words are an office in capitals that one person holds (``Ketua Umum Kadin``, ``Kapolresta``)."""
    office = office_of(r.low[first:last])
    return office not in (None, *SHARED) and all(
        r.entity_at[k] >= 0 or r.text[r.starts[k]].isupper() or r.low[k] in SMALL for k in range(first, last)
    )


def _begins(tokens: tuple[str, ...], noun: str) -> bool:
    """Whether the noun heads the words, behind ``para``, ``salah seorang`` and the like."""
    k = next((k for k, word in enumerate(tokens) if word not in COUNTS or word == noun), len(tokens))
    return noun in tokens[: k + 1]
