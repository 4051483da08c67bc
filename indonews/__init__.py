"""indonews reads Indonesian news: typed spans into the very text that was scraped.

>>> import indonews
>>> [t.value for t in indonews.find_times("Ia tiba Selasa (12/9/2023) pagi.")]
['2023-09-12TMO']

``read`` chains the modules and returns an Article; each module also works alone on a str. Names are loaded on
first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOME = {
    "read": "pipeline", "read_html": "pipeline", "read_many": "pipeline", "Reader": "pipeline",
    "Article": "article",
    "Span": "spans", "OffsetMap": "spans", "Edit": "spans",
    "tokenize": "tokenization", "split_sentences": "tokenization", "Token": "tokenization",
    "Word": "tokenization", "Sentence": "tokenization",
    "segment": "boilerplate", "strip_boilerplate": "boilerplate", "Segment": "boilerplate",
    "CleanText": "boilerplate",
    "find_entities": "entities", "link": "entities", "Entity": "entities", "Actor": "entities", "Role": "entities",
    "find_times": "temporal", "TimeExpression": "temporal", "Interval": "temporal",
    "find_quotes": "quotation", "Quote": "quotation", "Speaker": "quotation", "Relay": "quotation",
    "Cue": "quotation",
}  # fmt: skip

__all__ = [
    "Actor",
    "Article",
    "CleanText",
    "Cue",
    "Edit",
    "Entity",
    "Interval",
    "OffsetMap",
    "Quote",
    "Reader",
    "Relay",
    "Role",
    "Segment",
    "Sentence",
    "Span",
    "Speaker",
    "TimeExpression",
    "Token",
    "Word",
    "__version__",
    "find_entities",
    "find_quotes",
    "find_times",
    "link",
    "read",
    "read_html",
    "read_many",
    "segment",
    "split_sentences",
    "strip_boilerplate",
    "tokenize",
]

if TYPE_CHECKING:
    from .article import Article
    from .boilerplate import CleanText, Segment, segment, strip_boilerplate
    from .entities import Actor, Entity, Role, find_entities, link
    from .pipeline import Reader, read, read_html, read_many
    from .quotation import Cue, Quote, Relay, Speaker, find_quotes
    from .spans import Edit, OffsetMap, Span
    from .temporal import Interval, TimeExpression, find_times
    from .tokenization import Sentence, Token, Word, split_sentences, tokenize


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
