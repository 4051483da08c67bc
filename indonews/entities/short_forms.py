"""Which single word may stand for a person's full name: cut off at either end, contracted or wrong by a letter.

>>> misspells("jhon", "john"), misspells("kiasan", "kasan"), misspells("rina", "rini")
(True, True, False)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from .names import Key, is_numeral

__all__ = ["is_respelt", "misspells", "nearly", "respelt", "reworded"]

_MIN_CUT = 3
_MIN_END = 4
_MIN_CONTRACTED = 4
_MIN_REPLACED = 5
_MIN_TWICE = 8
_MANY_WORDS = 2_000
_NEAR = 50
_VOWELS = frozenset("aeiou")


def nearly(word: str, by_word: Mapping[str, Sequence[Key]], may_be: Callable[[Key, Key], bool]) -> list[Key]:
    """The one full name that ``word`` stands for, if there is only one; ``may_be`` says whether two names may be one
    person's.

    First names of several words count, one of which ``word`` begins or misspells (Risma of Tri Rismaharini) or that
    it contracts (Buwas of Budi Waseso); then shorter beginnings (Leo of Leonardus), ends (Yadi of Priyadi) and names
    of one word.
    """
    if len(word) < _MIN_CUT or len(by_word) > _MANY_WORDS:
        return []
    wholes = [(part, f) for part, named in by_word.items() for f in named if len(part) > 1]
    for reading in (_part_of_several, _contraction, _loose):
        found = [(part, f) for part, f in wholes if reading(word, part, f)]
        fulls = dict.fromkeys(f for part, f in found if _is_sure(reading, word, part) or may_be((word,), f))
        if fulls or (found and reading is not _loose):
            return list(fulls) if len(fulls) == 1 else []
    return []


def _is_sure(reading: Callable[[str, str, Key], bool], word: str, part: str) -> bool:
    return reading is _contraction or (reading is _part_of_several and part.startswith(word))


def _part_of_several(word: str, part: str, full: Key) -> bool:
    if len(full) == 1 or len(word) < _MIN_END:
        return False
    cut = len(part) > len(word) and part.startswith(word)
    return cut or (len(word) >= _MIN_REPLACED <= len(part) and misspells(word, part))


def _contraction(word: str, part: str, full: Key) -> bool:
    return (
        len(word) >= _MIN_CONTRACTED and part == full[0] and word[:2] == part[:2] and _contracts(word, full)
    )


def _contracts(word: str, full: Key) -> bool:
    return any(
        first.startswith(word[:cut]) and second.startswith(word[cut:])
        for first, second in pairwise(full)
        for cut in range(2, len(word) - 1)
    )


def _loose(word: str, part: str, full: Key) -> bool:
    if len(part) > len(word) + 1 and (
        (part == full[0] and part.startswith(word)) or (len(word) >= _MIN_END and part.endswith(word))
    ):
        return True
    return misspells(word, part)


def respelt(name: Key, by_word: Mapping[str, Sequence[Key]]) -> list[Key]:
    """The one name of as many words that differs from ``name`` in the spelling of a word, or has it at greater length."""
    near = dict.fromkeys(
        f for word in name if len(word) > 1 for f in by_word.get(word, ())[-_NEAR:] if len(f) == len(name)
    )
    fulls = [
        f
        for f in near
        if f != name and all(_same_but_for_spelling(*pair) for pair in zip(name, f, strict=True))
    ]
    return fulls if len(fulls) == 1 else []


def reworded(name: Key, by_word: Mapping[str, Sequence[Key]]) -> list[Key]:
    """The one longer name that has the words of ``name`` in another order (``Puji Eko`` of Eko Puji Waluyo), or the first
    of them and the rest at greater length (``Agus Marto`` of Agus Martowardojo)."""
    fulls = [
        f
        for f in dict.fromkeys(by_word.get(name[0], ())[-_NEAR:])
        if f != name and (_is_reordered(name, f) or _is_cut(name, f))
    ]
    return fulls if len(fulls) == 1 else []


def _is_reordered(name: Key, full: Key) -> bool:
    return min(map(len, name)) >= _MIN_CUT and len(name) < len(full) and set(name) < set(full)


def _is_cut(name: Key, full: Key) -> bool:
    if name[0] != full[0] or min(map(len, name)) < _MIN_CUT:
        return False
    rest = iter(full[1:])
    return all(any(other.startswith(word) for other in rest) for word in name[1:])


def _same_but_for_spelling(a: str, b: str) -> bool:
    if a == b or is_numeral(a) or is_numeral(b):
        return a == b
    short, long = sorted((a, b), key=len)
    return (len(short) > 1 and long.startswith(short)) or misspells(a, b)


def is_respelt(one: Key, other: Key) -> bool:
    """Whether two names differ by misspelt words alone."""
    return len(one) == len(other) and all(map(misspells, one, other))


def misspells(a: str, b: str) -> bool:
    """Whether two words that begin alike differ by a letter too many or by two letters that changed places; from five
    letters on also by another letter, though not by a last vowel, from eight on by two such slips."""
    if a == b or a[:1] != b[:1]:
        return a == b
    least = min(len(a), len(b))
    if least >= _MIN_TWICE and abs(len(a) - len(b)) == 2:
        return a[-1] == b[-1] and _slips(a, b) == 2
    if least < _MIN_END or abs(len(a) - len(b)) > 1:
        return False
    replaced = len(a) == len(b) and sorted(a) != sorted(b)
    if replaced and (least < _MIN_REPLACED or (a[-1] != b[-1] and not _VOWELS.isdisjoint((a[-1], b[-1])))):
        return False
    return _slips(a, b) <= (2 if least >= _MIN_TWICE and a[-1] == b[-1] else 1)


def _slips(a: str, b: str) -> int:
    """How many letters are too many, wrong or in each other's place; 3 stands for more."""
    slips = i = j = 0
    while i < len(a) and j < len(b) and slips < 3:
        if a[i] == b[j]:
            i, j = i + 1, j + 1
            continue
        slips += 1
        if a[i : i + 2] == b[j : j + 2][::-1] and len(b) - j > 1:
            i, j = i + 2, j + 2
            continue
        left = len(a) - i - len(b) + j
        i, j = i + (left >= 0), j + (left <= 0)
    return min(3, slips + len(a) - i + len(b) - j)
