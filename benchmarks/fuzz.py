"""Coverage-guided fuzzing of every public function with atheris (extra ``fuzz``; Linux, Python up to 3.13).

    python -m benchmarks.fuzz run FOLDER --hours 2       all checks of benchmarks.anything in turn
    python -m benchmarks.fuzz check NAME FOLDER -runs=10000

FOLDER keeps the corpus of each check, ``finds/`` (one JSON file a failure, with the text), ``slowest.json`` and
``log.jsonl``. A find becomes a row in ``tests/cases/robust/``.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import typer

from . import pages

app = typer.Typer(add_completion=False, help=__doc__, pretty_exceptions_enable=False)

SLICE = 300
"""Seconds that a check is fuzzed before it is the next one's turn."""
SHARES = {"model": 0.5, "page": 0.5, "edits": 0.2}
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

    with atheris.instrument_imports(include=["indonews"], enable_loader_override=False):
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
            "-max_len=600",
            f"-artifact_prefix={folder}/",
            "-len_control=20",
            "-timeout=120",
            "-rss_limit_mb=4096",
            *context.args,
        ],
        lambda data: watch(text_of(data)),
    )
    atheris.Fuzz()


@app.command()
def run(folder: Path, hours: float = 2.0) -> None:
    """Fuzz all checks in turn until the time is up; prints executions and finds."""
    from .anything import CHECKS

    folder.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + hours * 3600
    while time.monotonic() < end:
        for name in CHECKS:
            seconds = int(min(SLICE * SHARES.get(name, 1.0), end - time.monotonic()))
            if seconds > 0:
                entry = {"check": name, "seconds": seconds, "executions": _slice(name, folder, seconds)}
                with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
                    log.write(json.dumps(entry) + "\n")
    report(folder)


def _slice(name: str, folder: Path, seconds: int) -> int:
    command = [sys.executable, "-m", "benchmarks.fuzz", "check", name, str(folder)]
    done = subprocess.run([*command, f"-max_total_time={seconds}"], capture_output=True, text=True)
    (folder / f"last-{name}.txt").write_text(done.stdout[-20_000:] + done.stderr[-20_000:], encoding="utf-8")
    counts = re.findall(r"^Done (\d+) runs|^#(\d+)\s", done.stderr, re.MULTILINE)
    return max((int(a or b) for a, b in counts), default=0)


@app.command()
def report(folder: Path) -> None:
    """Executions and seconds of each check, and the finds; keeps them for docs/benchmarks.md."""
    totals: dict[str, list[int]] = {}
    for line in (folder / "log.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        total = totals.setdefault(entry["check"], [0, 0])
        total[0] += entry["executions"]
        total[1] += entry["seconds"]
    finds = [
        json.loads(find.read_text(encoding="utf-8")) for find in sorted((folder / "finds").glob("*.json"))
    ]
    checks = {
        name: {"executions": total[0], "seconds": total[1], "finds": sum(f["check"] == name for f in finds)}
        for name, total in totals.items()
    }
    pages.save("fuzz", {"command": "python -m benchmarks.fuzz run FOLDER --hours 2", "checks": checks})
    pages.write()
    for name, (executions, seconds) in totals.items():
        print(f"{name:14} {executions:>12,} executions {seconds:>7,} s")
    print(
        f"{'all':14} {sum(t[0] for t in totals.values()):>12,} executions {sum(t[1] for t in totals.values()):>7,} s"
    )
    for row in finds:
        print(row["check"], row["error"], row["at"], ascii(row["text"][:60]))


if __name__ == "__main__":
    app()
