"""Makes ``letter_case.tsv``: in which case words of Indonesian news are written inside a sentence.

    python -m training.letter_case pretrain.txt.xz indonews/lexicon/letter_case.tsv

``capital`` and ``upper`` are binary logarithms, in tenths: how much likelier the word is among capitalised words, and
among words in capitals, than among words in small letters. Rows of forms in brackets hold what is so of rare words, by
their length and vowels (``indonews.models.letter_case.kind_of``), and what follows what: the same logarithm for a word
behind one of the case that the form names. A word that differs little from the rare ones of its kind has no row.
"""

from __future__ import annotations

import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from indonews.models.letter_case import kind_of

SMALL, CAPITAL, UPPER = "small", "capital", "upper"
CASES = (SMALL, CAPITAL, UPPER)
EVERY = 2
LEAST, RARE = 8, 3
PRIOR = 2
"""How many sightings the kind of a word counts for."""
DIFFERENT = 12
"""Tenths by which a word differs from its kind before it has a row."""
_WORD = re.compile(r'[^\W\d_]+|[.!?:"“”]|[^\s]')
_OPENING = frozenset('.!?:"“”')
HEAD = """\
# Letter case of words inside a sentence: 10 * log2 of how much likelier the word is among capitalised words (capital)
# and among words in capitals (upper) than among words in small letters. (rare ...): other words by length and vowels.
# (after small), (after capital), (after upper), (after start): the same for what case follows what.
# source: counts over scraped Indonesian news (8 million words), made by training/letter_case.py; no text is kept.
# licence: Apache-2.0
form\tcapital\tupper
"""


def cases(line: str) -> Iterator[tuple[str, str, str | None]]:
    """(word in small letters, its case, the case before it) of a line that is not shouted, but for words that open a sentence."""
    before, opens = None, True
    for word in _WORD.findall(line):
        case = case_of(word)
        if case is None:
            opens = opens or word in _OPENING
            continue
        if not opens:
            yield word.lower(), case, before
        before, opens = case, False


def case_of(word: str) -> str | None:
    """The case of a word of two letters or more; None for anything else."""
    if len(word) < 2 or not word.isalpha():
        return None
    return SMALL if word.islower() else UPPER if word.isupper() else CAPITAL if word[0].isupper() else None


def is_prose(line: str) -> bool:
    """Whether most words of the line are in small letters."""
    return 2 * sum(word.islower() for word in line.split()) > len(line.split()) > 8


def odds(shares: Sequence[float], totals: Sequence[float]) -> tuple[int, int]:
    """The two logarithms of how often a word has each case, where all words have them in ``totals``."""
    small, *others = (share / total for share, total in zip(shares, totals, strict=True))
    capital, upper = (round(10 * math.log2(other / small)) for other in others)
    return capital, upper


def main(source: str, target: str) -> None:
    """Counts the words of ``source`` and writes the table ``target``."""
    words: Counter[tuple[str, str]] = Counter()
    steps: Counter[tuple[str | None, str]] = Counter()
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for line in filter(is_prose, islice(lines, 0, None, EVERY)):
            for word, case, before in cases(line):
                words[word, case] += 1
                steps[before, case] += 1
    totals = [sum(n for (_, own), n in words.items() if own == case) for case in CASES]
    seen = {form: [words[form, case] for case in CASES] for form in sorted({word for word, _ in words})}
    rare: defaultdict[str, list[float]] = defaultdict(lambda: [1.0] * len(CASES))
    for form, counts in seen.items():
        if sum(counts) <= RARE:
            rare[kind_of(form)] = [a + b for a, b in zip(rare[kind_of(form)], counts, strict=True)]
    kinds = {kind: odds(counts, totals) for kind, counts in sorted(rare.items())}
    rows = []
    for form, counts in seen.items():
        kind = rare[kind_of(form)]
        own = odds([n + PRIOR * share / sum(kind) for n, share in zip(counts, kind, strict=True)], totals)
        if sum(counts) >= LEAST and _differ(own, kinds[kind_of(form)]):
            rows.append((form, *own))
    rows += [(kind, *own) for kind, own in kinds.items()]
    rows += [(f"(after {one})", *odds([steps[one, case] for case in CASES], [1, 1, 1])) for one in CASES]
    rows.append(("(after start)", *odds(totals, [1, 1, 1])))
    text = "".join(f"{form}\t{capital}\t{upper}\n" for form, capital, upper in rows)
    Path(target).write_text(HEAD + text, encoding="utf-8")


def _differ(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) >= DIFFERENT


if __name__ == "__main__":
    main(*sys.argv[1:])
