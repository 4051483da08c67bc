"""Annotated articles from annotations that hold no text: ``annotations/names_*.jsonl``, ``articles.jsonl``, ``quotes*.jsonl``.

Every row has the first 16 digits of the SHA-256 of an article's text. One of ``articles.jsonl`` has all layers as the
gold has them; of ``quotes.jsonl`` and ``quotes_held_out.jsonl`` only the quotations were read and corrected, the other
layers are as the library found them. A row of the tables of names has
``names`` with the label that every mention of a name has, longest name first; ``except`` gives the n-th mention of a name another label, or none; ``parts`` lists names that
also count inside glued words; ``spans`` are names too long to be quoted, by offsets; ``inner`` has a context, a name in
it and its label.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from .ner_data import Row, read_rows

__all__ = ["annotated", "articles"]

ANNOTATIONS = Path(__file__).parent / "annotations"


def annotated(gold: Path, corpora: Path) -> Iterator[Row]:
    """The articles of ``unannotated.jsonl`` and of the corpora that have a table: text, outlet and entities."""
    tables = _by_sha(chain.from_iterable(map(read_rows, sorted(ANNOTATIONS.glob("names_*.jsonl")))))
    for article, table in _found(tables, gold, corpora):
        text = article["text"]
        yield {
            "text": text,
            "outlet": article["outlet"],
            "boilerplate": table.get("boilerplate", ()),
            "entities": _mentions(text, table),
        }


def articles(gold: Path, corpora: Path, name: str) -> list[Row]:
    """The articles of the file ``name`` of annotations with their texts, in its order."""
    rows = _by_sha(read_rows(ANNOTATIONS / name))
    texts = {row["sha"]: article["text"] for article, row in _found(dict(rows), gold, corpora)}
    return [row | {"text": texts[sha]} for sha, row in rows.items()]


def _by_sha(rows: Iterable[Row]) -> dict[str, Row]:
    return {row["sha"]: row for row in rows}


def _found(annotations: dict[str, Row], gold: Path, corpora: Path) -> Iterator[tuple[Row, Row]]:
    """Articles with their annotations, which are taken out of ``annotations``."""
    with lzma.open(corpora / "articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        for article in chain(read_rows(gold / "unannotated.jsonl"), map(json.loads, lines)):
            found = annotations.pop(hashlib.sha256(article["text"].encode()).hexdigest()[:16], None)
            if found:
                yield article, found


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
