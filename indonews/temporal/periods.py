"""Months, years, decades, centuries, quarters, halves, seasons, and `pekan lalu`, `tahun ini` and their like."""

from __future__ import annotations

from datetime import date

import regex

from .context import Context
from .dates import add, add_months, nearest_month, point, season
from .days import full_year
from .numbers import roman
from .reading import Reading, Rule
from .types import Interval
from .vocabulary import DASH, GAP, LIST_JOIN, MODIFIERS, MONTH, MONTHS, POINT_MOD, THROUGH, any_of, compiled, key

__all__ = ["RULES"]

PAST = ("lalu", "kemarin", "kemaren", "silam", "sebelumnya", "lampau")
COMING = ("depan", "mendatang", "berikutnya", "selanjutnya", "datang", "nanti")
REL = r"""(?:ini|(?:yang\s)?(?:lalu|silam|lampau)|kemarin|kemaren|depan|mendatang|nanti|yang\sakan\sdatang)(?!\slintas)"""
YEAR_REL = r"(?:tahun\s(?:ini|lalu|kemarin|depan|mendatang|yang\ssama|sebelumnya|berikutnya))"
MOD = rf"(?P<mod>(?:{POINT_MOD})(?:\s(?:{POINT_MOD}))?\s)?"
YEAR = r"(?P<y>(?:1\d|20)\d\d\d?)(?!\d|[.,]\d)"
WORLD_YEAR = r"(?P<y>(?:19[0-9]\d|20[0-4]\d))(?!\d|[.,/]\d)"
PERIODS = {"pekan": "W", "minggu": "W", "bulan": "M", "tahun": "Y", "dekade": "DE", "dasawarsa": "DE", "abad": "CE",
           "kuartal": "Q", "triwulan": "Q", "semester": "H"}  # fmt: skip
ORDINALS = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kesatu": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4}
SEASONS = {"semi": "SP", "panas": "SU", "gugur": "FA", "dingin": "WI", "salju": "WI", "kemarau": "SU", "hujan": "WI"}

# Words that count or measure: a bare number in front of them is not a year.
COUNTED = regex.compile(
    r"\s?(?:%|persen|orang|unit|ton|kg|kilogram|gram|km|kilometer|meter|m2|hektar|hektare|ha|liter|barel|watt|mw|kwh|mah|"
    r"rupiah|dolar|dollar|euro|yen|juta|ribu|miliar|triliun|kali|buah|ekor|jiwa|kk|warga|personel|personil|anggota|peserta|"
    r"penumpang|siswa|mahasiswa|pasien|kasus|korban|rumah|lembar|paket|poin|kursi|suara|pelanggan|pengguna|halaman|titik|"
    r"tahun|bulan|hari|jam|menit|detik|desa|kelurahan|guru|pekerja|karyawan|saham|lot|cc|mm|cm|derajat|tps|km/jam|dpi|hz|mb|gb)\b",
    regex.IGNORECASE,
)
NOT_A_YEAR = regex.compile(
    r"(?:\brp\.?|\bidr|us\$|\$|usd|nomor|\bno\.?|pasal|seri|tipe|kode|rute|km|sebanyak|sebesar|sekitar|sejumlah|mencapai|"
    r"hampir|senilai|seharga|total|jumlah|telepon|telp|hp|wa|ayat|harga|level|posisi|[\d.,]\s?[-/x:]|[/@#_=:]|[\p{L}\d]-)\s?$",
    regex.IGNORECASE,
)
LEGAL = regex.compile(r"\b(?:nomor|no)\b\.?\s*[\w./-]{1,12}\s*(?:tahun\s)?\Z", regex.IGNORECASE)
YEAR_LEAD = regex.compile(
    r"\b(?:pada|di|sejak|hingga|sampai|dari|antara|tahun|dan|awal|akhir|pertengahan|mulai|per|sebelum|setelah|untuk|periode|"
    r"menuju|sepanjang|selama|dalam|kelahiran|lahir)\s*$",
    regex.IGNORECASE,
)


def _mod(printed: str | None) -> str | None:
    words = key(printed or "").split()
    mods = [MODIFIERS[w] for w in (" ".join(words), *reversed(words)) if w in MODIFIERS]
    return mods[0] if mods else None


