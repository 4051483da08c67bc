"""Titles of works: what stands in quotation marks behind a word such as ``film`` or ``lagu berjudul``.

>>> text = "Ia menulis lagu berjudul “Hujan di Tepi Kota” dan tampil di acara “Sore”."
>>> [text[start:end] for start, end, *_ in with_titles(text, [])]
['Hujan di Tepi Kota']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .names import words_of

__all__ = ["Ruled", "with_titles"]

Name = tuple[int, int, str]
Ruled = tuple[int, int, str, str]
"""A name and the rule that found it."""

_LABEL = "WORK_OF_ART"


@cache
def _pattern() -> re.Pattern[str]:
    works = "|".join(sorted(words_of("work")))
    return re.compile(
        rf"\b(?i:{works})(?:nya)?(?: (?:baru|terbaru|terbarunya|perdana|perdananya|pendek|dokumenter|horor|animasi))?"
        r"(?: (?:yang )?(?:berjudul|bertajuk))? [\"“](?P<title>[^\"“”\s,.][^\"“”\n]{1,70})[\"”]"
    )


def with_titles(text: str, names: Sequence[Name]) -> list[Ruled]:
    """The names, in order, with the titles that the text announces in place of what was found inside them."""
    titles = [match.span("title") for match in _pattern().finditer(text)]
    found = [(*name, "model") for name in names if not any(_overlap(name, title) for title in titles)]
    return sorted([*found, *((*_inner(text, *title), _LABEL, "title") for title in titles)])


def _overlap(name: Name, title: tuple[int, int]) -> bool:
    return name[0] < title[1] and title[0] < name[1]


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """The title without a comma or full stop before the closing mark."""
    return start, start + len(text[start:end].rstrip(" \xa0,."))
