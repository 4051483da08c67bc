"""What the name tagger knows of a piece of text: hashed word parts, shape, spelling, gazetteer classes, and the document.

Features of a word depend on its letters alone and are computed once a word; those of the document say how the same word
is written elsewhere in it, since a name keeps its capital and a common word does not.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..lexicon import table

__all__ = [
    "CLASSES",
    "DOCUMENT",
    "HASHED",
    "SPELLING",
    "document_features",
    "hashed",
    "repeated",
    "spelling",
    "windows",
]

HASHED = {"lower": 32_000, "suffix": 4_000, "prefix": 4_000, "shape": 600}
"""Rows of the embedding table of each hashed feature."""
CLASSES = ("first_name", "last_name", "region", "country", "title", "organisation")
SPELLING = len(CLASSES) + 8
DOCUMENT = 6
_ENDS = frozenset(".!?")
_OPENERS = frozenset("\"“”'‘’:")
_LONGEST_SHAPE = 24
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
    """Gazetteer classes of the word and how it is spelled, as zeros and ones."""
    classes = _gazetteer().get(word.lower(), ())
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
    ]


@cache
def _gazetteer() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["classes"].split()) for row in table("name_gazetteer")}


def document_features(
    words: Sequence[str], line_starts: Sequence[bool], guessed: Sequence[bool]
) -> NDArray[np.float32]:
    """For each word: written small elsewhere, written large inside a sentence, seen twice, four times, opens a sentence,
    its case is a guess."""
    lowered = [word.lower() for word in words]
    opens = [line_start or k == 0 or words[k - 1] in _ENDS for k, line_start in enumerate(line_starts)]
    letters = [word[:1].isalpha() for word in words]
    counts = Counter(low for low, letter in zip(lowered, letters, strict=True) if letter)
    small = {low for word, low, letter in zip(words, lowered, letters, strict=True) if letter and word == low}
    large = {
        low
        for k, (word, low) in enumerate(zip(words, lowered, strict=True))
        if letters[k] and word != low and not opens[k] and words[k - 1] not in _OPENERS
    }
    rows = [
        (low in small, low in large, counts[low] >= 2, counts[low] >= 4, opening, guess)
        for low, opening, guess in zip(lowered, opens, guessed, strict=True)
    ]
    return np.array(rows, dtype=np.float32).reshape(-1, DOCUMENT)


def repeated(words: Sequence[str]) -> NDArray[np.int64]:
    """For each word the number of its group, from 1: words that are alike but for case, one of them with a capital; else 0."""
    lowered = [word.lower() if word[:1].isalpha() else "" for word in words]
    counts = Counter(lowered)
    large = {low for word, low in zip(words, lowered, strict=True) if low and word != low and counts[low] > 1}
    numbers = {low: k for k, low in enumerate(sorted(large), 1)}
    return np.array([numbers.get(low, 0) for low in lowered], dtype=np.int64)


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
