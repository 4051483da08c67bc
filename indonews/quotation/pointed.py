"""Speakers described in a phrase that ``itu`` or ``tersebut`` closes (``kata pria asal Bogor, Jawa Barat itu``)."""

from __future__ import annotations

from .phrases import DOCUMENT, HEADS, POINTING, STOP, apart, comma_before
from .reading import Reading
from .words import CUES

__all__ = ["CLOSED", "ENDS_RELATIVE", "pointed_end"]

CLOSED = POINTING | {"namanya", "identitasnya"}
ENDS_RELATIVE = frozenset(("seperti", "sebagaimana", "dikutip", "dilansir", "saat", "ketika"))
NOT_POINTED = ENDS_RELATIVE | {"yang", "kepada", "sambil", "seraya", "sembari", "hingga", "sejak"}


def pointed_end(r: Reading, k: int, stop: int, framed: bool) -> int:
    """End of a descriptive phrase closed by ``itu`` / ``tersebut`` (``pria asal Bogor, Jawa Barat itu``), or 0."""
    if r.low[k] in STOP or (r.text[r.starts[k]].isupper() and r.low[k] not in HEADS):
        return 0
    parted = False
    for j in range(k + 1, min(stop, k + 16)):
        low = r.low[j]
        if comma_before(r, j):
            parted = True
        if parted and r.entity_at[j] < 0 and low not in POINTING:
            return 0
        if apart(r, j) or r.piece_at[j] >= 0 or low in NOT_POINTED:
            return 0
        if low in CUES and CUES[low].slot == "active" and r.entity_at[j] < 0:
            return 0
        if r.label(j) == "PERSON":
            last = r.entity_end(j)
            described = (
                j - k >= 2 and r.text[r.starts[k]].islower() and last < stop and r.low[last] in POINTING
            )
            return last + 1 if described and r.gap(last) == " " else 0
        if low in POINTING and r.time_at[j] < 0:
            if parted and framed and not (j + 1 < stop and comma_before(r, j + 1)):
                return 0
            named = j + 1 < stop and comma_before(r, j + 1) and r.label(j + 1) == "PERSON"
            name = r.entity_end(j + 1) if named else j + 1
            if framed and named and (r.low[k] in DOCUMENT or not (name < stop and comma_before(r, name))):
                return j + 1
            return name
    return 0
