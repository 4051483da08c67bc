"""Who wrote it and where it came from: bylines, initials at the end, source credits."""

from __future__ import annotations

import regex

from .. import lazy
from .canvas import Canvas
from .dateline import DASH, DOMAIN, OUTLET, strong_dateline_in
from .tags import mark_tail_tags
from .types import Kind

__all__ = [
    "ROLE_LINE",
    "SECTION_BYLINE",
    "mark_credits",
    "mark_report_line",
    "mark_tail",
]

_ROLE = (
    r"(?:(?i:(?:asisten )?editor|penulis|reporter|pewarta|fotografer|kontributor|jurnalis|wartawan|redaktur|penyunting|penerjemah"
    r"|uploader|pengunggah|koresponden|videografer|produser|publisher|writer|copywriter|redaksi|laporan|oleh|narator|kameramen|video jurnalis(?: [\w.]{3,20})?)|Foto(?!\s?:\s?(?i:dok|ist|istimewa|screenshot|internet|getty ?images)\b)|Penulis/Editor)"
)
_INVITATION = r"(?:Simak|Lihat|Saksikan|Tonton|Baca)\b"
_LETTERS = r"[\p{L}'’.‘-]{0,24}"
_NAME_WORD = rf"(?!{_ROLE}\s?:|{_INVITATION})[\p{{Lu}}‘']{_LETTERS}"
_NAME = rf"{_NAME_WORD}(?:[ \xa0](?:bin |binti |van |de |al-)?{_NAME_WORD}){{0,5}}"
_NAMES = rf"{_NAME}(?:\s?[,|&/]\s?(?!Sumber){_NAME}){{0,3}}"
_SHORT_NAME = rf"\p{{Lu}}\p{{Ll}}*(?: (?!Editor\b|{_INVITATION})\p{{Lu}}\p{{Ll}}*){{0,3}}"
_ROLE_PART = rf"{_ROLE}\s?:\s{{0,3}}{_NAMES}(?:\s?\((?:{OUTLET}|[A-Z]{{2,5}})\))?"

ROLE_LINE = lazy.pattern(
    rf"\(?(?P<role>{_ROLE})\s?:\s{{0,3}}(?P<name>{_NAMES})(?:\s?\((?:{OUTLET}|[A-Z]{{2,5}})\))?"
    rf"(?:\s{{0,5}}[|,]?\s{{0,5}}{_ROLE_PART}){{0,4}}\s?,?\)?"
)
SECTION_BYLINE = lazy.pattern(
    rf"(?P<name>{_NAME}(?:, {_NAME})?)\s{DASH}\s(?P<outlet>detik\p{{Lu}}?\p{{L}}{{2,10}}|\p{{Ll}}{{3,15}}\p{{Lu}}\p{{L}}{{2,12}}|{OUTLET})(?=\s|$)"
)

