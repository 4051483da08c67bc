"""Gives the people, organisations and places of a training article other names, so that the context must tell.

A person's words are exchanged one by one, the same way through the whole article, so that short forms stay short forms;
any other name is exchanged as a whole for one of its label and length.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .ner_data import Sample

Words = tuple[str, ...]
LABELS = ("PERSON", "ORG", "GPE", "FAC", "PRODUCT", "LOC")
MAX_WORDS = 6


class Renaming:
    """The names of many articles by label and number of words, to draw from."""

    def __init__(self, samples: Iterable[Sample], share: float) -> None:
        """``share``: the part of the articles that get other names."""
        names: dict[tuple[str, int], dict[Words, None]] = defaultdict(dict)
        for sample in samples:
            for start, end, label in sample.entities:
                if label in LABELS and end - start <= MAX_WORDS:
                    names[label, end - start][sample.words[start:end]] = None
        self._names = {key: list(found) for key, found in names.items()}
        self._share = share

    def apply(self, sample: Sample, rng: random.Random) -> Sample:
        """The article, by chance with other names of the same number of words."""
        if rng.random() >= self._share:
            return sample
        words = list(sample.words)
        persons = self._persons(sample, rng)
        others: dict[tuple[str, Words], Words] = {}
        for start, end, label in sample.entities:
            old = sample.words[start:end]
            if label == "PERSON":
                words[start:end] = [persons.get(word, word) for word in old]
            elif (label, end - start) in self._names:
                if (label, old) not in others:
                    others[label, old] = self._draw(label, end - start, rng) if rng.random() < 0.5 else old
                words[start:end] = others[label, old]
        return replace(sample, words=tuple(words))

    def _persons(self, sample: Sample, rng: random.Random) -> dict[str, str]:
        """New words for the words of the article's persons, longest names first."""
        exchanged: dict[str, str] = {}
        full = sorted(
            {sample.words[s:e] for s, e, label in sample.entities if label == "PERSON"}, key=len, reverse=True
        )
        for name in full:
            if ("PERSON", len(name)) in self._names:
                for old, new in zip(name, self._draw("PERSON", len(name), rng), strict=True):
                    if old[0].isupper() and new[0].isupper():
                        exchanged.setdefault(old, new)
        return exchanged

    def _draw(self, label: str, length: int, rng: random.Random) -> Words:
        choices: Sequence[Words] = self._names[label, length]
        return rng.choice(choices)
