"""Attribution behind marked words without a reporting word: ``"...," kesal Budi.``, ``"...," tekadnya.``, ``"...," Menlu Budi.``"""

from __future__ import annotations

from .drafts import Draft
from .marks import Piece
from .phrases import STOP, Words, clitic_span, comma_before, is_verb, names_person
from .reading import Reading
from .source_behind import source_behind
from .words import words

__all__ = ["offhand"]

CLITIC = "nya"
LEMMA = 4  # letters
CLOSING = words("circumstance") | {"dalam", "di", "kepada", "usai", "saat", "pada", "sambil", "seraya"}
NO_CUE = STOP | CLOSING | words("conjunction") | words("role") | words("many")


def offhand(r: Reading, piece: Piece, k: int, stop: int) -> Draft | None:
    """The attribution at word ``k``, right behind words that end in a comma or a mark of the voice."""
    last = r.text[piece.end - 1]
    if last not in ",?!" or r.text[piece.outer_end : r.starts[k]].strip() or k + 1 > stop:
        return None
    if r.text[r.starts[k]].islower():
        return _by_word(r, piece, k, stop)
    return _by_name(r, piece, k, stop) if last == "," else None


def _by_word(r: Reading, piece: Piece, k: int, stop: int) -> Draft | None:
    """``kesal Budi`` / ``tekadnya.``: any word stands for the reporting one where a person or the clitic ends the clause."""
    low = r.low[k]
    if r.entity_at[k] >= 0 or low in NO_CUE:
        return None
    if low.endswith(CLITIC) and len(low) - len(CLITIC) >= LEMMA:
        nya = clitic_span(r, k)
        return _draft(piece, "after-nya", (r.starts[k], nya[0]), nya) if _closes(r, k + 1, stop) else None
    source = _person(r, k + 1, stop)
    return _draft(piece, "after", r.span(k, k + 1), r.span(*source)) if source else None


def _by_name(r: Reading, piece: Piece, k: int, stop: int) -> Draft | None:
    """``Menlu Budi dalam rapat``: the speaker alone, or with a verb that ends the sentence (``Budi mengakhiri.``)."""
    source = source_behind(r, k, stop)
    if source is None or not names_person(r, *source):
        return None
    end = source[1]
    if end < stop and r.gap(end) == " " and is_verb(r, end) and (end + 1 == stop or "." in r.gap(end + 1)):
        return _draft(piece, "after-verb", r.span(end, end + 1), r.span(*source))
    return _draft(piece, "after", None, r.span(*source)) if _closes(r, end, stop) else None


def _person(r: Reading, k: int, stop: int) -> Words | None:
    """The person at word ``k`` with whom the clause ends."""
    if k >= stop or r.gap(k) != " ":
        return None
    source = source_behind(r, k, stop)
    return source if source and names_person(r, *source) and _closes(r, source[1], stop) else None


def _closes(r: Reading, k: int, stop: int) -> bool:
    """Whether nothing but a circumstance follows at word ``k``."""
    return k >= stop or "." in r.gap(k) or comma_before(r, k) or r.low[k] in CLOSING or r.time_at[k] >= 0


def _draft(piece: Piece, rule: str, cue: tuple[int, int] | None, source: tuple[int, int]) -> Draft:
    draft = Draft("direct", [(piece.start, piece.end)], rule, cue, source=source)
    draft.flags.extend(piece.flags)
    return draft
