"""Captions and credits of photographs between the paragraphs."""

from __future__ import annotations

from collections.abc import Collection

from .. import lazy
from .canvas import Canvas
from .dateline import DOMAIN, OUTLET, PHOTO_AGENCY

__all__ = ["mark_captions"]

_STOCKS = (
    "shutterstock",
    "unsplash",
    "pixabay",
    "pexels",
    "freepik",
    "thinkstock",
    "istockphoto",
    "flickr",
    "dreamstime",
)
_AGENCY = rf"(?:{PHOTO_AGENCY}|(?i:{'|'.join(_STOCKS)}))\b"
_SITE = r"(?:X|YouTube|Youtube|Instagram|Twitter|TikTok|Facebook)/ ?@?[\w.]{2,30}"
_WORDS = r"\p{Lu}[\p{L}.-]+(?: \p{Lu}[\p{L}.-]+){0,3}"
_NO_STORY = r"(?!(?:itu|ini|tersebut|yang|di|dari|dan|untuk|adalah)\b)"
_CREDIT_FIRST = lazy.pattern(
    rf"(?:(?:{OUTLET}|{_AGENCY}|ANTARA|Antara|TRIBUN\w*(?: \p{{Lu}}{{3,12}})?|Tribun\w*)(?: ?(?:PHOTO|FOTO|Photo|Foto))?\s?/\s{{0,3}}\S|(?:AFP PHOTO|AP PHOTO|ANTARA FOTO)\b"
    rf"|(?i:dok)(?:\.|:|umen\b|umentasi\b)\s?(?:[\p{{Lu}}@]|https?://|{DOMAIN}|[\w-]{{2,20}}\.[\w-]{{2,30}}\.\w{{2,4}}\b)|DOK \p{{Lu}}|\p{{Lu}}{{4,20}}/\p{{Lu}}{{3,20}}(?: \p{{Lu}}{{2,20}}){{0,3}} (?=\p{{Lu}}\p{{Ll}})|IST \p{{L}}|{_SITE}|(?:Instagram|Twitter|TikTok|Facebook|X) @[\w.]{{2,30}} \p{{Lu}}|\p{{Ll}}[\w.]{{3,25}} Ilustrasi |\p{{L}}[\p{{L}} .]{{3,40}}/ ?(?i:kompas\.com|instagram|youtube|facebook|twitter)|(?:Foto|FOTO|Ilustrasi|ILUSTRASI|Keterangan [Ff]oto)\s?:\s?\S|(?i:tangkapan layar|screenshot)\b(?: [\p{{L}}.]{{2,20}}){{1,4}}"
    rf"|{_AGENCY}(?=\s\p{{Lu}})|\((?:AFP|AP|EPA|ANTARA|Reuters|REUTERS|Getty)[^()\n]{{0,70}}\)\s?\p{{Lu}}"
    rf"|(?:Getty Images|GETTY IMAGES|Reuters|REUTERS|AFP|EPA|Shutterstock|{_WORDS}/\s?(?:BBC|Getty Images|Reuters|AFP|EPA))(?=\p{{Lu}}\p{{Ll}})"
    rf"|(?:{DOMAIN}|{_WORDS})(?:(?: via | ?/ ?)[\p{{L}} ]{{3,30}}?)?\s?Ilustrasi(?= \p{{L}}|\.|$)|Ilustrasi {_NO_STORY}[^\n.]{{2,60}}\.?$"
    rf"|(?:{_WORDS} )?Tangkapan [Ll]ayar )"
)
_OPENINGS = (
    "afp", "ap", "epa", "reuters", "getty", "antara", "tribun", "ist ", "dok", "foto", "ilustrasi", "keterangan foto", "screenshot", "(",
    "instagram @", "twitter @", "tiktok @", "facebook @", "x @",
    *_STOCKS,
)  # fmt: skip
_WITHIN = ("/", "ilustrasi", "tangkapan layar")
_OPENING = 130
_CREDIT_LAST = lazy.pattern(
    rf"\((?:(?i:foto|sumber|ilustrasi|screenshot|tangkapan layar)\s?:\s?[^()\n]{{2,60}}|(?i:dok)(?:\.|:|umentasi\b|\s)[^()\n]{{2,60}}"
    rf"|(?i:ist|istimewa)\.?|(?i:screenshot|tangkapan layar)\b[^()\n]{{0,60}}|[^()\n]{{2,50}}/\s?{_AGENCY}[^()\n]{{0,30}}"
    rf"|(?:{_AGENCY}|ANTARA(?: FOTO)?)[^()\n]{{0,40}}|{OUTLET}/[^()\n]{{2,40}}|(?:YouTube|Instagram|Twitter|TikTok|Facebook|Youtube)[ /][^()\n]{{2,40}}"
    rf"|[^()\n]{{2,40}}/(?:{OUTLET}|detik\p{{L}}{{2,10}}))\)"
)
_LINE_END_CREDIT = lazy.pattern(r"[^\n]{10,250}\b(?:DOK|Dok)\. ?\w[\w. ]{2,40}")
_GLUED_NAME = lazy.pattern(r"(?P<name>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)(?=\p{Lu}\p{Ll})")
_GLUE = lazy.pattern(r"(?<=[\p{Ll}\d)][.!?]|[)”\"])(?=[\p{Lu}“\"])")
_SENTENCE = lazy.pattern(
    r"(?<=[\p{Ll}\d)][.!?][\"”]?)\s{0,4}(?=[\p{Lu}“\"]|ilustrasi)|(?<=\p{Ll}{3}:)\s{1,4}(?=\p{Lu})"
)
_ASIDE = lazy.pattern(r"\(\p{Lu}[^()\n.!?]{12,120}\)(?=\s+\p{Lu})")
_LONGEST = 500


