"""Joins the parts of one person's name that a model left apart: first names, surnames and initials beside what it marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import regex

from .capitals import is_derived, is_title, is_unknown, is_word, moved
from .first_names import behind_rank, first_name_at
from .heard import Heard
from .names import words_of
from .types import Entity

__all__ = ["joined"]

_SURNAME = regex.compile(
    r" (?P<name>\p{Lu}\p{Ll}{2,12}+(?:-\p{L}\p{Ll}{1,12}+)?+)(?=[,.;)]|\s\p{Ll}|\s(?P<title>\p{Lu}\p{L}++)|$)"
)
_WORD_BEFORE = regex.compile(r"(?<![\p{L}.-])(?P<word>\p{Lu}\p{Ll}++(?:['’-]\p{L}\p{Ll}++)?+) $")
_CAPITALISED_BEFORE = regex.compile(r"(?P<before>\p{Lu}[\p{L}\p{N}-]*+)[ \xa0]$")
_STYLES = words_of("honorific") | {"ulama", "cendekiawan", "sastrawan", "wartawan", "aktivis"}
_SHORT = "Tb|TB|Moh|Muh|Mohd|Ign|Yoh|Fx|FX|Abd"
_INITIAL_BEFORE = regex.compile(
    rf"(?<=(?P<before>\p{{L}}{{1,20}}+)[),]? )(?P<word>(?:[A-GJ-UWYZ]|{_SHORT})\.?) $"
)
_ABBREVIATED = regex.compile(rf"(?:.* )?(?:(?:\p{{Lu}}\.)?\p{{Lu}}|{_SHORT})")
_BEHIND_INITIAL = regex.compile(r"(?<= \p{Lu})\. (?P<name>\p{Lu}\p{Ll}{2,15}+)(?=[,.;)]|\s\p{Ll})")
_IN_SMALL = regex.compile(r"(?<![\p{L}\p{N}])\p{Ll}{1,20} $")
_CONJUNCTIONS = words_of("small")
"""Written with a capital between small letters and a surname, a first name (``analis Dan Marsh``)."""
_PLACED = frozenset({"GPE", "ORG"})
_OFTEN = 3


def joined(names: Sequence[Entity], alone: Counter[str], heard: Heard) -> list[Entity]:
    """The names in order, persons with the parts of their names that stand apart (``Jorge Mario`` ``Bergoglio``).

    ``alone``: how often each person's name stands as it is; ``heard``: the text, with the names that speak in it.
    """
    return _Joiner(names, alone, heard).result()


class _Joiner:
    def __init__(self, names: Sequence[Entity], alone: Counter[str], heard: Heard) -> None:
        self.text = text = heard.text
        self.names = names
        self.alone = alone
        self.heard = heard
        persons = [name for name in reversed(names) if name.label == "PERSON"]
        parts = {word for name in persons if " " in name.text for word in name.text.split(" ")}
        self.first_at = {
            name.text: name.start for name in persons if name.text.isalpha() and name.text not in parts
        }
        self.words = Counter(word for name in persons for word in name.text.split(" "))
        self.lasts = {name.text.rpartition(" ")[2] for name in persons if " " in name.text}
        self.hyphened = Counter(
            (one.text.rpartition(" ")[2], other.text)
            for one, other in pairwise(names)
            if one.label == other.label == "PERSON" and text[one.end : other.start] == "-"
        )
        self.behind = Counter(
            (name.text, match["name"]) for name in persons if (match := _SURNAME.match(text, name.end))
        )

    def result(self) -> list[Entity]:
        done: list[Entity] = []
        for k, name in enumerate(self.names):
            if name.label == "PERSON":
                if done and self._is_one(done[-1], name):
                    done[-1] = moved(self.text, done[-1], done[-1].start, name.end)
                    continue
                first = self._first_name(name, done[-1] if done else None)
                following = self.names[k + 1].start if k + 1 < len(self.names) else len(self.text)
                name = self._with_surname(name, following)
                if first is not None:
                    name = moved(self.text, name, first, name.end)
                    self._cut(done, first)
            done.append(name)
        return done

    def _is_one(self, first: Entity, second: Entity) -> bool:
        """Whether two persons side by side are one: not ``Prabowo Gibran``, who stand alone elsewhere."""
        if first.label != "PERSON":
            return False
        between = self.text[first.end : second.start]
        if between == "-":
            return self._hyphenated(first, second)
        if between == ". ":
            return _ABBREVIATED.fullmatch(first.text) is not None
        if between != " " or first.text.isupper() or second.text.isupper() or is_word(first.text):
            return False
        often = self.alone[first.text] > 1, self.alone[second.text] > 1
        return not all(often) if first.text.isalpha() else second.text.isalpha() and not any(often)

    def _hyphenated(self, first: Entity, second: Entity) -> bool:
        """Whether the words at a hyphen stand nowhere without it and behind a first name (``Rina Amir-Karsa``, not
        ``Anies-Muhaimin``)."""
        last = first.text.rpartition(" ")[2]
        again = self.hyphened[last, second.text]
        return (
            last in self.lasts
            and " " not in second.text
            and self.words[last] == again == self.words[second.text]
        )

    def _with_surname(self, name: Entity, following: int) -> Entity:
        """The name with the unmarked capitalised word behind it, or behind its initial, that is no ordinary word."""
        behind = _BEHIND_INITIAL.match(self.text, name.end)
        if behind and behind.end() <= following and " " in name.text and not is_word(behind["name"]):
            return moved(self.text, name, name.start, behind.end())
        surname = _SURNAME.match(self.text, name.end) if name.text[0].isupper() else None
        if surname is None or surname.end() > following:
            return name
        if is_word(surname["name"]) and not self._is_always(name, surname["name"]):
            return name
        if surname["title"] and not (is_title(surname["title"]) and is_unknown(surname["name"])):
            return name
        whole = " " in name.text and self.alone[name.text] > 1
        return name if whole else moved(self.text, name, name.start, surname.end())

    def _is_always(self, name: Entity, word: str) -> bool:
        """Whether the single name stands again and again, and never without the word behind it (``Bagus Yakin``)."""
        again = self.behind[name.text, word]
        return again > 1 and again == self.words[name.text] and not is_title(word)

    def _first_name(self, name: Entity, held: Entity | None) -> int | None:
        """Where the word before a person starts if it is the first name (``Kota Tangerang Airin`` ``Rachmi Diany``)."""
        end = held.end if held is not None else 0
        initial = _INITIAL_BEFORE.search(self.text, max(0, name.start - 6), name.start)
        if initial and initial["before"].casefold() not in words_of("lettered"):
            start = initial.start("word")
            if end <= start or (held is not None and held.label in _PLACED and held.start < start):
                return start
        ranked = behind_rank(self.text, name.start)
        if ranked is not None and end <= ranked:
            return ranked
        if self.first_at.get(name.text) == name.start:
            introduced = first_name_at(self.text, name, held)
            if introduced is not None:
                return introduced
        match = _WORD_BEFORE.search(self.text, max(0, name.start - 30), name.start)
        if match is None:
            return None
        word, start = match["word"], match.start()
        if word.casefold() in _CONJUNCTIONS and " " not in name.text:
            return start if _IN_SMALL.search(self.text, max(0, start - 22), start) else None
        if is_word(word):
            return None
        whole = " " in name.text and self.alone[name.text.partition(" ")[0]]
        if held is None or end <= start:
            speaks = self.heard.times(word) and self.alone[name.text] < _OFTEN
            placed = held is not None and end == start - 1 and held.label in _PLACED
            placed = placed and " " in name.text and self.alone[name.text] == 1
            known = not whole and (self.alone[word] or speaks or placed)
            return start if known or self._opens(name, word, start) else None
        again = self.text[max(0, start - len(held.text) - 2) : start].strip(" ,\xa0") == held.text
        return (
            start
            if (again and held.text == word) or (self.alone[word] and held.label in _PLACED and not whole)
            else None
        )

    def _opens(self, name: Entity, word: str, start: int) -> bool:
        """Whether a word on no list, or one behind a comma, opens a name that nothing capitalised stands before."""
        before = _CAPITALISED_BEFORE.search(self.text, max(0, start - 30), start)
        if not name.text[0].isupper() or (before and before["before"].casefold() not in _STYLES):
            return False
        if before or self.text.count(f"{word} {name.text}") > 1:
            return not is_derived(word) and word.casefold() not in words_of("corps")
        behind = self.text[start - 2 : start] == ", " and word.isalpha() and self.alone[name.text] == 1
        return is_unknown(word) or behind

    def _cut(self, done: list[Entity], end: int) -> None:
        """Take what stands behind ``end`` off the last name."""
        if not done or done[-1].end <= end:
            return
        kept = self.text[done[-1].start : end].rstrip()
        if kept:
            done[-1] = moved(self.text, done[-1], done[-1].start, done[-1].start + len(kept))
        else:
            done.pop()
