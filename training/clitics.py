"""Learns ``clitics.tsv``: word forms that the rule of ``indonews/tokenization/words.py`` would cut wrongly.

    python -m training.clitics indonews/lexicon/clitics.tsv UD_Indonesian-CSUI/train.conllu UD_Indonesian-GSD/dev.conllu

A treebank's majority decides on a form: of the first treebank where it has the form, of the others where they have it
twice. Rows with the source ``list`` were written by hand and stay.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from indonews.tokenization.words import cut_by_rule

LEAST_SEEN = 2
CLITICS = ("nya", "ku", "mu", "lah", "kah", "pun", "tah", "kau")


def tokens(path: str) -> Iterator[tuple[str, str]]:
    """Each word-like token of a CoNLL-U file, in small letters, and its parts joined by blanks."""
    parts: list[str] = []
    last, whole = 0, ""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 2 or "." in cells[0]:
            continue
        form = cells[1].lower()
        if "-" in cells[0]:
            last, whole, parts = int(cells[0].split("-")[1]), form, []
        elif int(cells[0]) <= last:
            parts.append(form)
            if int(cells[0]) == last and "".join(parts) == whole:
                yield whole, " ".join(parts)
        else:
            yield form, form


def learn(paths: list[str]) -> dict[str, tuple[str, str]]:
    """Form -> (parts, treebank) where the treebanks' majority is not what the rule gives."""
    learned: dict[str, tuple[str, str]] = {}
    for path in paths:
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for form, parts in tokens(path):
            if form.replace("-", "").isalpha() and (form.endswith(CLITICS) or form.startswith(("ku", "kau"))):
                votes[form][parts] += 1
        for form, counts in votes.items():
            parts, count = counts.most_common(1)[0]
            if path == paths[0] or count >= LEAST_SEEN:
                learned.setdefault(form, (parts, Path(path).parent.name))
    return {form: row for form, row in learned.items() if row[0] != by_rule(form)}


def by_rule(form: str) -> str:
    """The parts of ``form`` as the rule cuts it."""
    cuts = [0, *cut_by_rule(form), len(form)]
    return " ".join(form[a:b] for a, b in pairwise(cuts))


def main(target: str, *paths: str) -> None:
    """Rewrites the learned rows of the table ``target``."""
    lines = Path(target).read_text(encoding="utf-8").splitlines()
    kept = [
        line for line in lines if line.startswith("#") or line == "parts\tsource" or line.endswith("\tlist")
    ]
    by_hand = {line.split("\t")[0].replace(" ", "") for line in kept}
    rows = [
        f"{parts}\t{source}" for form, (parts, source) in learn(list(paths)).items() if form not in by_hand
    ]
    Path(target).write_text("\n".join([*kept, *sorted(rows)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
