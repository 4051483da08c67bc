"""Surface tokens: the text is cut at white space, each chunk into tokens by one pattern.

Conventions are those of UD Indonesian-CSUI (news): ``Rp|1.250``, ``US|$|5``, ``5|%``, ``5|-|10``, ``DPR|/|MPR``;
``anak-anak``, ``ke-78``, ``1990-an``, ``II/2007``, ``17/9/2023``, ``Tbk.`` and ``H.M.`` stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import regex

from ..lexicon import column
from .gaps import is_known
from .patterns import CHUNK
from .sentences import abbreviation_ends_sentence
from .types import Token

__all__ = ["tokens_of"]

_SPACED = re.compile(r"\S+")
_GLUED = regex.compile(
    r"(?<![\p{L}\p{N}])\p{Ll}{3,30}+(?=\p{Lu})|(?<=\p{Ll}\p{Ll}[.?!][\"”]?)(?=\p{Lu}\p{Ll})"
)
_ADDRESS = re.compile(r"[@#]|//|www\.")
_LONGEST_CACHED = 40
_LONGEST_ACRONYM = 4
_KINDS = {"domain": "url", "date": "number", "line": "", "plain": "", "mark": ""} | {
    kind: kind for kind in ("url", "email", "handle", "hashtag", "emoji", "number")
}
_CLITICS = frozenset({"nya", "ku", "mu"})
_STANDING = frozenset(column("tokenization_pairs", "form"))
_NEVER_GLUED = frozenset({"detik"})

Piece = tuple[int, int, str, bool]


def tokens_of(text: str) -> list[Token]:
    """Tokens of ``text``: what ``tokenize`` returns."""
    tokens: list[Token] = []
    add = tokens.append
    for match in _SPACED.finditer(text):
        chunk, offset = match.group(), match.start()
        pieces, abbreviated = _cached_analysis(chunk) if len(chunk) <= _LONGEST_CACHED else _analysis(chunk)
        for start, end, form, kind, glued in pieces:
            add(Token(offset + start, offset + end, form, kind, glued))
        if abbreviated and abbreviation_ends_sentence(text, tokens[-1].end - 1):
            tokens[-1:] = _without_stop(tokens[-1])
    return tokens


def _without_stop(token: Token) -> tuple[Token, Token]:
    """An abbreviation and the full stop after it, where that one ends a sentence as well."""
    stop = token.end - 1
    return Token(token.start, stop, token.text[:-1], token.kind, token.glued), Token(
        stop, token.end, ".", "punct"
    )


def _analysis(chunk: str) -> tuple[tuple[tuple[int, int, str, str, bool], ...], bool]:
    """The tokens of a chunk without white space, offsets into it, and whether the last is an abbreviation."""
    pieces: list[Piece] = []
    begin = 0
    for end in [*_glue_cuts(chunk), len(chunk)]:
        first = len(pieces)
        for match in CHUNK.finditer(chunk, begin, end):
            pieces.extend(_match_pieces(match))
        if begin:
            pieces[first - 1] = (*pieces[first - 1][:3], True)
            pieces[first] = (*pieces[first][:3], True)
        begin = end
    tokens = tuple((start, end, chunk[start:end], kind, glued) for start, end, kind, glued in pieces)
    return tokens, chunk[-1] == "." and pieces[-1][2] == "word"


_cached_analysis = lru_cache(maxsize=1 << 16)(_analysis)


def _glue_cuts(chunk: str) -> list[int]:
    """Where a chunk is two words that lost the white space between them: ``kepada|Budi``, ``pulang.|Ia``."""
    if chunk.islower() or chunk[1:].islower() or _ADDRESS.search(chunk):
        return []
    found = _GLUED.finditer(chunk)
    return [
        m.end() for m in found if not m.group() or (is_known(m.group()) and m.group() not in _NEVER_GLUED)
    ]


def _match_pieces(match: regex.Match[str]) -> list[Piece]:
    """The tokens of one match of the chunk pattern."""
    start, end = match.span()
    group, form = match.lastgroup or "", match.group()
    if group == "word":
        return _word_pieces(form, start, end)
    kind = _KINDS.get(group, "word")
    if not kind:
        kind = "punct" if unicodedata.category(form[0])[0] == "P" and form not in "%&@#*" else "symbol"
    return [(start, end, kind, False)]


def _word_pieces(word: str, start: int, end: int) -> list[Piece]:
    """A word, or its parts where a hyphen joins two names rather than making one word."""
    kind = "number" if word[0].isdigit() else "word"
    left, hyphen, right = word.partition("-")
    if not hyphen or "-" in right or not _hyphen_parts_names(left, right):
        return [(start, end, kind, False)]
    middle = start + len(left)
    return [
        (start, middle, kind, False),
        (middle, middle + 1, "punct", False),
        (middle + 1, end, kind, False),
    ]


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
