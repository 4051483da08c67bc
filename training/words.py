"""Makes ``tokenization_words.tsv``: the words of Indonesian news, and how readily each is part of a name.

    python -m training.words pretrain.txt.xz indonews/lexicon/tokenization_words.tsv

A word is listed when it is written in small letters often enough, and is not a far more common word without its last
letter (some pages lost it). ``level`` is minus the binary logarithm of the
share of its occurrences that are capitalised inside a sentence: 0 is nearly always a name, 9 nearly never.
"""

from __future__ import annotations

import lzma
import math
import re
import sys
from collections import Counter

LEAST, RARER = 20, 100
LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
AT_START = re.compile(r'(?:^|[.?!]["”]? )["“]?([A-Z][a-z]+)(?:-[a-z]+)?(?= [a-z])')
CAPITAL_INSIDE = re.compile(r"(?<=[a-z0-9%]) ([A-Z][a-z]+)(?= [a-z])")
SMALL_INSIDE = re.compile(r"(?<=[a-z0-9,]) ([a-z]+)\b")
HEAD = """\
# Words of Indonesian news: level = -log2(share capitalised inside a sentence), from 0 (a name) to 9 (never a name).
# source: counts over scraped Indonesian news (17 million words), made by training/words.py; no text is kept.
# licence: Apache-2.0
form\tlevel
"""


def count(path: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Counts of all words, of those that are no part of a name, and of those capitalised inside a sentence."""
    words: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words.update(WORD.findall(line))
            pieces = line.split()
            if len(pieces) >= 12 and sum(p[0].isupper() for p in pieces) <= 0.4 * len(pieces):
                plain.update(SMALL_INSIDE.findall(line))
                plain.update(map(str.lower, AT_START.findall(line)))
                capital.update(CAPITAL_INSIDE.findall(line))
    return words, plain, capital


def level(plain: int, capital: int) -> int:
    """The level of a word by its counts, smoothed towards a small share of capitals."""
    return min(9, max(0, int(-math.log2((capital + 0.5) / (plain + capital + 10)))))


def is_word(form: str, words: Counter[str]) -> bool:
    """Whether ``form`` is common enough, and neither a letter nor a clipped form of a far more common word."""
    if words[form] < LEAST or len(form) < 2 or not (form.islower() and form.isalpha()):
        return False
    return RARER * words[form] >= max(words[form + letter] for letter in LETTERS)


def main(source: str, target: str) -> None:
    """Counts the words of ``source`` and writes the table ``target``."""
    words, plain, capital = count(source)
    with open(target, "w", encoding="utf-8") as table:
        table.write(HEAD)
        for form in sorted(form for form in words if is_word(form, words)):
            table.write(f"{form}\t{level(plain[form], capital[form.capitalize()])}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
