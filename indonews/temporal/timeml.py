"""TimeML: a text with its time expressions as inline TIMEX3 elements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from html import escape

import regex

from .published import parse_published
from .types import TimeExpression

__all__ = ["to_timeml"]

_NOT_XML = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_timeml(
    text: str, times: Sequence[TimeExpression], published: date | datetime | str | None = None
) -> str:
    """``text`` as a TimeML document: each of ``times`` a TIMEX3 element, the publication date as ``t0``.

    Characters that XML cannot hold (controls, lone surrogates) become U+FFFD. ValueError where two times overlap.
    """
    created = ""
    ids = {f"t{k}" for k in range(published is None, len(times) + 1)}
    if published is not None:
        value = parse_published(published).isoformat()
        created = f"<DCT>{_timex('t0', 'DATE', value, value, functionInDocument='CREATION_TIME')}</DCT>\n"
    pieces: list[str] = []
    position = 0
    for k, time in enumerate(sorted(times, key=lambda t: t.start), 1):
        if time.start < position:
            raise ValueError(f"times overlap: one ends at {position}, the next is {time.start}-{time.end}")
        pieces.append(_plain(text[position : time.start]))
        pieces.append(_element(f"t{k}", time, ids))
        position = time.end
    pieces.append(_plain(text[position:]))
    body = f"<TimeML>\n{created}<TEXT>{''.join(pieces)}</TEXT>\n</TimeML>"
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _element(tid: str, time: TimeExpression, ids: set[str]) -> str:
    anchor = "t0" if time.anchor == "published" else time.anchor
    return _timex(
        tid, time.type, time.value or "", time.text, mod=time.mod, quant=time.quant, freq=time.freq,
        temporalFunction="true" if time.anchor else None, anchorTimeID=anchor if anchor in ids else None,
    )  # fmt: skip


def _timex(tid: str, kind: str, value: str, text: str, **attributes: str | None) -> str:
    shown = "".join(f' {name}="{escape(v)}"' for name, v in attributes.items() if v)
    return f'<TIMEX3 tid="{tid}" type="{kind}" value="{escape(value)}"{shown}>{_plain(text)}</TIMEX3>'


def _plain(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text), quote=False)
