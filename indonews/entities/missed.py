"""Mentions of an article's persons that a model left unmarked: full names, surnames, and full names around a surname."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

import regex

from ..lexicon import column_words
from .capitals import WORD, is_title, is_word, new_person
from .names import abbreviations, initials, person_key, words_of
from .types import Entity

__all__ = ["with_missed"]

_CALLED = regex.compile(
    r"\b(?P<name>\p{Lu}\p{Ll}{2,15}+)(?=,? (?:begitu |demikian )?(?:sapaan|panggilan) (?:akrab|karib|populer))"
)
_AFTER = "dalam|di|kepada|ketika|lewat|melalui|pada|saat|sambil|seraya|seusai|usai|yang"
_NO_NAMES = words_of("modifier") | {"allah", "tuhan"}
_INITIALS = regex.compile(
    r"\b(?:ber)?inisial (?P<initials>\p{Lu}{1,4})\b(?:\s?\([^()\n]{1,20}\))?"
    r"(?:(?:, | dan |, dan |, serta )(?P<initials>\p{Lu}{1,4})\b(?:\s?\([^()\n]{1,20}\))?){0,20}"
)
_KNOWN = frozenset({"AS", "RI", "TNI", "KPK", "DPR", "WNI", "WNA", "PNS", "ASN", "SMA", "SMP", "KTP", "PT"})
_SHORTEST = 4
_LONGEST = 6
_RUN = 4
_BEFORE = regex.compile(r"(?:, |(?P<word>\b\p{L}++) )$")
_BEHIND = regex.compile(r", (?P<word>\p{L}++)")
_JOINTS = frozenset("@#_/-")


def _cues(slot: str) -> str:
    """The reporting words of a slot as alternatives of a pattern."""
    return "|".join(sorted(column_words("cues", slot)))


@cache
def _by_initials() -> regex.Pattern[str]:
    """Initials that speak: ``kata RK``, ``RK mengatakan``."""
    short = r"(?P<short>\p{Lu}{2,4})"
    return regex.compile(
        rf"\b(?:(?:{_cues('bare')}) {short}(?=[,.]| (?:{_AFTER})\b)|{short} (?:{_cues('active')})\b)"
    )


def _speaking_initials(text: str, full: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Initials that speak and are those of one full name alone: ``RK`` of Rina Kusuma, no known body's."""
    short = Counter(initials(person_key(name)) for name in {" ".join(words) for words in full.values()})
    for match in _by_initials().finditer(text):
        one = match["short"]
        if short[one.casefold()] == 1 and one not in _KNOWN and one not in abbreviations():
            yield one


@cache
def _speaking() -> regex.Pattern[str]:
    """A capitalised word behind a mark or comma and ``kata``."""
    return regex.compile(
        rf"[,\"”'’] ?(?:{_cues('bare')}) (?P<name>\p{{Lu}}\p{{Ll}}{{2,15}}+)(?=[,.]| (?:{_AFTER})\b)"
    )


def initials_of(text: str) -> frozenset[str]:
    """Who is called by initials alone: ``tersangka berinisial RDG dan AN``."""
    found = {one for match in _INITIALS.finditer(text) for one in match.captures("initials")}
    return frozenset(one for one in found if len(one) > 1 and one not in _KNOWN)


def with_missed(
    text: str, names: Sequence[Entity], alone: Counter[str], berinisial: Collection[str]
) -> list[Entity]:
    """The names with those of their persons added that stand unmarked.

    ``alone``: how often each person's name stands as it is; ``berinisial``: persons who have no other name.
    """
    persons = {name.text: WORD.findall(name.text) for name in names if name.label == "PERSON"}
    full = {person: words for person, words in persons.items() if 1 < len(words) <= _LONGEST}
    short = {word for word in alone if _may_be_missed(word)}
    short.update(match["name"] for match in _CALLED.finditer(text))
    short.update(word for words in full.values() for word in words if _may_be_missed(word))
    short.update(berinisial, _voices(text), _speaking_initials(text, full), _speaking_short(text, full))
    once = {word for word, count in alone.items() if count == 1}.difference(*full.values())
    return _Search(text, names, set(full), short, once).result()


@cache
def _opening() -> regex.Pattern[str]:
    """A capitalised word that opens a sentence and reports: ``Fili menambahkan``."""
    return regex.compile(
        rf"(?<=[.\n\"”] ?)(?P<name>\p{{Lu}}\p{{Ll}}{{3,15}}+) (?:juga )?(?:{_cues('active')})\b"
    )


