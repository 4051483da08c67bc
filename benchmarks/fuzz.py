"""Coverage-guided fuzzing of every public function with atheris (extra ``fuzz``; Linux, Python up to 3.13).

    python -m benchmarks.fuzz run FOLDER --hours 2 [--jobs 2]     all checks of benchmarks.anything in turn
    python -m benchmarks.fuzz check NAME FOLDER -runs=10000
    python -m benchmarks.fuzz report FOLDER [FOLDER ...]          the executions of several runs together

FOLDER keeps the corpus of each check, ``finds/`` (one JSON file a failure, with the text), ``slowest-NAME.json``,
``log.jsonl`` and what libFuzzer leaves of a process that it ended (``crash-*``, ``timeout-*``). A find becomes a row in
``tests/cases/robust/``.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import typer

from . import pages, results
from .scorer import read_rows

app = typer.Typer(add_completion=False, help=__doc__, pretty_exceptions_enable=False)

SLICE = 300
"""Seconds that a check is fuzzed before it is the next one's turn."""
SHARES = {"model": 0.5, "page": 0.3, "edits": 0.2, "publication": 0.5, "amounts": 0.5, "showing": 0.3}
PARTS = {
    "publication": "temporal", "amounts": "entities", "linking": "entities", "model": "entities", "edits": "spans",
    "page": "boilerplate", "showing": "views",
}  # fmt: skip
"""The part of the library whose coverage guides a check, where it is not called like it; measuring others costs time."""
ALL = ("reading",)
LONGEST = 160
"""Bytes of an input; most stand for a word."""
SECONDS, SECONDS_A_CHARACTER = 2.0, 0.004
"""Processor time, with coverage measured, above which a text counts as a slow case."""


class Watch:
    """Runs a check on texts and writes down those that fail and the slowest."""

    def __init__(self, name: str, check: Callable[[str], None], folder: Path) -> None:
        self.name, self.check = name, check
        self.finds, self.slowest_file = folder / "finds", folder / f"slowest-{name}.json"
        self.finds.mkdir(parents=True, exist_ok=True)
        self.worst = 0.0
        self.seen: set[tuple[str, ...]] = set()

    def __call__(self, text: str) -> None:
        begin = time.process_time()
        try:
            self.check(text)
        except Exception as error:
            self._note(text, error)
        spent = time.process_time() - begin
        if spent > SECONDS + SECONDS_A_CHARACTER * len(text):
            self._note(text, TimeoutError(f"{spent:.1f} s for {len(text)} characters"))
        if len(text) >= 200 and spent / len(text) > self.worst:
            self.worst = spent / len(text)
            self.slowest_file.write_text(
                json.dumps({"seconds": spent, "length": len(text), "text": text}), encoding="utf-8"
            )

    def _note(self, text: str, error: Exception) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        place = tuple(f"{Path(f.filename).name}:{f.lineno}" for f in frames[-2:])
        if (type(error).__name__, *place) in self.seen:
            return
        self.seen.add((type(error).__name__, *place))
        row = {
            "check": self.name,
            "error": f"{type(error).__name__}: {error}"[:500],
            "at": place,
            "text": text,
        }
        digest = hashlib.sha256(repr((self.name, row["at"], type(error).__name__)).encode()).hexdigest()[:12]
        (self.finds / f"{self.name}-{digest}.json").write_text(json.dumps(row), encoding="utf-8")


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def check(context: typer.Context, name: str, folder: Path) -> None:
    """Fuzz one check; further arguments go to libFuzzer."""
    import atheris

    part = "indonews" if name in ALL else f"indonews.{PARTS.get(name, name)}"
    with atheris.instrument_imports(include=[part], enable_loader_override=False):
        from .anything import CHECKS, text_of
    watch = Watch(name, CHECKS[name], folder)
    for text in ("Budi tiba.", "“Kami siap,” kata Budi Santoso, Senin (12/9/2023) pukul 14.30 WIB."):
        watch(text)
    corpus = folder / name
    corpus.mkdir(exist_ok=True)
    atheris.Setup(
        [
            "fuzz",
            str(corpus),
            f"-max_len={LONGEST}",
            f"-artifact_prefix={folder}/{name}-",
            "-len_control=20",
            "-timeout=900",
            "-rss_limit_mb=4096",
            *context.args,
        ],
        lambda data: watch(text_of(data)),
    )
    atheris.Fuzz()


@app.command()
def run(folder: Path, hours: float = 2.0, jobs: int = 1) -> None:
    """Fuzz all checks in turn, some at a time, until the time is up; prints executions and finds."""
    from .anything import CHECKS

    folder.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + hours * 3600
    with ThreadPoolExecutor(jobs) as pool:
        while time.monotonic() < end:
            list(pool.map(lambda name: _turn(name, folder, end), CHECKS))
    report([folder])


def _turn(name: str, folder: Path, end: float) -> None:
    seconds = int(min(SLICE * SHARES.get(name, 1.0), end - time.monotonic()))
    if seconds > 0:
        begin = time.monotonic()
        executions = _slice(name, folder, seconds)
        entry = {"check": name, "seconds": round(time.monotonic() - begin), "executions": executions}
        with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")


def _slice(name: str, folder: Path, seconds: int) -> int:
    command = [sys.executable, "-m", "benchmarks.fuzz", "check", name, str(folder)]
    done = subprocess.run([*command, f"-max_total_time={seconds}"], capture_output=True, text=True)
    (folder / f"last-{name}.txt").write_text(done.stdout[-20_000:] + done.stderr[-20_000:], encoding="utf-8")
    counts = re.findall(r"^Done (\d+) runs|^#(\d+)\s", done.stderr, re.MULTILINE)
    if not counts:
        raise RuntimeError(f"{name} did not start: {done.stderr[-2000:]}")
    return max(int(a or b) for a, b in counts)


@app.command()
def report(folders: list[Path]) -> None:
    """Executions and seconds of each check in all folders, and the finds; keeps them for docs/benchmarks.md."""
    checks: dict[str, dict[str, int]] = {}
    for entry in (entry for folder in folders for entry in read_rows(folder / "log.jsonl")):
        total = checks.setdefault(entry["check"], {"executions": 0, "seconds": 0, "finds": 0})
        total["executions"] += entry["executions"]
        total["seconds"] += entry["seconds"]
    for find in (find for folder in folders for find in _finds(folder)):
        print(find)
        checks[find["check"]]["finds"] += 1
    results.save("fuzz", {"command": "python -m benchmarks.fuzz run FOLDER --hours 2", "checks": checks})
    pages.write()
    for name, total in checks.items():
        print(f"{name:14} {total['executions']:>12,} executions {total['seconds']:>7,} s")
    executions, seconds = (sum(total[key] for total in checks.values()) for key in ("executions", "seconds"))
    print(f"{'all':14} {executions:>12,} executions {seconds:>7,} s")


def _finds(folder: Path) -> Iterator[dict[str, Any]]:
    """Failures and the artefacts that libFuzzer left (``NAME-crash-...``)."""
    for find in sorted((folder / "finds").glob("*.json")):
        row = json.loads(find.read_text(encoding="utf-8"))
        yield {**row, "text": ascii(row["text"][:60])}
    for left in sorted(folder.glob("*-*-" + "[0-9a-f]" * 40)):
        check, error, _ = left.name.split("-")
        yield {"check": check, "error": error, "at": left.name, "text": ""}


if __name__ == "__main__":
    app()
