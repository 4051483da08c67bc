"""The name tagger, run by numpy alone.

Word features and a convolution over three words, whose matrix products are done once a word and remembered; bidirectional
simple recurrent units (Lei et al. 2018), whose steps are elementwise, so that all matrix products run over a whole
article at once; before the last unit words that are repeated in the article tell each other what they saw (as the
pooled embeddings of Akbik et al. 2019 do). The tags are the best path through BIOES tags that can follow each other.
``training.tagger`` makes the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .batches import batches
from .features import HASHED, Forms, hashed, spelling, windows
from .floret import Floret
from .tags import BEGIN, END, ENDS, INSIDE, STARTS, spans

__all__ = ["WEIGHTS", "Document", "Tagger", "best_paths"]

Array = NDArray[np.float32]
Document = tuple[Sequence[str], Sequence[bool], Sequence[bool]]
"""Words; for each, whether it begins a line; for each, whether its case is a guess."""
WEIGHTS = "weights.npz"
VECTOR_SCALE = 0.35
_REMEMBERED = 16_000
_AT_ONCE = 3_000
_NEVER = np.float32(-1e4)
_HALF = np.float32(0.5)


class Tagger:
    """Finds names in words.

    ``weights``: the arrays that training writes. ``vectors``: those of words. What depends on a word
    alone is remembered for some words; results do not depend on what is remembered.
    """

    def __init__(self, weights: Mapping[str, NDArray[Any]], vectors: Floret) -> None:
        arrays = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in weights.items()}
        self._vectors = vectors
        self._tables = [arrays[f"tables.{name}.weight"] for name in HASHED]
        self._word = _Linear.of(arrays, "word")
        self._around = _Linear.of(arrays, "around")
        self._document = _Linear.of(arrays, "document")
        count = sum(name.endswith("gates.weight") for name in arrays)
        self._units = [_Unit(arrays, f"units.{k}.gates") for k in range(count)]
        self._shared = _Linear.of(arrays, "shared")
        self._output = _Linear.of(arrays, "output")
        self._index: dict[str, int] = {}
        self._rows = np.empty((_REMEMBERED, self._around.size), dtype=np.float32)
        self._lock = Lock()

    @classmethod
    def read(cls, folder: Path) -> Tagger:
        """The tagger whose weights and vectors spaCy wrote into the folder of a pipeline."""
        with np.load(folder / "indonews_names" / WEIGHTS, allow_pickle=False) as weights:
            return cls(weights, Floret.read(folder / "vocab"))

    def names(self, documents: Sequence[Document]) -> list[list[tuple[int, int, str]]]:
        """(first word, last word + 1, label) of the names in each document; its company changes nothing."""
        found: list[list[tuple[int, int, str]]] = [[] for _ in documents]
        worded = (k for k, (words, _, _) in enumerate(documents) if words)
        for some in batches(worded, lambda k: len(documents[k][0]), _AT_ONCE):
            names = self._names([documents[k] for k in some])
            for k, own in zip(some, names, strict=True):
                found[k] = own
        return found

    def _names(self, documents: Sequence[Document]) -> Iterator[list[tuple[int, int, str]]]:
        layout = _Layout(documents)
        forms = [Forms(words) for words, _, _ in documents]
        values = self._inputs(documents, forms, layout)
        for unit in self._units[:-1]:
            values = unit.run(values, layout)
        for part, own in zip(layout.parts, forms, strict=True):
            self._share(values[part], own.groups())
        scores = self._output(self._units[-1].run(values, layout), layout.parts)
        paths = iter(best_paths(layout.side_by_side(scores), layout.lengths))
        for edges in layout.windows:
            yield [(start + a, start + b, label) for start, _ in edges for a, b, label in spans(next(paths))]

    def _inputs(self, documents: Sequence[Document], forms: Sequence[Forms], layout: _Layout) -> Array:
        with self._lock:
            around = self._rows[self._remember([word for words, _, _ in documents for word in words])]
        before, values, after = np.split(around, 3, axis=1)
        said = np.concatenate(
            [
                own.features(line_starts, guessed)
                for own, (_, line_starts, guessed) in zip(forms, documents, strict=True)
            ]
        )
        values += self._document(said, layout.parts)
        before[layout.starts - 1] = 0
        after[layout.starts] = 0
        values[1:] += before[:-1]
        values[:-1] += after[1:]
        return _gelu(values)

    def _remember(self, words: Sequence[str]) -> list[int]:
        """Rows of the words among the remembered ones, after computing those that are new."""
        new = list(dict.fromkeys(word for word in words if word not in self._index))
        if len(new) + len(self._index) > _REMEMBERED:
            self._index.clear()
            new = list(dict.fromkeys(words))
            if len(new) > len(self._rows):
                self._rows = np.empty((len(new), self._rows.shape[1]), dtype=np.float32)
        if new:
            start = len(self._index)
            self._index.update((word, start + k) for k, word in enumerate(new))
            self._rows[start : start + len(new)] = self._around(_gelu(self._word(self._features(new))))
        return [self._index[word] for word in words]

    def _features(self, words: list[str]) -> Array:
        rows = np.array([hashed(word) for word in words])
        parts = [self._vectors.get_batch(words) / np.float32(VECTOR_SCALE)]
        parts += [table[rows[:, k]] for k, table in enumerate(self._tables)]
        parts.append(np.array([spelling(word) for word in words], dtype=np.float32))
        return np.concatenate(parts, axis=1)

    def _share(self, values: Array, groups: NDArray[np.int64]) -> None:
        """Adds to the values of repeated words what the mean over their places says."""
        places = groups.nonzero()[0]
        if not len(places):
            return
        order = places[np.argsort(groups[places], kind="stable")]
        _, first, counts = np.unique(groups[order], return_index=True, return_counts=True)
        own = values[order]
        means = np.add.reduceat(own, first)
        means /= counts[:, None]
        own += np.repeat(_gelu(self._shared(means)), counts, axis=0)
        values[order] = own


class _Linear:
    """A matrix product and what is added to it."""

    def __init__(self, weight: Array, bias: Array) -> None:
        self._weight = weight.T.copy()
        self._bias = bias

    @classmethod
    def of(cls, arrays: Mapping[str, Array], name: str) -> _Linear:
        return cls(arrays[f"{name}.weight"], arrays[f"{name}.bias"])

    @property
    def size(self) -> int:
        return len(self._bias)

    def __call__(self, values: Array, parts: Iterable[slice] = (slice(None),)) -> Array:
        """The product of each part is made alone: how a library adds up may depend on the number of rows."""
        result: Array = np.empty((len(values), self.size), dtype=np.float32)
        for part in parts:
            np.matmul(values[part], self._weight, out=result[part])
        result += self._bias
        return result


class _Layout:
    """Documents one behind the other in an array, their windows, and the order in which words are reached together."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.windows = [windows(words, line_starts) for words, line_starts, _ in documents]
        offsets = np.cumsum([0, *(len(words) for words, _, _ in documents)]).tolist()
        self.parts = [slice(start, end) for start, end in pairwise(offsets)]
        edges = [
            (offset + start, offset + end)
            for offset, own in zip(offsets, self.windows, strict=False)
            for start, end in own
        ]
        self.starts = np.array([start for start, _ in edges])
        self.lengths = [end - start for start, end in edges]
        starts, ends = np.array(sorted(edges, key=lambda edge: edge[0] - edge[1])).T
        inside = np.arange(max(self.lengths))[:, None] < ends - starts
        steps, columns = inside.nonzero()
        ahead, behind = starts[columns] + steps, ends[columns] - 1 - steps
        self._reached = np.stack([2 * ahead, 2 * behind + 1], axis=1).ravel()
        self._places = np.argsort(self._reached)
        self.steps = [
            slice(start, end) for start, end in pairwise([0, *np.cumsum(inside.sum(axis=1)).tolist()])
        ]

    def ordered(self, values: Array) -> Array:
        """The rows as they are reached: one half of their columns ahead, the other behind."""
        return values.reshape(len(self._reached), -1).take(self._reached, axis=0).reshape(values.shape)

    def flat(self, values: Array) -> Array:
        """What ``ordered`` made, in its old order."""
        return values.reshape(len(self._places), -1).take(self._places, axis=0).reshape(values.shape)

    def side_by_side(self, values: Array) -> Array:
        """[place in the window, window, ...], zero where a window has ended."""
        result = np.zeros((max(self.lengths), len(self.lengths), values.shape[1]), dtype=np.float32)
        for k, (start, length) in enumerate(zip(self.starts.tolist(), self.lengths, strict=True)):
            result[:length, k] = values[start : start + length]
        return result


