"""To whom, when and where something was said: what stands beside the attribution, outside the words themselves."""

from __future__ import annotations

from .drafts import Draft, Offsets
from .phrases import AIM
from .reading import Reading
from .source_behind import source_behind

__all__ = ["add_circumstance"]

REACH = 30
PLACES = frozenset(("GPE", "LOC", "FAC", "ORG"))
TO = frozenset(("kepada", "ke"))
LEADS = TO | {"di"}


def add_circumstance(r: Reading, draft: Draft) -> None:
    """Set addressee, time and place of a draft that has a cue."""
    if draft.cue is None:
        return
    cue = r.word_at(draft.cue[0])
    first, stop = r.sentence(cue)
    first, stop = max(first, cue - REACH), min(stop, cue + REACH)
    if draft.cls == "direct" and draft.source and draft.source[1] <= draft.cue[0]:
        draft.addressee = _asked(r, draft, cue)
    for k in range(first, stop):
        low = r.low[k]
        if (low not in LEADS and r.time_at[k] < 0) or _taken(r, draft, k):
            continue
        if low in TO and r.entity_at[k] < 0 and draft.addressee is None:
            found = source_behind(r, k + 1, _run_end(r, draft, k, stop))
            if found and (low == "kepada" or r.label(k + 1) == "PERSON"):
                draft.addressee = r.span(*found)
        elif r.time_at[k] >= 0 and draft.time is None and k > cue:
            time = r.times[r.time_at[k]]
            draft.time = time.start, time.end
        elif low == "di" and draft.place is None and k > cue:
            named = next((j for j in range(k + 1, min(k + 4, stop)) if r.label(j) in PLACES), None)
            if named is not None and not _taken(r, draft, named):
                draft.place = r.span(k + 1, r.entity_end(named))


def _taken(r: Reading, draft: Draft, k: int) -> bool:
    """Whether the word belongs to the content or the source."""
    spans = [*draft.content, *([draft.source] if draft.source else ())]
    return r.piece_at[k] >= 0 or any(s <= r.starts[k] < e for s, e in spans)


def _run_end(r: Reading, draft: Draft, k: int, stop: int) -> int:
    """The end of the words from ``k`` on that are neither content nor source."""
    end = k + 1
    while end < stop and not _taken(r, draft, end):
        end += 1
    return end


def _asked(r: Reading, draft: Draft, cue: int) -> Offsets | None:
    """Who is asked: the words between the verb and ``agar`` / ``untuk`` (``meminta warga agar ...``)."""
    begin = r.word_at(draft.start)
    if begin - 1 > cue + 1 and r.low[begin - 1] in AIM:
        after = cue + 2 if r.low[cue + 1] == "kepada" else cue + 1
        return r.span(after, begin - 1) if after < begin - 1 else None
    return None
