"""Spark: tables of articles by ``mapInPandas``, and SQL functions. Needs the extra ``spark``.

Each Python worker process loads the model once and keeps it for all its partitions
(``spark.python.worker.reuse``, which is Spark's default).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from ..article import Article
from ..pipeline import Reader
from .tables import TABLES, ColumnType, as_row, get_table, kept_columns, stripped

try:
    from pyspark.sql import types as t
    from pyspark.sql.functions import udf
except ImportError as error:
    raise ImportError("indonews.integrations.spark needs pyspark: pip install 'indonews[spark]'") from error

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["read_table", "register", "schema"]

TYPES: dict[ColumnType, t.DataType] = {
    "text": t.StringType(),
    "int": t.LongType(),
    "float": t.DoubleType(),
    "time": t.TimestampNTZType(),
}


def schema(table: str) -> t.StructType:
    """The columns of a table (articles, quotes, entities, times, segments) as Spark types."""
    return t.StructType([t.StructField(name, TYPES[kind]) for name, kind in get_table(table).columns.items()])


def read_table(
    df: DataFrame,
    table: str = "quotes",
    *,
    text: str = "text",
    published: str | None = None,
    keep: Sequence[str] | None = None,
    errors: str = "raise",
) -> DataFrame:
    """A table of the articles in ``df``, with what ``df`` says of each article beside every row.

    Args:
        df: one article a row.
        table: articles, quotes, entities, times or segments.
        text: the column with the texts.
        published: the column with the publication dates (date, timestamp or text).
        keep: columns to carry along; default all but the text.
        errors: ``"raise"`` for a date that cannot be read, ``"coerce"`` to read the article without date.

    Raises:
        ValueError: a column to keep is called like a column of the table.
    """
    kept = kept_columns(df.columns, table, text, keep)
    fields = [df.schema[name] for name in kept] + schema(table).fields
    needed = list(dict.fromkeys([*kept, text, *([published] if published else [])]))
    read = partial(_read, table=table, text=text, published=published, keep=kept, errors=errors)
    return df.select(needed).mapInPandas(read, t.StructType(fields))


def register(spark: SparkSession) -> None:
    """Make SQL functions: ``indonews_strip(text)``, which gives text, and, each giving an array of the rows of a
    table, ``indonews_quotes(text, published)``, ``indonews_entities``, ``indonews_times``, ``indonews_segments``
    and ``indonews_articles``. ``published`` is a date, a timestamp or text, or NULL.

    A date that cannot be read counts as none. Each call reads the article: for several tables of a large corpus
    ``read_table`` is the cheaper way.
    """
    spark.udf.register("indonews_strip", udf(_strip, t.StringType(), useArrow=False))
    for name in TABLES:
        spark.udf.register(
            f"indonews_{name}", udf(_rows_function(name), t.ArrayType(schema(name)), useArrow=False)
        )


def _read(frames: Iterator[pd.DataFrame], **options: Any) -> Iterator[pd.DataFrame]:
    from .pandas import read_table as read_frame

    for frame in frames:
        yield read_frame(frame, **options)


@cache
def _reader() -> Reader:
    return Reader()


def _strip(text: str | None) -> str | None:
    return None if text is None else next(stripped([as_row(text, None, "raise")]))


def _rows_function(name: str) -> Callable[[str | None, Any], list[dict[str, Any]] | None]:
    return partial(_rows, name=name)


def _rows(text: str | None, published: Any, name: str) -> list[dict[str, Any]] | None:
    if text is None:
        return None
    article: Article = next(_reader().read_rows([as_row(text, published, "coerce")]))
    return get_table(name).rows(article)
