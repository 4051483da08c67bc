"""Every figure that README and docs show: ``python -m benchmarks all ../shared``.

Each command keeps its figures in ``benchmarks/results`` and fills the tables of README and docs with them. The argument
is the folder with ``gold``, ``data`` and ``tools``. Peers come with ``pip install -e '.[benchmarks]'``.
"""

from __future__ import annotations

from pathlib import Path

import typer

from . import pages

app = typer.Typer(
    add_completion=False, help=__doc__, no_args_is_help=True, pretty_exceptions_show_locals=False
)


@app.command()
def accuracy(shared: Path) -> None:
    """Accuracy on the annotated articles, with intervals (half a minute)."""
    from .accuracy import figures

    pages.save("accuracy", figures(shared))
    pages.write()


@app.command()
def public(shared: Path) -> None:
    """Accuracy on public sets (half a minute)."""
    from .public import figures

    pages.save("public", figures(shared))
    pages.write()


@app.command()
def peers(shared: Path) -> None:
    """Accuracy of the peers on the same data (three minutes, most of them HeidelTime's)."""
    from .speed import peer_accuracy

    pages.save("peers", peer_accuracy(shared))
    pages.write()


@app.command()
def speed(shared: Path) -> None:
    """Speed beside peers, of the whole, memory and start (four minutes; set OMP_NUM_THREADS=1)."""
    from .speed import figures

    pages.save("speed", figures(shared))
    pages.write()


@app.command()
def growth(shared: Path, most: int = 10_000_000, hostile: int = 1_000_000) -> None:
    """Cost by length of the text (three minutes)."""
    from .growth import figures, plot

    found = figures(shared / "corpora" / "articles.jsonl.xz", most, hostile)
    pages.save("growth", found)
    plot(found, pages.ROOT / "docs")
    pages.write()


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


@app.command("all")
def run_all(shared: Path) -> None:
    """Accuracy, public sets, peers, speed and growth, one after the other (ten minutes)."""
    for command in (accuracy, public, peers, speed):
        command(shared)
    growth(shared)


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
