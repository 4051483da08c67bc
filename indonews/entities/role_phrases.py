"""Reads one role as it is written: ``Menteri Pertahanan Rusia`` before a name, ``, Ketua KPK,`` behind it, ``sang presiden``.

A role is a head word of the table ``roles`` with the capitalised words, names and few small words behind it; the first
name among them is the affiliation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from ..lexicon import table
from .names import words_of
from .types import Entity

__all__ = ["RolePhrase", "RoleReader", "first_words"]

_WORD = regex.compile(r"[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’./&-](?=[\p{L}\p{N}]))*+")
_WINDOW = 160
_HEAD_WORDS = 4
_MODIFIERS = words_of("modifier")
_SMALL = words_of("role")
_IN_DESCRIPTION = _SMALL | words_of("description")
_DETERMINERS = frozenset({"itu", "tersebut", "ini"})
_APPOSITION = regex.compile(
    r"^(?:\s\([^()\n]{1,20}\))?(?:, | selaku | sebagai | adalah |, yang (?:juga )?(?:merupakan|menjabat(?: sebagai)?) |, selaku | \()"
)
_ENDS = regex.compile(r"[.!?;:\n\"“”]|\s[-–—]\s")
_SHORT = regex.compile(r"\((?P<short>\p{Lu}[\p{L}-]{1,20})\)?")

Token = tuple[int, int, Entity | None]


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as written: its span, head's group and kind, the affiliation, the group of an abbreviation in
    brackets behind it, and whether a determiner points back."""

    start: int
    end: int
    group: str
    kind: str
    title: str
    affiliation: str | None
    other_group: str | None = None
    pointed: bool = False


@cache
def _heads() -> dict[str, tuple[str, str]]:
    return {row["head"]: (row["group"], row["kind"]) for row in table("roles")}


@cache
def _head_words() -> frozenset[str]:
    return frozenset(word for head in _heads() if " " in head for word in head.split())


@cache
def first_words() -> frozenset[str]:
    """The words that a role may begin with, without what a hyphen joins to them."""
    return frozenset(head.split()[0].partition("-")[0] for head in _heads()) | {"sang"}


