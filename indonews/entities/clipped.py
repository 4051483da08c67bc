"""Names on pages that lost their commas with the letter before each (``kata Seno. Rabu`` for ``kata Senot, Rabu``).

>>> text = "Menurut Seno. itu waja. kata Senot Harjo. Warga tida. setuju. Timnas Bali F. Senot diam, kata Senot."
>>> people = [Entity.of(text, *m.span(), label="PERSON") for m in regex.finditer(r"(?:F. )?Seno\\w*( Harjo)?", text)]
>>> [name.name for name in with_whole_names(text, people)]
['Senot', 'Senot Harjo', 'Senot', 'Senot']
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

import regex

from .capitals import RULE
from .consistency import TAKEN_FOR_PERSONS
from .types import Entity

__all__ = ["as_clipped_persons", "with_whole_names"]

_LOST_COMMA = regex.compile(r"(?<=[\p{L}\d)])\. (?=\p{Ll})")
_DOTTED = 3
"""So many full stops before a small letter are commas that the page lost."""
_ENDS = regex.compile(r"\. ")
_OF_ABBREVIATION = regex.compile(r"(?P<letter>\p{Lu}\. )(?P<name>\p{Lu}.*)")
"""``F. Senot``: no initial, but the rest of an abbreviation (``Bali FC, Senot``)."""
_CAPITALISED = regex.compile(r"\p{Lu}\p{L}*+ $")


def with_whole_names(text: str, names: Sequence[Entity]) -> list[Entity]:
    """The names, in ``name`` the form that each would have if the page had lost no letter; else their own text.

    A letter is given back where another name of the same label has the word with it.
    """
    if not _lost_commas(text):
        return [name if name.name == name.text else replace(name, name=name.text) for name in names]
    words = {
        label: _by_beginning(text, [n for n in names if n.label == label])
        for label in {n.label for n in names}
    }
    forms = Counter(name.text for name in names)
    return [replace(name, name=_whole(text, name, words[name.label], forms)) for name in names]


def as_clipped_persons(text: str, names: Sequence[Entity]) -> list[Entity]:
    """The names, those of one word that is a person's but for its lost letter as persons."""
    if not _lost_commas(text):
        return list(names)
    words = _by_beginning(text, [name for name in names if name.label == "PERSON"])
    return [
        replace(name, label="PERSON", rule=RULE)
        if name.label in TAKEN_FOR_PERSONS and name.text in words and _ENDS.match(text, name.end)
        else name
        for name in names
    ]


def _lost_commas(text: str) -> bool:
    return len(list(islice(_LOST_COMMA.finditer(text), _DOTTED))) == _DOTTED


def _by_beginning(text: str, names: Iterable[Entity]) -> dict[str, str]:
    """The commonest word of the names for each beginning that lacks its last letter and is no last word of a name itself."""
    last = {name.text.split()[-1] for name in names if not _ENDS.match(text, name.end)}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        for word in name.text.split():
            found[word[:-1]][word] += 1
    return {
        start: words.most_common(1)[0][0] for start, words in found.items() if start and start not in last
    }


def _whole(text: str, name: Entity, words: Mapping[str, str], forms: Mapping[str, int]) -> str:
    held = _OF_ABBREVIATION.fullmatch(name.text) if name.label == "PERSON" else None
    once = held is not None and forms[name.text] == 1 and forms[held["name"]] > 0
    if held is not None and once and _CAPITALISED.search(text, max(0, name.start - 30), name.start):
        return held["name"]
    rest, space, last = name.text.rpartition(" ")
    if last in words and _ENDS.match(text, name.end):
        return f"{rest}{space}{words[last]}"
    return name.text