def _side(rel: str) -> int:
    last = key(rel).split()[-1:] or [""]
    return -1 if last[0] in PAST else 1 if last[0] in COMING else 0


# --- months ---------------------------------------------------------------------------------------------------------


def _month_year(match: regex.Match[str], month: int, context: Context) -> tuple[int | None, bool]:
    """The year of a month and whether it was counted from the publication date."""
    if match["y"]:
        return full_year(match["y"], context.published)[0], False
    today, at = context.published, match.start()
    if not (match["rel"] or match["year_rel"]) and (ahead := AHEAD.match(context.text, match.end())):
        return int(ahead["y"]), False
    if match["year_rel"]:
        word = key(match["year_rel"]).removeprefix("tahun ")
        if word == "yang sama":
            return (context.year[0] if context.year else None), False
        return (today.year + _side(word) if today else None), True
    told = context.year
    if told and at - told[1] < 400 and not match["rel"] and (today is None or told[0] < today.year - 1):
        return told[0], False
    if today is None:
        return None, True
    side = _side(match["rel"]) if match["rel"] else 0
    if match["rel"] and key(match["rel"]) == "ini":
        return today.year, True
    near = nearest_month(month, today)
    if side < 0 and near > today or side > 0 and near < today.replace(day=1):
        return near.year + side, True
    if side < 0 and near == today.replace(day=1):
        return near.year - 1, True
    return near.year, True


# The rest of a range or list whose last month has the year for all of them: `Januari hingga Juni 2025`.
AHEAD = compiled(rf"(?:\s{THROUGH}\s|{DASH}|{LIST_JOIN})(?:bulan\s|akhir\s|awal\s)?(?:\d{{1,2}}\s)?(?:{MONTH}{LIST_JOIN}){{0,6}}(?:\d{{1,2}}\s)?{MONTH}\s(?:tahun\s)?(?P<y>(?:19|20)\d\d)")


def _month(match: regex.Match[str], context: Context) -> Reading | None:
    printed = match["month"]
    bare = not (match["y"] or match["mod"] or match["rel"] or match["year_rel"] or match["month2"] or match["bulan"])
    if len(printed.rstrip(".")) <= 3 and key(printed) != "mei" and not (match["y"] or match["month2"]):
        return None
    if bare and (printed[0].islower() or not _month_stands_alone(match, context)):
        return None
    month = MONTHS[key(printed).rstrip(".")]
    last = MONTHS[key(match["month2"]).rstrip(".")] if match["month2"] else None
    year, counted = _month_year(match, last or month, context)
    anchor = context.source if counted else None
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}" if not counted else None, mod=_mod(match["mod"]), anchor=anchor)
    value = f"{year:04d}-{month:02d}"
    if last:
        value = f"{year - (month > last):04d}-{month:02d}/{year:04d}-{last:02d}"
    return Reading("DATE", value, mod=_mod(match["mod"]), anchor=anchor)


def _month_stands_alone(match: regex.Match[str], context: Context) -> bool:
    """A bare month name: not part of a name, as `Mei Ling` and `Sebelas Maret` are."""
    after = context.text[match.end() : match.end() + 30]
    if regex.match(r"\s\p{Lu}\p{Ll}+", after) and not regex.match(r"\s(?:Juni|Juli|Agustus)", after):
        return bool(regex.search(r"\b(?:pada|sejak|hingga|sampai|di|akhir|awal|dari|selama|mulai)\s$",
                                 context.text[max(0, match.start() - 12) : match.start()], regex.I))  # fmt: skip
    lead = context.text[max(0, match.start() - 12) : match.start()].lower().split()
    return not lead or lead[-1] not in ("sebelas", "universitas", "jalan", "jl", "jl.", "bernama")


# --- years ----------------------------------------------------------------------------------------------------------


