"""Learns ``tokenization_gaps.tsv``: where a sentence ends without a mark (see ``indonews/tokenization/gaps.py``).

    python -m training.gaps articles.jsonl.xz headlines.jsonl.xz indonews/lexicon/tokenization_gaps.tsv

Articles that kept their lines are flattened; the blank in place of a line break is a boundary, every other is not.
Into some of them a headline in sentence case is put between two lines, as a page does with a link.
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

from indonews.tokenization.gaps import GAP, begins_sentence, features

FURNITURE = re.compile(r"SCROLL|ADVERTISEMENT|^Baca [Jj]uga|^Simak|\[Gambas|^Editor|^Penulis|^Foto")
LEAST_LINES, MOST_BOUNDARIES, LEAST_SEEN, PASSES, RATE, DECAY = 6, 12, 15, 6, 0.2, 1e-4
SHARE = 0.25
"""Articles that a headline is put into."""
HEAD = """\
# Weights for a sentence end without a mark, by feature (indonews/tokenization/gaps.py); above 0 in sum it is one.
# source: learned from line breaks of scraped Indonesian news and headlines by training/gaps.py; no text is kept.
# licence: Apache-2.0
feature\tweight
"""

Example = tuple[list[str], bool]


def examples(path: str, headlines: list[str]) -> list[list[Example]]:
    """Gaps of each article that kept its lines, with their features and whether a line ended there."""
    articles = []
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            lines = [line.strip() for line in json.loads(row)["text"].split("\n")]
            lines = [line for line in lines if line and not FURNITURE.search(line)]
            if len(lines) < LEAST_LINES:
                continue
            if random.random() < SHARE:
                lines.insert(random.randrange(1, len(lines)), _sentence_case(random.choice(headlines)))
            text, cuts = lines[0], set()
            for line in lines[1:]:
                cuts.add(len(text))
                text += " " + line
            found = [(names, m.start() in cuts) for m in GAP.finditer(text) if (names := features(text, m))]
            if sum(cut for _, cut in found) <= MOST_BOUNDARIES:
                articles.append(found)
    return articles


def _sentence_case(headline: str) -> str:
    """A headline as those outlets write it that capitalise names only."""
    first, *rest = headline.split()
    return " ".join([first, *(word.lower() if begins_sentence(word, 2) else word for word in rest)])


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


def main(source: str, titles: str, target: str) -> None:
    """Writes the table ``target``, learned from the articles of ``source`` and the headlines of ``titles``.

    Prints how many of the boundaries held out it finds.
    """
    random.seed(0)
    with lzma.open(titles, "rt", encoding="utf-8") as rows:
        headlines = [row.split("\t")[2].strip(" .") for row in rows if row.count("\t") > 1]
    headlines = [title for title in headlines if 3 < len(title.split()) < 16 and title[-1].isalnum()]
    articles = examples(source, headlines)
    random.shuffle(articles)
    fifth = len(articles) // 5
    weights = learn([gap for article in articles[fifth:] for gap in article])
    held_out = [gap for article in articles[:fifth] for gap in article]
    guessed = [cut for names, cut in held_out if sum(weights.get(name, 0.0) for name in names) > 0]
    true = sum(cut for _, cut in held_out)
    print(
        f"{len(held_out)} gaps held out, {true} boundaries; precision {sum(guessed)}/{len(guessed)}, recall {sum(guessed)}/{true}"
    )
    with open(target, "w", encoding="utf-8") as table:
        table.write(HEAD)
        for name, weight in sorted(weights.items()):
            if round(weight, 2):
                table.write(f"{name}\t{weight:.2f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
