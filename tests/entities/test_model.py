"""The shipped model: loading, options, bounds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from indonews import models
from indonews.entities import NAME_LABELS, find_entities, find_entities_many

TEXT = (
    "Presiden Joko Widodo bertemu Perdana Menteri Singapura di Jakarta, Selasa. "
    "Menurut Jokowi, Bank Indonesia menyiapkan Rp2 triliun."
)


def test_names_and_amounts_in_order() -> None:
    found = find_entities(TEXT)
    assert [e.start for e in found] == sorted(e.start for e in found)
    assert all(TEXT[e.start : e.end] == e.text for e in found)
    assert {
        ("Joko Widodo", "PERSON"),
        ("Singapura", "GPE"),
        ("Bank Indonesia", "ORG"),
        ("Rp2 triliun", "MONEY"),
    } <= {(e.text, e.label) for e in found}
    assert {e.name for e in found if e.text == "Jokowi"} == {"Joko Widodo"}


def test_labels_limit_the_result() -> None:
    assert {e.label for e in find_entities(TEXT, labels=["MONEY"])} == {"MONEY"}
    with pytest.raises(ValueError, match="unknown"):
        find_entities(TEXT, labels=["PER"])


def test_many_texts_are_read_as_one_by_one() -> None:
    texts = [TEXT, "", TEXT.upper(), "Gempa mengguncang Cianjur."]
    assert list(find_entities_many(texts)) == [find_entities(text) for text in texts]


def test_a_pipeline_of_the_caller_takes_the_place_of_the_model() -> None:
    nlp = spacy.blank("id")
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [{"label": "PER", "pattern": "Singapura"}, {"label": "ODD", "pattern": "Jakarta"}]
    )
    names = [(e.text, e.label) for e in find_entities(TEXT, nlp=nlp) if e.label in NAME_LABELS]
    assert names == [("Singapura", "PERSON")]


def test_the_pipeline_loads_with_plain_spacy() -> None:
    nlp = spacy.load(models.path())
    docs = list(nlp.pipe([TEXT, "Gempa mengguncang Cianjur."]))
    assert "Singapura" in {e.text for e in docs[0].ents}


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\0", "\ud800 Budi", "a" * 50_000, "Budi Santoso " * 3_000]
)
def test_any_text_is_read(text: str) -> None:
    assert all(text[e.start : e.end] == e.text for e in find_entities(text))


def test_a_damaged_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words.txt").write_text("Budi\n", encoding="utf-8")
    (tmp_path / "checksums.json").write_text(json.dumps({"words.txt": "0" * 64}), encoding="utf-8")
    monkeypatch.setattr(models, "_HERE", tmp_path)
    with pytest.raises(ValueError, match=r"words\.txt is damaged"):
        models.verify.__wrapped__()
