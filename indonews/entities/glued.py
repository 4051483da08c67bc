"""Persons whose names scraping glued to the words beside them: ``RIRina Karsono``, ``Karsonomenegaskan``, ``RinaRina``.

>>> text = "Presiden RIRina Karsonosaat itu, kata Karsono."
>>> names = [Entity.of(text, 9, 27, label="PERSON"), Entity.of(text, 38, 45, label="PERSON")]
>>> [name.text for name in freed(text, names)]
['Rina Karsono', 'Karsono']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from .capitals import is_common, is_known, is_verb, is_word, moved
from .names import words_of
from .types import Entity

__all__ = ["freed"]

_LETTERS = regex.compile(r"[\p{L}\p{M}]++")
_LAST_WORD = regex.compile(r"\p{Lu}[\p{Ll}\p{M}]++$")
_CAPITALISED = regex.compile(r"\p{Lu}[\p{Ll}\p{M}]{1,40}+(?!\p{Ll})")
_NEXT_WORD = regex.compile(r"[ \xa0](\p{Lu}[\p{Ll}\p{M}]{1,40}+)(?!\p{Ll})")
_ABBREVIATION = regex.compile(r"\p{Lu}{2,4}(?=\p{Lu}\p{Ll}{2})")
_TWO = regex.compile(r"(?<=\p{Ll}{2})(?=\p{Lu})")
_REST_OF_WORD = regex.compile(
    r"\p{Ll}{1,6}(?=(?P<mark>[,.;:)\"”]|$| \(\d)|[ \xa0](?:sebelumnya )?+me\p{Ll}{4})"
)
_REST_OF_NAME = regex.compile(r"(?<=\p{Ll})\p{Lu}[\p{L}\p{M}]{1,40}+(?!\p{L})")
_VERB = regex.compile(r"(?:me[mnlrwy]|ber|ter)\p{Ll}{5,}+")
_DOUBLED = regex.compile(r"(?<=\p{Lu}\p{Ll}{2,20})(?P<half>\p{Ll}{3,8})-(?P=half)(?:an|nya)?$")
"""A doubled word at the end of a name (``Karsonolagi-lagi``)."""
_STANDS = regex.compile(r"[\p{L},)] ")
_BEFORE_VERB = words_of("before_verb")
_BEHIND_LINK = frozenset(word for word in _BEFORE_VERB if len(word) > 3)
_CLOSED = frozenset({"untuk", "saat", "dengan", "seusai", "karena", "bahwa", "terhadap", "tentang", "hingga"})
"""Words that no name ends in."""
_SHORTEST = 4
_SHORTEST_VERB = 7
_SHORTEST_TAIL = 3
_LONGEST = 80
_SHORT_TAILS = frozenset({"dan", "ini", "itu"})


def freed(text: str, names: Sequence[Entity]) -> list[Entity]:
    """The names in order, persons without what is glued to them and with the end of their last word."""
    return list(_Glued(text, names).result())


class _Glued:
    def __init__(self, text: str, names: Sequence[Entity]) -> None:
        self.text = text
        self.names = names
        self.standing = Counter(_LETTERS.findall(text))
        persons = [name.text for name in names if name.label == "PERSON"]
        self.forms = frozenset(persons)
        self.endings = frozenset(words[-1] for words in map(_LETTERS.findall, persons) if words)

    def result(self) -> Iterator[Entity]:
        for k, name in enumerate(self.names):
            if name.label != "PERSON":
                yield self._whole(name, k) if name.label == "ORG" else name
                continue
            following = self.names[k + 1].start if k + 1 < len(self.names) else len(self.text)
            prefix = _ABBREVIATION.match(self.text, name.start, name.end)
            start = prefix.end() if prefix else name.start
            end = min(self._end(name), following)
            end = self._with_surname(start, end, following)
            middle = self._middle(start, end)
            if middle is not None:
                yield moved(self.text, name, start, middle)
                start = middle
            yield moved(self.text, name, start, end)

    def _whole(self, name: Entity, k: int) -> Entity:
        """The organisation with the rest of its last word, where that word stands again (``Karsa`` of ``KarsaTek``)."""
        rest = _REST_OF_NAME.match(self.text, name.end)
        if rest is None or (k + 1 < len(self.names) and self.names[k + 1].start < rest.end()):
            return name
        last = self.text[name.start : rest.end()].rpartition(" ")[2]
        return moved(self.text, name, name.start, rest.end()) if self.standing[last] > 1 else name

    def _end(self, name: Entity) -> int:
        """Where the person's last word ends: it may be cut short, or be glued to the next word."""
        doubled = _DOUBLED.search(name.text)
        if doubled is not None:
            return name.start + doubled.start()
        last = _LAST_WORD.search(name.text)
        if last is None or len(last[0]) > _LONGEST:
            return name.end
        start = name.start + last.start()
        whole = _CAPITALISED.match(self.text, start)
        word = whole[0] if whole else last[0]
        cuts = range(_SHORTEST, len(word) - _SHORTEST_TAIL + 1)
        again = self.standing[word] > 1 and word[len(last[0]) :] != "nya"
        linked = self.text[name.start - 1 : name.start].isalpha()
        for cut in cuts:
            known = word[:cut] in self.endings and self.standing[word[:cut]]
            if known and not again and (linked or _may_be_glued(word[cut:])):
                return start + cut
        if again:
            return start + len(word)
        if len(word) == len(last[0]):
            closed = _CLOSED | _BEHIND_LINK if linked else _CLOSED
            return start + next(
                (cut for cut in cuts if word[cut:] in closed or _ends_name(word[:cut], word[cut:])), len(word)
            )
        rest = _REST_OF_WORD.match(self.text, name.end)
        if rest is None or (rest["mark"] is None and self._may_be_two(name, rest[0])):
            return name.end
        return rest.end()

    def _may_be_two(self, name: Entity, rest: str) -> bool:
        """Whether the rest of a person's last word, before a verb, is a word of its own; no noun or preposition is, where
        the name itself is glued to nothing (``Menteri Rina Karsotol mengatakan``)."""
        stands = _STANDS.match(self.text, name.start - 2) is not None
        return _may_be_glued(rest) and (not stands or rest in _BEFORE_VERB or is_verb(rest))

    def _with_surname(self, start: int, end: int, following: int) -> int:
        """The end with the surname behind it that hides in a glued word (``Rina`` ``Karsonomenegaskan``)."""
        match = _NEXT_WORD.match(self.text, end, following)
        if match is None or is_word(match[1]):
            return end
        word, name = match[1], self.text[start:end]
        for cut in range(_SHORTEST, len(word) - _SHORTEST_TAIL + 1):
            if _opens_with_verb(word[cut:]) or f"{name} {word[:cut]}" in self.forms:
                return match.start(1) + cut
        return end

    def _middle(self, start: int, end: int) -> int | None:
        """Where the second of two persons begins whose names are glued (``kata RinaRina menambahkan``)."""
        for match in _TWO.finditer(self.text, start, min(end, start + _LONGEST)):
            first, second = self.text[start : match.start()], self.text[match.start() : end]
            known = {first, second} <= self.forms and f"{first} {second}" not in self.forms
            if known and self.standing[self.text[start:end]] < 2:
                return match.start()
        return None


def _ends_name(name: str, rest: str) -> bool:
    """Whether the rest of a word is a verb, or looks like one behind a name that is known."""
    return is_verb(rest) or (_VERB.fullmatch(rest) is not None and is_known(name))


def _opens_with_verb(rest: str) -> bool:
    """Whether the rest of a word is a verb, or one with another word glued to it (``menyebut`` ``tarif``)."""
    return is_verb(rest) or any(
        is_verb(rest[:end]) and is_common(rest[end:]) for end in range(_SHORTEST_VERB, len(rest) - 2)
    )


def _may_be_glued(rest: str) -> bool:
    if len(rest) == _SHORTEST_TAIL:
        return rest in _SHORT_TAILS
    return is_common(rest) or is_verb(rest) or _VERB.fullmatch(rest) is not None
