"""One reading of a reporting word: what it would attribute to whom, with the word positions its features are read from."""

from __future__ import annotations

from dataclasses import dataclass

from .drafts import Draft
from .phrases import Words
from .words import Form

__all__ = ["Candidate"]


@dataclass(slots=True, eq=False)
class Candidate:
    """A draft with the words of its cue, source and content (``begin``-``end``) in the sentence ``first``-``stop``.

    ``ending`` and ``place`` say where the content ends and what of it stands before the cue, ``turn`` whether
    another report in the sentence is cut off or kept; ``p`` is its probability.
    """

    draft: Draft
    cue: int
    form: Form
    source: Words | None
    begin: int
    end: int
    first: int
    stop: int
    clitic: bool = False
    ending: str = "sentence"
    place: str = ""
    turn: str = ""
    p: float = 0.0
