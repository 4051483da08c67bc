"""Reporting words that scraping glued to the words beside them: ``PutriMenurut``, ``Karya Mandirimengatakan``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import regex

from ..lexicon import column
from .words import CUES, RELAYS

__all__ = ["seams"]

LONG, LONGEST = 11, 60
SEAM = regex.compile(r"(?<=[\p{Ll}\d])\p{Lu}")
TAILS = frozenset(f for f, form in CUES.items() if form.slot == "active" and len(f) > 6)
TAIL = regex.compile(r"\L<tails>", tails=TAILS)
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

    A cue is parted from a capital behind it, from a name before it and from a word behind it.
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
        starts = (match.start() for match in TAIL.finditer(low, overlapped=True))
        begins = starts if part[0].isupper() else (0,)
        for begin in begins:
            cue = _opening(low[begin:])
            if cue and begin != 1:
                cuts |= {start + begin, start + begin + cue}
                break
    return tuple(sorted(cuts - {0, len(word)}))


def _opening(low: str) -> int:
    """Where the cue ends that opens the letters: it is all of them, or a word follows; 0 if there is none.

    A form in ``-kan``, which takes few endings, is parted from anything; the others only from a word that is known.
    """
    if low in TAILS:
        return len(low)
    for end in range(len(low) - 4, SHORTEST, -1):
        if low[:end] in TAILS:
            rest = low[end:].rstrip("0123456789")
            if rest in _known_words() or (low[:end] in HEADS and not rest.startswith(ENDINGS)):
                return end
    return 0


@cache
def _known_words() -> frozenset[str]:
    return frozenset(word for word in column("tokenization_words", "form") if len(word) >= SHORTEST - 1)


def _is_known(low: str) -> bool:
    if len(low) < SHORTEST:
        return False
    return low in CUES or low in RELAYS or (low.endswith("nya") and low[:-3] in CUES) or low == "menurutnya"
