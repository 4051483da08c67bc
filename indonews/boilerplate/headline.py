"""Where a headline that was printed into running text ends: a linear scorer over every place where it could.

Each place before a word that is not written small (or inside a glued one, ``DikajiMenteri``) is scored by the words before and after
it: how likely they are, capitalised as they are, in headlines and in prose; how likely a headline ends and a
sentence starts there. Word scores and weights are learned by ``training/related_headlines.py``.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from ..lexicon import table

__all__ = [
    "FEATURES",
    "STYLES",
    "WORD_SCORES",
    "Place",
    "Words",
    "headline_end",
    "headline_score",
    "places",
    "sentence_start_score",
    "shape",
]

REACH = 240  # characters a headline can be long
LONG = 130  # beyond it, a headline with full stops inside ends at the last of them
NEAR = 3000  # how far around it the text is searched for the same two words

STYLES = ("title", "sentence")
WORD_SCORES = ("title_cap", "title_low", "sentence_cap", "sentence_low", "last", "first")
_UNKNOWN = "*"
_STOP = regex.compile(r"(?<=[\p{L}\d])\.(?=\s\p{Lu})")
_TOKEN = regex.compile(r"\S+")
_GLUE = regex.compile(
    r"(?<=[\p{Ll}\d?!)%\"”'’])(?=\p{Lu}\p{Ll}|[\"“]\p{L})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})|(?<=[.?!])(?=[\"“\p{Lu}])"
)
_EDGE = "\"“”'‘’()[]{}.,:;?!…*-–—"
_DIGITS = str.maketrans("123456789", "000000000")

FEATURES = (
    "sum", "before1", "before3", "after1", "after3", "after6", "last", "first", "after_cap", "cap_then_low",
    "cap_then_cap", "after_quote", "after_digit", "after_number_item", "before_comma", "before_colon", "before_stop", "before_question",
    "wide_gap", "glued", "glued_second", "at_limit", "seen_pair", "next_pair_seen", "open_quote", "open_bracket", "words_1_3", "words_4_5",
    "words_6_7", "words_8_12", "words_13_16", "words_17_20", "words_21", "before_digit", "before_low",
)  # fmt: skip

Words = dict[str, tuple[float, ...]]


class Place(NamedTuple):
    """A place where the headline may end, and the features that are not zero there."""

    end: int
    values: dict[str, float]


class _Piece(NamedTuple):
    start: int
    end: int
    text: str
    word: str
    glued: bool
    capital: bool


def shape(token: str) -> str:
    """The word a token is looked up by: no marks at its edges, small letters, every digit a zero."""
    if token.isalpha():
        return token.lower()
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
    end = max(found, key=lambda place: sum([row[name] * value for name, value in place.values.items()])).end
    stops = (
        [m.end() for m in _STOP.finditer(text, start, min(end, start + LONG))] if end > start + LONG else []
    )
    return stops[-1] if stops else end


def sentence_start_score(token: str) -> float:
    """How likely a sentence starts with ``token``."""
    words = _words()
    return (words.get(shape(token)) or words[_UNKNOWN])[5]


def headline_score(token: str) -> float:
    """How likely ``token``, capitalised, stands in a headline."""
    words = _words()
    return (words.get(shape(token)) or words[_UNKNOWN])[0]


def reads_as_title(text: str) -> bool:
    """Whether words that prose writes small are capitalised, as in a headline."""
    words = _words()
    raised = [token for token in text.split() if token[0].isupper() and token.isalpha()]
    scores = (words.get(token.lower()) or words[_UNKNOWN] for token in raised)
    return len(raised) >= 4 and sum(title - prose > 0.5 for title, _, prose, *_ in scores) >= 2


def places(text: str, start: int, limit: int, words: Words, closed: bool) -> tuple[str, list[Place]]:
    """The style of the headline at ``start`` (capitals as in titles, or as in sentences) and where it may end."""
    stop = min(limit, start + REACH)
    pieces = _pieces(text, start, stop)
    if stop < limit and len(pieces) > 1:
        pieces.pop()
    style = _style(pieces, words)
    offset = 0 if style == "title" else 2
    rows = [words.get(piece.word) or words[_UNKNOWN] for piece in pieces]
    scores = [row[offset + (not piece.capital)] for row, piece in zip(rows, pieces, strict=True)]
    near = text[max(0, start - NEAR) : start] + "\n" + text[stop : stop + NEAR]
    found = []
    total, quotes, brackets, glue = 0.0, 0, 0, 0
    for k, piece in enumerate(pieces):
        total += scores[k]
        if not piece.text.isalnum():
            quotes += sum([piece.text.count(mark) for mark in '"“”'])
            brackets += piece.text.count("(") - piece.text.count(")")
        glue += k + 1 < len(pieces) and pieces[k + 1].glued
        if k + 1 < len(pieces) and not pieces[k + 1].capital:
            continue
        values = _before(pieces, scores, rows, k)
        values["sum"] = total
        if quotes % 2:
            values["open_quote"] = 1.0
        if brackets > 0:
            values["open_bracket"] = 1.0
        if k + 1 < len(pieces):
            values |= _after(text, pieces, scores, rows, k, near)
            if glue == 2 and pieces[k + 1].glued:
                values["glued_second"] = 1.0
        elif closed and stop == limit:
            values["at_limit"] = 1.0
        found.append(Place(piece.end, values))
    return style, found


def _pieces(text: str, start: int, stop: int) -> list[_Piece]:
    pieces = []
    for token in _TOKEN.finditer(text, start, stop):
        cuts = [token.start(), token.end()]
        if not token[0][1:].islower():
            cuts[1:1] = [m.start() for m in _GLUE.finditer(text, token.start() + 1, token.end())]
        for begin, end in itertools.pairwise(cuts):
            piece = text[begin:end]
            pieces.append(_Piece(begin, end, piece, shape(piece), begin > token.start(), _capital(piece)))
    return pieces


def _style(pieces: Sequence[_Piece], words: Words) -> str:
    """Whether words that prose writes small are capitalised at the start of the headline."""
    capitals = others = 0
    for piece in pieces[1:8]:
        title_cap, _title_low, sentence_cap, _sentence_low, *_ = words.get(piece.word) or words[_UNKNOWN]
        if title_cap - sentence_cap > 0.5 and piece.word.isalpha():
            if piece.text[:1].isupper():
                capitals += 1
            else:
                others += 1
    return "title" if capitals >= others else "sentence"


def _capital(token: str) -> bool:
    if token[0].isalpha():
        return not token[0].islower()
    letter = token.lstrip(_EDGE)[:1]
    return not letter.islower()


_BEFORE = {
    ",": "before_comma",
    ";": "before_comma",
    ".": "before_stop",
    "?": "before_question",
    "!": "before_question",
}
_BEFORE |= dict.fromkeys(":-–—/&(", "before_colon") | dict.fromkeys("0123456789", "before_digit")


def _before(
    pieces: Sequence[_Piece], scores: Sequence[float], rows: Sequence[tuple[float, ...]], k: int
) -> dict[str, float]:
    """The features of the words that would end the headline."""
    values = {
        "before1": scores[k],
        "before3": sum(scores[max(0, k - 2) : k + 1]),
        "last": rows[k][4],
        _length_name(k + 1): 1.0,
    }
    if mark := _BEFORE.get(pieces[k].text[-1]):
        values[mark] = 1.0
    if not pieces[k].capital:
        values["before_low"] = 1.0
    return values


def _after(
    text: str,
    pieces: Sequence[_Piece],
    scores: Sequence[float],
    rows: Sequence[tuple[float, ...]],
    k: int,
    near: str,
) -> dict[str, float]:
    """The features of the words that would begin the prose."""
    piece, following = pieces[k], pieces[k + 1]
    then = pieces[k + 2] if k + 2 < len(pieces) else None
    letter = following.text[0]
    values = {
        "after1": scores[k + 1],
        "after3": sum(scores[k + 1 : k + 4]),
        "after6": sum(scores[k + 1 : k + 7]),
    }
    values["first"] = rows[k + 1][5]
    if then and then.text[0].islower():
        values["cap_then_low"] = 1.0
    elif then and then.text[0].isupper():
        values["cap_then_cap"] = 1.0
    if letter.isupper():
        values["after_cap"] = 1.0
    elif letter in "\"“'‘":
        values["after_quote"] = 1.0
    elif letter.isdigit():
        values["after_digit"] = 1.0
        if following.text[-1] in ".)" and len(following.text) <= 3:
            values["after_number_item"] = 1.0
    if following.start - piece.end > 1:
        values["wide_gap"] = 1.0
    if following.glued:
        values["glued"] = 1.0
    if text[piece.start : following.end] in near:
        values["seen_pair"] = 1.0
    if then and text[following.start : then.end] in near:
        values["next_pair_seen"] = 1.0
    return values


def _length_name(count: int) -> str:
    for name, bound in (
        ("words_1_3", 3),
        ("words_4_5", 5),
        ("words_6_7", 7),
        ("words_8_12", 12),
        ("words_13_16", 16),
        ("words_17_20", 20),
    ):
        if count <= bound:
            return name
    return "words_21"


@cache
def _words() -> Words:
    return {
        row["word"]: tuple(int(row[name]) / 10 for name in WORD_SCORES)
        for row in table("boilerplate_headline_words")
    }


@cache
def _weights() -> dict[str, dict[str, float]]:
    rows = table("boilerplate_headline_weights")
    return {style: {row["feature"]: float(row[style]) for row in rows} for style in STYLES}
