"""Fixed expressions, and those that point back: `hari itu`, `keesokan harinya`, `malam harinya`."""

from __future__ import annotations

from typing import cast

import regex

from ..lexicon import table
from .clock import part_value
from .context import Context
from .dates import add, weekday_near
from .reading import Reading, Rule
from .types import TimexType
from .vocabulary import PART, PARTS, any_of, compiled, cue, key

__all__ = ["RULES"]

FIXED = {row["form"]: (cast(TimexType, row["type"]), row["value"]) for row in table("temporal_phrases")}
CUT_OFF = {
    "saat in": "saat ini",
    "kin": "kini",
}  # sites that drop the letter before a comma and put a full stop
# `dulu` is a time only here; elsewhere it is `first`.
DULU_LEAD = regex.compile(
    r"(?:\b(?:yang|itu|bahwa|sejak|seperti|dari|jika|kalau|karena|zaman)|[,“\"(])\s*\Z", regex.IGNORECASE
)
NIGHT_LONG = regex.compile(rf"{cue('lasting')}\s*\Z", regex.IGNORECASE)
PERIODICALS = ("harian", "mingguan", "bulanan", "tahunan")  # also in names: Harian Kompas
PRAYERS = {
    "subuh": "MO", "dzuhur": "AF", "zuhur": "AF", "dhuhur": "AF", "asar": "AF", "ashar": "AF", "magrib": "EV",
    "maghrib": "EV", "isya": "NI", "tarawih": "NI", "jumat": "AF", "jum'at": "AF",
}  # fmt: skip


def _fixed(match: regex.Match[str], context: Context) -> Reading | None:
    words, start = key(match.group()), match.start()
    kind, value = FIXED[CUT_OFF.get(words, words)]
    if words in ("dulu", "dahulu") and not (context.given or context.starts_sentence(start)):
        return Reading(kind, value) if DULU_LEAD.search(context.text[max(0, start - 24) : start]) else None
    if words in PERIODICALS and match.group()[0].isupper() and not context.given:
        in_name = context.text[match.end() + 1 : match.end() + 2].isupper()
        return None if in_name or not context.starts_sentence(start) else Reading(kind, value)
    return Reading(kind, value)


def _back(match: regex.Match[str], context: Context) -> Reading | None:
    """`hari itu`, `hari yang sama`, `keesokan harinya`, `malam itu`, `pagi harinya`."""
    day, anchor = context.day or context.said_day, context.day_anchor if context.day else None
    words = key(match.group())
    next_day = words.startswith(("keesokan", "esok", "besok")) or words in (
        "hari berikutnya",
        "hari selanjutnya",
    )
    if next_day and day is None:
        day, anchor = context.published, context.source
    if day and (next_day or words.endswith(" sebelumnya")):
        day = add(day, "D", 1 if next_day else -1)
    stem = day.isoformat() if day else None
    if match["part"]:
        return Reading("TIME", part_value(stem, match["part"]) if stem else None, anchor=anchor, day=day)
    return Reading("DATE", stem, anchor=anchor, day=day)


def _prayer(match: regex.Match[str], context: Context) -> Reading | None:
    """`selepas isya`, `menjelang magrib`, `usai salat Jumat`."""
    name = key(match["prayer"])
    day, anchor = context.narrative_day, context.narrative_anchor
    if name.startswith("jum"):
        if not match["salat"]:
            return None
        day = weekday_near(5, context.published, -1) if context.published else None
        anchor = context.source
    mod = "BEFORE" if key(match["side"]) in ("menjelang", "sebelum", "jelang") else "AFTER"
    return Reading(
        "TIME", f"{day.isoformat()}T{PRAYERS[name]}" if day else None, mod=mod, anchor=anchor, day=day
    )


def _last_night(match: regex.Match[str], context: Context) -> Reading | None:
    """`semalam`: last night, but a night's length after `selama` and its like."""
    if NIGHT_LONG.search(context.text[max(0, match.start() - 12) : match.start()]):
        return Reading("DURATION", "P1D")
    day = add(context.published, "D", -1) if context.published else None
    return Reading("TIME", f"{day.isoformat()}TNI" if day else None, anchor=context.source, day=day)


def _first_words(forms: list[str]) -> frozenset[str]:
    return frozenset(regex.split(r"[\s'-]", form, maxsplit=1)[0] for form in forms)


ENCLITIC = frozenset({"esoknya", "keesokannya", *(form.split()[0] + "nya" for form in PARTS)})
_SIDES = ["selepas", "seusai", "usai", "setelah", "habis", "menjelang", "jelang", "sebelum", "ba'da"]
RULES = (
    Rule("phrase", _first_words([*FIXED, *CUT_OFF]), compiled(rf"{any_of(FIXED)}|(?:saat\sin|kin)(?=\.)"), _fixed),
    Rule("anaphor", _first_words(["hari", "keesokan", "esok", "besok", *PARTS]) | ENCLITIC, compiled(rf"""
        (?:keesokan|esok|besok)\shari(?:nya)?|(?:keesokan|esok)nya|hari\s(?:yang\ssama
        |berikutnya|selanjutnya|sebelumnya|itu(?:\sjuga)?|tersebut)
        |(?:(?:keesokan|esok)\s)?(?P<part>{PART})(?:(?:\s?hari)?nya
        |\s(?:hari\s)?sebelumnya|\s(?:hari\s)?(?:itu(?:\sjuga)?|tersebut))"""), _back),
    Rule("prayer", _first_words(_SIDES), compiled(rf"""(?P<side>{any_of(_SIDES)})\s
        (?P<salat>(?:waktu\s)?(?:salat|shalat|sholat)\s)?(?P<prayer>{any_of(PRAYERS)})"""), _prayer),
    Rule("last_night", frozenset({"semalam"}), compiled("semalam"), _last_night),
)  # fmt: skip
