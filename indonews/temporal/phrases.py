"""Fixed expressions, and those that point back into the text: `hari itu`, `keesokan harinya`, `malam harinya`."""

from __future__ import annotations

import regex

from .clock import part_value
from .context import Context
from .dates import add, weekday_near
from .reading import Reading, Rule
from .vocabulary import PART, any_of, compiled, key
from ..lexicon import table

__all__ = ["RULES"]

FIXED = {row["form"]: (row["type"], row["value"]) for row in table("temporal_phrases")}
# Fixed expressions that stand for a time only now and then: what must not, or must, stand around them.
NOT_BEFORE = {"dulu": r"(?:terlebih|lebih)\s*$", "dahulu": r"(?:terlebih|lebih)\s*$", "belakangan": r"(?:\d|\p{L}+an)\s*$"}


def _fixed(match: regex.Match[str], context: Context) -> Reading | None:
    words = key(match.group())
    words = words + "i" if words in ("saat in", "kin") else words
    kind, value = FIXED[words]
    lead = context.text[max(0, match.start() - 24) : match.start()]
    if words in ("dulu", "dahulu"):
        allowed = regex.search(r"(?:\b(?:yang|itu|bahwa|sejak|seperti|dari|jika|kalau|karena)|[,“\"(])\s*$", lead, regex.I)
        if not (allowed or context.starts_sentence(match.start())):
            return None
    if words in ("nanti", "mendatang", "yang akan datang", "kelak"):
        return None
    if words in ("harian", "mingguan", "bulanan", "tahunan") and match.group()[0].isupper():
        named = regex.match(r"\s\p{Lu}", context.text[match.end() : match.end() + 2])
        if named or not context.starts_sentence(match.start()):
            return None
    return Reading(kind, value)  # type: ignore[arg-type]


def _back(match: regex.Match[str], context: Context) -> Reading | None:
    """`hari itu`, `hari yang sama`, `keesokan harinya`, `malam itu`, `pagi harinya`."""
    words = key(match.group())
    day = context.day or context.said_day
    anchor = context.day_span if context.day else None
    shift = 1 if words.startswith(("keesokan", "esok", "besok")) else 0
    if shift and day is None:
        day, anchor = context.published, context.source
    if day is not None:
        day = add(day, "D", shift)
    stem = day.isoformat() if day else None
    part = match["part"]
    if part:
        return Reading("TIME", part_value(stem, part) if stem else None, anchor=anchor, day=day)
    return Reading("DATE", stem, anchor=anchor, day=day)


# The hours of prayer, as parts of the day.
PRAYERS = {"subuh": "MO", "dzuhur": "AF", "zuhur": "AF", "dhuhur": "AF", "asar": "AF", "ashar": "AF", "magrib": "EV",
           "maghrib": "EV", "isya": "NI", "tarawih": "NI", "jumat": "AF", "jum'at": "AF"}  # fmt: skip


def _prayer(match: regex.Match[str], context: Context) -> Reading | None:
    """`selepas isya`, `menjelang magrib`, `usai salat Jumat`."""
    name = key(match["prayer"])
    friday = name.startswith("jum")
    if friday and not match["salat"]:
        return None
    day = context.narrative_day
    if friday and context.published:
        day = weekday_near(5, context.published, -1)
    anchor = context.day_span if context.day and not friday else context.source
    mod = "BEFORE" if key(match["side"]) in ("menjelang", "sebelum", "jelang") else "AFTER"
    value = f"{day.isoformat()}T{PRAYERS[name]}" if day else None
    return Reading("TIME", value, mod=mod, anchor=anchor, day=day)


def _last_night(match: regex.Match[str], context: Context) -> Reading | None:
    """`semalam`: last night, but a night's length after `selama` and its like."""
    if regex.search(r"\b(?:selama|menginap|dalam|hanya|cuma|bermalam)\s*$", context.text[max(0, match.start() - 12) : match.start()], regex.I):
        return Reading("DURATION", "P1D")
    day = add(context.published, "D", -1) if context.published else None
    return Reading("TIME", f"{day.isoformat()}TNI" if day else None, anchor=context.source, day=day)


RULES = (
    Rule("phrase", frozenset({regex.match(r"\p{L}+", form).group() for form in FIXED} | {"kin"}), compiled(any_of(FIXED) + r"|(?:saat\sin|kin)(?=\.)"), _fixed),  # type: ignore[union-attr]
    Rule("anaphor", frozenset({"hari", "keesokan", "esok", "besok"} | {w.split()[0] for w in ("pagi", "siang", "sore", "malam", "petang", "dini")}),
         compiled(rf"(?:keesokan|esok|besok)\shari(?:nya)?|(?:keesokan|esok)nya|hari\s(?:yang\ssama|itu(?:\sjuga)?|tersebut)|(?P<part>{PART})(?:\s?hari)?nya|(?P<part>{PART})\s(?:hari\s)?(?:itu(?:\sjuga)?|tersebut)"), _back),
    Rule("prayer", frozenset({"selepas", "seusai", "usai", "setelah", "habis", "menjelang", "jelang", "sebelum", "ba"}),
         compiled(rf"(?P<side>selepas|seusai|usai|setelah|habis|menjelang|jelang|sebelum|ba'?da)\s(?P<salat>(?:waktu\s)?(?:salat|shalat|sholat)\s)?(?P<prayer>{any_of(PRAYERS)})"), _prayer),
    Rule("last_night", frozenset({"semalam"}), compiled(r"semalam"), _last_night),
)  # fmt: skip
