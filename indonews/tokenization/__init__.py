"""Tokens, words and sentences as spans."""

from __future__ import annotations

from collections.abc import Sequence

from ..spans import SpanLike
from .types import Sentence, Token, Word

__all__ = ["Sentence", "Token", "Word", "split_sentences", "split_words", "tokenize"]


def tokenize(text: str) -> list[Token]:
    """Surface tokens of ``text``, in order; every non-space character is in exactly one."""
    raise NotImplementedError


def split_words(tokens: Sequence[Token]) -> list[Word]:
    """Syntactic words: tokens with their clitics split off (``rumahnya`` -> ``rumah``, ``nya``)."""
    raise NotImplementedError


def split_sentences(text: str, tokens: Sequence[SpanLike] | None = None) -> list[Sentence]:
    """Sentences of ``text``, in order; every non-space character is in exactly one."""
    raise NotImplementedError