def _plain_year(match: regex.Match[str], context: Context) -> Reading | None:
    """A year with `tahun` or a modifier in front, or `lalu` and its like behind."""
    if LEGAL.search(context.text[max(0, match.start() - 24) : match.start()]):
        return None
    if match["era"] == "SM":
        return Reading("DATE", f"BC{int(match['y']):04d}", mod=_mod(match["mod"]))
    if not match["tahun"] and COUNTED.match(context.text, match.end()):
        return None
    year, flags = full_year(match["y"], context.published)
    flags = flags if len(match["y"]) != 4 else ()
    return Reading("DATE", f"{year:04d}", mod=_mod(match["mod"]), flags=flags)


def _bare_year(match: regex.Match[str], context: Context) -> Reading | None:
    text, start, end = context.text, match.start(), match.end()
    if start and (text[start - 1].isalnum() or NOT_A_YEAR.search(text[max(0, start - 12) : start])):
        return None
    if LEGAL.search(text[max(0, start - 30) : start]):
        return None
    if COUNTED.match(text, end) or regex.match(r"[-/]\p{L}|-\d|\s?[x×]\s?\d|:\d", text[end : end + 4]):
        return None
    year = int(match["y"])
    if not 1945 <= year <= 2049 and not YEAR_LEAD.search(text[max(0, start - 14) : start]):
        return None
    return Reading("DATE", f"{year:04d}")


def _year_range(match: regex.Match[str], context: Context) -> Reading | None:
    first, last = int(match["y"]), match["y2"]
    lead = context.text[max(0, match.start() - 12) : match.start()]
    if regex.search(r"(?:\brp\.?|us\$|\$|usd|[/\d.])\s?$", lead, regex.I):
        return None
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if second < first:  # a slip in the second year: `2019-1024`
        second = int(f"{first // 100}{second % 100:02d}")
    if match["kind"] and "ajaran" in key(match["kind"]):
        return Reading("DATE", f"{first}-07/{second}-06")
    return Reading("DATE", f"{first}/{second}") if 0 < second - first <= 300 else None


def _decade(match: regex.Match[str], context: Context) -> Reading | None:
    year = int(match["y"])
    if len(match["y"]) == 2:
        year += 1900 if year >= 30 else 2000
    if year % 100 == 0 and year < 2000:
        return Reading("DATE", f"{year // 100:02d}", mod=_mod(match["mod"]))
    return Reading("DATE", f"{year // 10:03d}", mod=_mod(match["mod"]))


def _century(match: regex.Match[str], context: Context) -> Reading | None:
    printed = match["number"]
    count = int(printed) if printed.isdigit() else roman(printed.upper())
    return Reading("DATE", f"{'BC' if match['era'] == 'SM' else ''}{count - 1:02d}", mod=_mod(match["mod"]))


# --- quarters, halves, seasons --------------------------------------------------------------------------------------


def _fraction(match: regex.Match[str], context: Context) -> Reading | None:
    """Quarters, thirds and halves of a year, `kuartal III 2023`, `semester pertama tahun ini`."""
    printed = key(match["number"])
    number = ORDINALS.get(printed) or (int(printed) if printed.isdigit() else roman(printed.upper()))
    kind = key(match["kind"])
    year, counted = _fraction_year(match, context)
    parts = 3 if kind == "caturwulan" else 2 if kind in ("semester", "paruh") else 4
    if number > parts:
        return None
    stem = f"{year:04d}" if year else "XXXX"
    value: str | None
    if parts == 3:
        value = f"{stem}-{number * 4 - 3:02d}/{stem}-{number * 4:02d}"
    else:
        value = f"{stem}-{'H' if parts == 2 else 'Q'}{number}"
    if year is None and counted:
        value = None
    return Reading("DATE", value, mod=_mod(match["mod"]), anchor=context.source if counted else None)


def _fraction_year(match: regex.Match[str], context: Context) -> tuple[int | None, bool]:
    if match["y"]:
        return int(match["y"]), False
    today = context.published
    if match["year_rel"]:
        return (today.year + _side(match["year_rel"]) if today else None), True
    return (today.year if today else None), True


