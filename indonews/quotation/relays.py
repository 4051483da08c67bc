"""The medium through which words come: ``dikutip dari Antara``, ``seperti dilansir AFP``, ``lapor TASS``."""

from __future__ import annotations

from .drafts import Draft
from .phrases import Words
from .reading import Reading
from .words import CUES, RELAYS, words

__all__ = ["add_carrier", "add_leading_relay", "add_relay", "medium_after"]

INTRODUCERS = frozenset(("dari", "oleh", "melalui", "lewat", "pada", "kepada"))
CARRIERS = words("page")
MEDIA = frozenset(("ORG", "PRODUCT", "WORK_OF_ART"))
PLATFORMS = words("platform")
OWN = frozenset(["akun", "unggahan", "postingan", "media", "sosial", "cuitan", "video", "story", "reels"])
REACH = 40


def medium_after(r: Reading, k: int, stop: int) -> Words | None:
    """The medium named behind the relay verb at ``k - 1``: the entity, without ``dari laman``."""
    j = k
    while j < stop and (r.low[j] in INTRODUCERS or r.low[j] in CARRIERS) and r.entity_at[j] < 0:
        j += 1
    if j >= stop or r.time_at[j] >= 0:
        return None
    if r.entity_at[j] < 0:
        return None
    last = r.entity_end(j)
    if last < stop and r.entity_at[last] >= 0 and r.gap(last).isspace() and r.low[j] in PLATFORMS:
        j, last = last, r.entity_end(last)
    elif r.low[j] in PLATFORMS and r.low[j - 1] in OWN:
        return None
    if last + 1 < stop and r.low[last] == "dari" and r.label(last + 1) in MEDIA:
        j, last = last + 1, r.entity_end(last + 1)
    return (j, last) if r.label(j) in MEDIA or r.label(j) == "PERSON" else None


def add_relay(r: Reading, draft: Draft, k: int, stop: int) -> None:
    """Look for a relay between word ``k`` and ``stop``, in the sentence of the attribution."""
    for j in range(k, min(stop, k + REACH)):
        if r.piece_at[j] >= 0:
            return
        if r.low[j] in RELAYS and r.entity_at[j] < 0:
            found = medium_after(r, j + 1, stop)
            if found:
                draft.relay = r.span(*found)
                draft.relay_cue = (r.starts[j], r.ends[j])
                return


def add_leading_relay(r: Reading, draft: Draft, first: int, stop: int) -> None:
    """A relay that opens the sentence of a reported clause (``Dilansir CNN, X mengatakan ...``)."""
    for j in range(first, min(first + 3, stop)):
        if r.low[j] in RELAYS:
            found = medium_after(r, j + 1, stop)
            if found and draft.source and r.starts[found[0]] < draft.source[0]:
                draft.relay, draft.relay_cue = r.span(*found), (r.starts[j], r.ends[j])
            return


def add_carrier(r: Reading, draft: Draft, source: int, first: int) -> None:
    """A medium that reports the speaker (``AFP memberitakan X mengatakan``, ``Yonhap mengutip X yang mengatakan``)."""
    verb = source - 1
    if verb > first and r.low[verb] in ("bahwa", "jika"):
        verb -= 1
    form = CUES.get(r.low[verb]) if verb > first else None
    if verb <= first or not (
        r.low[verb] in RELAYS or (form and form.cls == "report" and form.slot == "active")
    ):
        return
    k = verb - 1
    while k > first and (r.time_at[k] >= 0 or r.low[k] in ("pada", "juga", "sebelumnya")):
        k -= 1
    if r.label(k) == "ORG":
        start = k
        while start > first and r.same_entity(start):
            start -= 1
        draft.relay, draft.relay_cue = r.span(start, k + 1), (r.starts[verb], r.ends[verb])
