"""Ray Data, a real local one: the tables are those of pandas."""

from __future__ import annotations

import importlib

import pytest

from .articles import FLOOD, NOTHING, RICE

ray = pytest.importorskip("ray")
pytest.importorskip("ray.data")
pytest.importorskip("pandas")
pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own

ROWS = [
    {"id": 1, "text": RICE, "date": "2023-09-13"},
    {"id": 2, "text": FLOOD, "date": "2024-01-06"},
    {"id": 3, "text": NOTHING, "date": None},
]


@pytest.fixture(scope="module", autouse=True)
def cluster():
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    yield
    ray.shutdown()


@pytest.fixture(scope="module")
def integration():
    return importlib.import_module("indonews.integrations.ray")


@pytest.mark.parametrize("table", ["quotes", "times"])
def test_tables_are_those_of_pandas(integration, table):
    import pandas as pd

    from indonews.integrations.pandas import read_table

    found = integration.read_table(
        ray.data.from_items(ROWS), table, published="date", batch_size=2
    ).to_pandas()
    expected = read_table(pd.DataFrame(ROWS), table, published="date").reset_index(drop=True)
    assert list(found.columns) == list(expected.columns)
    assert found.astype(object).where(found.notna(), None).values.tolist() == (
        expected.astype(object).where(expected.notna(), None).values.tolist()
    )


def test_an_unknown_table_is_refused(integration):
    with pytest.raises(ValueError, match="no table 'verbs'"):
        integration.TableReader("verbs")
