"""Makes the model that ships, from the annotated articles and the corpora, with one command.

    python -m training.model --gold ../shared/gold --corpora ../shared/corpora --work build --install

A step whose result is in ``--work`` already is not done again: vectors.floret, words.txt, stage1/, silver.jsonl,
stage2/. Each stage's folder has a log with settings and scores; versions are printed first. Needs floret and torch.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np

from indonews.entities.pieces import glue_of
from indonews.models.tagger import Tagger

from . import corpus, silver
from .assemble import MODELS, assemble
from .ner_data import read_rows
from .vectors import floret_vectors

SILVER_ARTICLES = 4_500
SILVER_SEED = 3
STAGE1 = ("--minutes", "50", "--seed", "0")
STAGE2 = ("--minutes", "28", "--seed", "1", "--rate", "0.0014")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; see the module's docstring."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--gold", type=Path, required=True, help="train, names, dev, seeds and unannotated .jsonl"
    )
    parser.add_argument("--corpora", type=Path, required=True, help="pretrain.txt.xz and articles.jsonl.xz")
    parser.add_argument("--work", type=Path, default=Path("build"), help="folder for intermediate results")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--install", action="store_true", help="put the result into indonews/models")
    options = parser.parse_args(arguments)
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    versions = {name: version(name) for name in ("spacy", "numpy", "torch", "floret")}
    print(
        json.dumps({"python": platform.python_version(), **versions, "stages": [STAGE1, STAGE2]}), flush=True
    )
    learn_from_corpus(options.corpora, work, options.threads)
    train_tagger(options.gold, work, "stage1", STAGE1)
    if not (work / "silver.jsonl").exists():
        label_corpus(options.gold, options.corpora, work)
    earlier = ("--init", str(work / "stage1" / "weights.npz"), "--silver", str(work / "silver.jsonl"))
    train_tagger(options.gold, work, "stage2", (*STAGE2, *earlier))
    if options.install:
        assemble(work / "vectors.floret", work / "stage2" / "weights.npz", work / "words.txt", MODELS)
    return 0


def learn_from_corpus(corpora: Path, work: Path, threads: int) -> None:
    """Vectors and word list."""
    tokens, vectors, words = work / "pretrain.tok", work / "vectors.floret", work / "words.txt"
    if not (vectors.exists() and words.exists()) and not tokens.exists():
        corpus.tokenise(corpora, tokens)
    if not vectors.exists():
        corpus.train_vectors(tokens, vectors, threads)
    if not words.exists():
        corpus.write_words(tokens, words)


def train_tagger(gold: Path, work: Path, stage: str, settings: Sequence[str]) -> None:
    """One stage of the tagger, in a process of its own."""
    if (work / stage).exists():
        return
    files = (
        "--gold",
        gold,
        "--vectors",
        work / "vectors.floret",
        "--words",
        work / "words.txt",
        "--out",
        work / stage,
    )
    subprocess.run([sys.executable, "-m", "training.tagger", *map(str, files), *settings], check=True)


def label_corpus(gold: Path, corpora: Path, work: Path) -> None:
    """Writes ``silver.jsonl``: corpus articles with the names that stage 1 finds."""
    held_out = [row for path in sorted(gold.glob("*.jsonl")) for row in read_rows(path) if "text" in row]
    with np.load(work / "stage1" / "weights.npz") as weights:
        tagger = Tagger(weights, floret_vectors(work / "vectors.floret"))
    glue = glue_of((work / "words.txt").read_text(encoding="utf-8").split())
    rows = silver.label(tagger, glue, silver.choose(corpora, held_out, SILVER_ARTICLES, SILVER_SEED))
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (work / "silver.jsonl").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
