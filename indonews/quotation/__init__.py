"""Who said what: direct, indirect and mixed quotations with their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..spans import Mention, Span, SpanLike, require_text
from .attribution import attribute
from .drafts import Draft
from .reading import Reading
from .reported import report
from .speakers import resolve
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
    titles: Sequence[SpanLike] = (),
) -> list[Quote]:
    """Quotations of ``text`` in order of their content. What the caller does not have is found by simple means.

    ``titles``: spans of headlines, in which no quotations are looked for.
    """
    reading = Reading(require_text(text), sentences, entities, times)
    directs = attribute(reading)
    drafts = sorted(
        [*directs, *report(reading, directs)], key=lambda d: (d.cue[0] if d.cue else d.start, d.start)
    )
    drafts = [d for d in drafts if not any(t.start <= d.start < t.end for t in titles)]
    for draft in drafts:
        _mix(reading, draft)
    quotes = [_quote(text, d, s) for d, s in zip(drafts, resolve(reading, drafts, actors), strict=True)]
    return sorted(quotes, key=lambda q: (q.start, q.end))


def _mix(reading: Reading, draft: Draft) -> None:
    """A reported clause with quoted pieces in it is mixed."""
    if draft.kind == "direct":
        return
    for start, end in draft.content:
        inside = {reading.piece_at[k] for k in range(reading.word_at(start), reading.word_at(end))} - {-1}
        draft.fragments.extend((reading.pieces[n].start, reading.pieces[n].end) for n in sorted(inside))
    if draft.fragments:
        draft.kind = "mixed"


def _quote(text: str, draft: Draft, speaker: Speaker) -> Quote:
    return Quote(
        kind=draft.kind,
        content=tuple(Span.of(text, s, e) for s, e in draft.content),
        cue=Cue(*draft.cue, text[slice(*draft.cue)], draft.lemma, draft.cls) if draft.cue else None,
        source=Span.of(text, *draft.source) if draft.source else None,
        speaker=speaker,
        relay=Relay.of(
            text,
            *draft.relay,
            name=text[slice(*draft.relay)],
            cue=Span.of(text, *draft.relay_cue) if draft.relay_cue else None,
        )
        if draft.relay
        else None,
        fragments=tuple(Span.of(text, s, e) for s, e in draft.fragments),
        confidence=draft.confidence,
        rule=draft.rule,
        flags=tuple(draft.flags),
    )
