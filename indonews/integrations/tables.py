"""What the table integrations share: the tables that articles give, their columns, and the rows of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from ..article import Article
from ..boilerplate import strip_boilerplate
from ..pipeline import Reader, Row
from ..temporal import parse_published

__all__ = ["TABLES", "ColumnType", "Table", "as_row", "get_table", "kept_columns", "stripped", "table_rows"]

ColumnType = Literal["text", "int", "float", "time"]
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns with their types, and the function that gives an article's rows."""

    columns: Mapping[str, ColumnType]
    rows: Callable[[Article], Rows]


def _article_row(article: Article) -> Rows:
    dateline = article.dateline.fields if article.dateline else {}
    boilerplate = sum(s.end - s.start for s in article.boilerplate)
    return [
        {
            "body": article.body,
            "dated": _naive(article.published),
            **{key: dateline.get(key) for key in ("place", "outlet", "agency")},
            "boilerplate": boilerplate / max(1, len(article.text)),
            **{
                key: len(getattr(article, key))
                for key in ("sentences", "tokens", "actors", "entities", "times")
            },
            "quotes": len(article.quotes),
        }
    ]


def _quote_rows(article: Article) -> Rows:
    roles = _speaker_roles(article)
    return [
        {
            "kind": q.kind,
            "quote": q.text,
            "speaker": q.speaker.name,
            "speaker_type": q.speaker.type,
            **roles.get(q.speaker.name, {"role": None, "affiliation": None}),
            "resolution": q.speaker.resolution,
            "cue": q.cue.text if q.cue else None,
            "source": q.source.text if q.source else None,
            "relay": q.relay.name or q.relay.text if q.relay else None,
            "confidence": q.confidence,
            "start": q.start,
            "end": q.end,
            "rule": q.rule,
        }
        for q in article.quotes
    ]


def _speaker_roles(article: Article) -> dict[str | None, dict[str, str | None]]:
    """What the article calls each speaker, at whichever mention it does."""
    roles: dict[str | None, dict[str, str | None]] = {}
    for actor in article.actors:
        for role in actor.roles[:1]:
            roles[actor.name] = {"role": role.title, "affiliation": role.affiliation}
    for quote in article.quotes:
        speaker = quote.speaker
        if speaker.role:
            roles.setdefault(speaker.name, {"role": speaker.role, "affiliation": speaker.affiliation})
    return roles


def _entity_rows(article: Article) -> Rows:
    keys = ("label", "name", "actor", "canonical", "code", "value", "unit", "start", "end", "rule")
    return [{"entity": e.text, **{key: getattr(e, key) for key in keys}} for e in article.entities]


def _time_rows(article: Article) -> Rows:
    keys = ("type", "value", "mod", "granularity", "zone", "anchor", "start", "end", "rule")
    return [
        {
            "expression": t.text,
            **{key: getattr(t, key) for key in keys},
            "begins": _naive(t.interval.begin) if t.interval else None,
            "ends": _naive(t.interval.end) if t.interval else None,
        }
        for t in article.times
    ]


def _segment_rows(article: Article) -> Rows:
    keys = ("kind", "start", "end", "rule")
    return [{"segment": s.text, **{key: getattr(s, key) for key in keys}} for s in article.segments]


def _naive(moment: date | datetime | None) -> datetime | None:
    """A date or datetime as a local datetime without zone, which every table format has."""
    if moment is None:
        return None
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime(moment.year, moment.month, moment.day)


_SPAN: Mapping[str, ColumnType] = {"start": "int", "end": "int", "rule": "text"}

TABLES: Mapping[str, Table] = {
    "articles": Table(
        {
            "body": "text", "dated": "time", "place": "text", "outlet": "text", "agency": "text",
            "boilerplate": "float", "sentences": "int", "tokens": "int", "actors": "int", "entities": "int",
            "times": "int", "quotes": "int",
        },
        _article_row,
    ),
    "quotes": Table(
        {
            "kind": "text", "quote": "text", "speaker": "text", "speaker_type": "text", "role": "text",
            "affiliation": "text", "resolution": "text", "cue": "text", "source": "text", "relay": "text",
            "confidence": "float", **_SPAN,
        },
        _quote_rows,
    ),
    "entities": Table(
        {
            "entity": "text", "label": "text", "name": "text", "actor": "int", "canonical": "text", "code": "text",
            "value": "float", "unit": "text", **_SPAN,
        },
        _entity_rows,
    ),
    "times": Table(
        {
            "expression": "text", "type": "text", "value": "text", "mod": "text", "begins": "time", "ends": "time",
            "granularity": "text", "zone": "text", "anchor": "text", **_SPAN,
        },
        _time_rows,
    ),
    "segments": Table({"segment": "text", "kind": "text", **_SPAN}, _segment_rows),
}  # fmt: skip


def get_table(name: str) -> Table:
    """The table of that name; ValueError names those there are."""
    if name not in TABLES:
        raise ValueError(f"no table {name!r}; there are {', '.join(TABLES)}")
    return TABLES[name]


def table_rows(rows: Iterable[Row], name: str) -> Iterator[Rows]:
    """The rows of table ``name`` for each article, in order."""
    return map(get_table(name).rows, Reader().read_rows(rows))


def stripped(rows: Iterable[Row]) -> Iterator[str]:
    """The text of each article without its boilerplate."""
    return (strip_boilerplate(row.text).text for row in rows)


def as_row(text: str, published: object, errors: str) -> Row:
    """An article of a table; a date that cannot be read is an error, or with ``errors="coerce"`` no date."""
    if errors not in ("raise", "coerce"):
        raise ValueError(f"errors must be 'raise' or 'coerce', not {errors!r}")
    try:
        date = parse_published(published) if published else None  # type: ignore[arg-type]
    except ValueError:
        if errors == "raise":
            raise
        date = None
    return Row(text, date)


def kept_columns(columns: Iterable[str], name: str, text: str, keep: Sequence[str] | None) -> list[str]:
    """The columns to carry along: ``keep``, or all but the text."""
    kept = list(keep) if keep is not None else [column for column in columns if column != text]
    if clash := [column for column in kept if column in get_table(name).columns]:
        raise ValueError(
            f"table {name!r} has a column {clash[0]!r} of its own: leave it out of keep, or rename it"
        )
    return kept
