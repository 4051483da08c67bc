"""Verbs that report nothing, though they have a subject: ``ia tidak secara rinci menjelaskan``, ``jika X meminta``."""

from __future__ import annotations

from .phrases import Words, apart, comma_before
from .reading import Reading
from .words import words

__all__ = ["is_unspoken"]

STRIVING = words("striving")
UNDENIED = words("undenied")
CONDITION = frozenset(("jika", "apabila", "bila", "kalau", "seandainya", "andai", "sebelum"))
BARE = frozenset(("tidak", "tak", "belum", "enggan"))


def is_unspoken(r: Reading, k: int, source: Words, first: int, joined: bool) -> bool:
    """Whether the verb at ``k`` behind ``source`` is only tried, supposed or denied; ``joined``: it has another subject."""
    if r.low[k - 1] in STRIVING and r.entity_at[k - 1] < 0:
        return True
    start, end = source
    if start > k or joined:
        return False
    if start > first and not (comma_before(r, start) or apart(r, start)) and r.entity_at[start - 1] < 0:
        before = r.low[start - 1]
        if before in CONDITION or (before in BARE and end == k):
            return True
    if any(comma_before(r, j) for j in range(end, k + 1)):
        return False
    denial = next((j for j in range(start + 1, k - 1) if r.low[j] in BARE and r.entity_at[j] < 0), k)
    return denial < k and "yang" not in r.low[start:denial] and r.low[denial + 1] not in UNDENIED
