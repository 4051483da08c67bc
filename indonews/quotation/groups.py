"""Whom a pronoun may mean though no name stands for him: unnamed persons (``seorang saksi``), crowds (``sejumlah warga
desa``) and names joined by ``dan``."""

from __future__ import annotations

from collections.abc import Iterator

from .accounts import accounts
from .cast import Cast
from .pairs import joined
from .phrases import ROLE, STOP, apart, comma_before, is_verb
from .pointing import unpointed
from .reading import Reading
from .words import matches_phrase, words

__all__ = ["CROWDS", "crowds", "pairs", "singles"]

CROWDS = words("crowd") | words("group")
COUNTS = words("count")
SINGLE = {phrase.split()[0] for phrase in words("single")}
CROWD_REACH = 4
CROWD_WORDS = 250
SINGLE_REACH = 120  # words
PAIR_REACH = 12


def crowds(r: Reading, here: int) -> Iterator[tuple[str, int]]:
    """Unnamed groups in the last sentences (``sejumlah warga desa``), the latest first, with their first word."""
    for k in range(here - 1, max(_recent(r, here), here - CROWD_WORDS) - 1, -1):
        if not _is_crowd(r, k) or r.piece_at[k] >= 0 or r.entity_at[k] >= 0 or _is_crowd(r, k - 1):
            continue
        yield _phrase(r, k, k + 1, here), k


def singles(r: Reading, here: int) -> Iterator[tuple[str, int]]:
    """Unnamed persons (``salah seorang saksi mata``) and accounts in the last sentences, with their first word."""
    start = max(_recent(r, here), here - SINGLE_REACH)
    end = start
    for k in range(start, here):
        if k < end or r.low[k] not in SINGLE or r.piece_at[k] >= 0 or r.entity_at[k] >= 0:
            continue
        end = k + matches_phrase("single", r.low, k)
        if k < end < here:
            yield _phrase(r, k, end + 1, here), k
    for name, offset in accounts(r.text, r.starts[start], r.starts[here]):
        first = r.word_at(offset)
        if r.piece_at[first] < 0:
            yield name, first


def _phrase(r: Reading, first: int, end: int, stop: int) -> str:
    """The phrase from ``first`` over ``end`` to where it ends, before ``stop`` at the latest."""
    while end < stop and not _ends_phrase(r, end):
        end += 1
    end -= r.low[end - 1] == "yang"
    return unpointed(r.text[slice(*r.span(first, end))])


def _recent(r: Reading, here: int) -> int:
    """The first word of the last sentences before ``here``."""
    return r.sentence_starts[max(0, r.sentence_number(here) - CROWD_REACH)]


def pairs(r: Reading, cast: Cast, point: int, here: int) -> Iterator[tuple[str, int]]:
    """Names joined by ``dan`` in the last sentences before the offset ``point``, the latest first, with the first word."""
    start = _recent(r, here)
    last = cast.mentions_before(point) - 1
    for k in range(last, max(0, last - PAIR_REACH), -1):
        if cast.first_words[k - 1] < start:
            return
        members = joined(r, cast, k)
        if members:
            yield "; ".join(m.name for m in members), cast.first_words[k + 1 - len(members)]


def _is_crowd(r: Reading, k: int) -> bool:
    """Whether a phrase for several people begins at ``k``: ``para warga``, ``tiga saksi``, ``sebanyak 15 orang``."""
    if r.low[k] in CROWDS:
        return True
    k += r.low[k] == "sebanyak"
    if k + 1 >= len(r.low) or r.gap(k + 1) != " ":
        return False
    counted = r.low[k] in COUNTS or r.low[k].isdigit()
    return counted and (r.low[k + 1] in ROLE or r.low[k + 1] == "orang")


def _ends_phrase(r: Reading, k: int) -> bool:
    return apart(r, k) or comma_before(r, k) or r.piece_at[k] >= 0 or r.low[k] in STOP or is_verb(r, k)
