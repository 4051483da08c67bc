"""Readings of an active reporting verb: ``X mengatakan ...``, ``..., X melaporkan.``, ``... dan menegaskan bahwa ...``"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from .attribution import bare_form
from .by_frame import SAYING, back
from .candidate import Candidate
from .clauses import BETWEEN, THAT, begins, endings
from .drafts import Draft, Offsets
from .lost import lost_subject
from .phrases import POINTING, Words, clitic_span, comma_before, is_verb, strip_openers
from .reading import Reading
from .relays import add_relay, outlet_tail
from .source_before import source_before
from .subject_end import pronoun_end
from .turns import story_goes_on
from .unspoken import is_unspoken
from .words import Form, words

__all__ = ["active", "mood"]

UNSAID = words("unsaid")
ACTS = words("act")
MODAL = words("modal")
JOINER = words("joiner")
MOOD = words("mood")
MESSAGE = words("message")
ISSUING = words("issuing")
REACH = 80
TOLD = 10
STATEMENT = frozenset(("hal", "pernyataan", "keterangan", "penjelasan"))
BESIDE = words("circumstance") | {
    "setelah",
    "seusai",
    "sebelum",
    "sesudah",
    "menanggapi",
    "merespons",
    "sambil",
}
THAT_LINKS = frozenset(("bahwa", "bahwasanya", "kalau", "agar", "supaya"))
MOOD_LINKS = words("connector") | {"atas", "akan", "agar", "kalau", "jika"}


def active(
    r: Reading, k: int, first: int, stop: int, form: Form, directs: list[Draft]
) -> Iterator[Candidate]:
    """``X mengatakan ...``; a second verb of the same subject has no source of its own."""
    start = k
    if k > first and r.low[k - 1] in UNSAID:
        if form.cls != "deny":
            return
        start = k - 1
    elif k - 1 > first and r.low[k - 1] in MODAL and r.low[k - 2] in UNSAID:
        return
    source = source_before(r, start, first)
    shared = None
    if source is None or _is_second(r, k, first):
        shared = _shared(r, k, first) or _quoted_source(r, k, first, directs)
    if source is None and shared is None:
        return
    if source is not None and is_unspoken(r, k, source, first, shared is not None):
        return
    yield from _final(r, k, first, stop, form, source)
    yield from mood(r, k, first, stop, form, shared or source)
    if k + 1 == stop and source is not None and form.cls in SAYING:
        yield from _next(r, k, first, stop, form, source)
    if source is not None and _points_back(r, k, stop):
        yield from back(r, k, first, stop, form, source)
        return
    if r.low[k] in ACTS and not (k + 1 < stop and (r.low[k + 1] in THAT or comma_before(r, k + 1))):
        return
    limit = story_goes_on(r, k + 3, outlet_tail(r, k, stop))
    for that, begin in begins(r, k, limit, form):
        ends = list(endings(r, begin, limit))
        turn = next((end for ending, end in ends if ending == "other-subject"), limit)
        for ending, end in ends:
            if end - begin < 1 or (
                r.piece_at[begin] >= 0 and r.piece_at[begin] == r.piece_at[end - 1] and end - begin > 30
            ):
                continue
            draft = Draft(
                "indirect", [r.span(begin, end)], "active", (r.starts[start], r.ends[k]), form.lemma, form.cls
            )
            subject = shared or source
            assert subject is not None
            draft.inherits = lost_subject(r, k)
            draft.source = None if draft.inherits else _mention(r, subject)
            candidate = Candidate(draft, k, form, subject, begin, end, first, limit)
            candidate.ending = f"{ending}{'-shared' if shared else ''}{that}"
            if turn < limit:
                candidate.turn = "kept" if end > turn else "cut"
            add_relay(r, draft, end, stop)
            if draft.relay is None:
                add_relay(r, draft, subject[1], k)
            yield candidate
            lead = strip_openers(r, first, subject[0], content=True)
            if not shared and subject[0] - lead >= 2 and "," in r.gap(subject[0]):
                led = Draft(
                    "indirect",
                    [r.span(lead, subject[0]), *draft.content],
                    "active-lead",
                    draft.cue,
                    form.lemma,
                    form.cls,
                )
                led.source, led.relay, led.relay_cue = draft.source, draft.relay, draft.relay_cue
                with_lead = Candidate(led, k, form, subject, begin, end, first, limit)
                with_lead.ending = candidate.ending
                yield with_lead


def _points_back(r: Reading, k: int, stop: int) -> bool:
    """Whether the verb has no words of its own: ``X menyampaikan hal itu dalam rapat``."""
    j = k + 1 + (k + 1 < stop and r.low[k + 1] in STATEMENT)
    if j >= stop or r.low[j] not in POINTING or r.time_at[j] >= 0:
        return False
    return j + 1 == stop or r.time_at[j + 1] >= 0 or r.low[j + 1] in BESIDE or "," in r.gap(j + 1)


def _mention(r: Reading, subject: Words) -> Offsets:
    """The subject as a mention: of ``ujarnya`` the clitic alone, a pronoun alone."""
    start, end = r.span(subject[0], pronoun_end(r, *subject))
    clitic = subject[1] - subject[0] == 1 and bare_form(r, subject[0])
    return clitic_span(r, subject[0]) if clitic and clitic[1] else (start, end)


def mood(
    r: Reading, k: int, first: int, stop: int, form: Form, source: Words | None = None
) -> Iterator[Candidate]:
    """``menyatakan keprihatinannya mengenai ...``: verb and noun together are the cue."""
    noun = r.low[k + 1].removesuffix("nya") if k + 3 < stop else ""
    if noun not in MOOD and noun not in MESSAGE:
        return
    link = _behind_told(r, k + 2, stop)
    told = link > k + 2
    links = MOOD_LINKS if noun in MOOD and r.low[k] not in ISSUING and not told else THAT_LINKS
    if link + 1 >= stop or not (r.low[link] in links or (told and r.low[link] == "untuk")):
        return
    if k > first and r.low[k - 1] in UNSAID:
        return
    source = source or source_before(r, k, first)
    if source is None:
        return
    draft = Draft("indirect", [r.span(link + 1, stop)], "mood", r.span(k, k + 2), form.lemma, form.cls)
    draft.source = r.span(*source)
    yield Candidate(draft, k, form, source, link + 1, stop, first, stop)


def _behind_told(r: Reading, k: int, stop: int) -> int:
    """The word behind ``kepada ...`` at ``k``; ``k`` where nobody is told."""
    if r.low[k] not in ("kepada", "pada"):
        return k
    return next((j for j in range(k + 2, min(stop, k + TOLD)) if r.low[j] in MOOD_LINKS), k)


def _final(
    r: Reading, k: int, first: int, stop: int, form: Form, source: Words | None
) -> Iterator[Candidate]:
    """``..., X melaporkan.``: subject and verb behind what was said."""
    if source is None or source[0] - first < 4 or "," not in r.gap(source[0]):
        return
    if any(
        r.time_at[j] < 0 and r.low[j] not in ("pada", "hari", "kepada") and r.entity_at[j] < 0
        for j in range(k + 1, stop)
    ):
        return
    begin = strip_openers(r, first, source[0], content=True)
    if begin < source[0]:
        draft = Draft(
            "indirect", [r.span(begin, source[0])], "final", (r.starts[k], r.ends[k]), form.lemma, form.cls
        )
        draft.source = r.span(*source)
        add_relay(r, draft, k + 1, stop)
        yield Candidate(draft, k, form, source, begin, source[0], first, stop)


def _next(r: Reading, k: int, first: int, stop: int, form: Form, source: Words) -> Iterator[Candidate]:
    """``X mengatakan. Harga naik.``: a full stop where a comma should be puts the words into the next sentence."""
    if stop >= len(r.low) or r.piece_at[stop] >= 0 or "." not in r.gap(stop):
        return
    if first > 0 and r.piece_at[first - 1] >= 0:  # "...," kata X menambahkan.
        return
    end = min(r.sentence(stop)[1], stop + REACH)
    draft = Draft(
        "indirect", [r.span(stop, end)], "active-next", (r.starts[k], r.ends[k]), form.lemma, form.cls
    )
    draft.source = r.span(*source)
    yield Candidate(draft, k, form, source, stop, end, first, end)


def _is_second(r: Reading, k: int, first: int) -> bool:
    """Whether the verb at ``k`` is joined to an earlier one (``dan menegaskan``, ``karena menilai``)."""
    j = k - 1
    while j > first and (
        r.low[j] in BETWEEN or r.time_at[j] >= 0 or (r.low[j] == "pada" and r.time_at[j + 1] >= 0)
    ):
        j -= 1
    return j > first and r.low[j] in JOINER


def _shared(r: Reading, k: int, first: int) -> Words | None:
    """The subject of an earlier verb in the sentence, for a verb joined to it."""
    if not _is_second(r, k, first):
        return None
    for j in range(first + 1, k - 1):
        if r.piece_at[j] < 0 and is_verb(r, j) and r.low[j - 1] != "yang":
            found = source_before(r, j, first)
            if found:
                return found
    return None


def _quoted_source(r: Reading, k: int, first: int, directs: list[Draft]) -> Words | None:
    """The source of the direct quotation whose attribution the verb goes on (``kata X, seraya menambahkan``)."""
    here = r.starts[k]
    number = bisect_left(directs, here, key=lambda d: d.cue[0] if d.cue else d.start) - 1
    for draft in directs[max(0, number - 1) : number + 1]:
        if draft.cue and draft.source and r.starts[first] <= draft.cue[0] < here:
            if r.text[slice(*draft.source)].lower() in ("nya", "ny"):
                clitic = r.word_at(draft.cue[0])
                return clitic, clitic + 1
            return r.word_at(draft.source[0]), r.word_at(draft.source[1])
    return None
