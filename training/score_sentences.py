"""Scores the sentence splitter on running news, hand-marked in ``training/annotations/sentences.jsonl``.

    python -m training.score_sentences gold/dev.jsonl [--errors]

A row of the annotations has the SHA-256 of an article's text, its set (``seen``: read while rules were written;
``blind``: marked from the text alone and never looked at again) and the offsets of its sentences. The splitter gets
the article with its gold boilerplate taken out, headline kept. Printed: span precision, recall and f1 in percent.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from benchmarks.readers import clean
from benchmarks.scorer import read_rows
from indonews.tokenization import split_sentences

ANNOTATIONS = Path(__file__).parent / "annotations" / "sentences.jsonl"


Counts = dict[str, list[int]]


def counts(path: Path, errors: bool = False) -> Counts:
    """For each set: sentences found that are right, found, and marked; with ``errors`` those of ``seen`` are printed."""
    articles = {hashlib.sha256(row["text"].encode()).hexdigest(): row for row in read_rows(path)}
    found_in: Counts = {"seen": [0, 0, 0], "blind": [0, 0, 0]}
    for marked in read_rows(ANNOTATIONS):
        row = articles[marked["sha256"]]
        text, offsets = clean(row)
        found = {offsets.to_source(s.start, s.end) for s in split_sentences(text)}
        gold = {(start, end) for start, end in marked["sentences"]}
        count = found_in[marked["set"]]
        for k, number in enumerate((len(found & gold), len(found), len(gold))):
            count[k] += number
        if errors and marked["set"] == "seen":
            for start, end in sorted(found ^ gold):
                print("missed" if (start, end) in gold else "wrong", repr(row["text"][start:end]))
    return found_in


def main(path: str, *options: str) -> None:
    """Prints one line a set."""
    for name, (right, found, gold) in counts(Path(path), "--errors" in options).items():
        f1 = 2 * right / (found + gold)
        print(f"{name}: p {right / found:.2%} r {right / gold:.2%} f1 {f1:.2%} of {gold}")


if __name__ == "__main__":
    main(*sys.argv[1:])
