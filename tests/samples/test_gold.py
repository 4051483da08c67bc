"""The samples' own annotation holds together: offsets, order, labels, and what every layer promises."""

from itertools import pairwise
from typing import get_args

import pytest

from indonews import samples
from indonews.boilerplate.types import KINDS
from indonews.entities.types import NAME_LABELS
from indonews.quotation.types import QuoteKind
from indonews.temporal.types import TimexType

MODS = {"MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "APPROX", "START", "MID", "END"}
each_sample = pytest.mark.parametrize("name", samples.names())


def assert_spans(text, spans):
    """Inside the text, ordered, apart from each other, and tight: no space at their ends."""
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start


def outside(spans, boilerplate, allowed=()):
    return all(
        end <= b or e <= start or kind in allowed for start, end in spans for b, e, kind in boilerplate
    )


def test_names_are_unique_and_load():
    assert len(set(samples.names())) == len(samples.names()) >= 14
    for name in samples.names():
        assert samples.load(name).id == name
    with pytest.raises(KeyError, match="nowhere"):
        samples.load("nowhere")


def test_samples_have_the_whole_mess():
    texts = [samples.load(name).text for name in samples.names()]
    kinds = {kind for name in samples.names() for _, _, kind in samples.expected(name)["boilerplate"]}
    assert kinds == set(KINDS) - {"body"}
    assert sum("\n" not in text for text in texts) >= 4
    assert sum(samples.load(name).published is None for name in samples.names()) == 2


@each_sample
def test_boilerplate(name):
    text, boilerplate = samples.load(name).text, samples.expected(name)["boilerplate"]
    assert_spans(text, [(s, e) for s, e, _ in boilerplate])
    assert {kind for _, _, kind in boilerplate} <= set(KINDS) - {"body"}


@each_sample
def test_entities(name):
    text, gold = samples.load(name).text, samples.expected(name)
    spans = [(s, e) for s, e, _ in gold["entities"]]
    assert_spans(text, spans)
    assert outside(spans, gold["boilerplate"], allowed={"title"})
    assert {label for _, _, label in gold["entities"]} <= set(NAME_LABELS)


@each_sample
def test_times(name):
    text, gold = samples.load(name).text, samples.expected(name)
    spans = [(time[0], time[1]) for time in gold["times"]]
    assert_spans(text, spans)
    assert outside(spans, gold["boilerplate"], allowed={"title"})
    for _, _, kind, value, *mod in gold["times"]:
        assert kind in get_args(TimexType)
        assert (value == "?") <= (gold["dct"] is None)
        assert set(mod) <= MODS


@each_sample
def test_quotes(name):
    text, gold = samples.load(name).text, samples.expected(name)
    pieces = [tuple(piece) for quote in gold["quotes"] for piece in quote["content"]]
    assert_spans(text, pieces)
    assert [quote["id"] for quote in gold["quotes"]] == list(range(1, len(gold["quotes"]) + 1))
    for quote in gold["quotes"]:
        assert quote["kind"] in get_args(QuoteKind)
        assert quote["speaker"]
        spans = [span[:2] for span in (quote["cue"], quote["source"], quote["relay"]) if span]
        assert_spans(text, sorted(spans))
        assert outside([*quote["content"], *spans], gold["boilerplate"])
        if quote["cue"] and quote["source"] and text[slice(*quote["source"])] == "nya":
            assert quote["cue"][1] == quote["source"][0]
