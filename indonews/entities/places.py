"""One canonical name and, where it is sure, a code for the forms of a place's name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..lexicon import table
from .names import Key, key

__all__ = ["Place", "is_place", "place"]


@dataclass(frozen=True, slots=True)
class Place:
    """``code``: ISO 3166-1 of a country, the Ministry of Home Affairs' code of an Indonesian province or regency."""

    canonical: str
    code: str | None
    kind: str


@cache
def _places() -> dict[Key, Place]:
    return {
        key(row["name"]): Place(row["canonical"], row["code"] or None, row["kind"]) for row in table("places")
    }


def place(name: str) -> Place | None:
    """The place of this name, or None.

    >>> place("AS"), place("Kota Mana")
    (Place(canonical='Amerika Serikat', code='US', kind='country'), None)
    """
    return _places().get(key(name))


def is_place(words: Key) -> bool:
    """Whether the words of a key name a place of the table."""
    return words in _places()
