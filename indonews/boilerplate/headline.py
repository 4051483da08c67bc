"""Where a headline that was printed into running text ends."""

from __future__ import annotations

import regex

from .canvas import Canvas

__all__ = ["headline_end"]

_REACH = 260
_TOKEN = regex.compile(r"\S+")


def headline_end(canvas: Canvas, start: int, limit: int) -> int:
    """End of the headline that starts at ``start`` and cannot reach beyond ``limit``."""
    text = canvas.text
    line_end = canvas.line(start)[1]
    limit = min(limit, line_end)
    rest = text[start:limit]
    if len(rest) <= 200 and not regex.search(r"[.!?]\s+\S", rest.rstrip()):
        return limit
    tokens = list(_TOKEN.finditer(text, start, min(limit, start + _REACH)))
    for k in range(3, len(tokens) - 3):
        word = tokens[k][0]
        previous = tokens[k - 1][0]
        nexts = [t[0] for t in tokens[k + 1 : k + 4]]
        low = sum(w[0].islower() for w in nexts)
        if (word[0].isupper() or word[0] in "\"“'‘") and low >= 2 and not previous[-1] in ",:":
            return tokens[k - 1].end()
        glue = regex.search(r"(?<=[\p{Ll}\d?!\"”])(?=\p{Lu}\p{Ll}|[\"“])", word)
        if glue and glue.start() > 1 and low >= 2:
            return tokens[k].start() + glue.start()
    return tokens[-1].end() if tokens else start
