"""Numbers as Indonesian news writes them: digits with their marks, number words of any size, Roman numerals."""

from __future__ import annotations

from ..lexicon import table

__all__ = ["number", "roman"]

_WORDS = {row["form"]: (row["kind"], float(row["value"])) for row in table("temporal_numbers")}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def number(text: str) -> float:
    """The value of a number in digits or words; ValueError for anything else.

    >>> number("dua ratus lima puluh"), number("2,5"), number("1.500"), number("satu setengah")
    (250.0, 2.5, 1500.0, 1.5)
    """
    if text[:1].isdigit():
        whole, comma, decimals = text.partition(",")
        head, dot, tail = whole.partition(".")
        if dot and len(tail) % 4 != 3:  # a point that does not cut thousands is a decimal point
            return float(f"{head}.{tail.replace('.', '')}")
        return float(whole.replace(".", "") + ("." + decimals if comma else ""))
    return _words(text.lower().replace("-", " ").split())


def _words(words: list[str]) -> float:
    total = group = last = 0.0
    for word in words:
        if word not in _WORDS:
            raise ValueError(f"not a number: {' '.join(words)!r}")
        kind, value = _WORDS[word]
        if kind == "unit":
            if last:  # `dua tiga hari`: an estimate, read by its first figure
                break
            group, last = group + value, value
        elif kind in ("teen", "half"):
            group, last = group + value, 0.0
        elif value < 1000:
            group, last = group - last + (last or 1) * value, 0.0
        else:
            total, group, last = total + (group or 1) * value, 0.0, 0.0
    return total + group


def roman(text: str) -> int:
    """The value of a Roman numeral of C and less; ValueError for anything else."""
    if not text or set(text) - _ROMAN.keys():
        raise ValueError(f"not a Roman numeral: {text!r}")
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
