"""The name tagger, run by numpy alone.

Word features and a convolution over three words, whose matrix products are done once a word and remembered; bidirectional
simple recurrent units (Lei et al. 2018), whose steps are elementwise, so that all matrix products run over a whole
article at once; before the last unit words that are repeated in the article tell each other what they saw (as the
pooled embeddings of Akbik et al. 2019 do). The tags are the best path through BIOES tags that can follow each other.
``training.tagger`` makes the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .features import HASHED, document_features, hashed, repeated, spelling, windows
from .tags import BEGIN, END, ENDS, INSIDE, STARTS, spans

__all__ = ["Document", "Tagger", "best_paths"]

Array = NDArray[np.float32]
Document = tuple[Sequence[str], Sequence[bool], Sequence[bool]]
"""Words; for each, whether it begins a line; for each, whether its case is a guess."""
VECTOR_SCALE = 0.35
_REMEMBERED = 16_000
_NEVER = np.float32(-1e4)
_HALF = np.float32(0.5)


class Tagger:
    """Finds names in words.

    ``weights``: the arrays that training writes. ``vectors``: a spaCy vector table in floret mode. What depends on a word
    alone is remembered for some words; results do not depend on what is remembered.
    """

    def __init__(self, weights: Mapping[str, NDArray[Any]], vectors: Any) -> None:
        arrays = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in weights.items()}
        self._vectors = vectors
        self._tables = [arrays[f"tables.{name}.weight"] for name in HASHED]
        self._word = _Linear(arrays, "word")
        self._around = _Linear(arrays, "around")
        self._document = _Linear(arrays, "document")
        count = sum(name.endswith("gates.weight") for name in arrays)
        self._units = [_Unit(arrays, f"units.{k}.gates") for k in range(count)]
        self._shared = _Linear(arrays, "shared")
        self._output = _Linear(arrays, "output")
        self._index: dict[str, int] = {}
        self._rows = np.empty((_REMEMBERED, len(self._around.bias)), dtype=np.float32)
        self._lock = Lock()

    def names(self, documents: Sequence[Document]) -> list[list[tuple[int, int, str]]]:
        """(first word, last word + 1, label) of the names in each document."""
        return [self._names(*document) if document[0] else [] for document in documents]

    def _names(
        self, words: Sequence[str], line_starts: Sequence[bool], guessed: Sequence[bool]
    ) -> list[tuple[int, int, str]]:
        edges = windows(words, line_starts)
        layout = _Layout(edges)
        values = self._inputs(words, line_starts, guessed, [start for start, _ in edges])
        for unit in self._units[:-1]:
            values = unit.run(values, layout)
        self._share(values, repeated(words))
        scores = self._output(self._units[-1].run(values, layout))
        paths = best_paths(layout.side_by_side(scores), layout.lengths)
        return [
            (start + a, start + b, label)
            for (start, _), path in zip(edges, paths, strict=True)
            for a, b, label in spans(path)
        ]

    def _inputs(
        self,
        words: Sequence[str],
        line_starts: Sequence[bool],
        guessed: Sequence[bool],
        first: list[int],
    ) -> Array:
        with self._lock:
            around = self._rows[self._remember(words)]
        before, values, after = np.split(around, 3, axis=1)
        values += self._document(document_features(words, line_starts, guessed))
        before[[k - 1 for k in first]] = 0
        after[first] = 0
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
        means = np.add.reduceat(values[order], first)
        means /= counts[:, None]
        values[order] += np.repeat(_gelu(self._shared(means)), counts, axis=0)


class _Linear:
    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        self._weight = arrays[f"{name}.weight"].T.copy()
        self.bias = arrays[f"{name}.bias"]

    def __call__(self, values: Array) -> Array:
        result: Array = np.matmul(values, self._weight)
        result += self.bias
        return result

    def scale(self, outputs: slice, factor: np.float32) -> None:
        """Multiplies some of the outputs."""
        self._weight[:, outputs] *= factor
        self.bias[outputs] *= factor


class _Layout:
    """Windows that lie one behind the other in an array, and the order in which their words are reached together."""

    def __init__(self, edges: Sequence[tuple[int, int]]) -> None:
        self._edges = edges
        self.lengths = [end - start for start, end in edges]
        starts, ends = np.array(sorted(edges, key=lambda edge: edge[0] - edge[1])).T
        inside = np.arange(max(self.lengths))[:, None] < ends - starts
        steps, columns = inside.nonzero()
        self._ahead, self._behind = starts[columns] + steps, ends[columns] - 1 - steps
        self.alive: list[int] = inside.sum(axis=1).tolist()

    def ordered(self, values: Array) -> Array:
        """The rows as they are reached: one half of their columns ahead, the other behind."""
        half = values.shape[1] // 2
        result = np.empty(values.shape, dtype=np.float32)
        result[:, :half] = values[self._ahead, :half]
        result[:, half:] = values[self._behind, half:]
        return result

    def flat(self, values: Array) -> Array:
        """What ``ordered`` made, in its old order."""
        half = values.shape[1] // 2
        result = np.empty(values.shape, dtype=np.float32)
        result[self._ahead, :half] = values[:, :half]
        result[self._behind, half:] = values[:, half:]
        return result

    def side_by_side(self, values: Array) -> Array:
        """[place in the window, window, ...], zero where a window has ended."""
        result = np.zeros((max(self.lengths), len(self._edges), values.shape[1]), dtype=np.float32)
        for k, (start, end) in enumerate(self._edges):
            result[: end - start, k] = values[start:end]
        return result


class _Unit:
    """A bidirectional simple recurrent unit: half of the width reads ahead, half behind."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        self._gates = _Linear(arrays, name)
        self._size = len(self._gates.bias) // 3
        for size in (slice(0, self._size), slice(2 * self._size, None)):
            self._gates.scale(size, _HALF)  # sigmoid(x) = (1 + tanh(x / 2)) / 2

    def run(self, inputs: Array, layout: _Layout) -> Array:
        """The outputs for ``inputs``, both one row a word."""
        gates = self._gates(inputs)
        forget, candidate, use = (gates[:, k * self._size : (k + 1) * self._size] for k in range(3))
        keep = _sigmoid(forget)
        candidate *= 1 - keep
        states = layout.flat(_scan(layout.ordered(keep), layout.ordered(candidate), layout.alive))
        states -= inputs
        states *= _sigmoid(use)
        states += inputs
        return states


