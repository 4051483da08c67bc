"""Cells and tables of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["interval", "table", "value"]

Interval = Sequence[float] | None


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *([str(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def interval(value: Interval) -> str:
    return f"{value[0]:.1f} ({value[1]:.1f}–{value[2]:.1f})" if value else "–"


def value(value: Interval, digits: int = 1) -> str:
    return f"{value[0]:.{digits}f}" if value else "–"
