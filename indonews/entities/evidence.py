"""What the rest of an article says about its names: mends the persons that a model cut or glued, finds those it missed.

>>> text = "Menurut Angelos Tsiaras, air itu ada. Tsiaras menulis lagi. Jorge Mario Bergoglio setuju."
>>> names = [Entity.of(text, 8, 23, label="PERSON"), Entity.of(text, 60, 71, label="PERSON")]
>>> [entity.text for entity in with_evidence(text, names)]
['Angelos Tsiaras', 'Tsiaras', 'Jorge Mario Bergoglio']
>>> text = "Pak Harun menemui Pak Jong-su."
>>> names = [Entity.of(text, 0, 9, label="PERSON"), Entity.of(text, 18, 29, label="PERSON")]
>>> [entity.text for entity in with_evidence(text, names)]
['Harun', 'Pak Jong-su']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

import regex

from .called import as_called
from .capitals import RULE, is_common, is_unknown, is_verb, is_word, moved
from .clipped import as_clipped_persons
from .consistency import TAKEN_FOR_PERSONS
from .glued import freed
from .heard import Heard
from .joining import joined
from .missed import initials_of, with_missed
from .names import words_of
from .parting import parted
from .types import Entity
from .unbracketed import unbracketed
from .voices import with_voices

__all__ = ["with_evidence"]

_TITLE_BEFORE = regex.compile(
    rf"(?i:{'|'.join(sorted(words_of('outer_honorific')))})\.? (?=\p{{Lu}})(?!\p{{Lu}}\p{{Ll}}++-\p{{Ll}})"
)
"""A title before a name; ``Pak Jong-su`` is a surname."""
_CORPS = regex.compile(
    rf"(?<=\b(?:Kolonel|Letkol|Letnan Kolonel|Mayor|Kapten|Lettu|Letda|Letnan Satu|Letnan Dua) )"
    rf"(?:{'|'.join(sorted(word.capitalize() for word in words_of('corps')))})\.? "
)
_COURT = regex.compile(
    r"(?=Kanjeng|Gusti (?!Ngurah|Ayu|Agung|Bagus|Made|Putu|Ketut|Nyoman|Gede)|(?<=\b(?:Kanjeng|Gusti|Pangeran|KGPH|GKR) )\p{Lu})"
    r"(?:(?:Kanjeng|Gusti|Panembahan|Pangeran|Adipati|Ar[iy][ao]|Haryo|Bendara|Bandoro|Raden|Ayu|Ratu|Agung|KGPH|GKR)(?:[ \xa0]|$))++"
)
"""Titles at the courts of Java, of which the first may stand before the name; read where the text speaks of a court."""
_AT_COURT = regex.compile(r"\b(?:Kanjeng|Kera?ton|KGP[HA]|GKR)\b")
_HONOURED = regex.compile(r"\b(?:KH|Dr|Prof|Ustaz|Ustadz|Habib|AKP|AKBP|Kompol|Iptu|Ipda)\.? $")


def with_evidence(text: str, names: Sequence[Entity]) -> list[Entity]:
    """The names of a whole text, in order; persons are mended, and their missed mentions added."""
    court = _AT_COURT.search(text) is not None
    trimmed = [
        _without_small_end(text, _without_title(text, _without_corps(text, name), court))
        for name in freed(text, as_called(text, as_clipped_persons(text, unbracketed(text, names))))
    ]
    alone = Counter(name.text for name in trimmed if name.label == "PERSON")
    initials = initials_of(text)
    called = initials.union(
        name.text for name in names if _HONOURED.search(text, max(0, name.start - 9), name.start)
    )
    settled = [_as_person(text, name, alone, called) for name in trimmed if name.end > name.start]
    heard = Heard(text)
    names = parted(settled, alone, heard)
    alone = Counter(name.text for name in names if name.label == "PERSON" and name.text in alone)
    return with_missed(text, with_voices(heard, joined(names, alone, heard)), alone, initials)


def _without_corps(text: str, name: Entity) -> Entity:
    """``Kolonel Czi IGN Suriawan`` is a person without his corps, whatever a model took both for."""
    corps = _CORPS.match(text, name.start, name.end) if name.label in ("ORG", "PERSON") else None
    if corps is None:
        return name
    return replace(moved(text, name, corps.end(), name.end), label="PERSON")


def _without_title(text: str, name: Entity, court: bool) -> Entity:
    if name.label != "PERSON":
        return name
    start = name.start
    for titles in (_COURT, _TITLE_BEFORE) if court else (_TITLE_BEFORE,):
        if title := titles.match(text, start, name.end):
            start = title.end()
    return moved(text, name, start, name.end)


def _without_small_end(text: str, name: Entity) -> Entity:
    """``Roy Karsa Jr akan`` is a person without the ordinary word behind him."""
    whole, _, last = name.text.rpartition(" ")
    if name.label != "PERSON" or not whole or not last.islower() or not (is_common(last) or is_verb(last)):
        return name
    return (
        name
        if f"{whole} {last.capitalize()}" in text
        else moved(text, name, name.start, name.start + len(whole))
    )


def _as_person(text: str, name: Entity, alone: Counter[str], called: Collection[str]) -> Entity:
    """``Cedric Soares`` is a person where ``Soares`` is one again and again, and whoever is ``called`` so.

    Of a word on no list, or with one beside it, once is enough; a first name alone (``Cedric``), where a comma introduces the whole.
    """
    words = name.text.split(" ")
    if name.text in called and (name.label in TAKEN_FOR_PERSONS or name.label == "EVENT"):
        return replace(name, label="PERSON", rule=RULE)
    if name.label not in TAKEN_FOR_PERSONS or not 2 <= len(words) <= 3:
        return name
    alone_too = alone[words[0]] or alone[words[-1]]
    if not alone_too or not all(word.istitle() and word.isalpha() and not is_word(word) for word in words):
        return name
    rare = all(map(is_unknown, words[:-1])) or is_unknown(words[-1])
    by_last = alone[words[-1]] > 1 or (alone[words[-1]] and rare)
    introduced = text[name.start - 2 : name.start] == ", "
    by_first = alone[words[0]] and introduced and all(map(is_unknown, words[1:]))
    return replace(name, label="PERSON", rule=RULE) if by_last or by_first else name
