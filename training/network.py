"""The name tagger's network in torch, which ``indonews.models.tagger`` runs by numpy from the same weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from indonews.models.features import (
    DOCUMENT,
    HASHED,
    SPELLING,
    document_features,
    hashed,
    repeated,
    spelling,
    windows,
)
from indonews.models.tagger import VECTOR_SCALE
from indonews.models.tags import BEGIN, END, ENDS, INSIDE, STARTS, TAGS

from .examples import Example
from .vectors import floret_vectors

__all__ = ["Batch", "Network", "Words", "batch_of", "loss"]

WIDTHS = {"lower": 32, "suffix": 16, "prefix": 16, "shape": 16}
NEVER = -1e4


class Words:
    """Numbers for words, and the features of each."""

    def __init__(self, words: Iterable[str], vectors: Path) -> None:
        self.index = {word: k for k, word in enumerate(dict.fromkeys(words))}
        known, lookup = list(self.index), floret_vectors(vectors)
        chunks = [lookup.get_batch(known[k : k + 2000]) for k in range(0, len(known), 2000)]
        self.vectors = torch.from_numpy(np.concatenate(chunks) / VECTOR_SCALE)
        self._rows = torch.tensor([hashed(word) for word in known], dtype=torch.int32)
        self._spelled = torch.tensor([spelling(word) for word in known])

    def features(self, numbers: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors, rows in the tables of hashed parts and spelling of words."""
        return self.vectors[numbers], self._rows[numbers].long(), self._spelled[numbers]


@dataclass
class Batch:
    """Windows side by side: tensors of [place in the window, window, ...]."""

    lengths: list[int]
    mask: Tensor
    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    """Vectors, rows in the tables of hashed parts, spelling, document features."""
    groups: Tensor
    tags: Tensor


def batch_of(chosen: Sequence[Example], words: Words) -> Batch:
    """The windows of articles."""
    cut = [(example, a, b) for example in chosen for a, b in windows(example.words, example.line_starts)]
    lengths = [b - a for _, a, b in cut]
    shape = max(lengths), len(cut)
    own, tags, groups = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    document = np.zeros((*shape, DOCUMENT), dtype=np.float32)
    mask = np.zeros(shape, dtype=np.bool_)
    column = seen = 0
    for example in chosen:
        numbers = np.array([words.index[word] for word in example.words])
        said = document_features(example.words, example.line_starts, example.guessed)
        alike = repeated(example.words)
        alike[alike > 0] += seen
        seen = max(seen, int(alike.max()))
        for a, b in windows(example.words, example.line_starts):
            here = slice(0, b - a), column
            own[here], tags[here], groups[here] = numbers[a:b], example.tags[a:b], alike[a:b]
            document[here] = said[a:b]
            mask[here] = True
            column += 1
    real = torch.from_numpy(mask)
    inputs = (*words.features(torch.from_numpy(own)), torch.from_numpy(document))
    return Batch(lengths, real, inputs, torch.from_numpy(groups), torch.from_numpy(tags))


class Scan(torch.autograd.Function):
    """c[k] = keep[k] * c[k - 1] + drive[k], from zero, along the first axis."""

    @staticmethod
    def forward(ctx: Any, keep: Tensor, drive: Tensor) -> Tensor:
        kept, states = keep.detach().numpy(), drive.detach().clone().numpy()
        scratch = np.empty_like(states[0])
        for k in range(1, len(states)):
            np.multiply(kept[k], states[k - 1], out=scratch)
            states[k] += scratch
        result = torch.from_numpy(states)
        ctx.save_for_backward(keep, result)
        return result

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor]:
        keep, states = ctx.saved_tensors
        kept, flow = keep.numpy(), gradients[0].clone().numpy()
        scratch = np.empty_like(flow[0])
        for k in range(len(flow) - 1, 0, -1):
            np.multiply(kept[k], flow[k], out=scratch)
            flow[k - 1] += scratch
        driven = torch.from_numpy(flow)
        into_keep = torch.zeros_like(keep)
        torch.mul(driven[1:], states[:-1], out=into_keep[1:])
        return into_keep, driven


