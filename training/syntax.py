"""Makes the syntax pipeline that ships (tagger, morphologizer, lemmatizer, parser) from Universal Dependencies.

    pip install udtools
    python -m training.syntax --ud ../shared/data --text ../shared/corpora/pretrain.txt.xz --work build/syntax --install

Pretrained on running news (the first and last letters of hidden words are guessed). Learned from: UD_Indonesian-CSUI
train, UD_Indonesian-PUD, UD_Indonesian-GSD dev; a twentieth of their sentences is kept back to choose the step. Scored on the raw text of the test files of CSUI and GSD, joined to one text, with the
program of the CoNLL 2018 shared task, against the files as they are and put into one scheme. ``scores.json`` has the
figures, ``model-best/`` settings and seed, standard output the scores of every 200 steps. A step whose result is in
``--work`` is not done again. Half an hour on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import random
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.cli.init_config import fill_config
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training.pretrain import pretrain
from spacy.util import load_config
from spacy.vocab import Vocab
from thinc.api import Config

from .conllu import DEPREL, FORM, ID, LEMMA, MISC, UPOS, XPOS, read_trees, to_conllu, to_doc

VECTORS = "../entities/vocab/vectors"
CONFIG = Path(__file__).with_name("syntax.cfg")
MODELS = Path(__file__).resolve().parent.parent / "indonews" / "models"
LEARNED = ("ud-csui/train.conllu", "ud-pud/test.conllu", "ud-gsd/dev.conllu")
SCORED = ("ud-csui/test.conllu", "ud-gsd/test.conllu")
METRICS = ("Tokens", "Words", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")
HELD_OUT, SENTENCES = 20, 4
PRETRAINING_WORDS, SHARE, SEED = 3_600_000, 0.45, 0
PIECE = re.compile(r".{1,500}(?:[.!?] |$)")
META = {
    "name": "news_syntax",
    "version": "0.1.0",
    "description": "Tags, features, lemmas and dependencies of Indonesian after Universal Dependencies",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<4.0.0",
}


def in_one_scheme(cells: list[str]) -> list[str]:
    """The row of a word in the scheme of CSUI.

    ``compound``, which GSD alone tells from ``nmod``, is ``nmod``; the tags of GSD are left out; the lemma of a name, and
    of a noun or adjective capitalised inside a sentence, is the word as it stands.
    """
    row = list(cells)
    if row[DEPREL] == "compound":
        row[DEPREL] = "nmod"
    if "Morf=" in row[MISC]:
        row[XPOS] = "_"
    inside = row[ID] != "1" and row[FORM][0].isupper() and row[UPOS] in ("NOUN", "ADJ")
    if inside or row[UPOS] == "PROPN":
        row[LEMMA] = row[FORM]
    return row


def write_corpora(ud: Path, work: Path) -> None:
    """Writes ``train.spacy`` and ``dev.spacy``: Docs of a few sentences."""
    parts: dict[str, DocBin] = {"train": DocBin(), "dev": DocBin()}
    for name in LEARNED:
        trees = list(read_trees(ud / name))
        for tree in trees:
            tree.rows = [in_one_scheme(row) for row in tree.rows]
        kept = [tree for k, tree in enumerate(trees) if k % HELD_OUT]
        for part, chosen in (("train", kept), ("dev", trees[::HELD_OUT])):
            for k in range(0, len(chosen), SENTENCES):
                parts[part].add(to_doc(Vocab(), chosen[k : k + SENTENCES]))
    for part, docs in parts.items():
        docs.to_disk(work / f"{part}.spacy")


def write_text(source: Path, target: Path) -> None:
    """Writes pieces of running text, some sentences each, from lines chosen at random."""
    choice, words = random.Random(SEED), 0
    with lzma.open(source, "rt", encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            if choice.random() < SHARE and len(line) > 60 and words < PRETRAINING_WORDS:
                for piece in PIECE.findall(line.strip()[:3000]):
                    out.write(json.dumps({"text": piece.strip()}) + "\n")
                    words += len(piece.split())


def learn(ud: Path, text: Path, work: Path) -> None:
    """Pretraining and training; the result is ``model-best``."""
    write_text(text, work / "pretrain.jsonl")
    write_corpora(ud, work)
    overrides = {"paths.pretrain": str(work / "pretrain.jsonl")}
    pretrain(
        load_config(work / "filled.cfg", overrides=overrides, interpolate=True),
        work / "pretrain",
        silent=False,
    )
    overrides = {f"paths.{part}": str(work / f"{part}.spacy") for part in ("train", "dev")}
    overrides["paths.init_tok2vec"] = str(work / "pretrain" / "model-last.bin")
    train(work / "filled.cfg", work, overrides=overrides)


def score(nlp: Language, gold: Path, work: Path) -> dict[str, dict[str, float]]:
    """F1 in percent on the raw text of a treebank: against the file as it is, and against it in one scheme."""
    from udtools.udeval import evaluate, load_conllu_file

    name = f"{gold.parent.name}-{gold.stem}"
    found, uniform = work / f"{name}.found.conllu", work / f"{name}.uniform.conllu"
    found.write_text(to_conllu(nlp(" ".join(tree.text for tree in read_trees(gold)))), encoding="utf-8")
    lines = gold.read_text(encoding="utf-8").split("\n")
    rows = (
        line if not line[:1].isdigit() or "-" in line.split("\t")[0] else _uniform(line) for line in lines
    )
    uniform.write_text("\n".join(rows), encoding="utf-8")
    system = load_conllu_file(str(found))
    figures = {}
    for kind, path in (("as published", gold), ("one scheme", uniform)):
        result = evaluate(load_conllu_file(str(path)), system)
        figures[kind] = {metric: round(100 * result[metric].f1, 2) for metric in METRICS}
    return figures


def _uniform(line: str) -> str:
    return "\t".join(in_one_scheme(line.split("\t")))


def slim(source: Path, target: Path, config: Config) -> Language:
    """The trained pipeline with its weights rounded to 16 bits (kept as 32: half of each is zeros, which pack well)."""
    nlp = spacy.load(source)
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for node in model.walk() if model else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype(np.float16).astype(np.float32))
    config["components"] = nlp.config["components"]
    nlp.config = config
    nlp.meta.update(META)
    nlp.meta.pop("performance", None)
    nlp.to_disk(target)
    return nlp


def install(source: Path, target: Path) -> None:
    """Puts the pipeline into the package, with the checksums of its files and of the vectors that it learned on."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    files = sorted(path for path in target.rglob("*") if path.is_file())
    digests = {path.relative_to(target).as_posix(): _digest(path) for path in files}
    digests[VECTORS] = _digest(target / VECTORS)
    (target / "checksums.json").write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; see the module's docstring."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ud", type=Path, required=True, help="folder of ud-csui, ud-pud and ud-gsd")
    parser.add_argument(
        "--text", type=Path, required=True, help="running text, a document a line, as .txt.xz"
    )
    parser.add_argument("--work", type=Path, default=Path("build/syntax"), help="folder for results")
    parser.add_argument("--install", action="store_true", help="put the result into indonews/models")
    options = parser.parse_args(arguments)
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    _, config = fill_config(work / "filled.cfg", CONFIG, pretraining=True, silent=True)
    if not (work / "model-best").exists():
        learn(options.ud, options.text, work)
    nlp = slim(work / "model-best", work / "slim", config)
    figures = {name: score(nlp, options.ud / name, work) for name in SCORED}
    (work / "scores.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    if options.install:
        install(work / "slim", MODELS / "syntax")
    return 0


if __name__ == "__main__":
    sys.exit(main())
