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
from .cut_names import before_title, reporting_words, role_words

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
    "role", "unknown_pair", "subject", "role_subject", "inside_subject", "role_before_subject", "unknown_first_subject",
)  # fmt: skip

_LENGTHS = tuple(
    "words_1_3" if n <= 3 else "words_4_5" if n <= 5 else "words_6_7" if n <= 7
    else "words_8_12" if n <= 12 else "words_13_16" if n <= 16 else "words_17_20" if n <= 20 else "words_21"
    for n in range(22)
)  # fmt: skip
_LAST, _FIRST = WORD_SCORES.index("last"), WORD_SCORES.index("first")

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

    def score(place: Place) -> float:
        return sum([row[name] * value for name, value in place.values.items()])

    end = max(found, key=score).end
    following = _TOKEN.search(text, end)
    if text[end - 1].isalpha() and following and following[0].lower() not in words:
        instead = set(before_title(text, start, end))
        end = max((place for place in found if place.end in instead), key=score, default=Place(end, {})).end
    stops = (
        [m.end() for m in _STOP.finditer(text, start, min(end, start + LONG))] if end > start + LONG else []
    )
    return stops[-1] if stops else end


def sentence_start_score(token: str) -> float:
    """How likely a sentence starts with ``token``."""
    words = _words()
    return (words.get(shape(token)) or words[_UNKNOWN])[_FIRST]


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
    rows = [words.get(piece.word) or words[_UNKNOWN] for piece in pieces]
    style = _style(pieces, rows)
    offset = 0 if style == "title" else 2
    scores = [row[offset + (not piece.capital)] for row, piece in zip(rows, pieces, strict=True)]
    sums = list(itertools.accumulate(scores, initial=0.0))
    subjects = _subjects(pieces)
    last = len(pieces) - 1
    ends = [k for k in range(last) if pieces[k + 1].capital]
    near = text[max(0, start - NEAR) : start] + "\n" + text[stop : stop + NEAR]
    seen = {k for k in {*ends, *(k + 1 for k in ends)} if k < last and _pair(text, pieces, k) in near}
    found = []
    quotes = brackets = glue = position = 0
    for k in [*ends, last] if pieces else ():
        for piece in pieces[position : k + 1]:
            if not piece.text.isalnum():
                quotes += sum([piece.text.count(mark) for mark in '"“”'])
                brackets += piece.text.count("(") - piece.text.count(")")
        glue += sum([piece.glued for piece in pieces[position + 1 : k + 2]])
        position = k + 1
        values = _before(pieces[k], k + 1, scores[k], rows[k][_LAST])
        values["before3"] = sums[k + 1] - sums[max(0, k - 2)]
        values["sum"] = sums[k + 1]
        if quotes % 2:
            values["open_quote"] = 1.0
        if brackets > 0:
            values["open_bracket"] = 1.0
        if k < last:
            following, then = pieces[k + 1], pieces[k + 2] if k + 1 < last else None
            _add_after(values, pieces[k], following, then)
            values["after1"] = scores[k + 1]
            values["after3"] = sums[min(k + 4, last + 1)] - sums[k + 1]
            values["after6"] = sums[min(k + 7, last + 1)] - sums[k + 1]
            values["first"] = rows[k + 1][_FIRST]
            _add_speaker(values, pieces[k], following, words, subjects[k + 1])
            if k in seen:
                values["seen_pair"] = 1.0
            if k + 1 in seen:
                values["next_pair_seen"] = 1.0
            if glue == 2 and following.glued:
                values["glued_second"] = 1.0
        elif closed and stop == limit:
            values["at_limit"] = 1.0
        found.append(Place(pieces[k].end, values))
    return style, found


def _pieces(text: str, start: int, stop: int) -> list[_Piece]:
    pieces = []
    for match in _TOKEN.finditer(text, start, stop):
        begin, end = match.span()
        token = match[0]
        if not token[1:].islower():
            for cut in _GLUE.finditer(text, begin + 1, end):
                pieces.append(_piece(text[begin : cut.start()], begin, begin > match.start()))
                begin = cut.start()
            token = text[begin:end]
        pieces.append(_piece(token, begin, begin > match.start()))
    return pieces


def _piece(token: str, start: int, glued: bool) -> _Piece:
    return _Piece(start, start + len(token), token, shape(token), glued, _capital(token))


def _subjects(pieces: Sequence[_Piece]) -> list[bool]:
    """For every word whether capitalised words lead from it to one that reports (``Sekjen`` ``Astindo`` ``mengatakan``)."""
    leads = [False] * len(pieces)
    ahead = False
    for k in range(len(pieces) - 1, -1, -1):
        ahead = ahead and pieces[k].capital if pieces[k].capital else pieces[k].word in reporting_words()
        leads[k] = ahead and pieces[k].capital
    return leads


def _pair(text: str, pieces: Sequence[_Piece], k: int) -> str:
    return text[pieces[k].start : pieces[k + 1].end]


def _style(pieces: Sequence[_Piece], rows: Sequence[tuple[float, ...]]) -> str:
    """Whether words that prose writes small are capitalised at the start of the headline."""
    capitals = others = 0
    for piece, row in zip(pieces[1:8], rows[1:8], strict=True):
        if row[0] - row[2] > 0.5 and piece.word.isalpha():
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


def _before(piece: _Piece, count: int, score: float, last: float) -> dict[str, float]:
    """The features of the word that would end the headline, its ``count``-th."""
    values = {"before1": score, "last": last, _LENGTHS[min(count, len(_LENGTHS) - 1)]: 1.0}
    if mark := _BEFORE.get(piece.text[-1]):
        values[mark] = 1.0
    if not piece.capital:
        values["before_low"] = 1.0
    return values


def _add_after(values: dict[str, float], piece: _Piece, following: _Piece, then: _Piece | None) -> None:
    """Adds the features of the two words that would begin the prose behind ``piece``."""
    letter = following.text[0]
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


def _add_speaker(
    values: dict[str, float], piece: _Piece, following: _Piece, words: Words, subject: bool
) -> None:
    """Adds the features of who speaks behind ``piece``; ``subject``: ``following`` begins a reporting verb's subject."""
    role, unknown = following.word in role_words(), following.word not in words
    inside = subject and piece.capital and piece.text[-1].isalpha()
    holds = {
        "role": role,
        "unknown_pair": unknown and piece.word not in words,
        "subject": subject,
        "role_subject": subject and role,
        "unknown_first_subject": subject and unknown and not role,
        "inside_subject": inside,
        "role_before_subject": inside and piece.word in role_words(),
    }
    values.update({name: 1.0 for name, held in holds.items() if held})


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
