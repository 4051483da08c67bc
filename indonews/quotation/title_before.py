"""The title that stands before a name, by its words: ``Kapolresta Malang Kombes Pol. Rina``."""

from __future__ import annotations

from .phrases import ROLE, SHORT
from .reading import Reading
from .words import CUES, words

__all__ = ["title_before"]

REACH = 16
GAPS = frozenset(("", ",", ", ,"))  # the last where a page lost the first name
NOT_TITLE = words("untitled")


def title_before(r: Reading, first: int) -> tuple[str, ...]:
    """The words of the title before the name that begins at word ``first``; none without a title."""
    j = first
    while j > max(0, first - REACH) and _joined(r, j):
        before = j - 1
        if r.label(before) == "PERSON" or r.low[before] in NOT_TITLE or r.piece_at[before] >= 0:
            break
        if r.low[before] in CUES and r.entity_at[before] < 0:
            break
        j -= 1
    head = next((i for i in range(j, first) if r.low[i] in ROLE), first)
    return tuple(r.low[head:first])


def _joined(r: Reading, k: int) -> bool:
    """Whether nothing but a comma or the full stop of an abbreviation parts word ``k`` from the word before."""
    gap = r.gap(k).strip(" ()\xa0")
    return gap in GAPS or (gap == "." and r.low[k - 1] in SHORT)
