"""What holds for any string: offsets, order, nothing lost, linear time, and the kinds and flags of tokens."""

from __future__ import annotations

import pickle
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews import Span, Token, split_sentences, tokenize
from indonews.tokenization import split_words
from tests.steps import steps

WORDS = "Ia Budi Dr. Tbk. S. “ ” \" ( ) ' . , ? ! ... 1. 2) Rp 5.000 - nya rumahnya Namun itu &ldquo; &nbsp; a.n. http://a.id/x 👍"
PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "\n\n", "\t"])
NEWSLIKE = st.lists(PIECES, max_size=40).map("".join)
ANY = st.text(st.characters(), max_size=60) | NEWSLIKE


def covers(text: str, spans: Sequence[Span]) -> bool:
    """Whether ``spans`` are in order, do not overlap, say their text and hold every character but white space."""
    outside, position = [], 0
    for span in spans:
        if span.start < position or span.end <= span.start or span.text != text[span.start : span.end]:
            return False
        outside.append(text[position : span.start])
        position = span.end
    return not "".join([*outside, text[position:]]).strip()


@settings(deadline=None, max_examples=150)
@given(ANY)
def test_spans_cover_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert covers(text, tokens)
    assert covers(text, split_words(tokens))
    assert covers(text, split_sentences(text))
    assert covers(text, split_sentences(text, tokens))


@settings(deadline=None, max_examples=100)
@given(ANY)
def test_no_sentence_cuts_a_token_it_was_given(text: str) -> None:
    tokens = tokenize(text)
    inside = {position for token in tokens for position in range(token.start + 1, token.end)}
    assert not {sentence.end for sentence in split_sentences(text, tokens)} & inside


@pytest.mark.parametrize(
    "piece", ["a", ".", " ", "(", '"', "A.", "a-", "\n", "“Ia. ", "1. A ", "\ud800", "\0", "Tbk. "]
)
def test_work_is_linear(piece: str) -> None:
    def read(text: str) -> None:
        tokens = tokenize(text)
        split_words(tokens)
        split_sentences(text, tokens)

    def work(size: int) -> int:
        return steps(lambda: read(piece * (size // len(piece))))

    assert work(80_000) < 10 * work(10_000)


def test_kinds() -> None:
    text = "Ia bayar Rp5.000, lihat https://a.id dan a@b.id #aksi @budi 👍 % KOMPAS.com"
    kinds = {token.text: token.kind for token in tokenize(text)}
    assert kinds == {
        "Ia": "word", "bayar": "word", "Rp": "word", "5.000": "number", ",": "punct", "lihat": "word",
        "https://a.id": "url", "dan": "word", "a@b.id": "email", "#aksi": "hashtag", "@budi": "handle",
        "👍": "emoji", "%": "symbol", "KOMPAS.com": "url",
    }  # fmt: skip


def test_glued_words_are_flagged() -> None:
    assert [token.text for token in tokenize("kata Budi kepadaTempo.co kemarin") if token.glued] == [
        "kepada",
        "Tempo.co",
    ]
    assert not any(token.glued for token in tokenize("Ia pulang. Budi tinggal."))


def test_results_are_plain() -> None:
    token = tokenize("Ia")[0]
    assert token == Token(0, 2, "Ia") == pickle.loads(pickle.dumps(token))
    assert token.to_dict() == {"start": 0, "end": 2, "text": "Ia", "kind": "word", "glued": False}


@pytest.mark.parametrize("function", [tokenize, split_sentences])
def test_wrong_type(function: object) -> None:
    with pytest.raises(TypeError, match="text"):
        function(b"Ia")  # type: ignore[operator]
