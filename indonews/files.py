"""Rows from and to files: plain text, JSON Lines and Parquet, compressed or not."""

from __future__ import annotations

import gzip
import json
import lzma
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any

from .pipeline import Row

__all__ = ["Problem", "count_rows", "line_writer", "read_rows", "write_parquet"]

Problem = Callable[[str], None]
STDIN = "-"
OPENERS: Mapping[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open}


def read_rows(paths: Iterable[str], published: Any, problem: Problem) -> Iterator[Row]:
    """The articles in the files, in order, streaming.

    A name that ends in ``.jsonl`` or ``.ndjson`` (also ``.gz``, ``.xz``) holds a row a line, ``.parquet`` a row
    a row, any other file is one article's text; ``-`` is stdin, JSON Lines if it starts with ``{``. ``published``
    is used where a row has no date of its own. What cannot be read is described to ``problem`` with file and
    line, and left out.
    """
    for path in paths:
        try:
            for place, item in _items(path):
                try:
                    yield _row(item() if callable(item) else item, place, published)
                except (TypeError, ValueError) as error:
                    problem(f"{place}: {error}")
        except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
            problem(f"{path}: {getattr(error, 'strerror', None) or error}")


def _items(path: str) -> Iterator[tuple[str, Any]]:
    """(where it stands, the row or a function that decodes it) for each row of a file."""
    if path == STDIN:
        first = sys.stdin.buffer.readline()
        if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
            yield from _json_lines("stdin", chain([first], sys.stdin.buffer))
        else:
            yield "stdin", {"text": (first + sys.stdin.buffer.read()).decode("utf-8-sig")}
        return
    suffixes = Path(path).suffixes
    kind = next((s for s in reversed(suffixes) if s not in OPENERS), "")
    if kind == ".parquet":
        yield from _parquet_rows(path)
        return
    with OPENERS.get(suffixes[-1] if suffixes else "", open)(path, "rb") as data:
        if kind in (".jsonl", ".ndjson"):
            yield from _json_lines(path, data)
        else:
            yield path, {"id": Path(path).stem, "text": data.read().decode("utf-8-sig")}


def _json_lines(name: str, data: Iterable[bytes]) -> Iterator[tuple[str, Callable[[], Any]]]:
    for number, line in enumerate(data, 1):
        if line.strip():
            yield f"{name} line {number}", lambda line=line, number=number: _decoded(line, number)  # type: ignore[misc]


def _decoded(line: bytes, number: int) -> Any:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from error
    return {"id": number, **row} if isinstance(row, dict) else row


def _parquet_rows(path: str) -> Iterator[tuple[str, Any]]:
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise OSError("reading Parquet needs: pip install 'indonews[pandas]'") from error
    number = 0
    with ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=256):
            for row in batch.to_pylist():
                number += 1
                yield f"{path} row {number}", {"id": number, **row}


def _row(item: Any, place: str, published: Any) -> Row:
    if not isinstance(item, Mapping):
        raise TypeError(f"a row must be a JSON object with 'text', not {type(item).__name__}")
    return Row.of({**item, "published": item.get("published") or published})


def count_rows(path: Path) -> int:
    """Complete lines of an unfinished output; a broken last line is cut off the file."""
    count = size = 0
    with path.open("r+b") as file:
        for line in file:
            if not line.endswith(b"\n"):
                file.truncate(size)
                break
            count, size = count + 1, size + len(line)
    return count


@contextmanager
def line_writer(path: str | None, append: bool = False) -> Iterator[IO[str]]:
    """A text file for lines, compressed as its name says; stdout without a path."""
    if path is None:
        yield sys.stdout
        return
    opener = OPENERS.get(os.path.splitext(path)[1], open)
    with opener(path, "at" if append else "wt", encoding="utf-8", errors="surrogatepass") as file:
        yield file


def write_parquet(path: str, lines: Iterable[str]) -> None:
    """JSON lines as a Parquet table: plain fields as text columns, lists and objects as JSON text."""
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise OSError("writing Parquet needs: pip install 'indonews[pandas]'") from error
    writer = None
    try:
        for line in lines:
            cells = {
                k: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False)
                for k, v in json.loads(line).items()
            }
            if writer is None:
                schema = pa.schema([(name, pa.string()) for name in cells])
                writer = ParquetWriter(path, schema)
            writer.write_table(pa.Table.from_pylist([cells], schema=writer.schema))
    finally:
        if writer is not None:
            writer.close()
