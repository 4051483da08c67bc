"""Accounts that speak: ``laman akun Instagram @x`` is @x, and so is ``akun tersebut`` behind it."""

from __future__ import annotations

import regex

from ..spans import Span
from .scene import Scene

__all__ = ["ACCOUNT", "account_in", "account_meant"]

ACCOUNT = "akun"
HANDLE = regex.compile(r"@\w++(?:\.\w++)*+")
NAMED = regex.compile(rf"\b(?i:{ACCOUNT})(?: \p{{L}}++){{0,2}}+ {HANDLE.pattern}")
REACH = 1200


def account_in(phrase: str) -> str | None:
    """The handle at the end of a phrase that says on which platform its account is (``akun Instagram @x``)."""
    lead, _, handle = phrase.rpartition(" ")
    told = HANDLE.fullmatch(handle) and ACCOUNT in lead.lower().split() and not lead.lower().endswith(ACCOUNT)
    return handle if told else None


def account_meant(scene: Scene, mention: Span) -> str | None:
    """The account that ``akun tersebut`` means: the last one that spoke, or that is named."""
    spoken = (name for name in reversed(scene.history.names) if name.lower().startswith((ACCOUNT, "@")))
    named = NAMED.findall(scene.r.text, max(0, mention.start - REACH), mention.start)
    return next(spoken, account_in(named[-1]) or named[-1] if named else None)
