"""Vectors of words from a floret table (Bojanowski et al. 2017; Explosion's floret): the mean of the rows of a word's parts.

A part is the word between its marks, or some letters of it; MurmurHash3 (x64, 128 bits; Appleby, public domain) of its
UTF-8 says which rows are its own. The same vectors as spaCy makes, which would take longer to import than the rest of
the library.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floret", "murmur3"]

Numbers = NDArray[np.uint64]
_SETTINGS = ("minn", "maxn", "hash_count", "hash_seed", "bow", "eow")
_BLOCK = 16
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Floret:
    """A table of vectors and how the rows of a word are found: lengths of parts, hashes a part, seed, marks at the ends."""

    data: NDArray[np.float32]
    minn: int
    maxn: int
    hash_count: int
    hash_seed: int
    bow: str
    eow: str

    @classmethod
    def of(cls, vectors: Any) -> Floret:
        """The table of spaCy vectors in floret mode, by reference."""
        return cls(vectors.data, *(getattr(vectors, name) for name in _SETTINGS))

    @classmethod
    def read(cls, folder: Path) -> Floret:
        """The table that spaCy wrote into the ``vocab`` folder of a pipeline."""
        settings = json.loads((folder / "vectors.cfg").read_text(encoding="utf-8"))
        return cls(np.load(folder / "vectors", allow_pickle=False), *(settings[name] for name in _SETTINGS))

    def get_batch(self, words: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of words, one row a word; zeros for an empty one."""
        parts = [self._of(words[k : k + _AT_ONCE]) for k in range(0, len(words), _AT_ONCE)]
        return np.concatenate([np.empty((0, self.data.shape[1]), dtype=np.float32), *parts])

    def _of(self, words: Sequence[str]) -> NDArray[np.float32]:
        parts = [self._parts(word) for word in words]
        hashes = murmur3([part for own in parts for part in own], self.hash_seed)
        halves = np.stack([hashes & np.uint64(0xFFFFFFFF), hashes >> np.uint64(32)], axis=2).reshape(-1, 4)
        rows = halves[:, : self.hash_count] % np.uint64(len(self.data))
        ends = np.cumsum([0, *(len(own) * rows.shape[1] for own in parts)])
        found = np.zeros((len(words), self.data.shape[1]), dtype=np.float32)
        some = np.flatnonzero(np.diff(ends))
        if len(some):
            found[some] = np.add.reduceat(self.data[rows.ravel().astype(np.intp)], ends[some])
            found[some] /= np.diff(ends)[some, None]
        return found

    def _parts(self, word: str) -> list[bytes]:
        if not word:
            return []
        marked = f"{self.bow}{word}{self.eow}"
        sizes = range(self.minn, self.maxn + 1)
        parts = [marked, *(marked[k : k + n] for n in sizes for k in range(len(marked) - n + 1))]
        return [part.encode("utf-8", "surrogatepass") for part in parts]


def murmur3(strings: Sequence[bytes], seed: int) -> Numbers:
    """The 128 bits of MurmurHash3_x64_128 of each string, as two numbers of 64 bits.

    >>> murmur3([b"hello", b"The quick brown fox jumps over the lazy dog"], 0).tolist()
    [[14688674573012802306, 6565844092913065241], [16378391709484522348, 8809951995912426311]]
    """
    by_blocks: dict[int, list[int]] = defaultdict(list)
    for k, string in enumerate(strings):
        by_blocks[len(string) // _BLOCK].append(k)
    hashes = np.empty((len(strings), 2), dtype=np.uint64)
    for blocks, places in by_blocks.items():
        hashes[places] = _murmur3([strings[k] for k in places], blocks, seed)
    return hashes


def _murmur3(strings: Sequence[bytes], blocks: int, seed: int) -> Numbers:
    """The hashes of strings that have so many whole blocks of bytes."""
    padded = b"".join(string.ljust(_BLOCK * (blocks + 1), b"\0") for string in strings)
    words = np.frombuffer(padded, dtype="<u8").reshape(len(strings), blocks + 1, 2)
    first = second = np.full(len(strings), seed, dtype=np.uint64)
    for k in range(blocks):
        first = (_turned(first ^ _mixed_first(words[:, k, 0]), 27) + second) * _FIVE + _FIRST
        second = (_turned(second ^ _mixed_second(words[:, k, 1]), 31) + first) * _FIVE + _SECOND
    lengths = np.array([len(string) for string in strings], dtype=np.uint64)
    first = first ^ _mixed_first(words[:, blocks, 0]) ^ lengths
    second = second ^ _mixed_second(words[:, blocks, 1]) ^ lengths
    first = first + second
    first, second = _scattered(first), _scattered(second + first)
    first = first + second
    return np.stack([first, second + first], axis=1)


_FIVE, _FIRST, _SECOND = np.uint64(5), np.uint64(0x52DCE729), np.uint64(0x38495AB5)
_C1, _C2 = np.uint64(0x87C37B91114253D5), np.uint64(0x4CF5AD432745937F)
_C3, _C4 = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)


def _turned(numbers: Numbers, bits: int) -> Numbers:
    turned: Numbers = (numbers << np.uint64(bits)) | (numbers >> np.uint64(64 - bits))
    return turned


def _mixed_first(numbers: Numbers) -> Numbers:
    mixed: Numbers = _turned(numbers * _C1, 31) * _C2
    return mixed


def _mixed_second(numbers: Numbers) -> Numbers:
    mixed: Numbers = _turned(numbers * _C2, 33) * _C1
    return mixed


def _scattered(numbers: Numbers) -> Numbers:
    for factor in (_C3, _C4, np.uint64(1)):
        numbers = (numbers ^ (numbers >> np.uint64(33))) * factor
    return numbers
