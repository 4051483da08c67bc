"""Reading whole articles: offsets, streaming, workers, bad input."""

import json
import pickle
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import indonews
from indonews import samples

MARKS = "\"“”'‘’(),.:;–-\n \u200f\x00\ud800/&"
PHRASES = [
    "Baca juga: ",
    "katanya",
    " kata Budi",
    "Selasa (12/9/2023)",
    "&amp;nbsp;",
    "JAKARTA -",
    "loading...",
]
PIECES = st.one_of(st.text(max_size=5), st.sampled_from([*MARKS, *PHRASES]))
MESSY = st.lists(PIECES, max_size=40).map("".join)
NASTY = ["", " ", "\x1c\x1d a\x1eb \x1f\x85\u2028c\x1f", "\n" * 50, "\ud800", "\x00" * 5, "\u202eabc\u202c", "“" * 300, '"' * 301, "(" * 300, "1/" * 300,
         "a" * 20000, "Baca juga: " * 200, "kata " * 500, "&amp;" * 300, "Selasa " * 300, "Kim " * 300]  # fmt: skip


def assert_spans_hold(article):
    text = article.text
    assert "".join(segment.text for segment in article.segments) == text
    spans = [*article.segments, *article.sentences, *article.tokens, *article.entities, *article.times]
    spans += [
        piece
        for quote in article.quotes
        for piece in (*quote.content, quote.cue, quote.source, quote.relay)
        if piece
    ]
    spans += [mention for actor in article.actors for mention in (*actor.mentions, *actor.role_mentions)]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_texts_are_read(text):
    assert_spans_hold(indonews.read(text, date(2023, 9, 18)))


@settings(deadline=None, max_examples=60)
@given(MESSY)
def test_any_text_is_read(text):
    article = indonews.read(text)
    assert_spans_hold(article)
    json.dumps(article.to_dict())


@pytest.mark.parametrize("name", samples.names())
def test_samples_hold(name):
    sample = samples.load(name)
    article = indonews.read(sample.text, sample.published)
    assert_spans_hold(article)
    assert pickle.loads(pickle.dumps(article)).to_dict() == article.to_dict()


def test_many_equals_one_by_one_in_any_batch_and_process():
    rows = [
        {"id": name, "text": (s := samples.load(name)).text, "published": s.published}
        for name in samples.names()
    ]
    alone = [indonews.read(row["text"], row["published"]).to_dict() for row in rows]
    for workers in (1, 2):
        together = [article.to_dict() for article in indonews.read_many(rows * 3, workers=workers)]
        assert [{**row, "id": None} for row in together] == alone * 3
        assert [row["id"] for row in together] == [row["id"] for row in rows] * 3


def test_reading_streams():
    def endless():
        while True:
            yield "Budi tiba."

    articles = indonews.read_many(endless())
    assert [next(articles).body for _ in range(40)] == ["Budi tiba."] * 40


def test_bad_items_are_named_and_left_out_on_request():
    items = ["Satu.", 7, {"text": None}, {"text": "Dua.", "published": "entah"}, {"text": "Tiga."}]
    with pytest.raises(TypeError, match="article 1: a row must be str"):
        list(indonews.read_many(items))
    errors = []
    good = indonews.read_many(items, on_error=lambda index, error: errors.append((index, type(error))))
    assert [article.body for article in good] == ["Satu.", "Tiga."]
    assert errors == [(1, TypeError), (2, TypeError), (3, ValueError)]


def test_wrong_arguments_are_named():
    with pytest.raises(TypeError, match="text must be str, not NoneType"):
        indonews.read(None)
    with pytest.raises(ValueError, match="entah"):
        indonews.read("Budi tiba.", "entah")
    with pytest.raises(ValueError, match="workers must be at least 1"):
        indonews.read_many([], workers=0)


def test_labels_choose_entities():
    text = "Budi Santoso membayar Rp2,9 miliar di Bogor pada 12 September 2023."
    assert {e.label for e in indonews.read(text, labels={"MONEY", "DATE"}).entities} == {"MONEY", "DATE"}
    (money,) = indonews.read(text, labels={"MONEY"}).entities
    assert (money.value, money.unit) == (2.9e9, "IDR")


def test_the_articles_own_date_stands_in_for_the_missing_one():
    text = (
        "Selasa, 12 September 2023 | 14:30 WIB\nBOGOR, KABARTIRTA.COM - Warga berkumpul kemarin di alun-alun."
    )
    article = indonews.read(text)
    assert article.published == date(2023, 9, 12)
    assert [t.value for t in article.times] == ["2023-09-11"]
    assert [t.value for t in indonews.read("Warga berkumpul kemarin.").times] == [None]


def test_an_articles_quotes_by_speaker():
    text = "Wali Kota Bogor Rudi Hartono tiba. “Kami siap,” kata Rudi. “Dana ada,” tambahnya."
    article = indonews.read(text, url="https://contoh.id/a")
    assert [q.text for q in article.said_by("rudi")] == ["Kami siap,", "Dana ada,"]
    assert list(article.quotes_by_speaker()) == ["Rudi Hartono"]
    assert article.quotes_by_speaker()["Rudi Hartono"] == article.quotes
    assert article.quote_url(article.quotes[0]).startswith("https://contoh.id/a#:~:text=")
    assert article.said_by("Putin") == ()
