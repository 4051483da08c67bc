"""Fills the tables of README and docs from the results: what stands between ``figures NAME`` comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import costs, tables
from .results import ROOT

__all__ = ["PAGES", "TABLES", "stale", "write"]

TABLES = {**tables.TABLES, **costs.TABLES}
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"(<!-- figures ([\w-]+) -->\n).*?(<!-- end figures -->)", re.DOTALL)


def _filled(text: str) -> str:
    return BLOCK.sub(lambda block: f"{block[1]}{_made(block[2])}{block[3]}", text)


def _made(name: str) -> str:
    try:
        return TABLES[name]()
    except FileNotFoundError:
        return "Not measured yet.\n"


def write() -> None:
    """Fills every table."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        if (filled := _filled(text)) != text:
            page.write_text(filled, encoding="utf-8")


def stale() -> Iterator[str]:
    """Names of the pages whose tables are not those of the results."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        if _filled(text) != text:
            yield page.name
