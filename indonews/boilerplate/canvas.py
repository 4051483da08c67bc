"""The text being segmented: where triggers and lines stand in it, and what has been claimed of it so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import regex

from .claims import Claims
from .stretches import Stretches, joined
from .triggers import Places, find_triggers, known_triggers

__all__ = ["Canvas"]

_CLOSERS = frozenset(".!?…:;,\"”“'’)]>*=|\u2063")
_DEBRIS = frozenset(" \t\r\n\xa0,;\u2063\u200b\u200e\ufeff")
_BREAK = re.compile(r"\n")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SPACE = regex.compile(r"[\s\x1c-\x1f]*+")  # what str.isspace says
_GAP = 200  # white space this wide is a break whatever stands before it
_WORD = regex.compile(r"\w")


class Canvas(Claims):
    """A text with what rules ask about it.

    ``near``, stretches in order and apart: only there triggers and lines are looked at; None for the whole text.
    """

    __slots__ = ("_body_end", "_breaks", "_near", "lower", "places")

    def __init__(self, text: str, near: Stretches | None = None) -> None:
        super().__init__(text)
        self._near = near
        lower = text.lower()
        self.lower = (
            lower
            if len(lower) == len(text)
            else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
        )
        self.places: Places = find_triggers(self.lower, near)
        self._breaks: list[int] = []
        self._body_end = len(text)

    def hits(self, trigger: str, start: int = 0) -> Sequence[int]:
        """Where, from ``start`` on, the small-letter string ``trigger`` stands, in any case.

        Raises KeyError if it is none of those that `find_triggers` looks for.
        """
        places = self.places.get(trigger)
        if places is None:
            if trigger not in known_triggers():
                raise KeyError(f"not among the strings that are looked for: {trigger!r}")
            return ()
        return places[bisect_left(places, start) :] if start else places

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
        if not self.text[position : position + 1].isspace():
            return position
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
        if not self._breaks:
            self._breaks = [-1, *(m.start() for m in _BREAK.finditer(self.text)), len(self.text)]
        k = min(bisect_left(self._breaks, position), len(self._breaks) - 1)
        return self._breaks[k - 1] + 1, self._breaks[k]

    def lines(self, start: int = 0) -> Iterator[tuple[int, int]]:
        """The lines from ``start`` on that are not blank, without the space around them."""
        for match in _LINE.finditer(self.text, self.line(start)[0] if start else 0):
            yield match.span()

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
