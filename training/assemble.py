"""Puts trained parts together as the spaCy pipeline that ships, with the checksums of its files.

python -m training.assemble --vectors build/vectors.floret --weights build/tagger/weights.npz --words build/words.txt
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import spacy

from indonews.models.component import FACTORY
from training.vectors import floret_vectors

MODELS = Path(__file__).resolve().parent.parent / "indonews" / "models"
TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "indonews.Tokenizer.v1"}}}
META = {
    "name": "news",
    "version": "0.1.0",
    "description": "Names in Indonesian news: simple recurrent units over floret vectors",
    "license": "Apache-2.0",
    "spacy_version": ">=3.8.2,<3.9.0",
}


def assemble(vectors: Path, weights: Path, words: Path, target: Path) -> None:
    """Writes ``entities/`` (the pipeline), ``words.txt`` and ``checksums.json`` into the folder ``target``."""
    nlp = spacy.blank("id", config=TOKENIZER, meta=META)
    nlp.vocab.vectors = floret_vectors(vectors)
    nlp.add_pipe(FACTORY).from_bytes(weights.read_bytes())
    shutil.rmtree(target / "entities", ignore_errors=True)
    nlp.to_disk(target / "entities")
    if words.resolve() != (target / "words.txt").resolve():
        shutil.copy(words, target / "words.txt")
    files = [target / "words.txt", *sorted(p for p in (target / "entities").rglob("*") if p.is_file())]
    digests = {p.relative_to(target).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    (target / "checksums.json").write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Run from the command line; see the module's docstring."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("vectors", "weights", "words"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--target", type=Path, default=MODELS)
    args = parser.parse_args()
    assemble(args.vectors, args.weights, args.words, args.target)


if __name__ == "__main__":
    main()
