"""Features that tie the reporting word to what it stands among: its kind of subject and content, the clauses around it."""

from __future__ import annotations

from .attribution import bare_form
from .candidate import Candidate
from .phrases import ADVERB, apart, chunk_start, comma_before
from .predicates import SUBORDINATE
from .reading import Reading
from .surroundings import BEFORE_CUE, NEGATION, size
from .words import CUES, words

__all__ = ["crossings"]

DENIAL = words("denial")
BESIDE = ADVERB | NEGATION | BEFORE_CUE | {"^"}
OPENING = SUBORDINATE | words("embedding")
WITHIN = frozenset(("sebagai", "kepada", "dengan", "ke", "atas", "untuk", "terhadap", "dalam"))
FAR = 6  # words between a negation and its verb
NEAR = 14
REPORTS = ("active", "prep")


def crossings(r: Reading, c: Candidate, kind: str, predicate: str) -> list[str]:
    """The features of ``c``, whose source is of ``kind`` and whose content has this ``predicate`` (empty without content)."""
    k, low = c.cue, r.low[c.cue]
    previous = r.low[k - 1] if k > c.first else "^"
    out = [f"source={kind}|{low}", f"end={c.ending}|{low}"]
    out.append(f"previous={previous if previous in BESIDE else 'other'}|{low}")
    if predicate:
        out += [f"predicate={predicate}|{low}", f"size={size(c.end - c.begin)}|{low}"]
    if c.form.slot != "active":
        return out
    opener = _opener(r, c)
    out.append(f"embedded={bool(opener)}|{low}")
    if opener:
        out += [f"opener={opener}", f"opener={opener}|{c.form.cls}"]
    if _denied(r, c):
        out += ["denied", f"denied|{c.form.cls}", f"denied|{low}"]
    if predicate:
        held = WITHIN.intersection(r.low[c.begin : min(c.end, c.begin + NEAR)])
        out += [f"holds={word}|{tied}" for word in held for tied in (low, c.form.cls)]
        topic = predicate in ("none", "subordinate")
        out.append(f"next={_next(r, k)}|topic={topic}")
        out.append(f"sentence={min(r.sentence_number(k), 3)}|topic={topic}")
    return out


def _opener(r: Reading, c: Candidate) -> str:
    """What leads into the subject without a comma, as in ``setelah X mengakui``; empty if nothing does."""
    if c.source is None or not c.first < c.source[0] <= c.cue:
        return ""
    start = c.source[0]
    if comma_before(r, start) or apart(r, start):
        return ""
    before, first = r.low[start - 1], r.low[chunk_start(r, start - 1, c.first)]
    return before if before in OPENING else first if first in OPENING else "other"


def _denied(r: Reading, c: Candidate) -> bool:
    """Whether a negation stands before the verb in its clause (``tidak secara rinci menjelaskan``)."""
    for j in range(c.cue - 1, max(c.first, c.cue - FAR) - 1, -1):
        if comma_before(r, j + 1) or r.low[j] == "yang":
            return False
        if r.low[j] in DENIAL and r.entity_at[j] < 0:
            return True
    return False


def _next(r: Reading, k: int) -> str:
    """Whether the next sentence opens with marked words or reports in its turn."""
    begin = r.sentence(k)[1]
    if begin >= len(r.low):
        return "none"
    if r.piece_at[begin] >= 0:
        return "mark"
    stop = min(r.sentence(begin)[1], begin + NEAR)
    for j in range(begin, stop):
        form = CUES.get(r.low[j])
        if r.entity_at[j] < 0 and ((form and form.slot in REPORTS) or bare_form(r, j)):
            return "report"
    return "plain"
