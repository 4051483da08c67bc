"""Trains the name tagger: a BiLSTM-CRF over floret vectors, hashed word parts, spelling and document features.

    python -m training.tagger --gold ../shared/gold --vectors vectors.floret --words words.txt --out FOLDER

Learns from ``train.jsonl``, ``seeds.jsonl`` and ``names.jsonl``, holds out some articles of the latter to watch, and shows the figures
on ``dev.jsonl``, which it never learns from. Runs for ``--minutes``, the learning rate falling to zero at the end.
Writes the averaged weights as ``weights.npz`` (half precision) and a log. Needs torch, which the package does not.

A second stage goes on from the weights of a first (``--init``) and sees, beside the gold articles, as many windows of
articles that the first stage labelled (``--silver``, see ``training.silver``).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from indonews.entities.pieces import Glue, glue_of, pieces
from indonews.models.features import DOCUMENT, HASHED, SPELLING, document_features, hashed, spelling, windows
from indonews.models.tags import TAGS, allowed, spans, tags_of
from indonews.tokenization import tokenize
from training.ner_data import Row, clean, read_rows
from training.vectors import floret_vectors

WIDTHS = {"lower": 32, "suffix": 16, "prefix": 16, "shape": 16}
VECTOR_SCALE = 0.35
BATCH = 24
SEEDS = 5
"""How often an epoch holds each of the project's five seed articles, which must come out right."""


