"""Results of the benchmarks, kept as JSON beside the code."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["ROOT", "load", "save"]

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "results"
_LIST = re.compile(r"\[\n\s+([^\[\]{}]*?)\n\s+\]")


def save(name: str, result: Mapping[str, Any]) -> None:
    """Keeps a result as ``benchmarks/results/NAME.json``."""
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps(result, indent=1, ensure_ascii=False)
    compact = _LIST.sub(lambda found: "[" + re.sub(r"\n\s+", " ", found[1]) + "]", text)
    (FOLDER / f"{name}.json").write_text(compact + "\n", encoding="utf-8")


def load(name: str) -> Any:
    """The result of that name; FileNotFoundError where there is none yet."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
