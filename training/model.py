"""Makes the model that ships, from the annotated articles and the corpora, with one command.

    python -m training.model --gold ../shared/gold --corpora ../shared/corpora --work build --install

A file that is in ``--work`` already is not made again: vectors.floret, words.txt, tables.jsonl, the corpus articles with
the names that the stage before found (silver2.jsonl, silver3.jsonl), and stage1/weights.npz to stage11/weights.npz. Each
has its name when it is complete. The stages' folders have logs with settings and scores; versions are printed first.
``--quick`` goes through all steps with little of the data, to see that they run. Needs floret and torch.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
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

SILVER_ARTICLES = 25_000
SILVER_SEED = 3
HELD_OUT = ("--watch", "lampost", "rmol")
STAGES: dict[int, tuple[str, ...]] = {
    1: ("--steps", "4200", "--rate", "2.5e-3", "--dropout", "0.3", "--seed", "0"),
    2: ("--steps", "4800", "--rate", "1.5e-3", "--dropout", "0.35", "--mix", "1.2", "--seed", "1"),
    3: ("--steps", "5000", "--rate", "1.3e-3", "--dropout", "0.35", "--mix", "1.2", "--seed", "12"),
    4: ("--steps", "2400", "--rate", "8e-4", "--dropout", "0.35", "--mix", "0.5", "--seed", "13"),
    5: ("--steps", "2400", "--rate", "8e-4", "--dropout", "0.35", "--mix", "0.4", "--seed", "21"),
    6: ("--steps", "2400", "--rate", "8e-4", "--dropout", "0.35", "--mix", "0.4", "--seed", "22"),
    7: ("--steps", "2600", "--rate", "1e-3", "--dropout", "0.35", "--mix", "0.3", "--seed", "23"),
    8: ("--steps", "2800", "--rate", "9e-4", "--dropout", "0.35", "--mix", "0.4", "--seed", "31"),
    9: ("--steps", "2800", "--rate", "9e-4", "--dropout", "0.35", "--mix", "0.4", "--seed", "32"),
    10: ("--steps", "2400", "--rate", "8e-4", "--dropout", "0.35", "--mix", "0.4", "--seed", "51"),
    11: ("--steps", "2400", "--rate", "8e-4", "--dropout", "0.35", "--mix", "0.4", "--seed", "52"),
}
LABELLED_BEFORE = {2: 2} | dict.fromkeys(range(3, 12), 3)
"""Which labelling of the corpus articles a stage learns from: the one before stage 2, or the one before stage 3."""
Mean = tuple["int | Mean", ...]
"""Stages, or means of stages, whose weights' mean is meant; of a single one its own."""
FIRST: Mean = (5, 6, 7)
SECOND: Mean = (FIRST, 8, 9)
SHIPPED: Mean = (SECOND, 10, 11)
BEGUN_FROM: dict[int, Mean] = {
    2: (1,), 3: (2,), 4: (3,), 5: (4,), 6: (4,), 7: (5, 6), 8: FIRST, 9: FIRST, 10: SECOND, 11: SECOND,
}  # fmt: skip
"""The weights from which a stage goes on."""
QUICK_ARTICLES, QUICK_LINES = 60, 20_000
QUICK = ("--steps", "8", "--articles", str(QUICK_ARTICLES))


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
    parser.add_argument(
        "--install", action="store_true", help="put the result into indonews/models, not into --work"
    )
    parser.add_argument("--quick", action="store_true", help="all steps with little data: a rehearsal")
    options = parser.parse_args(arguments)
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    versions = {name: version(name) for name in ("spacy", "numpy", "torch", "floret")}
    print(json.dumps({"python": platform.python_version(), **versions, "stages": STAGES}), flush=True)
    learn_from_corpus(options.corpora, work, options.threads, options.quick)
    train_tagger(options.gold, options.corpora, work, options.quick)
    target = MODELS if options.install else work / "models"
    target.mkdir(exist_ok=True)
    assemble(work / "vectors.floret", weights(work, SHIPPED), work / "words.txt", target)
    return 0


