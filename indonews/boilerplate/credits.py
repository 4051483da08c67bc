"""Who wrote it and where it came from: bylines, initials at the end, source credits."""

from __future__ import annotations

import regex

from .canvas import Canvas
from .dateline import DASH, OUTLET  # noqa
from .types import Kind

__all__ = ["mark_byline_at", "mark_credits", "mark_tail"]

_ROLES = (
    r"(?:Penulis|Editor|Reporter|Pewarta|Fotografer|Foto(?:grafer)?|Kontributor|Jurnalis|Wartawan|Redaktur|Penyunting|Penerjemah"
    r"|Uploader|Pengunggah|Koresponden|Videografer|Produser|Penulis/Editor|Oleh|Laporan|Publisher|Writer|Copywriter|Asisten Editor|Redaksi)"
)
_NAME = r"[\p{Lu}‘'][\p{L}'’.‘-]{0,24}(?:[ \xa0](?:bin |binti |van |de |al-)?[\p{Lu}‘'][\p{L}'’.-]{0,24}){0,5}"
_NAMES = rf"{_NAME}(?:\s?[,|&/]\s?{_NAME}){{0,3}}"
_ROLE_PART = rf"(?P<role>{_ROLES})\s?:\s{{0,3}}(?P<name>{_NAMES})(?:\s?\((?:{OUTLET}|[A-Z]{{2,5}})\))?"

_REPORT = regex.compile(
    rf"(?P<role>(?:Laporan|LAPORAN)\s(?i:wartawan|reporter|kontributor|jurnalis|koresponden))\s+(?:di\s)?(?P<outlet>(?:{OUTLET}|\p{{Lu}}[\w-]{{2,20}}[.,])[.,]?\s+)?(?P<name>{_NAME})"
)
_CHECKED = regex.compile(rf"(?i:hasil periksa fakta)\s(?P<name>{_NAME})(?=\s|$)\.?")
_SECTION_BYLINE = regex.compile(rf"(?P<name>{_NAME}(?:, {_NAME})?)\s{DASH}\s(?P<outlet>detik\p{{Lu}}?\p{{L}}{{2,10}})(?=\s)")
_ROLE_LINE = regex.compile(rf"\(?(?i:{_ROLE_PART})(?:\s{{0,5}}\|?\s{{0,5}}(?i:{_ROLES})\s?:\s{{0,3}}{_NAMES}){{0,3}}\)?")
_SOURCE_VIA = regex.compile(rf"Source:\s{{1,6}}(?P<name>{_NAME})(?:\s{{1,8}}Via:\s{{1,6}}{_NAME})?")
_CONTRIBUTED = regex.compile(rf"(?P<name>{_NAME}(?:, {_NAME}){{0,4}}(?:,? dan {_NAME})?)\s(?:ikut )?berkontribusi (?:dalam|pada) (?:penulisan )?(?:artikel|laporan|tulisan) ini\.?")
_WRITTEN = regex.compile(rf"\((?i:ditulis oleh|penulis|reporter|laporan)\s?:?\s(?P<name>[^()\n]{{2,60}})\)")
_OUTLET_BYLINE = regex.compile(
    rf"\((?:{OUTLET}|Tribun\p{{L}}{{2,20}})(?:\s?/\s?(?P<name>[^()\n]{{2,60}}))?\)|\((?P<name>{_NAME})\s?/\s?{OUTLET}\)"
)
_BRACKET_NAME = regex.compile(rf"\((?P<name>{_NAME}(?:\s?[/|,&]\s?{_NAME}){{0,2}})\)")
_INITIALS = regex.compile(r"\((?:\p{Ll}[\p{L}\d]{0,5}|\p{Lu}\p{Ll}{1,3}|\p{Lu}{2,4})(?:[/\-,.&| ]{1,2}\p{L}{1,6}){0,4}\)|\(\*{1,3}\)|\[\p{L}{2,10}\]")
_SOURCE = regex.compile(r"\|?\s?(?:Sumber|SUMBER|Source|SUMBER BERITA)\s?:\s{0,3}(?P<name>[^\n]{0,160})")
_ORIGINAL = regex.compile(r"(?:Artikel|Berita|Tulisan) ini (?:sebagian )?(?:(?:telah|sudah|juga|pernah|pertama kali) ){0,3}(?:tayang|terbit|dimuat|dipublikasikan|diterbitkan)(?: sebelumnya)?(?: lebih dulu)? (?:di|oleh|pada) (?P<name>[\w.\- ]{3,40}?),?(?: dengan judul(?: asli)?|, judul)?\s?:?\s{0,3}")
_DOMAIN_LINE = regex.compile(r"(?i:(?:www\.)?[a-z0-9-]{2,30}\.(?:com|co\.id|id|net|news|tv|org))")
_PIPED = regex.compile(r"(?<=[.,!?\"”]\s?)\p{Lu}[\p{L}'. -]{1,30}(?: \| \p{Lu}[\p{L}'. -]{1,30}){1,5}$")
_WINDOW = 400


def mark_byline_at(canvas: Canvas, start: int) -> bool:
    """Claims a reporter's line that opens the text at ``start``."""
    for rule, pattern in (("byline.report", _REPORT), ("byline.checked", _CHECKED)):
        if match := pattern.match(canvas.text, start):
            return canvas.claim(start, match.end(), "byline", rule, _named(match))
    return False


