"""Reporting words that scraping glued to the words beside them: ``PutriMenurut``, ``Karya Mandirimengatakan``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import regex

from .words import CUES, RELAYS

__all__ = ["seams"]

LONG, LONGEST = 11, 60
SEAM = regex.compile(r"(?<=[\p{Ll}\d])\p{Lu}")
TAILS = frozenset(f for f, form in CUES.items() if form.slot == "active" and len(f) > 6)
HEADS = frozenset(f for f in TAILS if f.endswith("kan") and len(f) > 8)
SHORTEST = 6
ENDINGS = ("nya", "lah", "kah", "pun")


def seams(text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[int]:
    """Offsets at which a word of the text must be cut so that the reporting word in it stands alone."""
    long = [(s, text[s:e]) for s, e in zip(starts, ends, strict=True) if LONG <= e - s <= LONGEST]
    cuts = {word: found for word in {word for _, word in long} if (found := _cuts(word))}
    for start, word in long if cuts else ():
        for cut in cuts.get(word, ()):
            yield start + cut


@lru_cache(maxsize=16_384)
def _cuts(word: str) -> Sequence[int]:
    """Where a long word must be cut so that the reporting word in it stands alone; empty if it holds none.

    A cue is parted from a capital behind it, from a name before it, and a form in ``-kan``, which takes few endings,
    from any word behind it.
    """
    cuts: set[int] = set()
    for start, end in pairwise([0, *(match.start() for match in SEAM.finditer(word)), len(word)]):
        part = word[start:end]
        low = part.lower()
        if len(low) != len(part):
            continue
        if _is_known(low):
            cuts |= {start, end}
            continue
        tail = next((p for p in range(2, len(low) - SHORTEST) if low[p:] in TAILS), 0)
        if tail and part[0].isupper():
            cuts |= {start + tail, end}
        head = next((p for p in range(len(low) - 4, 8, -1) if low[:p] in HEADS), 0)
        if head and not low.startswith(ENDINGS, head):
            cuts |= {start, start + head}
    return tuple(sorted(cuts - {0, len(word)}))


def _is_known(low: str) -> bool:
    if len(low) < SHORTEST:
        return False
    return low in CUES or low in RELAYS or (low.endswith("nya") and low[:-3] in CUES) or low == "menurutnya"
