"""Score what ``indonews.read`` finds on annotated articles, and hold it to its floors.

    python -m benchmarks.gold ../shared/gold/dev.jsonl [--layer times] [--dct] [--unread] [--variant caps] [--errors FILE]
    python -m benchmarks.gold --floors ../shared

The first prints the figures of ``tools/score.py`` (beside the ``gold`` folder) for the articles of one file; ``--dct``
gives the articles' ``dct`` as publication date, ``--unread`` scores every third article only, which of ``dev.jsonl``
nobody read while rules were written, and ``--variant`` scores the articles as a careless scrape leaves them
(``benchmarks.variants``). The second scores the files that ``floors.json`` names and fails when a figure lies below its
floor.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .readers import inside_read
from .scorer import read_rows, score
from .variants import VARIANTS, vary

FLOORS = Path(__file__).with_name("floors.json")
CEILINGS = ("body_loss", "wrong_name")


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
        rows = read_rows(shared / "gold" / name)
        scores = score(shared, rows, inside_read(rows))
        for path, floor in floors.items():
            value, ceiling = figure(scores, path), path.endswith(CEILINGS)
            line = f"{name} {path} {value} ({'ceiling' if ceiling else 'floor'} {floor})"
            print(line)
            if value > floor if ceiling else value < floor:
                failures.append(line)
    return failures


@contextmanager
def _errors(path: str | None) -> Iterator[Callable[..., None]]:
    """What writes a mistake to the file as a line of cells."""
    if path is None:
        yield lambda *cells: None
        return
    with open(path, "w", encoding="utf-8") as file:
        yield lambda *cells: print(*(" ".join(str(cell).split()) for cell in cells), sep="\t", file=file)


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
    for flag in ("dct", "unread"):
        parser.add_argument(f"--{flag}", action="store_true")
    args = parser.parse_args()
    if args.floors:
        failures = below_floor(args.floors)
        print(f"{len(failures)} figures below their floor", *failures, sep="\n  ")
        return bool(failures)
    if not args.gold:
        parser.error("a gold file or --floors SHARED")
    rows = read_rows(args.gold)[2::3] if args.unread else read_rows(args.gold)
    rows = [vary(row, args.variant) for row in rows] if args.variant else rows
    shared = args.gold.resolve().parent.parent
    found = inside_read(rows, "dct" if args.dct else "published")
    with _errors(args.errors) as error:
        scores = score(shared, rows, found, [args.layer] if args.layer else [], error)
    for layer, figures in scores.items():
        print(f"== {layer}")
        for name, value in figures.items():
            print(f"  {name:12} {json.dumps(value)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
