"""Reported clauses: ``X mengatakan bahwa ...``, ``menurut X, ...``, ``..., kata X, ...``, ``hal itu disampaikan X``.

Every reporting word yields candidates, one for each place where its content may begin and end; the ranking model says
which of them are reported speech.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from .attribution import CLITIC, bare_form
from .by_frame import frame, relayed
from .by_passive import passive
from .by_verb import active, mood
from .candidate import Candidate
from .clauses import BETWEEN
from .drafts import Draft
from .features import describe
from .leading_relays import add_leading_relay, behind_relay, carrier
from .phrases import PERSONAL, POINTING, Words, apart, comma_before
from .ranking import score
from .reading import Reading
from .relays import cites
from .words import CUES, RELAYS, SPOKEN, Form, matches_phrase, words

__all__ = ["candidates", "report"]

LIGHT = words("light") | words("issuing")
FORMS = CUES.keys() | RELAYS | LIGHT
MENURUT = (Form("menurut", "frame", "prep"), True)
BAGI = (Form("bagi", "frame", "prep"), True)
THAT = (["bahwa"], ["kalau"], ["jika"])
THRESHOLD = 0.40
LIKELY = 0.5
SUBJECTS = frozenset(("PERSON", "ORG"))
SUBJECT_END = PERSONAL | BETWEEN | POINTING | {"yang"}
REACH = 160  # words; no reported sentence is longer
REACH_BACK = 120


def report(r: Reading, directs: list[Draft]) -> list[Draft]:
    """Drafts of indirect and mixed quotations outside the direct ones, in order."""
    found = list(candidates(r, directs))
    for candidate in found:
        candidate.p = score("reported", describe(r, candidate))
    chosen: list[Draft] = []
    taken = Taken()
    cues: set[int] = set()
    for candidate in sorted(found, key=lambda c: (not _is_relayed(r, c), -c.p)):
        if candidate.p < THRESHOLD:
            continue
        draft = candidate.draft
        if candidate.cue in cues or not all(taken.free(*piece) for piece in draft.content):
            continue
        cues.add(candidate.cue)
        for piece in draft.content:
            taken.add(*piece)
        draft.confidence = round(candidate.p, 3)
        if draft.relay is None and candidate.form.slot != "relay":
            add_leading_relay(r, draft, candidate.cue)
            carried = _carried(r, candidate) if draft.relay is None else None
            if carried is not None:
                medium, verb = carried
                draft.relay, draft.relay_cue = r.span(*medium), (r.starts[verb], r.ends[verb])
        if draft.relay_cue:
            cues.add(r.word_at(draft.relay_cue[0]))
        chosen.append(draft)
    return sorted(chosen, key=lambda d: d.start)


def _is_relayed(r: Reading, c: Candidate) -> bool:
    """Whether the medium that opens the sentence, or one before the source, lets somebody speak who has a verb of his own."""
    begin, stop = r.sentence(c.cue)
    likely = THRESHOLD if c.form.slot == "prep" else LIKELY
    own = c.form.slot != "relay" and "shared" not in c.ending and c.p >= likely
    return own and (begin < behind_relay(r, begin, stop) <= c.cue or _carried(r, c) is not None)


def _carried(r: Reading, c: Candidate) -> tuple[Words, int] | None:
    return carrier(r, c.source[0], c.first) if c.source else None


class Taken:
    """Stretches that lie apart."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def free(self, start: int, end: int) -> bool:
        k = bisect_right(self._ends, start)
        return k == len(self._starts) or self._starts[k] >= end

    def add(self, start: int, end: int) -> None:
        k = bisect_right(self._ends, start)
        self._starts.insert(k, start)
        self._ends.insert(k, end)


