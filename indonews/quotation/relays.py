"""The medium through which words come: ``dikutip dari Antara``, ``seperti dilansir AFP``, ``lapor TASS``."""

from __future__ import annotations

from .drafts import Draft
from .phrases import Words
from .reading import Reading
from .words import RELAYS, words

__all__ = ["add_relay", "medium_after"]

LEADS = frozenset(("seperti", "sebagaimana", "yang", "demikian"))
INTRODUCERS = frozenset(("dari", "oleh", "melalui", "lewat", "pada", "kepada"))
CARRIERS = frozenset(
    "laman situs akun kanal channel media kantor berita harian website web portal siaran youtube video tayangan "
    "program majalah koran surat kabar resmi outlet stasiun televisi podcast unggahan berbagai sumber".split()
)
MEDIA = frozenset(("ORG", "PRODUCT", "WORK_OF_ART"))
REACH = 40


def medium_after(r: Reading, k: int, stop: int) -> Words | None:
    """The medium named behind the relay verb at ``k - 1``: the entity, without ``dari laman``."""
    j = k
    while j < stop and (r.low[j] in INTRODUCERS or r.low[j] in CARRIERS) and r.entity_at[j] < 0:
        j += 1
    if j >= stop or r.time_at[j] >= 0:
        return None
    if r.entity_at[j] >= 0:
        last = r.entity_end(j)
        return (j, last) if r.label(j) in MEDIA or r.label(j) == "PERSON" and last < stop else None
    return None


def add_relay(r: Reading, draft: Draft, k: int, stop: int) -> None:
    """Look for a relay between word ``k`` and ``stop``, in the sentence of the attribution."""
    for j in range(k, min(stop, k + REACH)):
        if r.piece_at[j] >= 0:
            return
        if r.low[j] in RELAYS and r.entity_at[j] < 0:
            found = medium_after(r, j + 1, stop)
            if found:
                draft.relay = r.span(*found)
                draft.relay_cue = (r.starts[j], r.ends[j])
                return


FORBIDDEN = words("negation")
