"""Annotated articles from tables of their names, which hold no text: ``annotations/names_*.jsonl``.

A row has the first 16 digits of the SHA-256 of an article's text, ``names`` with the label that every mention of a name
has, longest name first; ``except`` gives the n-th mention of a name another label, or none; ``parts`` lists names that
also count inside glued words; ``spans`` are names too long to be quoted, by offsets; ``inner`` has a context, a name in
it and its label.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from .ner_data import Row, read_rows

__all__ = ["annotated"]

ANNOTATIONS = Path(__file__).parent / "annotations"


def annotated(gold: Path, corpora: Path) -> Iterator[Row]:
    """The articles of ``unannotated.jsonl`` and of the corpora that have a table: text, outlet and entities."""
    tables = {
        row["sha"]: row for path in sorted(ANNOTATIONS.glob("names_*.jsonl")) for row in read_rows(path)
    }
    with lzma.open(corpora / "articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        for article in chain(read_rows(gold / "unannotated.jsonl"), map(json.loads, lines)):
            text = article["text"]
            table = tables.pop(hashlib.sha256(text.encode()).hexdigest()[:16], None)
            if table:
                yield {
                    "text": text,
                    "outlet": article["outlet"],
                    "boilerplate": table.get("boilerplate", ()),
                    "entities": _mentions(text, table),
                }


def _mentions(text: str, table: Row) -> list[tuple[int, int, str]]:
    exceptions = {(name, n): label for name, n, label in table.get("except", ())}
    found = [(start, end, label) for start, end, label in table.get("spans", ())]
    taken = [(start, end) for start, end, _ in found]
    for name in sorted(table["names"], key=len, reverse=True):
        whole = re.escape(name) if name in table.get("parts", ()) else rf"(?<!\w){re.escape(name)}(?!\w)"
        count = 0
        for match in re.finditer(whole, text):
            if _free(match.span(), taken):
                count += 1
                taken.append(match.span())
                label = exceptions.get((name, count), table["names"][name])
                if label:
                    found.append((*match.span(), label))
    for context, name, label in table.get("inner", ()):
        for match in re.finditer(re.escape(context), text):
            start = match.start() + context.rindex(name)
            span = start, start + len(name)
            if _free(span, [(a, b) for a, b, _ in found]):
                found.append((*span, label))
    return sorted(found)


def _free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return not any(span[0] < end and start < span[1] for start, end in taken)
