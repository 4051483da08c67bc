"""Speed of tokens and sentences beside spaCy's Indonesian blank, Stanza and rule splitters, in one run.

    python -m training.bench_tokens articles.jsonl [--stanza DIRECTORY]

Each row of the file has a ``text``. Printed: megabytes (a million characters) a second of processor time on one core,
the best of the rounds, which take turns so that a busy machine slows all alike, and how many times that is spaCy's own
speed (blank ``id``, with the sentencizer for sentences). ``--stanza`` names the folder that
``training.stanza_models`` wrote. Packages that are not installed are left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import process_time

import spacy

from indonews import split_sentences, tokenize
from indonews.integrations.spacy_tokenizer import IndonewsTokenizer

ROUNDS, STANZA_TEXTS = 7, 10

SPACY = {"tokens": "tokens: spaCy blank id", "sentences": "sentences: spaCy blank id + sentencizer"}

Reader = Callable[[str], object]


def readers() -> dict[str, Reader]:
    """What is measured, by name."""
    blank = spacy.blank("id")
    sentencizer = blank.add_pipe("sentencizer")
    found: dict[str, Reader] = {
        "tokens: indonews": tokenize,
        "tokens: indonews as spaCy tokenizer": IndonewsTokenizer(blank.vocab),
        "tokens: spaCy blank id": blank.tokenizer,
        "sentences: indonews": split_sentences,
        "sentences: spaCy blank id + sentencizer": lambda text: sentencizer(blank.tokenizer(text)),
    }
    for name, make in (("sentencex", _sentencex), ("yasbd", _yasbd)):
        try:
            found[f"sentences: {name}"] = make()
        except ImportError:
            print(f"{name}: not installed")
    return found


def _sentencex() -> Reader:
    segment = import_module("sentencex").segment
    return lambda text: list(segment("id", text))


def _yasbd() -> Reader:
    segmenter = import_module("yasbd").BoundaryDetector(lang="id")
    return lambda text: list(segmenter.segment(text))


def _stanza(directory: str) -> Reader:
    pipeline = import_module("stanza").Pipeline
    reader: Reader = pipeline(
        "id", dir=directory, processors={"tokenize": "small"}, download_method=None, use_gpu=False, verbose=False,
        tokenize_model_path=str(Path(directory) / "tokenizer.pt"),
    )  # fmt: skip
    return reader


def measure(named: dict[str, Reader], texts: list[str], rounds: int = ROUNDS) -> dict[str, float]:
    """The speed of each reader on ``texts``."""
    best = dict.fromkeys(named, float("inf"))
    for _ in range(rounds):
        for name, reader in named.items():
            begin = process_time()
            for text in texts:
                reader(text)
            best[name] = min(best[name], process_time() - begin)
    return {name: sum(map(len, texts)) / seconds / 1e6 for name, seconds in best.items()}


def main(path: str, *options: str) -> None:
    """Measures on the texts of ``path``."""
    texts = [json.loads(line)["text"] for line in Path(path).read_text(encoding="utf-8").splitlines()]
    speeds = measure(readers(), texts)
    if options[:1] == ("--stanza",):
        few = texts[:STANZA_TEXTS]
        speeds |= measure({"sentences: Stanza (small model), tokens too": _stanza(options[1])}, few, rounds=2)
    for name, speed in speeds.items():
        own = speeds[SPACY[name.partition(":")[0]]]
        print(f"{name:44} {speed:8.3f} MB/s {speed / own:7.2f} x spaCy")


if __name__ == "__main__":
    main(*sys.argv[1:])
