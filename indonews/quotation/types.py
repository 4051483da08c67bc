"""Result types of the quotation module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..spans import Span

__all__ = ["Cue", "Quote", "QuoteKind", "Relay", "Speaker"]

QuoteKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Cue(Span):
    """The reporting word, without ``-nya``: its lemma (``kata``) and class (``say``, ``claim``, ``direct`` ...)."""

    lemma: str = ""
    cls: str = "say"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. ``name`` is the full name the article has, None if it cannot be known.

    ``resolution``: explicit, alias, clitic, pronoun, role, continuation, backward, outlet, indefinite, none.
    ``chain`` leads from the mention at the cue to the mention that bears the full name. ``confidence`` is the
    probability of the person meant among all who may be, 1 for a speaker who is named.
    """

    name: str | None = None
    mention: Span | None = None
    role: str | None = None
    affiliation: str | None = None
    type: str = "unknown"
    resolution: str = "none"
    chain: tuple[Span, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relay(Span):
    """The medium through which the words come (``dikutip The Guardian``)."""

    name: str = ""
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: what was said (``content`` pieces, marks excluded), how it is reported, and by whom.

    ``source`` is the mention next to the cue as the text has it, title included (``nya`` for the clitic).
    ``addressee``, ``time`` and ``place`` are what the attribution says beside it. ``polarity`` is ``negative`` where
    the speaker denies the content. ``confidence`` is the ranking model's probability for reported speech and 1 for
    marked words with a cue. ``rule`` names the reading (docs/quotation.md has the list), ``flags`` what was odd:
    ``unbalanced`` marks, ``no_cue``.
    """

    kind: QuoteKind
    content: tuple[Span, ...]
    cue: Cue | None = None
    source: Span | None = None
    speaker: Speaker = Speaker()
    relay: Relay | None = None
    fragments: tuple[Span, ...] = ()
    addressee: Span | None = None
    time: Span | None = None
    place: Span | None = None
    polarity: str = "positive"
    confidence: float = 1.0
    rule: str = ""
    flags: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """Offset of the first content character."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Offset after the last content character."""
        return self.content[-1].end

    @property
    def text(self) -> str:
        """The content pieces joined by a space."""
        return " ".join(piece.text for piece in self.content)

    def _repr_html_(self) -> str:
        from ..views import quote_html

        return quote_html(self)
