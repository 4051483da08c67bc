"""Named features of a candidate for reported speech; the weights are learned, the names say what they mean."""

from __future__ import annotations

from ..lexicon import column
from .candidate import Candidate
from .phrases import PERSONAL, is_verb
from .reading import Reading
from .words import CUES, words

__all__ = ["describe"]

ROLE = words("role")
MANY = words("many")
ABSTRACT = words("abstract")
DOCUMENT = words("document")
NEGATION = words("negation")
CONNECTOR = words("connector")
ADVERB = words("adverb")
FINITE = words("finite")
MARKS = frozenset('"“”&‚')
OUTLETS = frozenset(column("outlets", "name"))
BETWEEN = frozenset(("juga", "bahkan", "kembali", "telah", "turut", "sempat"))
SECOND = frozenset(["dan", "serta", "seraya", "sambil", "sembari", "sekaligus", "lalu"])
AIM = frozenset(("agar", "untuk", "supaya"))
TOPIC_NOUN = words("topic_noun")
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
    out.append(f"source-size={_size(c.source[1] - c.source[0]) if c.source else 0}")
    out += _content(r, c, slot)
    out += _around(r, c)
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
    labels = {r.label(k) for k in range(first, last)}
    if "PERSON" in labels:
        return "person"
    head = r.low[first]
    if (head == "kantor" and r.low[first + 1 : first + 2] == ["berita"]) or r.text[
        slice(*r.span(first, last))
    ] in OUTLETS:
        return "agency"
    if head in ABSTRACT:
        return "abstract"
    if r.low[last - 1] in ("itu", "ini", "tersebut"):
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


def _size(n: int) -> str:
    for bound in (1, 2, 3, 5, 8, 12, 20, 35):
        if n <= bound:
            return str(bound)
    return "more"


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


def _content(r: Reading, c: Candidate, slot: str) -> list[str]:
    out = []
    begin, end = c.begin, c.end
    out.append(f"pieces={len(c.draft.content)}|{slot}")
    if slot in ("bare", "prep", "passive"):
        before = c.draft.content[0][1] < r.starts[c.cue] and c.draft.rule != "backward"
        out.append(f"before={before}|{slot}|{'comma' if ',' in r.gap(c.cue) else 'none'}")
        out += [f"place={c.place}|{slot}", f"place={c.place}|{'after' if begin < end else 'end'}"]
        if before:
            out.append(
                f"before-size={_size(r.word_at(c.draft.content[0][1]) - r.word_at(c.draft.content[0][0]))}|{slot}"
            )
    if begin < end:
        out.append(f"size={_size(end - begin)}|{slot}")
        shape = _shape(r, begin)
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
        clause = _clause(r, begin, end)
        out += [f"clause={clause}|{slot}", f"clause={clause}|{c.form.cls}", f"clause={clause}|{r.low[c.cue]}"]
        if shape in ("word", "nya", "capital") and clause in ("none", "relative"):
            noun = r.low[begin].removesuffix("nya")
            out += [f"noun={noun}", f"noun={noun}|{c.form.cls}"]
            known = noun in TOPIC_NOUN
            out += [f"topic={known}|{clause}", f"topic={known}|{c.form.cls}", f"topic={known}|{r.low[c.cue]}"]
        finite = any(r.low[k] in FINITE for k in range(begin, min(end, begin + 14)))
        out += [f"finite={finite}|{slot}", f"finite={finite}|{c.form.cls}"]
        out.append(f"reaches-stop={end == c.stop}|{slot}")
        if end - begin >= 4 and _headline(r, begin, end):
            out.append("headline")
        if slot == "active":
            out += _second(r, c)
        if any(r.piece_at[k] >= 0 for k in range(begin, end)):
            out.append(f"has-marks|{slot}")
            plain = any(r.piece_at[k] >= 0 and not r.text[r.starts[k]].isupper() for k in range(begin, end))
            out.append(f"marks={'plain' if plain else 'title'}|{r.low[c.cue]}")
    else:
        out.append(f"size=0|{slot}")
    return out


