"""Score the library on annotated articles, and hold it to its floors.

    python -m benchmarks.gold ../shared/gold/dev.jsonl [--layer times] [--dct] [--errors FILE]
    python -m benchmarks.gold --floors ../shared

The first prints the figures of ``tools/score.py`` (beside the ``gold`` folder) for what ``indonews.read`` finds in
the articles of one file; ``--dct`` gives the articles' ``dct`` as publication date. The second scores the files
that ``floors.json`` names and fails when a figure lies below its floor.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import indonews

FLOORS = Path(__file__).with_name("floors.json")


def predictions(gold: Path, date_key: str = "published") -> Iterator[str]:
    """A line of JSON in the exchange format for each article of the gold file."""
    with gold.open(encoding="utf-8") as lines:
        rows = ({**row, "published": row.get(date_key)} for row in map(json.loads, lines))
        for article in indonews.read_many(rows):
            yield article.to_json() + "\n"


def score(gold: Path, *options: str, date_key: str = "published") -> str:
    """What ``tools/score.py`` prints for the library on a gold file."""
    scorer = gold.resolve().parent.parent / "tools" / "score.py"
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        with predicted.open("w", encoding="utf-8") as file:
            file.writelines(predictions(gold, date_key))
        command = [sys.executable, str(scorer), str(gold), str(predicted), *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def figure(scores: Mapping[str, Any], path: str) -> float:
    """The figure that a path such as ``quotes.speaker.all.acc`` names."""
    value: Any = scores
    for key in path.split("."):
        value = value[key]
    return float(value)


def below_floor(shared: Path) -> list[str]:
    """One line for each figure that lies on the wrong side of its floor; prints all of them."""
    failures = []
    for name, floors in json.loads(FLOORS.read_text(encoding="utf-8")).items():
        scores = json.loads(score(shared / "gold" / name, "--json"))
        for path, floor in floors.items():
            value = figure(scores, path)
            ceiling = path.endswith(("body_loss", "wrong_name"))
            line = f"{name} {path} {value} ({'ceiling' if ceiling else 'floor'} {floor})"
            print(line)
            if value > floor if ceiling else value < floor:
                failures.append(line)
    return failures


def main() -> int:
    """Run from the command line; see the module's docstring."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--floors", type=Path, metavar="SHARED")
    parser.add_argument("--layer")
    parser.add_argument("--errors")
    parser.add_argument("--dct", action="store_true")
    args = parser.parse_args()
    if args.floors:
        failures = below_floor(args.floors)
        print(f"{len(failures)} figures below their floor", *failures, sep="\n  ")
        return bool(failures)
    if not args.gold:
        parser.error("a gold file or --floors SHARED")
    options = [
        part for key in ("layer", "errors") if (value := getattr(args, key)) for part in (f"--{key}", value)
    ]
    print(score(args.gold, *options, date_key="dct" if args.dct else "published"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
