"""What kind of clause words make: whether they hold a predicate, and whether one of their own or a subordinate one."""

from __future__ import annotations

from .phrases import comma_before, is_verb
from .reading import Reading
from .words import words

__all__ = ["FINITE", "clause", "headline", "predicate"]

FINITE = words("finite")
STATES = words("predicate")
SUBORDINATE = words("subordinate")
TIES = frozenset(
    ["untuk", "dalam", "dengan", "tanpa", "guna", "oleh", "dari", "di", "pada", "buat", "secara"]
)
JOINS = frozenset(["dan", "serta", "atau", "hingga", "maupun"])
NEAR = 16
FAR = 25


def predicate(r: Reading, begin: int, end: int) -> str:
    """The first predicate outside relative and subordinate clauses: ``main`` (a verb), ``state``, or none."""
    pending = subordinate = False
    for k in range(begin, min(end, begin + FAR)):
        low = r.low[k]
        if k > begin and comma_before(r, k):
            pending = False
        if r.piece_at[k] >= 0 or r.entity_at[k] >= 0:
            continue
        if low in SUBORDINATE or (low == "yang" and k > begin):
            pending = True
        elif low in FINITE or low in STATES or is_verb(r, k):
            joined = subordinate and r.low[k - 1] in JOINS
            if pending or joined or (r.low[k - 1] in TIES and k > begin):
                subordinate = True
                pending = pending and low in FINITE
                continue
            state = "state" if low in STATES else "main"
            if k == begin:
                return f"first-{state}"
            return f"{state}-after" if subordinate else state
    return "subordinate" if subordinate else "none"


def clause(r: Reading, begin: int, end: int) -> str:
    """Where the first verb of the words stands: in the main clause, behind ``yang``, or nowhere."""
    for k in range(begin, min(end, begin + NEAR)):
        if r.low[k] == "yang" and k > begin:
            return "relative"
        if r.piece_at[k] < 0 and r.entity_at[k] < 0 and (r.low[k] in FINITE or is_verb(r, k)):
            return "verb-first" if k == begin else "verb"
    return "none"


def headline(r: Reading, begin: int, end: int) -> bool:
    """Whether the words are capitalised as in a headline."""
    plain = [k for k in range(begin, end) if r.entity_at[k] < 0 and len(r.low[k]) > 3]
    return len(plain) >= 3 and sum(r.text[r.starts[k]].isupper() for k in plain) >= 0.7 * len(plain)