_REPORT = lazy.pattern(
    rf"(?P<role>(?i:laporan (?:wartawan|reporter|kontributor|jurnalis|koresponden)))\s+"
    rf"(?:(?P<outlet>{OUTLET}|\p{{Lu}}[\w.-]{{2,24}}[.,])[.,]?\s+)?(?P<name>{_NAME})(?: dari \p{{Lu}}\p{{Ll}}+\.?)?"
    rf"|Laporan\s+(?P<name>{_NAME})\s?\|\s?\p{{Lu}}[\p{{L}} ]{{2,30}}(?=\n|$)"
)
_FULL_STOP = lazy.pattern(r"[.!?]\s+\p{Lu}|\n")
_ABBREVIATED = r"(?:Moch|Moh|Muh|Much|[A-Z])\."
_FINDING = r"(?:Faktanya|Klaim|Gambar|Foto|Video|Tidak|Informasi|Unggahan|Narasi|Pernyataan)\b"
_CHECKER = rf"(?!{_FINDING})\p{{Lu}}[\p{{L}}'’-]*"
_CHECKED = lazy.pattern(
    rf"(?i:hasil periksa fakta)\s(?P<name>(?:{_ABBREVIATED}\s)?{_CHECKER}(?:\s{_CHECKER}){{0,3}})"
    rf"(?:\.|$|(?=\n|\s{_FINDING}|\s\p{{Lu}}\p{{Ll}}+\s\p{{Ll}}))"
)
_GUEST_WORD = rf"(?:{_ABBREVIATED}|\p{{Lu}}[\p{{Ll}}'’]*)"
_GUEST = lazy.pattern(
    rf"Oleh(?:\s?:\s?|\s)(?P<name>{_GUEST_WORD}[ \xa0][^\n:*]{{3,120}})(?<![.!?])\*?(?=\n)"
    rf"|(?:Oleh|OLEH)\s?:\s?(?P<name>{_GUEST_WORD}(?:[ ]?{_GUEST_WORD}){{1,4}})(?:\*|\.?(?=\xa0|\s?(?<=[\p{{Ll}}\s.])\p{{Lu}}{{4,}}\s)|(?<=\p{{Ll}}{{2}})(?=\p{{Lu}}\p{{Ll}}+\s))"
)
_SOURCE_VIA = lazy.pattern(rf"Source:\s{{1,6}}(?P<name>{_NAME})(?:\s{{1,8}}Via:\s{{1,6}}{_NAME})?")
_CONTRIBUTED = lazy.pattern(
    rf"(?P<name>{_NAME}(?:, {_NAME}){{0,4}}(?:,? dan {_NAME})?)\s(?:ikut |turut )?berkontribusi "
    r"(?:dalam|pada|untuk) (?:penulisan |pembuatan )?(?:artikel|laporan|tulisan|berita) ini\.?"
)
_WRITTEN = lazy.pattern(
    r"\(\s?(?i:d ?itulis oleh|disunting oleh)\s?:?\s(?P<name>[^()\n]{2,60})\)|(?i:ditulis oleh)\s?:?\s(?P<name>[^()\n.]{2,60})$"
)
_TRAINEE = lazy.pattern(rf"Artikel ini ditulis (?:oleh )?(?P<name>{_NAME})(?:,? peserta [^.\n]{{5,80}})?\.?")
_ADAPTED = lazy.pattern(
    rf"(?:Diadaptasi|Diterjemahkan) oleh\s?:? (?P<name>{_SHORT_NAME})(?:\s?Editor\s?:\s?{_SHORT_NAME})?"
)
_REPORTED = lazy.pattern(rf"Reporter\s?:\s?(?P<name>{_NAME})(?=,?\s{{0,3}}Sumber\s?:)")
_CREDITED = lazy.pattern(
    r"\((?P<role>Penulis|Editor|Reporter|Kontributor|Sumber)(?:\s?:\s?|\s(?=\p{Lu}[^()\n]{3,100}published ))(?:[^()\n]|\([^()\n]{0,40}\)){3,150}\)"
)
_CREDITED_SOURCE = lazy.pattern(
    rf"(?:SUMBER|Sumber)\s?:\s?(?P<name>{OUTLET})(?:\s?,?\s?(?=\((?:Penulis|Editor|Reporter|Kontributor))|(?=,{{1,2}}\p{{Lu}}\p{{L}}* \p{{L}}))"
)
_OUTLET_BYLINE = lazy.pattern(
    rf"\((?:{DOMAIN}|Tribun\p{{L}}{{2,20}})(?:\s?/\s?(?P<name>[^()\n]{{2,60}}))?\)"
    rf"|\({OUTLET}\s?/\s?(?P<name>{_NAME})\)|\((?P<name>{_NAME})\s?/\s?(?:{OUTLET}|\p{{Ll}}{{2,4}})\)"
)
_BRACKET_NAME = lazy.pattern(rf"\((?P<name>{_NAME}(?:\s?[/|,&]\s?{_NAME}){{0,2}})\)")
_INITIALS = lazy.pattern(
    r"\((?:\p{Ll}[\p{L}\d]{0,5}|\p{Lu}\p{Ll}{1,3}|\p{Lu}{2,4})(?:[/\-,.&| ]{1,2}\p{L}{1,6}){0,4}\)|\(\s?\*{1,3}(?:\p{L}{2,15}\*{1,3})?\s?\)|\[\p{L}{0,12}\]|\(\p{Ll}{2,12}/\p{Ll}{2,12}\)"
)
_DESK = lazy.pattern(r"(?<=[.!?\"”]\s{1,3})\p{Ll}{2,4}/\p{Ll}{2,4}(?: ?\((?:\p{L}{2,9}(?:, ?)?){1,5}\))?$")
_PHOTO = lazy.pattern(r"\((?i:dok|foto|ist|istimewa|ilustrasi)\b")
_SOURCE = lazy.pattern(
    r"\|?\s?(?:Sumber|SUMBER|Source|source|Disadur dari)(?: [Bb]erita| [Aa]rtikel| [Aa]sli)?\s?:\s{0,3}+(?P<name>(?!\p{Ll}[\p{Ll}, ]{60,}\.)[^\n]{0,160})"
)
_SITE_LINE = lazy.pattern(r"(?i:(?:www\.)?[a-z0-9-]{2,30}\.(?:com|co\.id|id|net|news|tv|org))")
_PIPED = lazy.pattern(r"(?P<name>\p{Lu}[\p{L}'. -]{1,30}(?: \| \p{Lu}[\p{L}'. -]{1,30}){1,8})")
_CONTACT = lazy.pattern(r"(?:Kontak|Kontak [Mm]edia|Media [Cc]ontact|Contact|Narahubung)\s?:\s[^\n]{3,200}")

