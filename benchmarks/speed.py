"""How fast the library reads, beside peers, in one run on the same texts; what it takes to start and to hold.

Times are processor time of one thread, the shortest of some rounds in which all take turns. A slow peer stops when its
budget is spent; it is compared with the library on the texts that both have read.
"""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from indonews import models
from indonews.pipeline import Reader, Row

from .rivals import Rival, rivals
from .scorer import read_rows

__all__ = ["figures", "machine"]

WORDS = 350
"""Words of the article that speeds are given for."""
ROUNDS = 3
BUDGET = 10.0
"""Seconds a round and peer."""


def machine() -> dict[str, str]:
    """What the figures were taken on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    models = {line.partition(": ")[2] for line in lines if line.startswith("model name")}
    return {
        "processor": ", ".join(sorted(models)) or platform.processor(),
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def _rounds(contestants: Sequence[Callable[[str], Any]], texts: Sequence[str]) -> list[list[float]]:
    """For each contestant the shortest time of each text, over the texts it got to."""
    for run in contestants:
        run(texts[0])
    best: list[list[float]] = [[float("inf")] * len(texts) for _ in contestants]
    for _ in range(ROUNDS):
        for run, seconds in zip(contestants, best, strict=True):
            begun = time.process_time()
            for k, text in enumerate(texts):
                before = time.process_time()
                run(text)
                after = time.process_time()
                seconds[k] = min(seconds[k], after - before)
                if after - begun > BUDGET:
                    break
    return [[s for s in seconds if s < float("inf")] for seconds in best]


def _rows(contestants: Sequence[Rival], texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """A row for each: megabytes a second, and how many times the time of the library's own row of the task."""
    times = _rounds([rival.run for rival in contestants], texts)
    own = {rival.task: spent for rival, spent in zip(contestants, times, strict=True) if rival.own}
    for rival, spent in zip(contestants, times, strict=True):
        size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts[: len(spent)])
        yield {
            "task": rival.task,
            "name": rival.name,
            "own": rival.own,
            "texts": len(spent),
            "mb_s": round(size / 1e6 / sum(spent), 4),
            "ratio": round(sum(spent) / sum(own[rival.task][: len(spent)]), 2),
        }


def _whole(texts: Sequence[str]) -> dict[str, float]:
    """Articles of ``WORDS`` words a second: in batches, one by one, and the rules without the model."""
    rows = [Row(text) for text in texts]
    articles = sum(len(text.split()) for text in texts) / WORDS
    reader, rules = Reader(), Reader(nlp=_NoNames())
    runs: dict[str, Callable[[], object]] = {
        "in batches": lambda: list(reader.read_rows(rows)),
        "one by one": lambda: [reader.read(text) for text in texts],
        "rules alone, no names": lambda: [rules.read(text) for text in texts],
    }
    speeds = {}
    for name, run in runs.items():
        spent = []
        for _ in range(ROUNDS):
            begin = time.process_time()
            run()
            spent.append(time.process_time() - begin)
        speeds[name] = round(articles / min(spent), 1)
    return speeds


class _NoNames:
    """A spaCy pipeline that finds nothing."""

    ents: tuple[()] = ()

    def pipe(self, texts: Iterable[str]) -> Iterator[_NoNames]:
        return (self for _ in texts)


def _parsing(texts: Sequence[str]) -> dict[str, float]:
    """Words a second of the syntax pipeline."""
    nlp = models.syntax()
    nlp(texts[0])
    begin = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return {"words": words, "words_s": round(words / (time.process_time() - begin))}


PROGRAMS = {
    "import indonews": "import indonews",
    "first article read": "import indonews; indonews.read('Budi Santoso tiba di Bogor, Senin. “Kami siap,” kata Budi.')",
    "100 articles read": "import indonews; from indonews import samples; t = [samples.load(n).text for n in samples.names()]; list(indonews.read_many((t * 100)[:100]))",
    "one text of 100 KB read": "import indonews; from indonews import samples; t = chr(10).join(samples.load(n).text for n in samples.names()); indonews.read((t * 10)[:100000])",
}


def _processes(names: Iterable[str]) -> dict[str, dict[str, float]]:
    """Processor seconds and peak memory of fresh processes, less those of bare Python."""
    found = {}
    for name in names:
        runs = [_process(PROGRAMS[name]) for _ in range(3 if name.startswith(("import", "first")) else 1)]
        bare = min(_process("pass")["seconds"] for _ in range(3))
        found[name] = {
            "seconds": round(min(run["seconds"] for run in runs) - bare, 3),
            "megabytes": round(min(run["megabytes"] for run in runs)),
        }
    return found


def _process(program: str) -> dict[str, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = f"{program}\nprint(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": spent, "megabytes": float(done.stdout.split()[-2]) / 1024}


def figures(shared: Path) -> dict[str, Any]:
    """Speed beside peers, of the whole, memory and start."""
    texts = [row["text"] for row in read_rows(shared / "gold" / "dev.jsonl")]
    return {
        "command": "OMP_NUM_THREADS=1 python -m benchmarks speed ../shared",
        "data": f"the texts of gold/dev.jsonl: {len(texts)} articles, {sum(map(len, texts)):,} characters",
        "machine": machine(),
        "peers": list(_rows(list(rivals(shared)), texts)),
        "read": _whole(texts),
        "syntax": _parsing(texts),
        "processes": _processes(PROGRAMS),
    }
