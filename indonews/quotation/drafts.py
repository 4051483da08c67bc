"""A quotation in the making: offsets only, before its speaker is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from .types import QuoteKind

__all__ = ["Draft", "Offsets"]

Offsets = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """What attribution found: content pieces, cue and source as offsets, and by which rule.

    ``owner`` is the body that speaks where the source is a document that names none.
    """

    kind: QuoteKind
    content: list[Offsets]
    rule: str
    cue: Offsets | None = None
    lemma: str = ""
    cls: str = "say"
    source: Offsets | None = None
    relay: Offsets | None = None
    relay_cue: Offsets | None = None
    relay_name: str = ""
    owner: Offsets | None = None
    inherits: bool = False
    addressee: Offsets | None = None
    time: Offsets | None = None
    place: Offsets | None = None
    fragments: list[Offsets] = field(default_factory=list)
    confidence: float = 1.0
    flags: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.content[0][0]

    @property
    def end(self) -> int:
        return self.content[-1][1]
