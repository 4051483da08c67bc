"""The same text gives the same result: in any order, batch and process."""

from __future__ import annotations

import hashlib
import json
import lzma
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from indonews import pipeline, read_many

__all__ = ["articles", "differences"]


def articles(path: Path, count: int) -> list[dict[str, Any]]:
    """The first ``count`` rows with a text of a file of JSON lines, ``.xz`` or not; their ids are their numbers."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = (row for row in map(json.loads, lines) if row.get("text"))
        return [{"id": k, "text": row["text"]} for k, row in enumerate(islice(rows, count))]


def _digests(rows: Sequence[dict[str, Any]], workers: int) -> dict[Any, str]:
    return {
        article.id: hashlib.sha256(article.to_json().encode("utf-8", "surrogatepass")).hexdigest()
        for article in read_many(rows, workers=workers)
    }


def differences(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[str, list[Any]]]:
    """(way of reading, ids that come out otherwise than in the first reading) for shuffled rows, batches, workers."""
    first = _digests(rows, 1)
    for name, batch, workers in (("shuffled, batches of 7", 7, 1), ("shuffled, two workers", 32, 2)):
        order = random.Random(batch).sample(list(rows), len(rows))
        usual, pipeline.BATCH = pipeline.BATCH, batch
        try:
            again = _digests(order, workers)
        finally:
            pipeline.BATCH = usual
        yield name, [key for key in first if first[key] != again.get(key)]
