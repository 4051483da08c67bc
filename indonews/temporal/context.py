"""What has been established when an expression is read: the publication date, the text before, the days named there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

import regex

from .types import TimeExpression

__all__ = ["Context"]

WINDOW = 160  # characters of the sentence that are looked at on either side

SENTENCE_START = regex.compile(r"[.!?\n]\s|\n")
FUTURE = regex.compile(
    r"\b(?:akan|bakal|rencananya|berencana|direncanakan|dijadwalkan|terjadwal|jadwal|mendatang|besok|lusa|nanti|depan|"
    r"hendak|diperkirakan|ditargetkan|menargetkan|target|paling\s+lambat|menjelang|jelang)\b",
    regex.IGNORECASE,
)
SPEECH = regex.compile(
    r"\b(?:kata|ujar|ucap|tutur|jelas|ungkap|imbuh|tandas|tegas|sebut|terang|papar|lanjut|tambah|cetus|katanya|ujarnya|"
    r"ucapnya|tuturnya|jelasnya|ungkapnya|imbuhnya|tegasnya|terangnya|mengatakan|menyebut|menjelaskan|dikutip|dilansir|"
    r"melansir|mengutip|seperti|kepada|saat\s+di\w+|ketika\s+di\w+|lewat|melalui|keterangan|jumpa\s+pers|konferensi\s+pers)\b",
    regex.IGNORECASE,
)

CALENDAR_SPORT = regex.compile(
    r"\b(?:MotoGP|Moto2|Moto3|Formula\s?1|F1|Formula\s?E|DBL|NASCAR|WRC|WSBK|Superbike|MLS|[Pp]e?m?[Bb]alap)"
)
SEASON = regex.compile(r"(?<!\d)20\d\d\s?[-/–]\s?(?:20)?\d\d(?!\d)")


@dataclass(slots=True)
class Context:
    """State of one reading of one text; made by `find_times` and thrown away with it.

    ``published`` is the day that relative expressions are counted from and ``source`` what gave it: ``published`` or
    ``text``. ``clock`` is the publication time where it came with one.
    """

    text: str
    published: date | None = None
    clock: datetime | None = None
    given: bool = False  # the spans are known to be times
    source: str | None = None
    ambiguous: bool = False  # day and month of the publication date could be meant the other way round
    found: list[TimeExpression] = field(default_factory=list)
    day: date | None = None
    day_anchor: str | None = None
    said_day: date | None = None
    weekdays: dict[int, date] = field(
        default_factory=dict
    )  # the last day that the text dated under each weekday
    _calendar_sport: bool | None = None
    _told_season: int | None = None
    year: tuple[int, int] | None = None  # (year, offset) of the last explicit year

    def before(self, start: int) -> str:
        """The part of the sentence in front of ``start``."""
        window = self.text[max(0, start - WINDOW) : start]
        cuts = [m.end() for m in SENTENCE_START.finditer(window)]
        return window[cuts[-1] :] if cuts else window

    def after(self, end: int) -> str:
        """The part of the sentence behind ``end``."""
        window = self.text[end : end + WINDOW]
        cut = SENTENCE_START.search(window)
        return window[: cut.start()] if cut else window

    def starts_sentence(self, start: int) -> bool:
        """Whether nothing but marks stands in front of ``start`` in its sentence."""
        return not any(c.isalnum() for c in self.before(start))

    def future(self, start: int, end: int) -> bool:
        """Whether the words around speak of what is to come."""
        return bool(FUTURE.search(self.before(start)[-70:]) or FUTURE.search(self.after(end)[:25]))

    def is_attribution(self, start: int, end: int) -> bool:
        """Whether a day stands where reports say when something was said: ``, Selasa (12/9).`` after a reporting word."""
        lead = self.before(start).removesuffix("&nbsp;")
        return lead.rstrip().endswith((",", ")", "”", '"')) and bool(SPEECH.search(lead))

    def note(self, expression: TimeExpression, day: date | None) -> None:
        """Take a read expression into account for those that follow."""
        self.found.append(expression)
        year = (expression.value or "")[:4]
        if (
            expression.anchor is None
            and year.isdigit()
            and len(year) == 4
            and (self.published is None or (expression.value or "")[4:5] == "-")
        ):
            self.year = int(year), expression.end
        if day is None:
            return
        if any(c.isdigit() for c in expression.text):
            self.weekdays[day.isoweekday()] = day
        if self.is_attribution(expression.start, expression.end):
            self.said_day = day
        else:
            self.day, self.day_anchor = day, f"t{len(self.found)}"

    @property
    def last(self) -> TimeExpression | None:
        """The expression before this one."""
        return self.found[-1] if self.found else None

    def recent(self, count: int) -> Iterator[tuple[str, TimeExpression]]:
        """The last so many expressions, the nearest first, each with the name that an anchor gives it."""
        for k in range(len(self.found), max(0, len(self.found) - count), -1):
            yield f"t{k}", self.found[k - 1]

    @property
    def narrative_anchor(self) -> str | None:
        """What `narrative_day` is counted from."""
        return self.day_anchor if self.day else self.source

    @property
    def calendar_sport(self) -> bool:
        """Whether the text is about a sport whose seasons are calendar years."""
        if self._calendar_sport is None:
            self._calendar_sport = bool(CALENDAR_SPORT.search(self.text))
        return self._calendar_sport

    @property
    def told_season(self) -> int | None:
        """The first year of the season that the text names first."""
        if self._told_season is None:
            told = SEASON.search(self.text)
            self._told_season = int(told.group()[:4]) if told else 0
        return self._told_season or None

    @property
    def narrative_day(self) -> date | None:
        """The day that a bare clock time belongs to: the last one told of, else the last one said on, else today."""
        return self.day or self.said_day or self.published
