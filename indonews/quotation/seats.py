"""``Kantor Perdana Menteri Inggris Keir Starmer``: the office speaks, not whoever holds it."""

from __future__ import annotations

import regex

from ..spans import Span
from .drafts import Draft
from .member import office_of
from .papers import behind_heads
from .phrases import person_start
from .reading import Reading
from .scene import History
from .types import Speaker

__all__ = ["SEAT", "seat"]

SEAT = "kantor"
MEMORY = 40
BRACKET = regex.compile(r"\s*\([^()]*\)?$")


def seat(r: Reading, history: History, draft: Draft) -> Speaker | None:
    """The office that a source names by its holder (``kantor PM Israel``, ``pernyataan kantor Starmer``)."""
    if draft.source is None:
        return None
    first, last = r.word_at(draft.source[0]), r.word_at(draft.source[1])
    k = behind_heads(r, first, last) or first
    if k + 1 >= last or r.low[k] != SEAT:
        return None
    person = person_start(r, k, last)
    if person > k + 1 and not office_of(r.low[k + 1 : person]):
        return None
    by_name = person == k + 1
    phrase = BRACKET.sub("", r.text[slice(*r.span(k, last if by_name else person))])
    name = _spoken(history, "" if by_name else phrase) or phrase
    return Speaker(name, Span.of(r.text, *draft.source), type="organization", resolution="explicit")


def _spoken(history: History, phrase: str) -> str | None:
    """The office that spoke last by a name that begins with the phrase."""
    start = phrase.lower() or SEAT + " "
    return next((name for name in reversed(history.names[-MEMORY:]) if name.lower().startswith(start)), None)
