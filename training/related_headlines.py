"""Learns where headlines end that were printed into running text (``Baca juga: ...``).

    python -m training.related_headlines ARTICLES.jsonl.xz HEADLINES.jsonl.xz [--hold-out OUTLET ...] [--write]

Free gold: in articles that kept their lines, a ``Baca juga:`` line ends where its headline ends; joined with the
next line it is a problem with a known answer. To see more outlets, headlines are also set between two sentences
of articles of the same outlet. With ``--hold-out``, nothing of these outlets is learned from, and the joined lines
of these outlets are the test. ``--write`` writes the two tables of the package, learned from everything.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np
import regex

import indonews
from indonews.boilerplate.headline import FEATURES, STYLES, WORD_SCORES, Place, Words, places, shape
from indonews.boilerplate.repair import find_character_repairs
from indonews.spans import OffsetMap

PER_OUTLET = 1200
WORDS = 9000
FULL_STOP = regex.compile(r"(?<=[\p{Ll}\d)][.!?][\"”]?)\s+(?=[\p{Lu}\"“])")
LINK = regex.compile(r"(?i)\(?baca (?:juga|pula)\s?:\s*(?P<title>.+)")
FURNITURE = regex.compile(
    r"(?i)baca juga|baca pula|simak|\[gambas|advertisement|pilihan editor|http|googletag| via (?:afp|ap|bbc)"
)
CAPTION = regex.compile(
    r"(?i)(?:[\w. ]{2,25}/[\w. ]{2,30}|dok\b.{0,30}|shutterstock|(?:[\w. ]{2,20} )?via \w+)\p{Lu}"
)
LEXICON = Path(indonews.__file__).parent / "lexicon"


class Example(NamedTuple):
    """A text with a headline in it: where it starts and ends, how far it may be looked for, whose it is."""

    outlet: str
    text: str
    start: int
    end: int
    limit: int
    closed: bool
    real: bool


def opened(path: str) -> Iterator[str]:
    with (
        lzma.open(path, "rt", encoding="utf-8")
        if path.endswith(".xz")
        else open(path, encoding="utf-8") as lines
    ):
        yield from lines


def read_headlines(path: str) -> dict[str, list[str]]:
    """Headlines by outlet: rows are JSON objects, or outlet, date, headline and address between tabs."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in opened(path):
        if line.startswith("{"):
            row = json.loads(line)
            outlet, title = row["outlet"], row["title"]
        else:
            outlet, _, title, *_ = line.split("\t")
        found[outlet].append(" ".join(title.split()))
    return found


def repaired(text: str) -> str:
    return OffsetMap.apply(text, find_character_repairs(text))[0]


def usable(title: str) -> bool:
    return 15 <= len(title) <= 180 and len(title.split()) >= 3 and not FURNITURE.search(title)


def joined_lines(row: dict[str, str], rng: random.Random) -> Iterator[Example]:
    """Examples from an article that kept its lines."""
    lines = [" ".join(x.split()) for x in repaired(row["text"]).split("\n") if x.strip()]
    if len(lines) < 4:
        return
    for k, line in enumerate(lines[:-1]):
        match = LINK.match(line)
        title = match["title"].strip() if match else ""
        if (
            not match
            or not usable(title)
            or len(lines[k + 1]) < 40
            or title == lines[k + 1]
            or FURNITURE.search(lines[k + 1][:200])
            or CAPTION.match(lines[k + 1])
        ):
            continue
        before = " ".join(lines[max(0, k - 6) : k]) + " Baca juga: "
        after = " ".join(lines[k + 1 : k + 6])
        glue = "" if rng.random() < 0.12 else " "
        text = before + title + glue + after
        yield Example(row["outlet"], text, len(before), len(before) + len(title), len(text), False, True)


def set_in(row: dict[str, str], titles: list[str], rng: random.Random) -> Iterator[Example]:
    """An example made by setting a headline between two sentences of an article."""
    sentences = [s for s in FULL_STOP.split(" ".join(repaired(row["text"]).split())) if s]
    if len(sentences) < 6:
        return
    k = rng.randrange(2, len(sentences) - 1)
    own = row.get("title", "")
    title = " ".join(own.split()) if own and rng.random() < 0.4 else rng.choice(titles)
    if not usable(title) or len(sentences[k]) < 25 or FURNITURE.search(sentences[k][:100]):
        return
    before = " ".join(sentences[max(0, k - 8) : k]) + " Baca juga: "
    after = " ".join(sentences[k : k + 8])
    draw, gap, follow = rng.random(), " ", len(after)
    if draw < 0.12:
        gap = ""
    elif draw < 0.2:
        title, gap = title + rng.choice(titles), ""
    elif draw < 0.26:
        after = f"{rng.randrange(1, 10)}. {subheading(titles, rng)} {after}"
    elif draw < 0.3:
        after = f"{subheading(titles, rng)} {after}"
    elif draw < 0.45:
        follow = 0
    elif draw < 0.5:
        follow = len(sentences[k])
    end = len(before) + len(title)
    text = before + title + gap + after
    limit = len(text) if draw < 0.3 or draw >= 0.5 else end + (len(gap) + follow if follow else 0)
    yield Example(row["outlet"], text, len(before), end, limit, 0.3 <= draw < 0.5, False)


