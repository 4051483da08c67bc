"""Trains the name tagger (see ``indonews.models.tagger`` for what it is).

    python -m training.tagger --gold ../shared/gold --vectors vectors.floret --words words.txt --out FOLDER

Learns from ``train.jsonl``, ``seeds.jsonl``, ``names.jsonl`` and further annotated files (``--more``), without the
outlets of ``--watch``; shows the figures on those and on ``dev.jsonl``, which it never learns from. Runs for ``--steps``,
the learning rate falling to nearly zero at the end. Writes a log, the averaged weights of each epoch as ``latest.npz``
and those of the last one as ``weights.npz``, in half precision. Needs torch, which the package does not.

With ``--silver`` it learns from articles that a model labelled too (``training.silver``), fewer and fewer of them.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import nn

from indonews.entities.pieces import Glue, glue_of
from indonews.models.batches import batches
from indonews.models.tagger import best_paths
from indonews.models.tags import spans

from .examples import Example, Variants, examples, forms
from .ner_data import read_rows
from .network import Network, Words, batch_of, loss

BATCH = 2_000
"""Words in a batch, which holds whole articles."""
WARMING = 200
"""Steps in which the learning rate rises."""
SEEDS = 5
"""How often an epoch holds each of the project's five seed articles, which must come out right."""


@torch.no_grad()
def evaluate(network: Network, data: Sequence[Example], words: Words) -> float:
    """Span f1 in percent."""
    network.eval()
    right = found = gold = 0
    for chosen in batches(data, _size, BATCH):
        batch = batch_of(chosen, words)
        paths = best_paths(network(batch).numpy(), batch.lengths)
        for column, (path, length) in enumerate(zip(paths, batch.lengths, strict=True)):
            own, true = set(spans(path)), set(spans(batch.tags[:length, column].tolist()))
            right, found, gold = right + len(own & true), found + len(own), gold + len(true)
    network.train()
    return round(200 * right / max(1, found + gold), 2)


def _size(example: Example) -> int:
    return len(example.words)


class Data:
    """The articles to learn from and to watch, and the words of all."""

    def __init__(self, args: argparse.Namespace, glue: Glue, rng: random.Random) -> None:
        files = [args.gold / "train.jsonl", args.gold / "names.jsonl", *args.more]
        rows = [row for path in files for row in read_rows(path)[: args.articles]]
        kept = [row for row in rows if row["outlet"] not in args.watch]
        self.learn = list(examples(kept + SEEDS * read_rows(args.gold / "seeds.jsonl"), glue, capitals=True))
        self.silver = list(examples(read_rows(args.silver)[: args.articles], glue)) if args.silver else []
        self.variants = Variants(self.learn, rng)
        dev = list(examples(read_rows(args.gold / "dev.jsonl"), glue, capitals=True))
        self.watched = {
            "watch": list(examples([row for row in rows if row["outlet"] in args.watch], glue)),
            "dev": dev,
            "shouted": [self.variants.shouted(example, 1.0) for example in dev],
        }
        every = [self.learn, self.silver, *self.watched.values()]
        own = {word for group in every for example in group for word in example.all_words()}
        self.words = Words(sorted({form for word in own for form in forms(word)}), args.vectors)

    def epoch(self, silver: float, rng: random.Random) -> Iterator[list[Example]]:
        """Batches of variants of the annotated articles and of ``silver`` times as many others."""
        others = rng.sample(self.silver, min(len(self.silver), round(silver * len(self.learn))))
        chosen = self.learn + others
        rng.shuffle(chosen)
        return batches(map(self.variants.draw, chosen), _size, BATCH)


class Average:
    """A running mean of a network's weights."""

    def __init__(self, network: Network) -> None:
        self._weights = {name: value.clone() for name, value in network.state_dict().items()}

    @torch.no_grad()
    def add(self, network: Network, step: int) -> None:
        """Takes the weights after a step in."""
        share = 1 - min(0.998, step / (step + 50))
        for name, weight in network.state_dict().items():
            self._weights[name].lerp_(weight, share)

    @contextmanager
    def used(self, network: Network) -> Iterator[None]:
        """The network has the mean for its weights."""
        own = {name: weight.clone() for name, weight in network.state_dict().items()}
        network.load_state_dict(self._weights)
        yield
        network.load_state_dict(own)


def train(args: argparse.Namespace) -> None:
    """Learn for the steps given and write the averaged weights after each epoch."""
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    data = Data(args, glue_of(args.words.read_text(encoding="utf-8").split()), rng)
    network = Network(args.width, args.layers, args.dropout)
    if args.init:
        with np.load(args.init) as weights:
            network.load_state_dict({name: torch.from_numpy(weights[name]).float() for name in weights})
    optimiser = torch.optim.AdamW(network.parameters(), lr=args.rate, weight_decay=0.01)
    average = Average(network)
    args.out.mkdir(parents=True, exist_ok=True)
    begin, step = time.time(), 0
    while step < args.steps:
        total = count = 0.0
        for chosen in islice(data.epoch(args.mix * (1 - step / args.steps), rng), args.steps - step):
            step += 1
            cosine = 0.5 * (1 + math.cos(math.pi * step / args.steps))
            for group in optimiser.param_groups:
                group["lr"] = args.rate * min(1, step / WARMING) * (0.02 + 0.98 * cosine)
            batch = batch_of(chosen, data.words)
            value = loss(network(batch), batch) * 10
            optimiser.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            average.add(network, step)
            total, count = total + value.item(), count + 1
        with average.used(network):
            f1 = {name: evaluate(network, group, data.words) for name, group in data.watched.items()}
            export(network, args.out / "latest.npz")
        report = {
            "minutes": round((time.time() - begin) / 60, 1),
            "step": step,
            "loss": round(total / count, 3),
            **f1,
        }
        print(json.dumps(report), flush=True)
        with (args.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps({**report, "options": {k: str(v) for k, v in vars(args).items()}}) + "\n")
    (args.out / "latest.npz").rename(args.out / "weights.npz")


def export(network: Network, path: Path) -> None:
    """The weights as named arrays in half precision."""
    arrays = {name: value.numpy().astype(np.float16) for name, value in network.state_dict().items()}
    np.savez_compressed(path, **arrays)


def main() -> None:
    """Run from the command line; see the module's docstring."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("gold", "vectors", "words", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="further annotated files")
    parser.add_argument("--init", type=Path, help="weights to go on from")
    parser.add_argument("--silver", type=Path, help="articles labelled by a model: text and entities")
    parser.add_argument(
        "--mix",
        type=float,
        default=1.2,
        help="silver articles for each annotated one at first; none in the end",
    )
    parser.add_argument("--articles", type=int, help="articles of a file at most (default: all)")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--watch", nargs="*", default=[], help="outlets held out to watch")
    parser.add_argument("--width", type=int, default=224)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--rate", type=float, default=2.5e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
