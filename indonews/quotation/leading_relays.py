"""The medium that stands before the source: ``Dilansir CNN, X mengatakan``, ``AFP memberitakan X mengatakan``."""

from __future__ import annotations

from .drafts import Draft
from .phrases import Words, chunk_start, comma_before
from .reading import Reading
from .relays import CITED, CLAUSE, LIKE, by_outlet, is_outlet, medium_after
from .words import CUES, RELAYS

__all__ = ["add_leading_relay", "behind_relay", "carrier"]

REPORTED_BY = frozenset(("menurut", "berdasarkan", "berdasar"))
FRAMING = REPORTED_BY | {"dalam", "lewat", "melalui", "pada"}
CONNECTIVES = frozenset(("sementara", "namun", "selain", "itu", "sebelumnya"))
REACH_OF_FRAME = 12
TIMELY = frozenset(("pada", "juga", "sebelumnya"))


def add_leading_relay(r: Reading, draft: Draft, k: int) -> None:
    """A relay that opens the sentence of word ``k``, in which somebody else speaks (``Dilansir CNN, X mengatakan ...``)."""
    if draft.source is None:
        return
    first, stop = r.sentence(k)
    found = _leading(r, first, stop) or _amid(r, first, r.word_at(draft.source[0]))
    if found and r.starts[found[1][0]] < draft.source[0]:
        draft.relay, draft.relay_cue = r.span(*found[1]), (r.starts[found[0]], r.ends[found[0]])


def behind_relay(r: Reading, first: int, stop: int) -> int:
    """The first word behind a relay that opens the sentence, its time and comma; ``first`` where none does."""
    found = _leading(r, first, stop)
    if found is None:
        return first
    k = _behind_date(r, found[1][1], stop)
    dated = k > found[1][1] and r.time_at[k - 1] >= 0
    return k if k < stop and (comma_before(r, k) or dated) else first


def _behind_date(r: Reading, k: int, stop: int) -> int:
    while k < stop and (r.time_at[k] >= 0 or r.low[k] in ("pada", "hari")):
        k += 1
    return k


def _amid(r: Reading, first: int, source: int) -> tuple[int, Words] | None:
    """The relay verb and the medium in commas before the source (``Di tengah protes, seperti dilansir X, Budi menyebut``)."""
    for j in range(source - 2, max(first, source - CITED), -1):
        if r.piece_at[j] >= 0:
            return None
        if r.low[j] in RELAYS and r.entity_at[j] < 0 and (r.low[j - 1] in LIKE or comma_before(r, j)):
            medium = medium_after(r, j + 1, source)
            ends = medium and comma_before(r, source) and _behind_date(r, medium[1], source) == source
            return (j, medium) if medium and ends else None
    return None


def _leading(r: Reading, first: int, stop: int) -> tuple[int, Words] | None:
    """The relay verb and the medium that open the sentence, alone or behind ``Dalam pernyataan yang``."""
    while first < stop - 1 and r.low[first] in CONNECTIVES:
        first += 1
    outlet = by_outlet(r, first, stop) if first < stop and r.low[first] in REPORTED_BY else None
    if outlet:
        return first, outlet
    framed = first < stop and r.low[first] in FRAMING
    for j in range(first, min(first + (REACH_OF_FRAME if framed else 3), stop)):
        if r.piece_at[j] >= 0:
            return None
        if (
            r.low[j] in RELAYS
            and r.entity_at[j] < 0
            and (not framed or r.low[j - 1] in CLAUSE or comma_before(r, j))
        ):
            medium = medium_after(r, j + 1, stop)
            return (j, medium) if medium and (not framed or is_outlet(r, *medium)) else None
    return None


def carrier(r: Reading, source: int, first: int) -> tuple[Words, int] | None:
    """The medium that reports whoever word ``source`` begins, and its verb: ``AFP memberitakan X mengatakan``, ``Yonhap
    mengutip X yang mengatakan``."""
    verb = source - 1
    if verb > first and r.low[verb] in ("bahwa", "jika"):
        verb -= 1
    verb = _before_time(r, verb, first)
    form = CUES.get(r.low[verb]) if verb > first else None
    if verb <= first or not (
        r.low[verb] in RELAYS or (form and form.cls == "report" and form.slot == "active")
    ):
        return None
    k = _before_time(r, verb - 1, first)
    if r.label(k) != "ORG" and "," in r.gap(verb):
        k = chunk_start(r, k, first) - 1
    if k < first or r.label(k) != "ORG":
        return None
    start = k
    while start > first and r.same_entity(start):
        start -= 1
    return (start, k + 1), verb


def _before_time(r: Reading, k: int, first: int) -> int:
    """The last word up to ``k`` that is no time nor leads one in."""
    while k > first and (r.time_at[k] >= 0 or r.low[k] in TIMELY):
        k -= 1
    return k
