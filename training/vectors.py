"""Floret vectors from the text file that floret writes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from spacy.strings import StringStore
from spacy.vectors import Vectors

__all__ = ["floret_vectors"]


def floret_vectors(path: Path) -> Vectors:
    """The vector table, which has a vector for any word."""
    with path.open(encoding="utf-8") as lines:
        rows, width, shortest, longest, count, seed, begin, end = lines.readline().split()
        data = np.zeros((int(rows), int(width)), dtype=np.float32)
        for line in lines:
            row, *values = line.rstrip().split(" ")
            data[int(row)] = np.array(values, dtype=np.float32)
    return Vectors(
        strings=StringStore(),
        data=data,
        mode="floret",
        minn=int(shortest),
        maxn=int(longest),
        hash_count=int(count),
        hash_seed=int(seed),
        bow=begin,
        eow=end,
    )
