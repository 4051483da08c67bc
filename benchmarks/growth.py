"""How cost grows with the length of a text: 1 KB to 10 MB, natural and hostile, and the plots of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import indonews
from indonews.entities import find_amounts, link

from .anything import names_in
from .determinism import articles

__all__ = ["figures", "plot"]

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
MOST_HOSTILE = 1_000_000
FUNCTIONS: dict[str, Callable[[str], object]] = {
    "strip_boilerplate": lambda text: indonews.strip_boilerplate(text, repair=True),
    "tokenize": indonews.tokenize,
    "split_sentences": indonews.split_sentences,
    "find_times": indonews.find_times,
    "find_amounts": find_amounts,
    "find_quotes": indonews.find_quotes,
    "link": lambda text: link(text, names_in(text)),
}
HOSTILE = {
    "one letter": "a", "digits": "1234567890", "double marks": '"', "brackets": "(", "dates": "12/9/",
    "names": "Budi Santoso, ", "speech": '"a," kata dia. ', "links": "Baca juga: A\n", "entities": "&amp;",
    "numbers": "dua ratus ", "datelines": "JAKARTA - ", "line breaks": "\n", "stops": "A. ",
}  # fmt: skip


def natural(path: Path, size: int) -> str:
    """The first articles of a file of JSON lines, one behind the other, up to a length."""
    text = "\n\n".join(row["text"] for row in articles(path, size // 1500))
    if len(text) < size:
        raise ValueError(
            f"{path} holds fewer than {size:,} characters in its first {size // 1500:,} articles"
        )
    return text[:size]


def _seconds(function: Callable[[str], object], text: str) -> float:
    rounds = 3 if len(text) <= 100_000 else 1
    spent = []
    for _ in range(rounds):
        begin = time.process_time()
        function(text)
        spent.append(time.process_time() - begin)
    return min(spent)


def _hostile(function: Callable[[str], object], most: int) -> dict[str, list[float]]:
    """For each hostile text, microseconds a character at a tenth of the length and at the whole."""
    found = {}
    for name, piece in HOSTILE.items():
        texts = [piece * (size // len(piece)) for size in (most // 10, most)]
        found[name] = [round(_seconds(function, text) / len(text) * 1e6, 3) for text in texts]
    return found


def figures(shared: Path, most: int = SIZES[-1], hostile: int = MOST_HOSTILE) -> dict[str, Any]:
    """Seconds by length for natural text, microseconds a character for hostile text."""
    text = natural(shared / "corpora" / "articles.jsonl.xz", most)
    for function in FUNCTIONS.values():
        function(text[:1000])
    sizes = [size for size in SIZES if size <= most]
    return {
        "command": "python -m benchmarks growth ../shared",
        "sizes": sizes,
        "natural": {
            name: [round(_seconds(run, text[:size]), 5) for size in sizes] for name, run in FUNCTIONS.items()
        },
        "hostile_length": hostile,
        "hostile": {name: _hostile(run, hostile) for name, run in FUNCTIONS.items()},
    }


def plot(found: dict[str, Any], folder: Path) -> None:
    """Writes ``growth.svg``: seconds by length, both on logarithmic scales; needs matplotlib."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "indonews", "svg.fonttype": "none", "font.size": 9})
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6.4, 3.6))
    for name, seconds in found["natural"].items():
        axes.loglog(found["sizes"], seconds, marker="o", markersize=3, label=name)
    axes.loglog(
        found["sizes"], [size / 1e6 for size in found["sizes"]], "k:", linewidth=0.8, label="1 MB a second"
    )
    axes.set_xlabel("characters")
    axes.set_ylabel("seconds")
    axes.legend(frameon=False, fontsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(folder / "growth.svg", metadata={"Date": None})
    pyplot.close(figure)
