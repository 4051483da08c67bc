"""Verbs that report nothing, though they have a subject: ``ia tidak secara rinci menjelaskan``, ``jika X meminta``.

Nor do verbs for what somebody is made to do (``hasil itu membuat klub berharap``), and acts (``menemukan dan menyita``).
"""

from __future__ import annotations

from .phrases import POINTING, Words, apart, comma_before, is_verb
from .reading import Reading
from .words import CUES, words

__all__ = ["is_unspoken"]

STRIVING = words("striving")
UNDENIED = words("undenied")
CONDITION = frozenset(("jika", "apabila", "bila", "kalau", "seandainya", "andai", "sebelum", "ketika"))
CAUSING = words("causing")
JOINS = frozenset(("dan", "serta", "sekaligus"))
BARE = frozenset(("tidak", "tak", "belum", "enggan"))


def is_unspoken(r: Reading, k: int, source: Words, first: int, joined: bool) -> bool:
    """Whether the verb at ``k`` behind ``source`` is only tried, supposed or denied; ``joined``: it has another subject."""
    if r.low[k - 1] in STRIVING and r.entity_at[k - 1] < 0:
        return True
    if _is_made(r, k, source) or _goes_on(r, k):
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


def _is_made(r: Reading, k: int, source: Words) -> bool:
    """Whether somebody in ``source`` is made to do what the verb says: nothing parts it from ``membuat X``."""
    start, end = source[0], min(source[1], k)
    made = next((j for j in range(start, end) if r.low[j] in CAUSING and r.entity_at[j] < 0), end)
    return (
        made < end and r.low[end - 1] not in POINTING and not any(comma_before(r, j) for j in range(made, k))
    )


def _goes_on(r: Reading, k: int) -> bool:
    """Whether another verb shares the object of the one at ``k``, requests aside (``meminta dan mendorong warga``)."""
    if k + 2 >= len(r.low) or r.low[k + 1] not in JOINS or comma_before(r, k + 1) or not is_verb(r, k + 2):
        return False
    return r.low[k] not in CUES or CUES[r.low[k]].cls != "direct"