def subheading(titles: list[str], rng: random.Random) -> str:
    return " ".join(rng.choice(titles).split()[: rng.randrange(2, 6)]).rstrip(",:;")


class Counts:
    """How often each word stands, capitalised or not, in headlines and in prose, and at their edges."""

    def __init__(self) -> None:
        self.seen: dict[str, Counter[tuple[str, bool]]] = {
            name: Counter() for name in ("title", "sentence", "prose")
        }
        self.last: Counter[str] = Counter()
        self.inner: Counter[str] = Counter()
        self.first: Counter[str] = Counter()

    def headline(self, title: str) -> None:
        tokens = title.split()
        alpha = [t for t in tokens[1:] if t[:1].isalpha() and len(t) > 4]
        style = "title" if 2 * sum(t[0].isupper() for t in alpha) >= len(alpha) else "sentence"
        for k, token in enumerate(tokens):
            word = shape(token)
            self.seen[style][word, not token.lstrip("\"“'‘(")[:1].islower()] += 1
            (self.last if k + 1 == len(tokens) else self.inner)[word] += 1

    def prose(self, sentence: str) -> None:
        for k, token in enumerate(sentence.split()[:40]):
            word = shape(token)
            self.seen["prose"][word, not token.lstrip("\"“'‘(")[:1].islower()] += 1
            if k == 0:
                self.first[word] += 1

    def words(self) -> Words:
        """The scores of the most telling words, and of ``*``, which stands for all others."""
        total = {name: sum(c.values()) for name, c in self.seen.items()}
        frequency: Counter[str] = Counter()
        for counter in self.seen.values():
            for (word, _), n in counter.items():
                frequency[word] += n
        kept = {
            word
            for word, n in frequency.most_common(WORDS)
            if n >= 12 and word and word != "*" and "\t" not in word
        }
        rest = {
            name: Counter(
                {
                    c: sum(n for (w, x), n in counter.items() if x == c and w not in kept)
                    for c in (True, False)
                }
            )
            for name, counter in self.seen.items()
        }
        table: Words = {}
        shares = {name: {c: (rest[name][c] + 1) / total[name] for c in (True, False)} for name in total}
        unknown = [log(shares[style][c] / shares["prose"][c]) for style in STYLES for c in (True, False)]
        edges = [sum(n for w, n in x.items() if w not in kept) for x in (self.last, self.inner, self.first)]
        n_last, n_inner, n_first = (sum(x.values()) for x in (self.last, self.inner, self.first))
        table["*"] = (
            *unknown,
            log((edges[0] + 1) / n_last / ((edges[1] + 1) / n_inner)),
            log((edges[2] + 1) / n_first / ((edges[1] + 1) / n_inner)),
        )
        for word in kept:
            scores = [
                log((self.seen[style][word, c] + 2 * shares[style][c]) / total[style])
                - log((self.seen["prose"][word, c] + 2 * shares["prose"][c]) / total["prose"])
                for style in STYLES
                for c in (True, False)
            ]
            scores.append(log((self.last[word] + 0.5) / n_last / ((self.inner[word] + 1) / n_inner)))
            scores.append(log((self.first[word] + 0.5) / n_first / ((self.inner[word] + 1) / n_inner)))
            table[word] = tuple(round(max(-6.0, min(6.0, s)), 1) for s in scores)
        return table


def rows_of(examples: Iterable[Example], words: Words) -> list[tuple[str, np.ndarray, int]]:
    rows = []
    for e in examples:
        style, found = places(e.text, e.start, e.limit, words, e.closed)
        gold = [k for k, p in enumerate(found) if p.end == e.end]
        if gold:
            rows.append((style, matrix(found), gold[0]))
    return rows


def matrix(found: list[Place]) -> np.ndarray:
    return np.array([[p.values.get(name, 0.0) for name in FEATURES] for p in found], dtype=np.float32)


