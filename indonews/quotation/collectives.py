"""A collective that is called by its head alone (``militer``, ``para peneliti``): the name that the article gives it."""

from __future__ import annotations

from collections.abc import Sequence

from .phrases import POINTING
from .reading import Reading
from .words import matches_phrase, words

__all__ = ["full_collective"]

COLLECTIVES = words("collective")
OPENERS = frozenset(("para", "pihak", "tim", "majelis"))
OF_NAME = OPENERS - {"pihak"}
OWNERS = frozenset(("GPE", "LOC", "NORP", "ORG"))
LANDS = frozenset(("GPE", "NORP"))
ORIGIN = "dari"
REACH = 600


def full_collective(r: Reading, phrase: Sequence[str], offset: int) -> str | None:
    """The collective at ``offset`` with the name that it has last before, or else next; None for another phrase."""
    head = [word for word in phrase if word not in OPENERS and word not in POINTING]
    if " ".join(head) not in COLLECTIVES:
        return None
    here = r.word_at(offset)
    before = (_named(r, k, head, OWNERS) for k in range(here - 1, max(-1, here - REACH), -1))
    behind = (_named(r, k, head, LANDS) for k in range(here + len(phrase), min(len(r.low), here + REACH)))
    return next(filter(None, before), None) or next(filter(None, behind), None)


def _named(r: Reading, k: int, head: list[str], owners: frozenset[str]) -> str | None:
    """The collective that begins at word ``k`` with the name behind it, where it is the one of this head or short form."""
    size = matches_phrase("collective", r.low, k)
    inner = k > 0 and (matches_phrase("collective", r.low, k - 1) > 1 or r.gap(k).endswith("("))
    if not size or inner or r.entity_at[k] >= 0 or r.piece_at[k] >= 0:
        return None
    end = k + size
    short = end + 1 < len(r.low) and r.gap(end) == " (" and r.gap(end + 1).startswith(")")
    if r.low[k : k + len(head)] != head and not (short and [r.low[end]] == head):
        return None
    end += short
    end += end < len(r.low) and r.low[end] == ORIGIN
    if end >= len(r.low) or r.label(end) not in owners or r.gap(end) not in (" ", ") "):
        return None
    last = r.entity_end(end)
    if last < len(r.low) and r.label(last) == "PERSON" and r.gap(last) == " ":
        return None
    k -= k > 0 and r.low[k - 1] in OF_NAME
    return r.text[slice(*r.span(k, last))]