class Unit(nn.Module):
    """A bidirectional simple recurrent unit: half of the width reads ahead, half behind."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.gates = nn.Linear(width, 3 * width)
        nn.init.xavier_normal_(self.gates.weight, 1.0)
        with torch.no_grad():
            self.gates.bias.zero_()
            self.gates.bias[:width] = 1.0
            self.gates.bias[2 * width :] = -0.5

    def forward(self, inputs: Tensor, highway: Tensor, mask: Tensor) -> Tensor:
        forget, candidate, use = product(self.gates, inputs).chunk(3, -1)
        keep = torch.sigmoid(forget)
        drive = (1 - keep) * candidate * mask[..., None]
        half = keep.shape[-1] // 2
        keep, drive = (torch.cat([v[..., :half], v[..., half:].flip(0)], -1) for v in (keep, drive))
        states = Scan.apply(keep, drive)
        states = torch.cat([states[..., :half], states[..., half:].flip(0)], -1)
        use = torch.sigmoid(use)
        return use * states + (1 - use) * highway


class Network(nn.Module):
    """Word features, a convolution, recurrent units, what repeated words share, tag scores."""

    def __init__(self, width: int, layers: int, dropout: float) -> None:
        super().__init__()
        self.tables = nn.ModuleDict({name: nn.Embedding(rows, WIDTHS[name]) for name, rows in HASHED.items()})
        for embedding in self.tables.values():
            nn.init.normal_(embedding.weight, 0, 0.1)
        self.word = nn.Linear(96 + sum(WIDTHS.values()) + SPELLING, width)
        self.around = nn.Linear(width, 3 * width)
        self.document = nn.Linear(DOCUMENT, width)
        self.units = nn.ModuleList([Unit(width) for _ in range(layers)])
        self.shared = nn.Linear(width, width)
        nn.init.zeros_(self.shared.weight)
        nn.init.zeros_(self.shared.bias)
        self.output = nn.Linear(width, len(TAGS))
        self.dropout = dropout

    def forward(self, batch: Batch) -> Tensor:
        """Scores of the tags."""
        vectors, rows, spelled, document = batch.inputs
        parts = [table(rows[..., k]) for k, table in enumerate(self.tables.values())]
        if self.training:
            parts[0] = parts[0] * (torch.rand(*rows.shape[:2], 1) > 0.3)
            vectors = vectors * (torch.rand(*rows.shape[:2], 1) > 0.03)
        mask = batch.mask
        word = gelu(product(self.word, torch.cat([vectors, *parts, spelled], -1)))
        word = self._drop(word) * mask[..., None]
        before, here, after = product(self.around, word).chunk(3, -1)
        values = here + self.document(document)
        values = values + F.pad(before[:-1], (0, 0, 0, 0, 1, 0)) + F.pad(after[1:], (0, 0, 0, 0, 0, 1))
        values = gelu(values)
        for k, unit in enumerate(self.units):
            if k == len(self.units) - 1:
                values = values + self._share(values, batch.groups)
            values = unit(self._drop(values), values, mask)
        return self.output(self._drop(values))

    def _share(self, values: Tensor, groups: Tensor) -> Tensor:
        """For repeated words, what the mean over their places adds."""
        flat, numbers = values.flatten(0, 1), groups.flatten()
        places = numbers.nonzero()[:, 0]
        members = numbers[places]
        count = int(members.max()) + 1 if len(members) else 1
        total = torch.zeros(count, flat.shape[1]).index_add(0, members, flat[places])
        number = torch.bincount(members, minlength=count).clamp(min=1)
        means = gelu(self.shared(total / number[:, None]))
        return torch.zeros_like(flat).index_copy(0, places, means[members]).view_as(values)

    def _drop(self, values: Tensor) -> Tensor:
        """Drops the same features at all places of a window (Gal and Ghahramani 2016)."""
        if not self.training:
            return values
        kept = torch.rand(1, *values.shape[1:]) >= self.dropout
        return values * (kept / (1 - self.dropout))


def product(layer: nn.Linear, values: Tensor) -> Tensor:
    """The layer in bfloat16, which is two to three times as fast and as good for learning."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return layer(values).float()


def gelu(values: Tensor) -> Tensor:
    return F.gelu(values, approximate="tanh")


def loss(scores: Tensor, batch: Batch) -> Tensor:
    """Negative log likelihood of the tags among all sequences of tags that can follow each other, per word.

    Windows that begin or end inside a name have no say: their tags are no such sequence.
    """
    lengths, tags = torch.tensor(batch.lengths), batch.tags
    last = tags.gather(0, lengths[None] - 1)[0]
    whole = (tags[0] >= STARTS.start) & (tags[0] < STARTS.stop) & (last < ENDS.stop)
    steps = scores.unbind(0)
    alpha = torch.full_like(steps[0], NEVER)
    alpha[:, STARTS] = steps[0][:, STARTS]
    final = []
    for k in range(1, len(steps) + 1):
        ended = (lengths == k) & whole
        if bool(ended.any()):
            final.append(torch.logsumexp(alpha[ended][:, ENDS], 1))
        if k < len(steps):
            outside = torch.logsumexp(alpha[:, ENDS], 1, keepdim=True)
            inside = torch.logaddexp(alpha[:, BEGIN], alpha[:, INSIDE])
            width = STARTS.stop - END.stop
            alpha = steps[k] + torch.cat([inside, outside.expand(-1, width), inside], 1)
    gold = (scores.gather(2, tags[..., None])[..., 0] * (batch.mask & whole)).sum()
    return (torch.cat(final).sum() - gold) / batch.mask.sum()
