"""Fills the tables of README and docs from ``benchmarks/results``: what stands between ``figures NAME`` comments."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

__all__ = ["PAGES", "save", "stale", "write"]

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"(<!-- figures ([\w-]+) -->\n).*?(<!-- end figures -->)", re.DOTALL)
FIGURES = {
    "boilerplate f1 by characters": "boilerplate.f1",
    "boilerplate f1 with the right kind": "boilerplate.kind_f1",
    "article text lost": "boilerplate.body_loss",
    "articles stripped without one wrong letter": "boilerplate.clean_docs",
    "entities f1 (span and label)": "entities.f1",
    "persons / organisations / places f1": "entities.coarse_f1",
    "PERSON f1": "entities.labels.PERSON.f1",
    "ORG f1": "entities.labels.ORG.f1",
    "GPE f1": "entities.labels.GPE.f1",
    "time expressions f1 (exact span)": "times.strict.f1",
    "time expressions f1 (right value)": "times.value.f1",
    "quotations f1 (80 % overlap)": "quotes.iou80.f1",
    "– direct": "quotes.kinds_iou80.direct.f1",
    "– indirect": "quotes.kinds_iou80.indirect.f1",
    "– mixed": "quotes.kinds_iou80.mixed.f1",
    "cue f1": "quotes.cue.f1",
    "source f1": "quotes.source.f1",
    "speaker right": "quotes.speaker.all.acc",
    "quotation and speaker right": "quotes.full.f1",
    "relay f1": "quotes.relay.f1",
}
SHORT = [
    name
    for name in FIGURES
    if name not in {"PERSON f1", "ORG f1", "GPE f1", "cue f1", "source f1", "relay f1"}
]

Result = Mapping[str, Any]


def save(name: str, result: Result) -> None:
    """Keeps a result as ``benchmarks/results/NAME.json``."""
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(result, indent=1, ensure_ascii=False)
    compact = re.sub(r"\[\n\s+([^\[\]{}]*?)\n\s+\]", lambda m: "[" + re.sub(r"\n\s+", " ", m[1]) + "]", text)
    (RESULTS / f"{name}.json").write_text(compact + "\n", encoding="utf-8")


def load(name: str) -> Any:
    """The result of that name."""
    return json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *([str(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _said(value: list[float] | None) -> str:
    return f"{value[0]:.1f} ({value[1]:.1f}–{value[2]:.1f})" if value else "–"


def _short() -> str:
    found = load("accuracy")
    rows = (
        (name, *(f"{found[part][FIGURES[name]][0]:.1f}" for part in ("read", "read_unread")))
        for name in SHORT
    )
    return _table(["", f"all {found['articles']}", f"the {found['unread']} unread"], rows)


def _accuracy() -> str:
    found = load("accuracy")
    head = [
        "",
        f"in `read`, all {found['articles']}",
        f"in `read`, {found['unread']} unread",
        "module alone, all",
    ]
    parts = ("read", "read_unread", "alone")
    return _table(
        head, ((name, *(_said(found[part][path]) for part in parts)) for name, path in FIGURES.items())
    )


def _outlets() -> str:
    head = [
        "outlet",
        "articles",
        "boilerplate with kind",
        "entities",
        "times, value",
        "quotations",
        "speaker",
    ]
    rows = (
        (
            name,
            row["articles"],
            *(
                f"{value:.1f}" if value is not None else "–"
                for key, value in row.items()
                if key != "articles"
            ),
        )
        for name, row in load("accuracy")["outlets"].items()
    )
    return _table(head, rows)


def _treebanks() -> str:
    found = load("public")["treebanks"]
    rows = (
        (name, _said(blocks["5"]["tokens"]), _said(blocks["5"]["words"]), _said(blocks["5"]["sentences"]),
         f"{blocks['all']['sentences'][0]:.1f}")
        for name, blocks in found.items()
    )  # fmt: skip
    return _table(["UD test set", "tokens", "words", "sentences, texts of five", "sentences, one text"], rows)


def _public() -> str:
    found = load("public")
    names, times = found["idner"], found["catalogue"]
    rows = [
        (f"idner-news-2k dev, names: {label}", _said(names[key]))
        for label, key in {"all": "f1", "PER": "PER", "ORG": "ORG", "LOC (GPE, LOC, FAC)": "LOC"}.items()
    ]
    rows += [
        ("PFSA-ID dev, direct statements found (80 % overlap)", _said(found["pfsa"]["recall"])),
        (
            "catalogue of time expressions, value as handed over",
            f"{times['as_handed_over']} of {times['expressions']}",
        ),
    ]
    return _table(["set", "f1 or share"], rows)


def _peer_accuracy() -> str:
    found = load("peers")
    rows: list[tuple[str, ...]] = [
        ("sentences, UD " + ", ".join(found["sentences"]), reader.partition(": ")[2] or "indonews",
         " / ".join(f"{bank[reader][0]:.1f}" for bank in found["sentences"].values()))
        for reader in next(iter(found["sentences"].values()))
    ]  # fmt: skip
    own = load("accuracy")
    for layer, (first, second), said in (
        ("times", ("times.strict.f1", "times.value.f1"), "span / value f1"),
        ("boilerplate", ("boilerplate.f1", "boilerplate.body_loss"), "f1 / text lost"),
    ):
        for part, count in (("read", own["articles"]), ("read_unread", own["unread"])):
            figures = own[part]
            rows.append(
                (
                    f"{layer}, {count} articles, {said}",
                    "indonews",
                    f"{figures[first][0]:.1f} / {figures[second][0]:.1f}",
                )
            )
            rows += [
                (f"{layer}, {count} articles, {said}", name, f"{row[first][0]:.1f} / {row[second][0]:.1f}")
                for name, row in found["layers"].items()
                if first in row and row["articles"] == count
            ]
    return _table(["task and data", "who", "figure"], rows)


def _speed() -> str:
    rows = (
        (row["task"], f"**{row['name']}**" if row["own"] else row["name"], f"{row['mb_s']:.3g}",
         f"{row['ratio']:.3g} ×", row["texts"])
        for row in load("speed")["peers"]
    )  # fmt: skip
    return _table(["task", "who", "MB/s", "time it takes, indonews = 1", "texts read"], rows)


def _whole() -> str:
    found = load("speed")
    rows = [(f"`read`, {name}", f"{value:.1f} articles/s") for name, value in found["read"].items()]
    rows += [
        (name, f"{row['seconds']:.2f} s, {row['megabytes']:.0f} MB at most")
        for name, row in found["processes"].items()
    ]
    return _table(["", ""], rows)


def _machine() -> str:
    found = load("speed")
    where = found["machine"]
    return (
        f"`{found['command']}`, one thread of a {where['processor']} with {where['cores']} cores "
        f"(load {where['load']} while it ran), Python {where['python']}; {found['data']}.\n"
    )


def _growth() -> str:
    found = load("growth")
    sizes = [f"{size:,} characters" for size in found["sizes"]]
    return _table(
        ["seconds, natural text", *sizes],
        ((name, *(f"{s:.3g}" for s in seconds)) for name, seconds in found["natural"].items()),
    )


def _hostile() -> str:
    found = load("growth")
    length = found["hostile_length"]
    rows = []
    for name, texts in found["hostile"].items():
        worst = max(texts, key=lambda text: texts[text][1])
        short, long = texts[worst]
        rows.append(
            (name, worst, f"{short:.3g}", f"{long:.3g}", f"{max(b / a for a, b in texts.values()):.1f}")
        )
    head = [
        "",
        "slowest hostile text",
        f"µs a character, {length // 10:,}",
        f"µs a character, {length:,}",
        "worst growth",
    ]
    return _table(head, rows)


def _fuzz() -> str:
    found = load("fuzz")
    rows = [
        (name, f"{row['executions']:,}", f"{row['seconds']:,} s", row["finds"])
        for name, row in found["checks"].items()
    ]
    return _table(["check", "executions", "time", "finds"], rows)


def _compat() -> str:
    rows = (
        (run["python"], run["dependencies"], run["versions"], run["tests"]) for run in load("compat")["runs"]
    )
    return _table(["Python", "dependencies", "versions", "tests"], rows)


TABLES: dict[str, Callable[[], str]] = {
    "short": _short, "accuracy": _accuracy, "outlets": _outlets, "treebanks": _treebanks, "public": _public,
    "peer-accuracy": _peer_accuracy, "speed": _speed, "whole": _whole, "machine": _machine, "growth": _growth,
    "hostile": _hostile, "fuzz": _fuzz, "compat": _compat,
}  # fmt: skip


def _filled(text: str) -> str:
    return BLOCK.sub(lambda block: f"{block[1]}{_made(block[2])}{block[3]}", text)


def _made(name: str) -> str:
    try:
        return TABLES[name]()
    except FileNotFoundError:
        return "Not measured yet.\n"


def write() -> None:
    """Fills every table."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        if (filled := _filled(text)) != text:
            page.write_text(filled, encoding="utf-8")


def stale() -> Iterator[str]:
    """Names of the pages whose tables are not those of the results."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        if _filled(text) != text:
            yield page.name
