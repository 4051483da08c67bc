"""spaCy components: found without an import, at home in anybody's pipeline."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.tokens import Doc, DocBin

import indonews

from .articles import FLOOD, NOTHING, RICE

STAGES = [
    "indonews_boilerplate",
    "indonews_sentences",
    "indonews_entities",
    "indonews_temporal",
    "indonews_quotes",
]
GROUPS = {
    f"indonews_{name}"
    for name in ("boilerplate", "sentences", "entities", "times", "quotes", "cues", "sources")
}
TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "indonews.Tokenizer.v1"}}}


def pipeline(*names, config=TOKENIZER):
    nlp = spacy.blank("id", config=config)
    for name in names:
        nlp.add_pipe(name)
    return nlp


@pytest.fixture(scope="module")
def whole():
    return pipeline("indonews")


@pytest.fixture(scope="module")
def staged():
    return pipeline(*STAGES)


def dated(nlp, text, published):
    doc = nlp.make_doc(text)
    doc._.indonews_published = published
    return nlp(doc)


def state(doc):
    """All that a Doc holds of ours."""
    groups = {
        key: [(s.start_char, s.end_char, s.label_, s.kb_id_) for s in group]
        for key, group in doc.spans.items()
    }
    return (
        groups,
        json.dumps(doc._.indonews, sort_keys=True),
        [(e.text, e.label_) for e in doc.ents],
        [s.text for s in doc.sents],
    )


def test_components_are_found_without_an_import():
    code = "import spacy; print(spacy.blank('id').add_pipe('indonews_quotes').name)"
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert out.strip() == "indonews_quotes"


def test_whole_is_what_read_gives(whole):
    doc = dated(whole, RICE, "2023-09-13")
    article = indonews.read(RICE, "2023-09-13")
    expected = article.to_dict()
    for layer in ("body", "published", "boilerplate", "sentences", "entities", "actors", "times", "quotes"):
        assert doc._.indonews[layer] == expected[layer]
    assert {e.text for e in doc.ents} == {e.text for e in article.entities}
    assert set(doc.spans) == GROUPS


@pytest.mark.parametrize("text", [RICE, FLOOD, NOTHING], ids=["rice", "flood", "nothing"])
def test_stages_together_give_the_whole(whole, staged, text):
    one, other = dated(whole, text, "2024-01-06"), dated(staged, text, "2024-01-06")
    edits = other._.indonews.pop("edits")
    assert state(other) == state(one)
    assert bool(edits) == (text != NOTHING)


def test_spans_carry_their_values(staged):
    doc = dated(staged, RICE, "2023-09-13")
    assert {s.label_ for s in doc.spans["indonews_boilerplate"]} == {"dateline", "related"}
    assert doc.spans["indonews_boilerplate"][0]._.indonews_segment["kind"] == "dateline"
    quote = doc.spans["indonews_quotes"][0]
    assert quote.kb_id_ == quote._.indonews_quote["speaker"] == "Rina Hapsari"
    assert doc.spans["indonews_times"][0]._.indonews_time["value"] == "2023-09-12"
    names = {e.text: e._.indonews_entity["name"] for e in doc.ents if e.label_ == "PERSON"}
    assert names["Rina"] == "Rina Hapsari"
    for group, layer in (("entities", "entities"), ("times", "times")):
        assert len(doc.spans[f"indonews_{group}"]) == len(doc._.indonews[layer])


def test_offsets_are_exact_whatever_the_tokens(whole):
    nlp = pipeline("indonews", config={})
    for layer in ("entities", "times", "quotes"):
        assert nlp(RICE)._.indonews[layer] == whole(RICE)._.indonews[layer]


def test_without_a_date_relative_times_stay_open(staged):
    assert staged(FLOOD)._.indonews["times"][0]["value"] is None


def test_survives_a_docbin(whole):
    doc = dated(whole, RICE, "2023-09-13")
    data = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (copy,) = DocBin().from_bytes(data).get_docs(spacy.blank("id").vocab)
    assert state(copy) == state(doc)
    assert copy.spans["indonews_quotes"][0]._.indonews_quote["speaker"] == "Rina Hapsari"


def test_a_pipeline_comes_back_from_disk_and_bytes(tmp_path):
    nlp = pipeline(*STAGES)
    nlp.remove_pipe("indonews_entities")
    nlp.add_pipe("indonews_entities", config={"labels": ["PERSON"]}, before="indonews_temporal")
    nlp.to_disk(tmp_path)
    for copy in (spacy.load(tmp_path), pipeline(*STAGES).from_bytes(nlp.to_bytes())):
        assert copy.get_pipe("indonews_entities").settings["labels"] == ["PERSON"]
        assert {e.label_ for e in copy(RICE).ents} == {"PERSON"}


def test_pipe_and_worker_processes(whole, staged):
    texts = [RICE, FLOOD, NOTHING, ""] * 2
    for nlp in (whole, staged):
        alone = [state(nlp(text)) for text in texts]
        assert [state(doc) for doc in nlp.pipe(texts, batch_size=3)] == alone
        assert [state(doc) for doc in nlp.pipe(texts, batch_size=2, n_process=2)] == alone


def test_context_comes_through(whole):
    pairs = whole.pipe([(RICE, {"id": 1}), (FLOOD, {"id": 2})], as_tuples=True)
    assert [context["id"] for _, context in pairs] == [1, 2]


def test_another_recogniser_feeds_the_quotes():
    nlp = pipeline()
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "PER", "pattern": "Rina Hapsari"}, {"label": "PER", "pattern": "Rina"}]
    )
    nlp.add_pipe("indonews_boilerplate")
    nlp.add_pipe("indonews_quotes")
    doc = nlp(RICE)
    assert {e.label_ for e in doc.ents} == {"PER"}
    assert {quote["speaker"] for quote in doc._.indonews["quotes"]} == {"Rina Hapsari"}
    assert [actor["name"] for actor in doc._.indonews["actors"]] == ["Rina Hapsari"]


def test_quotes_alone():
    doc = pipeline("indonews_quotes")('"Stok kita cukup," kata Rina Hapsari di Jakarta.')
    assert [(q["kind"], q["speaker"]) for q in doc._.indonews["quotes"]] == [("direct", "Rina Hapsari")]


def test_entities_that_are_there_stay(staged):
    def with_own(**settings):
        nlp = pipeline()
        nlp.add_pipe("entity_ruler").add_patterns(
            [{"label": "MINE", "pattern": "Menteri Pertanian Rina Hapsari"}]
        )
        nlp.add_pipe("indonews_entities", config=settings)
        return {e.text: e.label_ for e in nlp(RICE).ents}

    assert with_own()["Menteri Pertanian Rina Hapsari"] == "MINE" and "Rina Hapsari" not in with_own()
    assert with_own(overwrite_ents=True)["Rina Hapsari"] == "PERSON"
    assert set(with_own(set_ents=False)) == {"Menteri Pertanian Rina Hapsari"}


def test_times_as_entities_where_they_are_wanted():
    nlp = pipeline("indonews_entities")
    nlp.add_pipe("indonews_temporal", config={"set_ents": True})
    assert ("Selasa (12/9/2023)", "DATE") in {(e.text, e.label_) for e in nlp(RICE).ents}


def test_a_parse_keeps_its_sentences():
    nlp = spacy.blank("id")
    doc = Doc(
        nlp.vocab,
        words=["Satu", ".", "Dua", "."],
        heads=[0, 0, 0, 2],
        deps=["ROOT", "punct", "conj", "punct"],
    )
    nlp.add_pipe("indonews_sentences")
    assert len(list(nlp(doc).sents)) == 1
    assert len(doc.spans["indonews_sentences"]) == 2


def test_requirements_are_declared():
    analysis = pipeline(*STAGES).analyze_pipes()
    assert not any(analysis["problems"].values())
    assert "doc.ents" in analysis["summary"]["indonews_entities"]["assigns"]


def test_displacy_renders_what_is_there(whole):
    doc = whole(RICE)
    page = displacy.render(doc, style="span", options={"spans_key": "indonews_quotes"}, jupyter=False)
    assert "direct" in page and "Rina Hapsari" in page
    assert "PERSON" in displacy.render(doc, style="ent", jupyter=False)


def test_errors_go_where_the_pipeline_sends_them(whole):
    docs = [whole.make_doc(RICE), whole.make_doc(FLOOD)]
    docs[0]._.indonews_published = "kapan-kapan"
    with pytest.raises(ValueError, match="kapan-kapan"):
        list(whole.pipe(docs))
    seen = []
    nlp = pipeline("indonews_temporal")
    nlp.set_error_handler(lambda name, proc, docs, error: seen.append((name, len(docs), str(error))))
    assert [doc.text for doc in nlp.pipe(docs, batch_size=1)] == [FLOOD]
    assert seen[0][0] == "indonews_temporal" and "kapan-kapan" in seen[0][2]


def test_unknown_settings_are_refused():
    with pytest.raises(ValueError, match="no kind 'judul'"):
        spacy.blank("id").add_pipe("indonews_boilerplate", config={"keep": ["judul"]})


@settings(deadline=None, max_examples=25)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text(staged, text):
    doc = staged(text)
    assert doc.text == text
    for group in GROUPS:
        assert all(0 <= span.start_char <= span.end_char <= len(text) for span in doc.spans[group])