def _speaking_short(text: str, full: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Beginnings of a word of a full name that open a sentence and report (``Fili`` of Filianingsih)."""
    parts = {word for words in full.values() for word in words}
    for match in _opening().finditer(text):
        name = match["name"]
        if name not in parts and not is_word(name) and any(part.startswith(name) for part in parts):
            yield name


def _voices(text: str) -> Iterator[str]:
    """Names on no list that speak."""
    for match in _speaking().finditer(text):
        if not is_word(match["name"]) and match["name"].casefold() not in _NO_NAMES:
            yield match["name"]


def _may_be_missed(word: str) -> bool:
    return len(word) >= _SHORTEST and word.istitle() and not is_word(word)


class _Search:
    """One pass over the capitalised words of a text."""

    def __init__(
        self, text: str, names: Sequence[Entity], full: set[str], short: set[str], once: set[str]
    ) -> None:
        self.text = text
        self.names = names
        self.full = full
        self.short = short
        self.once = once
        self.first = {person.partition(" ")[0] for person in full}
        self.words = [match.span() for match in WORD.finditer(text)]
        self._starts = [name.start for name in names]

    def result(self) -> list[Entity]:
        found: list[Entity] = []
        taken = 0
        for k, (start, end) in enumerate(self.words):
            word = self.text[start:end]
            if start < taken or not (word in self.first or word in self.short):
                continue
            span = self._full(k) if word in self.first else None
            if span is None and word in self.short:
                span = self._surname(k, taken)
            if span is not None:
                found.append(new_person(self.text, *span))
                taken = span[1]
        if not found:
            return list(self.names)
        begins = [name.start for name in found]
        kept = [name for name in self.names if not _touches(found, begins, name)]
        return sorted([*kept, *found], key=lambda name: name.start)

    def _full(self, k: int) -> tuple[int, int] | None:
        """The longest full name from word ``k`` on that is not marked as a whole already."""
        start = self.words[k][0]
        for _, end in reversed(self.words[k + 1 : k + _LONGEST]):
            if self.text[start:end] in self.full:
                marked = self._marked(start, end)
                parts = all(
                    start <= n.start and n.end <= end and n.end - n.start < end - start for n in marked
                )
                person = not marked or any(n.label == "PERSON" for n in marked)
                return (start, end) if parts and person else None
        return None

    def _surname(self, k: int, taken: int) -> tuple[int, int] | None:
        """Word ``k`` if nothing near it is marked: alone, or with the names around it (``Aas`` ``Asikin`` ``Idat``)."""
        first, last = k, k + 1
        while first and k - first < _RUN and self._gap(first) == " " and self.words[first - 1][0] >= taken:
            if is_word(self.text[slice(*self.words[first - 1])]):
                break
            first -= 1
        while last < len(self.words) and last - k < _RUN and self._gap(last) in (" ", "-"):
            last += 1
        start, end = self.words[first][0], self.words[last - 1][1]
        edges = {self.text[max(0, start - 1) : start], self.text[end : end + 1]}
        if self._marked(start, end) or not edges.isdisjoint(_JOINTS) or last - first > _RUN:
            return None
        if last - first == 1:
            return (start, end) if self.text[start:end] not in self.once else None
        run = [self.text[slice(*self.words[j])] for j in range(first, last)]
        named = all(word.istitle() and word.isalpha() and not is_word(word) for word in run)
        return (start, end) if named and (self._introduced(first) or self._explained(last)) else None

    def _introduced(self, k: int) -> bool:
        """Whether a comma or a title stands before word ``k``."""
        before = _BEFORE.search(self.text, max(0, self.words[k][0] - 30), self.words[k][0])
        return before is not None and (before["word"] is None or is_title(before["word"]))

    def _explained(self, k: int) -> bool:
        """Whether a comma and a title follow the word before ``k``."""
        behind = _BEHIND.match(self.text, self.words[k - 1][1])
        return behind is not None and is_title(behind["word"])

    def _gap(self, k: int) -> str:
        return self.text[self.words[k - 1][1] : self.words[k][0]]

    def _marked(self, start: int, end: int) -> Sequence[Entity]:
        """The names that touch ``start:end``."""
        k = bisect_left(self._starts, start)
        k -= k > 0 and self.names[k - 1].end > start
        return self.names[k : bisect_left(self._starts, end)]


def _touches(found: Sequence[Entity], starts: Sequence[int], name: Entity) -> bool:
    k = bisect_left(starts, name.end) - 1
    return k >= 0 and found[k].end > name.start
