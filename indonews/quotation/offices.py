"""Whose office a source names that gives nobody's name: ``menteri itu``, ``Kepala Negara``."""

from __future__ import annotations

from collections.abc import Sequence

from .member import OFFICES, tokens_of
from .phrases import MANY, POINTING
from .pointing import NUMBERS
from .scene import Referent
from .words import words

__all__ = ["in_office"]

HEAD_OF_STATE = ("kepala", "negara")
PRESIDENTS = words("president")
COUNTS = MANY | NUMBERS


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


def _begins(tokens: tuple[str, ...], noun: str) -> bool:
    """Whether the noun heads the words, behind ``para``, ``salah seorang`` and the like."""
    k = next((k for k, word in enumerate(tokens) if word not in COUNTS or word == noun), len(tokens))
    return noun in tokens[: k + 1]
