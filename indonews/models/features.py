"""What the name tagger knows of a piece of text: hashed word parts, shape, spelling, gazetteer classes, and the document.

Features of a word depend on its letters alone and are computed once a word; those of the document say how the same word
is written elsewhere in it, since a name keeps its capital and a common word does not.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..lexicon import table
from .letter_case import case_odds

__all__ = [
    "CLASSES",
    "DOCUMENT",
    "HASHED",
    "SPELLING",
    "Forms",
    "document_features",
    "hashed",
    "repeated",
    "spelling",
    "windows",
]

HASHED = {"lower": 32_000, "suffix": 4_000, "prefix": 4_000, "shape": 600}
"""Rows of the embedding table of each hashed feature."""
CLASSES = ("first_name", "last_name", "region", "country", "title", "organisation")
SPELLING = len(CLASSES) + 10
DOCUMENT = 6
_ENDS = frozenset(".!?")
_OPENERS = frozenset("\"“”'‘’:")
_LONGEST_SHAPE = 24
_CASE_SCALE = 60
_SHORTEST_WINDOW, _LONGEST_WINDOW = 60, 90


def _bucket(text: str, rows: int) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % rows


def _shape(word: str) -> str:
    """``Xxx`` for ``Jakarta``: runs of one class of letter are cut to three."""
    shape = ""
    for letter in word[:_LONGEST_SHAPE]:
        sign = "X" if letter.isupper() else "x" if letter.islower() else "d" if letter.isdigit() else letter
        if shape[-3:] != sign * 3:
            shape += sign
    return shape


def hashed(word: str) -> tuple[int, ...]:
    """Rows of the word in the embedding tables, in the order of HASHED."""
    lower = word.lower()
    parts = (lower, f"s{lower[-3:]}", f"p{word[:3]}", _shape(word))
    return tuple(_bucket(part, rows) for part, rows in zip(parts, HASHED.values(), strict=True))


def spelling(word: str) -> list[float]:
    """Gazetteer classes of the word and how it is spelled, as zeros and ones, and in which case it is written elsewhere."""
    lower = word.lower()
    classes = _gazetteer().get(lower, ())
    capital, upper = case_odds(lower) if len(word) > 1 and word.isalpha() else (0, 0)
    return [
        *(float(name in classes) for name in CLASSES),
        float(word.isupper() and len(word) > 1),
        float(word[:1].isupper()),
        float(any(map(str.isdigit, word))),
        float(word.isalpha()),
        float(not any(map(str.isalnum, word))),
        float(len(word) == 1),
        float("-" in word),
        float(any(map(str.isupper, word[1:])) and not word.isupper()),
        capital / _CASE_SCALE,
        upper / _CASE_SCALE,
    ]


@cache
def _gazetteer() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["classes"].split()) for row in table("name_gazetteer")}


class Forms:
    """The words of a document by number, without regard to case: what the document says of each of them."""

    def __init__(self, words: Sequence[str]) -> None:
        different = list(dict.fromkeys(words))
        numbers = {word: k for k, word in enumerate(different)}
        self._places = np.array([numbers[word] for word in words], dtype=np.int64)
        small = [word.lower() for word in different]
        forms = {low: k for k, low in enumerate(dict.fromkeys(small))}
        self._different = different
        self._form = np.array([forms[low] for low in small], dtype=np.int64)[self._places]
        self._lettered = self._are(word[:1].isalpha() for word in different)
        self._capital = self._are(word != low for word, low in zip(different, small, strict=True))
        self._count = len(forms)

    def features(self, line_starts: Sequence[bool], guessed: Sequence[bool]) -> NDArray[np.float32]:
        """What ``document_features`` gives."""
        opens = np.array(line_starts, dtype=np.bool_)
        opens[:1] = True
        opens[1:] |= self._among(_ENDS)[:-1]
        inside = ~opens
        inside[1:] &= ~self._among(_OPENERS)[:-1]
        small = self._anywhere(self._lettered & ~self._capital)
        large = self._anywhere(self._lettered & self._capital & inside)
        times = self._times()
        told = [small, large, times >= 2, times >= 4, opens, np.array(guessed, dtype=np.bool_)]
        return np.stack(told, axis=1).astype(np.float32)

    def groups(self) -> NDArray[np.int64]:
        """What ``repeated`` gives."""
        shared = self._anywhere(self._lettered & self._capital) & (self._times() > 1)
        return np.where(shared, self._form + 1, 0)

    def _are(self, of_different: Iterable[bool]) -> NDArray[np.bool_]:
        """What is said of the different words, for each word."""
        return np.array(list(of_different), dtype=np.bool_)[self._places]

    def _among(self, words: frozenset[str]) -> NDArray[np.bool_]:
        """Whether each word is one of ``words``."""
        return self._are(word in words for word in self._different)

    def _anywhere(self, places: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Whether each word, in any case, stands at one of the places."""
        found = np.zeros(self._count, dtype=np.bool_)
        found[self._form[places]] = True
        return found[self._form]

    def _times(self) -> NDArray[np.int64]:
        """How often each word is there in any case; 0 for what is no word."""
        return np.bincount(self._form[self._lettered], minlength=self._count)[self._form]


def document_features(
    words: Sequence[str], line_starts: Sequence[bool], guessed: Sequence[bool]
) -> NDArray[np.float32]:
    """For each word: written small elsewhere, written large inside a sentence, seen twice, four times, opens a sentence,
    its case is a guess."""
    return Forms(words).features(line_starts, guessed)


def repeated(words: Sequence[str]) -> NDArray[np.int64]:
    """For each word the number of its group, from 1: words that are alike but for case, one of them with a capital; else 0."""
    return Forms(words).groups()


def windows(words: Sequence[str], line_starts: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches of words that the tagger reads at once: some sentences each, cut at their ends where possible."""
    found, start = [], 0
    for k in range(1, len(words)):
        length = k - start
        if length >= _LONGEST_WINDOW or (
            length >= _SHORTEST_WINDOW and (line_starts[k] or words[k - 1] in _ENDS)
        ):
            found.append((start, k))
            start = k
    if words:
        found.append((start, len(words)))
    return found
