"""What is known when an expression is read: the publication date, the text before, the days named there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

import regex

from .types import TimeExpression
from .vocabulary import cue

__all__ = ["Context"]

WINDOW = 160  # characters of the sentence that are looked at on either side

SENTENCE_START = regex.compile(r"[.!?\n]\s|\n")
FUTURE = regex.compile(cue("future"), regex.IGNORECASE)
SAID = regex.compile(cue("said"), regex.IGNORECASE)
CALENDAR_SPORT = regex.compile(
    r"\b(?:MotoGP|Moto2|Moto3|Formula\s?1|F1|Formula\s?E|DBL|NASCAR|WRC|WSBK|Superbike|MLS|[Pp]e?m?[Bb]alap)"
)
YEAR = regex.compile(r"(?P<year>\d{4})(?P<finer>-)?")
SEASON = regex.compile(r"(?<!\d)20\d\d\s?[-/–]\s?(?:20)?\d\d(?!\d)")


@dataclass(slots=True)
class Context:
    """State of one reading of one text; made by `find_times` and thrown away with it.

    ``published`` is the day that relative expressions are counted from and ``source`` what gave it: ``published``
    or ``text``. ``clock`` is the publication time where it came with one.
    """

    text: str
    published: date | None = None
    clock: datetime | None = None
    source: str | None = None
    ambiguous: bool = False  # day and month of the publication date could be meant the other way round
    given: bool = False  # the spans are known to be times
    found: list[TimeExpression] = field(default_factory=list)
    day: date | None = None  # the last day told of, and the name of its expression
    day_anchor: str | None = None
    said_day: date | None = None  # the last day on which something was said
    weekdays: dict[int, date] = field(default_factory=dict)  # the last day dated under each weekday
    year: tuple[int, int] | None = None  # the last year told of, and where
    _calendar_sport: bool | None = field(default=None, init=False)
    _told_season: int | None = field(default=None, init=False)

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

    def gap(self, start: int) -> str | None:
        """What stands between the last expression and ``start``, if it is only a word or two."""
        if self.last is None or start - self.last.end > 24:
            return None
        return self.text[self.last.end : start]

    def starts_sentence(self, start: int) -> bool:
        """Whether nothing but marks stands in front of ``start`` in its sentence."""
        return not any(c.isalnum() for c in self.before(start))

    def future(self, start: int, end: int) -> bool:
        """Whether the words around speak of what is to come."""
        return bool(FUTURE.search(self.before(start)[-70:]) or FUTURE.search(self.after(end)[:25]))

    def is_attribution(self, start: int) -> bool:
        """Whether a day stands where reports say when something was said: ``kata Rudi, Selasa (12/9).``"""
        lead = self.before(start).removesuffix("&nbsp;")
        return lead.rstrip().endswith((",", ")", "”", '"')) and bool(SAID.search(lead))

    def note(self, expression: TimeExpression, day: date | None) -> None:
        """Take a read expression into account for those that follow."""
        self.found.append(expression)
        year = YEAR.match(expression.value or "")
        if year and expression.anchor is None and (year["finer"] or self.published is None):
            self.year = int(year["year"]), expression.end
        if day is None:
            return
        if any(c.isdigit() for c in expression.text):
            self.weekdays[day.isoweekday()] = day
        if self.is_attribution(expression.start):
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
        """The day of a bare clock time: the last one told of, else the last one said on, else today."""
        return self.day or self.said_day or self.published
