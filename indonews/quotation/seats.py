"""``Kantor Perdana Menteri Inggris Keir Starmer``: the office speaks, not whoever holds it."""

from __future__ import annotations

from dataclasses import replace

import regex

from ..spans import Span
from .drafts import Draft
from .member import office_of
from .phrases import person_start
from .reading import Reading
from .scene import History
from .types import Speaker

__all__ = ["seat", "without_holder"]

SEAT = "kantor"
MEMORY = 40
BRACKET = regex.compile(r"\s*\([^()]*\)?$")


def without_holder(r: Reading, draft: Draft) -> Draft:
    """The draft whose source ends before him who holds the office or where it is (``Kantor Presiden | di Manila``)."""
    if draft.source is None:
        return draft
    first, last = r.word_at(draft.source[0]), r.word_at(draft.source[1])
    if first + 2 >= last or r.low[first] != SEAT or r.label(first + 1) == "PERSON":
        return draft
    cut = next((k for k in range(first + 2, last) if r.label(k) == "PERSON" or r.low[k] == "di"), last)
    return replace(draft, source=r.span(first, cut)) if cut < last else draft


def seat(r: Reading, history: History, draft: Draft) -> Speaker | None:
    """The office that a source names by a title or its holder (``kantor PM Israel``, ``kantor Starmer``)."""
    if draft.source is None:
        return None
    first, last = r.word_at(draft.source[0]), r.word_at(draft.source[1])
    if first + 1 >= last or r.low[first] != SEAT:
        return None
    by_name = person_start(r, first, last) == first + 1
    if not by_name and not office_of(r.low[first + 1 : last]):
        return None
    phrase = BRACKET.sub("", r.text[slice(*r.span(first, last))])
    name = _spoken(history, "" if by_name else phrase) or phrase
    return Speaker(name, Span.of(r.text, *draft.source), type="organization", resolution="explicit")


def _spoken(history: History, phrase: str) -> str | None:
    """The office that spoke last by a name that begins with the phrase."""
    start = phrase.lower() or SEAT + " "
    return next((name for name in reversed(history.names[-MEMORY:]) if name.lower().startswith(start)), None)
