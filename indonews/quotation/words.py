"""The word classes and reporting words that attribution knows, from the lexicon tables."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from ..lexicon import table

__all__ = ["BROADCASTS", "CUES", "RELAYS", "SPOKEN", "Form", "Slot", "matches_phrase", "words"]

Slot = Literal["bare", "active", "passive", "prep", "relay", "light"]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a reporting word: its lemma, class and slot."""

    lemma: str
    cls: str
    slot: Slot


def _forms() -> dict[str, Form]:
    forms: dict[str, Form] = {}
    slots: tuple[Slot, ...] = ("bare", "active", "passive", "prep")
    for slot in slots:
        for row in table("cues"):
            for form in row[slot].split():
                forms.setdefault(form, Form(row["lemma"], row["cls"], slot))
    return forms


def _classes() -> dict[str, frozenset[str]]:
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for row in table("quotation_words"):
        classes[row["class"]].add(row["word"])
    return {name: frozenset(members) for name, members in classes.items()}


CUES = _forms()
SPOKEN = {form for row in table("cues") for form in row["bare"].split() if form in row["active"].split()}
RELAYS = frozenset(row["form"] for row in table("relays") if row["slot"] == "after")
BROADCASTS = frozenset(row["form"] for row in table("relays") if row["slot"] == "outlet")
_CLASSES = _classes()


def words(name: str) -> frozenset[str]:
    """The members of a word class, phrases included."""
    return _CLASSES[name]


def _by_first(name: str) -> dict[str, list[tuple[str, ...]]]:
    index: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(_CLASSES[name], key=len, reverse=True):
        parts = tuple(phrase.split())
        index[parts[0]].append(parts)
    return dict(index)


_INDEX = {name: _by_first(name) for name in _CLASSES}


def matches_phrase(name: str, low: list[str], k: int) -> int:
    """How many words from ``k`` on make a phrase of the class (the longest one), 0 if none."""
    for parts in _INDEX[name].get(low[k], ()):
        if tuple(low[k : k + len(parts)]) == parts:
            return len(parts)
    return 0
