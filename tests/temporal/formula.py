"""Expected values as formulas over the publication date, worked out here without the library's own arithmetic.

``day:-1TNI`` last night, ``week:-1``, ``month:1``, ``weekday<=:6`` the last Saturday or today, ``date~:12-25`` the
nearest; what follows the figures is kept (``year:0-Q3``), ``-1`` after a date goes back a day. Anything else is itself.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

__all__ = ["expected"]

ONE = timedelta(days=1)
SHAPE = re.compile(
    r"(?P<kind>day|week|month|quarter|year|decade|weekday|date|dom)(?P<how><=|>=|<|>|~|@-?\d+)?:"
    r"(?P<figure>\d\d-\d\d|-?\d+)(?P<back>-1(?=T|$))?(?P<rest>.*)"
)


def expected(formula: str, today: date) -> str:
    """The value that a formula gives on a publication date."""
    if "/" in formula and formula.startswith("day"):
        return "/".join(expected(part, today) for part in formula.split("/"))
    if "@weekday" in formula:
        formula, _, base = formula.partition("@weekday")
        today = date.fromisoformat(expected("weekday" + base, today))
    shape = SHAPE.fullmatch(formula)
    if shape is None:
        return formula
    kind, how, figure, rest = shape["kind"], shape["how"] or "", shape["figure"], shape["rest"]
    if kind == "weekday":
        day = _weekday(today, how, int(figure))
    elif kind == "date":
        day = _nearest(today, int(figure[:2]), int(figure[3:]))
    elif kind == "dom":
        day = today
        while day.day != int(figure):
            day -= ONE
    elif kind == "month" and how:
        return _month(today, how, int(figure)) + rest
    else:
        return _period(today, kind, int(figure)) + rest
    return (day - ONE if shape["back"] else day).isoformat() + rest


def _weekday(today: date, how: str, iso: int) -> date:
    if how.startswith("@"):
        return date.fromisocalendar(*(today + 7 * int(how[1:]) * ONE).isocalendar()[:2], iso)
    step = -ONE if how[0] == "<" else ONE
    day = today if how.endswith("=") else today + step
    while day.isoweekday() != iso:
        day += step
    return day


def _nearest(today: date, month: int, day: int) -> date:
    return min((date(today.year + k, month, day) for k in (-1, 0, 1)), key=lambda d: abs((d - today).days))


def _month(today: date, how: str, month: int) -> str:
    index, found = today.year * 12 + today.month - 1, []
    for k in range(index - 12, index + 13):
        fits = {"<": k < index, ">=": k >= index, "~": abs(k - index) <= 6}[how]
        if k % 12 == month - 1 and fits:
            found.append(k)
    best = min(found, key=lambda k: (abs(k - index), -k))
    return f"{best // 12:04d}-{best % 12 + 1:02d}"


def _period(today: date, kind: str, count: int) -> str:
    if kind == "day":
        return (today + count * ONE).isoformat()
    if kind == "week":
        year, week, _ = (today + 7 * count * ONE).isocalendar()
        return f"{year:04d}-W{week:02d}"
    if kind == "year":
        return f"{today.year + count:04d}"
    if kind == "decade":
        return f"{today.year // 10 + count:03d}"
    index = today.year * 12 + today.month - 1 + count * (3 if kind == "quarter" else 1)
    if kind == "month":
        return f"{index // 12:04d}-{index % 12 + 1:02d}"
    return f"{index // 12:04d}-Q{index % 12 // 3 + 1}"
