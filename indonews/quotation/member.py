"""One actor of an article: his fullest name, his mentions and titles; the words, offices and short forms of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from ..lexicon import table

__all__ = ["OFFICES", "Member", "bracketed", "office_of", "shortens", "tokens_of"]

TOKEN = regex.compile(r"[^\W_]+")
OFFICES = {row["head"]: row["group"] for row in table("roles") if row["kind"] == "office"}
"""The offices of persons: their heads as one string of words, with the name that all spellings share."""
BRACKETED = regex.compile(r"\(([^\W\d_]{2,12})\)")


@lru_cache(maxsize=8192)
def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case."""
    return tuple(TOKEN.findall(name.lower()))


def bracketed(name: str) -> list[str]:
    """The abbreviations in brackets inside a name, in lower case."""
    return [short.lower() for short in BRACKETED.findall(name)]


def shortens(short: str, name: str) -> bool:
    """Whether ``Komnas HAM`` or ``BMKG`` may be the short form of a name by its first letters."""
    words, parts = tokens_of(name), tokens_of(short)
    if not words or not parts or len(short) >= len(name):
        return False
    letters = iter("".join(word[0] for word in words))
    initials = len(parts) == 1 and all(letter in letters for letter in parts[0])
    return initials or (len(words) > len(parts) and parts[0][:3] == words[0][:3])


@dataclass(slots=True, eq=False)
class Member:
    """One actor: its fullest name, the entities that mention it, the words of the roles it was given, and whether the
    caller gave it, who tells it from the others."""

    name: str
    label: str
    mentions: list[int] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    role_starts: list[int] = field(default_factory=list)
    given: bool = False

    def add_title(self, title: tuple[str, ...]) -> None:
        """The article calls the member so: ``menteri perhubungan``."""
        self.roles.update(title)
        office = office_of(title)
        if office:
            self.offices.add(office)


def office_of(title: Sequence[str]) -> str | None:
    """The office that a title begins with, whichever way it is written (``menhub``, ``menteri perhubungan ri``)."""
    for size in range(min(5, len(title)), 0, -1):
        office = OFFICES.get(" ".join(title[:size]))
        if office:
            return office
    return None
