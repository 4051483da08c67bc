"""The bridge beside real Stanza models: a tokenizer, a tagger and a parser, trained small on a UD treebank.

They are made once, in minutes, by ``training/stanza_models.py`` and kept in ``INDONEWS_STANZA`` (default
``~/.cache/indonews/stanza``). The treebank is ``INDONEWS_UD`` (default ``../shared/data/ud-csui/train.conllu``); without
models and treebank the tests are skipped.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

stanza = pytest.importorskip("stanza")

from indonews import tokenize  # noqa: E402
from indonews.integrations.stanza import sentences_and_tokens, to_article  # noqa: E402
from indonews.tokenization import split_words  # noqa: E402

TREEBANK = Path(os.environ.get("INDONEWS_UD", Path(__file__).parents[3] / "shared/data/ud-csui/train.conllu"))
MODELS = Path(os.environ.get("INDONEWS_STANZA", Path.home() / ".cache/indonews/stanza"))
TEXT = "“Harga beras naik,” kata Rini Hapsari di Jakarta. Rumahnya tidak rusak."

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def models() -> Path:
    if not (MODELS / "resources.json").exists():
        if not TREEBANK.exists():
            pytest.skip("no Stanza models, and no treebank to train them on")
        from training.stanza_models import main

        main(str(TREEBANK), str(MODELS))
    return MODELS


def pipeline(models: Path, **options: Any) -> Any:
    return stanza.Pipeline(
        "id", dir=str(models), download_method=None, use_gpu=False, verbose=False, **options
    )


def test_a_parser_runs_on_the_librarys_words(models: Path) -> None:
    nlp = pipeline(
        models,
        processors={"tokenize": "indonews", "pos": "small", "lemma": "identity", "depparse": "small"},
        pos_model_path=str(models / "tagger.pt"),
        depparse_model_path=str(models / "parser.pt"),
    )
    words = [word for sentence in nlp(TEXT).sentences for word in sentence.words]
    assert [word.text for word in words] == [word.text for word in split_words(tokenize(TEXT))]
    assert all(word.upos and word.deprel and word.head is not None for word in words)


def test_stanzas_own_tokens_make_an_article(models: Path) -> None:
    nlp = pipeline(models, processors={"tokenize": "small"}, tokenize_model_path=str(models / "tokenizer.pt"))
    sentences, tokens = sentences_and_tokens(nlp, TEXT)
    assert all(TEXT[span.start : span.end] == span.text for span in (*sentences, *tokens))
    assert "".join(token.text for token in tokens) == "".join(TEXT.split())
    article = to_article(nlp(TEXT))
    assert list(article.sentences) == sentences
    assert [quote.speaker.name for quote in article.quotes] == ["Rini Hapsari"]
