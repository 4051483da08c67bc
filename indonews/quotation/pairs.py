"""Names that are meant together, joined by ``dan`` or a stroke: by ``mereka``, ``keduanya``, ``kedua pemimpin``, ``para pemohon``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .cast import Cast
from .member import Member
from .phrases import POINTING, ROLE
from .reading import Reading
from .words import words

__all__ = ["NAMED", "joined", "pair_meant"]

PARTIES = words("party")
SUIT = words("suit")
BODIES = words("body")
LANDS = frozenset(("negara", "pemerintah"))
COUNTED = {"kedua": 2, "ketiga": 3}
TOGETHER = {"keduanya": 2, "ketiganya": 3}
SEVERAL = frozenset(("para", "pihak"))
NAMED = ("PERSON", "ORG")
JOINING = frozenset(("dan", "serta", "bersama", "dengan", "maupun"))
STROKE = "/"
GAP = 80
LOOK_BACK = 80
REACH = 3


def joined(r: Reading, cast: Cast, k: int) -> list[Member]:
    """The persons or bodies of whom mention ``k`` is the last, all the others before it; empty if nothing joins it to one."""
    label = cast.member_of[k].label
    if k < 1 or label not in NAMED or label != cast.member_of[k - 1].label or not _joins(r, k):
        return []
    first = k - 1
    while first > 0 and cast.member_of[first - 1].label == label and _listed(r, first):
        first -= 1
    members = list(dict.fromkeys(cast.member_of[j] for j in range(first, k + 1)))
    return members if len(members) == k + 1 - first else []


def _listed(r: Reading, k: int) -> bool:
    """Whether a comma and no more parts a name from the one before."""
    return r.text[r.entities[k - 1].end : r.entities[k].start] == ", "


def _joins(r: Reading, k: int) -> bool:
    """Whether ``dan`` or a stroke joins a name to the one before, with no more than its title between them."""
    start, end = r.entities[k - 1].end, r.entities[k].start
    between = r.text[start:end]
    if between == STROKE:
        return True
    parts = between.split() if end - start < GAP else []
    return bool(parts) and parts[0] in JOINING and all(p.lower() in ROLE or p[0].isupper() for p in parts[1:])


def pair_meant(r: Reading, cast: Cast, phrase: Sequence[str], offset: int) -> str | None:
    """The names, joined by ``; ``, of those whom the phrase at ``offset`` means together; None if they are not plain."""
    if phrase[0] in COUNTED and len(phrase) - (phrase[-1] in POINTING) == 2:
        return _counted(r, cast, phrase, offset)
    here = r.sentence_number(min(r.word_at(offset), len(r.low) - 1))
    if len(phrase) == 1 and phrase[0] in TOGETHER:
        for members, k in _before(r, cast, offset):
            if members[0].label == "PERSON":
                near = here - r.sentence_number(cast.first_words[k]) <= REACH
                return _names(members) if near and len(members) == TOGETHER[phrase[0]] else None
    elif phrase[-1] in PARTIES and len(phrase) - (phrase[0] in SEVERAL) == 1:
        for members, k in _before(r, cast, offset):
            start, end = r.sentence(cast.first_words[k])
            if members[0].label == "PERSON" and not SUIT.isdisjoint(r.low[start:end]):
                return _names(members)
    return None


def _before(r: Reading, cast: Cast, offset: int) -> Iterator[tuple[list[Member], int]]:
    """Those who are named together before ``offset``, the latest first, with the last mention of them."""
    k = cast.mentions_before(offset) - 1
    for b in range(k, max(0, k - LOOK_BACK), -1):
        members = joined(r, cast, b)
        if members:
            yield members, b


def _names(members: Sequence[Member]) -> str:
    return "; ".join(m.name for m in members)


def _counted(r: Reading, cast: Cast, phrase: Sequence[str], offset: int) -> str | None:
    """The names of the last sentence that has as many as the phrase counts, of the kind its noun says (``kedua pemimpin``)."""
    labels = _labels(phrase[1])
    k = cast.mentions_before(offset)
    here = r.sentence_number(min(r.word_at(offset), len(r.low) - 1))
    for start in reversed(r.sentence_starts[max(0, here - 1 - REACH) : here]):
        since = cast.mentions_before(r.starts[start])
        members = (cast.member_of[j] for j in range(since, k))
        names = dict.fromkeys(m.name for m in members if m.label in labels)
        if len(names) == COUNTED[phrase[0]]:
            return "; ".join(names)
        k = since
    return None


def _labels(noun: str) -> frozenset[str]:
    """The labels of the names that a noun may mean."""
    if noun in LANDS:
        return frozenset(("GPE",))
    if noun in BODIES:
        return frozenset(("ORG",))
    return frozenset(("PERSON",)) if noun in ROLE else frozenset()