_UNMARKED = lazy.pattern(rf"(?P<role>Penulis|Reporter)(?P<name>(?: {_NAME_WORD}){{2,4}})")
_OFFICE = r"(?:Pengamat|Ketua|Anggota|Direktur|Peneliti|Dosen|Guru Besar|Fraksi|Sekretaris|Mantan|Wartawan|Pemerhati|Akademisi|Politisi|Mahasiswa|Staf|Kepala|Wakil|Presiden|Advokat|Aktivis|Praktisi|Pakar|Analis|Alumni)"
_AUTHOR = lazy.pattern(rf"(?P<name>{_NAME}),?\s?{_OFFICE}\b[^\n.]{{3,120}}(?:\([^()\n]{{3,30}}\))?")
_PRODUCED = lazy.pattern(rf"(?:Artikel ini d|D)iproduksi oleh (?P<name>{_NAME})[^\n]{{0,80}}")
_CAPITAL_NAME = lazy.pattern(
    rf"(?P<name>(?!(?:BACA|SIMAK|LIHAT|KLIK|HALAMAN)\b)\p{{Lu}}[\p{{Lu}}.'’]*(?: \p{{Lu}}[\p{{Lu}}.'’]*){{1,2}}|{OUTLET}|BISNIS)"
)
_PRESS = lazy.pattern(
    r"(?i)\b(?:the|news|times|mail|post|sun|daily|mirror|guardian|science|nature|magazine|bazaar|football|national|popular|digital|live|liga|bola)\b|\.(?:com?|id|net)\b"
)

