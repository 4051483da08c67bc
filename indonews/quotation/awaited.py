"""The name behind a comma that the words before wait for: ``operator kereta Spanyol, Renfe``, ``Kepala Riset X, Surya Darmo``."""

from __future__ import annotations

from .phrases import KIN, POINTING, ROLE, apart, comma_before, is_plain_capital, is_titular
from .reading import Reading
from .words import words

__all__ = ["body_end", "is_clitic_role", "is_named_person", "is_unmarked_name", "listed_end"]

AGENCY = words("medium_kind") | {"kantor", "situs", "lembaga", "surat", "stasiun", "portal"}
BODIES = words("body") | words("body_kind") | {"pihak", "manajemen"}
LISTED = 12


def body_end(r: Reading, head: int, k: int, stop: int, framed: bool) -> int:
    """Where the name at ``k`` ends that says which body the words from ``head`` on describe; 0 if none stands there.

    Where a clause may follow (``framed``), the name of a body that is no medium needs a comma of its own.
    """
    if r.label(k) != "ORG" or r.label(k - 1) not in ("", "GPE") or r.low[k - 1] in POINTING:
        return 0
    end = r.entity_end(k)
    if r.low[head] in AGENCY:
        return end
    closed = comma_before(r, end) if end < stop else not framed
    bracket = end < stop and "(" in r.gap(end)
    return end if r.low[head] in BODIES and (closed or bracket) else 0


def is_clitic_role(r: Reading, k: int) -> bool:
    """Whether the word is somebody's relative or helper (``publisisnya``)."""
    return r.low[k].endswith("nya") and r.low[k][:-3] in ROLE | KIN


def is_named_person(r: Reading, k: int, end: int, stop: int) -> bool:
    """Whether a person's name fills ``k..end`` and a comma parts it from what follows."""
    return r.label(k) == "PERSON" and r.entity_end(k) == end < stop and comma_before(r, end)


def listed_end(r: Reading, k: int, stop: int) -> int:
    """End of a title with a list in it that ``itu`` closes (``Menko Politik, Hukum, dan Keamanan itu``), or 0."""
    for j in range(k, min(stop, k + LISTED)):
        if apart(r, j) or r.piece_at[j] >= 0:
            return 0
        if r.low[j] in POINTING:
            return j + 1 if "dan" in r.low[k:j] else 0
        if not is_titular(r, j) or r.label(j) == "PERSON":
            return 0
    return 0


def is_unmarked_name(r: Reading, k: int, end: int, stop: int, least: int) -> bool:
    """Whether the comma chunk looks like the name that a title waits for (``Kepala Riset X, Surya Darmo.``)."""
    closed = end == stop or apart(r, end) or r.piece_at[end] >= 0 or comma_before(r, end)
    return closed and least <= end - k <= 4 and all(is_plain_capital(r, j) for j in range(k, end))
