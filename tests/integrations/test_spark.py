"""Spark, a real local one: the tables are those of pandas, on the executors and in SQL."""

from __future__ import annotations

import importlib
import warnings
from datetime import date, datetime

import pytest

from indonews.integrations.tables import TABLES

from .articles import FLOOD, NOTHING, RICE

pytest.importorskip("pyspark")
pytest.importorskip("pandas")
pytestmark = pytest.mark.filterwarnings("ignore")  # Spark's own

ROWS = [
    (1, RICE, date(2023, 9, 13)),
    (2, FLOOD, date(2024, 1, 6)),
    (3, None, None),
    (4, NOTHING, None),
    (5, "", None),
]


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate()
        )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def integration():
    return importlib.import_module("indonews.integrations.spark")


@pytest.fixture(scope="module")
def news(spark):
    return spark.createDataFrame(ROWS, "id long, text string, published date").repartition(2)


@pytest.mark.parametrize("table", list(TABLES))
def test_tables_are_those_of_pandas(news, integration, table):
    import pandas as pd

    from indonews.integrations.pandas import read_table

    found = integration.read_table(news, table, published="published", keep=["id"])
    assert found.schema.fields[1:] == integration.schema(table).fields
    frame = pd.DataFrame(ROWS, columns=["id", "text", "published"])
    expected = read_table(frame, table, published="published", keep=["id"])
    rows = [[None if pd.isna(cell) else cell for cell in row] for row in expected.itertuples(index=False)]
    order = list(found.columns).index("start") if "start" in found.columns else 0
    actual = sorted((list(row) for row in found.collect()), key=lambda row: (row[0], row[order]))
    assert actual == sorted(rows, key=lambda row: (row[0], row[order]))


def test_moments_are_what_they_say(news, integration):
    times = integration.read_table(news.filter("id = 2"), "times", published="published", keep=[])
    assert [row.begins for row in times.collect()] == [datetime(2024, 1, 5)]


def test_sql_functions(spark, news, integration):
    integration.register(spark)
    news.createOrReplaceTempView("news")
    quotes = spark.sql(
        "SELECT id, q.speaker, q.quote FROM news LATERAL VIEW explode(indonews_quotes(text, published)) AS q"
    ).collect()
    assert {(row.id, row.speaker) for row in quotes} == {(1, "Rina Hapsari"), (2, "Bambang Suryadi")}
    bodies = {
        row.id: row.body for row in spark.sql("SELECT id, indonews_strip(text) AS body FROM news").collect()
    }
    assert bodies[1].startswith("Harga beras") and bodies[3] is None and bodies[4] == NOTHING
    times = spark.sql("SELECT indonews_times(text, '2024-01-06')[0].value AS value FROM news WHERE id = 2")
    assert times.collect()[0].value == "2024-01-05"


def test_columns_that_clash_are_named(news, integration):
    with pytest.raises(ValueError, match="column 'start' of its own"):
        integration.read_table(news.withColumnRenamed("id", "start"))
