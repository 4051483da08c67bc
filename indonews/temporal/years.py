"""Years and what is counted in them: `tahun 2019`, `2003-2013`, `era 80-an`, `abad ke-21`."""

from __future__ import annotations

import regex

from ..lexicon import column
from .context import Context
from .modifiers import MOD, POINT_WORDS, REL, mod_of
from .numbers import roman
from .printed import full_year
from .reading import NUMERALS, Reading, Rule
from .vocabulary import DASH, compiled, key, match_at

__all__ = ["RULES"]

# Words that count or measure: a bare number in front of one is not a year.
COUNTED = regex.compile(
    rf"\s?(?:%|(?:{'|'.join(regex.escape(word) for word in column('temporal_counted', 'form'))})\b)",
    regex.IGNORECASE,
)
# What stands in front of a number that is no year: money, numbering, amounts, scores, the inside of a code.
NOT_A_YEAR = regex.compile(
    r"(?:\b(?:rp\.?|idr|us|usd|nomor|no\.?|pasal|seri|tipe|kode|rute|km|sebanyak|sebesar|sekitar|sejumlah|"
    r"mencapai|hampir|senilai|seharga|total|jumlah|telepon|telp|hp|wa|ayat|harga|level|posisi)|"
    r"\$|[\d.,]\s?[-/x:]|[/@#_=:]|[\p{L}\d]-)\s?\Z",
    regex.IGNORECASE,
)
CODE_BEHIND = regex.compile(r"[-/]\p{L}|-\d|\s?[x×]\s?\d|:\d")
YEAR_LEAD = regex.compile(
    r"\b(?:pada|di|sejak|hingga|sampai|dari|antara|tahun|dan|awal|akhir|pertengahan|mulai|per|sebelum|setelah|untuk|"
    r"periode|menuju|sepanjang|selama|dalam|kelahiran|lahir)\s*\Z",
    regex.IGNORECASE,
)
LEGAL = regex.compile(
    r"\b(?:(?:nomor|no)\b\.?\s*[\w./-]{1,12}\s*(?:tahun\s)?|UUD\s|Undang-Undang\sDasar\s)\Z", regex.IGNORECASE
)
MONEY = regex.compile(r"(?:\b(?:rp\.?|usd?|idr)|\$|[/\d.])\s?\Z", regex.IGNORECASE)
PLAIN_YEARS = range(1945, 2050)  # of which a bare number of four digits is one, with nothing else to say so

_KIND = r"tahun\s(?:(?:anggaran|takwim|buku|pajak|fiskal|pelajaran|ajaran)\s)?"
_FULL = r"(?P<y>(?:1\d|20)\d\d\d?)(?!\d|[.,]\d)"
_MODERN = r"(?P<y>19\d\d|20[0-4]\d)(?!\d|[.,/]\d)"


def _year(match: regex.Match[str], context: Context) -> Reading | None:
    """A year that some word beside it says to be one."""
    if not (match["mod"] or match["tahun"] or match["rel"] or match["era"]):
        return None
    if LEGAL.search(context.text[max(0, match.start() - 24) : match.start()]):
        return None
    if not match["tahun"] and match_at(COUNTED, context.text, match.end()):
        return None
    mod = mod_of(match["mod"])
    if match["era"] == "SM":
        return Reading("DATE", f"BC{int(match['y']):04d}", mod=mod)
    year, flags = full_year(match["y"], context.published) if len(match["y"]) > 3 else (int(match["y"]), ())
    return Reading("DATE", f"{year:04d}", mod=mod, flags=flags)


def _bare(match: regex.Match[str], context: Context) -> Reading | None:
    """A number of four digits with nothing beside it that says what it is."""
    text, start, end = context.text, match.start(), match.end()
    if context.given:
        return Reading("DATE", match["y"])
    lead = text[max(0, start - 30) : start]
    if lead[-1:].isalnum() or NOT_A_YEAR.search(lead) or LEGAL.search(lead):
        return None
    if match_at(COUNTED, text, end) or match_at(CODE_BEHIND, text, end):
        return None
    if int(match["y"]) not in PLAIN_YEARS and not YEAR_LEAD.search(lead):
        return None
    return Reading("DATE", match["y"])


def _range(match: regex.Match[str], context: Context) -> Reading | None:
    if MONEY.search(context.text[max(0, match.start() - 8) : match.start()]):
        return None
    first, printed = int(match["y"]), match["y2"]
    last = int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)
    flags: tuple[str, ...] = ()
    if last < first:  # a slip in the second year: `2019-1024`
        last, flags = first // 100 * 100 + last % 100, ("slip",)
    if not 0 < last - first <= 300:
        return None
    if "ajaran" in key(match["kind"] or ""):
        return Reading("DATE", f"{first}-07/{last}-06", flags=flags)
    return Reading("DATE", f"{first}/{last}", flags=flags)


def _decade(match: regex.Match[str], context: Context) -> Reading | None:
    year, mod = int(match["y"]), mod_of(match["mod"])
    if len(match["y"]) == 2 and not (match["era"] or mod):
        return None
    if len(match["y"]) == 2:
        year += 1900 if year >= 30 else 2000
    elif not match["era"] and not 1700 <= year < 2100:
        return None
    return Reading(
        "DATE", f"{year // 100:02d}" if year % 100 == 0 and year < 2000 else f"{year // 10:03d}", mod=mod
    )


def _century(match: regex.Match[str], context: Context) -> Reading | None:
    printed = match["number"]
    count = int(printed) if printed.isdigit() else roman(printed.upper())
    return Reading("DATE", f"{'BC' if match['era'] == 'SM' else ''}{count - 1:02d}", mod=mod_of(match["mod"]))


RULES = (
    Rule("year", POINT_WORDS | {"tahun", NUMERALS[1]}, compiled(rf"""
        {MOD}(?:(?P<tahun>{_KIND})(?:{_FULL}|(?P<y>\d{{1,4}})(?=\sSM\b))
        |(?<!\d|\w-){_MODERN})(?:\s(?P<era>(?-i:SM|M|Masehi))\b)?(?:\s(?P<rel>{REL}))?"""), _year),
    Rule("bare_year", frozenset({NUMERALS[1]}), compiled(r"(?P<y>1[5-9]\d\d|20\d\d)(?!\d|[.,]\d)"), _bare),
    Rule("year_range", frozenset({NUMERALS[1], "tahun", "musim"}), compiled(rf"""(?P<kind>{_KIND}|musim\s)?
        (?<!\d)(?P<y>(?:1\d|20)\d\d)(?:{DASH}|\s?/\s?)(?P<y2>\d{{4}}|(?<=/)\d\d)(?![\d/]|-\d)
        (?:\s(?:mendatang|lalu|ini))?"""), _range),
    Rule("decade", POINT_WORDS | {"tahun", "era", "dekade", "dasawarsa", NUMERALS[1]}, compiled(rf"""{MOD}(?:
        (?P<era>(?:tahun|era|dekade|dasawarsa)\s)(?P<y>\d{{4}}|\d\d)|(?<![\d.,])(?P<y>\d\d\d0)
        |(?<=\p{{L}}\s)(?P<y>[1-9]0))\s?-?\s?an(?:\s(?:lalu|silam))?"""), _decade),
    Rule("century", POINT_WORDS | {"abad"}, compiled(rf"""{MOD}abad\s(?:ke-?\s?)?(?P<number>\d{{1,2}}|[IVX]{{1,6}})
        (?:\s(?P<era>(?-i:SM|Masehi|M))\b)?"""), _century),
)  # fmt: skip
