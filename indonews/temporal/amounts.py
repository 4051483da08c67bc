"""Amounts of time: durations, and points reached by counting an amount back or forth."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import regex

from .context import Context
from .dates import add, duration, point
from .numbers import number
from .reading import Reading, Rule
from .types import Interval
from .vocabulary import DASH, MODIFIERS, NUMBER, THROUGH, UNIT, UNITS, any_of, compiled, key
from ..lexicon import column, table

__all__ = ["AMOUNT_MOD", "RULES", "SE_UNITS"]

# One of a unit in one word: setahun, sepekan ...
SE_UNITS = {"se" + unit: unit for unit in UNITS}
SEVERAL = ("beberapa", "sejumlah", "puluhan", "belasan", "ratusan", "ribuan", "berpuluh-puluh", "sekian")
AMOUNT_MOD = any_of(MODIFIERS.keys() - {row["form"] for row in table("temporal_modifiers") if row["place"] == "point"})

_ONE = rf"(?:(?P<n>{NUMBER})(?:\s\(\p{{L}}+(?:\s\p{{L}}+)?\))?(?P<half>\ssetengah)?\s{{0,2}}(?P<unit>{UNIT}|th|thn)|(?P<n>1)(?P<unit>(?!)))"
_AMOUNT = rf"""(?P<mod>{AMOUNT_MOD}\s)?(?:
    (?P<cross>\d{{1,2}})\s?[x×]\s?(?P<n>24)\s?(?P<unit>jam)
  | (?P<n>{NUMBER})(?:\s\(\p{{L}}+(?:\s\p{{L}}+){{0,3}}\))?
      (?:(?:{DASH}|\s{THROUGH}\s|\satau\s|\sdan\s)(?P<n2>{NUMBER}))?
      \s{{0,2}}(?P<unit>{UNIT}|th\b|thn\b)(?P<an>an)?(?!\s(?:ke-?\s?\d))(?P<half>\ssetengah(?!\s{UNIT}))?
  | (?P<se>{any_of(SE_UNITS)})(?P<half>\ssetengah)?
  | (?P<several>{any_of(SEVERAL)})\s(?P<unit>{UNIT})(?P<now>\sini)?
  )
  (?: \s(?:(?:dan|lebih)\s)?(?P<n3>{NUMBER})\s(?P<unit3>{UNIT})(?:\s(?:dan\s)?(?P<n4>{NUMBER})\s(?P<unit4>{UNIT}))? | \s(?P<n3>\d{{1,2}}[.,]\d{{3}})(?!\d) )?
  (?P<more>\slebih)? (?:\s(?:penuh|kalender|kerja))? (?:\s\(\d{{1,3}}\s{UNIT}\))?"""
_TAIL = r"""(?:\s(?P<tail>(?:yang\s)?(?:lalu|silam|lampau)(?!\slintas)
    | (?:terakhir|belakangan)(?:\sini)? | kemarin | (?:ke\s?depan|mendatang)(?:nya)? | (?:yang\s)?akan\sdatang
    | lagi(?!\spula) | kemudian | berselang | setelahnya | sesudahnya | setelah\situ | sebelumnya | pertama | sekali | tersebut(?!) ))?"""
# Words in front that make a number no amount of time.
NOT_AMOUNT = regex.compile(r"(?:\b(?:derajat|lintang|bujur|menit\s+ke|pasal|nomor|no\.|rp\.?|usd?|pukul|ke-)|[$°])\s?\Z|[\d.,/:°-]\Z", regex.I)
LASTING = regex.compile(r"\b(?:selama|diperpanjang|perpanjang|tambah|tambahan|menambah|butuh|tinggal|hanya|cuma|dalam|menginap)\s*$", regex.I)


def _units(match: regex.Match[str]) -> tuple[float, str]:
    """How many of which TimeML unit the first figure says; a negative count is an unknown one."""
    if match["se"]:
        letter, count = UNITS[SE_UNITS[key(match["se"])]]
        return count + (count / 2 if match["half"] else 0), letter
    word = key(match["unit"])
    letter, count = ("Y", 1) if word.startswith("th") else UNITS[word]
    if match["several"]:
        return -1, letter
    amount = number(match["n"]) + (0.5 if match["half"] else 0)
    return amount * count * int(match["cross"] or 1), letter


def _value(match: regex.Match[str], amount: float, unit: str) -> str:
    """The ISO 8601 duration; halves of years, hours and days are said in the next smaller unit where words say them."""
    words = not (match["n"] or "x")[0].isdigit()
    smaller = {"Y": ("M", 12), "TH": ("TM", 60), "D": ("TH", 24), "TM": ("TS", 60)}.get(unit)
    if words and amount > 0 and amount % 1 == 0.5 and smaller:
        whole, rest = int(amount), duration(smaller[1] / 2, smaller[0])
        if not whole:
            return rest
        return duration(whole, unit) + (rest[1:] if unit != "TH" and unit != "TM" else rest[2:])
    value = duration(amount, unit)
    if match["n3"]:
        second = key(match["unit3"]) if match["unit3"] else {"TM": "detik", "TH": "menit"}.get(unit, "")
        if not second:
            return value
        letter, count = UNITS[second]
        figure = number(match["n3"].replace(".", ",") if letter == "TS" else match["n3"])
        value = _join(value, duration(figure * count, letter))
        if match["n4"]:
            letter, count = UNITS[key(match["unit4"])]
            value = _join(value, duration(number(match["n4"]) * count, letter))
    return value


def _join(first: str, second: str) -> str:
    return first + (second[2:] if "T" in first else second[1:])


def _mod(match: regex.Match[str]) -> str | None:
    if match["mod"]:
        return MODIFIERS.get(key(match["mod"]))
    if match["more"]:
        return "MORE_THAN"
    return "APPROX" if match["an"] else None


def _stretch(context: Context, amount: float, unit: str, side: int) -> Interval | None:
    """The stretch of that length that ends (side -1) or begins (+1) with the publication."""
    if context.published is None or amount <= 0:
        return None
    today = context.clock or datetime.combine(context.published, time())
    if unit[0] == "T":
        if context.clock is None:
            return None
        other = today + side * timedelta(seconds=amount * {"TS": 1, "TM": 60, "TH": 3600}[unit])
    else:
        other = datetime.combine(add(context.published, unit, side * amount), today.timetz())
    return Interval(min(today, other), max(today, other))


def _point(context: Context, amount: float, unit: str, side: int, mod: str | None) -> Reading:
    """The point an amount before or after the publication, as fine as the unit."""
    anchor = context.source
    if amount < 0:
        return Reading("DATE", "PAST_REF" if side < 0 else "FUTURE_REF")
    if unit[0] == "T":
        value = None
        if context.clock:
            moved = context.clock + side * timedelta(seconds=amount * {"TS": 1, "TM": 60, "TH": 3600}[unit])
            value = moved.strftime("%Y-%m-%dT%H:%M")
        return Reading("TIME", value, mod=mod, anchor=anchor)
    if context.published is None:
        return Reading("DATE", None, mod=mod, anchor=anchor)
    moved_day = add(context.published, unit, side * amount)
    grain = {"Y": "DE" if amount % 10 == 0 and False else "Y"}.get(unit, unit)
    return Reading("DATE", point(moved_day, grain), mod=mod, anchor=anchor, day=moved_day if unit == "D" else None)


def _counted(context: Context, amount: float, unit: str, side: int) -> tuple[str, date | None] | None:
    """The point an amount before or after the last day or period that the text named."""
    if amount < 0 or unit[0] == "T":
        return None
    for seen in reversed(context.found[-4:]):
        if seen.type in ("DATE", "TIME") and seen.interval and seen.interval.begin and seen.value and "_REF" not in seen.value:
            moved = add(seen.interval.begin.date(), unit, side * amount)
            return point(moved, unit), moved if unit == "D" else None
    return None


def _smaller(unit: str, than: str) -> bool:
    order = ("TS", "TM", "TH", "D", "W", "M", "Y")
    return order.index(unit) < order.index(than)


def _read_first(match: regex.Match[str], mod: str | None, amount: float, unit: str) -> Reading:
    """`30 tahun dan 50 tahun`: two amounts; the first of them."""
    end = match.end("half") if match["half"] else match.end("unit") if match["unit"] else match.end("se")
    return Reading("DURATION", duration(amount, unit), mod=mod, end=end)


def _read(match: regex.Match[str], context: Context) -> Reading | None:
    start, text = match.start(), context.text
    if start and (NOT_AMOUNT.search(text[max(0, start - 12) : start]) or (text[start].isdigit() and text[start - 1].isalpha())):
        return None
    tail, mod = key(match["tail"] or ""), _mod(match)
    amount, unit = _units(match)
    value = _value(match, amount, unit)
    last = tail.split()[-1:] or [""]
    if last[0] in ("lalu", "silam", "lampau"):
        return _point(context, amount, unit, -1, mod)
    if match["n3"] and match["unit3"] and not _smaller(UNITS[key(match["unit3"])][0], unit):
        return _read_first(match, mod, amount, unit)
    if tail == "lagi" and not LASTING.search(text[max(0, start - 16) : start]) and unit[0] != "T":
        return _point(context, amount, unit, 1, mod)
    if tail == "sekali":
        return Reading("SET", value, quant="EVERY")
    if tail in ("kemudian", "berselang", "setelahnya", "sesudahnya", "setelah itu", "sebelumnya"):
        found = _counted(context, amount, unit, -1 if tail == "sebelumnya" else 1)
        if found:
            seen = context.found[-1]
            return Reading("DATE", found[0], mod=mod, anchor=f"{seen.start}-{seen.end}", day=found[1])
        return Reading("DURATION", value, mod=mod, end=None if tail in ("kemudian", "berselang") else match.start("tail") - 1)
    if match["an"] and amount < 10 and not tail:
        return Reading("SET", value, quant="EVERY")
    side = -1 if last[0] in ("terakhir", "belakangan", "ini", "kemarin") else 1 if tail and tail not in ("pertama", "kali") else 0
    interval = _stretch(context, amount, unit, side) if side else None
    anchor = context.source if interval else None
    return Reading("DURATION", value, mod=mod, interval=interval, anchor=anchor)


RULES = (
    Rule("amount", frozenset({"0", "berpuluh"} | {w.split()[0].split("-")[0] for w in MODIFIERS} | set(SE_UNITS) | set(SEVERAL)
         | {w.split()[0] for w in column("temporal_numbers", "form")}), compiled(_AMOUNT + _TAIL), _read),
)  # fmt: skip
