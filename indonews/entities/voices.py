"""First names that a model took for a body or an ordinary word, where they speak elsewhere: ``, Selamat Karsono`` beside
``kata Selamat``.

>>> text = "Ahli gizi, Selamat Karsono, hadir. Menurut Selamat, beras cukup. Selamat pagi!"
>>> [name.text for name in with_voices(text, [Entity.of(text, 19, 26, label="PERSON")])]
['Selamat Karsono', 'Selamat']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import regex

from .capitals import RULE, is_derived, is_title, moved, new_person
from .consistency import TAKEN_FOR_PERSONS
from .joining import speaking
from .names import abbreviations, key
from .places import is_place
from .types import Entity

__all__ = ["with_voices"]

_FIRST = regex.compile(r"(?<=(?P<mark>, )|[\p{L}\p{N}] )(?P<first>\p{Lu}\p{Ll}{2,15}+)[ \xa0]$")
_PLACED = frozenset({"GPE", "ORG"})
_OFTEN = 2


def with_voices(text: str, names: Sequence[Entity]) -> list[Entity]:
    """The names in order, persons with the first name before them that speaks elsewhere, and that name where it does."""
    return _Voices(text).added(names)


class _Voices:
    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where somebody with one name speaks."""
        return [match.span("name") for match in speaking().finditer(self.text)]

    @cached_property
    def count(self) -> Counter[str]:
        return Counter(self.text[start:end] for start, end in self.spans)

    def added(self, names: Sequence[Entity]) -> list[Entity]:
        done: list[Entity] = []
        firsts: set[str] = set()
        for name in names:
            first = self._first_name(name, done) if name.label == "PERSON" else None
            if first is not None:
                while done and done[-1].end > first:
                    done.pop()
                firsts.add(self.text[first : name.start - 1])
                name = moved(self.text, name, first, name.end)
            done.append(name)
        return self._again(done, firsts) if firsts else done

    def _again(self, names: Sequence[Entity], firsts: set[str]) -> list[Entity]:
        """The names with the first names as persons, which speak or are marked as something else."""
        known = [
            replace(name, label="PERSON", rule=RULE)
            if name.text in firsts and name.label in TAKEN_FOR_PERSONS
            else name
            for name in names
        ]
        taken = {k for name in known for k in range(name.start, name.end)}
        speaking_too = (
            new_person(self.text, *span)
            for span in self.spans
            if self.text[slice(*span)] in firsts and span[0] not in taken
        )
        return sorted([*known, *speaking_too], key=lambda name: name.start)

    def _first_name(self, person: Entity, before: Sequence[Entity]) -> int | None:
        """Where the first name begins that stands before the person, behind a comma or, if it speaks often, a body."""
        match = _FIRST.search(self.text, max(0, person.start - 20), person.start)
        if match is None or not person.text[0].isupper():
            return None
        first, start = match["first"], match.start("first")
        held = before[-1] if before and before[-1].end > start else None
        alone = held is None or (held.text == first and held.label in TAKEN_FOR_PERSONS)
        outer = before[-2:-1] if held is not None else before[-1:]
        placed = bool(outer) and outer[0].end == start - 1 and outer[0].label in _PLACED
        if not alone or not (match["mark"] or placed):
            return None
        if is_title(first) or is_derived(first) or is_place(key(first)) or first in abbreviations():
            return None
        return start if self.count[first] >= (1 if match["mark"] else _OFTEN) else None