class _Unit:
    """A bidirectional simple recurrent unit: half of the width reads ahead, half behind."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        forget, candidate, use = zip(
            *(np.split(arrays[f"{name}.{kind}"], 3) for kind in ("weight", "bias")), strict=True
        )
        # sigmoid(x) = (1 + tanh(x / 2)) / 2
        self._forget = _Linear(forget[0] * _HALF, forget[1] * _HALF)
        self._candidate = _Linear(*candidate)
        self._use = _Linear(use[0] * _HALF, use[1] * _HALF)

    def run(self, inputs: Array, layout: _Layout) -> Array:
        """The outputs for ``inputs``, both one row a word."""
        keep = layout.ordered(_sigmoid(self._forget(inputs, layout.parts)))
        states = layout.ordered(self._candidate(inputs, layout.parts))
        states *= 1 - keep
        _scan(keep, states, layout.steps)
        states = layout.flat(states)
        states -= inputs
        states *= _sigmoid(self._use(inputs, layout.parts))
        states += inputs
        return states


def _scan(keep: Array, states: Array, steps: Sequence[slice]) -> None:
    """state = keep * state before + what drives it, step by step; ``states`` is what drives and becomes the states."""
    before = states[steps[0]]
    scratch = np.empty_like(before)
    for step in steps[1:]:
        here = states[step]
        count = len(here)
        np.multiply(keep[step], before[:count], out=scratch[:count])
        here += scratch[:count]
        before = here


def _sigmoid(halved: Array) -> Array:
    """The logistic function of twice the values, written over them."""
    np.tanh(halved, out=halved)
    halved += 1
    halved *= _HALF
    return halved


def _gelu(values: Array) -> Array:
    """Gaussian error linear unit, tanh form (Hendrycks and Gimpel 2016)."""
    inner = values * values
    inner *= np.float32(0.044715 * 0.7978845608)
    inner += np.float32(0.7978845608)
    inner *= values
    np.tanh(inner, out=inner)
    inner += 1
    inner *= values
    inner *= _HALF
    return inner


def best_paths(scores: Array, lengths: Sequence[int]) -> list[list[int]]:
    """The best tags of windows side by side, ``scores`` being [place in the window, window, tag] (Viterbi 1967)."""
    alphas = scores.transpose(0, 2, 1).copy()
    alphas[0, END] = alphas[0, INSIDE] = _NEVER
    outside, inside = np.empty_like(alphas[0, 0]), np.empty_like(alphas[0, BEGIN])
    for last, here in pairwise(alphas):
        np.maximum.reduce(last[ENDS], axis=0, out=outside)
        here[STARTS] += outside
        np.maximum(last[BEGIN], last[INSIDE], out=inside)
        here[END] += inside
        here[INSIDE] += inside
    ends = alphas[:, ENDS].argmax(axis=1).tolist()
    begins = (alphas[:, BEGIN] >= alphas[:, INSIDE]).tolist()
    return [_path(ends, begins, column, length) for column, length in enumerate(lengths)]


def _path(ends: list[list[int]], begins: list[list[list[bool]]], column: int, length: int) -> list[int]:
    """The tags of a window, from its last on: the best end of a name or place outside, or what a name goes on from."""
    tag = ends[length - 1][column]
    path = [tag]
    for k in range(length - 2, -1, -1):
        if STARTS.start <= tag < STARTS.stop:
            tag = ends[k][column]
        else:
            label = tag - (END.start if tag < END.stop else INSIDE.start)
            tag = label + (BEGIN.start if begins[k][label][column] else INSIDE.start)
        path.append(tag)
    return path[::-1]
