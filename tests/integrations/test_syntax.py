"""The syntax pipeline: words, tags, lemmas and trees; shared vectors; spaCy's conventions."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language

from indonews import models, read, split_sentences

TEXT = (
    "Presiden menyetujui anggaran itu, kata Menteri Keuangan Rini Hapsari di Jakarta. "
    "Rumahnya rusak karena banjir.\n\nAnak-anak belajar membaca."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return models.syntax()


def test_words_tags_and_lemmas(nlp: Language) -> None:
    words = {token.text: token for token in nlp(TEXT)}
    assert (words["menyetujui"].pos_, words["menyetujui"].lemma_) == ("VERB", "setuju")
    assert words["menyetujui"].morph.get("Voice") == ["Act"]
    assert (words["Hapsari"].pos_, words["Hapsari"].lemma_) == ("PROPN", "Hapsari")
    assert (words["di"].pos_, words["di"].tag_) == ("ADP", "IN")
    assert words["Presiden"].head == words["menyetujui"]
    assert words["Presiden"].dep_ == "nsubj"


def test_clitics_are_words_and_the_text_stays(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert doc.text[doc.text.index("Rumahnya") :].startswith("Rumahnya")
    assert [token.text for token in doc if token.text in ("Rumah", "nya")] == ["Rumah", "nya"]


def test_sentences_are_the_librarys(nlp: Language) -> None:
    starts = [sentence.start for sentence in split_sentences(TEXT)]
    found = (next(token for token in sentence if not token.is_space) for sentence in nlp(TEXT).sents)
    assert [token.idx for token in found] == starts


def test_one_table_of_vectors(nlp: Language, tmp_path: Path) -> None:
    assert np.shares_memory(nlp.vocab.vectors.data, models.load().vocab.vectors.data)
    assert np.allclose(nlp("rumah").vector, models.load()("rumah").vector)
    nlp.to_disk(tmp_path)
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) < 8_000_000


def test_serialises(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    trees = [(token.dep_, token.head.i) for token in nlp(TEXT)]
    for copy in (spacy.load(tmp_path), models.syntax().from_bytes(nlp.to_bytes())):
        assert [(token.dep_, token.head.i) for token in copy(TEXT)] == trees
    assert pickle.loads(pickle.dumps(nlp.vocab.vectors)).shape == nlp.vocab.vectors.shape


def test_worker_processes(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, "Ia pulang."] * 2, n_process=2, batch_size=2))
    assert [[token.dep_ for token in doc] for doc in docs] == [
        [token.dep_ for token in nlp(doc.text)] for doc in docs
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ud800", "a" * 5_000, "👨‍👩‍👧 #aksi"])
def test_any_text(nlp: Language, text: str) -> None:
    assert len(nlp(text).text) == len(text)


def test_with_names_inside_read() -> None:
    nlp = models.syntax()
    nlp.add_pipe("indonews_names", source=models.load())
    article = read(TEXT, nlp=nlp)
    assert "Rini Hapsari" in {entity.text for entity in article.entities}


def test_each_call_gives_a_pipeline_of_its_own(nlp: Language) -> None:
    changed = models.syntax()
    changed.remove_pipe("parser")
    assert "parser" in models.syntax().pipe_names


def test_a_damaged_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "syntax").mkdir()
    (tmp_path / "syntax" / "meta.json").write_text("{}", encoding="utf-8")
    digests = json.dumps({"meta.json": "0" * 64})
    (tmp_path / "syntax" / "checksums.json").write_text(digests, encoding="utf-8")
    monkeypatch.setattr(models, "_HERE", tmp_path)
    with pytest.raises(ValueError, match=r"meta\.json is damaged"):
        models.verify.__wrapped__("syntax")
