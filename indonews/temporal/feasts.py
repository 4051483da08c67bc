"""Holidays, Ramadan and other dates that other calendars set."""

from __future__ import annotations

__all__ = ["RULES"]

RULES: tuple[()] = ()
