"""The name tagger's parts, on small random weights and scores."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews.models import name_tagger
from indonews.models.features import document_features, repeated, windows
from indonews.models.tagger import best_paths
from indonews.models.tags import TAGS, spans, tags_of

SENTENCE = ["Gubernur", "Bali", "Wayan", "Koster", "bertemu", "Menteri", "Pariwisata", "di", "Denpasar", "."]


def _follows(one: str, other: str) -> bool:
    if one[0] in "BI":
        return other[0] in "IE" and one[2:] == other[2:]
    return other[0] in "OSB"


def _best(scores: np.ndarray) -> float:
    """The highest sum of scores of tags that can follow each other, one label only, by trying all."""
    some = [k for k, tag in enumerate(TAGS) if tag == "O" or tag.endswith(("-ORG", "-LAW"))]
    sums = [
        sum(scores[k, tag] for k, tag in enumerate(path))
        for path in product(some, repeat=len(scores))
        if TAGS[path[0]][0] in "OSB"
        and TAGS[path[-1]][0] in "OSE"
        and all(_follows(TAGS[a], TAGS[b]) for a, b in pairwise(path))
    ]
    return max(sums)


@pytest.mark.parametrize("seed", range(5))
def test_best_paths_are_the_best(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 2, len(TAGS))).astype(np.float32)
    for k, tag in enumerate(TAGS):
        if tag != "O" and not tag.endswith(("-ORG", "-LAW")):
            scores[:, :, k] = -100
    for column, path in enumerate(best_paths(scores, [4, 2])):
        length = len(path)
        assert length == (4, 2)[column]
        own = sum(float(scores[k, column, tag]) for k, tag in enumerate(path))
        assert own == pytest.approx(_best(scores[:length, column]), abs=1e-4)


def test_tags_and_back() -> None:
    pieces = [(k, k + 1) for k in range(6)]
    names = [(0, 1, "GPE"), (2, 5, "WORK_OF_ART")]
    assert list(spans(tags_of(pieces, names))) == names


def test_names_do_not_depend_on_the_company() -> None:
    words = [SENTENCE * n for n in (1, 30, 7)]
    documents = [(own, [k == 0 for k in range(len(own))], [False] * len(own)) for own in words]
    tagger = name_tagger()
    together = tagger.names([*documents, ([], [], [])])
    assert together == [*(tagger.names([document])[0] for document in documents), []]
    assert ("Wayan", "Koster") in {tuple(SENTENCE[a:b]) for a, b, _ in together[0]}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=6), st.booleans()), min_size=1, max_size=300))
def test_any_words(document: list[tuple[str, bool]]) -> None:
    words, starts = ([pair[k] for pair in document] for k in range(2))
    edges = windows(words, starts)
    assert [k for a, b in edges for k in range(a, b)] == list(range(len(words)))
    assert len(document_features(words, starts, starts)) == len(repeated(words)) == len(words)
    for start, end, label in name_tagger().names([(words, starts, starts)])[0]:
        assert 0 <= start < end <= len(words) and f"S-{label}" in TAGS


def test_repeated_words_share_a_group() -> None:
    assert repeated(["Kudus", "menang", "KUDUS", "menang", "Bali"]).tolist() == [1, 0, 1, 0, 0]
