"""Marked words that an account wrote beside what it shared: ``membagikan video dengan narasi: "..."``."""

from __future__ import annotations

import regex

from .drafts import Draft
from .marks import Piece
from .reading import Reading
from .relays import PLATFORMS

__all__ = ["captioned"]

CAPTIONS = frozenset(("narasi", "takarir", "caption"))
FOLLOWS = frozenset(("sebagai", "berikut", "lengkapnya", "selengkapnya"))
HANDLE = regex.compile(r" ?\(@[\w.]++\)")
CLITIC = "nya"
REACH = 80


def captioned(r: Reading, piece: Piece) -> Draft | None:
    """``Akun TikTok “X” membagikan video dengan narasi: "..."``: what an account wrote beside what it shared."""
    k = r.word_at(piece.outer_start)
    if k < 2 or k >= len(r.low) or ":" not in r.text[r.ends[k - 1] : piece.outer_start]:
        return None
    noun = k - 1
    while noun > k - 4 and noun > 0 and r.low[noun] in FOLLOWS:
        noun -= 1
    lemma = r.low[noun].removesuffix(CLITIC)
    account = _account(r, noun) if lemma in CAPTIONS else None
    if account is None:
        return None
    draft = Draft("direct", [(piece.start, piece.end)], "caption", lemma=lemma)
    if r.low[noun - 1] != "berikut":
        draft.cue = (r.starts[noun], r.starts[noun] + len(lemma))
    draft.source = account
    return draft


def _account(r: Reading, k: int) -> tuple[int, int] | None:
    """The last account named before word ``k``: ``akun Facebook “X” (@x)``."""
    for j in range(k - 1, max(0, k - REACH) - 1, -1):
        if r.low[j] == "akun" and r.piece_at[j] < 0:
            name = j + 2 if r.low[j + 1] in PLATFORMS else j + 1
            if name >= k or (r.piece_at[name] < 0 and r.entity_at[name] < 0):
                return None
            last = r.entity_end(name) if r.piece_at[name] < 0 else name + 1
            while r.piece_at[name] >= 0 and last < k and r.piece_at[last] == r.piece_at[name]:
                last += 1
            start, end = r.span(j, last)
            handle = HANDLE.match(r.text, end)
            return start, handle.end() if handle else end
    return None
