"""Articles labelled by the model itself, with what a single reading cannot know: votes over the article and the corpus."""

from __future__ import annotations

import hashlib
import json
import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import regex

from indonews.boilerplate import strip_boilerplate
from indonews.entities.consistency import settle
from indonews.entities.pieces import Glue, cut_tokens
from indonews.models.tagger import Tagger
from indonews.tokenization import tokenize

from .ner_data import Row

DAMAGED_SOURCE = "CLICK-ID"  # its texts lost their linked words, which are names
MOST_OF_AN_OUTLET = 2_600
WORDS = (90, 800)
BATCH = 32
MIN_VOTES = 8
MIN_SHARE = 0.85
_NOT_LETTERS = regex.compile(r"\W+")
_SENTENCE_END = regex.compile(r"[.!?\n]")


def choose(corpora: Path, held_out: Iterable[Row], number: int, seed: int) -> list[str]:
    """Body texts of corpus articles, none of which shares a sentence with ``held_out``, at most so many of an outlet."""
    known = {sentence for row in held_out for sentence in _sentences(row["text"])}
    seen: set[bytes] = set()
    by_outlet: dict[str, list[str]] = defaultdict(list)
    with lzma.open(corpora / "articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            if DAMAGED_SOURCE in row["source_repo"] or not WORDS[0] <= len(text.split()) <= WORDS[1]:
                continue
            digest = hashlib.sha256(_NOT_LETTERS.sub("", text)[:200].encode()).digest()
            if digest not in seen and not known.intersection(_sentences(text)):
                seen.add(digest)
                by_outlet[row["outlet"]].append(text)
    rng = random.Random(seed)
    chosen: list[str] = []
    for texts in by_outlet.values():
        rng.shuffle(texts)
        chosen += texts[:MOST_OF_AN_OUTLET]
    rng.shuffle(chosen)
    bodies = (strip_boilerplate(text, keep={"title"}, repair=True).text for text in chosen[:number])
    return [body for body in bodies if len(body.split()) > 60]


def _sentences(text: str) -> set[str]:
    letters = (_NOT_LETTERS.sub("", part).casefold() for part in _SENTENCE_END.split(text))
    return {part for part in letters if len(part) >= 40}


def label(tagger: Tagger, glue: Glue, texts: Sequence[str]) -> list[Row]:
    """The texts with the tagger's names, settled by the votes of the article and then of all articles."""
    rows: list[Row] = []
    for k in range(0, len(texts), BATCH):
        group = texts[k : k + BATCH]
        cuts = [cut_tokens(text, tokenize(text), glue) for text in group]
        docs = [
            ([text[a:b] for a, b, _ in cut], [opens for *_, opens in cut], [False] * len(cut))
            for text, cut in zip(group, cuts, strict=True)
        ]
        for text, cut, names in zip(group, cuts, tagger.names(docs), strict=True):
            spans = [(cut[first][0], cut[last - 1][1], name_label) for first, last, name_label in names]
            labels = settle([(text[s:e], own) for s, e, own in spans])
            entities = [[s, e, voted] for (s, e, _), voted in zip(spans, labels, strict=True)]
            rows.append({"text": text, "entities": entities})
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for start, end, own in row["entities"]:
            votes[row["text"][start:end]][own] += 1
    winners = {name: winner for name, counts in votes.items() if (winner := _winner(counts))}
    for row in rows:
        row["entities"] = [[s, e, winners.get(row["text"][s:e], own)] for s, e, own in row["entities"]]
    return rows


def _winner(counts: Counter[str]) -> str | None:
    name_label, count = counts.most_common(1)[0]
    total = sum(counts.values())
    return name_label if total >= MIN_VOTES and count / total >= MIN_SHARE else None
