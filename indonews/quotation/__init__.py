"""Who said what: direct, indirect and mixed quotations with their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..spans import Mention, Span, SpanLike
from .types import Cue, Quote, QuoteKind, Relay, Speaker

__all__ = ["ActorLike", "Cue", "Quote", "QuoteKind", "Relay", "Speaker", "find_quotes"]


class ActorLike(Protocol):
    """What attribution needs of an actor; ``indonews.Actor`` is one."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def mentions(self) -> Sequence[Span]: ...
    @property
    def role_mentions(self) -> Sequence[Span]: ...


def find_quotes(
    text: str,
    *,
    sentences: Sequence[SpanLike] | None = None,
    entities: Sequence[Mention] | None = None,
    actors: Sequence[ActorLike] | None = None,
    times: Sequence[SpanLike] | None = None,
) -> list[Quote]:
    """Quotations of ``text`` in order of their content. What the caller does not have is found by simple means."""
    raise NotImplementedError
