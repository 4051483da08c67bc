"""Accounts that speak: ``laman akun Instagram @x`` is @x, ``akun Facebook resmi X`` is X, and so is ``akun tersebut`` behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from .phrases import POINTING, Words
from .reading import Reading
from .words import words

__all__ = ["ACCOUNT", "account_in", "account_meant", "account_owner", "accounts"]

ACCOUNT = "akun"
HANDLE = regex.compile(r"@\w++(?:[.-]\w++)*+")
NAMED = regex.compile(rf"\b(?i:{ACCOUNT})(?: \p{{L}}++){{0,2}}+ {HANDLE.pattern}")
ON_PLATFORM = regex.compile(r" (?:di|pada) \p{L}++$")
NEXT = regex.compile(rf"(?i:{ACCOUNT}) ?({HANDLE.pattern})")
REACH = 1200
PAGES = words("account")
PLATFORMS = words("platform")
BETWEEN = words("account_kind") | PLATFORMS
UNNAMED = words("follower") | POINTING | {"yang"}
HEADS = 5


def account_in(phrase: str) -> str | None:
    """The handle of a phrase that says on which platform its account is (``akun Instagram @x``), or is glued to it."""
    whole, phrase = phrase, ON_PLATFORM.sub("", phrase) if "@" in phrase else phrase
    direct = NEXT.fullmatch(phrase)
    if direct and (whole != phrase or " " not in phrase):
        return str(direct[1])
    lead, _, handle = phrase.rpartition(" ")
    told = HANDLE.fullmatch(handle) and ACCOUNT in lead.lower().split() and not lead.lower().endswith(ACCOUNT)
    return handle if told else None


def account_owner(r: Reading, first: int, last: int) -> Words | None:
    """The words that name an account behind its kind and platform (``postingan akun TikTok resmi X``); None without."""
    head = next((k for k in range(first, min(last, first + HEADS)) if r.low[k] in PAGES), last)
    k = head + 1
    while k < last and r.low[k] in BETWEEN:
        k += 1
    end = last - 2 if last - 2 > k and r.low[last - 2] == "di" and r.low[last - 1] in PLATFORMS else last
    if k >= end or r.low[k] in UNNAMED or r.text[r.starts[k] - 1] == "@" or r.text[r.starts[head]] == "@":
        return None
    if any(r.entity_at[j] >= 0 for j in range(first, head)):
        return None
    whole = r.entity_at[k] >= 0 and r.entity_end(k) == end
    return (k, end) if whole or not any(r.label(j) in ("PERSON", "ORG") for j in range(k, end)) else None


def accounts(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The accounts named between two offsets, by handle or phrase, each with its offset."""
    for match in NAMED.finditer(text, start, end):
        yield account_in(match.group()) or match.group(), match.start()


def account_meant(text: str, speakers: Sequence[str], end: int) -> str | None:
    """The account that ``akun tersebut`` at an offset means: the last of the speakers so far that is one, or the one named last."""
    spoken = (name for name in reversed(speakers) if name.lower().startswith((ACCOUNT, "@")))
    named = [name for name, _ in accounts(text, max(0, end - REACH), end)]
    return next(spoken, named[-1] if named else None)
