"""Train the entity model that ships.

python -m training.model --gold ../shared/gold --vectors vectors.floret --out indonews/models/entities
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training.initialize import convert_vectors
from spacy.util import load_model_from_config
from thinc.api import Adam, Config, NumpyOps, fix_random_seed

from indonews.entities.pieces import glue_of, pieces

from .ner_data import Noise, Sample, example, read_rows, sample

CONFIG = """
[nlp]
lang = "id"
pipeline = ["ner"]

[nlp.tokenizer]
@tokenizers = "indonews.Tokenizer.v1"

[components]

[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 128
maxout_pieces = 2
use_upper = true
nO = null

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"

[components.ner.model.tok2vec.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 128
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [5000, 1000, 2500, 2500]
include_static_vectors = true

[components.ner.model.tok2vec.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 128
window_size = 1
maxout_pieces = 3
depth = 4
"""


def faster_matrix_products() -> None:
    """Let numpy's BLAS multiply instead of thinc's: 2.8 times as fast where it knows the processor better."""

    def gemm(
        self: NumpyOps, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    NumpyOps.gemm = gemm


def batches(samples: Sequence[Sample], words: int, rng: random.Random) -> list[list[Sample]]:
    """All samples in random order, in groups of about so many words."""
    order = list(samples)
    rng.shuffle(order)
    groups: list[list[Sample]] = [[]]
    size = 0
    for item in order:
        groups[-1].append(item)
        size += len(item.words)
        if size >= words:
            groups.append([])
            size = 0
    return [group for group in groups if group]


def evaluate(nlp: Language, samples: Sequence[Sample]) -> dict[str, Any]:
    """Strict scores on token spans."""
    examples = [example(nlp.vocab, item) for item in samples]
    docs = nlp.get_pipe("ner").pipe([e.predicted for e in examples], batch_size=16)
    for e, doc in zip(examples, docs, strict=True):
        e.predicted = doc
    scores = Scorer.score_spans(examples, "ents")
    return {
        "f1": round(100 * scores["ents_f"], 2),
        "labels": {k: round(100 * v["f"], 1) for k, v in scores["ents_per_type"].items()},
    }


def rate(done: float, peak: float) -> float:
    """Learning rate after this part of the time: a short rise, then a straight fall to a hundredth."""
    return peak * min(done / 0.02 + 0.05, 1.0, 1.01 - done)


def train(
    nlp: Language,
    groups: Sequence[tuple[Sequence[Sample], int]],
    held_out: dict[str, Sequence[Sample]],
    *,
    minutes: float,
    batch_words: int,
    peak: float,
    dropout: float,
    seed: int,
    out: Path,
    start: bool,
) -> None:
    rng = random.Random(seed)
    sgd = Adam(peak, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    begun = time.monotonic()
    best = 0.0
    next_check = 4.0
    epoch = step = words = 0
    losses: dict[str, float] = {}
    while True:
        epoch += 1
        pool = [s for samples, times in groups for s in samples for _ in range(times)]
        for group in batches(pool, batch_words, rng):
            done = (time.monotonic() - begun) / 60 / minutes
            sgd.learn_rate = rate(min(done, 1.0), peak)
            noise = Noise()
            examples = [example(nlp.vocab, noise.apply(item, rng)) for item in group]
            nlp.update(examples, sgd=sgd, drop=dropout, losses=losses)
            step += 1
            words += sum(len(item.words) for item in group)
            if done * minutes >= next_check or done >= 1.0:
                next_check += 5.0
                with nlp.use_params(sgd.averages):
                    scores = {name: evaluate(nlp, samples) for name, samples in held_out.items()}
                    f1 = scores["stop"]["f1"]
                    if f1 > best:
                        best = f1
                        nlp.to_disk(out)
                print(
                    json.dumps(
                        {
                            "minutes": round(done * minutes, 1),
                            "epoch": epoch,
                            "step": step,
                            "wps": round(words / (time.monotonic() - begun)),
                            "loss": round(float(losses.pop("ner", 0)), 1),
                            **{k: v["f1"] for k, v in scores.items()},
                            "labels": scores["stop"]["labels"],
                        }
                    ),
                    flush=True,
                )
            if done >= 1.0:
                return


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch-words", type=int, default=1500)
    parser.add_argument("--peak", type=float, default=0.0015)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args(arguments)
    glue = glue_of(options.words.read_text(encoding="utf-8").split())
    fix_random_seed(options.seed)
    faster_matrix_products()
    nlp = load_model_from_config(Config().from_str(CONFIG), auto_fill=True)
    convert_vectors(nlp, options.vectors, truncate=0, prune=-1, name="id_news.vectors", mode="floret")

    def split(text: str) -> list[str]:
        return [piece for token in nlp.make_doc(text) for piece in pieces(token.text, glue)]

    train_gold = [sample(r, split) for r in read_rows(options.gold / "train.jsonl")]
    names = [sample(r, split) for r in read_rows(options.gold / "names.jsonl")]
    dev = [sample(r, split, cut=False) for r in read_rows(options.gold / "dev.jsonl")]
    stop, names = names[::20], [s for k, s in enumerate(names) if k % 20]
    print(
        {
            "spacy": spacy.__version__,
            "train": len(train_gold),
            "names": len(names),
            "stop": len(stop),
            **vars(options),
        },
        flush=True,
    )
    some = [example(nlp.vocab, s) for s in train_gold + names[:200]]
    nlp.initialize(lambda: some)
    train(
        nlp,
        [(train_gold, 2), (names, 1)],
        {"stop": stop, "dev": dev},
        minutes=options.minutes,
        batch_words=options.batch_words,
        peak=options.peak,
        dropout=options.dropout,
        seed=options.seed,
        out=options.out,
        start=True,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
