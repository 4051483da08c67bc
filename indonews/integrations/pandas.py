"""pandas: ``df["text"].indonews.quotes()`` and its like. Importing this module registers the accessor.

>>> import pandas as pd
>>> import indonews.integrations.pandas
>>> news = pd.DataFrame({"text": ['"Harga beras turun," kata Menteri Rina Hapsari.']})
>>> quotes = news["text"].indonews.quotes()
>>> quotes[["speaker", "quote"]].values.tolist()
[['Rina Hapsari', 'Harga beras turun,']]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, TypeVar

from ..article import Article
from ..pipeline import Reader, Row, map_chunks
from .tables import ColumnType, as_row, get_table, kept_columns, stripped, table_rows

try:
    import pandas as pd
except ImportError as error:
    raise ImportError("indonews.integrations.pandas needs pandas: pip install 'indonews[pandas]'") from error

__all__ = ["IndonewsAccessor", "frame", "read_table"]

R = TypeVar("R")
DTYPES: Mapping[ColumnType, str] = {
    "text": "string",
    "int": "Int64",
    "float": "Float64",
    "time": "datetime64[us]",
}


def frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, ColumnType] | None = None) -> pd.DataFrame:
    """Rows as a data frame; with ``columns`` these, with their types, also when there are no rows."""
    listed = list(rows)
    if columns is None:
        return pd.DataFrame(listed)
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in listed], dtype=DTYPES[kind]) for name, kind in columns.items()}
    )


@pd.api.extensions.register_series_accessor("indonews")
class IndonewsAccessor:
    """Reads a column of texts, or takes what is asked from a column of Articles.

    Each result keeps the column's index: a frame has as many rows for an article as there was to find, all under
    the index of the article, so that ``quotes.join(df["outlet"])`` adds what is known of it. Missing texts have no
    rows. The methods take

    - ``published``: the publication dates, as a column or list as long as the texts or one date for all; what
      relative times are counted from. Each as ``indonews.read`` takes it; missing ones are fine.
    - ``errors``: ``"raise"`` for a date that cannot be read, ``"coerce"`` to read the article without date.
    - ``workers``: processes to read with.
    - ``progress``: whether to show a progress bar.
    """

    def __init__(self, column: pd.Series[Any]) -> None:
        values = [value for value in column if not _missing(value)]
        if bad := next((v for v in values if not isinstance(v, (str, Article))), None):
            raise AttributeError(f".indonews is for texts or Articles, not {type(bad).__name__}")
        self._column = column
        self._given = bool(values) and isinstance(values[0], Article)

    def read(
        self, published: Any = None, *, errors: str = "raise", workers: int = 1, progress: bool = False
    ) -> pd.Series[Any]:
        """A column of Articles; its own accessor gives their tables without reading again."""
        places, articles = self._run(Reader().read_rows, published, errors, workers, progress)
        return self._filled(places, articles, object)

    def strip(self, *, workers: int = 1, progress: bool = False) -> pd.Series[Any]:
        """A column of the texts without their boilerplate."""
        if self._given:
            return self._column.map(lambda article: article.body, na_action="ignore").astype("string")
        places, texts = self._run(stripped, None, "raise", workers, progress)
        return self._filled(places, texts, "string")

    def articles(self, published: Any = None, **options: Any) -> pd.DataFrame:
        """One row an article: body, date, dateline, share of boilerplate, and how much there is of each layer."""
        return self._table("articles", published, **options)

    def quotes(self, published: Any = None, **options: Any) -> pd.DataFrame:
        """One row a quotation: what was said, by whom, in which role, how it is reported."""
        return self._table("quotes", published, **options)

    def entities(self, published: Any = None, **options: Any) -> pd.DataFrame:
        """One row a mention: its label, the full name it stands for, the value of amounts."""
        return self._table("entities", published, **options)

    def times(self, published: Any = None, **options: Any) -> pd.DataFrame:
        """One row a time expression: its TIMEX3 value, and where on the calendar it begins and ends."""
        return self._table("times", published, **options)

    def segments(self, published: Any = None, **options: Any) -> pd.DataFrame:
        """One row a segment: the text in pieces, body and each kind of boilerplate."""
        return self._table("segments", published, **options)

    def _table(
        self, name: str, published: Any, *, errors: str = "raise", workers: int = 1, progress: bool = False
    ) -> pd.DataFrame:
        if self._given:
            present = [(place, value) for place, value in enumerate(self._column) if not _missing(value)]
            places, tables = (
                [place for place, _ in present],
                [get_table(name).rows(article) for _, article in present],
            )
        else:
            places, tables = self._run(partial(table_rows, name=name), published, errors, workers, progress)
        result = frame((row for rows in tables for row in rows), get_table(name).columns)
        result.index = self._column.index.take(
            [place for place, rows in zip(places, tables, strict=True) for _ in rows]
        )
        return result

    def _run(
        self,
        function: Callable[[Sequence[Row]], Iterable[R]],
        published: Any,
        errors: str,
        workers: int,
        progress: bool,
    ) -> tuple[list[int], list[R]]:
        """The places of the texts in the column, and for each what ``function`` makes of it."""
        if self._given:
            raise TypeError("the column holds Articles, which have been read")
        texts = list(self._column)
        places = [place for place, text in enumerate(texts) if not _missing(text)]
        dates = _dates(published, self._column)
        rows = (as_row(texts[place], dates[place], errors) for place in places)
        results: Iterable[R] = _chunks(function, rows, workers)
        if progress:
            from tqdm.auto import tqdm

            results = tqdm(results, total=len(places), unit=" articles")
        return places, list(results)

    def _filled(self, places: Sequence[int], values: Sequence[Any], dtype: Any) -> pd.Series[Any]:
        filled: list[Any] = [None] * len(self._column)
        for place, value in zip(places, values, strict=True):
            filled[place] = value
        return pd.Series(filled, index=self._column.index, name=self._column.name, dtype=dtype)


def read_table(
    df: pd.DataFrame,
    table: str = "quotes",
    *,
    text: str = "text",
    published: str | None = None,
    keep: Sequence[str] | None = None,
    errors: str = "raise",
    workers: int = 1,
    progress: bool = False,
) -> pd.DataFrame:
    """A table of the articles in ``df``, with what ``df`` says of each article beside every row.

    Args:
        df: one article a row.
        table: articles, quotes, entities, times or segments.
        text: the column with the texts.
        published: the column with the publication dates.
        keep: columns to carry along; default all but the text.
        errors: ``"raise"`` for a date that cannot be read, ``"coerce"`` to read the article without date.
        workers: processes to read with.
        progress: whether to show a progress bar.

    Raises:
        ValueError: a column to keep is called like a column of the table.
    """
    kept = kept_columns(df.columns, table, text, keep)
    dates = df[published] if published is not None else None
    options = {"errors": errors, "workers": workers, "progress": progress}
    numbered = df[text].reset_index(drop=True)
    found = numbered.indonews._table(table, None if dates is None else list(dates), **options)
    known = df[kept].take(found.index)
    found.index = known.index
    return pd.concat([known, found], axis=1)


def _chunks(
    function: Callable[[Sequence[Row]], Iterable[R]], rows: Iterator[Row], workers: int
) -> Iterable[R]:
    return function(list(rows)) if workers == 1 else map_chunks(function, rows, workers)


def _dates(published: Any, column: pd.Series[Any]) -> list[Any]:
    """A publication date or None for each text."""
    if published is None or isinstance(published, (str, date)):
        values: list[Any] = [published] * len(column)
    elif isinstance(published, pd.Series) and not published.index.equals(column.index):
        raise ValueError("published must have the index of the texts")
    else:
        values = list(published)
    if len(values) != len(column):
        raise ValueError(f"published has {len(values)} values for {len(column)} texts")
    return [None if _missing(value) else value for value in values]


def _missing(value: object) -> bool:
    return value is None or value is pd.NaT or value is pd.NA or value != value
