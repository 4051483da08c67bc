"""The medium through which words come: ``dikutip dari Antara``, ``seperti dilansir AFP``, ``lapor TASS``."""

from __future__ import annotations

from ..lexicon import column
from .drafts import Draft
from .phrases import Words, comma_before
from .reading import Reading
from .words import BROADCASTS, CUES, RELAYS, words

__all__ = [
    "CARRIERS",
    "CITED",
    "CLAUSE",
    "INTRODUCERS",
    "LIKE",
    "PLATFORMS",
    "THUS",
    "add_owner",
    "add_relay",
    "before_relay",
    "behind_list",
    "by_outlet",
    "cites",
    "is_outlet",
    "medium_after",
    "outlet_tail",
]

INTRODUCERS = frozenset(("dari", "oleh", "melalui", "lewat", "pada", "kepada"))
CARRIERS = words("page")
DOMAINS = words("domain")
MEDIA = frozenset(("ORG", "PRODUCT", "WORK_OF_ART"))
PLATFORMS = words("platform")
REACH = 40
SHORT = 5  # a preposition, misspelt (daro)
CITED = 16
SITE = 6  # parts of a web address
THUS = frozenset(("demikian", "begitu"))
LIKE = frozenset(("seperti", "sebagaimana"))
CLAUSE = LIKE | {"yang"}
REPORTS = frozenset(("laporan", "surat", "kabar", "berita"))
PLACES = frozenset(("GPE", "NORP"))
OUTLETS = frozenset(column("outlets", "name")) | frozenset(column("media", "name"))
PAPER = words("paper") | words("paper_kind")
STUDIES = words("research") - {"data", "hasil", "laporan"}
PLACED = CARRIERS | BROADCASTS
CARRYING = CARRIERS | REPORTS
REPORTING = CARRYING | {"menurut"}


def medium_after(r: Reading, k: int, stop: int) -> Words | None:
    """The medium named behind the relay verb at ``k - 1``: the entity, without ``dari laman``."""
    j = _named(r, k, stop)
    site = _site_end(r, j, stop)
    if site > j:
        return j, site
    if j + 1 < stop and r.low[j] == "the" and r.entity_at[j] < 0 and r.label(j + 1) == "ORG":
        return j, r.entity_end(j + 1)
    if j + 1 < stop and j == k and r.entity_at[j] < 0 and len(r.low[j]) <= SHORT and r.label(j + 1) in MEDIA:
        j += 1
    if j >= stop or r.time_at[j] >= 0 or r.entity_at[j] < 0:
        return None
    last = r.entity_end(j)
    if last < stop and r.label(j) in PLACES and r.low[j - 1] in CARRIERS and r.label(last) == "ORG":
        j, last = last, r.entity_end(last)
    if r.low[j] in PLATFORMS and last == j + 1:
        owner = _named(r, last, stop)
        if owner >= stop or r.entity_at[owner] < 0 or not r.gap(last).isspace():
            return None
        j, last = owner, r.entity_end(owner)
    if last + 1 < stop and r.low[last] == "dari" and r.label(last + 1) in MEDIA:
        j, last = last + 1, r.entity_end(last + 1)
    paged = r.label(j) == "EVENT" and r.low[j - 1] in CARRIERS
    return (j, last) if paged or r.label(j) in MEDIA or r.label(j) == "PERSON" else None


def _site_end(r: Reading, k: int, stop: int) -> int:
    """Where the web address ends that stands at ``k`` (``korlantas.polri.go.id``); ``k`` if none does."""
    end = r.entity_end(k) if k < stop and r.entity_at[k] >= 0 else k + 1
    first = end
    while end < min(stop, first + SITE) and r.gap(end) == ".":
        end += 1
    return end if end > first and r.low[end - 1] in DOMAINS else k


def _named(r: Reading, k: int, stop: int) -> int:
    """The first word from ``k`` on that is neither preposition nor kind of medium (``dari video di kanal X``)."""
    while k < stop and r.entity_at[k] < 0:
        place = r.low[k] in ("di", "yang") and r.low[k - 1] in PLACED
        if not (r.low[k] in INTRODUCERS or r.low[k] in CARRIERS or place):
            break
        k += 1
    return k


