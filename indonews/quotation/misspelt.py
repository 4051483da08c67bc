"""Reporting words that lost a letter or have one too many: ``megatakan``, ``mengatakam``, ``menngatakan``, ``menjelaska.``"""

from __future__ import annotations

from collections.abc import Iterator

from .words import CUES, words

__all__ = ["CUT", "CUT_PRONOUN", "DAMAGED", "MISSPELT"]

CUT = {f[:-1]: f for f, form in CUES.items() if form.slot in ("active", "passive") and f[:-1] not in CUES} | {
    f + "ny": f + "nya" for f, form in CUES.items() if form.slot == "bare" or f == "menurut"
}
"""Forms without their last letter, which count before a full stop alone."""


def _slips(form: str) -> Iterator[str]:
    """The form with a letter left out, written twice or changed with its neighbour, and with ``n`` for ``m`` at its ends."""
    for k in range(1, len(form) - 1):
        yield form[:k] + form[k + 1 :]
        yield form[:k] + form[k] + form[k:]
        yield form[:k] + form[k + 1] + form[k] + form[k + 2 :]
    yield "n" + form[1:]
    yield form[:-1] + "m"


MISSPELT = {
    slip: form for form in words("frequent") for slip in _slips(form) if slip not in CUES and slip not in CUT
}
"""Misspelt forms of the most frequent reporting verbs."""
CUT_PRONOUN = "di"
DAMAGED = CUT.keys() | MISSPELT.keys() | {CUT_PRONOUN}
"""Forms that may be any of these."""
