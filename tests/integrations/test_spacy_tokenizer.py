"""The spaCy tokenizer: exact text, spaCy's serialisation, worker processes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.vocab import Vocab

from indonews import tokenize
from indonews.integrations.spacy_tokenizer import IndonewsTokenizer
from indonews.tokenization import split_words

TOKENIZER = "indonews.Tokenizer.v1"
TEXT = "PT Bumi Tbk. meraup Rp1,5 triliun.\n\n  “Naik 5%,” kata H.M. Ali,\tSabtu (16/9)."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


def test_tokens_are_the_librarys(nlp: Language) -> None:
    words = [(token.idx, token.text) for token in nlp(TEXT) if not token.is_space]
    assert words == [(token.start, token.text) for token in tokenize(TEXT)]


@pytest.mark.parametrize(
    "text", ["", " ", "\n", " a", "a ", "a  b", "\tke-78\r\n", "x\u200by", "👨‍👩‍👧🇮🇩 ok", "a\0b"]
)
def test_text_comes_back(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back(text: str) -> None:
    assert IndonewsTokenizer(Vocab())(text).text == text


def test_lone_surrogates_keep_their_place(nlp: Language) -> None:
    assert nlp("a \ud800 b").text == "a \ufffd b"


def test_serialises(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    for copy in (spacy.load(tmp_path), nlp.from_bytes(nlp.to_bytes()), pickle.loads(pickle.dumps(nlp))):
        assert isinstance(copy.tokenizer, IndonewsTokenizer)
        assert [t.text for t in copy(TEXT)] == [t.text for t in nlp(TEXT)]


def test_worker_processes(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, "Ia pulang."] * 3, n_process=2, batch_size=2))
    assert [doc.text for doc in docs] == [TEXT, "Ia pulang."] * 3


def test_wrong_type(nlp: Language) -> None:
    with pytest.raises(TypeError, match="text"):
        nlp.tokenizer(3)


def test_tokens_and_words_align_with_characters(nlp: Language) -> None:
    text = TEXT + " Rumahnya rusak, katanya."
    assert all(nlp(text).char_span(token.start, token.end) is not None for token in tokenize(text))
    words = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER, "clitics": True}}})
    doc = words(text)
    assert doc.text == text
    assert [t.text for t in doc if not t.is_space] == [w.text for w in split_words(tokenize(text))]
    copy = pickle.loads(pickle.dumps(words.tokenizer))
    assert [t.text for t in copy(text)] == [t.text for t in doc]
