"""Ray Data: tables of articles by ``map_batches`` with actors. Needs the extra ``ray``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..pipeline import Reader, Row
from .pandas import read_table as read_frame
from .tables import get_table

try:
    from ray.data import ActorPoolStrategy
except ImportError as error:
    raise ImportError("indonews.integrations.ray needs Ray Data: pip install 'indonews[ray]'") from error

if TYPE_CHECKING:
    import pandas as pd
    from ray.data import Dataset

__all__ = ["TableReader", "read_table"]


class TableReader:
    """An actor class for ``Dataset.map_batches`` with ``batch_format="pandas"``; it loads the model when it starts.

    Args:
        table: articles, quotes, entities, times or segments.
        text: the column with the texts.
        published: the column with the publication dates.
        keep: columns to carry along; default all but the text.
        errors: ``"raise"`` for a date that cannot be read, ``"coerce"`` to read the article without date.
    """

    def __init__(
        self,
        table: str = "quotes",
        *,
        text: str = "text",
        published: str | None = None,
        keep: Sequence[str] | None = None,
        errors: str = "raise",
    ) -> None:
        get_table(table)
        self.table, self.text, self.published, self.keep, self.errors = table, text, published, keep, errors
        list(Reader().read_rows([Row("")]))

    def __call__(self, batch: pd.DataFrame) -> pd.DataFrame:
        """The table's rows for a batch of articles."""
        found = read_frame(
            batch, self.table, text=self.text, published=self.published, keep=self.keep, errors=self.errors
        )
        return found.reset_index(drop=True)


def read_table(
    dataset: Dataset,
    table: str = "quotes",
    *,
    text: str = "text",
    published: str | None = None,
    keep: Sequence[str] | None = None,
    errors: str = "raise",
    workers: int = 1,
    batch_size: int = 128,
) -> Dataset:
    """A table of the articles in ``dataset``, with what it says of each article beside every row.

    ``workers`` actors read ``batch_size`` articles at a time; the other arguments are TableReader's.
    """
    return dataset.map_batches(
        TableReader,
        fn_constructor_args=(table,),
        fn_constructor_kwargs={"text": text, "published": published, "keep": keep, "errors": errors},
        batch_format="pandas",
        batch_size=batch_size,
        compute=ActorPoolStrategy(size=workers),
    )
