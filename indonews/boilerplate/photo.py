"""Captions of photographs in running text: their credit shows them, ``... di Bogor. Antara/Rina Sari Warga ...``."""

from __future__ import annotations

import regex

from .canvas import Canvas
from .dateline import DOMAIN, OUTLET, PHOTO_AGENCY
from .headline import sentence_start_score

__all__ = ["mark_photo_credits"]

_NAME = r"\p{Lu}[\p{L}.'’-]{1,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){0,5}"
_AGENCY = rf"(?:ANTARA FOTO|FOTO ANTARA|AFP PHOTO|AP Photo|Antara|ANTARA|Tempo|TEMPO|{PHOTO_AGENCY})"
_AFTER_SENTENCE = regex.compile(
    rf"(?:{_AGENCY}/(?P<name>{_NAME})|(?:Dok|DOK)\. (?P<owner>{_NAME})(?: \| [A-Z]+(?: [A-Z]+)*)?)"
)
_PHOTO = regex.compile(
    rf"(?:Ilustrasi \()?(?:Foto|FOTO)\s?:\s?(?:(?i:istimewa|ist\b|dok\b\.?+ ?(?:pribadi|istimewa)|dok\b\.?+(?! ?\p{{Lu}}))|(?i:dok)\b\.? (?P<account>{_NAME})|(?i:screenshot|tangkapan layar)(?: \p{{Lu}}\w+){{0,2}}"
    rf"|(?:Instagram|YouTube|Youtube|TikTok|Twitter|Facebook)[ /]{{1,2}}@?[\p{{Ll}}\d._]*[\p{{Ll}}\d_]|(?P<account>(?:Instagram|YouTube|Youtube|TikTok|Twitter|Facebook)(?: \p{{Lu}}\w+){{0,3}})"
    rf"|(?:{_NAME}(?: gp)?/\s?)?(?:detik(?:com|INET|inet|\p{{Lu}}\p{{L}}{{2,8}})|{OUTLET}|{_AGENCY})|{DOMAIN})(?:/{_NAME})?\)?"
)
_CREDITED = (
    rf"\((?:[^()\n]{{0,40}}\b)?(?:{OUTLET}|{PHOTO_AGENCY}|detik\p{{L}}{{2,10}}|YouTube|Youtube|Instagram|Twitter|TikTok|Facebook"
    r"|(?i:tangkapan layar|screenshot|dok|istimewa|ist|biro pers|humas|antara foto|setpres))\b[^()\n]{0,40}\)\.?"
)
_PHOTO_CAPTION = regex.compile(
    rf"Foto: ?(?=\p{{Lu}})[^\n()]{{5,220}}?(?:\([^()\n]{{1,40}}\)[^()\n]{{0,80}}?){{0,2}}{_CREDITED}"
)
_FREE_PHOTO = regex.compile(rf"Foto: (?P<account>(?>{_NAME}))(?=[\s,])")
_NAMED_PHOTO = regex.compile(rf"Foto: (?P<name>{_NAME})(?=[\"“]|$|\n)")
_GLUED_PHOTO = regex.compile(
    r"Foto: (?P<name>(?:\p{Lu}\p{Ll}+ ){0,2}(?:\p{Lu}\p{Ll}{3,}|\p{Lu}{2,6}))(?=\p{Lu}\p{Ll})"
)
_BEFORE_CAPTION = regex.compile(
    rf"(?:(?:Kompas|KOMPAS)\.com|ANTARA FOTO|AFP|EPA|REUTERS|Reuters)/ ?\p{{Lu}}[^\n]{{10,300}}?\(\d{{1,2}}/\d{{1,2}}/\d{{4}}\)\.?|{OUTLET}/ ?{_NAME} Infografik:? [^\n.]{{5,120}}"
)
_SENTENCE = regex.compile(
    r"[.!?…][\"”’')]{0,2}\s{0,4}(?=[\p{Lu}\d“\"(])|\n|\s{2}(?=\p{Lu})|\xa0\s?(?=\p{Lu})"
)
_DATED = regex.compile(r"\d{4}\)?\.?\s*$")
_NUMBERED = regex.compile(r"\d{1,2}\.\s?$")
_STOP = regex.compile(
    r"[.!?…][\"”’')]{0,2}\s{1,4}|\n|(?<=\p{Ll}{3}[.!?])(?=\p{Ll}{3})|(?<=[\p{Ll}\d]{3})(?=\p{Lu}\p{Ll}{3})"
)
_WHO_STANDS = regex.compile(r"\((?:paling )?(?:kiri|kanan|tengah)\b")
_QUOTE = regex.compile(r"[\"“”]")
_SHORTEST = 40
_REACH = 320
_BARE = 160


def mark_photo_credits(canvas: Canvas) -> None:
    """Claims credits in running text, with the caption that stands before or behind them."""
    text = canvas.text
    for position in canvas.hits("/"):
        start = _agency_start(text, position)
        if start >= 0 and canvas.opens_line(start) and start:
            continue
        if start >= 0 and (match := _AFTER_SENTENCE.match(text, start)):
            _claim_after_sentence(canvas, match)
        elif start >= 0 and (match := _BEFORE_CAPTION.match(text, start)) and canvas.after_break(start):
            canvas.claim(start, min(match.end(), canvas.next_claim(start)), "caption", "caption.credit_first")
    for position in canvas.hits("dok. "):
        if not canvas.opens_line(position) and (match := _AFTER_SENTENCE.match(text, position)):
            _claim_after_sentence(canvas, match)
    for position in canvas.hits("foto"):
        _claim_photo(canvas, position)


