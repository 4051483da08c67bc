"""The training loop of the name model."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.strings import StringStore
from spacy.vectors import Vectors
from thinc.api import Adam, NumpyOps

from .ner_data import Sample, example

CHECKS = 6
Change = Callable[[Sample, random.Random], Sample]


@dataclass(frozen=True, slots=True)
class Schedule:
    """One stage of training: how many steps, and the minutes after which it ends in any case."""

    steps: int
    peak: float
    minutes: float = 1e9
    batch_words: int = 1500
    dropout: float = 0.2
    seed: int = 5

    def rate(self, done: float) -> float:
        """Learning rate after this part of the stage: a short rise, then a straight fall to a hundredth."""
        return self.peak * min(done / 0.02 + 0.05, 1.0, 1.01 - done)


@dataclass(frozen=True, slots=True)
class Pool:
    """Articles, how often each is seen in an epoch, or which part of them each epoch sees."""

    samples: Sequence[Sample]
    times: float = 1.0

    def draw(self, rng: random.Random) -> list[Sample]:
        """The articles of one epoch."""
        if self.times >= 1:
            return [sample for sample in self.samples for _ in range(int(self.times))]
        return rng.sample(list(self.samples), int(self.times * len(self.samples)))


class CachedVectors(Vectors):  # type: ignore[misc]
    """Vectors that are added up from their subwords once for every word."""

    @classmethod
    def of(cls, vectors: Vectors, strings: StringStore) -> CachedVectors:
        """The same vectors with a memory."""
        names = ("data", "name", "mode", "minn", "maxn", "hash_count", "hash_seed", "bow", "eow", "attr")
        return cls(strings=strings, **{name: getattr(vectors, name) for name in names})

    def get_batch(self, keys: Any) -> Any:
        """Rows for the keys, new ones computed, known ones remembered."""
        cache = self.__dict__.setdefault("rows", {})
        words = [int(k) for k in keys]
        new = list({k for k in words if k not in cache})
        if new:
            cache.update(zip(new, super().get_batch(new), strict=True))
        return numpy.stack([cache[k] for k in words])


def faster_matrix_products() -> None:
    """Let numpy's BLAS multiply instead of thinc's: 2.8 times as fast where it knows the processor better."""

    def gemm(
        self: NumpyOps, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    NumpyOps.gemm = gemm


def train(
    nlp: Language,
    pools: Sequence[Pool],
    changes: Sequence[Change],
    held_out: dict[str, Sequence[Sample]],
    plan: Schedule,
    out: Path,
) -> None:
    """Trains ``nlp`` in place; writes the averaged weights to ``out`` whenever ``held_out["stop"]`` scores best.

    ``changes`` are applied one after the other to every article each time it is seen.
    """
    rng = random.Random(plan.seed)
    numpy.random.seed(plan.seed)
    sgd = Adam(plan.peak, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    ner = nlp.get_pipe("ner")
    begun = time.monotonic()
    best = loss = 0.0
    for step, group in enumerate(_stream(pools, plan.batch_words, rng), 1):
        minutes = (time.monotonic() - begun) / 60
        done = min(1.0, max(step / plan.steps, minutes / plan.minutes))
        sgd.learn_rate = plan.rate(done)
        losses = ner.update(
            [example(nlp.vocab, _changed(item, changes, rng)) for item in group], drop=plan.dropout
        )
        ner.finish_update(sgd)
        loss += float(losses["ner"])
        if step % max(1, plan.steps // CHECKS) == 0 or done == 1.0:
            with nlp.use_params(sgd.averages):
                scores = {name: evaluate(nlp, samples) for name, samples in held_out.items()}
                if scores["stop"]["f1"] > best:
                    best = scores["stop"]["f1"]
                    nlp.to_disk(out)
            print(
                json.dumps({"step": step, "minutes": round(minutes, 1), "loss": round(loss), **scores}),
                flush=True,
            )
            loss = 0.0
        if done == 1.0:
            return


def _changed(item: Sample, changes: Sequence[Change], rng: random.Random) -> Sample:
    for change in changes:
        item = change(item, rng)
    return item


def _stream(pools: Sequence[Pool], words: int, rng: random.Random) -> Iterator[list[Sample]]:
    """Groups of about so many words, epoch after epoch."""
    while True:
        order = [sample for pool in pools for sample in pool.draw(rng)]
        rng.shuffle(order)
        group: list[Sample] = []
        for item in order:
            group.append(item)
            if sum(len(s.words) for s in group) >= words:
                yield group
                group = []


def evaluate(nlp: Language, samples: Sequence[Sample]) -> dict[str, Any]:
    """Strict scores on token spans."""
    examples = [example(nlp.vocab, item) for item in samples]
    docs = nlp.get_pipe("ner").pipe([e.predicted for e in examples], batch_size=16)
    for e, doc in zip(examples, docs, strict=True):
        e.predicted = doc
    scores = Scorer.score_spans(examples, "ents")
    labels = {k: round(100 * v["f"], 1) for k, v in sorted(scores["ents_per_type"].items())}
    return {"f1": round(100 * scores["ents_f"], 2), "labels": labels}
