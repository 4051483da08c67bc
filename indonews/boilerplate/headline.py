"""Where a headline that was printed into running text ends: a linear scorer over every place where it could.

Each place between two words (or inside a glued one, ``DikajiMenteri``) is scored by the words before and after
it: how likely they are, capitalised as they are, in headlines and in prose; how likely a headline ends and a
sentence starts there. Word scores and weights are learned by ``training/related_headlines.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from ..lexicon import table

__all__ = ["FEATURES", "STYLES", "WORD_SCORES", "Place", "Words", "headline_end", "places", "shape"]

REACH = 320  # characters a headline can be long
NEAR = 3000  # how far around it the text is searched for the same two words

STYLES = ("title", "sentence")
WORD_SCORES = ("title_cap", "title_low", "sentence_cap", "sentence_low", "last", "first")
_UNKNOWN = "*"
_TOKEN = regex.compile(r"\S+")
_GLUE = regex.compile(r"(?<=[\p{Ll}\d?!)%\"”'’])(?=\p{Lu}\p{Ll}|[\"“]\p{L})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})|(?<=[.?!])(?=[\"“\p{Lu}])")
_EDGE = "\"“”'‘’()[]{}.,:;?!…*-–—"
_DIGITS = str.maketrans("123456789", "000000000")

FEATURES = (
    "sum", "before1", "before3", "after1", "after3", "after6", "last", "first", "after_low", "after_cap", "cap_then_low",
    "cap_then_cap", "after_quote", "after_digit", "after_number_item", "before_comma", "before_colon", "before_stop", "before_question",
    "wide_gap", "glued", "glued_second", "at_limit", "seen_pair", "next_pair_seen", "open_quote", "open_bracket", "words_1_3", "words_4_5",
    "words_6_7", "words_8_12", "words_13_16", "words_17_20", "words_21", "before_digit", "before_low",
)  # fmt: skip

Words = dict[str, tuple[float, ...]]


class Place(NamedTuple):
    """A place where the headline may end, and the values of the features there."""

    end: int
    values: tuple[float, ...]


class _Piece(NamedTuple):
    start: int
    end: int
    text: str
    word: str
    glued: bool


def shape(token: str) -> str:
    """The word a token is looked up by: no marks at its edges, small letters, every digit a zero."""
    return token.strip(_EDGE).lower().translate(_DIGITS)


def headline_end(text: str, start: int, limit: int, closed: bool = False) -> int:
    """End of the headline that starts at ``start`` and cannot reach beyond ``limit``.

    ``closed``: other page furniture begins at ``limit``, so that the headline may well reach it.
    """
    words, weights = _words(), _weights()
    style, found = places(text, start, limit, words, closed)
    if not found:
        return limit
    row = weights[style]
    return max(found, key=lambda place: sum(w * v for w, v in zip(row, place.values, strict=True))).end


def places(text: str, start: int, limit: int, words: Words, closed: bool) -> tuple[str, list[Place]]:
    """The style of the headline at ``start`` (capitals as in titles, or as in sentences) and where it may end."""
    stop = min(limit, start + REACH)
    pieces = _pieces(text, start, stop)
    if stop < limit and len(pieces) > 1:
        pieces.pop()
    style = _style(pieces, words)
    offset = 0 if style == "title" else 2
    scores = [_score(piece, words, offset) for piece in pieces]
    near = text[max(0, start - NEAR) : start] + "\n" + text[stop : stop + NEAR]
    found = []
    total, quotes, brackets, glue = 0.0, 0, 0, 0
    for k, piece in enumerate(pieces):
        total += scores[k]
        quotes += sum(c in "\"“”" for c in piece.text)
        brackets += piece.text.count("(") - piece.text.count(")")
        glue += k + 1 < len(pieces) and pieces[k + 1].glued
        values = _values(text, pieces, scores, k, words, near)
        values |= {"sum": total, "open_quote": quotes % 2, "open_bracket": brackets > 0}
        values["at_limit"] = k + 1 == len(pieces) and closed and stop == limit
        values["glued_second"] = glue == 2 and bool(values.get("glued"))
        found.append(Place(piece.end, tuple(float(values.get(name, 0.0)) for name in FEATURES)))
    return style, found


def _pieces(text: str, start: int, stop: int) -> list[_Piece]:
    pieces = []
    for token in _TOKEN.finditer(text, start, stop):
        cuts = [token.start(), *(m.start() for m in _GLUE.finditer(text, token.start() + 1, token.end())), token.end()]
        for begin, end in zip(cuts, cuts[1:], strict=False):
            piece = text[begin:end]
            pieces.append(_Piece(begin, end, piece, shape(piece), begin > token.start()))
    return pieces


def _style(pieces: Sequence[_Piece], words: Words) -> str:
    """Whether words that prose writes small are capitalised at the start of the headline."""
    capitals = others = 0
    for piece in pieces[1:8]:
        title_cap, title_low, sentence_cap, sentence_low, *_ = words.get(piece.word) or words[_UNKNOWN]
        if title_cap - sentence_cap > 0.5 and piece.word.isalpha():
            if piece.text[:1].isupper():
                capitals += 1
            else:
                others += 1
    return "title" if capitals >= others else "sentence"


def _score(piece: _Piece, words: Words, offset: int) -> float:
    row = words.get(piece.word) or words[_UNKNOWN]
    return row[offset + (not _capital(piece.text))]


def _capital(token: str) -> bool:
    letter = token.lstrip(_EDGE)[:1]
    return not letter.islower()


def _values(text: str, pieces: Sequence[_Piece], scores: Sequence[float], k: int, words: Words, near: str) -> dict[str, float]:
    piece = pieces[k]
    known = words.get(piece.word) or words[_UNKNOWN]
    last_char = piece.text[-1]
    values: dict[str, float] = {
        "before1": scores[k],
        "before3": sum(scores[max(0, k - 2) : k + 1]),
        "last": known[4],
        "before_comma": last_char in ",;",
        "before_colon": last_char in ":-–—/&(",
        "before_stop": last_char == ".",
        "before_question": last_char in "?!",
        "before_digit": last_char.isdigit(),
        "before_low": not _capital(piece.text),
        _length_name(k + 1): 1.0,
    }
    if k + 1 == len(pieces):
        return values
    following = pieces[k + 1]
    then = pieces[k + 2].text if k + 2 < len(pieces) else ""
    capital = _capital(following.text)
    values |= {
        "after1": scores[k + 1],
        "after3": sum(scores[k + 1 : k + 4]),
        "after6": sum(scores[k + 1 : k + 7]),
        "first": (words.get(following.word) or words[_UNKNOWN])[5] if capital else 0.0,
        "after_low": not capital,
        "after_cap": following.text[0].isupper(),
        "cap_then_low": capital and then[:1].islower(),
        "cap_then_cap": capital and then[:1].isupper(),
        "after_quote": following.text[0] in "\"“'‘",
        "after_digit": following.text[0].isdigit(),
        "after_number_item": following.text[0].isdigit() and following.text[-1] in ".)" and len(following.text) <= 3,
        "wide_gap": following.start - piece.end > 1,
        "glued": following.glued,
        "seen_pair": text[piece.start : following.end] in near,
        "next_pair_seen": k + 2 < len(pieces) and text[following.start : pieces[k + 2].end] in near,
    }
    return values


def _length_name(count: int) -> str:
    for name, bound in (("words_1_3", 3), ("words_4_5", 5), ("words_6_7", 7), ("words_8_12", 12), ("words_13_16", 16), ("words_17_20", 20)):
        if count <= bound:
            return name
    return "words_21"


@cache
def _words() -> Words:
    return {
        row["word"]: tuple(int(row[name]) / 10 for name in WORD_SCORES) for row in table("boilerplate_headline_words")
    }


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    rows = {row["feature"]: row for row in table("boilerplate_headline_weights")}
    return {style: tuple(float(rows[name][style]) for name in FEATURES) for style in STYLES}