def _clause(r: Reading, begin: int, end: int) -> str:
    """Where the first verb of the content stands: in the main clause, behind ``yang``, or nowhere."""
    for k in range(begin, min(end, begin + 16)):
        if r.low[k] == "yang" and k > begin:
            return "relative"
        if r.piece_at[k] < 0 and r.entity_at[k] < 0 and (r.low[k] in FINITE or is_verb(r, k)):
            return "verb-first" if k == begin else "verb"
    return "none"


def _headline(r: Reading, begin: int, end: int) -> bool:
    """Whether the words are capitalised as in a headline."""
    plain = [k for k in range(begin, end) if r.entity_at[k] < 0 and len(r.low[k]) > 3]
    return len(plain) >= 3 and sum(r.text[r.starts[k]].isupper() for k in plain) >= 0.7 * len(plain)


def _second(r: Reading, c: Candidate) -> list[str]:
    """Features of a further reporting verb in or behind the content, and of the words before ``agar``."""
    out = []
    for k in range(c.begin + 2, min(c.stop - 1, c.begin + 60)):
        if r.low[k] in SECOND and r.piece_at[k] < 0:
            k += r.low[k + 1] in BETWEEN
            form = CUES.get(r.low[k + 1]) if k + 1 < c.stop else None
            if form is None:
                continue
            if form.slot == "active":
                where = "kept" if k < c.end else "cut"
                that = k + 2 < c.stop and (r.low[k + 2] in CONNECTOR or "," in r.gap(k + 2))
                out += [f"second={where}|{form.cls}", f"second={where}|that={that}"]
                out.append(f"second={where}|{r.low[k]}|{'comma' if ',' in r.gap(k) else 'none'}")
                break
    aim = (
        c.begin - 1
        if r.low[c.begin - 1] in AIM
        else next((k for k in range(c.begin, min(c.end, c.begin + 14)) if r.low[k] in AIM), None)
    )
    if aim is not None and aim > c.cue:
        verbs = any(is_verb(r, k) or r.low[k] in FINITE for k in range(c.cue + 1, aim))
        out.append(f"aim={'cut' if aim < c.begin else 'kept'}|verb={verbs}|{r.low[aim]}")
        out.append(f"aim={'cut' if aim < c.begin else 'kept'}|{c.form.cls}|{r.low[c.cue]}")
    return out


def _around(r: Reading, c: Candidate) -> list[str]:
    out = []
    k = c.cue
    previous = r.low[k - 1] if k > c.first else "^"
    out.append(
        f"previous={previous if previous in ADVERB | NEGATION | {'^'} else 'source' if c.source and c.source[1] == k else 'word'}"
    )
    if any(r.low[j] in NEGATION for j in range(max(c.first, k - 2), k)) and c.form.slot == "active":
        out.append(f"unsaid|{c.form.cls}")
    if r.low[k - 1] == "yang" and k > c.first:
        out.append(f"relative|{c.form.slot}")
    if c.source and c.form.slot == "active":
        out.append(f"lead={_size(c.source[0] - c.first)}")
        out.append(f"source-gap={_size(k - c.source[1])}")
    if c.draft.rule == "active-lead":
        lead = r.word_at(c.draft.start)
        out += [
            f"lead-opens={r.low[lead] if lead < len(r.low) else ''}",
            f"lead-size={_size(c.source[0] - lead) if c.source else 0}",
        ]
    if c.form.slot in ("bare", "prep", "relay"):
        out.append(
            f"cue-place={'start' if k == c.first else 'early' if k - c.first <= 3 else 'late'}|{c.form.slot}"
        )
    earlier = sum(
        1
        for j in range(c.first, k)
        if r.low[j] in CUES and r.piece_at[j] < 0 and CUES[r.low[j]].slot != "bare"
    )
    out.append(f"earlier-cues={min(earlier, 2)}")
    if r.text[r.starts[k]].isupper() and k > c.first:
        out.append("cue-capital")
    after = r.text[r.ends[c.stop - 1] : r.ends[c.stop - 1] + 12] if c.stop else ""
    out.append(f"quote-follows={not MARKS.isdisjoint(after)}")
    return out
