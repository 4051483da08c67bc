"""Sentence ends that nothing marks: a subhead or a link run into the next sentence in a flattened page.

A capitalised word that is rarely part of a name, followed by a word in small letters, may begin a sentence. Whether it
does is scored by a few weights learned from pages that kept their lines (``training/gaps.py``).
"""

from __future__ import annotations

import re
from functools import cache

from ..lexicon import column, table

__all__ = ["GAP", "begins_sentence", "features", "is_boundary", "is_clipped", "is_known"]

GAP = re.compile(r" [\"“]?([A-Z][a-z]+)(?:-[a-z]+)?(,?) (?=([a-z]+))")
_LEAST_LEVEL = 2
_ALPHABET = "aiuknhrgtsdlmpb"
_SHORTEST_CLIPPED = 4
_STARTER_LEVEL = 4
_LONGEST_WORD = 30
_NEVER_LAST = frozenset(column("tokenization_never_last", "form"))


@cache
def _words() -> dict[str, int]:
    """Words of the corpus, and how rarely each is part of a name."""
    return {row["form"]: int(row["level"]) for row in table("tokenization_words")}


@cache
def _levels() -> dict[str, int]:
    """The same by capitalised form, without the words that are often part of a name."""
    return {form.capitalize(): level for form, level in _words().items() if level >= _LEAST_LEVEL}


@cache
def _names() -> frozenset[str]:
    """Words that often stand in names, in small letters."""
    return frozenset(column("name_gazetteer", "word"))


@cache
def _places() -> frozenset[str]:
    """Those of regions and countries."""
    rows = table("name_gazetteer")
    return frozenset(row["word"] for row in rows if {"region", "country"} & set(row["classes"].split()))


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in table("tokenization_gaps")}


def _level(word: str) -> int | None:
    """The level of a capitalised word, or of what its ``-nya`` is added to; None for a name or an unknown word."""
    level = _levels().get(word)
    return _levels().get(word[:-3]) if level is None and word.endswith("nya") else level


def begins_sentence(word: str, level: int = _STARTER_LEVEL) -> bool:
    """Whether a capitalised word is so rarely part of a name that it probably begins a sentence."""
    return (_level(word) or 0) >= level


def is_known(word: str) -> bool:
    """Whether ``word``, in small letters, is a word of the corpus."""
    return word in _words()


def is_clipped(word: str) -> bool:
    """Whether ``word`` lacks its last letter, as where a page lost its links: ``hukumny``, ``Indonesi``."""
    small = word.lower()
    if len(word) < _SHORTEST_CLIPPED or small in _words() or small in _names():
        return False
    return any(small + letter in _words() or small + letter in _places() for letter in _ALPHABET)


def features(text: str, match: re.Match[str]) -> list[str]:
    """The features of a gap found by ``GAP``; none where no sentence can end."""
    level = _level(match.group(1))
    if level is None:
        return []
    before = _before(text, match.start())
    if not before:
        return []
    shape = "small" if before.islower() else before
    names = [
        "bias",
        f"level={level}",
        f"before={shape}",
        f"level={level} before={shape}",
        f"after={match.group(3)}",
        f"start={match.group(1)}",
    ]
    if match.group(2):
        names.append("comma")
    if shape != before:
        names.append(f"word={before}")
    if text[match.start() + 1] in '"“':
        names += ["quote", f"quote before={shape}"]
    return names


def is_boundary(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends at the blank that ``match`` (of ``GAP``) begins with."""
    weights = _weights()
    names = features(text, match)
    return bool(names) and sum(weights.get(name, 0.0) for name in names) > 0


def _before(text: str, end: int) -> str:
    """The word in small letters that ends at ``end``, or the shape of what ends there; "" after punctuation."""
    last = text[end - 1] if end else " "
    if last in ".?!…,:;(–—-/&[" or last.isspace() or (last == ")" and text[end - 2 : end - 1].isdigit()):
        return ""
    if not last.isalnum():
        return "Mark"
    start = end
    while start > 0 and end - start < _LONGEST_WORD and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    word = text[start:end]
    if word.islower():
        return "" if word in _NEVER_LAST else word
    return (
        "Digits"
        if word.isdigit()
        else "CAPITALS"
        if word.isupper()
        else "Name"
        if word[0].isupper()
        else "Mixed"
    )
