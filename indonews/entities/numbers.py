"""Values of written numbers: ``2.900,5`` with Indonesian marks, ``dua puluh lima`` in words."""

from __future__ import annotations

import regex

__all__ = ["number_value", "spoken_value"]

_SCALES = {
    "ribu": 1e3,
    "rb": 1e3,
    "juta": 1e6,
    "jt": 1e6,
    "miliar": 1e9,
    "milyar": 1e9,
    "m": 1e9,
    "triliun": 1e12,
    "trilyun": 1e12,
    "t": 1e12,
}
_UNITS = {
    "nol": 0.0,
    "satu": 1.0,
    "dua": 2.0,
    "tiga": 3.0,
    "empat": 4.0,
    "lima": 5.0,
    "enam": 6.0,
    "tujuh": 7.0,
    "delapan": 8.0,
    "sembilan": 9.0,
}
_WHOLE = {"sepuluh": 10.0, "sebelas": 11.0, "seratus": 100.0, "seribu": 1e3, "sejuta": 1e6, "pertama": 1.0}
_THOUSANDS = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def number_value(digits: str, scale: str | None = None, *, decimal: bool = False) -> float | None:
    """The value of a number in figures, times its scale words; None where the marks make no number.

    A dot parts thousands and a comma decimals; ``1.5`` and ``3,000,000`` are read the English way, and so is
    ``3,000`` unless ``decimal`` says that a fraction is likelier.

    >>> number_value("2,9", "miliar"), number_value("1.500"), number_value("1.5", "juta"), number_value("3,000")
    (2900000000.0, 1500.0, 1500000.0, 3000.0)
    """
    if _THOUSANDS.fullmatch(digits):
        plain = digits.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(digits) and not (decimal or scale or digits.startswith("0")):
        plain = digits.replace(",", "")
    else:
        plain = digits.replace(",", ".")
    if plain.count(".") > 1:
        return None
    factor = 1.0
    for word in (scale or "").casefold().split():
        factor *= _SCALES[word]
    return round(float(plain) * factor, 6)


def spoken_value(words: str) -> float | None:
    """The value of a number in words; None for a vague one (``puluhan``).

    >>> spoken_value("dua puluh lima ribu"), spoken_value("seratus dua"), spoken_value("ketiga"), spoken_value("ratusan")
    (25000.0, 102.0, 3.0, None)
    """
    total = group = last = 0.0
    for position, word in enumerate(words.casefold().split()):
        if position == 0 and word.startswith("ke") and word not in _WHOLE:
            word = word[2:]
        if word in _UNITS or (word in _WHOLE and _WHOLE[word] < 1e3):
            last = _UNITS.get(word, _WHOLE.get(word, 0.0))
            group += last
        elif word == "setengah":
            group += 0.5
        elif word in ("belas", "puluh", "ratus"):
            group += {"belas": 10.0, "puluh": last * 9, "ratus": last * 99}[word]
        elif word in _SCALES or word in _WHOLE:
            total += (group or 1.0) * _SCALES.get(word, _WHOLE.get(word, 1.0))
            group = 0.0
        else:
            return None
    return total + group
