"""The result of reading an article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .boilerplate import Segment
from .entities import Actor, Entity
from .quotation import Quote, by_speaker, text_fragment
from .spans import Span, plain
from .temporal import TimeExpression
from .timeline import Timeline
from .tokenization import Sentence, Token

__all__ = ["Article"]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was scraped, and what was read in it.

    Every span is in ``text``: ``article.text[span.start:span.end] == span.text``. ``segments`` tile the text;
    sentences, tokens, entities, times and quotes lie in its body, entities and times also in a headline that is
    part of the text. ``body`` is the article's own prose. ``published`` is the date that relative times were
    counted from: the caller's, or else the one that the page furniture in the text shows (flag
    ``published_in_text``), None without either.
    """

    text: str
    body: str
    segments: tuple[Segment, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    actors: tuple[Actor, ...]
    times: tuple[TimeExpression, ...]
    quotes: tuple[Quote, ...]
    published: date | datetime | None = None
    id: str | int | None = None
    title: str | None = None
    url: str | None = None
    flags: tuple[str, ...] = field(default=())

    @property
    def boilerplate(self) -> tuple[Segment, ...]:
        """The segments that are not body."""
        return tuple(segment for segment in self.segments if segment.kind != "body")

    @property
    def dateline(self) -> Segment | None:
        """The first dateline; its ``fields`` hold place, outlet and agency where it names them."""
        return next((segment for segment in self.segments if segment.kind == "dateline"), None)

    def actor(self, name: str) -> Actor | None:
        """The actor called ``name`` in full or in a short form, whatever the case; None if there is none."""
        wanted = name.casefold()
        by_full_name = (actor for actor in self.actors if actor.name.casefold() == wanted)
        by_alias = (a for a in self.actors if any(alias.casefold() == wanted for alias in a.aliases))
        return next(by_full_name, None) or next(by_alias, None)

    def said_by(self, name: str) -> tuple[Quote, ...]:
        """The quotations of the speaker called ``name``, in full or in a short form the article uses."""
        actor = self.actor(name)
        wanted = {name.casefold()} | ({actor.name.casefold()} if actor else set())
        return tuple(
            quote
            for quote in self.quotes
            if wanted & {part.casefold() for part in _speakers(quote.speaker.name)}
        )

    def quotes_by_speaker(self) -> dict[str | None, tuple[Quote, ...]]:
        """All quotations by the speaker's full name, in order of first appearance; those of nobody known under None.

        What several say together is under each of them.
        """
        return {name or None: tuple(quotes) for name, quotes in by_speaker(self.quotes).items()}

    def quote_url(self, quote: Quote) -> str | None:
        """Link that opens the article at the quotation (W3C text fragment); None for an article without URL."""
        return text_fragment(quote, self.url) if self.url else None

    def timeline(self) -> Timeline:
        """The dated sentences and quotations in order of time."""
        return Timeline.of(self.times, self.sentences, self.quotes)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values in the exchange format (docs/exchange.md); offsets are into ``text``."""
        head = {"id": self.id, "published": plain(self.published), "title": self.title, "url": self.url}
        return {
            **{key: value for key, value in head.items() if value is not None or key in ("id", "published")},
            "body": self.body,
            "boilerplate": [segment.to_dict() for segment in self.boilerplate],
            "sentences": _offsets(self.sentences),
            "tokens": _offsets(self.tokens),
            "entities": [entity.to_dict() for entity in self.entities],
            "actors": [_actor(actor) for actor in self.actors],
            "times": [{**time.to_dict(), "value": time.value, "mod": time.mod or ""} for time in self.times],
            "quotes": [_quote(quote) for quote in self.quotes],
            **({"flags": list(self.flags)} if self.flags else {}),
        }

    def to_json(self, **options: Any) -> str:
        """``to_dict()`` as one line of JSON; ``options`` go to ``json.dumps``."""
        return json.dumps(self.to_dict(), **{"ensure_ascii": False, **options})

    def _repr_html_(self) -> str:
        from .views import article_html

        return article_html(self)


def _speakers(name: str | None) -> list[str]:
    return [part.strip() for part in name.split(";")] if name else []


def _offsets(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        **plain(actor),
        "mentions": _offsets(actor.mentions),
        "role_mentions": _offsets(actor.role_mentions),
    }


def _quote(quote: Quote) -> dict[str, Any]:
    """A quotation with the speaker's name as ``speaker`` and what else is known of him as ``speaker_details``."""
    row = plain(quote)
    details = row.pop("speaker", {})
    return {
        **row,
        "cue": row.get("cue"),
        "source": row.get("source"),
        "speaker": details.pop("name", None),
        "speaker_details": details,
        "relay": row.get("relay"),
    }
