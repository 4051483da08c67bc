"""A person's name that the end of a headline would cut in two (``... Naik Ketua DPP Arasindo Pia`` / ``Sanu mengatakan``).

>>> text = "Harga Tiket Naik Lagi Ketua DPP Arasindo Pia Sanudara mengatakan harga akan turun."
>>> [text[:end] for end in before_title(text, 0, text.index(" Sanudara"))]
['Harga Tiket Naik Lagi']
"""

from __future__ import annotations

from functools import cache

import regex

from ..lexicon import column_words, table

__all__ = ["before_title", "reporting_words", "role_words"]

_NEAR = 100
_MOST = 6
_WORD = regex.compile(r"\S++")
_RUN = regex.compile(
    r"(?:(?<=\s)\(?\p{Lu}[^\s.!?:;]*+(?:\s{1,2}|$)|(?<=\s)(?:dan|van|der|de|bin|binti|executive)(?:\s|$)|(?<=\s)&\s)++$"
)


@cache
def role_words() -> frozenset[str]:
    """The words that a role may begin with."""
    return frozenset(row["head"].split()[0] for row in table("roles"))


def reporting_words() -> frozenset[str]:
    """The reporting words that follow their subject."""
    return column_words("cues", "active")


@cache
def _speaks() -> regex.Pattern[str]:
    verbs = "|".join(sorted(reporting_words()))
    return regex.compile(rf"\s*+(?P<name>\p{{Lu}}\p{{Ll}}{{2,15}}+) (?:\(\d\d\) )?(?:juga )?(?:{verbs})\b")


def before_title(text: str, start: int, end: int) -> list[int]:
    """Where the headline from ``start`` on may end instead of at ``end``, before the titles of who speaks there.

    Empty unless a single word speaks behind ``end`` that has not been named yet, which is no name of its own then.
    """
    speaks = _speaks().match(text, end)
    run = _RUN.search(text, max(start, end - _NEAR), end) if speaks else None
    if speaks is None or run is None or not text[end].isspace():
        return []
    if regex.search(rf"(?<!\p{{L}}){speaks['name']}(?!\p{{L}})", text[:end]):
        return []
    words = list(_WORD.finditer(text, run.start(), end))
    heads = [k for k, word in enumerate(words) if word[0].casefold() in role_words()]
    if not heads or not 2 <= len(words) - heads[-1] <= _MOST:
        return []
    return [words[k - 1].end() for k in heads if k and len(words) - k < 2 * _MOST]
