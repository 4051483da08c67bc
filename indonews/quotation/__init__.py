"""Who said what: direct, indirect and mixed quotations with their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..spans import Mention, Span, SpanLike, require_text
from .attribution import attribute
from .circumstance import add_circumstance
from .drafts import Draft, Offsets
from .links import by_speaker, text_fragment
from .reading import Reading
from .relays import add_owner
from .reported import report
from .speakers import resolve
from .types import Cue, Quote, QuoteKind, Relay, Speaker

__all__ = [
    "ActorLike",
    "Cue",
    "Quote",
    "QuoteKind",
    "Relay",
    "Speaker",
    "by_speaker",
    "find_quotes",
    "text_fragment",
]


FIRST_PERSON = frozenset(
    ("saya", "kami", "kita", "aku", "anda", "kamu", "kalian", "nggak", "enggak", "gak", "yuk", "mari")
)


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

    ``sentences``, ``entities``, ``actors`` and ``times`` are spans over ``text`` as the other modules give them;
    without entities, capitalised words count as names. ``titles``: spans of headlines, in which no quotations are
    looked for. Raises TypeError if ``text`` is no string.

    >>> quote = find_quotes('"Harga turun," kata Menteri Perdagangan Budi Laksono, Senin.')[0]
    >>> quote.kind, quote.text, quote.cue.text, quote.source.text
    ('direct', 'Harga turun,', 'kata', 'Menteri Perdagangan Budi Laksono')
    """
    reading = Reading(require_text(text), sentences, entities, times)
    drafts = [d for d in find_drafts(reading) if not any(t.start <= d.start < t.end for t in titles)]
    quotes = [_quote(text, d, s) for d, s in zip(drafts, resolve(reading, drafts, actors), strict=True)]
    return sorted(quotes, key=lambda q: (q.start, q.end))


def find_drafts(reading: Reading) -> list[Draft]:
    """The quotations in the order of their cues, before their speakers are known.

    Marks around nothing but marks, whose words the page lost (``'','' ujar akun``), quote nothing.
    """
    directs = attribute(reading)
    drafts = [draft for draft in (*directs, *report(reading, directs)) if _has_words(reading, draft)]
    drafts.sort(key=lambda d: (d.cue[0] if d.cue else d.start, d.start))
    for draft in drafts:
        _mix(reading, draft)
        add_circumstance(reading, draft)
        add_owner(reading, draft)
    return drafts


def _has_words(reading: Reading, draft: Draft) -> bool:
    return any(reading.word_at(start) < reading.word_at(end) for start, end in draft.content)


def _mix(reading: Reading, draft: Draft) -> None:
    """A reported clause with quoted pieces in it is mixed."""
    if draft.kind == "direct":
        return
    if _unmarked(reading, draft):
        draft.kind = "direct"
        return
    for start, end in draft.content:
        inside = {reading.piece_at[k] for k in range(reading.word_at(start), reading.word_at(end))} - {-1}
        draft.fragments.extend((reading.pieces[n].start, reading.pieces[n].end) for n in sorted(inside))
    if draft.fragments:
        draft.kind = "mixed"


def _unmarked(reading: Reading, draft: Draft) -> bool:
    """Whether words of a speaker about himself stand before ``, kata X`` in a page that lost its marks."""
    start, end = draft.content[0]
    if draft.rule != "frame-bare" or len(draft.content) > 1 or not draft.cue or end > draft.cue[0]:
        return False
    spoken = {reading.low[k] for k in range(reading.word_at(start), reading.word_at(end))} & FIRST_PERSON
    return bool(spoken) and reading.piece_at[reading.word_at(start)] < 0


def _quote(text: str, draft: Draft, speaker: Speaker) -> Quote:
    return Quote(
        kind=draft.kind,
        content=tuple(Span.of(text, s, e) for s, e in draft.content),
        cue=Cue(*draft.cue, text[slice(*draft.cue)], draft.lemma, draft.cls) if draft.cue else None,
        source=_span(text, draft.source),
        speaker=speaker,
        relay=_relay(text, draft, speaker),
        fragments=tuple(Span.of(text, s, e) for s, e in draft.fragments),
        addressee=_span(text, draft.addressee),
        time=_span(text, draft.time),
        place=_span(text, draft.place),
        polarity="negative" if draft.cls == "deny" else "positive",
        confidence=draft.confidence,
        rule=draft.rule,
        flags=tuple(draft.flags),
    )


def _span(text: str, offsets: Offsets | None) -> Span | None:
    return Span.of(text, *offsets) if offsets else None


def _relay(text: str, draft: Draft, speaker: Speaker) -> Relay | None:
    """The medium, unless it is the speaker himself (``kata X, dikutip dari kanal X``)."""
    if draft.relay is None or draft.relay_name == speaker.name:
        return None
    return Relay.of(text, *draft.relay, name=draft.relay_name, cue=_span(text, draft.relay_cue))
