"""Captions and credits of photographs between the paragraphs."""

from __future__ import annotations

import regex

from .canvas import Canvas
from .dateline import OUTLET

__all__ = ["mark_captions"]

_AGENCY = r"(?:AFP|AP|EPA|Reuters|REUTERS|Getty Images|GETTY IMAGES|(?i:shutterstock|unsplash|pixabay|pexels|freepik|thinkstock|istockphoto|flickr|dreamstime))"
_CREDIT_FIRST = regex.compile(
    rf"(?:(?:{OUTLET}|{_AGENCY}|ANTARA|Antara|TRIBUN\w*|Tribun\w*)(?: ?(?:PHOTO|FOTO|Photo|Foto))?\s?/\s?\S|(?:AFP PHOTO|AP PHOTO|ANTARA FOTO)\b"
    rf"|(?i:dok)(?:\.|:|umen\b|umentasi\b)\s?\p{{Lu}}|(?:Foto|FOTO|Ilustrasi|ILUSTRASI|Keterangan [Ff]oto)\s?:\s?\S|(?i:tangkapan layar|screenshot)\b(?: [\p{{L}}.]{{2,20}}){{1,4}}"
    rf"|{_AGENCY}(?=\s\p{{Lu}}))"
)
_CREDIT_LAST = regex.compile(
    rf"\((?:(?i:dok|foto|ist|istimewa|sumber|ilustrasi|screenshot|tangkapan layar)\b[^()\n]{{0,60}}|[^()\n]{{2,50}}/\s?{_AGENCY}[^()\n]{{0,30}}"
    rf"|(?:{_AGENCY}|ANTARA(?: FOTO)?)[^()\n]{{0,40}}|{OUTLET}/[^()\n]{{2,40}}|[^()\n]{{2,40}}/(?:{OUTLET}|detik\p{{L}}{{2,10}}))\)"
)
_GLUE = regex.compile(r"(?<=[\p{Ll}\d)][.!?]|[)”\"])(?=[\p{Lu}“\"])")
_SENTENCE = regex.compile(r"(?<=[\p{Ll}\d)][.!?][\"”]?)\s{0,4}(?=[\p{Lu}“\"])")
_ASIDE = regex.compile(r"\(\p{Lu}[^()\n.!?]{12,120}\)(?=\s+\p{Lu})")
_LONGEST = 500


def mark_captions(canvas: Canvas) -> None:
    """Claims captions: lines that open or close with a credit, and bracketed ones between wide spaces."""
    text = canvas.text
    if "\n" in text.strip():
        _mark_lines(canvas)
    for position in canvas.hits("("):
        if canvas.claimed(position):
            continue
        if (match := _CREDIT_LAST.match(text, position)) and _before_other(canvas, match.end()):
            _claim_sentence(canvas, position, match.end())
        elif text[max(0, position - 2) : position].isspace() and canvas.after_break(position) and (match := _ASIDE.match(text, position)):
            canvas.claim(position, match.end(), "caption", "caption.aside")


def _mark_lines(canvas: Canvas) -> None:
    text, start = canvas.text, 0
    while start < len(text):
        end = canvas.line(start)[1]
        begin, stop = canvas.trim(start, end)
        if begin < stop and not canvas.claimed(begin) and _CREDIT_FIRST.match(text, begin, stop):
            glue = _GLUE.search(text, begin + 30, stop)
            if glue and stop - glue.start() > 60:
                canvas.claim(begin, glue.start(), "caption", "caption.credit_first")
            elif stop - begin <= _LONGEST:
                canvas.claim(begin, stop, "caption", "caption.credit_first")
        start = end + 1


def _before_other(canvas: Canvas, end: int) -> bool:
    """Whether what follows is not prose that goes on: a claim, the end of the line, or a glued sentence."""
    text = canvas.text
    if not text[end : canvas.line(end)[1]].strip():
        return True
    return canvas.claimed(canvas.trim(end, len(text))[0])


def _claim_sentence(canvas: Canvas, credit: int, end: int) -> None:
    """Claims the caption that the credit closes: a line of its own, or the sentence glued to the prose before."""
    text = canvas.text
    start = canvas.line(credit)[0]
    breaks = [m.end() for m in _SENTENCE.finditer(text, max(start, credit - _LONGEST), credit)]
    flat = start == 0 or "\n" not in text[:start].strip()
    if flat and breaks:
        canvas.claim(breaks[-1], end, "caption", "caption.credit_last")
    elif not flat and end - start <= _LONGEST and credit - start >= 20:
        canvas.claim(start, end, "caption", "caption.credit_last")