def _agency_start(text: str, slash: int) -> int:
    """Where the agency or outlet whose name ends before ``slash`` starts: at most two words back; -1 if none does."""
    if not text[slash - 1 : slash].isalpha():
        return -1
    start = slash
    while start and slash - start < 14 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    for word in ("ANTARA ", "FOTO ", "AFP ", "AP "):
        if text.startswith(word, start - len(word)):
            return start - len(word)
    return start


def _claim_after_sentence(canvas: Canvas, match: regex.Match[str]) -> None:
    """Claims the sentence before a credit and the credit: the photographer's name ends where a sentence starts."""
    text = canvas.text
    if canvas.claimed(match.start()) or not canvas.after_break(match.start()):
        return
    before = canvas.space_before(match.start())
    starts = [m.end() for m in _SENTENCE.finditer(text, max(0, before - _REACH), before - 1)]
    if not starts or text[before - 1] not in ".!?" or not _fits(text, starts[-1], before):
        return
    group = "name" if match["name"] else "owner"
    if " " not in match[group] and text[match.end() : match.end() + 2].strip().islower():
        return
    end = match.end() if match.end() > match.end(group) else _name_end(text, *match.span(group))
    canvas.claim(starts[-1], end, "caption", "caption.credit_last")


def _fits(text: str, start: int, end: int) -> bool:
    """Whether the sentence may be a caption: it closes with its date, or it is short and quotes nobody."""
    sentence = text[start:end]
    return bool(_DATED.search(sentence)) or (len(sentence) <= _BARE and not any(c in sentence for c in '"“”'))


def _name_end(text: str, start: int, end: int) -> int:
    """Where, in a run of capitalised words, the name ends and the next sentence starts."""
    if not text[end : end + 2].strip() or text[end] not in " ,\xa0" or text[end - 1] == ".":
        return end
    starts = [m.end() for m in regex.finditer(" ", text[start:end])]
    if not starts:
        return end
    following = text[end : end + 3].lstrip()[:1]
    if not following.islower() and following != ",":
        starts.append(end - start + 1)
    best = max(starts, key=lambda k: sentence_start_score(text[start + k :].split(None, 1)[0]))
    return start + best - 1


def _claim_photo(canvas: Canvas, position: int) -> None:
    text = canvas.text
    start = position - 11 if text[max(0, position - 11) : position] == "Ilustrasi (" else position
    bare = canvas.after_break(start) and not canvas.opens_line(start) and "(" not in text[start - 8 : start]
    match = _first_match(text, start, bare)
    if not match or text[start - 1 : start] == "(" or canvas.claimed(start):
        return
    end = match.end()
    if match.re in (_PHOTO, _FREE_PHOTO) and match["account"]:
        end = _name_end(text, match.start("account"), end)
    if match.re is not _PHOTO_CAPTION:
        before = _sentence_before if canvas.after_break(start) else _title_before
        begin = before(canvas, start)
        start = begin if begin >= 0 and not _NUMBERED.search(text, max(0, begin - 4), begin) else start
    canvas.claim(start, end, "caption", "caption.credit")


def _first_match(text: str, start: int, bare: bool) -> regex.Match[str] | None:
    """The form of credit that starts at ``start``; ``bare``: a name without anything else counts, too."""
    for pattern in (_PHOTO, _PHOTO_CAPTION, _GLUED_PHOTO, _NAMED_PHOTO, *([_FREE_PHOTO] if bare else [])):
        if match := pattern.match(text, start):
            return match
    return None


def _sentence_before(canvas: Canvas, credit: int) -> int:
    """Start of the sentence before a credit that can only be its caption: it closes with its date, says who stands where,
    or is very short; -1 if there is none."""
    text = canvas.text
    before = canvas.space_before(credit)
    floor = max(canvas.free_from(credit), before - _REACH)
    starts = [floor] if canvas.free_from(credit) == floor else []
    starts += [m.end() for m in _SENTENCE.finditer(text, max(0, floor - 1), before - 1)]
    start = canvas.skip_space(starts[-1]) if starts else before
    sentence = text[start:before]
    shows = _DATED.search(sentence) or _WHO_STANDS.search(sentence) or len(sentence) <= _SHORTEST
    return start if sentence.endswith(".") and not _QUOTE.search(sentence) and shows else -1


def _title_before(canvas: Canvas, credit: int) -> int:
    """Start of the caption that runs up to the credit without a full stop; -1 if it is too long."""
    text = canvas.text
    floor = max(canvas.free_from(credit), credit - _BARE)
    starts = [m.end() for m in _STOP.finditer(text, max(0, floor - 1), credit)]
    start = starts[-1] if starts else floor
    glue = [m.end() for m in _SENTENCE.finditer(text, start, credit)]
    start = glue[-1] if glue else start
    return canvas.skip_space(start) if start > credit - _BARE else -1
