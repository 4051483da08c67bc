"""The command line: ``indonews read|strip|tokenize|entities|times|quotes|demo``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from tqdm import tqdm

from . import __version__, terminal
from .article import Article
from .files import count_rows, line_writer, read_rows, write_parquet
from .pipeline import Reader, Row, map_chunks
from .spans import Span
from .temporal import parse_published
from .tokenization import split_sentences, split_words, tokenize

__all__ = ["app", "main"]

app = typer.Typer(
    help="Read Indonesian news: boilerplate, sentences, names, times and quotations with their speakers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Files = Annotated[
    list[str],
    typer.Argument(help="Text files, .jsonl files (also .gz, .xz), .parquet files, or - for stdin."),
]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", help="Write JSON Lines (.gz, .xz) or Parquet here, not to stdout."),
]
PublishedOption = Annotated[
    str | None, typer.Option("--published", help="Publication date for articles that come without one.")
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on after the rows that the output already holds.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines also on a terminal.")]

LAYERS: dict[str, tuple[str, ...] | None] = {
    "read": None,
    "strip": ("id", "body", "boilerplate"),
    "entities": ("id", "entities", "actors"),
    "times": ("id", "published", "times"),
    "quotes": ("id", "quotes"),
}


def _article_row(article: Article, command: str) -> str:
    row, wanted = article.to_dict(), LAYERS[command]
    return _line(row if wanted is None else {key: row[key] for key in wanted})


def _line(row: dict[str, Any]) -> str:
    # Lone surrogates cannot be encoded as UTF-8: such a row is written with JSON escapes.
    line = json.dumps(row, ensure_ascii=False)
    return line if line.isascii() or _encodable(line) else json.dumps(row)


def _encodable(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _article_lines(command: str, rows: Iterable[Row]) -> Iterator[str]:
    return (_article_row(article, command) for article in Reader().read_rows(rows))


def _token_lines(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        tokens = tokenize(row.text)
        layers: dict[str, Sequence[Span]] = {
            "tokens": tokens,
            "words": split_words(tokens),
            "sentences": split_sentences(row.text, tokens),
        }
        offsets = {key: [[span.start, span.end] for span in spans] for key, spans in layers.items()}
        yield _line({"id": row.id, **offsets})


class _Problems:
    """Says on stderr what could not be read, and remembers that something could not."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, message: str) -> None:
        self.count += 1
        tqdm.write(f"indonews: {message}", file=sys.stderr)


def _on_terminal() -> bool:
    return sys.stdout.isatty()


def _run(
    lines: Callable[[Iterable[Row]], Iterable[str]],
    show: Callable[[Iterable[Row]], None],
    files: list[str],
    published: str | None,
    output: str | None,
    workers: int,
    resume: bool,
    as_json: bool,
) -> None:
    problems = _Problems()
    try:
        date = parse_published(published) if published else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error
    rows = read_rows(files, date, problems)
    if output is None and not as_json and _on_terminal():
        show(rows)
    else:
        _write(lines, rows, output, workers, resume)
    if problems.count:
        raise typer.Exit(1)


def _write(
    lines: Callable[[Iterable[Row]], Iterable[str]],
    rows: Iterator[Row],
    output: str | None,
    workers: int,
    resume: bool,
) -> None:
    done = 0
    if resume:
        if output is None or Path(output).suffix not in (".jsonl", ".ndjson"):
            raise typer.BadParameter(
                "needs an uncompressed .jsonl output to go on with", param_hint="--resume"
            )
        done = count_rows(Path(output)) if Path(output).exists() else 0
        for _ in range(done):
            next(rows, None)
    results = lines(rows) if workers == 1 else map_chunks(lines, rows, workers)
    results = tqdm(results, unit=" articles", file=sys.stderr, disable=None, initial=done)
    if output is not None and output.endswith(".parquet"):
        write_parquet(output, results)
        return
    with line_writer(output, append=done > 0) as file:
        for line in results:
            file.write(line + "\n")


def _command(name: str, summary: str) -> None:
    def run(
        files: Files,
        output: Output = None,
        published: PublishedOption = None,
        workers: Workers = 1,
        resume: Resume = False,
        as_json: AsJson = False,
    ) -> None:
        lines = partial(_article_lines, name)
        show = partial(terminal.show, command=name)
        _run(lines, show, files, published, output, workers, resume, as_json)

    app.command(name, help=summary)(run)


_command("read", "Everything: body, boilerplate, sentences, tokens, entities, actors, times, quotations.")
_command("strip", "The article without its boilerplate, and what was taken out.")
_command("entities", "Named entities, amounts and the actors behind the names.")
_command("times", "Time expressions with their TIMEX3 values.")
_command("quotes", "Who said what.")


@app.command("tokenize", help="Tokens, syntactic words and sentences of the text as it is.")
def tokenize_command(
    files: Files,
    output: Output = None,
    workers: Workers = 1,
    resume: Resume = False,
    as_json: AsJson = False,
) -> None:
    _run(_token_lines, terminal.show_tokens, files, None, output, workers, resume, as_json)


@app.command(help="Read a sample article that comes with the package.")
def demo(
    name: Annotated[str | None, typer.Argument(help="Which sample; --list names them.")] = None,
    listing: Annotated[bool, typer.Option("--list", help="Name the samples.")] = False,
    as_json: AsJson = False,
) -> None:
    from . import samples

    if listing:
        print("\n".join(samples.names()))
        return
    if name is not None and name not in samples.names():
        raise typer.BadParameter(f"no sample {name!r}; there are {', '.join(samples.names())}")
    sample = samples.load(name or samples.names()[0])
    row = Row.of({"text": sample.text, "published": sample.published, "id": sample.id, "title": sample.title})
    if as_json:
        print(next(_article_lines("read", [row])))
    else:
        terminal.show([row], command="demo")


def _version(wanted: bool) -> None:
    if wanted:
        print(f"indonews {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Entry point of the ``indonews`` command."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
