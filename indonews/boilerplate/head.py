"""What stands before the first sentence: site name, headline, teaser, byline, date, caption, dateline."""

from __future__ import annotations

import itertools
from typing import Literal

import regex

from .. import lazy
from .canvas import Canvas
from .credits import ROLE_LINE, SECTION_BYLINE, mark_report_line
from .dateline import Dateline, is_known_place, match_dateline, strong_dateline_at, strong_dateline_in
from .headline import headline_score
from .types import Kind

__all__ = ["mark_head"]

_DAY = r"(?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|Ahad)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Ags|Sep|Okt|Nov|Des)\p{Ll}{0,7}"
_STAMP = rf"(?:{_DAY}\s?,?\s{{1,3}})?\d{{1,2}}(?:[ /-]{{1,3}}(?:{_MONTH}|\d{{1,2}})[ /-]{{1,3}})\d{{4}}(?:\s{{0,3}}[|,-]?\s{{0,3}}(?:pukul |jam )?\d{{1,2}}[.:]\d{{2}}(?:[.:]\d{{2}})?(?:\s?WI(?:B|TA|T))?)?"
_STAMP_LINE = lazy.pattern(
    rf"(?:(?:Diterbitkan|Diperbarui|Dipublikasikan|Tayang|Publish(?:ed)?|Update(?:d)?|Tanggal)\s?:?\s?)?{_STAMP}(?:\s?[|,-]\s?Dibaca\s?:?\s?[\d.]+ kali)?",
    regex.I,
)
_STAMP_CLOCK = lazy.pattern(
    rf"{_DAY},\s{{1,3}}\d{{1,2}}\s{_MONTH}\s{{1,3}}\d{{4}}\s\d{{2}}[.:]\d{{2}}(?:\sWI(?:B|TA|T))?"
)
_VIEWS = lazy.pattern(
    r"(?i:(?:dibaca|dilihat|views?|hits?)\s?:?\s?[\d.,]+(?: kali| x)?|[\d.,]+ (?:views|kali dibaca|x dibaca))"
)
_CAPTION = lazy.pattern(
    r"(?:Foto|FOTO|Ilustrasi|ILUSTRASI|Keterangan [Ff]oto|Caption)\s?:.+|.{10,300}\((?:[Ff]oto|FOTO|[Dd]ok|[Ii]st|[Ss]umber)\b[^()\n]{0,80}\)|.{10,300}(?:Foto|FOTO)\s?:.{2,60}|.{10,400}\([^()\n]{0,60}(?:Reuters|REUTERS|AFP|Getty Images|AP Photo|ANTARA FOTO|File Photo|[Ii]stimewa)[^()\n]{0,60}\)"
)
_BREADCRUMB = lazy.pattern(
    r"(?i:home|beranda)\s*(?:[»>/|›].{0,100})?|\p{L}{3,20}|.{2,30}(?:\s[»›>]\s.{2,30}){1,5}|[a-z0-9.-]{3,30}"
)
_SENTENCE_END = lazy.pattern(r"[.!?]['\"”’)]?(?=\s+[\p{Lu}\d\"“'‘]|\s*$)")
_FULL_STOP = lazy.pattern(r"(?<=\p{Ll}{2})\.\s+\p{Lu}")
_PLAIN_WORD = lazy.pattern(r"[\p{L}\d]+")
_WORD = lazy.pattern(r"\S+")
_NAME_WORDS = 3  # of a writer whose name follows the headline without a mark
_HEADLINE_WORD = 1.2  # score of a word that belongs to a headline rather than to a name
_LINES = 10
_ABOVE = 3  # lines of captions above a dateline with an outlet, of anything above a lone dash
_REACH = 600
_FAR = 20_000
_SPACED_DASH = lazy.pattern(r"\s[-–—]{1,2}(?=\s)")
_CAPITAL = lazy.pattern(r"(?<=\s)\p{Lu}")
_PLACE = 50
_SHORTEST = 40
_HEADLINE = 200
_TEASER = 450
_GRAM = 4


def mark_head(canvas: Canvas) -> None:
    """Claims the head of the article, down to and with its dateline."""
    start = canvas.body_start()
    if mark_report_line(canvas, start):
        start = canvas.body_start(start)
    start += canvas.text.startswith(('"', "“"), start) and strong_dateline_at(canvas.text, start + 1)
    line = match_dateline(canvas.text, start)
    if not line and (bare := canvas.skip_debris(start)) > start:
        line = match_dateline(canvas.text, bare)
    if line and (line.rule != "dateline.dash" or not _is_list(canvas, line)):
        _claim_dateline(canvas, line)
    elif not _mark_lines(canvas, start) and not _mark_section_head(canvas, start):
        _mark_flat_head(canvas, start)


