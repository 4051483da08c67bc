"""Makes the model that ships, from the annotated articles and the corpora, with one command.

    python -m training.model --gold ../shared/gold --corpora ../shared/corpora --work build --install

A step whose result is in ``--work`` already is not done again: vectors.floret, words.txt, tables.jsonl,
stage1/weights.npz, silver.jsonl, stage2/weights.npz, stage3/weights.npz. The stages' folders have logs with settings
and scores; versions are printed first. Needs floret and torch.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np

from indonews.entities.pieces import glue_of
from indonews.models.tagger import Tagger

from . import corpus, silver
from .assemble import MODELS, assemble
from .ner_data import Row, read_rows
from .tables import annotated
from .vectors import floret_vectors

SILVER_ARTICLES = 14_000
SILVER_SEED = 3
HELD_OUT = ("--watch", "lampost", "rmol")
STAGE1 = ("--steps", "4200", "--rate", "2.5e-3", "--dropout", "0.3", "--seed", "0")
STAGE2 = ("--steps", "4800", "--rate", "1.5e-3", "--dropout", "0.35", "--mix", "1.2", "--seed", "1")
STAGE3 = ("--steps", "1600", "--rate", "8e-4", "--dropout", "0.35", "--mix", "0.5", "--seed", "2")


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
        json.dumps({"python": platform.python_version(), **versions, "stages": [STAGE1, STAGE2, STAGE3]}),
        flush=True,
    )
    learn_from_corpus(options.corpora, work, options.threads)
    train_tagger(options.gold, options.corpora, work)
    if options.install:
        assemble(work / "vectors.floret", weights(work, 3), work / "words.txt", MODELS)
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


def train_tagger(gold: Path, corpora: Path, work: Path) -> None:
    """The three stages."""
    tables, labelled = work / "tables.jsonl", work / "silver.jsonl"
    if not tables.exists():
        write_rows(tables, annotated(gold, corpora))
    run_stage(gold, work, 1, STAGE1)
    if not labelled.exists():
        write_rows(labelled, label_corpus(gold, corpora, work))
    for number, settings in ((2, STAGE2), (3, STAGE3)):
        run_stage(gold, work, number, settings, "--silver", labelled, "--init", weights(work, number - 1))


def weights(work: Path, number: int) -> Path:
    """The file that a stage writes when it is done."""
    return work / f"stage{number}" / "weights.npz"


def run_stage(gold: Path, work: Path, number: int, settings: Sequence[str], *more: object) -> None:
    """One stage of the tagger, in a process of its own."""
    out = weights(work, number)
    if not out.exists():
        files = {
            "gold": gold,
            "more": work / "tables.jsonl",
            "vectors": work / "vectors.floret",
            "words": work / "words.txt",
            "out": out.parent,
        }
        named = [part for name, path in files.items() for part in (f"--{name}", path)]
        command = (sys.executable, "-m", "training.tagger", *named, *more, *HELD_OUT, *settings)
        subprocess.run([str(part) for part in command], check=True)


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Writes a JSON Lines file."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def label_corpus(gold: Path, corpora: Path, work: Path) -> list[Row]:
    """Corpus articles with the names that stage 1 finds."""
    files = [*sorted(gold.glob("*.jsonl")), work / "tables.jsonl"]
    known = [row for path in files for row in read_rows(path) if "text" in row]
    with np.load(weights(work, 1)) as arrays:
        tagger = Tagger(arrays, floret_vectors(work / "vectors.floret"))
    glue = glue_of((work / "words.txt").read_text(encoding="utf-8").split())
    return silver.label(tagger, glue, silver.choose(corpora, known, SILVER_ARTICLES, SILVER_SEED))


if __name__ == "__main__":
    sys.exit(main())
