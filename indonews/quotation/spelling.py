"""Whether one spelling of a name may stand for another: cut short, misspelt by a letter, contracted."""

from __future__ import annotations

__all__ = ["MIN_FUZZY", "alike", "is_contraction"]

MIN_FUZZY = 5


def is_contraction(word: str, parts: tuple[str, ...]) -> bool:
    """Whether the word is made of the beginnings (two letters or more) of two or three of the parts, in order."""
    for i in range(2, len(word) - 1):
        if not parts[0].startswith(word[:i]):
            return False
        rest = word[i:]
        if any(
            p.startswith(rest) or (len(rest) >= 4 and is_contraction(rest, parts[k:]))
            for k, p in enumerate(parts)
            if k
        ):
            return True
    return False


def alike(a: str, b: str) -> bool:
    """Whether one word is the other cut short, or differs from it by one letter."""
    short, long = sorted((a, b), key=len)
    if a == b or (len(short) > MIN_FUZZY and long.endswith(short)):
        return True
    if len(short) < MIN_FUZZY - 1 or len(long) - len(short) > 4:
        return False
    if long.startswith(short) or (len(short) > MIN_FUZZY and long.endswith(short)):
        return True
    if len(short) < MIN_FUZZY or len(long) - len(short) > 1:
        return False
    k = 0
    while k < len(short) and short[k] == long[k]:
        k += 1
    rest_short, rest_long = short[k:], long[k:]
    if len(short) == len(long):
        return rest_short[1:] == rest_long[1:] or (
            rest_short[:2] == rest_long[1::-1] and rest_short[2:] == rest_long[2:]
        )
    return rest_short == rest_long[1:]
