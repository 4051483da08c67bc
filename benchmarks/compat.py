"""The tests against the built wheel, on every Python, with the lowest and the newest core dependencies; needs uv.

    python -m benchmarks.compat [--python 3.10 --python 3.13] [--only lowest] [--tests tests/test_pipeline.py]

Interpreters are those on PATH (of pyenv: ``PATH=$(printf %s: ~/.pyenv/versions/*/bin)$PATH``); one that is missing is
named. What fails is printed, and the command fails with it. A run takes the place of the earlier one of its kind.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Annotated, Any

import tomllib
import typer

from . import pages, results

ROOT = results.ROOT
PYTHONS = ["3.10", "3.11", "3.12", "3.13"]
RESOLUTIONS = {"lowest": "lowest-direct", "newest": "highest"}
SHOWN = ["spacy", "numpy", "regex", "dateparser", "holidays", "hijridate", "ftfy", "typer"]


def _uv(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    command = ["uv", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


def _environment(folder: Path, wheel: Path, python: str, resolution: str) -> Path | None:
    """A fresh environment with the wheel and the tools of the tests; None where it cannot be made."""
    place = folder / f"{python}-{resolution}"
    made = _uv("venv", "--python", python, place)
    if made.returncode:
        print(f"Python {python}: {made.stderr.strip()}")
        return None
    interpreter = place / "bin" / "python"
    wheels = ("--resolution", resolution, "--only-binary", ":all:")
    direct = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    core = _uv("pip", "install", "--python", interpreter, *wheels, wheel, *direct)
    tests = _uv("pip", "install", "--python", interpreter, "pytest", "hypothesis")
    if core.returncode or tests.returncode:
        print(f"Python {python}, {resolution}: {core.stderr[-2000:]}{tests.stderr[-2000:]}")
        return None
    return interpreter


def _versions(interpreter: Path) -> str:
    frozen = dict(
        line.split("==")
        for line in _uv("pip", "freeze", "--python", interpreter).stdout.split()
        if "==" in line
    )
    return ", ".join(f"{name} {frozen[name]}" for name in SHOWN)


def _tested(folder: Path, interpreter: Path, tests: list[str]) -> tuple[str, bool]:
    """The last line of pytest in a folder that holds the tests but not the package."""
    place = folder / "checkout"
    if not place.exists():
        place.mkdir()
        for name in ("tests", "benchmarks", "docs", "notebooks"):
            shutil.copytree(ROOT / name, place / name)
        for name in ("pyproject.toml", "README.md"):
            shutil.copy(ROOT / name, place / name)
    # an old spaCy beside a new click warns: that is between the two
    quiet = ("-W", "ignore::DeprecationWarning")
    command = [
        str(interpreter),
        "-m",
        "pytest",
        "-v",
        "-p",
        "no:cacheprovider",
        *quiet,
        *(tests or ["tests"]),
    ]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout[-3000:], done.stderr[-1000:])
    lines = [line for line in done.stdout.splitlines() if re.search(r"\d+ (passed|failed|error)", line)]
    return (lines[-1].strip("= ") if lines else "no test ran"), done.returncode == 0


def _known() -> dict[tuple[str, str], dict[str, Any]]:
    """Results of earlier runs, by Python and dependencies."""
    try:
        runs = results.load("compat")["runs"]
    except FileNotFoundError:
        runs = []
    return {(run["python"], run["dependencies"]): run for run in runs}


def _keep(run: dict[str, Any]) -> None:
    """Puts the run in the place of the earlier one of its kind."""
    runs = {**_known(), (run["python"], run["dependencies"]): run}
    order = sorted(runs, key=lambda key: ([int(part) for part in key[0].split(".")], key[1]))
    results.save("compat", {"command": "python -m benchmarks.compat", "runs": [runs[key] for key in order]})
    pages.write()


def main(
    python: Annotated[list[str] | None, typer.Option(help="versions, all by default")] = None,
    only: Annotated[str, typer.Option(help="lowest or newest dependencies, both by default")] = "",
    tests: Annotated[list[str] | None, typer.Option(help="paths, all tests by default")] = None,
) -> None:
    """Build, install, test; keep the results of each run for docs/benchmarks.md."""
    good = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = _uv("build", "--wheel", "--out-dir", folder)
        (wheel,) = folder.glob("*.whl") if not built.returncode else [Path(built.stderr)]
        for version in python or PYTHONS:
            for dependencies, resolution in RESOLUTIONS.items():
                if only not in ("", dependencies):
                    continue
                interpreter = _environment(folder, wheel, version, resolution)
                if interpreter is None:
                    good = False
                    continue
                line, passed = _tested(folder, interpreter, tests or [])
                good = good and passed
                versions = _versions(interpreter)
                _keep({"python": version, "dependencies": dependencies, "versions": versions, "tests": line})
                print(version, dependencies, line, flush=True)
    raise typer.Exit(not good)


if __name__ == "__main__":
    typer.run(main)
