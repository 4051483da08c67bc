"""Named features of a candidate for reported speech; the weights are learned, the names say what they mean."""

from __future__ import annotations

from ..lexicon import column
from .candidate import Candidate
from .crossings import crossings
from .phrases import DOCUMENT, MANY, PERSONAL, POINTING, ROLE
from .predicates import FINITE, clause, headline, predicate
from .reading import Reading
from .surroundings import NEGATION, nested_reports, second_verbs, size, subject, surroundings
from .words import words

__all__ = ["describe"]

ABSTRACT = words("abstract")
OUTLETS = frozenset(column("outlets", "name"))
OPENERS = {word: kind for kind in ("question", "quantity") for word in words(kind)}
TOPIC_NOUN = words("topic_noun")
FIRST_PERSON = frozenset(("saya", "kami", "kita", "aku"))
TOPIC = frozenset(["soal", "terkait", "tentang", "mengenai", "perihal", "hal"])


def describe(r: Reading, c: Candidate) -> list[str]:
    """The features that hold for the candidate."""
    slot = c.form.slot
    low = r.low[c.cue]
    out = [
        "bias",
        f"slot={slot}",
        f"form={low}",
        f"class={c.form.cls}",
        f"rule={c.draft.rule}",
        f"end={slot}:{c.ending}",
    ]
    kind = source_kind(r, c)
    out += [f"source={kind}", f"source={kind}|{slot}", f"source={kind}|{c.form.cls}"]
    out.append(f"source-size={size(c.source[1] - c.source[0]) if c.source else 0}")
    if c.draft.rule == "mood":
        out += [f"mood={r.low[c.cue + 1].removesuffix('nya')}", f"mood-link={r.low[c.begin - 1]}"]
    verb = predicate(r, c.begin, c.end) if c.begin < c.end else ""
    out += _content(r, c, slot, verb)
    out += crossings(r, c, kind, verb)
    out += nested_reports(r, c, kind)
    out += subject(r, c)
    out += surroundings(r, c)
    return out


def source_kind(r: Reading, c: Candidate) -> str:
    """What the source is: a clitic, a pronoun, a name by its label, a role, or something vaguer."""
    if c.clitic:
        return "nya"
    if c.source is None:
        return "none"
    first, last = c.source
    if last - first == 1 and r.low[first] in PERSONAL:
        return "pronoun"
    head = r.low[first]
    if head in FIRST_PERSON:
        return "first-person"
    if head in ABSTRACT and r.entity_at[first] < 0:
        return "abstract"
    labels = {r.label(k) for k in range(first, last)}
    if "PERSON" in labels:
        return "person"
    if (head == "kantor" and r.low[first + 1 : first + 2] == ["berita"]) or r.text[
        slice(*r.span(first, last))
    ] in OUTLETS:
        return "agency"
    if r.low[last - 1] in POINTING:
        return "that"
    if head in MANY:
        return "many"
    if r.label(first) in ("ORG", "GPE"):
        return r.label(first).lower()
    if head in DOCUMENT:
        return "document"
    if head in ROLE:
        return "role"
    if labels - {""}:
        return "name"
    return "word" if last - first == 1 else "words"


def _shape(r: Reading, k: int) -> str:
    """The kind of word that opens the content."""
    low = r.low[k]
    if r.piece_at[k] >= 0:
        return "mark"
    if r.time_at[k] >= 0:
        return "time"
    if r.entity_at[k] >= 0:
        return r.label(k)
    if low in TOPIC:
        return "topic"
    if low in FINITE or low in NEGATION:
        return low
    if low in PERSONAL or low in ("pihaknya", "kita", "kami", "dirinya"):
        return "pronoun"
    if low.endswith("nya"):
        return "nya"
    if low.startswith(("men", "mem", "meng", "mel", "mer")):
        return "me-"
    if low.startswith("di") and len(low) > 4:
        return "di-"
    if low.startswith(("ber", "ter")):
        return low[:3] + "-"
    if low[0].isdigit():
        return "number"
    if r.text[r.starts[k]].isupper():
        return "capital"
    return "word"


def _content(r: Reading, c: Candidate, slot: str, verb: str) -> list[str]:
    out = []
    begin, end = c.begin, c.end
    out.append(f"pieces={len(c.draft.content)}|{slot}")
    if slot in ("bare", "prep", "passive"):
        before = c.draft.content[0][1] < r.starts[c.cue] and c.draft.rule != "backward"
        out.append(f"before={before}|{slot}|{'comma' if ',' in r.gap(c.cue) else 'none'}")
        out += [f"place={c.place}|{slot}", f"place={c.place}|{'after' if begin < end else 'end'}"]
        if before:
            out.append(
                f"before-size={size(r.word_at(c.draft.content[0][1]) - r.word_at(c.draft.content[0][0]))}|{slot}"
            )
    if begin < end:
        out.append(f"size={size(end - begin)}|{slot}")
        shape = _shape(r, begin)
        opener = OPENERS.get(r.low[begin])
        if opener:
            out += [f"opens-with={opener}|{slot}", f"opens-with={opener}|{r.low[c.cue]}"]
        out += [f"opens={shape}|{slot}", f"opens={shape}|{c.form.cls}", f"opens={shape}|{r.low[c.cue]}"]
        gap = r.gap(begin)
        link = "comma" if "," in gap else "colon" if ":" in gap else "stop" if "." in gap else "none"
        previous = r.low[begin - 1]
        if slot == "active" and previous in (
            "bahwa",
            "agar",
            "untuk",
            "supaya",
            "jika",
            "kalau",
            "bahwasanya",
            "soal",
            "terkait",
        ):
            link = previous
        out += [f"link={link}|{slot}", f"link={link}|{c.form.cls}", f"link={link}|{r.low[c.cue]}"]
        out.append(f"predicate={verb}|{slot}")
        where = clause(r, begin, end)
        out += [f"clause={where}|{slot}", f"clause={where}|{c.form.cls}", f"clause={where}|{r.low[c.cue]}"]
        if shape in ("word", "nya", "capital") and where in ("none", "relative"):
            noun = r.low[begin].removesuffix("nya")
            out += [f"noun={noun}", f"noun={noun}|{c.form.cls}"]
            known = noun in TOPIC_NOUN
            out += [f"topic={known}|{where}", f"topic={known}|{c.form.cls}", f"topic={known}|{r.low[c.cue]}"]
        finite = any(r.low[k] in FINITE for k in range(begin, min(end, begin + 14)))
        out += [f"finite={finite}|{slot}", f"finite={finite}|{c.form.cls}"]
        parted = "," in r.text[r.starts[begin] : r.ends[end - 1]]
        out.append(f"parted={parted}|{slot}")
        out.append(f"reaches-stop={end == c.stop}|{slot}")
        if end - begin >= 4 and headline(r, begin, end):
            out.append("headline")
        if slot == "active":
            out += second_verbs(r, c)
        if c.turn:
            out.append(f"turn={c.turn}")
        if r.pieces and any(r.piece_at[k] >= 0 for k in range(begin, end)):
            out.append(f"has-marks|{slot}")
            plain = any(r.piece_at[k] >= 0 and not r.text[r.starts[k]].isupper() for k in range(begin, end))
            out.append(f"marks={'plain' if plain else 'title'}|{r.low[c.cue]}")
    else:
        out.append(f"size=0|{slot}")
    return out