def mark_credits(canvas: Canvas) -> None:
    """Claims credits that may stand anywhere: contributors, writers in brackets with their outlet."""
    text = canvas.text
    for trigger, rule, pattern in (
        ("berkontribusi", "byline.contributed", _CONTRIBUTED),
        ("source:", "byline.source_via", _SOURCE_VIA),
    ):
        for position in _hits(canvas, trigger):
            if match := pattern.search(text, max(0, position - 200), position + 200):
                if canvas.after_break(match.start()):
                    canvas.claim(match.start(), match.end(), "byline", rule, _named(match))
    for position in _hits(canvas, "("):
        if not canvas.after_break(position):
            continue
        if match := _WRITTEN.match(text, position):
            canvas.claim(position, match.end(), "byline", "byline.written_by", _named(match))
        elif match := _OUTLET_BYLINE.match(text, position):
            canvas.claim(position, match.end(), "byline", "byline.outlet", _named(match))


def mark_tail(canvas: Canvas) -> None:
    """Claims credits from the end of the body inwards, as long as one is found."""
    while _tail_tags(canvas) or _tail_brackets(canvas) or _tail_lines(canvas):
        pass


def _tail_brackets(canvas: Canvas) -> bool:
    text, end = canvas.text, canvas.body_end()
    if end == 0 or text[end - 1] not in ")]":
        return False
    start = max(text.rfind("(", max(0, end - 120), end), text.rfind("[", max(0, end - 120), end))
    if start < 0:
        return False
    if (match := _ROLE_LINE.match(text, start, end)) and match.end() == end:
        return canvas.claim(start, end, "byline", "byline.role", _named(match))
    closed = _sentence_closed(canvas, start)
    inner = text[start + 1 : end - 1]
    if inner.isupper() and regex.fullmatch(OUTLET, inner) and closed:
        return canvas.claim(start, end, "source", "source.initials", {"name": inner})
    if _INITIALS.fullmatch(text, start, end) and (closed or inner[0] in "*") :
        return canvas.claim(start, end, "signoff", "signoff.initials")
    if closed and (match := _BRACKET_NAME.fullmatch(text, start, end)):
        return canvas.claim(start, end, "byline", "byline.name", _named(match))
    return False


def _sentence_closed(canvas: Canvas, position: int) -> bool:
    before = canvas.text[max(0, position - 12) : position].rstrip()
    return not before or before[-1] in ".!?…\"”’')]*:;," or canvas.after_break(position)


def _tail_tags(canvas: Canvas) -> bool:
    """Topics in small letters after the initials that close the text."""
    text, end = canvas.text, canvas.body_end()
    floor = max(0, end - _WINDOW)
    k = text.rfind(")", floor, end)
    if k < 0 or k + 1 >= end:
        return False
    start = text.rfind("(", floor, k)
    tail = text[k + 1 : end]
    if start < 0 or not _SLASHED.fullmatch(text, start, k + 1) or not _TOPICS.fullmatch(tail):
        return False
    return canvas.claim(k + 1, end, "tags", "tags.after_initials")


_SLASHED = regex.compile(r"\(\p{Ll}{2,5}/\p{Ll}{2,5}\)")
_TOPICS = regex.compile(r"[\p{Ll}\d\s/&'’.:@#-]{2,400}")


def _tail_lines(canvas: Canvas) -> bool:
    text, end = canvas.text, canvas.body_end()
    floor = max(0, end - _WINDOW)
    for kind, rule, pattern, anchors in _TAIL_RULES:
        for start in _tail_starts(canvas, floor, end, anchors):
            match = pattern.match(text, start, end)
            if match and match.end() == end and canvas.after_break(start):
                return canvas.claim(start, end, kind, rule, _named(match))
    return False


def _tail_starts(canvas: Canvas, floor: int, end: int, anchors: regex.Pattern[str]) -> list[int]:
    return [m.start() for m in anchors.finditer(canvas.text, floor, end)][-3:]


_TAIL_RULES: tuple[tuple[Kind, str, regex.Pattern[str], regex.Pattern[str]], ...] = (
    ("byline", "byline.role", _ROLE_LINE, regex.compile(rf"\(?(?i:\b{_ROLES})\s?:")),
    ("source", "source.credit", _SOURCE, regex.compile(r"(?:\|\s?)?\b(?:Sumber|SUMBER|Source)\b[\w ]{0,8}:")),
    ("source", "source.site", _DOMAIN_LINE, regex.compile(r"(?<=\n)[\w.-]{4,40}$")),
    ("source", "source.piped", _PIPED, regex.compile(r"(?<=[.,!?\"”]\s?)\p{Lu}[^|\n]{1,30} \| ")),
)


def _hits(canvas: Canvas, trigger: str) -> list[int]:
    found = []
    position = canvas.lower.find(trigger)
    while position >= 0:
        found.append(position)
        position = canvas.lower.find(trigger, position + len(trigger))
    return found


def _named(match: regex.Match[str]) -> dict[str, str]:
    return {k: " ".join(v.split()) for k, v in match.groupdict().items() if v}