def _claim_dateline(canvas: Canvas, line: Dateline) -> None:
    canvas.claim(line.start, line.end, "dateline", line.rule, line.fields)


def _mark_lines(canvas: Canvas, start: int) -> bool:
    """The head of a text that has kept its lines: everything above the line that opens with a dateline."""
    lines = _first_lines(canvas, start)
    for k, (begin, _) in enumerate(lines):
        line = match_dateline(canvas.text, begin) if k else None
        if line and (line.rule != "dateline.dash" or (k <= _ABOVE and not _is_list(canvas, line))):
            for span in lines[:k]:
                _claim_head_line(canvas, *span)
                if "outlet" in line.fields and k <= _ABOVE:
                    canvas.claim(*span, "caption", "caption.above_dateline")
            _claim_dateline(canvas, line)
            return True
    if (
        (len(lines) >= 3 or (len(lines) == 2 and _stands_apart(canvas, lines)))
        and _is_title_case(canvas.text[slice(*lines[0])])
        and _opens_prose(canvas.text[slice(*lines[1])])
    ):
        for span in lines[
            : next((k for k, s in enumerate(lines) if _ends_sentence(canvas.text[slice(*s)])), 1)
        ]:
            _claim_head_line(canvas, *span)
        return canvas.claimed(start)
    return False


def _is_list(canvas: Canvas, dash: Dateline) -> bool:
    """Whether the dash opens an item of a list: a line before or behind it opens with one, too."""
    text = canvas.text
    lines = [*itertools.islice(canvas.lines(dash.start), 1, _LINES)]
    lines += [span for span in itertools.islice(canvas.lines(), _LINES) if span[1] < dash.start]
    return any(text[begin] in "-–—" for begin, _ in lines)


def _stands_apart(canvas: Canvas, lines: list[tuple[int, int]]) -> bool:
    """Whether a blank line parts a headline from the one long line that is the article."""
    gap = canvas.text[lines[0][1] : lines[1][0]]
    return gap.count("\n") > 1 and lines[1][1] - lines[1][0] > _HEADLINE


def _opens_prose(line: str) -> bool:
    """Whether the line below a headline may be what it heads: a paragraph, a teaser, a byline."""
    return not line[0].islower() and len(line) >= 10


def _first_lines(canvas: Canvas, start: int) -> list[tuple[int, int]]:
    lines = itertools.takewhile(lambda span: span[0] < start + 3000, canvas.lines(start))
    return list(itertools.islice((span for span in lines if not canvas.claimed(span[0])), _LINES))


def _claim_head_line(canvas: Canvas, start: int, end: int) -> None:
    text = canvas.text
    line = text[start:end]
    if SECTION_BYLINE.fullmatch(line):
        canvas.claim(start, end, "byline", "byline.section")
    elif ROLE_LINE.fullmatch(line) and not line.startswith("Foto"):
        canvas.claim(start, end, "byline", "byline.role")
    elif line.startswith("Laporan ") and mark_report_line(canvas, start):
        return
    elif _STAMP_LINE.fullmatch(line) or _VIEWS.fullmatch(line):
        canvas.claim(start, end, "metadata", "metadata.published")
    elif _CAPTION.fullmatch(line):
        canvas.claim(start, end, "caption", "caption.head")
    elif canvas.text[canvas.body_start(end) :][:1].islower():
        return
    elif _BREADCRUMB.fullmatch(line):
        canvas.claim(start, end, "navigation", "navigation.site")
    elif len(line) >= 40 and _is_repeated(line, text[end : end + _FAR]):
        canvas.claim(start, end, "duplicate", "duplicate.teaser")
    elif _is_headline(line):
        canvas.claim(start, end, "title", "title.line")


def _ends_sentence(line: str) -> bool:
    return line.rstrip("\"”'’) ").endswith((".", ":", ";", ","))


def _is_headline(line: str) -> bool:
    """Whether the line may be a headline: no full stop, not too long, no list item or quotation."""
    if _ends_sentence(line) or len(line) > 200 or len(line.split()) < 2 or line[0] in "-–—•*\"“'(":
        return False
    return not line[0].islower() and not _FULL_STOP.search(line)


def _is_title_case(line: str) -> bool:
    words = [w for w in line.split() if w[0].isalpha() and len(w) > 3]
    if line.endswith(("(", ",")) or line.count("(") != line.count(")"):
        return False
    return _is_headline(line) and len(words) >= 3 and 3 * sum(w[0].isupper() for w in words) >= 2 * len(words)


