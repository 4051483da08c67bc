"""Capitalised words: which are ordinary words or titles, which may be names; and the names that are mended by them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

import regex

from .. import models
from ..lexicon import column
from .names import words_of
from .role_phrases import first_words
from .types import Entity

__all__ = [
    "ANY_WORD",
    "RULE",
    "WORD",
    "is_common",
    "is_derived",
    "is_known",
    "is_title",
    "is_unknown",
    "is_verb",
    "is_word",
    "moved",
    "new_person",
]

WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]*+")
ANY_WORD = regex.compile(r"[\p{L}-]++")
_VERB = regex.compile(r"(?:me[mnlrwy]|ber|di|ter)\p{Ll}{5,}+")
"""``Bergoglio`` and ``Terenzio`` look like verbs and are not words of the corpus."""
_SHORTEST_VERB = 7
_DERIVED = regex.compile(r"\p{L}+nya|sepe\p{L}{4,}|(?:pe|ke)\p{L}{3,}an|(?:ter|ber|me[mnlrwy])\p{L}{4,}")
RULE = "model+article"


@cache
def _written() -> frozenset[str]:
    return frozenset(models.words())


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word in models.words() if word.islower())


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for word in column("tokenization_words", "form") if _VERB.fullmatch(word))


@cache
def _titles() -> frozenset[str]:
    classes = ("honorific", "degree", "outer_honorific", "style")
    return first_words().union(*map(words_of, classes))


def is_common(word: str) -> bool:
    """Whether the word is frequent in small letters."""
    return word in _common()


def is_known(word: str) -> bool:
    """Whether the word is frequent as it is written."""
    return word in _written()


def is_title(word: str) -> bool:
    """Whether the word is an honorific, a degree or the first word of a role."""
    return word.casefold() in _titles()


def is_word(capitalised: str) -> bool:
    """Whether a capitalised word is an ordinary word, a verb or a title."""
    low = capitalised.casefold()
    return is_common(low) or is_title(low) or is_verb(low)


def is_unknown(word: str) -> bool:
    """Whether a word with one capital is on no list, nor looks like a derived word: most such words are names."""
    low = word.casefold()
    return (
        word.istitle()
        and word.isalpha()
        and word not in _written()
        and not is_word(word)
        and not is_derived(low)
        and not _ends_in_verb(low)
    )


def is_derived(word: str) -> bool:
    """Whether the word looks like a derived one."""
    return _DERIVED.fullmatch(word.casefold()) is not None


@lru_cache(maxsize=4096)
def _ends_in_verb(word: str) -> bool:
    """Whether a verb is glued to the end of the word (``polisimenetapkan``)."""
    return any(is_verb(word[cut:]) for cut in range(3, len(word) - _SHORTEST_VERB + 1))


def is_verb(word: str) -> bool:
    """Whether the word is a verb by its prefix, which scraping may have glued to a name."""
    return word in _verbs()


def new_person(text: str, start: int, end: int) -> Entity:
    """A person that the model did not mark."""
    return Entity(start, end, text[start:end], "PERSON", text[start:end], rule=RULE)


def moved(text: str, name: Entity, start: int, end: int) -> Entity:
    """The name with other ends."""
    if (start, end) == (name.start, name.end):
        return name
    return replace(name, start=start, end=end, text=text[start:end], name=text[start:end], rule=RULE)
