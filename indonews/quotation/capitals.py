"""Names by their capitals alone, for a caller who has no entities."""

from __future__ import annotations

import regex

from ..spans import Mention, Span
from .words import CUES, words

__all__ = ["names_by_capitals"]

PLAIN_CAPITALS = (
    words("opener")
    | words("lead")
    | words("role")
    | words("pronoun")
    | words("many")
    | words("leading")
    | CUES.keys()
)
CAPITALISED = regex.compile(r"\p{Lu}[\w.'’-]*+(?: \p{Lu}[\w.'’-]*+){0,5}")
CAPITAL_WORD = regex.compile(r" ?\p{Lu}[\w.'’-]*+")


class _Name(Span):
    """A name found by its capitals."""

    __slots__ = ()

    @property
    def label(self) -> str:
        return "ORG" if self.text.isupper() else "PERSON"


def names_by_capitals(text: str) -> list[Mention]:
    """Runs of capitalised words without the titles and connectives that open them."""
    found: list[Mention] = []
    for match in CAPITALISED.finditer(text):
        start, end = match.span()
        while start < end and (head := CAPITAL_WORD.match(text, start, end)):
            if head.group().strip().lower() not in PLAIN_CAPITALS:
                break
            start = head.end()
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end -= len(text[start:end]) - len(text[start:end].rstrip("."))
        if start < end:
            found.append(_Name(start, end, text[start:end]))
    return found