class Words:
    """Numbers for words, and the features of each."""

    def __init__(self) -> None:
        self.index: dict[str, int] = {}

    def __call__(self, word: str) -> int:
        return self.index.setdefault(word, len(self.index))

    def features(self, vectors: Path) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors, hashed rows and spelling of all words, a row a word."""
        words = list(self.index)
        lookup = floret_vectors(vectors)
        chunks = [lookup.get_batch(words[k : k + 2000]) for k in range(0, len(words), 2000)]
        return (
            torch.from_numpy(np.concatenate(chunks) / VECTOR_SCALE),
            torch.tensor([hashed(word) for word in words]),
            torch.tensor([spelling(word) for word in words]),
        )


@dataclass(frozen=True)
class Window:
    """Some sentences: words, their tags, and document features; also the words in capitals and in small letters."""

    words: list[int]
    tags: list[int]
    document: np.ndarray
    upper: list[int]
    lower: list[int]

    def noisy(self, rng: random.Random) -> tuple[list[int], np.ndarray]:
        """Words and document features, now and then as a shouted headline or without capitals."""
        draw = rng.random()
        blank = np.zeros_like(self.document)
        if draw < 0.08:
            head = rng.randint(3, 16)
            document = self.document.copy()
            document[:head] = 0
            return self.upper[:head] + self.words[head:], document
        if draw < 0.10:
            return self.upper, blank
        if draw < 0.13:
            return self.lower, blank
        return self.words, self.document


def documents(rows: Iterable[Row], words: Words, glue: Glue, rng: random.Random) -> Iterator[Window]:
    """The windows of articles without their boilerplate."""
    for row in rows:
        text, entities = clean(row)
        edges = {edge for start, end, _ in entities for edge in (start, end)}
        cut: list[tuple[int, int]] = []
        line_starts: list[bool] = []
        flat = rng.random() < 0.2
        position = 0
        for token in tokenize(text):
            start = token.start
            for piece in pieces(token.text, glue):
                inside = sorted(edge for edge in edges if start < edge < start + len(piece))
                for a, b in zip([start, *inside], [*inside, start + len(piece)], strict=True):
                    line_starts.append(not cut or (not flat and "\n" in text[position:a]))
                    cut.append((a, b))
                    position = b
                start += len(piece)
        texts = [text[a:b] for a, b in cut]
        tags = tags_of(cut, entities)
        document = document_features(texts, line_starts)
        forms = [[words(form(t)) for t in texts] for form in (str, str.upper, str.lower)]
        for a, b in windows(texts, line_starts):
            yield Window(forms[0][a:b], tags[a:b], document[a:b], forms[1][a:b], forms[2][a:b])


class CRF(nn.Module):
    """Linear-chain conditional random field over BIOES tags; impossible steps have no weight."""

    def __init__(self) -> None:
        super().__init__()
        size = len(TAGS)
        self.step = nn.Parameter(torch.zeros(size, size))
        self.first = nn.Parameter(torch.zeros(size))
        self.last = nn.Parameter(torch.zeros(size))
        for name, mask in zip(("no_step", "no_first", "no_last"), allowed(), strict=True):
            self.register_buffer(name, torch.where(torch.from_numpy(mask), 0.0, -1e4), persistent=False)

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        step = self.step + self.no_step
        alpha = self.first + self.no_first + scores[:, 0]
        gold = self.first[tags[:, 0]] + scores[:, 0].gather(1, tags[:, :1])[:, 0]
        for k in range(1, scores.shape[1]):
            real = mask[:, k]
            alpha = torch.where(
                real[:, None], torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, k], alpha
            )
            here = self.step[tags[:, k - 1], tags[:, k]] + scores[:, k].gather(1, tags[:, k : k + 1])[:, 0]
            gold = gold + real * here
        ends = tags.gather(1, (mask.sum(1) - 1)[:, None])[:, 0]
        return torch.logsumexp(alpha + self.last + self.no_last, 1) - gold - self.last[ends]

    def best(self, scores: Tensor, lengths: Sequence[int]) -> list[list[int]]:
        step = self.step + self.no_step
        paths, alphas = [], [self.first + self.no_first + scores[:, 0]]
        for k in range(1, scores.shape[1]):
            value, previous = (alphas[-1][:, :, None] + step).max(1)
            paths.append(previous)
            alphas.append(value + scores[:, k])
        result = []
        for row, length in enumerate(lengths):
            tag = int((alphas[length - 1][row] + self.last + self.no_last).argmax())
            sequence = [tag]
            for k in range(length - 2, -1, -1):
                tag = int(paths[k][row, tag])
                sequence.append(tag)
            result.append(sequence[::-1])
        return result


class Network(nn.Module):
    """Word features, two bidirectional LSTM layers, tag scores."""

    def __init__(self, width: int, hidden: tuple[int, int], dropout: float) -> None:
        super().__init__()
        self.tables = nn.ModuleDict({name: nn.Embedding(rows, WIDTHS[name]) for name, rows in HASHED.items()})
        for embedding in self.tables.values():
            nn.init.normal_(embedding.weight, 0, 0.1)
        inputs = 96 + sum(WIDTHS.values()) + SPELLING + DOCUMENT
        self.input = nn.Linear(inputs, width)
        self.lower = nn.LSTM(width, hidden[0], batch_first=True, bidirectional=True)
        self.upper = nn.LSTM(2 * hidden[0] + width, hidden[1], batch_first=True, bidirectional=True)
        self.output = nn.Linear(2 * hidden[1], len(TAGS))
        self.crf = CRF()
        self.dropout = dropout

    def forward(
        self, vectors: Tensor, rows: Tensor, spelled: Tensor, document: Tensor, lengths: list[int]
    ) -> Tensor:
        parts = [table(rows[..., k]) for k, table in enumerate(self.tables.values())]
        if self.training:
            parts[0] = parts[0] * (torch.rand(*rows.shape[:2], 1) > 0.3)
            vectors = vectors * (torch.rand(*rows.shape[:2], 1) > 0.03)
        word = self._drop(
            F.gelu(self.input(torch.cat([vectors, *parts, spelled, document], -1)), approximate="tanh")
        )
        first = self._drop(self._run(self.lower, word, lengths))
        second = self._drop(self._run(self.upper, torch.cat([first, word], -1), lengths))
        return self.output(second)

    def _drop(self, values: Tensor) -> Tensor:
        return F.dropout(values, self.dropout, self.training)

    @staticmethod
    def _run(layer: nn.LSTM, values: Tensor, lengths: list[int]) -> Tensor:
        packed = pack_padded_sequence(values, lengths, batch_first=True)
        return pad_packed_sequence(layer(packed)[0], batch_first=True)[0]


Features = tuple[Tensor, Tensor, Tensor]


def batch(chosen: Sequence[Window], features: Features, rng: random.Random | None) -> tuple:
    """Padded tensors of some windows, longest first; with ``rng``, noisy ones."""
    chosen = sorted(chosen, key=lambda window: -len(window.words))
    lengths = [len(window.words) for window in chosen]
    words = torch.zeros(len(chosen), lengths[0], dtype=torch.long)
    tags = torch.zeros_like(words)
    document = torch.zeros(len(chosen), lengths[0], DOCUMENT)
    mask = torch.zeros_like(words, dtype=torch.bool)
    for k, window in enumerate(chosen):
        own, said = window.noisy(rng) if rng else (window.words, window.document)
        words[k, : lengths[k]] = torch.tensor(own)
        tags[k, : lengths[k]] = torch.tensor(window.tags)
        document[k, : lengths[k]] = torch.from_numpy(said)
        mask[k, : lengths[k]] = True
    vectors, rows, spelled = features
    return (vectors[words], rows[words], spelled[words], document, lengths), tags, mask, chosen


@torch.no_grad()
def evaluate(network: Network, data: Sequence[Window], features: Features) -> float:
    """Span f1 in percent."""
    network.eval()
    right = found = gold = 0
    ordered = sorted(data, key=lambda window: -len(window.words))
    for k in range(0, len(ordered), 64):
        inputs, _, _, chosen = batch(ordered[k : k + 64], features, None)
        for window, tags in zip(chosen, network.crf.best(network(*inputs), inputs[-1]), strict=True):
            own, true = set(spans(tags)), set(spans(window.tags))
            right, found, gold = right + len(own & true), found + len(own), gold + len(true)
    network.train()
    return round(200 * right / max(1, found + gold), 2)


def batches(data: list[Window], rng: random.Random) -> Iterator[list[Window]]:
    """Shuffled batches of windows of like length."""
    rng.shuffle(data)
    pool = BATCH * 40
    for k in range(0, len(data), pool):
        near = sorted(data[k : k + pool], key=lambda window: -len(window.words))
        groups = [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
        rng.shuffle(groups)
        yield from groups


def train(args: argparse.Namespace) -> None:
    """Learn for the minutes given and write the averaged weights after each epoch."""
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    words, glue = Words(), glue_of(args.words.read_text(encoding="utf-8").split())
    names = read_rows(args.gold / "names.jsonl")
    random.Random(1).shuffle(names)
    articles = read_rows(args.gold / "train.jsonl") + SEEDS * read_rows(args.gold / "seeds.jsonl")
    learn = list(documents(articles + names[args.watch :], words, glue, rng))
    watch = list(documents(names[: args.watch], words, glue, random.Random(0)))
    dev = list(documents(read_rows(args.gold / "dev.jsonl"), words, glue, random.Random(0)))
    silver = list(documents(read_rows(args.silver), words, glue, rng)) if args.silver else []
    features = words.features(args.vectors)
    network = Network(args.width, tuple(args.hidden), args.dropout)
    if args.init:
        with np.load(args.init) as weights:
            network.load_state_dict({name: torch.from_numpy(weights[name]).float() for name in weights})
    optimiser = torch.optim.AdamW(network.parameters(), lr=args.rate, weight_decay=0.01)
    mean = {name: value.clone() for name, value in network.state_dict().items()}
    args.out.mkdir(parents=True, exist_ok=True)
    begin, step, epoch = time.time(), 0, 0
    while (passed := (time.time() - begin) / (60 * args.minutes)) < 1:
        epoch += 1
        total = 0.0
        for chosen in batches(learn + rng.sample(silver, min(len(silver), len(learn))), rng):
            passed = (time.time() - begin) / (60 * args.minutes)
            if passed >= 1:
                break
            step += 1
            rate = args.rate * min(1, step / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * passed)))
            for group in optimiser.param_groups:
                group["lr"] = rate
            inputs, tags, mask, _ = batch(chosen, features, rng)
            loss = network.crf.loss(network(*inputs), tags, mask).sum() / mask.sum() * 10
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimiser.step()
            total = 0.99 * total + 0.01 * loss.item() if total else loss.item()
            with torch.no_grad():
                for name, value in network.state_dict().items():
                    mean[name].lerp_(value, 1 - min(0.998, step / (step + 50)))
        own = {name: value.clone() for name, value in network.state_dict().items()}
        network.load_state_dict(mean)
        report = {
            "minutes": round((time.time() - begin) / 60, 1),
            "epoch": epoch,
            "step": step,
            "loss": round(total, 3),
            "watch": evaluate(network, watch, features),
            "dev": evaluate(network, dev, features),
        }
        print(json.dumps(report), flush=True)
        with (args.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps({**report, "options": {k: str(v) for k, v in vars(args).items()}}) + "\n")
        export(network, args.out / "weights.npz")
        network.load_state_dict(own)


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
    parser.add_argument("--init", type=Path, help="weights to go on from")
    parser.add_argument("--silver", type=Path, help="articles labelled by a model: text and entities")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--watch", type=int, default=60, help="articles of names.jsonl held out to watch")
    parser.add_argument("--width", type=int, default=192)
    parser.add_argument("--hidden", type=int, nargs=2, default=(192, 160))
    parser.add_argument("--dropout", type=float, default=0.35)
    parser.add_argument("--rate", type=float, default=2.5e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