_ANYWHERE: tuple[tuple[Kind, str, str, regex.Pattern[str], int], ...] = (
    ("byline", "berkontribusi", "byline.contributed", _CONTRIBUTED, 160),
    ("byline", "artikel ini ditulis", "byline.written_by", _TRAINEE, 0),
    ("byline", "source:", "byline.source_via", _SOURCE_VIA, 0),
    ("byline", "itulis oleh", "byline.written_by", _WRITTEN, 4),
    ("byline", "diadaptasi oleh", "byline.adapted", _ADAPTED, 0),
    ("byline", "diterjemahkan oleh", "byline.adapted", _ADAPTED, 0),
    ("byline", "reporter", "byline.role", _REPORTED, 0),
    ("byline", "(penulis", "byline.credited", _CREDITED, 0),
    ("byline", "(editor", "byline.credited", _CREDITED, 0),
    ("byline", "(reporter", "byline.credited", _CREDITED, 0),
    ("byline", "(kontributor", "byline.credited", _CREDITED, 0),
    ("source", "sumber", "source.credit", _CREDITED_SOURCE, 0),
)
_TAIL: tuple[tuple[Kind, str, regex.Pattern[str], regex.Pattern[str]], ...] = (
    ("byline", "byline.role", ROLE_LINE, lazy.pattern(rf"\(?\b(?<!(?i:pilihan )){_ROLE}\s?:")),
    (
        "source",
        "source.credit",
        _SOURCE,
        lazy.pattern(
            r"(?:\|\s?)?(?:(?:\b|(?<=[\p{Ll}\d]))(?:Sumber|SUMBER|Source|Disadur dari)\b[\w ]{0,8}:|(?<=[.\"”])source:)"
        ),
    ),
    ("source", "source.site", _SITE_LINE, lazy.pattern(r"\n\K[\w.-]{4,40}$")),
    (
        "source",
        "source.piped",
        _PIPED,
        lazy.pattern(r"(?<=[.,!?\"”\n]\s{0,3})\p{Lu}[^|\n]{1,30} \| "),
    ),
    (
        "byline",
        "byline.about",
        lazy.pattern(
            r"(?:\*\)?\s?)?Penulis adalah [^.\n]{5,100}\.?|\*\)?[^\S\n]?(?:Penulis|Oleh|\p{Lu}[^,.:\n]{3,50}(?: adalah |, ))[^\n]{5,200}|\*\)[^\S\n]?\p{L}?\p{Lu}[^\n.]{5,200}\.?|\*\)\s?Tulisan ini merupakan [^\n]{10,150}"
        ),
        lazy.pattern(r"Penulis adalah |(?<!\()\*\)"),
    ),
    (
        "byline",
        "byline.unmarked",
        _UNMARKED,
        lazy.pattern(r"(?<=[.!?\n,;][\"”]?\s{0,3})(?:Penulis|Reporter) \p{Lu}"),
    ),
    (
        "byline",
        "byline.author",
        _AUTHOR,
        lazy.pattern(r"(?<=\n)\p{Lu}[^,\n]{3,40}?(?:,|(?<=\p{Ll})(?=\p{Lu}\p{Ll}))"),
    ),
    ("byline", "byline.produced", _PRODUCED, lazy.pattern(r"(?:Artikel ini d|\bD)iproduksi oleh ")),
    (
        "byline",
        "byline.capitals",
        _CAPITAL_NAME,
        lazy.pattern(r"(?<=[.!?\"”][\s,]{0,4})\p{Lu}[\p{Lu} .'’]+$"),
    ),
    (
        "promo",
        "promo.contact",
        _CONTACT,
        lazy.pattern(r"\b(?:Kontak|Media [Cc]ontact|Contact|Narahubung)\b[\w ]{0,8}:"),
    ),
)
_CREDIT_SIGNS = (":", "|", "Penulis", "Reporter", "iproduksi oleh", "*)")
_CAPITALS = lazy.pattern(r"[\p{Lu}.'’ ]{3}")
_LAST_LINE = 160
_TAIL_SIGNS = {
    "byline.role": (":",),
    "source.credit": ("sumber", "source", "disadur dari"),
    "source.piped": (" | ",),
    "byline.about": ("penulis adalah ", "*"),
    "byline.unmarked": ("penulis ", "reporter "),
    "byline.produced": ("iproduksi oleh ",),
    "promo.contact": (":",),
}
"""What the rules of the tail cannot do without, in small letters."""
_EITHER = ("source.piped", "byline.capitals")
_WINDOW = 400
_SENTENCE_CLOSERS = ".!?…\"”’')]*:;,"


def mark_report_line(canvas: Canvas, start: int) -> bool:
    """Claims the reporter's line that opens the text at ``start``, if one does."""
    text = canvas.text
    for rule, pattern in (("byline.report", _REPORT), ("byline.checked", _CHECKED), ("byline.guest", _GUEST)):
        if match := pattern.match(text, start):
            line = strong_dateline_in(text, match.start("name") + 2, match.end() + 60)
            end = line.start if line and not _FULL_STOP.search(text, match.end(), line.start) else match.end()
            return canvas.claim(start, end, "byline", rule, _named(match, end))
    return False


def mark_credits(canvas: Canvas) -> None:
    """Claims credits that may stand anywhere: contributors, writers in brackets with their outlet."""
    text = canvas.text
    for kind, trigger, rule, pattern, reach in _ANYWHERE:
        for position in canvas.hits(trigger):
            if reach:
                match = pattern.search(text, max(0, position - reach), position + 200)
            else:
                match = pattern.match(text, position, position + 200)
            if match and canvas.after_break(match.start()):
                canvas.claim(match.start(), match.end(), kind, rule, _named(match, match.end()))
    for position in canvas.hits("("):
        close = text.find(")", position, position + 90) + 1
        if (
            close
            and _stands_alone(canvas, position, close)
            and (match := _OUTLET_BYLINE.fullmatch(text, position, close))
        ):
            canvas.claim(position, match.end(), "byline", "byline.outlet", _named(match, match.end()))


def _stands_alone(canvas: Canvas, start: int, end: int) -> bool:
    """Whether a bracket is set off from the prose: a sentence ends before it, none goes on after it."""
    following = canvas.text[end : end + 2].strip()
    return canvas.after_break(start) and (
        not following or not (following[0].islower() or following[0] in ",.;:")
    )


def mark_tail(canvas: Canvas) -> None:
    """Claims credits from the end of the body inwards, as long as one is found."""
    while mark_tail_tags(canvas) or _tail_desk(canvas) or _tail_brackets(canvas) or _tail_credit(canvas):
        pass


