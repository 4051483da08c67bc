"""Time expressions and their TIMEX3 values.

>>> [(t.text, t.value) for t in find_times("Ia tiba Selasa (12/9) pagi, dua hari lalu.", "2023-09-14")]
[('Selasa (12/9) pagi', '2023-09-12TMO'), ('dua hari lalu', '2023-09-12')]
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ..spans import Span, SpanLike, require_text
from .anchor import own_date
from .context import Context
from .finder import find, read_spans
from .published import parse_published, read_published
from .timeml import to_timeml
from .types import Interval, TimeExpression

__all__ = [
    "Interval",
    "TimeExpression",
    "find_times",
    "normalize",
    "normalize_spans",
    "parse_published",
    "to_timeml",
]


def find_times(
    text: str, published: date | datetime | str | None = None, *, masks: Sequence[SpanLike] = ()
) -> list[TimeExpression]:
    """The time expressions of ``text``, in order; offsets are into ``text``.

    ``published`` is the day that relative expressions are counted from, in any form `parse_published` reads;
    without it the article's own date is taken where it prints one (``anchor="text"``), and relative values are
    None where it does not. ``masks`` are spans of names, inside which nothing is a time; of masks with a
    ``label``, an EVENT, PRODUCT or WORK_OF_ART lets a date through. TypeError and ValueError name the argument.
    """
    return find(_context(text, published), masks)


def normalize_spans(
    text: str, spans: Sequence[SpanLike], published: date | datetime | str | None = None
) -> list[TimeExpression]:
    """The given spans of ``text`` read as time expressions, one for each, in order of the text.

    For spans that somebody else found. One that no rule reads is tried as an absolute date of another
    language (`3 мая 2021`); where that fails too its value is None and its flag ``unread``.
    """
    return read_spans(_context(text, published), spans)


def normalize(expression: str, published: date | datetime | str | None = None) -> TimeExpression:
    """One expression that stands alone.

    >>> normalize("akhir pekan lalu", "2023-09-18").value
    '2023-W37-WE'
    """
    require_text(expression, "expression")
    return normalize_spans(expression, [Span.of(expression, 0, len(expression))], published)[0]


def _context(text: str, published: date | datetime | str | None) -> Context:
    context = Context(require_text(text))
    if published is not None:
        moment, context.ambiguous = read_published(published)
        context.published = moment.date() if isinstance(moment, datetime) else moment
        context.clock = moment if isinstance(moment, datetime) else None
        context.source = "published"
    elif (own := own_date(text)) is not None:
        context.published, context.source = own, "text"
    return context
