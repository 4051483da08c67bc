"""The code of the docs' pages and of the notebooks runs."""

from __future__ import annotations

import json

import pytest

from .pages import DOCS, NOTEBOOKS, PAGES, ROOT, execute, run

NEEDED = {"recipes/spark.md": "pyspark", "recipes/ray.md": "ray", "recipes/csv.md": "pandas", "recipes/pandas.md": "pandas",
          "start.id.md": "pandas"}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_code_of_the_page_runs(page):
    pytest.importorskip(NEEDED.get(page, "indonews"))
    run(page)


def test_every_page_with_code_of_ours_is_run():
    pages = {
        str(path.relative_to(DOCS))
        for folder in ("recipes", "concepts")
        for path in (DOCS / folder).glob("*.md")
    }
    assert pages <= set(PAGES)


@pytest.mark.filterwarnings("ignore")  # Jupyter's own
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_notebooks_run(notebook):
    for needed in ("nbclient", "ipykernel", "pandas", *(["stanza"] if "stanza" in notebook else [])):
        pytest.importorskip(needed)
    execute(notebook)


def test_there_are_five_notebooks_with_their_outputs():
    assert len(NOTEBOOKS) == 5
    for name in NOTEBOOKS:
        cells = json.loads((ROOT / "notebooks" / name).read_text(encoding="utf-8"))["cells"]
        outputs = [output for cell in cells for output in cell.get("outputs", ())]
        assert outputs
        assert not any(
            output["output_type"] == "error" or output.get("name") == "stderr" for output in outputs
        )