def _tail_desk(canvas: Canvas) -> bool:
    """Initials without brackets that close the text, with the agencies used: ``hp/ts (dpa, ap)``."""
    end = canvas.body_end()
    match = _DESK.search(canvas.text, max(0, end - 60), end)
    return match is not None and canvas.claim(match.start(), end, "signoff", "signoff.desk")


def _tail_brackets(canvas: Canvas) -> bool:
    text, end = canvas.text, canvas.body_end()
    if end == 0 or text[end - 1] not in ")]":
        return False
    start = max(text.rfind("(", max(0, end - 160), end), text.rfind("[", max(0, end - 160), end))
    if start < 0 or canvas.claimed(start) or _PHOTO.match(text, start):
        return False
    closed = _sentence_closed(canvas, start) or canvas.word_before(start)
    inner = text[start + 1 : end - 1]
    if match := ROLE_LINE.fullmatch(text, start, end):
        return canvas.claim(start, end, "byline", "byline.role", _named(match, end))
    if closed and len(inner) > 3 and inner.isupper() and regex.fullmatch(OUTLET, inner):
        return canvas.claim(start, end, "source", "source.initials", {"name": inner})
    if _INITIALS.fullmatch(text, start, end) and (
        closed or inner.strip()[:1] == "*" or _short_initials(inner)
    ):
        return canvas.claim(start, end, "signoff", "signoff.initials")
    if closed and (match := _BRACKET_NAME.fullmatch(text, start, end)):
        return canvas.claim(start, end, "byline", "byline.name", _named(match, end))
    return False


def _short_initials(inner: str) -> bool:
    return "/" in inner and inner.islower() and len(inner) <= 9


def _sentence_closed(canvas: Canvas, position: int) -> bool:
    before = canvas.text[max(0, position - 12) : position].rstrip()
    return not before or before[-1] in _SENTENCE_CLOSERS or canvas.after_break(position)


def _tail_credit(canvas: Canvas) -> bool:
    text, end = canvas.text, canvas.body_end()
    free = canvas.skip_space(canvas.free_from(end))
    floor = max(free, end - _WINDOW)
    if not _may_close_with_credit(text[floor:end]):
        return False
    window = canvas.lower[floor:end]
    for kind, rule, pattern, anchor in _TAIL:
        if rule in _TAIL_SIGNS and not any(sign in window for sign in _TAIL_SIGNS[rule]):
            continue
        starts = [m.start() for m in anchor.finditer(text, floor, end, overlapped=True)][-6:]
        for start in [free, *starts] if free == floor else starts:
            match = pattern.fullmatch(text, start, end)
            if match and _may_open(canvas, start, rule):
                if rule in _EITHER:
                    kind = _person_or_press(match["name"])
                    rule = f"{kind}.{rule.partition('.')[2]}"
                return canvas.claim(
                    start, end + text.startswith(":,", end - 1), kind, rule, _named(match, end)
                )
    return False


def _may_close_with_credit(window: str) -> bool:
    """Whether any sign of a credit stands in the end of the body: a mark, a word, a short last line, capitals."""
    return (
        any(sign in window for sign in _CREDIT_SIGNS)
        or 0 < len(window) - window.rfind("\n") - 1 <= min(_LAST_LINE, len(window) - 1)
        or _CAPITALS.fullmatch(window[-3:]) is not None
    )


def _person_or_press(names: str) -> Kind:
    """Whether names that close the text without a word about them are those of writers or of other media."""
    parts = [part.split() for part in names.split("|")]
    return "source" if _PRESS.search(names) or any(len(part) < 2 for part in parts) else "byline"


def _may_open(canvas: Canvas, start: int, rule: str) -> bool:
    if canvas.claimed(start) or (start and canvas.text[start - 1] in '"“‘'):
        return False
    if rule == "source.piped":
        return canvas.after_break(start)
    return not canvas.word_before(start) or canvas.text[start].isupper()


def _named(match: regex.Match[str], end: int) -> dict[str, str]:
    """The named groups of a match that were found before ``end``, white space made single."""
    text = match.string
    spans = {name: match.span(name) for name in match.groupdict() if match[name]}
    found = {name: " ".join(text[s : min(e, end)].split()) for name, (s, e) in spans.items() if s < end}
    return {name: value.rstrip(",") for name, value in found.items() if value.rstrip(",")}
