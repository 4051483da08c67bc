"""Names that are meant together: ``keduanya``, ``kedua pemimpin``, ``para pemohon`` behind ``diajukan A dan B``."""

from __future__ import annotations

from collections.abc import Sequence

from .cast import Cast
from .phrases import POINTING, ROLE
from .reading import Reading
from .words import words

__all__ = ["pair_meant"]

PARTIES = words("party")
SUIT = words("suit")
BODIES = words("body")
LANDS = frozenset(("negara", "pemerintah"))
COUNTED = {"kedua": 2, "ketiga": 3}
JOINED = frozenset(("dan", "serta"))
LOOK_BACK = 80
REACH = 3


def pair_meant(r: Reading, cast: Cast, phrase: Sequence[str], offset: int) -> str | None:
    """The names, joined by ``; ``, of the two whom the phrase at ``offset`` means; None if they are not plain."""
    if phrase[0] in COUNTED and len(phrase) - (phrase[-1] in POINTING) == 2:
        return _counted(r, cast, phrase, offset)
    party = phrase[-1] in PARTIES and len(phrase) - (phrase[0] in ("para", "pihak")) == 1
    if not party and tuple(phrase) != ("keduanya",):
        return None
    here = r.sentence_number(min(r.word_at(offset), len(r.low) - 1))
    k = cast.mentions_before(offset) - 1
    for b in range(k, max(0, k - LOOK_BACK), -1):
        names = _pair(r, cast, b)
        if not names:
            continue
        start, end = r.sentence(cast.first_words[b])
        if party and not SUIT.isdisjoint(r.low[start:end]):
            return names
        if not party:
            return names if here - r.sentence_number(start) <= REACH else None
    return None


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


def _pair(r: Reading, cast: Cast, b: int) -> str:
    """``A; B`` where mention ``b`` names a person behind ``A dan``, with his title between; empty if it does not, or is one of
    more (``A, B dan C``)."""
    first, second = cast.member_of[b - 1], cast.member_of[b]
    if first.label != "PERSON" or second.label != "PERSON" or first is second:
        return ""
    if b > 1 and cast.member_of[b - 2].label == "PERSON" and r.gap(cast.first_words[b - 1]) == ", ":
        return ""
    end, start = r.entity_end(cast.first_words[b - 1]), cast.first_words[b]
    between = r.low[end:start]
    plain = between and between[0] in JOINED and all(word in ROLE for word in between[1:])
    return f"{first.name}; {second.name}" if plain else ""
