"""Where a speaker turns from reported words to a second report of his own: ``..., namun ia menegaskan ...``."""

from __future__ import annotations

from .phrases import comma_before
from .reading import Reading
from .words import CUES

__all__ = ["TURNING", "story_goes_on", "turn"]

HIM = frozenset(("ia", "dia", "dirinya", "beliau"))
YET = frozenset(("namun", "tetapi", "tapi"))
TURNS = YET | {"dan"}
TURNING = TURNS | HIM
SAID = frozenset(("say", "continue", "stress", "claim", "deny", "direct"))


def story_goes_on(r: Reading, k: int, stop: int) -> int:
    """Where a comma behind ``k`` hands over to what somebody does next (``, Rina pun pergi``), else ``stop``."""
    for j in range(k, stop - 2):
        if r.label(j) == "PERSON" and comma_before(r, j) and r.low[min(r.entity_end(j), stop - 1)] == "pun":
            return j
    return stop


def turn(r: Reading, k: int, stop: int) -> str:
    """The ending of words that a second report at word ``k``, one of ``TURNING``, cuts off; empty if none begins there."""
    if k + 2 >= stop or r.piece_at[k] >= 0:
        return ""
    him = k + (r.low[k] in TURNS)
    own = r.low[him] in HIM
    verb = him + own
    verb += own and r.low[verb] in ("juga", "pun")
    if verb + 1 >= stop:
        return ""
    form = CUES.get(r.low[verb])
    if form is None or form.slot != "active" or form.cls not in SAID:
        return ""
    if r.low[k] in YET:
        return "other-subject" if own or comma_before(r, k) else ""
    joined = him > k or (comma_before(r, k) and r.low[verb - 1] == "pun")
    return "second-subject" if own and joined else ""