def candidates(r: Reading, directs: list[Draft]) -> Iterator[Candidate]:
    """All readings of all reporting words outside the direct quotations."""
    cued = {place[0] for d in directs for place in (d.cue, d.relay_cue) if place}
    quoted = {r.piece_at[r.word_at(s)] for d in directs for s, _ in d.content if r.word_at(s) < len(r.low)}
    for k in [k for k, low in enumerate(r.low) if low in FORMS or low[-3:] == CLITIC]:
        low = r.low[k]
        if (
            r.piece_at[k] >= 0
            or (r.entity_at[k] >= 0 and not _is_mistaken(r, k))
            or r.starts[k] in cued
            or matches_phrase("fixed", r.low, k)
            or (k > 0 and matches_phrase("fixed", r.low, k - 1))
        ):
            continue
        form, clitic = CUES.get(low), False
        if form is None and low in RELAYS:
            form = Form(low, "report", "relay")
        elif form is None and low in LIGHT:
            form = Form(low, "say", "light")
        elif form is None:
            found = bare_form(r, k) or _of_him(r, k) or _by_him(low)
            form, clitic = found or (None, False)
        if form is not None:
            yield from _at(r, k, form, clitic, quoted, directs)


def _is_mistaken(r: Reading, k: int) -> bool:
    """Whether a relay verb was taken for a name (``Dinukil dari laman X``)."""
    return r.low[k] in RELAYS and r.low[k + 1 : k + 2] in (["dari"], ["oleh"])


def _of_him(r: Reading, k: int) -> tuple[Form, bool] | None:
    """``menurutnya``, and ``Baginya, ...`` that opens a sentence."""
    if r.low[k] == "menurutnya":
        return MENURUT
    opens = r.low[k] == "baginya" and r.sentence(k)[0] == k and k + 1 < len(r.low) and comma_before(r, k + 1)
    return BAGI if opens else None


def _by_him(low: str) -> tuple[Form, bool] | None:
    """A passive with its agent in ``-nya`` (``diakuinya``), which stands in the words like ``katanya``."""
    form = CUES.get(low.removesuffix(CLITIC))
    return (Form(form.lemma, form.cls, "bare"), True) if form and form.slot == "passive" else None


def _at(
    r: Reading, k: int, form: Form, clitic: bool, quoted: set[int], directs: list[Draft]
) -> Iterator[Candidate]:
    first, stop = r.sentence(k)
    if form.slot != "relay":
        first = min(k, behind_relay(r, first, stop))
    first, stop = max(first, k - REACH_BACK), min(stop, k + REACH)
    stop = next((j for j in range(k, stop) if r.piece_at[j] in quoted), stop)
    first = next((j + 1 for j in range(k - 1, first - 1, -1) if r.piece_at[j] in quoted), first)
    if form.slot in ("prep", "bare"):
        yield from frame(r, k, first, stop, form, clitic)
        if (
            form.slot == "bare"
            and not clitic
            and (r.low[k + 1 : min(k + 2, stop)] in THAT or _has_subject(r, k, first))
        ):
            yield from active(r, k, first, stop, Form(form.lemma, form.cls, "active"), directs)
    elif form.slot == "light":
        yield from mood(r, k, first, stop, form)
    elif form.slot == "relay":
        if cites(r, k, stop):
            return
        yield from relayed(r, k, first, stop, form)
        if form.lemma.startswith("me"):
            yield from active(r, k, first, stop, Form(form.lemma, "report", "active"), directs)
    elif form.slot == "active":
        yield from active(r, k, first, stop, form, directs)
    else:
        yield from passive(r, k, first, stop, form)


def _has_subject(r: Reading, k: int, first: int) -> bool:
    """Whether a bare form stands behind a subject like a full verb (``Budi bilang harga naik``, ``Budi sebut ...``)."""
    if (
        r.low[k] not in SPOKEN
        or k == first
        or r.text[r.starts[k]].isupper()
        or comma_before(r, k)
        or apart(r, k)
    ):
        return False
    return r.label(k - 1) in SUBJECTS or r.low[k - 1] in SUBJECT_END
