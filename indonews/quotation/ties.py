"""Whether a phrase means somebody tied to the person it names (``pengacara Budi``, ``ayah tiri Rina``), not the person."""

from __future__ import annotations

from collections.abc import Sequence

from .member import Member
from .phrases import ROLE
from .pointing import CALLED
from .reading import Reading
from .words import words

__all__ = ["is_tied"]

CLIENT = words("client")
KIN = words("kin")
SERVING = ROLE | CLIENT
TIES = frozenset(("dengan", "kepada", "oleh", "dari", "pada", "untuk", "bersama", "terhadap"))
GROUPS = frozenset(("tim", "pemerintahan", "pemerintah", "rezim", "kabinet"))
NEAR_TITLE = 5
MENTIONS = 6


def is_tied(r: Reading, found: Sequence[tuple[int, Member]], start: int, end: int) -> bool:
    """Whether the phrase means somebody by his tie to the person named at its end (``ayah tiri Rina``)."""
    if _acts_as(r, found, start):
        return True
    if len(found) != 1 or r.entities[found[0][0]].start == start or r.entities[found[0][0]].end != end:
        return False
    k, member = found[0]
    first, last = r.word_at(start), r.word_at(r.entities[k].start)
    if any("," in r.gap(j) for j in range(first + 1, last + 1)):
        return False
    before = r.low[last - 1]
    if r.low[first] in GROUPS or (
        r.text[r.starts[first]].islower() and (r.low[first] in KIN or before in KIN)
    ):
        return True
    serving = before in CLIENT or (r.low[first] in CLIENT and _is_plain(r, first + 1, last))
    return _dependent(r, first, last) or (serving and _client(r, k, member))


def _acts_as(r: Reading, found: Sequence[tuple[int, Member]], start: int) -> bool:
    """Whether the phrase opens with a body and says what it is to somebody (``Bintang Musik selaku agensi Rina``)."""
    if not found or found[0][1].label != "ORG" or r.entities[found[0][0]].start != start:
        return False
    return r.text[r.entities[found[0][0]].end :][:12].lstrip().startswith(("selaku ", "sebagai "))


def _dependent(r: Reading, first: int, last: int) -> bool:
    """``sumber yang dekat dengan X``, ``kekasih dari penyanyi X``: the name hangs on a preposition."""
    j = last - 1
    while j > first and r.low[j] in ROLE:
        j -= 1
    if j <= first or r.low[j] not in TIES or not CALLED.isdisjoint(r.low[first:last]):
        return False
    return "yang" in r.low[first:j] or r.low[j - 1] in SERVING


def _is_plain(r: Reading, first: int, last: int) -> bool:
    """Whether the words are small and name nobody (``penasihat | politik utama | Budi``)."""
    return all(r.entity_at[k] < 0 and r.text[r.starts[k]].islower() for k in range(first, last))


def _client(r: Reading, k: int, member: Member) -> bool:
    """Whether the name at mention ``k`` is one that stands elsewhere without such a title (``pengacara Budi``)."""
    if member.mentions[0] == k:
        return False
    for m in member.mentions[:MENTIONS]:
        first = r.word_at(r.entities[m].start)
        same = r.entities[m].text == r.entities[k].text
        if not same and not CLIENT.isdisjoint(r.low[max(0, first - NEAR_TITLE) : first]):
            return False
    return True
