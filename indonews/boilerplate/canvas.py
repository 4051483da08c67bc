"""The text being segmented and what has been claimed of it so far: the only place where overlaps are decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence

import regex

from .triggers import Places, find_triggers, require_trigger
from .types import Kind, Segment

__all__ = ["Canvas", "Stretches", "joined"]

_CLOSERS = frozenset(".!?…:;,\"”“'’)]>*=|\u2063")
_DEBRIS = frozenset(" \t\r\n\xa0,;\u2063\u200b\u200e\ufeff")
_BREAK = regex.compile(r"\n")
_SPACE = regex.compile(r"[\s\x1c-\x1f]*+")  # what str.isspace says
_GAP = 200  # white space this wide is a break whatever stands before it
_WORD = regex.compile(r"\w")


Stretches = list[tuple[int, int]]


def joined(stretches: Iterable[tuple[int, int]]) -> Stretches:
    """Stretches, in order of their starts, with those that touch made one."""
    found: Stretches = []
    for start, end in stretches:
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found


class Canvas:
    """Claims over a text. A claim never overlaps an earlier one: what comes later is cut to the free part.

    ``near``, stretches in order and apart: only there triggers and lines are looked at; None for the whole text.
    """

    __slots__ = ("_body_end", "_breaks", "_claims", "_ends", "_near", "_starts", "lower", "places", "text")

    def __init__(self, text: str, near: Stretches | None = None) -> None:
        self.text = text
        self._near = near
        lower = text.lower()
        self.lower = (
            lower
            if len(lower) == len(text)
            else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
        )
        self.places: Places = find_triggers(self.lower, near)
        self._breaks = [-1, *(m.start() for m in _BREAK.finditer(text)), len(text)]
        self._body_end = len(text)
        self._claims: dict[int, Segment] = {}
        self._starts: list[int] = []
        self._ends: list[int] = []

    def claims(self) -> list[Segment]:
        """The claims in order."""
        return [self._claims[start] for start in self._starts]

    def claim(
        self, start: int, end: int, kind: Kind, rule: str, fields: dict[str, str] | None = None
    ) -> bool:
        """Claims ``[start, end)`` without the space around it; whether anything of it was free."""
        start, end = self.trim(start, end)
        k = bisect_right(self._starts, start) - 1
        if k >= 0 and self._ends[k] > start:
            start = self._ends[k]
        following = self.next_claim(start)
        start, end = self.trim(start, max(start, min(end, following)))
        if start >= end:
            return False
        self._claims[start] = Segment.of(self.text, start, end, kind=kind, rule=rule, fields=fields or {})
        insort(self._starts, start)
        insort(self._ends, end)
        return True

    def hits(self, trigger: str, start: int = 0) -> Sequence[int]:
        """Where, from ``start`` on, the small-letter string ``trigger`` stands, in any case.

        Raises KeyError if it is none of those that `find_triggers` looks for.
        """
        places = self.places.get(trigger)
        if places is None:
            require_trigger(trigger)
            return []
        return places[bisect_left(places, start) :] if start else places

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """``[start, end)`` without white space at its edges."""
        piece = self.text[start:end]
        return end - len(piece.lstrip()), start + len(piece.rstrip())

    def next_claim(self, position: int) -> int:
        """Where the first claim at or after ``position`` starts; the text's length if there is none."""
        k = bisect_left(self._starts, position)
        return self._starts[k] if k < len(self._starts) else len(self.text)

    def claimed(self, position: int) -> bool:
        """Whether the character at ``position`` is claimed."""
        k = bisect_right(self._starts, position) - 1
        return k >= 0 and position < self._ends[k]

    def claim_before(self, position: int) -> Segment | None:
        """The last claim that starts before ``position``."""
        k = bisect_left(self._starts, position)
        return self._claims[self._starts[k - 1]] if k else None

    def free_from(self, position: int) -> int:
        """Where the free text that reaches up to ``position`` starts: the end of the last claim before it, or 0."""
        k = bisect_right(self._ends, position) - 1
        return self._ends[k] if k >= 0 else 0

    def body_start(self, position: int = 0) -> int:
        """The first free character at or after ``position`` that is no white space."""
        while position < len(self.text):
            k = bisect_right(self._starts, position) - 1
            if k >= 0 and position < self._ends[k]:
                position = self._ends[k]
            elif self.text[position].isspace():
                position = self.skip_space(position)
            else:
                break
        return position

    def skip_space(self, position: int) -> int:
        """``position`` moved over white space."""
        match = _SPACE.match(self.text, position)
        return match.end() if match else position

    def space_before(self, position: int) -> int:
        """Where the white space that reaches up to ``position`` starts."""
        while position and self.text[position - 1].isspace():
            position -= 1
        return position

    def skip_debris(self, position: int) -> int:
        """``position`` moved over white space and the commas that a scraper joined pieces with."""
        while position < len(self.text) and self.text[position] in _DEBRIS:
            position += 1
        return position

    def body_end(self) -> int:
        """The end of the last free character that is neither white space nor a scraper's comma."""
        text, position = self.text, self._body_end
        while position > 0:
            k = bisect_left(self._starts, position) - 1
            if k >= 0 and position <= self._ends[k]:
                position = self._starts[k]
            elif text[position - 1] in _DEBRIS or text[position - 1].isspace():
                position -= 1
            else:
                break
        self._body_end = position
        return position

    def line(self, position: int) -> tuple[int, int]:
        """The line around ``position``, without its line break."""
        k = min(bisect_left(self._breaks, position), len(self._breaks) - 1)
        return self._breaks[k - 1] + 1, self._breaks[k]

    def lines(self, start: int = 0) -> Iterator[tuple[int, int]]:
        """The lines from ``start`` on that are not blank, without the space around them."""
        for k in range(bisect_left(self._breaks, start), len(self._breaks)):
            begin, end = self.trim(self._breaks[k - 1] + 1, self._breaks[k])
            if begin < end:
                yield begin, end

    def stretches(self, margin: int) -> Stretches:
        """What is looked at, with ``margin`` around it."""
        if self._near is None:
            return [(0, len(self.text))]
        size = len(self.text)
        return joined((max(0, start - margin), min(end + margin, size)) for start, end in self._near)

    def near_lines(self) -> Iterator[tuple[int, int]]:
        """The lines that are not blank, without the space around them: those that reach into what is looked at."""
        if self._near is None:
            yield from self.lines()
            return
        done = 0
        for start, end in self._near:
            for line in self.lines(max(start, done)):
                if line[0] >= end:
                    break
                yield line
                done = line[1] + 1

    def opens_line(self, position: int) -> bool:
        """Whether only white space stands between the start of the line and ``position``."""
        before = self.text[max(0, position - _GAP) : position]
        blank = before[len(before.rstrip()) :]
        return "\n" in blank or len(blank) == position

    def ends_line(self, position: int) -> bool:
        """Whether only white space stands between ``position`` and the end of the line."""
        after = self.text[position : position + _GAP]
        blank = after[: len(after) - len(after.lstrip())]
        return "\n" in blank or position + len(blank) == len(self.text)

    def after_break(self, position: int) -> bool:
        """Whether a new piece may start at ``position``: text or line start, end of a sentence or of a claim, glue."""
        text = self.text
        k = position
        while k > max(0, position - _GAP) and text[k - 1].isspace():
            k -= 1
            if text[k] == "\n":
                return True
        if k == 0 or position - k >= _GAP or text[k - 1] in _CLOSERS:
            return True
        if k == position and text[position].isupper() and (text[k - 1].islower() or text[k - 1].isdigit()):
            return True
        return self.claimed(k - 1)

    def word_before(self, position: int) -> bool:
        """Whether ``position`` lies inside a word: a word character stands directly before it."""
        return position > 0 and _WORD.match(self.text, position - 1) is not None
