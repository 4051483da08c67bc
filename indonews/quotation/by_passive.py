"""Readings of passive reporting words: ``disampaikan X``, ``dijelaskan bahwa``, ``dalam putusan itu disebutkan``."""

from __future__ import annotations

from collections.abc import Iterator

from .by_frame import LINKING, SAYING, back, framed, has_voice, relayed
from .candidate import Candidate
from .clauses import THAT, endings, skip_circumstance
from .drafts import Draft
from .phrases import ADVERB, LIMIT, MANY, Words, comma_before, is_verb, strip_openers
from .reading import Reading
from .source_behind import sources_behind
from .words import RELAYS, Form

__all__ = ["passive"]

BACK_LIMIT = 6
ALSO = frozenset(("pula", "juga", "lagi", "lebih", "lanjut"))
RUMOUR = frozenset(("report", "judge", "want"))


def passive(r: Reading, k: int, first: int, stop: int, form: Form) -> Iterator[Candidate]:
    """``Hal itu disampaikan X`` (the sentence before) and ``... diharapkan X ...`` (around the agent)."""
    j = k + 1
    while j < stop and r.low[j] in ("oleh", "langsung", "sendiri"):
        j += 1
    yield from _within(r, k, first, stop, form)
    begin = strip_openers(r, first, k, content=True)
    if r.low[k] in RELAYS and (begin == k or r.low[k - 1] in LINKING):
        by_medium = relayed(r, k, first, stop, Form(form.lemma, form.cls, "relay"))
        yield from (c for c in by_medium if comma_before(r, c.begin) or c.draft.rule == "relay-final")
    if begin == k:
        yield from _agentless(r, k, first, stop, form)
    if j == stop or comma_before(r, j):
        return
    for source in sources_behind(r, j, stop, framed=begin == k):
        if first < k <= first + BACK_LIMIT:
            yield from back(r, k, first, stop, form, source)
        if begin == k:
            if j == k + 1 and form.cls in RUMOUR and not _closed(r, source, stop):
                continue  # Dilaporkan X ...: what is said may begin with X
            yield from framed(r, k, first, stop, Form(form.lemma, form.cls, "bare"), source, False)
            continue
        after = skip_circumstance(r, source[1], stop)
        if after < stop and r.low[after - 1] in THAT and has_voice(r, source):
            stated = Draft(
                "indirect", [r.span(after, stop)], "agent", (r.starts[k], r.ends[k]), form.lemma, form.cls
            )
            stated.source = r.span(*source)
            yield Candidate(stated, k, form, source, after, stop, first, stop, place="stated")
        voiced = j > k + 1 or has_voice(r, source) or r.low[source[0]] in MANY
        if after < stop and after == source[1] and voiced and not is_verb(r, source[0]):
            pieces = [r.span(begin, k), r.span(after, stop)]
            draft = Draft("indirect", pieces, "agent", (r.starts[k], r.ends[k]), form.lemma)
            draft.source = r.span(*source)
            yield Candidate(draft, k, form, source, after, stop, first, stop)


def _closed(r: Reading, source: Words, stop: int) -> bool:
    """Whether a comma, a time or ``bahwa`` parts what follows from an agent that holds no verb."""
    k = source[1]
    parted = k < stop and (comma_before(r, k) or r.time_at[k] >= 0 or r.low[k] in THAT)
    return parted and not any(is_verb(r, j) for j in range(*source))


def _agentless(r: Reading, k: int, first: int, stop: int, form: Form) -> Iterator[Candidate]:
    """``Dijelaskan pula bahwa ...``: who spoke before goes on."""
    begin = k + 1
    while begin < stop and r.low[begin] in ALSO:
        begin += 1
    if form.cls not in SAYING or begin >= stop or first == 0:
        return
    if r.low[begin] in THAT:
        begin += 1
    elif not comma_before(r, begin):
        return
    for ending, end in endings(r, begin, stop):
        if end - begin >= 3:
            draft = Draft(
                "indirect", [r.span(begin, end)], "agentless", (r.starts[k], r.ends[k]), form.lemma, form.cls
            )
            draft.inherits = True
            candidate = Candidate(draft, k, Form(form.lemma, form.cls, "bare"), None, begin, end, first, stop)
            candidate.ending, candidate.place = ending, "none"
            yield candidate


def _within(r: Reading, k: int, first: int, stop: int, form: Form) -> Iterator[Candidate]:
    """``Dalam amar putusan itu disebutkan bahwa ...``: a paper that says something."""
    if k + 2 >= stop or k - first > LIMIT:
        return
    begin = k + 1 + (r.low[k + 1] in THAT)
    if begin == k + 1 and not comma_before(r, begin):
        return
    start = strip_openers(r, first, k, content=True)
    if start >= k or r.low[start] not in ("dalam", "di", "pada"):
        return
    end = k
    while end > start + 1 and (r.low[end - 1] in ADVERB or r.time_at[end - 1] >= 0):
        end -= 1
    if end <= start + 1 or any(comma_before(r, j) for j in range(start + 2, end)):
        return
    draft = Draft("indirect", [r.span(begin, stop)], "within", (r.starts[k], r.ends[k]), form.lemma, form.cls)
    draft.source = r.span(start + 1, end)
    yield Candidate(draft, k, form, (start + 1, end), begin, stop, first, stop)
