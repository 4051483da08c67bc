"""How fast the library reads, and what it takes: articles of a gold file, one core.

OMP_NUM_THREADS=1 python -m benchmarks.speed ../shared/gold/dev.jsonl
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import indonews
from indonews.pipeline import Reader, Row

WORDS = 350
"""Words of the article that speeds are given for."""
ROUNDS = 3


def best(run: Callable[[], object]) -> float:
    """The shortest of some runs in seconds of processor time."""

    def spent() -> float:
        begin = time.process_time()
        run()
        return time.process_time() - begin

    return min(spent() for _ in range(ROUNDS))


def figures(gold: Path) -> Iterator[tuple[str, str]]:
    """(what, figure) rows."""
    rows = [Row(json.loads(line)["text"]) for line in gold.read_text(encoding="utf-8").splitlines()]
    articles = sum(len(row.text.split()) for row in rows) / WORDS
    megabytes = sum(len(row.text.encode("utf-8", "surrogatepass")) for row in rows) / 1e6
    reader = Reader()
    list(reader.read_rows(rows[:4]))
    yield "read, in batches", f"{articles / best(lambda: list(reader.read_rows(rows))):.1f} articles/s"
    yield (
        "read, one by one",
        f"{articles / best(lambda: [reader.read(row.text) for row in rows]):.1f} articles/s",
    )
    alone = {
        "strip_boilerplate": indonews.strip_boilerplate,
        "tokenize": indonews.tokenize,
        "split_sentences": indonews.split_sentences,
        "find_times": indonews.find_times,
        "find_quotes (nothing given)": indonews.find_quotes,
    }
    for name, function in alone.items():
        spent = best(lambda function=function: [function(row.text) for row in rows])  # type: ignore[misc]
        yield name, f"{megabytes / spent:.2f} MB/s"
    yield "peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    command = [
        sys.executable,
        "-c",
        "import time; b = time.perf_counter(); import indonews; print(time.perf_counter() - b)",
    ]
    seconds = min(
        float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(ROUNDS)
    )
    yield "import indonews", f"{seconds * 1000:.0f} ms"


def main() -> None:
    """Print the figures as rows of a Markdown table."""
    for name, figure in figures(Path(sys.argv[1])):
        print(f"| {name} | {figure} |", flush=True)


if __name__ == "__main__":
    main()