def make(path: Path, step: Callable[[Path], None]) -> None:
    """Makes a file unless it is there; while it is made it has another name."""
    if not path.exists():
        part = path.with_name(f"{path.name}.part")
        step(part)
        part.replace(path)


def learn_from_corpus(corpora: Path, work: Path, threads: int, quick: bool) -> None:
    """Vectors and word list."""
    tokens = work / "pretrain.tok"
    if not all((work / name).exists() for name in ("vectors.floret", "words.txt")):
        make(tokens, lambda out: corpus.tokenise(corpora, out, QUICK_LINES if quick else None))
    make(work / "vectors.floret", lambda out: corpus.train_vectors(tokens, out, threads))
    make(work / "words.txt", lambda out: corpus.write_words(tokens, out))


def train_tagger(gold: Path, corpora: Path, work: Path, quick: bool) -> None:
    """The stages, and the corpus labelled by the stages before."""
    make(work / "tables.jsonl", lambda out: write_rows(out, annotated(gold, corpora)))
    for number, settings in STAGES.items():
        more: list[object] = []
        if number in LABELLED_BEFORE:
            before = LABELLED_BEFORE[number] - 1
            labelled = work / f"silver{before + 1}.jsonl"
            make(
                labelled, lambda out, by=before: write_rows(out, label_corpus(gold, corpora, work, by, quick))
            )
            more = ["--silver", labelled, "--init", weights(work, BEGUN_FROM[number])]
        run_stage(gold, work, number, *more, *settings, *(QUICK if quick else ()))


def weights(work: Path, mean: Mean) -> Path:
    """The file that a stage writes when it is done; of several the mean of theirs."""
    files = [
        weights(work, part) if isinstance(part, tuple) else work / f"stage{part}" / "weights.npz"
        for part in mean
    ]
    if len(files) == 1:
        return files[0]
    path = work / f"mean{stages(mean)}.npz"
    make(path, lambda out: write_mean(files, out))
    return path


def stages(mean: Mean) -> str:
    """The name of a mean by its stages: ``(5-6-7)-8-9``."""
    return "-".join(f"({stages(part)})" if isinstance(part, tuple) else str(part) for part in mean)


def write_mean(files: Sequence[Path], path: Path) -> None:
    """Writes the means of the arrays of several weight files."""
    with ExitStack() as opened:
        every = [opened.enter_context(np.load(file)) for file in files]
        means = {
            name: np.mean([arrays[name].astype(np.float32) for arrays in every], axis=0).astype(np.float16)
            for name in every[0]
        }
    with path.open("wb") as out:
        np.savez_compressed(out, **means)


def run_stage(gold: Path, work: Path, number: int, *settings: object) -> None:
    """One stage of the tagger, in a process of its own, unless it has run to its end."""
    out = weights(work, (number,))
    if not out.exists():
        files = {
            "gold": gold,
            "more": work / "tables.jsonl",
            "vectors": work / "vectors.floret",
            "words": work / "words.txt",
            "out": out.parent,
        }
        named = [part for name, path in files.items() for part in (f"--{name}", path)]
        command = (sys.executable, "-m", "training.tagger", *named, *HELD_OUT, *settings)
        subprocess.run([str(part) for part in command], check=True)


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Writes a JSON Lines file."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def label_corpus(gold: Path, corpora: Path, work: Path, stage: int, quick: bool) -> list[Row]:
    """Corpus articles with the names that a stage finds."""
    files = [*sorted(gold.glob("*.jsonl")), work / "tables.jsonl"]
    known = [row for path in files for row in read_rows(path) if "text" in row]
    with np.load(weights(work, (stage,))) as arrays:
        tagger = Tagger(arrays, floret_vectors(work / "vectors.floret"))
    glue = glue_of((work / "words.txt").read_text(encoding="utf-8").split())
    number = QUICK_ARTICLES if quick else SILVER_ARTICLES
    return silver.label(tagger, glue, silver.choose(corpora, known, number, SILVER_SEED))


if __name__ == "__main__":
    sys.exit(main())
