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

from .capitals import RULE, WORD, is_common, is_verb, is_word, moved, new_person
from .joining import joined
from .missed import initials_of, with_missed
from .names import words_of
from .role_phrases import first_words
from .types import Entity

__all__ = ["with_evidence"]

_LETTERS = regex.compile(r"[\p{L}\p{M}]++")
_LAST_WORD = regex.compile(r"\p{Lu}[\p{Ll}\p{M}]++$")
_REST_OF_WORD = regex.compile(r"\p{Ll}{1,5}(?=[,.;:)\"”]|$| me\p{Ll}{4})")
_TITLE_BEFORE = regex.compile(
    rf"(?i:{'|'.join(sorted(words_of('outer_honorific')))})\.? (?=\p{{Lu}})(?!\p{{Lu}}\p{{Ll}}++-\p{{Ll}})"
)
"""A title before a name; ``Pak Jong-su`` is a surname."""
_SHORTEST = 4
_SHORTEST_TAIL = 3
_MISTAKEN = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT"})


def with_evidence(text: str, names: Sequence[Entity]) -> list[Entity]:
    """The names of a whole text, in order; persons are mended, and their missed mentions added."""
    endings = _last_words(names)
    trimmed = [_trimmed(text, name, endings) if name.label == "PERSON" else name for name in names]
    alone = Counter(name.text for name in trimmed if name.label == "PERSON")
    initials = initials_of(text)
    settled = [_as_person(name, alone, initials) for name in trimmed]
    parted = [part for name in settled for part in _parted_office(text, name, alone)]
    return with_missed(text, joined(text, parted, alone), alone, initials)


def _last_words(names: Sequence[Entity]) -> Counter[str]:
    """How often a person's name ends in each word."""
    persons = [_LETTERS.findall(name.text) for name in names if name.label == "PERSON"]
    return Counter(words[-1] for words in persons if words)


def _trimmed(text: str, name: Entity, endings: Counter[str]) -> Entity:
    """The person without a title before the name or a word that scraping glued to it, and with the end of its last word."""
    title = _TITLE_BEFORE.match(text, name.start, name.end)
    start = title.end() if title else name.start
    match = _LAST_WORD.search(name.text)
    last = match[0] if match else ""
    for cut in range(_SHORTEST, len(last) - _SHORTEST_TAIL + 1):
        if endings[last[:cut]] and (is_common(last[cut:]) or is_verb(last[cut:])):
            return moved(text, name, start, name.end - len(last) + cut)
    rest = _REST_OF_WORD.match(text, name.end) if text[name.end - 1].isalpha() else None
    return moved(text, name, start, rest.end() if rest else name.end)


def _as_person(name: Entity, alone: Counter[str], initials: Collection[str]) -> Entity:
    """``Cedric Soares`` is a person where ``Soares`` is one again and again, ``RDG`` where somebody is ``berinisial RDG``."""
    words = name.text.split(" ")
    if name.text in initials and name.label in _MISTAKEN:
        return replace(name, label="PERSON", rule=RULE)
    if name.label not in _MISTAKEN or not 2 <= len(words) <= 3:
        return name
    named = all(word.istitle() and word.isalpha() and not is_word(word) for word in words)
    return replace(name, label="PERSON", rule=RULE) if named and alone[words[-1]] > 1 else name


def _parted_office(text: str, name: Entity, alone: Counter[str]) -> list[Entity]:
    """``PLN Sripeni Inten`` behind ``Direktur`` as body and person, where the article has ``Inten`` alone."""
    words = [match.span() for match in WORD.finditer(text, name.start, name.end)]
    if name.label != "ORG" or len(words) < 3 or "(" in text[name.start : name.end + 2]:
        return [name]
    called = next((k for k, (start, end) in enumerate(words) if k and alone[text[start:end]]), None)
    if called is None or not _behind_title(text, name.start):
        return [name]
    cut = words[1 if text[slice(*words[0])].isupper() else called][0]
    body = moved(text, name, name.start, cut - 1)
    return [body, new_person(text, cut, name.end)] if text[cut - 1] == " " else [name]


def _behind_title(text: str, start: int) -> bool:
    before = WORD.findall(text[max(0, start - 60) : start])
    return text[start - 1 : start] == " " and any(word.casefold() in first_words() for word in before[-3:])
