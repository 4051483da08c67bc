"""The shipped vectors for other pipelines: one table, in memory and on disk, however many pipelines use it.

``indonews.Vectors.v1`` in a config's ``[nlp.vectors]`` gives a pipeline the floret table of the name model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy import registry  # type: ignore[attr-defined]
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from . import load

__all__ = ["ShippedVectors", "create_vectors"]

_REMEMBERED, _AT_ONCE = 50_000, 1_000


@registry.vectors("indonews.Vectors.v1")  # type: ignore[untyped-decorator]
def create_vectors() -> Callable[[Vocab], ShippedVectors]:
    """The factory that spaCy's config names; it holds no settings."""
    return _of_vocab


def _of_vocab(vocab: Vocab) -> ShippedVectors:
    return ShippedVectors(vocab.strings)


class ShippedVectors(Vectors):  # type: ignore[misc]
    """The name model's vectors, by reference: a pipeline that is written to disk names them and has no copy.

    Vectors of some words are remembered; results do not depend on which.
    """

    def __init__(self, strings: Any = None) -> None:
        table = load().vocab.vectors
        super().__init__(
            strings=strings,
            data=table.data,
            mode="floret",
            minn=table.minn,
            maxn=table.maxn,
            hash_count=table.hash_count,
            hash_seed=table.hash_seed,
            bow=table.bow,
            eow=table.eow,
        )
        self._known: dict[int, NDArray[np.float32]] = {}

    def get_batch(self, keys: Iterable[int | str]) -> NDArray[np.float32]:
        """The vectors of words, given as strings or as their hashes."""
        wanted = [self.strings.as_int(key) for key in keys]
        known = self._known if len(self._known) < _REMEMBERED else {}
        new = [key for key in dict.fromkeys(wanted) if key not in known]
        for k in range(0, len(new), _AT_ONCE):
            some = new[k : k + _AT_ONCE]
            known.update(zip(some, super().get_batch(some), strict=True))
        self._known = known
        rows = [known[key] for key in wanted]
        return np.array(rows, dtype=np.float32).reshape(-1, self.shape[1])

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Nothing: the table comes with the library."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> ShippedVectors:
        """The vectors themselves."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Writes nothing."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> ShippedVectors:
        """The vectors themselves."""
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vectors) and other.data is self.data

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return ShippedVectors, ()
