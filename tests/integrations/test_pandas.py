"""pandas: tidy frames under the index of the articles."""

from __future__ import annotations

import builtins
import importlib
import sys
from datetime import date, datetime

import pytest

import indonews
from indonews import Article
from indonews.integrations.tables import TABLES

from .articles import FLOOD, NOTHING, RICE

pd = pytest.importorskip("pandas")
integration = importlib.import_module("indonews.integrations.pandas")


@pytest.fixture
def news():
    return pd.DataFrame(
        {
            "text": [RICE, None, FLOOD, NOTHING],
            "date": ["2023-09-13", None, "2024-01-06", None],
            "outlet": list("abcd"),
        },
        index=["rice", "none", "flood", "nothing"],
    )


def test_quotes_are_those_of_read_under_the_index_of_the_article(news):
    quotes = news["text"].indonews.quotes()
    assert list(quotes.columns) == list(TABLES["quotes"].columns)
    assert set(quotes.index) == {"rice", "flood"}
    expected = indonews.read(RICE).quotes
    found = quotes.loc[["rice"]]
    assert found["quote"].tolist() == [quote.text for quote in expected]
    assert found["speaker"].tolist() == [quote.speaker.name for quote in expected]
    assert "Rina Hapsari" in found["speaker"].tolist()
    for row in found.itertuples():
        assert RICE[row.start : row.end].split()[0] == row.quote.split()[0]


def test_what_is_known_of_the_article_joins(news):
    joined = news["text"].indonews.quotes().join(news["outlet"])
    assert set(joined["outlet"]) == {"a", "c"}


@pytest.mark.parametrize("published", ["column", "list", "one"])
def test_publication_dates(news, published):
    dates = {"column": news["date"], "list": [None, None, date(2024, 1, 6), pd.NaT], "one": "2024-01-06"}[
        published
    ]
    times = news["text"].indonews.times(published=dates).loc[["flood"]]
    assert times["value"].tolist() == ["2024-01-05"]
    assert times["begins"].tolist() == [pd.Timestamp(2024, 1, 5)]


def test_timestamps_are_publication_dates(news):
    dates = pd.to_datetime(news["date"])
    assert news["text"].indonews.times(published=dates).loc["flood", "value"] == "2024-01-05"


def test_a_column_of_another_index_is_no_column_of_dates(news):
    with pytest.raises(ValueError, match="index"):
        news["text"].indonews.times(published=news["date"].reset_index(drop=True))
    with pytest.raises(ValueError, match="3 values for 4 texts"):
        news["text"].indonews.times(published=[None] * 3)


def test_unreadable_dates(news):
    with pytest.raises(ValueError, match="kapan-kapan"):
        news["text"].indonews.times(published="kapan-kapan")
    times = news["text"].indonews.times(published="kapan-kapan", errors="coerce")
    assert pd.isna(times.loc["flood", "value"])
    with pytest.raises(ValueError, match="errors"):
        news["text"].indonews.times(errors="ignore")


@pytest.mark.parametrize("name", list(TABLES))
def test_tables_have_their_columns_and_types_also_when_empty(news, name):
    full = getattr(news["text"].indonews, name)()
    empty = getattr(news["text"].iloc[1:2].indonews, name)()
    assert len(full) > 0 and len(empty) == 0
    assert full.dtypes.astype(str).to_dict() == empty.dtypes.astype(str).to_dict()
    assert list(full.columns) == list(TABLES[name].columns)


def test_read_once_then_take_tables(news):
    articles = news["text"].indonews.read(published=news["date"])
    assert isinstance(articles["rice"], Article) and articles["none"] is None
    assert articles["flood"].published == date(2024, 1, 6)
    again = articles.indonews.quotes()
    pd.testing.assert_frame_equal(again, news["text"].indonews.quotes(published=news["date"]))
    assert articles.indonews.strip()["rice"].startswith("Harga beras")
    with pytest.raises(TypeError, match="have been read"):
        articles.indonews.read()


def test_strip_keeps_the_shape_of_the_column(news):
    bodies = news["text"].indonews.strip()
    assert bodies.index.equals(news.index) and pd.isna(bodies["none"])
    assert "BACA JUGA" not in bodies["rice"] and bodies["nothing"] == NOTHING


def test_repeated_and_nested_indexes(news):
    twice = pd.concat([news, news])["text"].indonews.quotes()
    assert len(twice) == 2 * len(news["text"].indonews.quotes())
    nested = news.set_index("outlet", append=True)["text"].indonews.quotes()
    assert nested.index.nlevels == 2 and ("flood", "c") in nested.index


def test_read_table_keeps_the_other_columns(news):
    quotes = integration.read_table(news, "quotes", published="date")
    assert list(quotes.columns) == ["date", "outlet", *TABLES["quotes"].columns]
    assert quotes.loc["flood", "outlet"] == "c"
    with pytest.raises(ValueError, match="column 'start' of its own"):
        integration.read_table(news.rename(columns={"outlet": "start"}))
    with pytest.raises(ValueError, match="no table 'verbs'"):
        integration.read_table(news, "verbs")


def test_other_columns_have_no_accessor():
    with pytest.raises(AttributeError, match="texts"):
        _ = pd.Series([1, 2]).indonews


def test_workers_and_progress(news, capsys):
    alone = news["text"].indonews.quotes()
    pd.testing.assert_frame_equal(news["text"].indonews.quotes(workers=2, progress=True), alone)
    assert "3/3" in capsys.readouterr().err


def test_timeline_frame():
    frame = indonews.read(RICE, date(2023, 9, 13)).timeline().to_frame()
    assert "2023-09-12" in frame["value"].tolist()


def test_moments_outside_the_range_of_nanoseconds():
    article = pd.Series(["Candi itu dibangun pada tahun 1456 dan direnovasi tahun 1953."]).indonews
    assert article.times()["begins"].tolist() == [datetime(1456, 1, 1), datetime(1953, 1, 1)]


def test_without_pandas_the_error_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def absent(name, *args, **kwargs):
        if name == "pandas":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", absent)
    monkeypatch.delitem(sys.modules, "indonews.integrations.pandas")
    with pytest.raises(ImportError, match=r"pip install 'indonews\[pandas\]'"):
        importlib.import_module("indonews.integrations.pandas")