class RoleReader:
    """Reads role phrases of one text."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self.text = text
        self.entities = entities
        self._starts = [entity.start for entity in entities]
        self._ends = [entity.end for entity in entities]

    def _tokens(self, start: int, end: int) -> list[Token]:
        """Words and whole entities between two positions."""
        tokens: list[Token] = []
        k = bisect_right(self._ends, start)
        position = start
        while position < end:
            entity = self.entities[k] if k < len(self.entities) and self.entities[k].end <= end else None
            for match in _WORD.finditer(self.text, position, entity.start if entity else end):
                tokens.append((*match.span(), None))
            if entity is None:
                break
            if entity.start >= position:
                tokens.append((entity.start, entity.end, entity))
            position = max(position, entity.end)
            k += 1
        return tokens

    def before(self, person: Entity) -> RolePhrase | None:
        """The role phrase that ends where the person's name starts."""
        low = max(0, person.start - _WINDOW)
        for match in _ENDS.finditer(self.text, low, person.start):
            if (
                match[0] != "."
                or self.text[match.end() : match.end() + 1].isspace()
                or match.end() == person.start
            ):
                low = match.end()
        tokens = self._tokens(low, person.start)
        best: int | None = None
        right = person.start
        for k in range(len(tokens) - 1, -1, -1):
            start, end, entity = tokens[k]
            gap = self.text[end:right]
            apart = gap == ", " and right in (person.start, tokens[best][0] if best is not None else -1)
            if (gap.strip(" ()\xa0") and not apart) or (entity is not None and entity.label == "PERSON"):
                break
            if entity is None:
                if self._head(tokens, k) is not None:
                    best = k
                elif not self._may_stand(self.text[start:end]):
                    break
            right = start
        return self._phrase(tokens, best, person.start) if best is not None else None

    def after(self, person: Entity) -> RolePhrase | None:
        """The role phrase that follows the name as an apposition."""
        opening = _APPOSITION.match(self.text, person.end, person.end + 60)
        opening = opening or _APPOSITION.match(self.text[person.end : person.end + 60])
        if opening is None:
            return None
        begin = person.end + len(opening[0])
        return self.from_head(begin)

    def from_head(self, begin: int) -> RolePhrase | None:
        """The role phrase whose first word, a head or a modifier of one, starts at ``begin``."""
        tokens = self._tokens(begin, min(len(self.text), begin + _WINDOW))
        if not tokens or tokens[0][0] != begin or tokens[0][2] is not None:
            return None
        head = self._head(tokens, 0)
        if head is None:
            return None
        return self._pointing(tokens, head[0]) or self._standing(tokens, head[0], _SMALL, " \xa0()")

    def _pointing(self, tokens: Sequence[Token], head: int) -> RolePhrase | None:
        """The phrase with a determiner at its end (``pemain asal Argentina itu``) or ``sang`` before it."""
        phrase = self._standing(tokens, head, _IN_DESCRIPTION, " \xa0(),")
        if phrase is None:
            return None
        following = _WORD.match(self.text, phrase.end + 1) or _WORD.match(self.text, phrase.end + 2)
        gap = self.text[phrase.end : following.start()] if following else ""
        if following and following[0] in _DETERMINERS and gap in (" ", ", "):
            return replace(phrase, end=following.end(), pointed=True)
        sang = self.text[phrase.start : phrase.start + 5].casefold() == "sang "
        return replace(phrase, pointed=True) if sang else None

    def _standing(
        self, tokens: Sequence[Token], head: int, small: frozenset[str], between: str
    ) -> RolePhrase | None:
        """The phrase from its head of so many tokens on."""
        end = tokens[0][1]
        for k, (start, stop, entity) in enumerate(tokens):
            gap = self.text[end:start] if k else ""
            if gap.strip(between) or "\n" in gap or (entity is not None and entity.label == "PERSON"):
                break
            if entity is None and k >= head and not self._may_stand(self.text[start:stop], small):
                break
            end = stop
        return self._phrase(tokens, 0, end)

    def _head(self, tokens: Sequence[Token], k: int) -> tuple[int, str, str] | None:
        """(words, group, kind) of the longest head at token ``k``, modifiers before it counted."""
        skipped = 0
        while (
            k + skipped < len(tokens)
            and self._lower(tokens, k + skipped) in _MODIFIERS - {"wakil"}
            and skipped < 2
        ):
            skipped += 1
        for length in range(_HEAD_WORDS, 0, -1):
            span = tokens[k + skipped : k + skipped + length]
            if len(span) == length and all(token[2] is None for token in span):
                words = self.text[span[0][0] : span[-1][1]].casefold()
                if words in _heads():
                    return skipped + length, *_heads()[words]
        return None

    def _lower(self, tokens: Sequence[Token], k: int) -> str:
        start, end, entity = tokens[k]
        return self.text[start:end].casefold() if entity is None else ""

    @staticmethod
    def _may_stand(word: str, small: frozenset[str] = _SMALL) -> bool:
        return word[0].isupper() or word[0].isdigit() or word in small or word in _head_words()

    def _phrase(self, tokens: Sequence[Token], k: int, end: int) -> RolePhrase | None:
        head = self._head(tokens, k)
        if head is None:
            return None
        inside = [token for token in tokens[k:] if token[1] <= end]
        affiliation = next((token[2] for token in inside if token[2] is not None), None)
        title_end = affiliation.start if affiliation else inside[-1][1]
        start = tokens[k][0]
        title = " ".join(self.text[start:title_end].strip(" \xa0(,").split())
        stop = inside[-1][1]
        short = _SHORT.search(self.text, start, stop + 1)
        other = _heads().get(short["short"].casefold(), ("", ""))[0] if short else None
        own = affiliation.name if affiliation else None
        return RolePhrase(start, stop, head[1], head[2], title, own, other or None)
