"""Titles in quotation marks that the text announces: of works (``lagu "..."``, ``berjudul "..."``), gatherings, games.

>>> text = "Ia menulis lagu berjudul “Hujan di Tepi Kota” dan tampil di acara “Sore”."
>>> [text[start:end] for start, end, *_ in with_titles(text, [])]
['Hujan di Tepi Kota']
>>> text = "Konser tunggal bertajuk “Pulang” memuat “Hujan di Tepi Kota”, lagu dari film “Angin”."
>>> [(text[start:end], label) for start, end, label, _ in with_titles(text, [])]
[('Pulang', 'EVENT'), ('Angin', 'WORK_OF_ART')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from .names import words_of

__all__ = ["Ruled", "with_titles"]

Name = tuple[int, int, str]
Ruled = tuple[int, int, str, str]
"""A name and the rule that found it."""

_LABELS = {"work": "WORK_OF_ART", "gathering": "EVENT", "offer": "PRODUCT"}
_QUOTED = (
    r"""(?:["“](?P<double>[^"“”\s,.][^"“”\n]{1,100})["”]"""
    r"""|['‘](?P<single>[^'‘’\s,.](?:[^'‘’\n]|['’](?=[^\W\d_])){1,70})['’](?!\w))"""
)
_TITLED = re.compile(
    r"\b(?i:(?P<certain>berjudul|dengan judul)|diberi judul|bertajuk"
    rf"|(?P<list>di antaranya|antara lain|termasuk|seperti|yakni|yaitu)):? {_QUOTED}"
)
_NEXT = re.compile(rf"(?:,|,? (?i:dan|serta)) {_QUOTED}")
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 30
"""How many different titles are looked for again."""
_BEFORE, _NEAR = 80, 6
"""Letters, and words, before a title in which what it is the title of is looked for; all those words before a list."""
_UNSAFE = frozenset({"artikel", "berita", "tulisan", "tayang", "terbit", "narasi", "klaim"})


@cache
def _kinds() -> dict[str, str]:
    """What a title behind a word names; with the word's form in ``-nya``."""
    words = {word: label for cls, label in _LABELS.items() for word in words_of(cls)}
    return words | {f"{word}nya": label for word, label in words.items()}


@cache
def _works() -> re.Pattern[str]:
    works = "|".join(sorted(words_of("work")))
    return re.compile(
        rf"\b(?i:{works})(?:nya)?(?i: (?:baru|terbaru|terbarunya|perdana|perdananya|pendek|dokumenter|horor|animasi))?"
        rf" {_QUOTED}"
    )


def with_titles(text: str, names: Sequence[Name]) -> list[Ruled]:
    """The names, in order, with the titles that the text announces in place of what was found inside them.

    An announced title is one wherever it is quoted again, and one of several words wherever nothing else was found.
    """
    taken = bytearray(len(text))
    titles = _free(sorted(_titles(text)), taken)
    titles += _free(_again(text, titles, quoted=True), taken)
    found = _free(names, taken)
    titles += _free(_again(text, titles, quoted=False), taken)
    return sorted([*((*name, "model") for name in found), *((*title, "title") for title in titles)])


def _again(text: str, titles: Sequence[Name], *, quoted: bool) -> Iterator[Name]:
    """Where titles stand again: between marks, or titles of several words wherever they stand."""
    before, after = (r"(?<=[\"“'‘])", r"(?=[,.]?[\"”'’])") if quoted else (r"(?<!\w)", r"(?!\w)")
    labels = {text[start:end]: label for start, end, label in titles}
    for title, label in islice(labels.items(), _MOST):
        if quoted or " " in title:
            for match in re.finditer(before + re.escape(title) + after, text):
                yield *match.span(), label


def _free(names: Iterable[Name], taken: bytearray) -> list[Name]:
    """The names that have no letter that is taken, whose letters then are."""
    free: list[Name] = []
    for start, end, label in names:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            free.append((start, end, label))
    return free


def _titles(text: str) -> Iterator[Name]:
    """Announced titles and those that follow them in a list; they may be found twice."""
    for match in _works().finditer(text):
        yield from _listed(text, match, "WORK_OF_ART")
    for match in _TITLED.finditer(text):
        label = _label_before(text, match)
        if label:
            yield from _listed(text, match, label)


def _listed(text: str, match: re.Match[str], label: str) -> Iterator[Name]:
    found: re.Match[str] | None = match
    while found:
        start, end = found.span(found.lastgroup or 0)
        yield start, start + len(text[start:end].rstrip(" \xa0,.")), label
        found = _NEXT.match(text, found.end())


def _label_before(text: str, match: re.Match[str]) -> str | None:
    """The label of what has the title; any ``berjudul`` without it is said of a work, but not of an article."""
    clause = re.split(r"[.!?]\s|\n", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
    words = [word.lower() for word in _WORD.findall(clause)]
    near = words if match["list"] else words[-_NEAR:]
    label = next((_kinds()[word] for word in reversed(near) if word in _kinds()), None)
    if match["list"]:
        return label if label == "WORK_OF_ART" else None
    return label or ("WORK_OF_ART" if match["certain"] and not _UNSAFE.intersection(near) else None)