def add_relay(r: Reading, draft: Draft, k: int, stop: int) -> None:
    """Look for a relay between word ``k`` and ``stop``, in the sentence of the attribution."""
    for j in range(k, min(stop, k + REACH)):
        if r.piece_at[j] >= 0 or r.entity_at[j] >= 0:
            continue
        if r.low[j] in RELAYS:
            found = medium_after(r, j + 1, stop) or _medium_before(r, j, k)
        elif r.low[j] in BROADCASTS:
            found = medium_after(r, j + 1, stop)
            told = j + 1 < stop and r.low[j + 1] == "kepada"
            found = found if found and not told and is_outlet(r, *found) else None
        else:
            found = by_outlet(r, j, stop) or _thus_by(r, j, stop)
        if found:
            draft.relay = r.span(*found)
            draft.relay_cue = (r.starts[j], r.ends[j])
            return


def _medium_before(r: Reading, j: int, k: int) -> Words | None:
    """The medium before a relay that names none behind it: ``yang Reuters lansir``, ``wawancara dengan X, seperti dikutip Sabtu``."""
    last = j - 1 if r.low[j - 1] in LIKE else j
    if last - 1 <= k or r.label(last - 1) != "ORG":
        return None
    first = last - 1
    while first > k and r.same_entity(first):
        first -= 1
    told = r.low[first - 1] == "dengan" and j + 1 < len(r.low) and r.time_at[j + 1] >= 0
    return (first, last) if told or (last == j and r.low[first - 1] in CLAUSE) else None


def is_outlet(r: Reading, first: int, last: int) -> bool:
    """Whether the words are the name of a known news outlet."""
    return r.text[slice(*r.span(first, last))] in OUTLETS


def by_outlet(r: Reading, j: int, stop: int) -> Words | None:
    """The outlet of ``, kata X`` or ``, menurut laporan surat kabar Y, X`` that carries what somebody else said."""
    form = CUES.get(r.low[j])
    if form is None or form.slot not in ("bare", "prep") or r.entity_at[j] >= 0:
        return None
    k = _behind_carriers(r, j + 1, stop, CARRYING)
    if k >= stop or r.label(k) != "ORG" or (k > j + 1 and form.slot == "bare"):
        return None
    last = r.entity_end(k)
    return (k, last) if is_outlet(r, k, last) else None


def _thus_by(r: Reading, j: int, stop: int) -> Words | None:
    """The medium of ``, demikian laporan media X`` and ``, demikian menurut situs X``."""
    if r.low[j] not in THUS:
        return None
    k = _behind_carriers(r, j + 1, stop, REPORTING)
    return (k, r.entity_end(k)) if j + 1 < k < stop and r.label(k) == "ORG" else None


def _behind_carriers(r: Reading, k: int, stop: int, carriers: frozenset[str]) -> int:
    """The first word from ``k`` on that is none of the words that lead up to a medium, nor its place."""
    while k < stop and (r.low[k] in carriers if r.entity_at[k] < 0 else r.label(k) in PLACES):
        k += 1
    return k


def outlet_tail(r: Reading, k: int, stop: int) -> int:
    """Where ``, kata X`` or ``, menurut laporan X`` of an outlet begins behind word ``k``; ``stop`` if nowhere."""
    tails = (j for j in range(k + 2, stop) if comma_before(r, j) and by_outlet(r, j, stop))
    return next(tails, stop)


def before_relay(r: Reading, j: int, first: int) -> int:
    """The last word before a relay that ends at ``j`` (``Budi seperti dikutip AFP``, ``Budi, dikutip AFP``); ``j`` if none."""
    for k in range(j, max(first, j - CITED), -1):
        if r.piece_at[k] >= 0:
            return j
        if r.low[k] in RELAYS and r.entity_at[k] < 0:
            medium = medium_after(r, k + 1, j + 1)
            start = k - (r.low[k - 1] == "yang")
            start -= r.low[start - 1] in LIKE
            aside = start < k or comma_before(r, k)
            return start - 1 if medium and medium[1] == j + 1 and aside and start > first else j
    return j


def behind_list(r: Reading, k: int, stop: int) -> int:
    """Where the list of media ends that goes on at ``k`` (``AFP | , Reuters dan AP``); ``k`` if none does."""
    joined = k
    while joined + 1 < stop and (r.low[joined] in ("dan", "serta") or comma_before(r, joined)):
        last = r.low[joined] in ("dan", "serta")
        name = joined + last
        if r.label(name) != "ORG":
            return k
        joined = r.entity_end(name)
        if joined + 1 < stop and "(" in r.gap(joined):
            joined = r.entity_end(joined)
        if last:
            return joined
    return k


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
    if (
        first < last
        and r.low[first] not in STUDIES
        and all(r.low[k] in PAPER and r.entity_at[k] < 0 for k in range(first, last))
    ):
        draft.owner, draft.relay = draft.relay, None
