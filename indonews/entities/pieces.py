"""Cuts tokens into the pieces that a name can begin or end at.

The name model reads pieces: ``Prabowo-Gibran`` holds two names, ``X.`` at the end of a sentence one letter, and scraped
text has words glued to a linked name (``PresidenPrancis``, ``Iranakan``). A cut too many is harmless, since a name may
hold several pieces; a cut too few hides a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

import regex

from ..spans import Span

__all__ = ["Glue", "Piece", "cut_tokens", "cuts", "glue_of", "pieces"]

Piece = tuple[int, int, bool]
"""Start, end, and whether a line starts there."""

_MARKS = regex.compile(
    r"""(?<=\p{L})[-–](?=\p{Lu}|nya$)     # Prabowo-Gibran, Instagram-nya; not Jong-un
      | (?<=\p{L})/(?=\p{L})              # Kompas.com/Antara
      | (?<=\p{L})\.$                     # X.
      | (?<=\p{Ll})(?=\p{Lu})             # PresidenPrancis
      | (?<=\p{Ll}{4})(?=\d)              # Selatan2
      | (?<=\d)(?=\p{Ll}{2})              # 2024akan
      | (?<=[\p{Lu}\p{N}]\p{L}{2,40})(?=nya$)   # Instagramnya
    """,
    regex.V1 | regex.X,
)
_ABBREVIATION = regex.compile(r"\p{Lu}{2,12}(?=\p{Lu}\p{Ll}{2})", regex.V1)  # KPKAli
_MIN_GLUED = 5
_SHORTEST_NAME, _SHORTEST_WORD = 3, 5
_LONGEST = 80
_LONGEST_CACHED = 40


class Glue:
    """Finds the lower-case word glued to the end of a capitalised one, by two word lists with their ranks.

    >>> glue = Glue({"Iran": 1, "Ramadan": 2, "Rama": 3}, {"akan": 1, "dan": 2})
    >>> glue.cut("Iranakan"), glue.cut("Ramadan"), glue.cut("KPKAli")
    (4, None, 3)
    """

    def __init__(self, names: Mapping[str, int], words: Mapping[str, int]) -> None:
        """``names``: capitalised words, ``words``: lower-case words, each with its rank by frequency, from 1."""
        self._names = names
        self._words = words
        self._longest = max(map(len, words), default=0)
        self.cuts_of = lru_cache(maxsize=1 << 15)(self._cuts_of)

    def cut(self, token: str) -> int | None:
        """Where the glued word starts; None for a known word and where no two known words meet."""
        if (
            len(token) < _MIN_GLUED
            or not token[0].isupper()
            or not token[-1].islower()
            or token in self._names
        ):
            return None
        best: tuple[int, int] | None = None
        for cut in range(max(2, len(token) - self._longest), len(token) - 1):
            name, word = self._names.get(token[:cut]), self._words.get(token[cut:])
            if (
                name
                and word
                and (cut > 3 or token[:cut].isupper())
                and (best is None or name * word < best[0])
            ):
                best = (name * word, cut)
        return best[1] if best else self._cut_unknown(token)

    def _cuts_of(self, token: str) -> tuple[int, ...]:
        return tuple(cuts(token, self))

    def _cut_unknown(self, token: str) -> int | None:
        """Where the word starts that is glued to a name of no list: a long one, or a name behind an abbreviation."""
        for cut in range(max(_SHORTEST_NAME, len(token) - self._longest), len(token) - _SHORTEST_WORD + 1):
            if token[cut:] in self._words:
                return cut
        abbreviation = _ABBREVIATION.match(token)
        return abbreviation.end() if abbreviation else None


def cuts(token: str, glue: Glue | None = None) -> list[int]:
    """Positions inside ``token`` where a piece starts, in order.

    >>> cuts("Prabowo-Gibran"), cuts("PresidenPrancis"), cuts("KPK")
    ([7, 8], [8], [])
    """
    if len(token) < 2 or (len(token) <= _LONGEST and token.isalpha() and token.islower()):
        return []
    if len(token) > _LONGEST:
        return list(range(_LONGEST, len(token), _LONGEST))
    found = {edge for match in _MARKS.finditer(token) for edge in match.span()} - {0, len(token)}
    edges = [0, *sorted(found), len(token)]
    if glue is not None:
        for start, end in pairwise(edges):
            cut = glue.cut(token[start:end])
            if cut is not None:
                found.add(start + cut)
    return sorted(found)


def pieces(token: str, glue: Glue | None = None) -> list[str]:
    """The token's pieces.

    >>> pieces("Prabowo-Gibran")
    ['Prabowo', '-', 'Gibran']
    """
    edges = [0, *cuts(token, glue), len(token)]
    return [token[start:end] for start, end in pairwise(edges)]


def cut_tokens(text: str, tokens: Iterable[Span], glue: Glue) -> list[Piece]:
    """The pieces of the tokens of ``text``, in order."""
    found: list[Piece] = []
    end = 0
    for token in tokens:
        start, form = token.start, token.text
        opens = not found or "\n" in text[end:start]
        end = token.end
        inside = glue.cuts_of(form) if len(form) <= _LONGEST_CACHED else cuts(form, glue)
        if not inside:
            found.append((start, end, opens))
            continue
        for first, last in pairwise([0, *inside, end - start]):
            found.append((start + first, start + last, opens and not first))
    return found


def glue_of(frequent: Iterable[str]) -> Glue:
    """The two lists out of one by falling frequency: capitalised words and the others."""
    names: dict[str, int] = {}
    words: dict[str, int] = {}
    for word in frequent:
        ranks = names if word[0].isupper() else words
        ranks[word] = len(ranks) + 1
    return Glue(names, words)
