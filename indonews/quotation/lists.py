"""Names in a list (``Iran, Irak dan Oman mengatakan``) and those whom a phrase counts in (``Pihak asing, termasuk X,``)."""

from __future__ import annotations

from .phrases import Words, apart, chunk_start, comma_before, strip_openers
from .reading import Reading

__all__ = ["including", "listing"]

LISTABLE = frozenset(("GPE", "ORG", "PERSON"))
LAST = frozenset(("dan", "serta"))
SPECIFYING = frozenset(("yakni", "yaitu"))
CHUNKS = 6


def including(r: Reading, start: int, last: int, first: int) -> Words | None:
    """The phrase to which ``termasuk X`` or ``yakni X`` in the comma chunk ``start..last`` belongs, and its chunk; None if it is none."""
    if (
        not (r.low[start] == "termasuk" or (r.low[start] in SPECIFYING and r.label(start + 1)))
        or not comma_before(r, last)
        or start <= first
        or not comma_before(r, start)
    ):
        return None
    chunk = chunk_start(r, start - 1, first)
    begin = strip_openers(r, chunk, start)
    return (begin, chunk) if begin < start else None


def listing(r: Reading, start: int, last: int, first: int) -> Words | None:
    """Where the list of names of one kind begins whose last two fill ``start..last`` with ``dan``, and its chunk."""
    label = r.label(start)
    joint = r.entity_end(start) if label in LISTABLE else last
    if joint + 1 >= last or r.low[joint] not in LAST or r.label(joint + 1) != label:
        return None
    k = begin = start
    for _ in range(CHUNKS if r.entity_end(joint + 1) == last else 0):
        if k <= first or not comma_before(r, k) or apart(r, k) or r.label(k - 1) != label:
            break
        begin = k - 1
        while begin > first and r.same_entity(begin):
            begin -= 1
        k = chunk_start(r, begin, first)
        if begin != k:
            return (begin, k) if strip_openers(r, k, begin + 1) == begin else None
    return (begin, begin) if begin < start else None
