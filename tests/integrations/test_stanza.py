"""Stanza: the tokenizer variant, the processors and the conversions, on real Stanza objects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

stanza = pytest.importorskip("stanza")

from stanza.models.common.doc import Document  # noqa: E402
from stanza.pipeline.registry import PROCESSOR_VARIANTS  # noqa: E402

from indonews import find_entities, read, split_sentences, tokenize  # noqa: E402
from indonews.entities import NAME_LABELS  # noqa: E402
from indonews.integrations import stanza as bridge  # noqa: E402

TEXT = (
    "JAKARTA - “Aman. Tidak ada korban,” kata Kapolda Banten Rini Hapsari, Jumat (1/8/2025).\n\n"
    "PT Laut Biru Tbk. merugi Rp1,5 miliar.  Rumahnya rusak."
)
RESOURCES = {"id": {"lang_name": "Indonesian", "packages": {}, "tokenize": {}, "default_processors": {}}}
PROCESSORS = {"tokenize": "indonews", "newsner": "indonews", "newsquotes": "indonews"}


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stanza")
    (folder / "resources.json").write_text(json.dumps(RESOURCES), encoding="utf-8")
    return folder


def pipeline(directory: Path, processors: dict[str, str], **options: Any) -> Any:
    return stanza.Pipeline(
        "id", dir=str(directory), processors=dict(processors), download_method=None, verbose=False, **options
    )


@pytest.fixture(scope="module")
def document(directory: Path) -> Any:
    return pipeline(directory, PROCESSORS)(TEXT)


def test_the_pipeline_uses_the_library(document: Any) -> None:
    assert PROCESSOR_VARIANTS["tokenize"]["indonews"] is bridge.IndonewsTokenizer
    sentences = [(s.tokens[0].start_char, s.tokens[-1].end_char) for s in document.sentences]
    assert sentences == [(s.start, s.end) for s in split_sentences(TEXT)]
    assert [t.text for s in document.sentences for t in s.tokens] == [t.text for t in tokenize(TEXT)]


def test_the_processor_is_called(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bridge.IndonewsTokenizer, "process", lambda self, document: Document([], "replaced"))
    assert pipeline(directory, {"tokenize": "indonews"})(TEXT).text == "replaced"


def test_offsets_and_white_space(document: Any) -> None:
    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    assert all(TEXT[token.start_char : token.end_char] == token.text for token in tokens)
    assert tokens[0].spaces_before + "".join(token.text + token.spaces_after for token in tokens) == TEXT


def test_clitics_are_words_of_their_token(directory: Path, document: Any) -> None:
    token = document.sentences[-1].tokens[0]
    assert (token.text, [word.text for word in token.words]) == ("Rumahnya", ["Rumah", "nya"])
    whole = pipeline(directory, {"tokenize": "indonews"}, tokenize_clitics=False)(TEXT)
    assert whole.num_words == whole.num_tokens == document.num_tokens


def test_one_sentence_on_demand(directory: Path) -> None:
    assert len(pipeline(directory, {"tokenize": "indonews"}, tokenize_no_ssplit=True)(TEXT).sentences) == 1


def test_many_documents_and_none(directory: Path) -> None:
    nlp = pipeline(directory, {"tokenize": "indonews"})
    texts = [TEXT, "", " \n", "Ia pulang."]
    assert [d.text for d in nlp.process_many(texts)] == texts
    assert [len(nlp(text).sentences) for text in texts] == [3, 0, 0, 1]


def test_entities_are_the_librarys_on_whole_tokens(document: Any) -> None:
    found = find_entities(TEXT, labels=NAME_LABELS)
    assert [(e.start_char, e.type) for e in document.ents] == [(e.start, e.label) for e in found]
    assert all(ent.end_char >= entity.end for ent, entity in zip(document.ents, found, strict=True))
    assert all(token.ner for sentence in document.sentences for token in sentence.tokens)


def test_quotes(document: Any) -> None:
    (quote,) = document.quotes
    assert (quote.speaker.name, quote.content[0].text) == ("Rini Hapsari", "Aman. Tidak ada korban,")


def test_document_survives_serialisation(document: Any) -> None:
    copy = Document.from_serialized(document.to_serialized())
    assert copy.to_dict() == document.to_dict()


def test_article_of_a_document(document: Any) -> None:
    article = bridge.to_article(document, "2025-08-02")
    assert article.text == article.body == TEXT
    assert list(article.sentences) == split_sentences(TEXT)
    assert [(t.start, t.end, t.kind) for t in article.tokens] == [
        (t.start, t.end, t.kind) for t in tokenize(TEXT)
    ]
    assert [t.value for t in article.times] == ["2025-08-01"]
    assert [quote.speaker.name for quote in article.quotes] == ["Rini Hapsari"]


def test_document_of_an_article_and_back() -> None:
    article = read(TEXT, "2025-08-02")
    document = bridge.to_document(article)
    assert document.text == TEXT
    back = bridge.to_article(document)
    assert [(s.start, s.end) for s in back.sentences] == [(s.start, s.end) for s in article.sentences]
    assert [(t.start, t.end) for t in back.tokens] == [(t.start, t.end) for t in article.tokens]
    assert back.quotes == article.quotes


def test_sentences_and_tokens(directory: Path, document: Any) -> None:
    nlp = pipeline(directory, {"tokenize": "indonews"})
    for source in (nlp, document):
        sentences, tokens = bridge.sentences_and_tokens(source, TEXT)
        assert (sentences, tokens) == (split_sentences(TEXT), tokenize(TEXT))
    with pytest.raises(ValueError, match="another text"):
        bridge.sentences_and_tokens(document, "Ia pulang.")


def test_a_document_without_offsets_is_refused() -> None:
    document = Document([[{"id": 1, "text": "Ia"}]])
    with pytest.raises(ValueError, match="no offsets"):
        bridge.to_article(document)