def _scan(keep: Array, states: Array, alive: Sequence[int]) -> Array:
    """state = keep * state before + what drives it, for ``alive[k]`` windows in step k; ``states`` is written over."""
    scratch = np.empty_like(states[: alive[0]])
    before, here = 0, alive[0]
    for count in alive[1:]:
        end = here + count
        np.multiply(keep[here:end], states[before : before + count], out=scratch[:count])
        states[here:end] += scratch[:count]
        before, here = here, end
    return states


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
    places, count, _ = scores.shape
    alphas = scores.transpose(0, 2, 1).copy()
    alphas[0, END] = alphas[0, INSIDE] = _NEVER
    outside = np.empty((places, count), dtype=np.int64)
    columns = np.arange(count)
    for k in range(1, places):
        last, here = alphas[k - 1], alphas[k]
        last[ENDS].argmax(axis=0, out=outside[k])
        here[STARTS] += last[outside[k], columns]
        inside = np.maximum(last[BEGIN], last[INSIDE])
        here[END] += inside
        here[INSIDE] += inside
    begins = (alphas[:, BEGIN] >= alphas[:, INSIDE]).tolist()
    steps = outside.tolist()
    paths = []
    for column, length in enumerate(lengths):
        tag = int(alphas[length - 1, ENDS, column].argmax())
        path = [tag]
        for k in range(length - 1, 0, -1):
            if STARTS.start <= tag < STARTS.stop:
                tag = steps[k][column]
            else:
                label = tag - (END.start if tag < END.stop else INSIDE.start)
                tag = label + (BEGIN.start if begins[k - 1][label][column] else INSIDE.start)
            path.append(tag)
        paths.append(path[::-1])
    return paths
