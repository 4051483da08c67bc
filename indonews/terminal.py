"""What the command line shows a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from .article import Article
from .pipeline import Reader, Row
from .quotation import Quote
from .tokenization import split_sentences, tokenize

__all__ = ["show", "show_tokens"]

WIDTH = 100


def _console() -> Console:
    console = Console(highlight=False, emoji=False, markup=False)
    return (
        console
        if console.width <= WIDTH or console.is_terminal
        else Console(width=WIDTH, highlight=False, emoji=False, markup=False)
    )


def show(rows: Iterable[Row], command: str = "read") -> None:
    """Print the articles of the rows for people: the parts that ``command`` shows."""
    console = _console()
    parts = PARTS.get(command, (command,))
    for article in Reader().read_rows(rows):
        head = " · ".join(
            str(x) for x in (article.id, article.published and f"published {article.published}") if x
        )
        console.print(Rule(Text(head or "article", style="bold"), align="left"))
        for part in parts:
            SECTIONS[part](console, article)


def show_tokens(rows: Iterable[Row]) -> None:
    """Print the sentences of the rows, one a line, tokens parted by ``|``."""
    console = _console()
    for row in rows:
        tokens = tokenize(row.text)
        for sentence in split_sentences(row.text, tokens):
            inside = (token.text for token in tokens if sentence.contains(token))
            console.print(Text("|".join(inside)))


def _section(console: Console, title: str) -> None:
    console.print(Text(f"\n{title}", style="bold cyan"))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2), show_header=bool(columns))
    for name in columns:
        table.add_column(name, style="bold" if name == columns[0] else None, overflow="fold")
    return table


def _short(text: str, length: int = 72) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _body(console: Console, article: Article) -> None:
    _section(console, "Article")
    console.print(Padding(Text(article.body), (0, 2)))


def _furniture(console: Console, article: Article) -> None:
    if article.boilerplate:
        _section(console, "Not article")
        table = _table("kind", "text")
        for segment in article.boilerplate:
            table.add_row(segment.kind, Text(_short(segment.text)))
        console.print(Padding(table, (0, 2)))


def _entities(console: Console, article: Article) -> None:
    _section(console, "Who and what is named")
    table = _table("name", "label", "mentions", "also called", "role")
    for actor in article.actors:
        roles = dict.fromkeys(" ".join(filter(None, (role.title, role.affiliation))) for role in actor.roles)
        mentions = len(actor.mentions) + len(actor.role_mentions)
        others = [alias for alias in actor.aliases if alias != actor.name]
        table.add_row(
            Text(actor.name), actor.label, str(mentions), Text(", ".join(others)), Text("; ".join(roles))
        )
    console.print(Padding(table, (0, 2)))


def _times(console: Console, article: Article) -> None:
    _section(console, "When")
    table = _table("expression", "type", "value", "")
    for time in article.times:
        notes = " ".join(filter(None, (time.mod, *time.flags)))
        table.add_row(Text(_short(time.text, 48)), time.type, time.value or "unknown", notes)
    console.print(Padding(table, (0, 2)))


def _quotes(console: Console, article: Article) -> None:
    _section(console, "Who said what")
    for quote in article.quotes:
        console.print(Padding(_attribution(quote), (0, 2)))
        console.print(
            Padding(Text(" […] ".join(" ".join(piece.text.split()) for piece in quote.content)), (0, 4))
        )


def _attribution(quote: Quote) -> Text:
    line = Text(quote.speaker.name or "unknown", style="bold")
    line.append(f"  {quote.kind}", style="dim")
    if quote.source and quote.source.text != quote.speaker.name:
        line.append(f", as “{quote.source.text}”", style="dim")
    if quote.relay:
        line.append(f", through {quote.relay.name}", style="dim")
    return line


PARTS = {
    "read": ("body", "furniture", "entities", "times", "quotes"),
    "demo": ("furniture", "entities", "times", "quotes"),
    "strip": ("body", "furniture"),
}
SECTIONS: dict[str, Callable[[Console, Article], None]] = {
    "body": _body,
    "furniture": _furniture,
    "entities": _entities,
    "times": _times,
    "quotes": _quotes,
}
