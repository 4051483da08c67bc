"""Scores linking on the hand-made key: ``python -m training.score_links ../shared/gold/dev.jsonl ../shared/gold/seeds.jsonl``.

The key (``annotations/links.jsonl``) holds, without the text, each short mention of a person with the full name that it
stands for, as offsets; the gold persons of an article are given to ``link``.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from indonews.entities import Entity, link
from indonews.entities.names import person_key

from .ner_data import read_rows

KEY = Path(__file__).parent / "annotations" / "links.jsonl"


def scored(paths: Iterable[Path]) -> tuple[int, int, list[str]]:
    """Articles of the files that the key knows, their short mentions, and a line for each that is linked wrongly."""
    rows = [row for path in paths for row in read_rows(path)]
    articles = {hashlib.sha256(row["text"].encode()).hexdigest(): row for row in rows}
    total, wrong = 0, []
    items = [item for item in read_rows(KEY) if item["sha256"] in articles]
    for item in items:
        row = articles[item["sha256"]]
        text = row["text"]
        persons = [Entity.of(text, s, e, label=label) for s, e, label in row["entities"] if label == "PERSON"]
        linked, _ = link(text, persons)
        names = {(entity.start, entity.end): entity.name for entity in linked}
        for start, end, full_start, full_end in item["links"]:
            full = text[full_start:full_end]
            total += 1
            if person_key(names[start, end]) != person_key(full):
                wrong.append(f"{row['id']}: {text[start:end]} is {full}, not {names[start, end]}")
    return len(items), total, wrong


def main(arguments: Sequence[str] | None = None) -> int:
    articles, total, wrong = scored(map(Path, arguments or sys.argv[1:]))
    right = total - len(wrong)
    print(*wrong, sep="\n")
    print(f"{articles} articles, {total} short mentions, {right} right: {100 * right / max(1, total):.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
