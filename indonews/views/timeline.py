"""View of a timeline: an axis to scale, and the moments with their sentences."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from .inline import Mark, marked
from .shell import esc, shell, tag

if TYPE_CHECKING:
    from ..timeline import Moment, Timeline

__all__ = ["moments", "timeline_html"]

_WIDTH, _MARGIN = 800, 40


def timeline_html(timeline: Timeline) -> str:
    """The dated sentences in order of time, above them the moments on an axis to scale."""
    if not timeline.moments:
        return shell(tag("p", "No dated sentences.", class_="in-note"))
    return shell(moments(timeline))


def moments(timeline: Timeline) -> str:
    """The timeline without its frame; empty without moments."""
    if not timeline.moments:
        return ""
    return _axis(timeline.moments) + tag("ol", "".join(map(_row, timeline.moments)), class_="in-moments")


def _row(moment: Moment) -> str:
    sentence, time = moment.sentence, moment.time
    speakers = dict.fromkeys(quote.speaker.name for quote in moment.quotes if quote.speaker.name)
    words = marked(
        sentence.text,
        [
            Mark(
                time.start - sentence.start,
                time.end - sentence.start,
                0,
                "in-time",
                element="time",
                title=time.rule,
            )
        ],
    )
    said = tag("div", esc(f"Speaking: {', '.join(speakers)}"), class_="in-how") if speakers else ""
    when = tag("div", esc(time.value or moment.begin.isoformat()), class_="in-when")
    return tag("li", when + tag("div", words + said, class_="in-what"))


def _axis(rows: tuple[Moment, ...]) -> str:
    """The moments as dots on a line; the more at one point, the larger the dot."""
    begins = [moment.begin.replace(tzinfo=None) for moment in rows]
    first, last = begins[0], begins[-1]
    if first == last:
        return ""
    length = (last - first).total_seconds()

    def place(begin: datetime) -> float:
        share = (begin - first).total_seconds() / length
        return round(_MARGIN + share * (_WIDTH - 2 * _MARGIN), 1)

    dots = "".join(
        tag("circle", tag("title", f"{begin:%Y-%m-%d}"), cx=place(begin), cy=16, r=min(4 + 2 * count, 12),
            fill="var(--time)", fill_opacity=0.7)
        for begin, count in Counter(begins).items()
    )  # fmt: skip
    line = tag("line", x1=_MARGIN, x2=_WIDTH - _MARGIN, y1=16, y2=16, stroke="var(--line)", stroke_width=2)
    ends = "".join(
        tag("text", f"{day:%Y-%m-%d}", x=place(day), y=44, text_anchor="middle") for day in (first, last)
    )
    return tag("svg", line + dots + ends, viewBox=f"0 0 {_WIDTH} 52", class_="in-axis", role="img",
               aria_label=f"{len(rows)} moments from {first:%Y-%m-%d} to {last:%Y-%m-%d}")  # fmt: skip
