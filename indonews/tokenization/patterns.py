"""The pattern that cuts a chunk without white space into tokens: one named group a kind of token.

The alternatives are tried in order. Every repetition is possessive or bounded, so that any chunk is read in linear
time.
"""

from __future__ import annotations

import regex

from ..lexicon import column

__all__ = ["CHUNK"]

_LETTERS = r"[\w\p{M}²³\u00ad\u200c\u200d]++"
_URL_END = r"[^\s<>\"“”‘’'.,;:!?)\]]"
_TLD = r"(?:com|net|org|info|news|tv|io|me|co|(?:(?:go|ac|co|or|sch|web|my|desa)\.)?id)"
_PICTURE = r"[\p{Emoji_Presentation}\p{Extended_Pictographic}--[©®™‼⁉]][\p{EMod}\ufe0f]*+"

_PARTS = (
    # a line drawn with one character: -----, =====
    ("line", r"(?P<drawn>[^\w\s])(?P=drawn){3,}+"),
    ("plain", r"[,;!?()\[\]\"“”…/]"),
    ("url", rf"(?:(?i:https?://|ftp://|www\.)[^\s<>\"“”‘]*{_URL_END})"),
    ("email", r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}"),
    (
        "domain",
        rf"(?:[A-Za-z0-9-]{{1,63}}\.){{1,5}}(?:{_TLD}|{_TLD.upper()})(?![\w-])"
        rf"(?:/[^\s<>\"“”]*{_URL_END})?",
    ),
    ("handle", r"@[\w.]{0,63}\w"),
    ("hashtag", r"\#\w++"),
    ("emoji", rf"\p{{RI}}{{2}}|{_PICTURE}(?:\u200d{_PICTURE})*+"),
    # Rp|5.000, US|$|5
    ("currency", r"(?:Rp|IDR|USD|US|SGD|EUR|GBP|JPY|AUD|CNY|RM|S|A|HK|NT)(?=\d|\$)"),
    # 17/9/2023, 16/9, 2023-09-16, 17-9-2023, 14:30, 19:4
    (
        "date",
        r"(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{4}/\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4}"
        r"|\d{1,2}-\p{Lu}\p{Ll}{2}|\d{1,3}(?::\d{1,3}){1,2})(?![\w/])",
    ),
    # 34/PMK.011/2007, II/2007, C/D
    (
        "reference",
        r"(?=\w)(?=[^\d/]{0,20}+(?:/[^\d/]{0,20}+){0,3}\d)[\w.-]{1,30}(?:/[\w.-]{1,30}){2,6}(?<![.-])"
        r"|[IVXLC]{1,5}/\d{4}(?!\w)|\p{L}/\p{L}(?!\w)",
    ),
    ("number", r"\d++(?:[.,]\d++)*+(?![\w\p{M}-])|\d++(?:[.,]\d++)*+(?=-(?!an\b))"),
    # H.M., S.H., M.Si, Ph.D., a.n.
    (
        "dotted",
        r"(?:\p{Lu}\p{Ll}?\.){1,6}\p{Lu}\p{Ll}{0,3}(?:\.|(?!\w))|(?:\p{Ll}\.){1,6}\p{Ll}\.(?!\w)",
    ),
    ("initial", r"\p{Lu}\.(?![\w.])|\p{Lu}\.(?=\p{Lu}\p{Ll}{4})"),
    (
        "abbreviation",
        rf"(?:{'|'.join(sorted(map(regex.escape, column('abbreviations', 'form'))))})\.(?![\w.])",
    ),
    ("rating", r"(?:id)?[A-D]{1,3}[+-](?:idn)?(?!\w)"),
    # Moody|'s
    ("possessive", r"(?<=\w)['’]s(?!\w)"),
    ("word", rf"{_LETTERS}(?:['’`ʼ](?!s\b){_LETTERS})*+(?:[-‐‑]{_LETTERS}(?:['’]{_LETTERS})*+)*+"),
    ("mark", r"\.{2,}+|-{2,}+|`{2}|'{2}|°[CF](?!\w)|."),
)

CHUNK = regex.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PARTS), regex.V1 | regex.DOTALL)
