"""Facts as tables: one TSV file a table, one fact a row, source and licence in its head.

A table starts with ``# `` lines that say what it holds, where the facts come from and under which licence;
the first other line names the columns. ``table("months")`` reads ``months.tsv`` once.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["column", "column_words", "table"]

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of ``<name>.tsv`` as dicts by column name; missing cells are empty strings.

    Raises FileNotFoundError for an unknown table and ValueError for a row with too many cells.
    """
    lines = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    numbered = [(k, line) for k, line in enumerate(lines, 1) if line.strip() and not line.startswith("# ")]
    header = numbered[0][1].split("\t")
    rows = []
    for number, line in numbered[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            raise ValueError(f"{name}.tsv line {number}: {len(cells)} cells for {len(header)} columns")
        rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return tuple(rows)


@cache
def column(name: str, key: str) -> tuple[str, ...]:
    """One column of a table, in order, without empty cells."""
    return tuple(row[key] for row in table(name) if row[key])


@cache
def column_words(name: str, key: str) -> frozenset[str]:
    """The words of one column, whose cells may hold several."""
    return frozenset(word for cell in column(name, key) for word in cell.split())
