"""The code of the docs' pages and of the notebooks: run it, and write down what it prints.

A page's ``python`` blocks run in order, as one program, where ``berita.csv`` and ``berita.jsonl`` lie; a ``text`` block
behind one is what it printed. ``python -m tests.integrations.pages`` writes these blocks and the notebooks' outputs
anew; names of pages and notebooks limit it to these.
"""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from indonews import samples

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
NOTEBOOKS = tuple(sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb")))
PAGES = (
    "index.md", "start.id.md", "recipes/csv.md", "recipes/pandas.md", "recipes/spacy.md", "recipes/spark.md",
    "recipes/ray.md", "concepts/offsets.md", "exchange.md", "views.md",
)  # fmt: skip
BLOCK = re.compile(r"^```python\n(.*?)^```$(?:\n\n^```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
MARK = "\x1e"


def run(page: str) -> list[str]:
    """What each block of the page prints."""
    blocks = [match[1] for match in BLOCK.finditer((DOCS / page).read_text(encoding="utf-8"))]
    code = f"\nprint({MARK!r}, flush=True)\n".join(blocks)
    with tempfile.TemporaryDirectory() as folder:
        _write_articles(Path(folder))
        script = Path(folder, "page.py")
        script.write_text(code, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONWARNINGS": "ignore"}
        done = subprocess.run(
            [sys.executable, script], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise RuntimeError(f"{page}: {done.stderr[-3000:]}")
    return [part.strip("\n") for part in done.stdout.split(f"{MARK}\n")]


def refresh(page: str) -> None:
    """Write what the blocks print into the page."""
    printed = iter(run(page))

    def block(match: re.Match[str]) -> str:
        output = next(printed)
        text = "" if match[2] is None else f"\n\n```text\n{output}\n```"
        return f"```python\n{match[1]}```{text}"

    path = DOCS / page
    path.write_text(BLOCK.sub(block, path.read_text(encoding="utf-8")), encoding="utf-8")


def execute(notebook: str, write: bool = False) -> None:
    """Run a notebook from its first cell to its last; ``write`` keeps the outputs."""
    import nbformat
    from nbclient import NotebookClient

    path = ROOT / "notebooks" / notebook
    book = nbformat.read(path, as_version=4)
    NotebookClient(book, timeout=300, kernel_name="python3").execute()
    if write:
        for cell in book.cells:
            cell.metadata.pop("execution", None)  # when it ran
            if cell.cell_type == "code":  # warnings name the folders of a machine
                cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
        nbformat.write(book, path)


def _write_articles(folder: Path) -> None:
    """The samples as somebody's scraped corpus."""
    loaded = map(samples.load, samples.names())
    rows = [{"id": s.id, "title": s.title, "date": s.published, "text": s.text} for s in loaded]
    with (folder / "berita.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "berita.jsonl").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:] or (*PAGES, *NOTEBOOKS):
        if name.endswith(".ipynb"):
            execute(name, write=True)
        else:
            refresh(name)
