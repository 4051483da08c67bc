"""Time expressions and their TIMEX3 values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ..spans import SpanLike, require_text
from .anchor import own_date
from .context import Context
from .finder import find
from .published import parse_published, read_published
from .types import Interval, TimeExpression

__all__ = ["Interval", "TimeExpression", "find_times", "parse_published"]


def find_times(
    text: str, published: date | datetime | str | None = None, *, masks: Sequence[SpanLike] = ()
) -> list[TimeExpression]:
    """Time expressions of ``text`` in order. ``masks``: spans of names, inside which nothing is a time."""
    require_text(text)
    context = Context(text)
    if published is not None:
        moment, context.ambiguous = read_published(published)
        context.published = moment.date() if isinstance(moment, datetime) else moment
        context.clock = moment if isinstance(moment, datetime) else None
        context.source = "published"
    elif (own := own_date(text)) is not None:
        context.published, context.source = own, "text"
    return find(context, masks)
