"""The marks of each layer of an article: how a segment, a name, a time and a quotation look in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from .inline import Mark

if TYPE_CHECKING:
    from ..boilerplate import Segment
    from ..entities import Entity
    from ..quotation import Quote
    from ..temporal import TimeExpression

__all__ = [
    "UNKNOWN",
    "boilerplate_marks",
    "entity_css",
    "entity_marks",
    "quote_marks",
    "speaker",
    "time_marks",
]

UNKNOWN = "unknown speaker"
_KINDS = {"direct": "in-direct", "indirect": "in-indirect", "mixed": "in-mixed"}
_CSS = {
    "PERSON": "in-person", "NORP": "in-org", "ORG": "in-org", "GPE": "in-place", "LOC": "in-place", "FAC": "in-place",
    "MONEY": "in-amount", "PERCENT": "in-amount", "QUANTITY": "in-amount", "CARDINAL": "in-amount",
    "ORDINAL": "in-amount", "DATE": "in-time", "TIME": "in-time", "DURATION": "in-time", "SET": "in-time",
}  # fmt: skip


def entity_css(label: str) -> str:
    """The style class of an entity label; what is not a person, organisation, place or amount is ``in-other``."""
    return _CSS.get(label, "in-other")


def boilerplate_marks(segments: Iterable[Segment]) -> Iterator[Mark]:
    for s in segments:
        if s.kind != "body" and s.text.strip():
            read = "".join(f", {key}: {value}" for key, value in s.fields.items())
            begin = s.start + len(s.text) - len(s.text.lstrip())
            end = begin + len(s.text.strip())
            yield Mark(begin, end, 0, "in-bp", title=f"boilerplate: {s.kind}{read} [{s.rule}]", before=s.kind)


def entity_marks(entities: Iterable[Entity]) -> Iterator[Mark]:
    for e in entities:
        css = entity_css(e.label)
        if css == "in-time":
            continue
        known = [e.label, e.name if e.name != e.text else "", e.canonical or "", _amount(e)]
        title = " · ".join(filter(None, known))
        yield Mark(e.start, e.end, 4, css, title=f"{title} [{e.rule}]", after=e.label, element="mark")


def _amount(entity: Entity) -> str:
    return f"{entity.value:,} {entity.unit or ''}".strip() if entity.value is not None else ""


def time_marks(times: Iterable[TimeExpression]) -> Iterator[Mark]:
    for t in times:
        value = f"{t.value or '?'}{f' {t.mod}' if t.mod else ''}"
        title = " · ".join(filter(None, [t.type, value, t.anchor and f"counted from {t.anchor}", *t.flags]))
        yield Mark(t.start, t.end, 4, "in-time", title=f"{title} [{t.rule}]", after=value, element="time")


def quote_marks(quotes: Sequence[Quote], *, numbered: bool = False) -> Iterator[Mark]:
    """Marks for the content, reporting word and source of each quotation."""
    for number, quote in enumerate(quotes, 1):
        name = f"{number} {speaker(quote)}" if numbered else speaker(quote)
        title = f"{quote.kind}, {speaker(quote)} ({quote.speaker.resolution}) [{quote.rule}]"
        for k, piece in enumerate(quote.content):
            label = name if k == 0 else "…"
            yield Mark(piece.start, piece.end, 1, f"in-quote {_KINDS[quote.kind]}", title=title, before=label)
        if quote.cue:
            yield Mark(
                quote.cue.start, quote.cue.end, 3, "in-cue", title=f"reporting word: {quote.cue.lemma}"
            )
        if quote.source:
            yield Mark(
                quote.source.start, quote.source.end, 2, "in-source", title=f"source: {speaker(quote)}"
            )


def speaker(quote: Quote) -> str:
    """The speaker's name, and the medium through which the words come."""
    via = f" · via {quote.relay.name or quote.relay.text}" if quote.relay else ""
    return f"{quote.speaker.name or UNKNOWN}{via}"
