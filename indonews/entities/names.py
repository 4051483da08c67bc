"""Names as keys: what makes two spellings of a name the same, and one name a short form of another.

>>> key("Kim Jong-un") == key("KIM JONG UN"), shortens(key("Shoigu"), key("Sergei Shoigu"))
(True, True)
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import regex

from ..lexicon import column, table

__all__ = [
    "Key",
    "abbreviations",
    "initials",
    "is_numeral",
    "key",
    "organisation_key",
    "parted_words",
    "person_key",
    "shortens",
    "words_of",
]

Key = tuple[str, ...]

_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+(?:['’`´‘][\p{L}\p{M}]+)*+")
_IN_BRACKETS = regex.compile(r"(?<=\w )\([^()]{1,40}\)")
_NO_DEGREE = regex.compile(r"\p{Lu}\p{Ll}++(?:[ -]\p{Lu}?\p{Ll}++)*+")
_MARKS = regex.compile(r"['’`´‘\p{M}]")


def words_of(cls: str) -> frozenset[str]:
    """The words of one class of the table ``name_words``."""
    return frozenset(row["word"] for row in table("name_words") if row["class"] == cls)


@cache
def abbreviations() -> frozenset[str]:
    """The abbreviations of organisations that the table has."""
    return frozenset(column("organisations", "abbreviation"))


_HONORIFICS = words_of("honorific")
_DEGREES = words_of("degree")
_MUHAMMAD = words_of("muhammad")
_LEGAL = words_of("legal")
_SMALL = words_of("small")
_SPELLINGS = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("ph", "f"),
    ("sj", "sy"),
    ("ch", "h"),
    ("kh", "h"),
    ("dh", "d"),
    ("ij", "i"),
    ("y", "i"),
)
_DOUBLED = regex.compile(r"(.)\1+")
_GLUED = regex.compile(r"(?<=\p{Ll}{3})(?=\p{Lu})")
_NUMERAL = regex.compile(r"[ivx]+")
_REGNAL = regex.compile(
    r"\b(?:(?P<hb>HB|Hamengku ?[Bb][uaw]\p{Ll}*+)|(?P<pb>PB|Paku ?[Bb][uaw]\p{Ll}*+))(?= [IVX]+\b)"
)
_SHORTEST_RESPELT = 3
_MAX_WORDS = 40


@lru_cache(maxsize=8192)
def key(text: str) -> Key:
    """The words of a name, without case, accents and marks."""
    folded = unicodedata.normalize("NFKD", text[:1000]).casefold()
    return tuple(filter(None, (_MARKS.sub("", word) for word in _WORD.findall(folded)[:_MAX_WORDS])))


@lru_cache(maxsize=8192)
def person_key(text: str) -> Key:
    """The key of a person's name: honorifics and degrees out, old and new spellings alike.

    Degrees are written with stops or capitals: the ``Sik`` of ``Kang Hoon Sik`` is no ``S.I.K.`` The kings of Java have
    one spelling (``HB X``, ``Hamengku Buwono X``).
    """
    text = _REGNAL.sub(lambda king: "Hamengkubuwono" if king["hb"] else "Pakubuwono", text[:1000])
    words = key(_GLUED.sub(" ", text))
    first = next((k for k, word in enumerate(words) if word not in _HONORIFICS), len(words) - 1)
    degrees = frozenset[str]() if _NO_DEGREE.fullmatch(text) else _DEGREES
    kept = list(words[first : first + 1]) + [w for w in words[first + 1 :] if w not in degrees]
    return tuple(map(_spelling, kept))


def is_numeral(word: str) -> bool:
    """Whether a word of a key is a number of kings (``xiii``)."""
    return _NUMERAL.fullmatch(word) is not None


def _spelling(word: str) -> str:
    if word in _MUHAMMAD:
        return "muhamad"
    if len(word) < _SHORTEST_RESPELT or is_numeral(word):
        return word
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=8192)
def organisation_key(text: str) -> Key:
    """The key of an organisation's name: legal forms and an abbreviation in brackets or at the end out, a short first
    word spelled out.

    >>> organisation_key("PT Pertamina (Persero)"), organisation_key("Dinkes (Dinas) Bogor")
    (('pertamina',), ('dinas', 'kesehatan', 'bogor'))
    """
    words = key(_IN_BRACKETS.sub(" ", text[:1000])) or key(text)
    words = tuple(w for w in words if w not in _LEGAL) or words
    if len(words) > 2 and initials(words[:-1]) == words[-1]:
        words = words[:-1]
    return (*_first_words().get(words[0], words[:1]), *words[1:]) if words else words


@cache
def _first_words() -> dict[str, Key]:
    return {row["word"]: tuple(row["expansion"].split()) for row in table("organisation_words")}


@cache
def parted_words() -> frozenset[str]:
    """First words of keys that may stand for the whole name."""
    return frozenset(row["expansion"].split()[0] for row in table("organisation_words") if row["part"])


def shortens(short: Key, full: Key) -> bool:
    """Whether the words of ``short`` occur in ``full`` in this order, or glued in one word; an initial stands for its word."""
    if not short or len(short) > len(full) or short == full or all(len(w) == 1 for w in short):
        return False
    if len(short) > 1 and "".join(short) in full:
        return True
    if len(short) == len(full) and min(map(len, short)) > 1:
        return False
    rest = iter(full)
    return all(any(_same_word(word, other) for other in rest) for word in short)


def _same_word(word: str, other: str) -> bool:
    initial = 1 in (len(word), len(other)) and word[:1] == other[:1]
    return word == other or (initial and not (is_numeral(word) and is_numeral(other)))


def initials(words: Key) -> str:
    """First letters of the words that count: ``kpk`` for Komisi Pemberantasan Korupsi."""
    return "".join(w[0] for w in words if w not in _SMALL)
