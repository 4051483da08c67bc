"""The tables of what reading costs and withstands: speed, memory, growth, fuzzing, versions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from .cells import table
from .results import load

__all__ = ["TABLES"]


def _speed(*tasks: str) -> str:
    rows = (
        (row["task"], f"**{row['name']}**" if row["own"] else row["name"], f"{row['mb_s']:.3g}",
         f"{row['ratio']:.3g} ×", row["texts"])
        for row in load("speed")["peers"]
        if not tasks or row["task"] in tasks
    )  # fmt: skip
    return table(["task", "who", "MB/s", "time it takes, indonews = 1", "texts read"], rows)


def _whole() -> str:
    found = load("speed")
    rows = [(f"`read`, {name}", f"{value:.1f} articles/s") for name, value in found["read"].items()]
    rows.append(("`models.syntax()`", f"{found['syntax']['words_s']:,} words/s"))
    rows += [
        (name, f"{row['seconds']:.2f} s, {row['megabytes']:.0f} MB at most")
        for name, row in found["processes"].items()
    ]
    return table(["", ""], rows)


def _cost() -> str:
    found = load("speed")
    speed, megabytes = found["read"]["in batches"], found["processes"]["100 articles read"]["megabytes"]
    return (
        f"A million articles of 350 words take {1e6 / speed / 3600:.1f} core-hours at the {speed:.0f} articles a second "
        f"measured on one core; a process holds about {megabytes:.0f} MB.\n"
    )


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
    return table(
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
        growth = max(b / a for a, b in texts.values())
        rows.append((name, worst, f"{short:.3g}", f"{long:.3g}", f"{growth:.1f}"))
    cost = (f"µs a character, {size:,}" for size in (length // 10, length))
    return table(["", "slowest hostile text", *cost, "worst growth"], rows)


def _fuzz() -> str:
    checks = load("fuzz")["checks"]
    total = {key: sum(row[key] for row in checks.values()) for key in ("executions", "seconds", "finds")}
    rows = (
        (name, f"{row['executions']:,}", f"{row['seconds']:,} s", row["finds"])
        for name, row in {**checks, "all": total}.items()
    )
    return table(["check", "executions", "time", "finds"], rows)


def _compat() -> str:
    rows = (
        (run["python"], run["dependencies"], run["versions"], run["tests"]) for run in load("compat")["runs"]
    )
    return table(["Python", "dependencies", "versions", "tests"], rows)


TABLES: dict[str, Callable[[], str]] = {
    "speed": _speed, "speed-tokens": partial(_speed, "tokens", "sentences"), "speed-names": partial(_speed, "names"),
    "whole": _whole, "cost": _cost, "machine": _machine, "growth": _growth, "hostile": _hostile, "fuzz": _fuzz,
    "compat": _compat,
}  # fmt: skip
