"""Full stops that stand for commas, in pages that lost their commas so (``Kepala Desa. Budi. mengatakan harga naik``)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import regex

from .words import CUES, words

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["lost_commas"]

LOST_COMMA = regex.compile(r"(?<=[\p{L}\d)])\. (?=\p{Ll})")
DOTTED = 3  # so many full stops before a small letter are commas that the page lost
TITLES = words("role") | words("many")
RANKS = words("role") | words("staff")
INSIDE = frozenset((" ", " (", ") ", "), "))
NO_TITLE = words("stop") - {"di", "bersama"}
TITLE_LIMIT = 14


def lost_commas(r: Reading) -> frozenset[int]:
    """Words behind a full stop that stands for a comma; none in a page that kept its commas."""
    places = [bisect_left(r.starts, match.end()) for match in LOST_COMMA.finditer(r.text)]
    if len(places) < DOTTED:
        return frozenset()
    names = (bisect_left(r.starts, e.start) for e in r.entities if e.label == "PERSON")
    ranked = (_before_rank(r, k) for k in names if 0 < k < len(r.low))
    return frozenset((*places, *(k for k in ranked if k and _waits(r, k))))


def _before_rank(r: Reading, k: int) -> int:
    """Where the ranks begin that stand before the name at ``k`` (``Kasat Reskrim X. Kompol Budi``)."""
    while k > 0 and r.gap(k) == " " and r.low[k - 1] in RANKS and r.text[r.starts[k - 1]].isupper():
        k -= 1
    return k


def _waits(r: Reading, k: int) -> bool:
    """Whether a title without a name ends before the full stop at ``k`` (``kata Ketua RT. Budi saat``)."""
    if r.gap(k) not in (". ", "). ") or not r.text[r.starts[k - 1]].isupper():
        return False
    j = k - 1
    while j > max(0, k - TITLE_LIMIT) and r.gap(j) in INSIDE and _in_title(r, j - 1):
        j -= 1
    head = next((i for i in range(j, k) if r.low[i] in TITLES), None)
    if head is None:
        return False
    before = CUES.get(r.low[head - 1]) if head and r.gap(head) == " " else None
    if before is not None and before.slot in ("bare", "prep"):
        after = next((i for i in range(k, len(r.low)) if r.label(i) == "PERSON"), k)
        after = r.entity_end(after)
        return after >= len(r.low) or r.low[after] in words("stop") or "." in r.gap(after)
    return r.gap(head) != " " or (before is not None and before.slot == "passive")


def _in_title(r: Reading, k: int) -> bool:
    """Whether a word may stand in a title: a name, a capital, a noun."""
    capital = r.text[r.starts[k]].isupper() or r.low[k] in TITLES
    return capital or (r.low[k] not in CUES and r.low[k] not in NO_TITLE)
