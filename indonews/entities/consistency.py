"""The same name, the same label: settles labels that differ within one article.

>>> settle([("Hiro Urakawa", "PERSON"), ("Urakawa", "GPE"), ("WBO", "ORG"), ("WBO", "ORG"), ("WBO", "GPE")])
['PERSON', 'PERSON', 'ORG', 'ORG', 'ORG']
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import regex

__all__ = ["settle"]

_WORD = regex.compile(r"[\p{L}'’-]++")
_TAKEN_FOR_PERSONS = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT"})


def settle(names: Sequence[tuple[str, str]]) -> list[str]:
    """The labels of an article's (name, label) pairs after a vote.

    A word of a person's full name that stands alone is that person; else the label that a name has most often wins,
    and where two are equally frequent each mention keeps its own.
    """
    parts = {word for name, label in names if label == "PERSON" for word in _words(name)}
    labels = ["PERSON" if label in _TAKEN_FOR_PERSONS and name in parts else label for name, label in names]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, _), label in zip(names, labels, strict=True):
        votes[name.casefold()][label] += 1
    return [_winner(votes[name.casefold()], label) for (name, _), label in zip(names, labels, strict=True)]


def _words(name: str) -> list[str]:
    words: list[str] = _WORD.findall(name)
    return words if len(words) > 1 else []


def _winner(votes: Counter[str], own: str) -> str:
    label, count = votes.most_common(1)[0]
    return label if count > votes[own] else own
