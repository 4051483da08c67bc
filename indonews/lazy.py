"""Patterns that are compiled when they are first used: a rule that no text calls for costs nothing at the start."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

import regex

__all__ = ["pattern"]


def pattern(source: str, flags: int = 0, **lists: Any) -> regex.Pattern[str]:
    r"""What ``regex.compile`` gives, later; an error in ``source`` is raised at the first use.

    >>> numbers = pattern(r"\d+")
    >>> numbers.findall("17 dari 45")
    ['17', '45']
    """
    return cast("regex.Pattern[str]", _Later(source, flags, lists))


class _Later:
    """Stands for a pattern; what is asked of it once is an attribute of its own from then on."""

    def __init__(self, source: str, flags: int, lists: dict[str, Any]) -> None:
        self._how = source, flags, lists

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        source, flags, lists = self._how
        return regex.compile(source, flags, **lists)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value
