"""Learns ``tokenization_gaps.tsv``: where a sentence ends without a mark (see ``indonews/tokenization/gaps.py``).

    python -m training.gaps articles.jsonl.xz indonews/lexicon/tokenization_gaps.tsv

Articles that kept their lines are flattened; the blank in place of a line break is a boundary, every other is not.
Logistic regression by stochastic gradient steps (AdaGrad), the seed fixed; a fifth of the articles is held out.
"""

from __future__ import annotations

import json
import lzma
import math
import random
import re
import sys
from collections import Counter, defaultdict

from indonews.tokenization.gaps import GAP, features

FURNITURE = re.compile(r"SCROLL|ADVERTISEMENT|^Baca [Jj]uga|^Simak|\[Gambas|^Editor|^Penulis|^Foto")
LEAST_LINES, MOST_BOUNDARIES, LEAST_SEEN, PASSES, RATE, DECAY = 6, 12, 15, 6, 0.2, 1e-4
HEAD = """\
# Weights for a sentence end without a mark, by feature (indonews/tokenization/gaps.py); above 0 in sum it is one.
# source: learned from line breaks of scraped Indonesian news by training/gaps.py; no text is kept.
# licence: Apache-2.0
feature\tweight
"""

Example = tuple[list[str], bool]


def examples(path: str) -> list[list[Example]]:
    """Gaps of each article that kept its lines, with their features and whether a line ended there."""
    articles = []
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            lines = [line.strip() for line in json.loads(row)["text"].split("\n")]
            lines = [line for line in lines if line and not FURNITURE.search(line)]
            if len(lines) < LEAST_LINES:
                continue
            text, cuts = lines[0], set()
            for line in lines[1:]:
                cuts.add(len(text))
                text += " " + line
            found = [(names, m.start() in cuts) for m in GAP.finditer(text) if (names := features(text, m))]
            if sum(cut for _, cut in found) <= MOST_BOUNDARIES:
                articles.append(found)
    return articles


def learn(found: list[Example]) -> dict[str, float]:
    """A weight for each feature that is seen often enough."""
    seen = Counter(name for names, _ in found for name in names)
    weights = {name: 0.0 for name, count in seen.items() if count >= LEAST_SEEN}
    squares: dict[str, float] = defaultdict(lambda: 1e-8)
    for _ in range(PASSES):
        random.shuffle(found)
        for names, cut in found:
            known = [name for name in names if name in weights]
            error = 1 / (1 + math.exp(-sum(weights[name] for name in known))) - cut
            for name in known:
                step = error + DECAY * weights[name]
                squares[name] += step * step
                weights[name] -= RATE * step / math.sqrt(squares[name])
    return weights


def main(source: str, target: str) -> None:
    """Learns from the articles of ``source``, writes the table ``target`` and prints figures on those held out."""
    random.seed(0)
    articles = examples(source)
    random.shuffle(articles)
    fifth = len(articles) // 5
    weights = learn([gap for article in articles[fifth:] for gap in article])
    held_out = [gap for article in articles[:fifth] for gap in article]
    guessed = [cut for names, cut in held_out if sum(weights.get(name, 0.0) for name in names) > 0]
    true = sum(cut for _, cut in held_out)
    print(f"{len(held_out)} gaps held out, {true} boundaries; precision {sum(guessed)}/{len(guessed)}")
    with open(target, "w", encoding="utf-8") as table:
        table.write(HEAD)
        for name, weight in sorted(weights.items()):
            if round(weight, 2):
                table.write(f"{name}\t{weight:.2f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