def _mark_section_head(canvas: Canvas, start: int) -> bool:
    """Headline, author, section, time and caption run together in one line, before ``Place -``."""
    text = canvas.text
    stamp = _STAMP_CLOCK.search(text, start, start + _REACH)
    byline = SECTION_BYLINE.search(text, start, stamp.start()) if stamp else None
    if not stamp or not byline:
        return False
    name = byline.start() + _writer_start(byline["name"])
    canvas.claim(start, name, "title", "title.section_head")
    canvas.claim(name, stamp.start(), "byline", "byline.section")
    canvas.claim(stamp.start(), stamp.end(), "metadata", "metadata.published")
    for match in regex.finditer(r"\s(?=\p{Lu})", text[stamp.end() : stamp.end() + 400]):
        begin = stamp.end() + match.end()
        line = match_dateline(text, begin)
        if line and line.fields.get("place", "").count(" ") <= 1:
            canvas.claim(stamp.end(), begin, "caption", "caption.head")
            _claim_dateline(canvas, line)
            break
    return True


def _writer_start(words: str) -> int:
    """Where, in the capitalised words that close a headline and name its writer, the name starts."""
    start = len(words)
    for word in list(_WORD.finditer(words))[: -_NAME_WORDS - 1 : -1]:
        if start < len(words) and (headline_score(word[0]) >= _HEADLINE_WORD or word[0].endswith("nya")):
            break
        start = word.start()
    return start


def _mark_flat_head(canvas: Canvas, start: int) -> None:
    """A dateline with an outlet further on in a text without lines; a headline or teaser may stand before it."""
    text = canvas.text
    line = strong_dateline_in(text, start, min(len(text), start + _TEASER))
    before = text[start : line.start].rstrip() if line else ""
    kind: Kind | None = _prelude(before, text[line.end : line.end + _FAR]) if line else None
    if line and not kind and "agency" in line.fields and before:
        kind = "duplicate"
    if kind == "title" and before.startswith(("Laporan ", "Oleh:", "Oleh ")):
        kind = "byline"
    if line and kind:
        canvas.claim(start, line.start, kind, f"{kind}.before_dateline")
        _claim_dateline(canvas, line)
        return
    if _mark_repeated_lead(canvas, start):
        return
    line = strong_dateline_in(text, start, min(len(text), start + _FAR), with_place=True)
    if line and canvas.after_break(line.start):
        _claim_dateline(canvas, line)


def _mark_repeated_lead(canvas: Canvas, start: int) -> bool:
    """Claims a table of contents or a teaser before ``Place -`` that the text then repeats."""
    text = canvas.text
    for dash in _SPACED_DASH.finditer(text, start, start + _TEASER):
        for word in _CAPITAL.finditer(text, max(start, dash.start() - _PLACE), dash.start()):
            line = match_dateline(text, word.start())
            before = text[start : word.start()].rstrip()
            if line and line.end >= dash.end() and is_known_place(line) and len(before) >= _SHORTEST:
                kind: Kind = "navigation" if before.startswith("Daftar Isi ") else "duplicate"
                if kind == "duplicate" and not _is_repeated(before, text[line.end : line.end + _FAR]):
                    return False
                canvas.claim(start, line.start, kind, f"{kind}.before_dateline")
                _claim_dateline(canvas, line)
                return True
    return False


def _prelude(before: str, after: str) -> Literal["title", "duplicate"] | None:
    """What stands before a dateline: a headline, a teaser that the text then repeats, or prose (None)."""
    words = [w for w in before.split() if w[0].isalpha() and len(w) > 3]
    capitals = sum(w[0].isupper() for w in words)
    sentences = _SENTENCE_END.search(before)
    title_case = 2 * capitals >= len(words) and (not sentences or 5 * capitals >= 4 * len(words) > 8)
    if len(before) <= _HEADLINE and len(before.split()) >= 3 and title_case:
        return "title"
    if _is_repeated(before, after):
        return "duplicate"
    repeated = sum(w.strip(".,").lower() in after[: 3 * _TEASER].lower() for w in words)
    if len(words) >= 4 and (not sentences or sentences.end() >= len(before)) and 2 * repeated >= len(words):
        return "duplicate"
    return None


def _is_repeated(passage: str, after: str) -> bool:
    """Whether most runs of four words of the passage come again."""
    words = _PLAIN_WORD.findall(passage.lower())
    again = " ".join(_PLAIN_WORD.findall(after.lower()))
    runs = [" ".join(words[k : k + _GRAM]) for k in range(len(words) - _GRAM + 1)]
    return len(runs) >= _GRAM and 5 * sum(run in again for run in runs) >= 3 * len(runs)
