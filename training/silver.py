"""Articles labelled by the model itself, with what a single reading cannot know: votes over the article and the corpus."""

from __future__ import annotations

import hashlib
import json
import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import regex
from spacy.language import Language
from spacy.tokens import Doc

from indonews.boilerplate import strip_boilerplate
from indonews.entities.consistency import settle

from .ner_data import Row, Sample, Split

DAMAGED_SOURCE = "CLICK-ID"  # its texts lost their linked words, which are names
MOST_OF_AN_OUTLET = 900
WORDS = (90, 800)
MIN_VOTES = 8
MIN_SHARE = 0.85
_NOT_LETTERS = regex.compile(r"\W+")
_SENTENCE_END = regex.compile(r"[.!?\n]")


def choose(corpora: Path, held_out: Iterable[Row], seed: int) -> list[str]:
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
    chosen = []
    for texts in by_outlet.values():
        rng.shuffle(texts)
        chosen += texts[:MOST_OF_AN_OUTLET]
    rng.shuffle(chosen)
    return [
        body
        for text in chosen
        if len((body := strip_boilerplate(text, keep={"title"}, repair=True).text).split()) > 60
    ]


def write(samples: Iterable[Sample], path: Path) -> None:
    """Labelled articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for sample in samples:
            file.write(json.dumps([sample.words, sample.spaces, sample.entities], ensure_ascii=False) + "\n")


def read(path: Path) -> list[Sample]:
    """What ``write`` wrote."""
    with path.open(encoding="utf-8") as lines:
        return [
            Sample(tuple(words), tuple(spaces), tuple((s, e, name_label) for s, e, name_label in entities))
            for words, spaces, entities in map(json.loads, lines)
        ]


def _sentences(text: str) -> set[str]:
    letters = (_NOT_LETTERS.sub("", part).casefold() for part in _SENTENCE_END.split(text))
    return {part for part in letters if len(part) >= 40}


def label(nlp: Language, split: Split, texts: Sequence[str]) -> list[Sample]:
    """The texts with the model's names, settled by the votes of the article and then of all articles."""
    samples = [
        _voted_in_article(doc) for doc in nlp.get_pipe("ner").pipe(_docs(nlp, split, texts), batch_size=32)
    ]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for sample in samples:
        for start, end, name_label in sample.entities:
            votes[" ".join(sample.words[start:end])][name_label] += 1
    winners = {name: winner for name, counts in votes.items() if (winner := _winner(counts))}
    return [
        Sample(
            sample.words,
            sample.spaces,
            tuple((s, e, winners.get(" ".join(sample.words[s:e]), own)) for s, e, own in sample.entities),
        )
        for sample in samples
    ]


def _docs(nlp: Language, split: Split, texts: Sequence[str]) -> Iterator[Doc]:
    for text in texts:
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for word in split(text):
            start = text.index(word, position)
            if words and start > position:
                spaces[-1] = True
            words.append(word)
            spaces.append(False)
            position = start + len(word)
        yield Doc(nlp.vocab, words=words, spaces=spaces)


def _voted_in_article(doc: Doc) -> Sample:
    labels = settle([(e.text, e.label_) for e in doc.ents])
    return Sample(
        tuple(token.text for token in doc),
        tuple(bool(token.whitespace_) for token in doc),
        tuple((e.start, e.end, winner) for e, winner in zip(doc.ents, labels, strict=True)),
    )


def _winner(counts: Counter[str]) -> str | None:
    name_label, count = counts.most_common(1)[0]
    total = counts.total()
    return name_label if total >= MIN_VOTES and count / total >= MIN_SHARE else None
