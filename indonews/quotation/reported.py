"""Reported clauses: ``X mengatakan bahwa ...``, ``menurut X, ...``, ``..., kata X, ...``, ``hal itu disampaikan X``."""

from __future__ import annotations

from .attribution import CLITIC, bare_form
from .drafts import Draft, Offsets
from .phrases import Words, source_after, source_before, strip_openers
from .reading import Reading
from .relays import add_relay, medium_after
from .words import CUES, RELAYS, Form, words

__all__ = ["report"]

CONNECTOR = words("connector")
NEGATION = words("negation")
TO = frozenset(("kepada", "pada", "ke"))
BACKWARD = frozenset(
    "disampaikan diungkapkan dikatakan dijelaskan ditegaskan diutarakan dikemukakan dinyatakan dituturkan disebutkan diumumkan".split()
)
THAT = frozenset("hal ini itu tersebut demikian pernyataan kebijakan kabar kepastian informasi".split())
TAIL = frozenset(("seperti", "sebagaimana", "dikutip", "dilansir", "demikian", "melansir", "mengutip"))


def report(r: Reading, directs: list[Draft]) -> list[Draft]:
    """Drafts of indirect and mixed quotations outside the direct ones, in order."""
    used = sorted(piece for d in directs for piece in d.content)
    cued = {d.cue[0] for d in directs if d.cue}
    quoted = {r.piece_at[r.word_at(s)] for s, _ in used if r.word_at(s) < len(r.low)}
    drafts: list[Draft] = []
    k = 0
    while k < len(r.low):
        low = r.low[k]
        if r.piece_at[k] >= 0 or r.entity_at[k] >= 0 or r.starts[k] in cued:
            k += 1
            continue
        draft = None
        form = CUES.get(low)
        found = bare_form(r, k) if form is None and low.endswith(CLITIC) else None
        if form or found or low in RELAYS or low == "menurutnya":
            draft = _draft_at(r, k, form, found, quoted)
        if draft:
            if not drafts or draft.start >= drafts[-1].end or draft.cue and draft.cue[0] < drafts[-1].start:
                drafts.append(draft)
        k += 1
    return drafts


def _draft_at(
    r: Reading, k: int, form: Form | None, found: tuple[Form, bool] | None, quoted: set[int]
) -> Draft | None:
    first, stop = r.sentence(k)
    stop = next((j for j in range(k, stop) if r.piece_at[j] in quoted), stop)
    first = next((j + 1 for j in range(k - 1, first - 1, -1) if r.piece_at[j] in quoted), first)
    if r.low[k] == "menurutnya":
        return _frame(r, k, first, stop, Form("menurut", "frame", "prep"), True)
    if found:
        return _frame(r, k, first, stop, found[0], True)
    if form is None:
        return _relayed(r, k, first, stop)
    if form.slot == "prep" or form.slot == "bare":
        return _frame(r, k, first, stop, form, False)
    if form.slot == "active":
        return _active(r, k, first, stop, form)
    return _backward(r, k, first, stop, form)


def _content(r: Reading, first: int, last: int) -> Offsets | None:
    return r.span(first, last) if first < last else None


def _frame(r: Reading, k: int, first: int, stop: int, form: Form, clitic: bool) -> Draft | None:
    """``menurut X, ...`` and ``..., kata X, ...``: content around the parenthesis."""
    if clitic:
        source_words: Words | None = (k, k + 1)
        source = (r.ends[k] - 3, r.ends[k])
        cue = (r.starts[k], r.ends[k] - 3)
    else:
        source_words = source_after(r, k + 1, stop)
        if source_words is None:
            return None
        source = r.span(*source_words)
        cue = (r.starts[k], r.ends[k])
    begin = strip_openers(r, first, k)
    if begin < k and strip_openers(r, begin, k + 1) >= k:
        begin = k
    bare = form.slot == "bare"
    if bare and k > first and not clitic and "," not in r.gap(k) and form.lemma != "kata" and begin < k:
        return None
    if bare and clitic and k > first and "," not in r.gap(k) and begin < k:
        return None
    if bare and begin == k and k == first and clitic:
        return None
    if form.slot == "prep" and form.lemma != "menurut" and begin < k:
        return None
    after = source_words[1]
    pieces = []
    if begin < k:
        pieces.append(r.span(begin, k))
    after, tail = _after_source(r, after, stop)
    if after < tail:
        pieces.append(r.span(after, tail))
    if not pieces:
        return None
    draft = Draft("indirect", pieces, f"frame-{form.slot}", cue, form.lemma, form.cls, source)
    return draft


