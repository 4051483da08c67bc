"""Publication dates as sites print them."""

from __future__ import annotations

from datetime import date, datetime

__all__ = ["parse_published"]


def parse_published(value: date | datetime | str) -> date | datetime:
    """A publication date as sites print it; ValueError quotes one that cannot be read."""
    if isinstance(value, (date, datetime)):
        return value
    if not isinstance(value, str):
        raise TypeError(f"published must be a date, a datetime or a str, not {type(value).__name__}")
    return date.fromisoformat(value[:10])
