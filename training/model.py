"""Makes the model that ships, from the annotated articles and the corpora, with one command.

    python -m training.model --gold ../shared/gold --corpora ../shared/corpora --work build

Steps whose result is already in ``--work`` are not done again: vectors.floret, words.txt, stage1/, stage2/. The log
names versions, seeds and settings and has the scores of every check.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy
import spacy
import thinc
from spacy.language import Language
from spacy.training.initialize import convert_vectors
from spacy.util import load_model_from_config
from thinc.api import Config, fix_random_seed

from indonews.entities.pieces import glue_of, pieces

from . import corpus, silver
from .ner import CachedVectors, Pool, Schedule, faster_matrix_products, train
from .ner_data import Noise, Sample, example, read_rows, sample
from .renaming import Renaming

HERE = Path(__file__).parent
MODELS = HERE.parent / "indonews" / "models"
SEED = 5
STAGE1 = Schedule(steps=3800, peak=0.0015)
STAGE2 = Schedule(steps=6000, peak=0.001)
HELD_OUT_EVERY = 20
RENAMED = 0.3


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--gold", type=Path, required=True, help="train, names, dev, seeds and unannotated .jsonl"
    )
    parser.add_argument("--corpora", type=Path, required=True, help="pretrain.txt.xz and articles.jsonl.xz")
    parser.add_argument("--work", type=Path, default=Path("build"), help="folder for intermediate results")
    parser.add_argument("--threads", type=int, default=2, help="threads of the vector training")
    parser.add_argument(
        "--minutes", type=float, default=1e9, help="longest time for each stage of the name model"
    )
    parser.add_argument("--install", action="store_true", help="put the result into indonews/models")
    options = parser.parse_args(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    versions = {m.__name__: m.__version__ for m in (spacy, thinc, numpy)}
    print(
        json.dumps(
            {
                "python": platform.python_version(),
                **versions,
                "seed": SEED,
                "stages": [repr(STAGE1), repr(STAGE2)],
            }
        ),
        flush=True,
    )
    fix_random_seed(SEED)
    faster_matrix_products()
    _learn_from_corpus(options.corpora, options.work, options.threads)
    _train_names(options.gold, options.corpora, options.work, options.minutes)
    if options.install:
        install(options.work / "stage2", options.work / "words.txt", MODELS)
    return 0


def _learn_from_corpus(corpora: Path, work: Path, threads: int) -> None:
    tokens, vectors, words = work / "pretrain.tok", work / "vectors.floret", work / "words.txt"
    if not (vectors.exists() and words.exists()) and not tokens.exists():
        corpus.tokenise(corpora, tokens)
    if not vectors.exists():
        corpus.train_vectors(tokens, vectors, threads)
    if not words.exists():
        corpus.write_words(tokens, words)


def _train_names(gold: Path, corpora: Path, work: Path, minutes: float) -> None:
    glue = glue_of((work / "words.txt").read_text(encoding="utf-8").split())
    nlp = load_model_from_config(Config().from_disk(HERE / "ner.cfg"), auto_fill=True)
    convert_vectors(nlp, work / "vectors.floret", truncate=0, prune=-1, name="id_news.vectors", mode="floret")
    nlp.vocab.vectors = CachedVectors.of(nlp.vocab.vectors, nlp.vocab.strings)

    def split(text: str) -> list[str]:
        return [piece for token in nlp.make_doc(text) for piece in pieces(token.text, glue)]

    rows = {
        name: read_rows(gold / f"{name}.jsonl") for name in ("train", "names", "dev", "seeds", "unannotated")
    }
    articles = [sample(row, split) for row in rows["train"]]
    names = [sample(row, split) for row in rows["names"]]
    held_out = {
        "stop": names[::HELD_OUT_EVERY],
        "dev": [sample(row, split, cut=False) for row in rows["dev"]],
    }
    names = [item for k, item in enumerate(names) if k % HELD_OUT_EVERY]
    gold_pools = [Pool(articles, 2), Pool(names)]
    if not (work / "stage1").exists():
        _start(nlp, [*articles, *names[:200]])
        train(nlp, gold_pools, [Noise().apply], held_out, _within(STAGE1, minutes), work / "stage1")
    if not (work / "stage2").exists():
        nlp = spacy.load(work / "stage1")
        nlp.vocab.vectors = CachedVectors.of(nlp.vocab.vectors, nlp.vocab.strings)
        if not (work / "silver.jsonl").exists():
            texts = silver.choose(corpora, [row for part in rows.values() for row in part], SEED)
            silver.write(silver.label(nlp, split, texts), work / "silver.jsonl")
        labelled = silver.read(work / "silver.jsonl")
        print(
            json.dumps({"silver articles": len(labelled), "names": sum(len(s.entities) for s in labelled)}),
            flush=True,
        )
        pools = [*gold_pools, Pool(labelled, 1 / 3)]
        changes = [Renaming([*articles, *names], RENAMED).apply, Noise().apply]
        train(nlp, pools, changes, held_out, _within(STAGE2, minutes), work / "stage2")


def _within(plan: Schedule, minutes: float) -> Schedule:
    return Schedule(plan.steps, plan.peak, minutes, plan.batch_words, plan.dropout, SEED)


def _start(nlp: Language, some: Sequence[Sample]) -> None:
    examples = [example(nlp.vocab, item) for item in some]
    nlp.initialize(lambda: examples)


def install(model: Path, words: Path, target: Path) -> None:
    """Puts a trained pipeline and its word list into the package, with the checksums of all files."""
    shutil.rmtree(target / "entities", ignore_errors=True)
    shutil.copytree(model, target / "entities")
    shutil.copy(words, target / "words.txt")
    files = [target / "words.txt", *sorted(p for p in (target / "entities").rglob("*") if p.is_file())]
    digests = {p.relative_to(target).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    (target / "checksums.json").write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
