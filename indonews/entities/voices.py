"""First names and surnames that a model took for a body, a place or an ordinary word, where they speak elsewhere:
``, Selamat Karsono`` beside ``kata Selamat``, ``, Dina Fiat`` beside ``kata Fiat``.

>>> text = "Ahli gizi, Selamat Karsono, hadir. Menurut Selamat, beras cukup. Selamat pagi!"
>>> [name.text for name in with_voices(Heard(text), [Entity.of(text, 19, 26, label="PERSON")])]
['Selamat Karsono', 'Selamat']
>>> text = "Seorang petani, Dina Fiat, hadir. Menurut Fiat, beras cukup."
>>> [name.text for name in with_voices(Heard(text), [Entity.of(text, 21, 25, label="ORG"), Entity.of(text, 42, 46, label="ORG")])]
['Dina Fiat', 'Fiat']
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import regex

from .capitals import RULE, is_derived, is_title, is_unknown, is_word, moved, new_person
from .consistency import TAKEN_FOR_PERSONS
from .heard import Heard
from .names import abbreviations, key
from .places import is_place
from .types import Entity

__all__ = ["with_voices"]

_FIRST = regex.compile(r"(?<=(?P<mark>, )|[\p{L}\p{N}] )(?P<first>\p{Lu}\p{Ll}{2,15}+)[ \xa0]$")
_FIRST_OF_SURNAME = regex.compile(
    r"(?<![\p{L}\p{N}.@#/'’-])(?:(?<=(?P<mark>, ))|(?<=(?P<before>\p{L}{1,20}+) ))?+(?P<first>\p{Lu}\p{Ll}{1,15}+|\p{Lu}{2}) $"
)
_EXPLAINED = regex.compile(r", \p{Ll}")
_PLACED = frozenset({"GPE", "ORG"})
_OFTEN = 2


def with_voices(heard: Heard, names: Sequence[Entity]) -> list[Entity]:
    """The names in order, persons with the first name before them that speaks elsewhere or before the surname that does,
    and that name where it does."""
    return _Voices(heard, {name.text for name in names if name.label == "PERSON"}).added(names)


class _Voices:
    def __init__(self, heard: Heard, persons: Collection[str]) -> None:
        self.text = heard.text
        self.heard = heard
        self.persons = persons

    def added(self, names: Sequence[Entity]) -> list[Entity]:
        done: list[Entity] = []
        called = {word for person in self.persons if (word := self._surname(person))}
        for name in names:
            person = name.label == "PERSON"
            first = self._first_name(name, done) if person else self._before_surname(name, done)
            if first is not None:
                while done and done[-1].end > first:
                    done.pop()
                called.add(self.text[first : name.start - 1] if person else name.text)
                name = replace(moved(self.text, name, first, name.end), label="PERSON")
            done.append(name)
        return self._again(done, called) if called else done

    def _again(self, names: Sequence[Entity], called: set[str]) -> list[Entity]:
        """The names with those words as persons by which somebody is called, which speak or are marked as something else."""
        known = [
            replace(name, label="PERSON", rule=RULE)
            if name.text in called and name.label in TAKEN_FOR_PERSONS
            else name
            for name in names
        ]
        taken = {k for name in known for k in range(name.start, name.end)}
        speaking_too = (
            new_person(self.text, *span)
            for span in self.heard.spans
            if self.text[slice(*span)] in called and span[0] not in taken
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
        return start if self.heard.times(first) >= (1 if match["mark"] else _OFTEN) else None

    def _surname(self, person: str) -> str | None:
        """The last word of a full name, if it speaks often and is no known place or body."""
        last = person.rpartition(" ")[2]
        often = last != person and self.heard.times(last) >= _OFTEN
        return last if often and not is_place(key(last)) and last not in abbreviations() else None

    def _before_surname(self, name: Entity, before: Sequence[Entity]) -> int | None:
        """Where the first name begins before what was taken for a body or place: a word on no list, behind a comma or title
        or explained behind a comma, if the surname speaks or the first name is a person's elsewhere."""
        if name.label not in TAKEN_FOR_PERSONS or not (name.text.istitle() and name.text.isalpha()):
            return None
        match = _FIRST_OF_SURNAME.search(self.text, max(0, name.start - 40), name.start)
        if match is None:
            return None
        first, start = match["first"], match.start("first")
        known = first in self.persons or self.heard.times(first) > 0
        if not (known or self.heard.times(name.text)):
            return None
        held = before[-1] if before and before[-1].end > start else None
        placed = bool(before) and before[-1].end == start - 1 and before[-1].label in _PLACED
        titled = match["before"] is not None and is_title(match["before"])
        if held is not None and (held.label, held.text) != ("PERSON", first):
            return None
        if not (match["mark"] or titled or placed or _EXPLAINED.match(self.text, name.end)):
            return None
        ordinary = is_word(first) or is_derived(first) or is_place(key(first)) or first in abbreviations()
        sure = (known or is_unknown(first)) and (titled or placed)
        return None if ordinary or (is_place(key(name.text)) and not sure) else start
