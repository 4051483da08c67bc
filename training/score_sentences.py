"""Scores the sentence splitter on running news, hand-marked in ``training/annotations/sentences.jsonl``.

    python -m training.score_sentences gold/dev.jsonl [--errors]

A row of the annotations has the SHA-256 of an article's text, its set (``seen``: read while rules were written;
``blind``: marked from the text alone and never looked at again) and the offsets of its sentences. The splitter gets
the article with its gold boilerplate taken out, headline kept. Printed: span precision, recall and f1 in percent.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from indonews.spans import Edit, OffsetMap
from indonews.tokenization import split_sentences

ANNOTATIONS = Path(__file__).parent / "annotations" / "sentences.jsonl"


def clean(row: dict[str, Any]) -> tuple[str, OffsetMap]:
    """The article without its gold boilerplate; a blank or a line break stands where it would run together."""
    text, edits = row["text"], []
    for start, end, kind in row["boilerplate"]:
        apart = (start == 0 or text[start - 1].isspace()) or (end >= len(text) or text[end].isspace())
        gap = "" if apart else "\n" if "\n" in text[start:end] else " "
        if kind != "title":
            edits.append(Edit(start, end, text[start:end], gap))
    return OffsetMap.apply(text, edits)


def main(path: str, *options: str) -> None:
    """Prints one line a set."""
    articles = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        articles[hashlib.sha256(row["text"].encode()).hexdigest()] = row
    counts = {"seen": [0, 0, 0], "blind": [0, 0, 0]}
    for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines():
        marked = json.loads(line)
        text, offsets = clean(articles[marked["sha256"]])
        found = {offsets.to_source(s.start, s.end) for s in split_sentences(text)}
        gold = {(start, end) for start, end in marked["sentences"]}
        count = counts[marked["set"]]
        count[0] += len(found & gold)
        count[1] += len(found)
        count[2] += len(gold)
        if "--errors" in options and marked["set"] == "seen":
            source = articles[marked["sha256"]]["text"]
            for start, end in sorted(found ^ gold):
                print("missed" if (start, end) in gold else "wrong", repr(source[start:end]))
    for name, (right, found_count, gold_count) in counts.items():
        precision, recall = right / found_count, right / gold_count
        f1 = 2 * right / (found_count + gold_count)
        print(f"{name}: p {precision:.2%} r {recall:.2%} f1 {f1:.2%} of {gold_count}")


if __name__ == "__main__":
    main(*sys.argv[1:])
