"""Result types of the tokenization module."""

from __future__ import annotations

from dataclasses import dataclass

from ..spans import Span

__all__ = ["Sentence", "Token", "Word"]


@dataclass(frozen=True, slots=True)
class Word(Span):
    """A syntactic word: a token, or the stem or clitic of one (``rumah`` and ``nya`` of ``rumahnya``)."""


@dataclass(frozen=True, slots=True, init=False)
class Token(Span):
    """A surface token. ``kind``: word, number, punct, symbol, url, email, handle, hashtag, emoji.

    ``glued``: the token was cut out of words that the scrape glued together (``kepadaCNNIndonesia.com``).
    """

    kind: str = "word"
    glued: bool = False

    def __init__(self, start: int, end: int, text: str, kind: str = "word", glued: bool = False) -> None:
        # By the slots' own setters: half of a tokenizer's time is making tokens, and these are the fastest way.
        _set_start(self, start)
        _set_end(self, end)
        _set_text(self, text)
        _set_kind(self, kind)
        _set_glued(self, glued)


_set_start, _set_end, _set_text, _set_kind, _set_glued = (
    getattr(Token, name).__set__ for name in ("start", "end", "text", "kind", "glued")
)


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence, or a line that stands alone (a subhead, a list item), without the space around it."""
