"""What a name does in its sentence: reports, opens it or a clause of it, or none of these; and what it depends on."""

from __future__ import annotations

from .attribution import bare_form
from .phrases import ADVERB, ROLE, chunk_end, is_titular, is_verb, strip_openers
from .reading import Reading
from .words import CUES, words

__all__ = ["part_of", "tied_to"]

REPLY = words("reply")
MEANWHILE = frozenset(("saat", "ketika", "usai", "seusai"))
TITLE_REACH = 16
TIES = words("preposition") | words("stop") | words("client") | words("kin") | words("joiner")
EARLY, LATE = 2, 8  # words between the start of a sentence and a title


def part_of(r: Reading, first: int) -> str:
    """What the name at word ``first`` does, its title included: reporting ``agent``, opening its
    ``sentence``, a ``clause``, one with its verb right behind (``subject``), or ``no``."""
    start, _ = r.sentence(first)
    j = first
    while j > max(start, first - TITLE_REACH) and r.piece_at[j - 1] < 0 and r.label(j - 1) != "PERSON":
        if r.gap(j).strip(" \xa0") not in ("", ",") or not is_titular(r, j - 1) or r.low[j - 1] in CUES:
            break
        j -= 1
    if "," in r.gap(first) and ROLE.isdisjoint(r.low[j:first]):
        j = first
    if _says(r, first, j):
        return "agent"
    while j < first and "," in r.gap(j) and r.low[j - 1] in ROLE:
        j += 1
    opening = strip_openers(r, start, first)
    if j <= opening or (r.low[opening] in ROLE and chunk_end(r, opening, first + 1) == first):
        return "sentence"
    if "," not in r.gap(j):
        return "no"
    if r.low[opening] in REPLY:
        return "sentence"
    return "subject" if _acts(r, r.entity_end(first)) else "clause"


def tied_to(r: Reading, first: int) -> str:
    """What the name at word ``first``, its title included, depends on: the word before it, or where it stands."""
    start, stop = r.sentence(first)
    j = first
    while j > max(start, first - TITLE_REACH) and r.piece_at[j - 1] < 0 and not r.gap(j).strip(" \xa0"):
        if not is_titular(r, j - 1) or r.low[j - 1] in TIES:
            break
        j -= 1
    if j == start:
        return "opening"
    if "," in r.gap(j) and r.entity_end(first) >= stop:
        return "last"
    if "," in r.gap(j):
        return "late-comma" if j - start > LATE else "comma"
    before = r.low[j - 1]
    if before in TIES and r.entity_at[j - 1] < 0:
        return before
    verb = "verb" if is_verb(r, j - 1) else "word"
    return verb if j - start > EARLY else f"early-{verb}"


def _acts(r: Reading, k: int) -> bool:
    """Whether a verb stands at ``k``, or behind ``sempat``, ``langsung`` and the like."""
    last = min(k + 3, len(r.low) - 1)
    while k < last and r.low[k] in ADVERB and r.low[k] != "yang" and r.gap(k) == " ":
        k += 1
    return k < len(r.low) and (is_verb(r, k) or r.low[k] in MEANWHILE)


def _says(r: Reading, first: int, title: int) -> bool:
    """Whether a reporting word stands behind the name or before its title."""
    last = r.entity_end(first)
    for j in range(last, min(last + 3, r.sentence(first)[1])):
        if r.low[j] in CUES and CUES[r.low[j]].slot == "active":
            return True
    k = title - 1
    if k >= 0 and r.low[k] == "oleh":
        k -= 1
    if k < 0 or r.entity_at[k] >= 0:
        return False
    return (
        bare_form(r, k) is not None
        or r.low[k] == "menurut"
        or (r.low[k] in CUES and CUES[r.low[k]].slot == "passive")
    )
