"""Trains small Stanza models (tokenizer, tagger, parser) on a UD treebank, with Stanza's own trainers.

    python -m training.stanza_models UD_Indonesian-CSUI/train.conllu DIRECTORY

They are for the tests and the benchmark of ``indonews.integrations.stanza``, where the official weights cannot be
had: a few minutes on one core, good enough to be run, not to be used. DIRECTORY gets the three models and a
``resources.json`` with which ``stanza.Pipeline("id", dir=DIRECTORY, download_method=None)`` starts offline.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from stanza.models import parser, tagger, tokenizer
from stanza.utils.datasets import prepare_tokenizer_data

HELD_OUT = 80
RESOURCES = {"id": {"lang_name": "Indonesian", "packages": {}, "tokenize": {}, "default_processors": {}}}


def split(treebank: Path, directory: Path) -> None:
    """Writes the treebank's sentences as ``train`` and ``dev``: as they are, and with surface tokens and text."""
    sentences = treebank.read_text(encoding="utf-8").strip().split("\n\n")
    for name, part in (("train", sentences[:-HELD_OUT]), ("dev", sentences[-HELD_OUT:])):
        (directory / f"{name}.conllu").write_text("\n\n".join(part) + "\n\n", encoding="utf-8")
        texts = [_comment(sentence, "text") for sentence in part]
        (directory / f"{name}.txt").write_text(" ".join(texts) + "\n", encoding="utf-8")
        surface = "\n\n".join(map(surface_tokens, part)) + "\n\n"
        (directory / f"{name}.surface.conllu").write_text(surface, encoding="utf-8")
        labels = options(output=directory / f"{name}.labels", mwt_output=directory / f"{name}.mwt.json")
        prepare_tokenizer_data.main(
            [str(directory / f"{name}.txt"), str(directory / f"{name}.surface.conllu"), *labels]
        )


def options(**values: object) -> list[str]:
    """Command line options for Stanza's programs; True stands for an option without a value."""
    pairs = ((f"--{name}", () if value is True else (str(value),)) for name, value in values.items())
    return [word for name, value in pairs for word in (name, *value)]


def surface_tokens(sentence: str) -> str:
    """A CoNLL-U sentence with its multiword tokens as words, all hanging on the first."""
    rows, last = [], 0
    for line in sentence.split("\n"):
        cells = line.split("\t")
        if line.startswith("#"):
            rows.append(line)
        elif "-" in cells[0]:
            last = int(cells[0].split("-")[1])
            rows.append(_row(cells, rows))
        elif int(cells[0]) > last:
            rows.append(_row(cells, rows))
    return "\n".join(rows)


def _row(cells: list[str], rows: list[str]) -> str:
    number = 1 + sum(not row.startswith("#") for row in rows)
    head = ["0", "root"] if number == 1 else ["1", "dep"]
    return "\t".join([str(number), *cells[1:6], *head, "_", cells[9]])


def _comment(sentence: str, key: str) -> str:
    return next(
        line.split("=", 1)[1].strip() for line in sentence.split("\n") if line.startswith(f"# {key} =")
    )


def train(directory: Path) -> None:
    """Trains the three models on what ``split`` wrote."""
    common = options(lang="id", shorthand="id_csui", save_dir=directory, device="cpu")
    characters = options(
        save_name="tokenizer.pt", steps=240, eval_steps=120, no_use_mwt=True,
        txt_file=directory / "train.txt", label_file=directory / "train.labels",
        dev_txt_file=directory / "dev.txt", dev_label_file=directory / "dev.labels",
        dev_conll_gold=directory / "dev.surface.conllu", mwt_json_file=directory / "dev.mwt.json",
    )  # fmt: skip
    tokenizer.main([*common, *characters])
    words = options(
        train_file=directory / "train.conllu", eval_file=directory / "dev.conllu",
        no_pretrain=True, no_char=True, no_second_optim=True, hidden_dim=64, word_emb_dim=50, word_cutoff=2,
        deep_biaff_hidden_dim=50, num_layers=1, max_steps=150, eval_interval=75,
    )  # fmt: skip
    tagger.main([*common, *words, *options(save_name="tagger.pt", batch_size=20)])
    arcs = options(save_name="parser.pt", no_checkpoint=True, deep_biaff_output_dim=30, batch_size=500)
    parser.main([*common, *words, *arcs])


def main(treebank: str, directory: str) -> None:
    """Trains on the CoNLL-U file ``treebank`` into ``directory``."""
    target = Path(directory)
    target.mkdir(parents=True, exist_ok=True)
    split(Path(treebank), target)
    train(target)
    (target / "resources.json").write_text(json.dumps(RESOURCES), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
