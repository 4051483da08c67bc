"""The dated sentences and quotations of an article in order of time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .quotation import Quote
from .temporal import TimeExpression
from .tokenization import Sentence

if TYPE_CHECKING:
    import pandas

__all__ = ["Moment", "Timeline"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression with a place on the calendar, the sentence it stands in, and the quotations in it."""

    begin: datetime
    end: datetime | None
    time: TimeExpression
    sentence: Sentence
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline(Sequence[Moment]):
    """Moments in order of their beginning, then of their place in the text."""

    moments: tuple[Moment, ...]

    @classmethod
    def of(
        cls, times: Sequence[TimeExpression], sentences: Sequence[Sentence], quotes: Sequence[Quote]
    ) -> Timeline:
        """The timeline of an article: one moment for each expression whose beginning is known."""
        starts = [sentence.start for sentence in sentences]
        moments = []
        for time in times:
            index = bisect_right(starts, time.start) - 1
            if (
                index < 0
                or time.interval is None
                or time.interval.begin is None
                or time.type in ("DURATION", "SET")
            ):
                continue
            sentence = sentences[index]
            inside = tuple(q for q in quotes if q.start < sentence.end and sentence.start < q.end)
            moments.append(Moment(time.interval.begin, time.interval.end, time, sentence, inside))
        return cls(tuple(sorted(moments, key=lambda m: (m.begin.replace(tzinfo=None), m.time.start))))

    def __len__(self) -> int:
        return len(self.moments)

    def __getitem__(self, index: Any) -> Any:
        return self.moments[index]

    def __iter__(self) -> Iterator[Moment]:
        return iter(self.moments)

    def to_dicts(self) -> list[dict[str, Any]]:
        """One plain row a moment: begin, end, value, expression, sentence, speakers."""
        return [
            {
                "begin": moment.begin.isoformat(),
                "end": moment.end.isoformat() if moment.end else None,
                "value": moment.time.value,
                "expression": moment.time.text,
                "sentence": moment.sentence.text,
                "speakers": [quote.speaker.name for quote in moment.quotes],
            }
            for moment in self.moments
        ]

    def to_frame(self) -> pandas.DataFrame:
        """``to_dicts()`` as a data frame; needs the extra ``pandas``."""
        from .integrations.pandas import frame

        return frame(self.to_dicts())

    def _repr_html_(self) -> str:
        from .views import timeline_html

        return timeline_html(self)
