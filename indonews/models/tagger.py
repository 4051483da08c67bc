"""The name tagger: a BiLSTM-CRF run by numpy alone.

Two bidirectional LSTM layers (Hochreiter and Schmidhuber 1997; Graves and Schmidhuber 2005) over word features, and a
conditional random field over BIOES tags (Lample et al. 2016). ``training.tagger`` makes the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .features import DOCUMENT, HASHED, document_features, hashed, spelling, windows
from .tags import TAGS, allowed, spans

__all__ = ["Tagger"]

Array = NDArray[np.float32]
VECTOR_SCALE = 0.35
_BATCH = 64
_REMEMBERED = 30_000
_NEVER = np.float32(-1e4)
_HALF = np.float32(0.5)


class Tagger:
    """Finds names in words.

    ``weights``: the arrays that training writes. ``vectors``: a spaCy vector table in floret mode. The part of the input
    that depends on a word alone is remembered for some words; results do not depend on what is remembered.
    """

    def __init__(self, weights: Mapping[str, NDArray[Any]], vectors: Any) -> None:
        arrays = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in weights.items()}
        self._vectors = vectors
        self._tables = [arrays[f"tables.{name}.weight"] for name in HASHED]
        self._bias = arrays["input.bias"]
        self._word_input = arrays["input.weight"][:, :-DOCUMENT].T.copy()
        self._document_input = arrays["input.weight"][:, -DOCUMENT:].T.copy()
        self._layers = [_Layer(arrays, name) for name in ("lower", "upper")]
        self._output, self._output_bias = arrays["output.weight"].T.copy(), arrays["output.bias"]
        step, first, last = (np.where(mask, np.float32(0), _NEVER) for mask in allowed())
        self._step = arrays["crf.step"] + step
        self._first = arrays["crf.first"] + first
        self._last = arrays["crf.last"] + last
        self._index: dict[str, int] = {}
        self._rows = np.empty((_REMEMBERED, len(self._bias)), dtype=np.float32)
        self._lock = Lock()

    def names(
        self, documents: Sequence[tuple[Sequence[str], Sequence[bool]]]
    ) -> list[list[tuple[int, int, str]]]:
        """(first word, last word + 1, label) of the names in each document.

        A document is its words and, for each, whether it begins a line.
        """
        inputs = [self._inputs(words, line_starts) for words, line_starts in documents]
        places = [(k, *window) for k, document in enumerate(documents) for window in windows(*document)]
        places.sort(key=lambda place: place[1] - place[2])
        found: list[list[tuple[int, int, str]]] = [[] for _ in documents]
        for k in range(0, len(places), _BATCH):
            batch = places[k : k + _BATCH]
            tags = self._tags([inputs[document][start:end] for document, start, end in batch])
            for (document, start, _), sequence in zip(batch, tags, strict=True):
                found[document] += ((start + a, start + b, label) for a, b, label in spans(sequence))
        return [sorted(names) for names in found]

    def _inputs(self, words: Sequence[str], line_starts: Sequence[bool]) -> Array:
        with self._lock:
            values = self._rows[self._remember(words)]
        values = values + document_features(words, line_starts) @ self._document_input
        return _gelu(values)

    def _remember(self, words: Sequence[str]) -> list[int]:
        """Rows of the words among the remembered ones, after computing those that are new."""
        new = list(dict.fromkeys(word for word in words if word not in self._index))
        if len(new) + len(self._index) > _REMEMBERED:
            self._index.clear()
            new = list(dict.fromkeys(words))
            if len(new) > len(self._rows):
                self._rows = np.empty((len(new), len(self._bias)), dtype=np.float32)
        if new:
            start = len(self._index)
            self._index.update((word, start + k) for k, word in enumerate(new))
            self._rows[start : start + len(new)] = self._word_part(new)
        return [self._index[word] for word in words]

    def _word_part(self, words: list[str]) -> Array:
        rows = np.array([hashed(word) for word in words])
        parts = [self._vectors.get_batch(words) / VECTOR_SCALE]
        parts += [table[rows[:, k]] for k, table in enumerate(self._tables)]
        parts.append(np.array([spelling(word) for word in words], dtype=np.float32))
        return np.asarray(np.concatenate(parts, axis=1) @ self._word_input + self._bias, dtype=np.float32)

    def _tags(self, sequences: Sequence[Array]) -> list[list[int]]:
        """The best tags of sequences, the longest first."""
        lengths = np.array([len(sequence) for sequence in sequences])
        edges = np.concatenate([[0], np.cumsum(lengths)])
        inputs = np.concatenate(sequences)
        first = self._layers[0].run(inputs, lengths, edges)
        second = self._layers[1].run(np.concatenate([first, inputs], axis=1), lengths, edges)
        scores = second @ self._output + self._output_bias
        return self._decode(scores, lengths, edges)

    def _decode(self, scores: Array, lengths: NDArray[Any], edges: NDArray[Any]) -> list[list[int]]:
        """Viterbi paths of sequences that lie one behind the other in ``scores``."""
        longest = int(lengths[0])
        alphas = np.zeros((len(lengths), longest, len(TAGS)), dtype=np.float32)
        back = np.zeros((len(lengths), longest, len(TAGS)), dtype=np.intp)
        alphas[:, 0] = self._first + scores[edges[:-1]]
        step = self._step.T
        for k in range(1, longest):
            alive = int((lengths > k).sum())
            reached = alphas[:alive, k - 1, None, :] + step
            back[:alive, k] = reached.argmax(axis=2)
            alphas[:alive, k] = reached.max(axis=2) + scores[edges[:alive] + k]
        paths = []
        for row, length in enumerate(lengths):
            tag = int((alphas[row, length - 1] + self._last).argmax())
            path = [tag]
            for previous in back[row, length - 1 : 0 : -1]:
                tag = int(previous[tag])
                path.append(tag)
            paths.append(path[::-1])
        return paths


class _Layer:
    """A bidirectional LSTM layer. Both directions take their steps together."""

    def __init__(self, arrays: Mapping[str, Array], name: str) -> None:
        directions = [f"{name}.{{}}_l0{suffix}" for suffix in ("", "_reverse")]
        self._hidden = arrays[directions[0].format("weight_hh")].shape[1]
        # sigmoid(x) = (1 + tanh(x / 2)) / 2: with the weights of input, forget and output gate halved, one tanh serves all.
        half = np.full(4 * self._hidden, 0.5, dtype=np.float32)
        half[2 * self._hidden : 3 * self._hidden] = 1
        self._input = [(arrays[d.format("weight_ih")] * half[:, None]).T.copy() for d in directions]
        self._bias = [(arrays[d.format("bias_ih")] + arrays[d.format("bias_hh")]) * half for d in directions]
        self._again = np.stack([(arrays[d.format("weight_hh")] * half[:, None]).T for d in directions])

    def run(self, inputs: Array, lengths: NDArray[Any], edges: NDArray[Any]) -> Array:
        """Outputs for sequences that lie one behind the other in ``inputs``, the longest first."""
        size = self._hidden
        alive = [int(n) for n in (lengths[:, None] > np.arange(lengths[0])).sum(axis=0)]
        ahead = np.concatenate([edges[:n] + k for k, n in enumerate(alive)])
        behind = np.concatenate([edges[1 : n + 1] - 1 - k for k, n in enumerate(alive)])
        driven = np.empty((2, len(inputs), 4 * size), dtype=np.float32)
        for k, order in enumerate((ahead, behind)):
            np.matmul(inputs[order], self._input[k], out=driven[k])
            driven[k] += self._bias[k]
        states = np.empty((2, len(inputs), size), dtype=np.float32)
        state = cell = np.zeros((2, len(lengths), size), dtype=np.float32)
        position = 0
        for n in alive:
            here = slice(position, position + n)
            position += n
            gates = np.matmul(state[:, :n], self._again)
            gates += driven[:, here]
            np.tanh(gates, out=gates)
            let_in, keep, candidate, let_out = (
                gates[..., a:b] for a, b in pairwise(range(0, 5 * size, size))
            )
            keep += 1
            keep *= cell[:, :n]
            let_in += 1
            let_in *= candidate
            keep += let_in
            keep *= _HALF
            cell = keep
            let_out += 1
            let_out *= _HALF
            state = np.tanh(cell)
            state *= let_out
            states[:, here] = state
        out = np.empty((len(inputs), 2 * size), dtype=np.float32)
        out[ahead, :size], out[behind, size:] = states
        return out


def _gelu(values: Array) -> Array:
    """Gaussian error linear unit, tanh form (Hendrycks and Gimpel 2016)."""
    inner = np.float32(0.7978845608) * (values + np.float32(0.044715) * values * values * values)
    return np.asarray(_HALF * values * (1 + np.tanh(inner)), dtype=np.float32)
