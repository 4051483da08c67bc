"""Gives words in capitals the case that they would have in running text, for the model knows little of shouted lines.

The cases of a line's words are the likeliest path of a hidden Markov model: each word is small, capitalised or in
capitals as it is elsewhere, and so is what follows a word of that case (table ``letter_case``). A short word that the text
has alone in brackets is likely an abbreviation.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..models.letter_case import case_odds

__all__ = ["quieted"]

_FEWEST_WORDS = 3
_SHARE = 0.8
_OPENING = frozenset('.!?:"“”')
_CASES = ("small", "capital", "upper")
_LONGEST_ABBREVIATION = 6
_ABBREVIATED = 80
"""What a word that stands alone in brackets has for capitals, in tenths of a binary logarithm."""


def quieted(words: Sequence[str], line_starts: Sequence[bool]) -> list[str]:
    """The words, those of shouted lines in their likeliest case; lengths stay as they are.

    >>> quieted(["PRESIDEN", "TIBA", "DI", "BALI"], [True, False, False, False])
    ['Presiden', 'tiba', 'di', 'Bali']
    """
    result: list[str] = []
    if not words:
        return result
    starts = [k for k, starts in enumerate(line_starts) if starts or k == 0]
    lines = [words[start:end] for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]
    shouted = [_is_shouted(line) for line in lines]
    abbreviations = _bracketed(words) if any(shouted) else frozenset()
    for line, loud in zip(lines, shouted, strict=True):
        result += _quiet(line, abbreviations) if loud else line
    return result


def _bracketed(words: Sequence[str]) -> frozenset[str]:
    """Short words that stand alone in brackets, in small letters."""
    return frozenset(
        word.lower()
        for k, word in enumerate(words[1:-1], 1)
        if words[k - 1] == "(" and words[k + 1] == ")" and len(word) <= _LONGEST_ABBREVIATION
    )


def _is_shouted(words: Sequence[str]) -> bool:
    lettered = [word for word in words if len(word) > 1 and word.isalpha()]
    shouted = sum(map(str.isupper, lettered))
    return shouted >= _FEWEST_WORDS and shouted >= _SHARE * len(lettered)


def _quiet(words: Sequence[str], abbreviations: frozenset[str]) -> list[str]:
    """The words of one line in their likeliest cases; a sentence begins with a capital."""
    result = list(words)
    sentence: list[int] = []
    for k, word in enumerate([*words, "."]):
        if word in _OPENING and (k == 0 or words[k - 1] != ","):
            cases = _likeliest([words[place].lower() for place in sentence], abbreviations)
            for place, case in zip(sentence, cases, strict=True):
                result[place] = _written(
                    words[place], "capital" if place == sentence[0] and case == "small" else case
                )
            sentence = []
        elif len(word) > 1 and word.isalpha():
            sentence.append(k)
    return result


def _written(word: str, case: str) -> str:
    if case == "upper" or not word.isupper():
        return word
    lower = word.lower()
    if len(lower) != len(word):
        return word
    return lower if case == "small" else word[0] + lower[1:]


def _likeliest(forms: Sequence[str], abbreviations: frozenset[str]) -> list[str]:
    """The likeliest cases of the words of a sentence: its Viterbi path."""
    states = range(len(_CASES))
    inside = [_odds(f"(after {case})") for case in _CASES]
    steps = [_odds("(after start)")] * len(_CASES)
    scores = [0] * len(_CASES)
    back: list[list[int]] = []
    for form in forms:
        small, capital, upper = _odds(form)
        own = small, capital, upper + _ABBREVIATED * (form in abbreviations)
        back.append([max(states, key=lambda one: scores[one] + steps[one][case]) for case in states])
        scores = [scores[one] + steps[one][case] + own[case] for case, one in enumerate(back[-1])]
        steps = inside
    case = max(states, key=scores.__getitem__)
    path = []
    for came in reversed(back):
        path.append(_CASES[case])
        case = came[case]
    return path[::-1]


def _odds(form: str) -> tuple[int, int, int]:
    return (0, *case_odds(form))