def _after_source(r: Reading, k: int, stop: int) -> Words:
    """Skip what belongs to the attribution behind the source, and cut what does at the end."""
    if (
        k < stop
        and "," not in r.gap(k)
        and r.low[k] in ("di", "pada", "dalam", "kepada", "saat", "ketika", "usai", "seperti", "lagi")
    ):
        comma = next(
            (j for j in range(k + 1, stop) if "," in r.gap(j) and r.entity_at[j] != r.entity_at[j - 1]), stop
        )
        k = comma
    while k < stop and r.time_at[k] >= 0:
        k += 1
    if k < stop and r.low[k] in ("bahwa",):
        k += 1
    return k, _tail(r, k, stop)


def _tail(r: Reading, k: int, stop: int) -> int:
    """The end of the content without a relay, a second attribution or the attribution's own time and place."""
    for j in range(k + 2, stop):
        if "," in r.gap(j) and r.low[j] in TAIL:
            return j
        if (
            "," in r.gap(j)
            and bare_form(r, j)
            and r.entity_at[j] < 0
            and r.low[j] not in ("tambah", "lanjut", "terang", "jelas")
        ):
            return j
    end = stop
    while end > k + 3 and r.time_at[end - 1] >= 0:
        end -= 1
    if end < stop and "," not in r.gap(end) and r.low[end - 1] not in ("pada",):
        return stop
    return end if end < stop and "," in r.gap(end) else stop


def _active(r: Reading, k: int, first: int, stop: int, form: Form) -> Draft | None:
    """``X mengatakan ...``"""
    if any(r.low[j] in NEGATION for j in range(max(first, k - 2), k)):
        return None
    source = source_before(r, k, first)
    if source is None:
        return None
    begin = k + 1
    if begin < stop and r.low[begin] in TO:
        that = next(
            (j for j in range(begin, min(stop, begin + 12)) if r.low[j] in CONNECTOR or "," in r.gap(j)),
            begin,
        )
        begin = that
    if form.cls == "direct":
        that = next(
            (j for j in range(begin, min(stop, begin + 12)) if r.low[j] in ("agar", "untuk", "supaya")), None
        )
        if that is not None:
            begin = that + 1
    if begin < stop and r.low[begin] in CONNECTOR:
        begin += 1
    end = _tail(r, begin, stop)
    if end - begin < 2 or r.piece_at[begin] >= 0 and r.piece_at[begin] == r.piece_at[end - 1]:
        return None
    draft = Draft("indirect", [r.span(begin, end)], "active", (r.starts[k], r.ends[k]), form.lemma, form.cls)
    draft.source = r.span(*source)
    add_relay(r, draft, end, stop)
    return draft


def _backward(r: Reading, k: int, first: int, stop: int, form: Form) -> Draft | None:
    """``Hal itu disampaikan X``: the sentence before is what X said."""
    if r.low[k] not in BACKWARD or k - first > 5 or first == 0 or r.low[first] not in THAT:
        return None
    source = source_after(r, k + 1 if r.low[k + 1 : k + 2] not in (["oleh"], ["langsung"]) else k + 2, stop)
    if source is None:
        return None
    begin, end = r.sentence(first - 1)
    if any(r.piece_at[j] >= 0 for j in range(begin, end)):
        return None
    draft = Draft(
        "indirect", [r.span(begin, end)], "backward", (r.starts[k], r.ends[k]), form.lemma, form.cls
    )
    draft.source = r.span(*source)
    return draft


def _relayed(r: Reading, k: int, first: int, stop: int) -> Draft | None:
    """``Dilansir dari X, ...``: the medium is the only source."""
    if strip_openers(r, first, k + 1) < k and r.low[first] not in ("seperti", "sebagaimana"):
        return None
    medium = medium_after(r, k + 1, stop)
    if medium is None:
        return None
    begin = medium[1]
    while begin < stop and r.time_at[begin] >= 0:
        begin += 1
    end = _tail(r, begin, stop)
    if end - begin < 4:
        return None
    draft = Draft(
        "indirect", [r.span(begin, end)], "relay-frame", (r.starts[k], r.ends[k]), r.low[k], "report"
    )
    draft.source = r.span(*medium)
    return draft
