"""Result types of the tokenization module."""

from __future__ import annotations

from dataclasses import dataclass

from ..spans import Span

__all__ = ["Sentence", "Token", "Word"]


@dataclass(frozen=True, slots=True)
class Word(Span):
    """A syntactic word: a token, or the stem or clitic of one (``rumah`` and ``nya`` of ``rumahnya``)."""


@dataclass(frozen=True, slots=True)
class Token(Span):
    """A surface token. ``kind``: word, number, punct, symbol, url, email, handle, hashtag, emoji.

    ``glued``: the token was cut out of words that the scrape glued together (``kepadaCNNIndonesia.com``).
    """

    kind: str = "word"
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence, or a line that stands alone (a subhead, a list item), without the space around it."""
