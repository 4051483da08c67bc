"""Parts persons from the organisation that a model put their first name into: ``Bos`` ``OpenAI Sam`` ``Altman``.

>>> text = "Bos Karsatek Yodha Wiryani hadir. Karsatek untung."
>>> names = [Entity.of(text, 4, 18, label="ORG"), Entity.of(text, 19, 26, label="PERSON"),
...          Entity.of(text, 34, 42, label="ORG")]
>>> [name.text for name in parted(names, {}, Heard(text))]
['Karsatek', 'Yodha Wiryani', 'Karsatek']
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from itertools import zip_longest

import regex

from ..lexicon import table
from .capitals import ANY_WORD, WORD, is_common, is_unknown, is_word, moved, new_person
from .heard import Heard
from .names import abbreviations, key, words_of
from .places import is_place
from .short_forms import misspells
from .titles_before import behind_rank, behind_role, behind_title, closely_behind_title
from .types import Entity

__all__ = ["parted"]

_NAME_ENDS = regex.compile(r"[,.;]|\s\p{Ll}|$")
_CORPORATE = words_of("generic") | words_of("corporate")
_OFTEN = 2
_SURNAME = regex.compile(r" (\p{Lu}\p{Ll}{2,20}+)(?=[,.]|\s\p{Ll})")


@cache
def _first_names() -> frozenset[str]:
    return frozenset(row["word"] for row in table("name_gazetteer") if "first_name" in row["classes"].split())


def parted(names: Sequence[Entity], alone: Mapping[str, int], heard: Heard) -> list[Entity]:
    """The names in order, organisations without the persons that they hold the first names of.

    ``alone``: how often each person's name stands as it is; ``heard``: the text, with the names that speak in it.
    """
    parting = _Parting(names, alone, heard)
    found = list(parting.result())
    return [
        replace(name, label="ORG") if name.label == "PERSON" and name.text in parting.offices else name
        for name in found
    ]


class _Parting:
    def __init__(self, names: Sequence[Entity], alone: Mapping[str, int], heard: Heard) -> None:
        self.text = heard.text
        self.heard = heard
        self.names = names
        self.alone = alone
        self.offices: set[str] = set()
        self.bodies = Counter(name.text for name in names if name.label == "ORG")
        self._kinds: dict[str, set[str]] = defaultdict(set)
        for name in names:
            self._kinds[name.text].add(name.label)

    def result(self) -> Iterator[Entity]:
        skipped = False
        for name, following in zip_longest(self.names, self.names[1:]):
            if skipped:
                skipped = False
                continue
            if name.label == "PERSON":
                yield from self._behind_body(name)
                continue
            if name.label == "PRODUCT":
                yield from self._office(name)
                continue
            if name.label == "ORG" and ") " in name.text:
                yield from self._behind_bracket(name)
                continue
            if name.label != "ORG" or "(" in self.text[name.start : name.end + 2]:
                yield name
                continue
            start = name.start + name.text.rfind(" ") + 1
            end = self._end_of_person(name, start, following)
            if end is None:
                yield from self._office(name)
                continue
            if start > name.start:
                yield moved(self.text, name, name.start, start - 1)
            yield new_person(self.text, start, end)
            skipped = following is not None and following.start < end

    def _behind_body(self, person: Entity) -> Iterator[Entity]:
        """The person without the body or place that stands before his name (``HPM Jonfis Fandy``)."""
        body, _, rest = person.text.partition(" ")
        label = self._label_before(person, body, rest) if rest and not rest.isupper() else None
        if label is not None:
            start = person.start + len(body)
            yield replace(moved(self.text, person, person.start, start), label=label)
            person = moved(self.text, person, start + 1, person.end)
        yield person

    def _label_before(self, person: Entity, body: str, rest: str) -> str | None:
        """What the first word of the person is, if it is none of his names."""
        if (
            self._is_body(body)
            or _is_short_of(self.text, person.start, body)
            or self._is_office(person, body, rest)
        ):
            return "ORG"
        return self._misspelt(person, body)

    def _is_office(self, person: Entity, word: str, rest: str) -> bool:
        """Whether the person has a title of the body that the word names: one that stands alone before (``CEO Karsatek
        Yodha Wiryani``), as an organisation, in capitals, or where he is called by another of his names; one that never
        speaks may stand alone later, where he is called so again and again."""
        if " " not in rest or not behind_title(self.text, person.start) or word.casefold() in _first_names():
            return False
        first = next((name for name in self.names if name.text == word), None)
        apart = max(self.alone.get(part, 0) for part in rest.split(" "))
        later = first is not None and first.start > person.start
        if first is None or (later and not (apart >= _OFTEN and not self.heard.times(word))):
            return False
        whole = f"{word} "
        if any(name.text.startswith(whole) for name in self.names if name.text != person.text):
            return False
        if self.bodies[word] == 0 and not apart and not (word.isupper() and len(word) > 2):
            return False
        self.offices.add(word)
        return True

    def _misspelt(self, person: Entity, word: str) -> str | None:
        """The label of the place or body that the word behind a title misspells (``Kepala Desa Karsaban Yodha`` beside
        ``Desa Karsabaan``)."""
        if not is_unknown(word) or self.alone.get(word) or not behind_title(self.text, person.start):
            return None
        low = word.casefold()
        return next((label for other, label in self._last_words.items() if misspells(low, other)), None)

    @cached_property
    def _last_words(self) -> dict[str, str]:
        """The last words of places, and bodies of one word, in small letters, with their labels."""
        return {
            name.text.rpartition(" ")[2].casefold(): name.label
            for name in self.names
            if name.label == "GPE" or (name.label == "ORG" and " " not in name.text)
        }

    def _is_body(self, word: str) -> bool:
        """Whether the word is an abbreviation that the article has for a body elsewhere, or that is known."""
        if (
            len(word) < 3
            or not (word.isupper() and word.isalpha())
            or word.casefold() in words_of("named_after")
        ):
            return False
        return self.bodies[word] > 0 or f"({word})" in self.text or word in abbreviations()

    def _end_of_person(self, name: Entity, start: int, following: Entity | None) -> int | None:
        """Where the person ends whose first name is the organisation's last word, if it is one."""
        word = self.text[start : name.end]
        if not (word.istitle() and word.isalpha()) or is_word(word) or is_place(key(word)):
            return None
        if following and following.label == "PERSON" and self.text[name.end : following.start] == " ":
            single = " " not in following.text
            return following.end if self._is_first_name(name, start, word, single) else None
        surname = _SURNAME.match(self.text, name.end, following.start if following else len(self.text))
        unknown = surname is not None and is_unknown(word) and not is_word(surname[1])
        return surname.end() if surname and unknown and start > name.start else None

    def _is_first_name(self, name: Entity, start: int, word: str, single: bool) -> bool:
        """Whether the word before a person, ``single`` if he has one name, is none of an organisation's."""
        if self.bodies[name.text] > 1:
            return False
        body = self.text[name.start : start].rstrip()
        if not body:
            ranked = behind_rank(self.text, start)
            named = is_unknown(word) and (ranked or not behind_title(self.text, start))
            return named or word.casefold() in _first_names() or self.text[start - 2 : start] == ", "
        again = self.bodies[body] > 0
        if is_unknown(word):
            return again or (single and body.rpartition(" ")[2].isupper())
        return single and again and (" " in body or not is_word(body))

    def _office(self, name: Entity) -> list[Entity]:
        """``PLN Sripeni Inten`` behind ``Direktur`` as body and person, where the article has ``Inten`` alone."""
        words = [match.span() for match in WORD.finditer(self.text, name.start, name.end)]
        if len(words) < 3:
            return [name]
        cut = self._holder(name, words)
        if cut:
            return [moved(self.text, name, name.start, cut - 1), new_person(self.text, cut, name.end)]
        called = next((k for k, (start, end) in enumerate(words) if k and self._is_alone(start, end)), None)
        if called is None or not behind_title(self.text, name.start):
            called = len(words) - 1 if self._ends_in_voice(name) else None
        if called is None:
            return [name]
        while called > 1 and is_unknown(self.text[slice(*words[called - 1])]):
            called -= 1
        cut = words[1 if self.text[slice(*words[0])].isupper() else called][0]
        if self.text[cut - 1] != " ":
            return [name]
        body = replace(moved(self.text, name, name.start, cut - 1), label="ORG")
        return [body, new_person(self.text, cut, name.end)]

    def _behind_bracket(self, name: Entity) -> list[Entity]:
        """``Badan Pasar Karsa (BPK) Yodha Wiryani`` behind ``Kepala`` as body and person: two words or more that no
        body is named after, in a sentence that goes on."""
        body, _, person = name.text.rpartition(") ")
        words = person.split(" ")
        short = body.rpartition("(")[2].casefold()
        start = name.end - len(person)
        held = (
            1 < len(words) < 5
            and all(map(_may_be_of_person, words))
            and any(is_unknown(w) or w.casefold() in _first_names() or self.alone.get(w) for w in words)
            and short not in words_of("named_after")
            and behind_role(self.text, name.start)
            and _NAME_ENDS.match(self.text, name.end) is not None
        )
        if not held:
            return [name]
        return [moved(self.text, name, name.start, start - 1), new_person(self.text, start, name.end)]

    def _holder(self, name: Entity, words: Sequence[tuple[int, int]]) -> int | None:
        """Where the holder of an office begins behind a body that the article names alone elsewhere (``PLN Ubai Matra``)."""
        if not behind_role(self.text, name.start) or not _NAME_ENDS.match(self.text, name.end):
            return None
        for k in range(len(words) - 2, 0, -1):
            cut = words[k][0]
            rest = [self.text[slice(*word)] for word in words[k:]]
            if self.text[cut : name.end] != " ".join(rest) or not all(map(_may_be_of_person, rest)):
                return None
            body = self.text[name.start : cut - 1]
            named = any(is_unknown(word) or word.casefold() in _first_names() for word in rest)
            if k == 1:
                own = _CORPORATE.isdisjoint(word.casefold() for word in rest)
                certain = self._is_body(body) or (
                    own and _is_acronym(body) and closely_behind_title(self.text, name.start)
                )
                return cut if certain and len(rest) < 4 else None
            alone = self.text.count(body) > self.text.count(f"{body} {rest[0]}")
            before = self.text[slice(*words[k - 1])]
            unheard = len(rest) > 1 and all(map(is_unknown, rest)) and is_common(before.casefold())
            if (
                named
                and len(rest) < 5
                and (alone or (unheard and closely_behind_title(self.text, name.start)))
            ):
                return cut
        return None

    def _is_alone(self, start: int, end: int) -> bool:
        return bool(self.alone.get(self.text[start:end]))

    def _ends_in_voice(self, name: Entity) -> bool:
        """Whether the last word behind a role speaks elsewhere and is no name of a body or place there (``peneliti Pusat
        Data Yodha`` beside ``kata Yodha``)."""
        word = name.text.rpartition(" ")[2]
        return (
            any(start < name.start or name.end <= start for start in self.heard.starts.get(word, ()))
            and _may_be_of_person(word)
            and self._kinds[word] <= {"PERSON", "FAC", "PRODUCT"}
            and behind_role(self.text, name.start)
            and _NAME_ENDS.match(self.text, name.end) is not None
        )


def _is_acronym(word: str) -> bool:
    """Whether the word has capitals inside and is no kind of body that is named after persons (``RSUD Hasan Karsa``)."""
    return sum(map(str.isupper, word)) > 2 and word.casefold() not in words_of("named_after")


def _is_short_of(text: str, start: int, word: str) -> bool:
    """Whether the word is the initials of the capitalised words before it (``Daerah Karsa Jaya`` ``DKJ Fahri Idrus``)."""
    before = ANY_WORD.findall(text[max(0, start - 120) : start])[-len(word) :]
    return len(word) > 2 and word.isalpha() and "".join(part[0] for part in before) == word


def _may_be_of_person(word: str) -> bool:
    return word.istitle() and word.isalpha() and not is_word(word) and not is_place(key(word))
