"""Vectors of words without spaCy: the same as spaCy's own."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews import models
from indonews.models.floret import Floret

OURS, SPACY = Floret.read(models.path() / "vocab"), models.load().vocab.vectors
WORDS = ["rumah", "Rumah", "di", "a", "", "Ginandjar-Kartasasmita", "x" * 80, "é😀本", "😀" * 40, "\0", ":"]


def test_vectors_are_those_of_spacy() -> None:
    assert np.allclose(OURS.get_batch(WORDS), SPACY.get_batch(WORDS), rtol=0, atol=1e-5)
    assert OURS.get_batch([]).shape == (0, OURS.data.shape[1])
    assert not OURS.get_batch([""]).any()


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=90), min_size=1, max_size=9
    )
)
def test_any_words_have_the_vectors_of_spacy(words: list[str]) -> None:
    assert np.allclose(OURS.get_batch(words), SPACY.get_batch(words), rtol=0, atol=1e-5)


def test_lone_surrogates_are_words() -> None:
    assert OURS.get_batch(["\ud800"]).any()
