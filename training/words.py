"""Makes ``tokenization_words.tsv``: the words of Indonesian news, and how readily each is part of a name.

    python -m training.words pretrain.txt.xz indonews/lexicon/tokenization_words.tsv

A word is listed when it is written in small letters often enough. ``level`` is minus the binary logarithm of the
share of its occurrences inside a sentence that are capitalised: 0 is nearly always a name, 9 nearly never.
"""

from __future__ import annotations

import lzma
import math
import re
import sys
from collections import Counter

LEAST = 20
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
CAPITAL_INSIDE = re.compile(r"(?<=[a-z0-9%]) ([A-Z][a-z]+)(?= [a-z])")
SMALL_INSIDE = re.compile(r"(?<=[a-z0-9,]) ([a-z]+)\b")
HEAD = """\
# Words of Indonesian news: level = -log2(share of capitals inside a sentence), from 0 (a name) to 9 (never a name).
# source: counts over scraped Indonesian news (17 million words), made by training/words.py; no text is kept.
# licence: Apache-2.0
form\tlevel
"""


def count(path: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Counts of all words, of words inside sentences in small letters, and of capitalised ones."""
    words: Counter[str] = Counter()
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words.update(WORD.findall(line))
            pieces = line.split()
            if len(pieces) >= 12 and sum(p[0].isupper() for p in pieces) <= 0.4 * len(pieces):
                small.update(SMALL_INSIDE.findall(line))
                capital.update(CAPITAL_INSIDE.findall(line))
    return words, small, capital


def level(small: int, capital: int) -> int:
    """The level of a word seen so often inside sentences; counts are smoothed towards a small share."""
    return min(9, max(0, int(-math.log2((capital + 0.5) / (small + capital + 10)))))


def main(source: str, target: str) -> None:
    """Counts the words of ``source`` and writes the table ``target``."""
    words, small, capital = count(source)
    with open(target, "w", encoding="utf-8") as table:
        table.write(HEAD)
        for form in sorted(
            w for w, n in words.items() if n >= LEAST and len(w) > 1 and w.islower() and w.isalpha()
        ):
            table.write(f"{form}\t{level(small[form], capital[form.capitalize()])}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
