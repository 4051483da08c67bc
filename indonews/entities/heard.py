"""Where in an article somebody speaks under one name: a capitalised word behind ``kata`` or before ``mengatakan``.

>>> Heard("Menurut Selamat, beras cukup. Selamat pagi!").starts
{'Selamat': [8]}
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property

import regex

from ..lexicon import column_words, table

__all__ = ["Heard"]

_SAYING = frozenset({"say", "continue", "close", "stress"})


class Heard:
    """The names that speak in a text; it is searched once, when first asked."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where they stand, in order."""
        return [match.span("name") for match in _speaking().finditer(self.text)]

    @cached_property
    def starts(self) -> dict[str, list[int]]:
        """Where each of them begins."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for start, end in self.spans:
            found[self.text[start:end]].append(start)
        return dict(found)

    def times(self, name: str) -> int:
        """How often the name speaks."""
        return len(self.starts.get(name, ()))


@cache
def _speaking() -> regex.Pattern[str]:
    bare = "|".join(sorted(column_words("cues", "bare") | column_words("cues", "prep")))
    active = "|".join(
        sorted({form for row in table("cues") if row["cls"] in _SAYING for form in row["active"].split()})
    )
    name = r"(?P<name>\p{Lu}\p{Ll}{2,15}+)"
    return regex.compile(
        rf"\b(?:(?i:{bare}) {name}(?=[,.]|\s\p{{Ll}})|(?<!\p{{Lu}}\p{{Ll}}{{1,20}} ){name} (?:juga )?(?:{active})\b)"
    )