def fit(rows: list[tuple[str, np.ndarray, int]], steps: int = 4000) -> dict[str, np.ndarray]:
    """Weights that make the right place the most likely one (softmax over the places; Adam)."""
    rng = np.random.default_rng(1)
    weights = {}
    for style in STYLES:
        mine = [(x, y) for s, x, y in rows if s == style]
        w = np.zeros(len(FEATURES))
        m, v = np.zeros_like(w), np.zeros_like(w)
        for step in range(1, steps + 1):
            gradient = 1e-4 * w
            for k in rng.integers(len(mine), size=48):
                x, y = mine[k]
                p = np.exp(x @ w - (x @ w).max())
                gradient += ((p / p.sum()) @ x - x[y]) / 48
            m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
            rate = 0.03 * (1 - step / steps)
            w -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
        weights[style] = w
    return weights


def measure(examples: list[Example], words: Words, weights: dict[str, np.ndarray]) -> dict[str, float]:
    """Exact spans, and headline and prose characters on the wrong side, in percent."""
    exact = lost = body = left = inside = 0
    for e in examples:
        style, found = places(e.text, e.start, e.limit, words, e.closed)
        end = found[int(np.argmax(matrix(found) @ weights[style]))].end
        exact += end == e.end
        lost += max(0, end - e.end)
        left += max(0, e.end - end)
        inside += e.end - e.start
        body += len(e.text) - (e.end - e.start)
    return {
        "n": len(examples),
        "exact": 100 * exact / len(examples),
        "body_lost": 100 * lost / body,
        "headline_left": 100 * left / inside,
    }


def write(words: Words, weights: dict[str, np.ndarray]) -> None:
    head = "# {what}\n# source: learned by training/related_headlines.py; word statistics and weights only\n# licence: CC0-1.0\n"
    lines = [
        head.format(
            what="Log odds, times ten, of words in headlines against prose, by how they are capitalised, and at the edges"
        ),
        "\t".join(("word", *WORD_SCORES)) + "\n",
    ]
    lines += [
        word + "\t" + "\t".join(str(round(10 * s)) for s in scores) + "\n"
        for word, scores in sorted(words.items())
    ]
    (LEXICON / "boilerplate_headline_words.tsv").write_text("".join(lines), encoding="utf-8")
    lines = [
        head.format(what="Weights of the features of a place where a headline may end"),
        "\t".join(("feature", *STYLES)) + "\n",
    ]
    lines += [
        name + "\t" + "\t".join(f"{weights[style][k]:.3f}" for style in STYLES) + "\n"
        for k, name in enumerate(FEATURES)
    ]
    (LEXICON / "boilerplate_headline_weights.tsv").write_text("".join(lines), encoding="utf-8")


class Data(NamedTuple):
    """Words counted in headlines and prose, examples to learn from, and the joined lines of outlets held out."""

    words: Words
    train: list[Example]
    test: list[Example]


def gather(articles_path: str, headlines_path: str, hold_out: Collection[str] = ()) -> Data:
    """Reads both files; nothing of the outlets held out is counted or learned from."""
    rng = random.Random(7)
    headlines = read_headlines(headlines_path)
    articles: dict[str, list[dict[str, str]]] = defaultdict(list)
    for line in opened(articles_path):
        row = json.loads(line)
        articles[row["outlet"]].append(row)
        if row.get("title"):
            headlines[row["outlet"]].append(" ".join(row["title"].split()))
    counts, train, test = Counts(), [], []
    for outlet in sorted(articles):
        rows = articles[outlet]
        rng.shuffle(rows)
        real = [e for row in rows for e in joined_lines(row, rng)]
        if outlet in hold_out:
            test += real
            continue
        titles = [t for t in headlines[outlet] if usable(t)]
        for title in set(titles):
            counts.headline(title)
        for row in rows[: 2 * PER_OUTLET]:
            for sentence in FULL_STOP.split(row["text"])[1:12]:
                counts.prose(sentence)
        train += real[:PER_OUTLET]
        if len(titles) >= 50:
            made = [e for row in rows for e in set_in(row, titles, rng)]
            train += made[:PER_OUTLET]
    return Data(counts.words(), train, test)


def held_out(articles_path: str, headlines_path: str, outlets: Collection[str]) -> dict[str, float]:
    """Figures on the outlets by words and weights learned from all others."""
    words, train, test = gather(articles_path, headlines_path, outlets)
    return measure(test, words, fit(rows_of(train, words)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles")
    parser.add_argument("headlines")
    parser.add_argument("--hold-out", nargs="*", default=[], metavar="OUTLET")
    parser.add_argument("--write", action="store_true", help="write the package's tables")
    args = parser.parse_args()
    words, train, test = gather(args.articles, args.headlines, args.hold_out)
    prepared = rows_of(train, words)
    weights = fit(prepared)
    if args.hold_out:
        print(",".join(args.hold_out), {k: round(v, 3) for k, v in measure(test, words, weights).items()})
    print(
        "learned from",
        len(prepared),
        {k: round(v, 3) for k, v in measure(train[:3000], words, weights).items()},
    )
    if args.write:
        write(words, weights)


if __name__ == "__main__":
    main()
