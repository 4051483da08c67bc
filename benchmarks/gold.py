"""Score the library on annotated articles, and hold it to its floors.

    python -m benchmarks.gold ../shared/gold/dev.jsonl [--layer times] [--dct] [--unread] [--variant caps] [--errors FILE]
    python -m benchmarks.gold ../shared/gold/dev.jsonl --table
    python -m benchmarks.gold --floors ../shared

The first prints the figures of ``tools/score.py`` (beside the ``gold`` folder) for what ``indonews.read`` finds in
the articles of one file; ``--dct`` gives the articles' ``dct`` as publication date, ``--unread`` scores every third
article only, which of ``dev.jsonl`` nobody read while rules were written, and ``--variant`` scores the articles as a
careless scrape leaves them (``benchmarks.variants``). The second prints the main figures of both
as a table, the third scores the files that ``floors.json`` names and fails when a figure lies below its floor.
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

from .variants import VARIANTS, vary

FLOORS = Path(__file__).with_name("floors.json")


def predictions(gold: Path, date_key: str = "published") -> Iterator[str]:
    """A line of JSON in the exchange format for each article of the gold file."""
    with gold.open(encoding="utf-8") as lines:
        rows = ({**row, "published": row.get(date_key)} for row in map(json.loads, lines))
        for article in indonews.read_many(rows):
            yield article.to_json() + "\n"


def score(
    gold: Path,
    *options: str,
    date_key: str = "published",
    unread: bool = False,
    variant: str | None = None,
) -> str:
    """What ``tools/score.py`` prints for the library on a gold file, on every third article of it, or on a variant."""
    scorer = gold.resolve().parent.parent / "tools" / "score.py"
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        if unread:
            rows = gold.read_text(encoding="utf-8").splitlines(keepends=True)
            gold = Path(folder) / gold.name
            gold.write_text("".join(rows[2::3]), encoding="utf-8")
        if variant:
            varied = [vary(json.loads(row), variant) for row in gold.read_text(encoding="utf-8").splitlines()]
            gold = Path(folder) / gold.name
            gold.write_text("".join(json.dumps(row) + "\n" for row in varied), encoding="utf-8")
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


TABLE = {
    "boilerplate f1 by characters": "boilerplate.f1",
    "boilerplate f1 with the right kind": "boilerplate.kind_f1",
    "article text lost": "boilerplate.body_loss",
    "articles stripped without one wrong letter": "boilerplate.clean_docs",
    "entities f1 (span and label)": "entities.f1",
    "persons / organisations / places f1": "entities.coarse_f1",
    "time expressions f1 (exact span)": "times.strict.f1",
    "time expressions f1 (right value)": "times.value.f1",
    "quotations f1 (80 % overlap)": "quotes.iou80.f1",
    "direct": "quotes.kinds_iou80.direct.f1",
    "indirect": "quotes.kinds_iou80.indirect.f1",
    "mixed": "quotes.kinds_iou80.mixed.f1",
    "speaker right": "quotes.speaker.all.acc",
    "quotation and speaker right": "quotes.full.f1",
}


def table(gold: Path) -> str:
    """The main figures on all articles of a gold file and on the unread ones, as the rows of a Markdown table."""
    parts = [json.loads(score(gold, "--json", unread=unread)) for unread in (False, True)]
    return "\n".join(
        f"| {name} | {figure(parts[0], path):.1f} | {figure(parts[1], path):.1f} |"
        for name, path in TABLE.items()
    )


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
    parser.add_argument("--variant", choices=VARIANTS)
    for flag in ("dct", "unread", "table"):
        parser.add_argument(f"--{flag}", action="store_true")
    args = parser.parse_args()
    if args.floors:
        failures = below_floor(args.floors)
        print(f"{len(failures)} figures below their floor", *failures, sep="\n  ")
        return bool(failures)
    if not args.gold:
        parser.error("a gold file or --floors SHARED")
    if args.table:
        print(table(args.gold))
        return 0
    options = [
        part for key in ("layer", "errors") if (value := getattr(args, key)) for part in (f"--{key}", value)
    ]
    date_key = "dct" if args.dct else "published"
    print(score(args.gold, *options, date_key=date_key, unread=args.unread, variant=args.variant), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