def _season(match: regex.Match[str], context: Context) -> Reading | None:
    """Seasons of the year and of sport."""
    name, printed, today = match["season"], match["y"], context.published
    counted = printed is None
    if printed:
        year: int | None = int(printed)
    else:
        year = today.year + _side(match["rel"] or "ini") if today else None
    if match["rel"] and key(match["rel"]) == "yang akan datang":
        return Reading("DATE", "FUTURE_REF")
    anchor = context.source if counted else None
    if name:
        if counted and match["rel"] is None:
            return None
        return Reading("DATE", f"{year:04d}-{SEASONS[key(name)]}" if year else None, mod=_mod(match["mod"]), anchor=anchor)
    if printed:
        value = f"{printed}/{full_year(match['y2'], None)[0]}" if match["y2"] else printed
        return Reading("DATE", value, mod=_mod(match["mod"]))
    if match["rel"] is None and not match["mod"]:
        return None
    rel = match["rel"] or "ini"
    if key(rel) in ("itu", "tersebut"):
        return Reading("DATE", f"{context.year[0]:04d}" if context.year else None)
    if today is None:
        return Reading("DATE", _told_season(context, _season_side(rel)), mod=_mod(match["mod"]), anchor="text")
    if CALENDAR_SPORT.search(context.text):
        value = f"{today.year + _season_side(rel):04d}"
    else:
        year = season(today) + _season_side(rel)
        value = f"{year:04d}/{year + 1:04d}"
    return Reading("DATE", value, mod=_mod(match["mod"]), anchor=anchor)


def _told_season(context: Context, side: int) -> str | None:
    """The season before, at or after the one that the text names first, where no publication date is known."""
    told = SEASON.search(context.text[:20000])
    if told is None:
        return None
    year = int(told["y"]) + side
    return f"{year:04d}/{year + 1:04d}"


SEASON = regex.compile(r"(?<!\d)(?P<y>20\d\d)\s?[-/–]\s?(?:20)?\d\d(?!\d)")


def _season_side(rel: str) -> int:
    return 0 if key(rel) in ("nanti", "baru") else _side(rel)


CALENDAR_SPORT = regex.compile(r"\b(?:MotoGP|Moto2|Moto3|Formula\s?1|F1|Formula\s?E|DBL|NASCAR|WRC|WSBK|Superbike|MLS|[Pp]e?m?[Bb]alap)")


# --- weeks, months, years by their distance -------------------------------------------------------------------------


def _relative(match: regex.Match[str], context: Context) -> Reading | None:
    """`pekan lalu`, `akhir tahun ini`, `awal bulan`, `tahun yang sama`."""
    unit, rel, mod = PERIODS[key(match["unit"])], key(match["rel"] or ""), _mod(match["mod"])
    if not rel and (mod not in ("START", "MID", "END") or unit in ("DE", "CE", "H")):
        return None
    if unit == "W" and mod == "END" and not rel and context.found:
        last = context.found[-1]
        if (last.value or "").startswith("T") and match.start() - last.end < 8:
            return Reading("SET", "XXXX-WXX-WE", quant="EVERY")
    if match["unit"] == "Minggu" and rel and not context.starts_sentence(match.start()):
        return None
    if rel in ("yang sama", "itu", "tersebut"):
        return _same(unit, mod, context)
    today, anchor = context.published, context.source
    if rel == "ini" and unit == "W" and today and _tells_of_last_week(context, today):
        today = add(today, "W", -1)
    if rel in ("sebelumnya", "berikutnya", "selanjutnya"):
        today, anchor = _told(unit, context)
    if today is None:
        return Reading("DATE", None, mod=mod, anchor=anchor)
    moved = _moved(today, unit, _side(rel) if rel else 0)
    if mod == "END" and unit == "W" and not rel and today.isoweekday() < 6 and not context.future(match.start(), match.end()):
        moved = add(moved, "W", -1)
    value = point(moved, unit)
    flags = ("ambiguous",) if match["unit"] == "Minggu" else ()
    if mod == "END" and unit == "W" and key(match["mod"] or "").startswith("akhir"):
        value, mod = value + "-WE", None
    return Reading("DATE", value, mod=mod, anchor=anchor, flags=flags)


def _told(unit: str, context: Context) -> tuple[date | None, str | None]:
    """What `bulan sebelumnya` is counted from: the last expression that is as fine, else the publication date."""
    for seen in reversed(context.found[-6:]):
        if seen.interval and seen.interval.begin and seen.type in ("DATE", "TIME") and seen.granularity == GRAIN.get(unit):
            return seen.interval.begin.date(), f"{seen.start}-{seen.end}"
    return context.published, context.source