def mark_captions(canvas: Canvas) -> None:
    """Claims captions: lines that open or close with a credit, and bracketed ones between wide spaces."""
    text = canvas.text
    if "\n" in text.strip():
        _mark_lines(canvas)
    for position in canvas.hits("("):
        close = text.find(")", position, position + 130) + 1
        if not close or canvas.claimed(position) or _is_short_form(text, position, close):
            continue
        ends = _before_other(canvas, close)
        if (ends or _before_sentence(canvas, close)) and _CREDIT_LAST.fullmatch(text, position, close):
            _claim_sentence(canvas, position, close, _LONGEST if ends else _LONGEST // 2)
        elif (
            text[max(0, position - 2) : position].isspace()
            and canvas.after_break(position)
            and _ASIDE.match(text, position)
        ):
            canvas.claim(position, close, "caption", "caption.aside")


def _mark_lines(canvas: Canvas) -> None:
    text = canvas.text
    named = set()
    for begin, stop in canvas.near_lines():
        if canvas.claimed(begin):
            continue
        if _may_open_with_credit(canvas, begin) and _CREDIT_FIRST.match(text, begin, stop):
            glue = _GLUE.search(text, begin + 30, stop)
            if glue and stop - glue.start() > 60:
                canvas.claim(begin, glue.start(), "caption", "caption.credit_first")
            elif stop - begin <= _LONGEST:
                canvas.claim(begin, stop, "caption", "caption.credit_first")
        elif canvas.lower.find("dok.", max(begin, stop - 60), stop) > 0 and _LINE_END_CREDIT.fullmatch(
            text, begin, stop
        ):
            canvas.claim(begin, stop, "caption", "caption.credit_last")
        elif stop - begin <= _LONGEST and (match := _GLUED_NAME.match(text, begin, stop)):
            named.add(match["name"])
    if named:
        _mark_glued_credits(canvas, named)


def _mark_glued_credits(canvas: Canvas, names: Collection[str]) -> None:
    """Claims lines that open with the same photographer's name, glued to the caption."""
    found: dict[str, list[tuple[int, int]]] = {}
    for begin, stop in canvas.lines():
        match = _GLUED_NAME.match(canvas.text, begin, stop) if stop - begin <= _LONGEST else None
        if match and match["name"] in names and not canvas.claimed(begin):
            found.setdefault(match["name"], []).append((begin, stop))
    for lines in found.values():
        for begin, stop in lines if len(lines) > 1 else ():
            canvas.claim(begin, stop, "caption", "caption.glued_credit")


def _may_open_with_credit(canvas: Canvas, start: int) -> bool:
    """Whether one of the words or marks stands there that every credit has."""
    lower = canvas.lower
    return lower.startswith(_OPENINGS, start) or any(
        lower.find(sign, start, start + _OPENING) >= 0 for sign in _WITHIN
    )


def _before_other(canvas: Canvas, end: int) -> bool:
    """Whether what follows is not prose that goes on: a claim, the end of the line, or a glued sentence."""
    text = canvas.text
    if canvas.ends_line(end) or (text[end] == "," and not text[end + 1 : end + 3].strip()[:1].islower()):
        return True
    return canvas.claimed(canvas.skip_space(end))


def _is_short_form(text: str, start: int, end: int) -> bool:
    """Whether the bracket holds the initials of the words before it: ``Elite Pro Academy (EPA)``."""
    short = text[start + 1 : end - 1]
    if len(short) > 5 or not short.isalpha() or not short.isupper():
        return False
    words = text[max(0, start - 100) : start].split()[-len(short) :]
    return len(words) == len(short) and all(
        initial in word and word[0].isupper() for initial, word in zip(short, words, strict=True)
    )


def _before_sentence(canvas: Canvas, end: int) -> bool:
    """Whether a new sentence follows, glued or not: then the bracket was no part of one."""
    following = canvas.text[canvas.skip_space(end)]
    return (
        following.isupper() or following in '"“' or (following.isdigit() and not canvas.text[end].isspace())
    )


def _claim_sentence(canvas: Canvas, credit: int, end: int, longest: int) -> None:
    """Claims the caption that the credit closes: a line of its own, or the sentence glued to the prose before."""
    text = canvas.text
    if text[credit - 1 : credit] == ",":
        canvas.claim(credit, end, "caption", "caption.credit")
        return
    start = canvas.line(credit)[0]
    floor = max(start, credit - longest)
    breaks = [m.end() for m in _SENTENCE.finditer(text, floor, credit)]
    before = canvas.claim_before(credit)
    if before and before.kind != "dateline" and (free := canvas.free_from(credit)) > floor:
        breaks = [free, *(place for place in breaks if place > free)]
    flat = canvas.skip_space(0) >= start
    if flat and breaks:
        canvas.claim(breaks[-1], end, "caption", "caption.credit_last")
    elif not flat and canvas.ends_line(end) and end - start <= longest and credit - start >= 20:
        canvas.claim(start, end, "caption", "caption.credit_last")
