"""The medium through which words come: ``dikutip dari Antara``, ``seperti dilansir AFP``, ``lapor TASS``."""

from __future__ import annotations

from ..lexicon import column
from .drafts import Draft
from .phrases import Words, chunk_start
from .reading import Reading
from .words import CUES, RELAYS, words

__all__ = ["add_carrier", "add_leading_relay", "add_owner", "add_relay", "by_outlet", "cites", "medium_after"]

INTRODUCERS = frozenset(("dari", "oleh", "melalui", "lewat", "pada", "kepada"))
CARRIERS = words("page")
MEDIA = frozenset(("ORG", "PRODUCT", "WORK_OF_ART"))
PLATFORMS = words("platform")
OWN = frozenset(["akun", "unggahan", "postingan", "media", "sosial", "cuitan", "video", "story", "reels"])
REACH = 40
SHORT = 5  # a preposition, misspelt (daro)
CITED = 16
OUTLETS = frozenset(column("outlets", "name")) | frozenset(column("media", "name"))
PAPER = words("paper") | words("paper_kind")


def medium_after(r: Reading, k: int, stop: int) -> Words | None:
    """The medium named behind the relay verb at ``k - 1``: the entity, without ``dari laman``."""
    j = k
    while j < stop and (r.low[j] in INTRODUCERS or r.low[j] in CARRIERS) and r.entity_at[j] < 0:
        j += 1
    if j + 1 < stop and j == k and r.entity_at[j] < 0 and len(r.low[j]) <= SHORT and r.label(j + 1) in MEDIA:
        j += 1
    if j >= stop or r.time_at[j] >= 0 or r.entity_at[j] < 0:
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
            found = medium_after(r, j + 1, stop) or _medium_before(r, j, k)
            if found:
                draft.relay = r.span(*found)
                draft.relay_cue = (r.starts[j], r.ends[j])
                return
        elif j > k - 1 and by_outlet(r, j, stop):
            draft.relay = r.span(j + 1, r.entity_end(j + 1))
            draft.relay_cue = (r.starts[j], r.ends[j])
            return


def _medium_before(r: Reading, j: int, k: int) -> Words | None:
    """The medium that was spoken to, where the relay names none: ``dalam wawancara dengan X, seperti dikutip Sabtu``."""
    last = j - 1 if r.low[j - 1] in ("seperti", "sebagaimana") else j
    if last - 1 <= k or r.label(last - 1) != "ORG" or j + 1 >= len(r.low) or r.time_at[j + 1] < 0:
        return None
    first = last - 1
    while first > k and r.same_entity(first):
        first -= 1
    return (first, last) if r.low[first - 1] == "dengan" else None


def by_outlet(r: Reading, j: int, stop: int) -> bool:
    """Whether ``, kata X`` names an outlet that carries what somebody else said."""
    form = CUES.get(r.low[j])
    if form is None or form.slot != "bare" or r.entity_at[j] >= 0 or j + 1 >= stop:
        return False
    last = r.entity_end(j + 1) if r.label(j + 1) == "ORG" else j + 1
    return last > j + 1 and r.text[slice(*r.span(j + 1, last))] in OUTLETS


def cites(r: Reading, k: int, stop: int) -> bool:
    """Whether the relay verb at ``k`` lets somebody speak with a verb of his own (``mengutip X yang mengatakan``)."""
    for j in range(k + 1, min(stop - 1, k + CITED)):
        if "," in r.gap(j) or r.piece_at[j] >= 0:
            return False
        if r.low[j] == "yang":
            form = CUES.get(r.low[j + 1])
            return form is not None and form.slot == "active"
    return False


def add_owner(r: Reading, draft: Draft) -> None:
    """``pernyataan resmi dikutip dari laman X``: a document that names no owner speaks for the medium that holds it."""
    if draft.source is None or draft.relay is None:
        return
    first, last = r.word_at(draft.source[0]), r.word_at(draft.source[1])
    if first < last and all(r.low[k] in PAPER and r.entity_at[k] < 0 for k in range(first, last)):
        draft.owner, draft.relay = draft.relay, None


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
    if r.label(k) != "ORG" and "," in r.gap(verb):
        k = chunk_start(r, k, first) - 1
    if k >= first and r.label(k) == "ORG":
        start = k
        while start > first and r.same_entity(start):
            start -= 1
        draft.relay, draft.relay_cue = r.span(start, k + 1), (r.starts[verb], r.ends[verb])