def _tells_of_last_week(context: Context, today: date) -> bool:
    """On a Monday: whether all the days that the text has named lie in the week before."""
    if today.isoweekday() != 1:
        return False
    days = [e.interval.begin.date() for e in context.found if e.granularity in DAY_GRAINS and e.interval and e.interval.begin]
    gaps = [(today - day).days for day in days]
    return sum(1 <= gap <= 7 for gap in gaps) >= 2 and not any(-6 <= gap <= 0 for gap in gaps)


DAY_GRAINS = ("day", "part_of_day", "minute")
GRAIN = {"W": "week", "M": "month", "Y": "year", "Q": "quarter", "H": "half"}
STEP = {"W": ("W", 1), "M": ("M", 1), "Y": ("Y", 1), "Q": ("M", 3), "H": ("M", 6), "DE": ("Y", 10), "CE": ("Y", 100)}


def _moved(day: date, unit: str, side: int) -> date:
    step, count = STEP[unit]
    if step == "W":
        return add(day, "W", side)
    return add_months(day.replace(day=1), side * count * (12 if step == "Y" else 1))


def _same(unit: str, mod: str | None, context: Context) -> Reading | None:
    """`tahun yang sama`, `pekan itu`: the one that the text spoke of last."""
    for seen in reversed(context.found):
        if seen.interval and seen.interval.begin and seen.type in ("DATE", "TIME"):
            value = point(seen.interval.begin.date(), unit)
            return Reading("DATE", value, mod=mod, anchor=f"{seen.start}-{seen.end}")
    return Reading("DATE", None, mod=mod)


def _year_on_year(match: regex.Match[str], context: Context) -> Reading | None:
    """`periode yang sama tahun lalu`: the last quarter, half or stretch of months told of, a year before."""
    side = _side(match["rel"])
    for seen in reversed(context.found[-8:]):
        value = seen.value or ""
        if regex.fullmatch(r"\d{4}-(?:Q\d|H\d|\d\d)(?:/\d{4}-\d\d)?", value):
            moved = regex.sub(r"\d{4}", lambda m: f"{int(m.group()) + side:04d}", value)
            return Reading("DATE", moved, anchor=f"{seen.start}-{seen.end}")
    year = context.published.year + side if context.published else None
    return Reading("DATE", f"{year:04d}" if year else None, anchor=context.source)


def _first_months(match: regex.Match[str], context: Context) -> Reading | None:
    """`enam bulan pertama 2023`: from January on."""
    from .numbers import number

    count = int(number(match["n"]))
    year, counted = _fraction_year(match, context)
    if year is None or not 1 <= count <= 12:
        return None
    return Reading("DATE", f"{year:04d}-01/{year:04d}-{count:02d}", anchor=context.source if counted else None)


_MODS = {w.split()[0] for w in MODIFIERS} | {"±", "akhir", "kira"}
_FRACTION = rf"""{MOD}(?P<kind>kuartal|triwulan|kw|semester|paruh|caturwulan|(?-i:Q(?=[1-4]\W{{0,2}}20)))\s?(?:ke-?\s?)?
    (?P<number>{any_of(ORDINALS)}|IV|I{{1,3}}|[1-4])(?:\s?[-–/]?\s?(?:(?:tahun\s(?:anggaran\s)?)?(?P<y>(?:19|20)\d\d)(?:\s(?:ini|lalu))?|(?P<year_rel>{YEAR_REL})))?"""
