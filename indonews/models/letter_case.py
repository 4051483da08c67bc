"""In which case a word is written inside a sentence of Indonesian news (table ``letter_case``)."""

from __future__ import annotations

from functools import cache

from ..lexicon import table

__all__ = ["case_odds", "kind_of"]

_VOWELS = frozenset("aeiou")
_LONG = 6


def case_odds(form: str) -> tuple[int, int]:
    """How much likelier a word in small letters is among capitalised words, and among words in capitals, than among others.

    Binary logarithms in tenths. A rare word has those of rare words that look like it.

    >>> case_odds("sudirman")[0] > 0 > case_odds("mereka")[0]
    True
    """
    return _table().get(form) or _table().get(kind_of(form), (0, 0))


def kind_of(form: str) -> str:
    """The row of rare words that are as long and have as many vowels.

    >>> kind_of("dprd"), kind_of("bappenas")
    ('(rare 4 none)', '(rare 6 many)')
    """
    vowels = sum(letter in _VOWELS for letter in form)
    share = "none" if not vowels else "few" if 4 * vowels <= len(form) else "many"
    return f"(rare {min(len(form), _LONG)} {share})"


@cache
def _table() -> dict[str, tuple[int, int]]:
    return {row["form"]: (int(row["capital"]), int(row["upper"])) for row in table("letter_case")}
