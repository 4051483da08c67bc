"""Makes ``letter_case.tsv``: in which case words of Indonesian news are written inside a sentence.

    python -m training.letter_case pretrain.txt.xz indonews/lexicon/letter_case.tsv

``capital`` and ``upper`` are binary logarithms, in tenths: how much likelier the word is among capitalised words, and
among words in capitals, than among words in small letters. The last rows, of forms in brackets, hold what follows what:
the same logarithm for a word behind one of the case that the form names.
"""

from __future__ import annotations

import lzma
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

SMALL, CAPITAL, UPPER = "small", "capital", "upper"
CASES = (SMALL, CAPITAL, UPPER)
START = "start"
EVERY = 5
LEAST, RARE = 10, 2
_WORD = re.compile(r'[^\W\d_]+|[.!?:"“”]|[^\s]')
_OPENING = frozenset('.!?:"“”')
HEAD = """\
# Letter case of words inside a sentence: 10 * log2 of how much likelier the word is among capitalised words (capital)
# and among words in capitals (upper) than among words in small letters. (rare): any other word.
# (after small), (after capital), (after upper), (after start): the same for what case follows what.
# source: counts over scraped Indonesian news (3 million words), made by training/letter_case.py; no text is kept.
# licence: Apache-2.0
form\tcapital\tupper
"""


def cases(line: str) -> Iterator[tuple[str, str, str]]:
    """(word in small letters, its case, the case before it) of a line that is not shouted."""
    words = _WORD.findall(line)
    before = START
    for k, word in enumerate(words):
        case = case_of(word)
        if case is None:
            before = START if word in _OPENING else before
            continue
        opens = k == 0 or words[k - 1] in _OPENING
        if not opens:
            yield word.lower(), case, before
        before = START if opens else case


def case_of(word: str) -> str | None:
    """The case of a word of two letters or more; None for anything else."""
    if len(word) < 2 or not word.isalpha():
        return None
    return SMALL if word.islower() else UPPER if word.isupper() else CAPITAL if word.istitle() else None


def is_prose(line: str) -> bool:
    """Whether most words of the line are in small letters."""
    return 2 * sum(word.islower() for word in line.split()) > len(line.split()) > 8


def odds(counts: Sequence[int], totals: Sequence[int]) -> tuple[int, int]:
    """The two logarithms of counts of the three cases."""
    small, *others = ((count + 0.5) / (total + 1.5) for count, total in zip(counts, totals, strict=True))
    capital, upper = (round(10 * math.log2(share / small)) for share in others)
    return capital, upper


def main(source: str, target: str) -> None:
    """Counts the words of ``source`` and writes the table ``target``."""
    words: Counter[tuple[str, str]] = Counter()
    steps: Counter[tuple[str, str]] = Counter()
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for line in filter(is_prose, islice(lines, 0, None, EVERY)):
            for word, case, before in cases(line):
                words[word, case] += 1
                steps[before, case] += 1
    totals = [sum(n for (_, own), n in words.items() if own == case) for case in CASES]
    rows = []
    rare = [0, 0, 0]
    for form in sorted({word for word, _ in words}):
        counts = [words[form, case] for case in CASES]
        if sum(counts) >= LEAST:
            rows.append((form, *odds(counts, totals)))
        elif sum(counts) <= RARE:
            rare = [a + b for a, b in zip(rare, counts, strict=True)]
    rows.append(("(rare)", *odds(rare, totals)))
    rows += [
        (f"(after {one})", *odds([steps[one, case] for case in CASES], [1, 1, 1])) for one in (*CASES, START)
    ]
    text = "".join(f"{form}\t{capital}\t{upper}\n" for form, capital, upper in rows)
    Path(target).write_text(HEAD + text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
