"""Where a name begins and ends: small repairs of what the model marks.

>>> text = "kota Bogor dan Dinas Kesehatan (Dinkes) serta E. Kurniawan,"
>>> [text[s:e] for s, e, _ in tidy(text, [(0, 10, "GPE"), (15, 38, "ORG"), (46, 47, "PERSON"), (49, 59, "PERSON")])]
['Bogor', 'Dinas Kesehatan (Dinkes)', 'E. Kurniawan']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

__all__ = ["tidy"]

Name = tuple[int, int, str]

_LOWER_START = regex.compile(r"(?:[\p{Ll}-]++[ \xa0]++){1,3}(?=\p{Lu})")
_CAPITALISED = frozenset({"PERSON", "GPE", "LOC", "FAC", "ORG", "EVENT"})
_LOOSE_END = regex.compile(r"[\s,;:/(\[“\"–-]++$")
_LOOSE_START = regex.compile(r"[\s,;:/)\]”\"–-]++")
_LINE = regex.compile(r"[^\n]++")
_INITIAL = regex.compile(r"\p{Lu}\.?")


def tidy(text: str, names: Iterable[Name]) -> list[Name]:
    """The names without a lower-case type word before them and marks around them, with the bracket that they open,
    an initial joined to the person's name that it belongs to; none goes on in the next line. In order, without overlaps; a name of marks alone is dropped.
    """
    tidied: list[Name] = []
    for start, end, label in _lines(text, names):
        if label in _CAPITALISED:
            start += _length(_LOWER_START.match(text, start, end))
        start += _length(_LOOSE_START.match(text, start, end))
        end -= _length(_LOOSE_END.search(text, start, end))
        inside = text[start:end]
        if inside.count("(") == inside.count(")") + 1 and text[end : end + 1] == ")":
            end += 1
        if start >= end:
            continue
        if tidied and label == tidied[-1][2] == "PERSON" and _is_initial(text, tidied[-1], start):
            start = tidied.pop()[0]
        if not tidied or start >= tidied[-1][1]:
            tidied.append((start, end, label))
    return tidied


def _lines(text: str, names: Iterable[Name]) -> Iterator[Name]:
    for start, end, label in names:
        for line in _LINE.finditer(text, start, end):
            yield *line.span(), label


def _length(match: regex.Match[str] | None) -> int:
    return len(match[0]) if match else 0


def _is_initial(text: str, before: Name, start: int) -> bool:
    return _INITIAL.fullmatch(text, before[0], before[1]) is not None and text[before[1] : start] in (
        ". ",
        ".",
        " ",
    )
