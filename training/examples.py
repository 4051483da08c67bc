"""Annotated articles as the name tagger reads them, and variants of them to learn from.

Scraped pages shout headlines or whole articles, lose capitals and line breaks, and name people the model has never met:
a variant of an article is the same article so changed.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indonews.entities.pieces import Glue, cut_tokens
from indonews.entities.shouting import quieted
from indonews.models.tags import spans, tags_of
from indonews.tokenization import tokenize

from .ner_data import Row, clean

__all__ = ["Example", "Variants", "examples", "forms"]


@dataclass(frozen=True, slots=True)
class Example:
    """Pieces of an article, whether each begins a line, whether its case is a guess, and its tag."""

    words: list[str]
    line_starts: list[bool]
    guessed: list[bool]
    tags: list[int]
    capitals: Example | None = None
    """The same article in capitals, where it is known: its pieces are others."""

    def all_words(self) -> list[str]:
        """The words of the article, and those of it in capitals."""
        return self.words + (self.capitals.words if self.capitals else [])

    def lines(self) -> list[Example]:
        """The lines of the article."""
        starts = [k for k, opens in enumerate(self.line_starts) if opens]
        return [
            Example(self.words[a:b], self.line_starts[a:b], self.guessed[a:b], self.tags[a:b])
            for a, b in pairwise([*starts, len(self.words)])
        ]


def examples(rows: Iterable[Row], glue: Glue, capitals: bool = False) -> Iterator[Example]:
    """Articles without their boilerplate, cut into pieces and at the edges of their entities; also in capitals, if wanted."""
    for row in rows:
        text, entities = clean(row)
        example = _cut(text, entities, glue, {edge for start, end, _ in entities for edge in (start, end)})
        if example.words:
            upper = text.upper()
            known = capitals and len(upper) == len(text)
            yield replace(example, capitals=_cut(upper, entities, glue, set()) if known else None)


def _cut(text: str, entities: Sequence[tuple[int, int, str]], glue: Glue, edges: set[int]) -> Example:
    cut: list[tuple[int, int]] = []
    line_starts: list[bool] = []
    for start, end, opens in cut_tokens(text, tokenize(text), glue):
        inside = sorted(edge for edge in edges if start < edge < end)
        for a, b in pairwise([start, *inside, end]):
            line_starts.append(opens and a == start)
            cut.append((a, b))
    return Example([text[a:b] for a, b in cut], line_starts, [False] * len(cut), tags_of(cut, entities))


def forms(word: str) -> set[str]:
    """The word in all the cases that a variant may give it."""
    upper = word.upper()
    return {word, upper, word.lower(), upper[:1] + upper[1:].lower(), upper.lower()}


class Variants:
    """Draws variants of articles; names to exchange come from the annotated articles given."""

    def __init__(self, annotated: Iterable[Example], rng: random.Random) -> None:
        self._rng = rng
        self._names: dict[tuple[str, int], list[tuple[str, ...]]] = defaultdict(list)
        found = {
            (label, tuple(example.words[a:b])) for example in annotated for a, b, label in spans(example.tags)
        }
        for label, name in sorted(found):
            self._names[_kind(label, name)].append(name)

    def draw(self, example: Example) -> Example:
        """The article, or a variant of it."""
        if self._rng.random() < 0.25:
            example = self._exchanged(example)
        draw = self._rng.random()
        if draw < 0.20:
            return self.shouted(example, 1.0)
        if draw < 0.32:
            return self.shouted(example, 0.2)
        if draw < 0.35:
            return replace(example, words=[word.upper() for word in example.words])
        if draw < 0.38:
            return replace(example, words=[word.lower() for word in example.words])
        if draw < 0.53:
            return replace(example, line_starts=[True] + [False] * (len(example.words) - 1))
        return example

    def shouted(self, example: Example, share: float) -> Example:
        """Lines in capitals, read back as ``find_entities`` reads them: the first one and a share of the others."""
        lines, loud = example.lines(), (example.capitals or example).lines()
        if len(loud) != len(lines):
            loud = lines
        chosen = [loud[k] if k == 0 or self._rng.random() < share else line for k, line in enumerate(lines)]
        words = [
            word.upper() if line is loud[k] else word for k, line in enumerate(chosen) for word in line.words
        ]
        line_starts = [opens for line in chosen for opens in line.line_starts]
        restored = quieted(words, line_starts)
        guessed = [own != said for own, said in zip(restored, words, strict=True)]
        return Example(restored, line_starts, guessed, [tag for line in chosen for tag in line.tags])

    def _exchanged(self, example: Example) -> Example:
        """Some names exchanged for others of the same label, each wherever it stands."""
        names = [(a, b, label, tuple(example.words[a:b])) for a, b, label in spans(example.tags)]
        new: dict[tuple[str, tuple[str, ...]], Sequence[str]] = {}
        person: dict[str, str] = {}
        for _, _, label, name in names:
            if (label, name) in new:
                continue
            pool = self._names.get(_kind(label, name), ())
            other = self._rng.choice(pool) if pool and self._rng.random() < 0.5 else name
            if label == "PERSON":
                if len(name) > 1:
                    person.update(zip(name, other, strict=True))
                continue
            new[label, name] = other
        words: list[str] = []
        line_starts: list[bool] = []
        tags: list[int] = []
        position = 0
        for a, b, label, name in names:
            other = [person.get(w, w) for w in name] if label == "PERSON" else new[label, name]
            words += [*example.words[position:a], *other]
            line_starts += [*example.line_starts[position : a + 1], *[False] * (len(other) - 1)]
            tags += [*example.tags[position:a], *tags_of_name(label, len(other))]
            position = b
        words += example.words[position:]
        line_starts += example.line_starts[position:]
        tags += example.tags[position:]
        return Example(words, line_starts, [False] * len(words), tags)


def tags_of_name(label: str, length: int) -> list[int]:
    """The tags of a name of so many pieces."""
    return tags_of([(k, k + 1) for k in range(length)], [(0, length, label)])


def _kind(label: str, name: tuple[str, ...]) -> tuple[str, int]:
    """Names are exchanged for such of the same kind: persons for ones of as many words, others for ones of one or of more."""
    return label, len(name) if label == "PERSON" else min(len(name), 2)