RULES = (
    Rule("month", frozenset(MONTHS) | _MODS | {"bulan"}, compiled(rf"""{MOD}(?P<bulan>bulan\s)?{MOD}(?P<month>{MONTH})
        (?:{DASH}(?P<month2>{MONTH}))? (?:\s{{0,2}},?\s{{0,2}}(?:tahun\s)?(?P<y>(?:1\d|20)\d\d)(?!\d|[.,/]\d))?
        (?:\s(?P<year_rel>{YEAR_REL}))? (?:\s(?P<rel>{REL}))?"""), _month),
    Rule("year", frozenset(_MODS | {"tahun", "0"}), compiled(rf"""{MOD}(?:(?P<tahun>tahun\s(?:(?:anggaran|takwim|buku|pajak|fiskal|pelajaran|ajaran)\s)?){YEAR}|(?<!\d|\w-){WORLD_YEAR}(?=\s(?:lalu|silam|ini|mendatang|SM)\b)|{WORLD_YEAR}(?<=\p{{L}}\s\d{{4}}))
        (?:\s(?P<era>SM|M|Masehi)\b)? (?:\s(?P<rel>{REL}))?"""), lambda m, c: _plain_year(m, c) if m["mod"] or m["tahun"] or m["rel"] or m["era"] else None),
    Rule("year", frozenset({"tahun"}), compiled(r"(?P<mod>(?!))?(?P<tahun>tahun\s)(?P<y>\d{1,4})\s(?P<era>SM)"), _plain_year),
    Rule("bare_year", frozenset({"0"}), compiled(r"(?P<y>1[5-9]\d\d|20[0-4]\d)(?!\d|[.,]\d)"), _bare_year),
    Rule("year_range", frozenset({"0", "tahun", "musim", "periode"}), compiled(rf"""(?P<kind>tahun\s(?:ajaran|pelajaran|anggaran)\s|tahun\s|musim\s)?
        (?<!\d)(?P<y>(?:1\d|20)\d\d)(?:{DASH}|\s?/\s?)(?P<y2>\d{{4}}|(?<=/)\d\d)(?![\d/]|-\d)(?:\s(?:mendatang|lalu|ini))?"""), _year_range),
    Rule("decade", frozenset(_MODS | {"0", "tahun", "era", "dekade", "dasawarsa"}), compiled(rf"""{MOD}(?:(?:(?:tahun|era|dekade|dasawarsa)\s)(?P<y>\d{{4}}|\d\d)|(?<![\d.,])(?P<y>(?:1\d|20)\d0))\s?-?\s?an"""), _decade),
    Rule("century", frozenset(_MODS | {"abad"}), compiled(rf"{MOD}abad\s(?:ke-?\s?)?(?P<number>\d{{1,2}}|[IVX]{{1,6}})(?:\s(?P<era>SM|Masehi|M))?"), _century),
    Rule("fraction", frozenset(_MODS | {"kuartal", "triwulan", "kw", "semester", "paruh", "caturwulan", "q"}), compiled(_FRACTION), _fraction),
    Rule("season", frozenset(_MODS | {"musim"}), compiled(rf"""{MOD}musim(?:\s(?P<season>{any_of(SEASONS)}))?
        (?:\s(?P<y>(?:19|20)\d\d)(?:\s?[-/–]\s?(?P<y2>(?:20)?\d\d)(?!\d))?(?:\s(?:ini|lalu|mendatang))?|\s(?P<rel>ini|lalu|kemarin|depan|mendatang|nanti|yang\sakan\sdatang|itu|tersebut|sebelumnya|berikutnya|baru))?"""), _season),
    Rule("relative", frozenset(_MODS | set(PERIODS)), compiled(rf"""{MOD}(?P<unit>{any_of(PERIODS)})
        (?:\s(?P<rel>{REL}|yang\ssama|itu|tersebut|sebelumnya|berikutnya|selanjutnya|berjalan))?"""), _relative),
    Rule("year_on_year", frozenset({"periode", "kuartal", "semester", "triwulan", "bulan"}), compiled(r"(?:periode|kuartal|semester|triwulan|bulan)\s(?:yang\s)?sama\s(?:di\s|pada\s)?tahun\s(?P<rel>lalu|sebelumnya|kemarin)"), _year_on_year),
    Rule("first_months", frozenset({"0", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"}),
         compiled(rf"(?P<n>\d{{1,2}}|\p{{L}}+)\sbulan\spertama\s(?:di\s|pada\s)?(?:(?:tahun\s)?(?P<y>20\d\d)|(?P<year_rel>{YEAR_REL}))"), _first_months),
)  # fmt: skip
_ = (GAP, THROUGH, Interval)
