"""The same name, the same label: settles labels that differ within one article.

>>> settle([("Hiro Urakawa", "PERSON"), ("Urakawa", "GPE"), ("WBO", "ORG"), ("WBO", "ORG"), ("WBO", "GPE")])
['PERSON', 'PERSON', 'ORG', 'ORG', 'ORG']
>>> settle([("Kali Garang", "ORG"), ("Sungai Kali Garang", "LOC"), ("Gunung Wilis", "LOC"), ("Wilis", "GPE")])
['LOC', 'LOC', 'LOC', 'GPE']
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import regex

__all__ = ["TAKEN_FOR_PERSONS", "settle"]

_WORD = regex.compile(r"[\p{L}'’-]++")
_NATURAL = ("bukit ", "danau ", "gunung ", "kali ", "laut ", "pulau ", "sungai ", "tanjung ", "teluk ")
_TAKEN_FOR_NATURAL = frozenset({"ORG", "PERSON", "PRODUCT"})
TAKEN_FOR_PERSONS = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT"})


def settle(names: Sequence[tuple[str, str]]) -> list[str]:
    """The labels of an article's (name, label) pairs after a vote.

    A name that is a river's or a mountain's elsewhere (``Sungai Musi``) is its name. A word of a person's full name that
    stands alone is that person, unless it is something else far more often. Any other name has the label that it has
    most often, and where two are equally frequent each mention keeps its own.
    """
    words = [_WORD.findall(name) if label == "PERSON" else () for name, label in names]
    full = {word for found in words if len(found) > 1 for word in found}
    persons = Counter(word for found in words for word in set(found))
    others = Counter(name for name, label in names if label in TAKEN_FOR_PERSONS)
    natural = {
        name.split(" ", 1)[1]
        for name, label in names
        if label == "LOC" and name.casefold().startswith(_NATURAL)
    }

    def mended(name: str, label: str) -> str:
        if name in natural and label in _TAKEN_FOR_NATURAL:
            return "LOC"
        person = name in full and label in TAKEN_FOR_PERSONS and 2 * persons[name] >= others[name]
        return "PERSON" if person else label

    labels = [mended(name, label) for name, label in names]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, _), label in zip(names, labels, strict=True):
        votes[name.casefold()][label] += 1
    return [_winner(votes[name.casefold()], label) for (name, _), label in zip(names, labels, strict=True)]


def _winner(votes: Counter[str], own: str) -> str:
    label, count = votes.most_common(1)[0]
    return label if count > votes[own] else own
