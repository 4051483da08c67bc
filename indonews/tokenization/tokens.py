"""Surface tokens: the text is cut at white space, each chunk into tokens by one pattern.

Conventions are those of UD Indonesian-CSUI (news): ``Rp|1.250``, ``US|$|5``, ``5|%``, ``5|-|10``, ``DPR|/|MPR``;
``anak-anak``, ``ke-78``, ``1990-an``, ``II/2007``, ``17/9/2023``, ``Tbk.`` and ``H.M.`` stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ..lexicon import column
from .patterns import CHUNK
from .sentences import abbreviation_ends_sentence
from .types import Token

__all__ = ["tokens_of"]

_SPACED = re.compile(r"\S+")
_LONGEST_CACHED = 40
_LONGEST_ACRONYM = 4
_KINDS = {"url": "url", "domain": "url", "email": "email", "handle": "handle", "hashtag": "hashtag"} | {
    "emoji": "emoji",
    "date": "number",
    "number": "number",
}

_CLITICS = frozenset({"nya", "ku", "mu"})
_STANDING = frozenset(column("tokenization_pairs", "form"))

Piece = tuple[int, int, str, bool]


def tokens_of(text: str) -> list[Token]:
    """Tokens of ``text``: what ``tokenize`` returns."""
    tokens: list[Token] = []
    add = tokens.append
    for match in _SPACED.finditer(text):
        chunk, offset = match.group(), match.start()
        pieces = _cached_pieces(chunk) if len(chunk) <= _LONGEST_CACHED else _pieces(chunk)
        for start, end, kind, glued in pieces:
            add(Token(offset + start, offset + end, chunk[start:end], kind, glued))
        if chunk[-1] == "." and kind == "word" and abbreviation_ends_sentence(text, offset + end - 1):
            tokens[-1:] = _without_stop(tokens[-1])
    return tokens


def _without_stop(token: Token) -> tuple[Token, Token]:
    """An abbreviation and the full stop after it, where that one ends a sentence as well."""
    stop = token.end - 1
    return Token(token.start, stop, token.text[:-1], token.kind, token.glued), Token(
        stop, token.end, ".", "punct"
    )


def _pieces(chunk: str) -> tuple[Piece, ...]:
    """The tokens of a chunk without white space: (start, end, kind, glued), offsets into the chunk."""
    pieces: list[Piece] = []
    for match in CHUNK.finditer(chunk):
        start, end = match.span()
        if match.lastgroup == "word":
            pieces.extend(_word_pieces(chunk, start, end))
        else:
            pieces.append((start, end, _kind(match.lastgroup or "", match.group()), False))
    return tuple(pieces)


_cached_pieces = lru_cache(maxsize=1 << 16)(_pieces)


def _kind(group: str, form: str) -> str:
    if group in _KINDS:
        return _KINDS[group]
    if group == "mark":
        return "punct" if unicodedata.category(form[0])[0] == "P" and form not in "%&@#*" else "symbol"
    return "word"


def _word_pieces(chunk: str, start: int, end: int) -> list[Piece]:
    """A word, or its parts where a hyphen joins two names rather than making one word."""
    word = chunk[start:end]
    kind = "number" if word[0].isdigit() else "word"
    parts = word.split("-")
    if len(parts) == 2 and _hyphen_parts_names(*parts):
        middle = start + len(parts[0])
        return [
            (start, middle, kind, False),
            (middle, middle + 1, "punct", False),
            (middle + 1, end, kind, False),
        ]
    return [(start, end, kind, False)]


def _hyphen_parts_names(left: str, right: str) -> bool:
    """Whether the parts are words of their own: ``Bapepam-LK``, ``Rusia-Ukraina``, ``Januari-September``, ``KTP-nya``."""
    if len(left) < 2 or len(right) < 2 or left.lower() == right.lower():
        return False
    if right in _CLITICS:
        return sum(map(str.isupper, left)) > 1
    acronyms = left.isupper() + right.isupper()
    if acronyms == 2:
        return max(len(left), len(right)) <= _LONGEST_ACRONYM
    if acronyms == 1 and left[0].isupper() and right[0].isupper():
        return left.isalpha() and right.isalpha()
    return left in _STANDING and (right in _STANDING or right.isdigit())
