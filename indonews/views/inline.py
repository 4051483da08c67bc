"""A text with its marks in place, though marks may nest, overlap and cross."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .shell import LIMIT, esc, tag

__all__ = ["Mark", "marked"]

_GAP = re.compile(r"\n[^\S\n]*\n((?:[^\S\n]*\n)+)")  # blank lines after the first, which are not shown


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to show: its classes, tooltip, and the labels written before and after it.

    Labels are attributes that the style sheet prints, so the page's text stays the article's, also when copied.
    ``layer``: outer marks have lower numbers.
    """

    start: int
    end: int
    layer: int
    css: str
    title: str | None = None
    before: str | None = None
    after: str | None = None
    element: str = "span"

    def opening(self, first: bool, last: bool) -> str:
        """The start tag of one piece; labels and round ends belong to the first and the last piece."""
        element = tag(
            self.element,
            class_=f"{self.css}{' in-first' if first else ''}{' in-last' if last else ''}",
            title=self.title,
            data_before=self.before if first else None,
            data_after=self.after if last else None,
        )
        return element.removesuffix(f"</{self.element}>")


class _Writer:
    """Writes a text from left to right, opening and closing marks; keeps the elements properly nested."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.position = 0
        self.open: list[
            tuple[Mark, int, int]
        ] = []  # mark, place of its start tag in out, where the piece begins

    def write(self, to: int) -> None:
        """The text up to ``to``; marks that end on the way are closed where they end."""
        while self.open and (ends := min(mark.end for mark, _, _ in self.open)) <= to:
            self._copy(ends)
            depth = next(k for k, (mark, _, _) in enumerate(self.open) if mark.end == ends)
            self.replace(depth, [mark for mark, _, _ in self.open[depth:] if mark.end > ends])
        self._copy(to)

    def start(self, mark: Mark) -> None:
        """Open ``mark`` outside the open marks of inner layers."""
        depth = next((k for k, (m, _, _) in enumerate(self.open) if m.layer > mark.layer), len(self.open))
        self.replace(depth, [mark, *(m for m, _, _ in self.open[depth:])])

    def replace(self, depth: int, marks: list[Mark]) -> None:
        """Close the open marks from ``depth`` on and open ``marks`` in their place."""
        for mark, place, begin in reversed(self.open[depth:]):
            if begin < self.position:
                self.out[place] = mark.opening(first=begin == mark.start, last=self.position >= mark.end)
                self.out.append(f"</{mark.element}>")
        del self.open[depth:]
        for mark in marks:
            self.open.append((mark, len(self.out), self.position))
            self.out.append("")

    def _copy(self, to: int) -> None:
        self.out.append(esc(self.text[self.position : to]))
        self.position = to


def marked(text: str, marks: Iterable[Mark]) -> str:
    """``text`` as HTML with the marks in it; where two cross, the inner one is cut in pieces."""
    shown = min(len(text), LIMIT)
    writer = _Writer(text)
    gaps = (Mark(*found.span(1), 9, "in-gap") for found in _GAP.finditer(text, 0, shown))
    for mark in sorted((*marks, *gaps), key=lambda m: (m.start, m.layer, -m.end)):
        if mark.start < min(mark.end, shown):
            writer.write(mark.start)
            writer.start(mark)
    writer.write(shown)
    writer.replace(0, [])
    rest = len(text) - shown
    more = tag("p", f"{rest:,} further characters are not shown.", class_="in-note") if rest else ""
    return tag("div", "".join(writer.out), class_="in-text", lang="id") + more
