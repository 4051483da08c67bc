"""Gives words in capitals the case that they would have in running text, for the model knows little of shouted lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..lexicon import table
from .pieces import Glue

__all__ = ["quieted"]

_FEWEST_WORDS = 3
_SHARE = 0.8
_COMMON = 1.5
"""From this level on (see the table ``tokenization_words``) a word is taken for no name."""


def quieted(words: Sequence[str], line_starts: Sequence[bool], glue: Glue) -> list[str]:
    """The words, those of shouted lines in the case that is commonest for them; lengths stay as they are.

    >>> quieted(["PRESIDEN", "TIBA", "DI", "BALI"], [True, False, False, False], Glue({"Bali": 1}, {}))
    ['Presiden', 'tiba', 'di', 'Bali']
    """
    result: list[str] = []
    if not words:
        return result
    starts = [k for k, starts in enumerate(line_starts) if starts or k == 0]
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        result += _line(words[start:end], glue)
    return result


def _line(words: Sequence[str], glue: Glue) -> Sequence[str]:
    lettered = [word for word in words if len(word) > 1 and word.isalpha()]
    shouted = [word for word in lettered if word.isupper()]
    if len(shouted) < _FEWEST_WORDS or len(shouted) < _SHARE * len(lettered):
        return words
    return [_quiet(word, glue) if word.isupper() and len(word) > 1 else word for word in words]


def _quiet(word: str, glue: Glue) -> str:
    lower, capital = word.lower(), word[0] + word[1:].lower()
    if len(lower) != len(word):
        return word
    if glue.prefers(word, capital):
        return word
    return lower if _levels().get(lower, 0.0) >= _COMMON else capital


@cache
def _levels() -> dict[str, float]:
    return {row["form"]: float(row["level"]) for row in table("tokenization_words")}
