"""Tokens, words and sentences as spans."""

from __future__ import annotations

from collections.abc import Sequence

from ..spans import SpanLike, require_text
from .sentences import sentences_of
from .tokens import tokens_of
from .types import Sentence, Token, Word
from .words import words_of

__all__ = ["Sentence", "Token", "Word", "split_sentences", "split_words", "tokenize"]


def tokenize(text: str) -> list[Token]:
    """Surface tokens of ``text``, in order; every non-space character is in exactly one.

    >>> [t.text for t in tokenize("PT Bumi Tbk. meraup Rp1,5 triliun (naik 5%).")]
    ['PT', 'Bumi', 'Tbk.', 'meraup', 'Rp', '1,5', 'triliun', '(', 'naik', '5', '%', ')', '.']
    """
    return tokens_of(require_text(text))


def split_words(tokens: Sequence[Token]) -> list[Word]:
    """Syntactic words: tokens with their clitics split off (``rumahnya`` -> ``rumah``, ``nya``)."""
    return words_of(tokens)


def split_sentences(text: str, tokens: Sequence[SpanLike] | None = None) -> list[Sentence]:
    """Sentences of ``text``, in order; every non-space character is in exactly one.

    No sentence ends inside one of ``tokens``, where they are given, in order.

    >>> [s.text for s in split_sentences("“Aman. Tidak ada korban,” kata Jend. Budi. Ia lalu pulang.")]
    ['“Aman. Tidak ada korban,” kata Jend. Budi.', 'Ia lalu pulang.']
    """
    return sentences_of(require_text(text), tokens)
