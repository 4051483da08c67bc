"""Sentence boundaries in a paragraph: stops outside closed marks, numbered lists, and ends that nothing marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Sequence

from ..lexicon import column, table
from ..spans import SpanLike
from .gaps import GAP, begins_sentence, is_boundary, is_clipped, is_known
from .lines import paragraphs
from .marks import closed_spans
from .types import Sentence

__all__ = ["ends_sentence", "sentences_of"]

# A run of stops with the marks that close after it, before white space or a word glued to it; ".,Lalu" is how some
# pages join their paragraphs.
_OPENER = r"(?:[\"“(]|&(?:amp;)?ldquo;|‚Äú)"
_STOP = re.compile(
    r"(?<![.?!…])[.?!…]+((?:[\"”’')\]»]|&(?:amp;)?rdquo;|‚Äù)*)"
    rf"(?:(?:&(?:amp;)?nbsp;|¬†)*(?=\s|{_OPENER}?[A-Z][a-z]|{_OPENER}[A-Z])|(?:¬†)*,+(?={_OPENER}?[A-Z]))"
)
_NEXT = re.compile(r"[\s,]*(?:[\"“”‘'(\[•*–—-]|&(?:amp;)?ldquo;|‚Äú)*\s*(\w*)")
_WORD_BEFORE = re.compile(r"[^\s(\"“”‘'\[/]*\Z")
_LETTERS = re.compile(r"\w(?:\.\w{1,3})*\Z")
_LETTERED = re.compile(rf"\b(?i:{'|'.join(column('tokenization_lettered', 'form'))})[ -][A-Z]\Z")
_NUMBERED = re.compile(r"\b(?<!\S)(\d{1,2})[.)] (?=[\"“]?[A-Z])")
_FIRST_NUMBER = re.compile(r"\s*\d{1,3}[.)](?=\s)")
_LONGEST_WORD, _LONGEST_ITEM, _SHORTEST_HEAD = 24, 1500, 10
_FOLLOWING = {row["form"]: row["follow"] for row in table("abbreviations")}
_DOMAINS = frozenset({"Com", "Co", "Id", "Net", "Org"})
_SMALL_NAMES = ("detik", "iPhone", "iPad", "iOS", "eBay")


def sentences_of(text: str, tokens: Sequence[SpanLike] | None = None) -> list[Sentence]:
    """Sentences of ``text``: what ``split_sentences`` returns."""
    sentences: list[Sentence] = []
    for start, end in paragraphs(text):
        for cut in [*_outside(_cuts(text, start, end), tokens), end]:
            piece = text[start:cut].strip()
            if piece:
                left = text.index(piece[0], start)
                sentences.append(Sentence(left, left + len(piece), piece))
            start = cut
    return sentences


def _outside(cuts: list[int], tokens: Sequence[SpanLike] | None) -> list[int]:
    """The cuts that are not inside a token."""
    if not tokens or not cuts:
        return cuts
    before = (tokens[bisect_left(tokens, cut, key=_start) - 1] for cut in cuts)
    return [cut for cut, token in zip(cuts, before, strict=True) if not token.start < cut < token.end]


def _start(token: SpanLike) -> int:
    return token.start


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Positions in ``text[start:end]`` where one sentence ends and another follows, in order."""
    closed = closed_spans(text, start, end)
    begins = [span[0] for span in closed]
    cuts, markers = _list_items(text, start, end)

    def is_open(position: int) -> bool:
        k = bisect_left(begins, position) - 1
        return k < 0 or position >= closed[k][1]

    for match in _STOP.finditer(text, start, end):
        stop, after = match.span()
        k = bisect_right(begins, after - 1) - 1
        if k >= 0 and stop < begins[k]:
            after = begins[k]
        if is_open(after) and stop not in markers and ends_sentence(text, stop, after, match.group(1)):
            cuts.append(after)
    return _with_gaps(text, start, end, cuts, is_open)


def _with_gaps(text: str, start: int, end: int, cuts: list[int], is_open: Callable[[int], bool]) -> list[int]:
    """``cuts`` and the ends that nothing marks, in order; what stands before one is more than a word or two."""
    found: list[int] = []
    rest = deque(sorted(cuts))
    for match in GAP.finditer(text, start, end):
        gap = match.start()
        if not (is_open(gap) and is_boundary(text, match)):
            continue
        while rest and rest[0] <= gap:
            found.append(rest.popleft())
        begin = max(found[-1] if found else start, gap - _LONGEST_WORD)
        if len(text[begin:gap].strip()) >= _SHORTEST_HEAD:
            found.append(gap)
    return [*found, *rest]


def ends_sentence(text: str, stop: int, after: int, closing: str = "") -> bool:
    """Whether the stops at ``text[stop:after]``, with the marks ``closing`` among them, end a sentence."""
    following = _NEXT.match(text, after)
    word = following.group(1) if following else ""
    if not word:
        return text[after : after + 2].strip()[:1] not in (",", ";", ":", ".", ")", "%", "/")
    if word[0].islower() and (closing or text[stop] != "."):
        return word.startswith(_SMALL_NAMES)
    found = _WORD_BEFORE.search(text, max(0, stop - _LONGEST_WORD), stop)
    before = found.group() if found else ""
    if closing or text[stop + 1 : stop + 2] == ".":
        return before not in _FOLLOWING or begins_sentence(word)
    if text[stop] != ".":
        return len(before) > 1
    if word[0].islower():
        return word.startswith(_SMALL_NAMES) or (
            is_known(before) and is_known(word) and before not in _FOLLOWING
        )
    if len(before) == 1 and _LETTERED.search(text, max(0, stop - _LONGEST_WORD), stop):
        return True
    glued = text[after - 1] == "." and not text[after].isspace()
    return not (glued and word in _DOMAINS) and _full_stop_ends(before, word, glued)


def abbreviation_ends_sentence(text: str, stop: int) -> bool:
    """Whether the full stop of an abbreviation, at ``stop``, is the end of a sentence or of the text as well."""
    following = _NEXT.match(text, stop + 1)
    if following is None or not following.group(1):
        return following is None or following.end() == len(text)
    return ends_sentence(text, stop, stop + 1)


def _full_stop_ends(word: str, following: str, glued: bool) -> bool:
    """Whether a full stop between ``word`` and the capitalised word ``following`` ends a sentence."""
    follow = _FOLLOWING.get(word)
    if follow == "name":
        return False
    if follow == "any":
        return begins_sentence(following, level=2)
    if follow == "end":
        return True
    if _LETTERS.match(word) and not word[0].isdigit():
        return not glued and begins_sentence(following)
    if (glued and word.isupper()) or is_clipped(word):
        return begins_sentence(following)
    return True


def _list_items(text: str, start: int, end: int) -> tuple[list[int], set[int]]:
    """Where the items of a numbered list begin, and where the stops after their numbers are."""
    begins: list[int] = []
    first = _FIRST_NUMBER.match(text, start, end)
    stops = {first.end() - 1} if first else set()
    pending: re.Match[str] | None = None
    expected = 1
    if text.find("1. ", start, end) < 0 and text.find("1) ", start, end) < 0:
        return begins, stops
    for match in _NUMBERED.finditer(text, start, end):
        number = int(match.group(1))
        if number == 1:
            pending, expected = match, 2
        elif number == expected and pending and match.start() - pending.start() <= _LONGEST_ITEM:
            for item in (pending, match) if expected == 2 else (match,):
                begins.append(item.start())
                stops.add(item.end(1))
            pending, expected = match, expected + 1
    return begins, stops
