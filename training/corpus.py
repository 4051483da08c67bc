"""What is learned from running text: subword vectors and the list of frequent words."""

from __future__ import annotations

import lzma
from collections import Counter
from itertools import islice
from pathlib import Path

import regex

VECTORS = {
    "dim": 96,
    "bucket": 40_000,
    "minn": 3,
    "maxn": 5,
    "hashCount": 2,
    "epoch": 3,
    "ws": 5,
    "minCount": 5,
    "lr": 0.05,
}
MIN_NAME_COUNT = 5
COMMON_WORDS = 3_000
_WORD = regex.compile(
    r"\d+(?:[.,:/]\d+)*|\p{L}+(?:[-'’.]\p{L}+)*|\p{L}[\p{L}\p{N}]*|[^\s\p{L}\p{N}]", regex.V1
)


def tokenise(corpora: Path, out: Path, lines_at_most: int | None = None) -> None:
    """Writes ``pretrain.txt.xz`` with blanks between its tokens."""
    with (
        lzma.open(corpora / "pretrain.txt.xz", "rt", encoding="utf-8") as lines,
        out.open("w", encoding="utf-8") as file,
    ):
        for line in islice(lines, lines_at_most):
            words = _WORD.findall(line)
            if words:
                file.write(" ".join(words) + "\n")


def train_vectors(tokens: Path, out: Path, threads: int) -> None:
    """Subword vectors (floret, skipgram); with more than one thread no two runs are quite alike."""
    import floret

    model = floret.train_unsupervised(str(tokens), model="skipgram", mode="floret", thread=threads, **VECTORS)
    model.save_floret_vectors(str(out))


def write_words(tokens: Path, out: Path) -> None:
    """Writes capitalised words and then the commonest other words, each by falling frequency, one a line."""
    counts: Counter[str] = Counter()
    with tokens.open(encoding="utf-8") as lines:
        for line in lines:
            counts.update(word for word in line.split() if word.isalpha())
    ordered = sorted(counts, key=lambda word: -counts[word])
    names = [w for w in ordered if w[0].isupper() and counts[w] >= MIN_NAME_COUNT and len(w) > 1]
    words = [w for w in ordered if w.islower() and (len(w) > 2 or w in ("di", "ke", "ia"))][:COMMON_WORDS]
    out.write_text("\n".join([*names, *words]) + "\n", encoding="utf-8")
