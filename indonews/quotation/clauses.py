"""Where the words that are reported may begin and end in their sentence."""

from __future__ import annotations

from collections.abc import Iterator

from .asides import behind_occasion
from .attribution import bare_form
from .phrases import ADVERB, AIM, PERSONAL, POINTING, chunk_start, comma_before, is_verb, strip_openers
from .predicates import predicate
from .reading import Reading
from .relays import LIKE
from .source_behind import source_behind
from .turns import TURNING, turn
from .words import CUES, RELAYS, Form, matches_phrase, words

__all__ = [
    "BETWEEN",
    "THAT",
    "befores",
    "begins",
    "behind_passive",
    "endings",
    "is_tail",
    "skip_circumstance",
]

CONNECTOR = words("connector")
CONJUNCTION = words("conjunction")
CIRCUMSTANCE = words("circumstance")
LEAD = words("lead")
BEHIND = CIRCUMSTANCE | {"setelah", "seusai", "sesudah", "sebelum", "menjelang"}
ADVERBIAL = words("adverbial") | CIRCUMSTANCE
THAT = frozenset(("bahwa", "bahwasanya"))
STATED = frozenset(("disebutkan", "dinyatakan", "dijelaskan", "diungkapkan"))
FOUND = frozenset(("tercatat", "diketahui", "terungkap", "ditemukan", "didapati", "terlihat", "tampak"))
REACH_OF_THAT = 8
FAR_THAT = 25
ADJUNCT = frozenset(
    (
        "dalam",
        "di",
        "pada",
        "kepada",
        "melalui",
        "lewat",
        "saat",
        "ketika",
        "usai",
        "sebelum",
        "setelah",
        "menurut",
    )
)
WHEN = frozenset(("saat", "ketika", "usai", "sebelum", "setelah", "yang"))
TOLD = frozenset(("peringat", "ingat", "yakin", "nasihat"))  # lemmas whose addressee has no preposition
POINTERS = frozenset(("hal", "pernyataan", "informasi", "keterangan", "kabar", "pesan", "klaim", "tanggapan"))
CONCESSION = frozenset(
    ("meski", "meskipun", "walau", "walaupun", "kendati", "selain", "setelah", "usai", "sebelum")
)
CONDITION = frozenset(("jika", "kalau", "bila", "apabila"))
TOPIC = frozenset(("soal", "terkait", "perihal", "mengenai", "tentang"))
ASKING = frozenset(("direct", "want", "stress", "deny"))
TELLING = frozenset(("say", "continue", "stress", "report", "write", "claim", "deny"))
REPEATING = frozenset(("say", "continue", "stress", "deny", "judge", "want"))
TO = frozenset(("kepada", "pada", "ke"))
AGAIN = words("again")
DESCRIBING = frozenset(("yang", "selaku"))
TAIL = frozenset(("seperti", "sebagaimana", "dikutip", "dilansir", "demikian", "melansir", "mengutip"))
BETWEEN = frozenset(
    ("juga", "telah", "akan", "kembali", "pun", "bahkan", "sekaligus", "sempat", "turut", "hanya", "sudah")
)
TURNS = frozenset(("sementara", "sedangkan", "tetapi", "tapi", "namun", "dan"))
SUBJECT_REACH = 10
BREAKING = frozenset(("yang", "bahwa", "untuk"))
QUESTIONS = words("question")


def endings(r: Reading, begin: int, stop: int) -> Iterator[tuple[str, int]]:
    """Where the content that starts at ``begin`` may end, with the kind of ending."""
    limit, cut, turns = stop, "", begin < stop and r.low[begin] not in CONCESSION
    for j in range(begin + 2, stop):
        cut = turn(r, j, stop) if turns and r.low[j] in TURNING else ""
        if cut:
            limit = j
            break
        comma = "," in r.gap(j) and not r.same_entity(j)
        if comma and is_tail(r, j, stop):
            limit = j
            break
        if comma and r.entity_at[j] < 0 and bare_form(r, j) and source_behind(r, j + 1, stop):
            limit = j
            break
    yield (cut or ("sentence" if limit == stop else "relay"), limit)
    end = limit
    while end > begin + 3 and r.time_at[end - 1] >= 0:
        end -= 1
    if end < limit:
        while end > begin + 3 and r.low[end - 1] in ("pada", "hari", "sejak"):
            end -= 1
        yield ("time-comma" if "," in r.gap(end) else "time", end)
        place = next((j for j in range(end - 1, max(begin + 2, end - 8), -1) if r.low[j] == "di"), None)
        if place is not None and all(r.entity_at[j] >= 0 for j in range(place + 1, end)):
            yield ("place", place)
    conceding = r.low[r.sentence(begin)[0]] in CONCESSION
    for j in range(begin + 2, limit - 1):
        joined = r.low[j] in CONJUNCTION and r.entity_at[j] < 0
        if (joined or (conceding and comma_before(r, j))) and r.piece_at[j] < 0:
            nxt = j + joined
            while nxt < limit - 1 and r.low[nxt] in BETWEEN:
                nxt += 1
            own = nxt < limit - 2 and (r.low[nxt] in PERSONAL or r.label(nxt) == "PERSON")
            if own:
                nxt = r.entity_end(nxt) if r.entity_at[nxt] >= 0 else nxt + 1
                while nxt < limit - 1 and r.low[nxt] in BETWEEN:
                    nxt += 1
            form = CUES.get(r.low[nxt]) if nxt < limit else None
            if form and form.slot == "active" and form.lemma not in ("benar",) and (joined or own):
                yield ("second-subject" if own else "second-verb", j)
                break
        if r.low[j] in TURNS and _other_speaks(r, j, limit):
            yield ("other-subject", j)
            break


def _other_speaks(r: Reading, k: int, limit: int) -> bool:
    """Whether a reporting verb stands behind the conjunction at ``k``, or its subject (``, sementara Inggris mengatakan``)."""
    for verb in range(k + 1, min(k + SUBJECT_REACH, limit - 1)):
        if r.piece_at[verb] >= 0 or (comma_before(r, verb) and verb > k + 1) or r.low[verb] in BREAKING:
            return False
        if is_verb(r, verb):
            form = CUES.get(r.low[verb])
            if form is None or form.slot != "active":
                return False
            same = all(r.low[j] in ADVERB for j in range(k + 1, verb))
            return r.low[verb + 1] in THAT if same else comma_before(r, k)
    return False


def is_tail(r: Reading, k: int, stop: int) -> bool:
    """Whether word ``k`` leads in a medium that is no part of what was said (``, seperti dikutip X``)."""
    return k < stop and r.low[k] in TAIL and (r.low[k] not in LIKE or _is_relay(r, k + 1, stop))


def _is_relay(r: Reading, k: int, stop: int) -> bool:
    """Whether a relay or passive reporting word follows (``seperti dikutip``, ``sebagaimana yang disampaikan``)."""
    k += k < stop and r.low[k] == "yang"
    return k < stop and (r.low[k] in RELAYS or (r.low[k] in CUES and CUES[r.low[k]].slot == "passive"))


def begins(r: Reading, k: int, stop: int, form: Form) -> list[tuple[str, int]]:
    """Where the content of the verb at ``k`` may begin: behind addressee and conjunction."""
    begin = k + 1
    found: list[tuple[str, int]] = []
    if form.cls == "ask" and begin < stop and r.low[begin] in TO:
        asked = (j for j in range(begin + 2, min(stop, begin + 8)) if r.low[j] in QUESTIONS)
        found.extend(("-ask", j) for j in [*asked][:1])
    if begin < stop and r.low[begin] in TO and "," not in r.gap(begin):
        dated = r.low[begin] == "pada" and begin + 1 < stop and r.time_at[begin + 1] >= 0
        behind = _behind_addressee(r, begin, stop)
        if not dated or r.time_at[behind - 1] >= 0 or r.low[behind] in THAT:
            if dated:
                found.append(("-time", begin))
            begin = behind
    elif form.cls in REPEATING and begin + 1 < stop and r.low[begin] in AGAIN:
        begin += 1
    if form.cls in TELLING:
        begin = behind_occasion(r, begin, stop)
    if begin == k + 1 and begin < stop and r.low[begin] in ADJUNCT:
        behind = _behind_adjunct(r, begin, stop)
        if behind:
            found.append(("-adjunct", behind))
    begin = _that(r, begin, stop, form)
    aim = next((j for j in range(begin, min(stop, begin + 14)) if r.low[j] in AIM), None)
    if aim is not None and aim + 1 < stop and form.cls in ("direct", "stress", "want"):
        found.append(("-aim", aim + 1))
    if begin < stop and r.low[begin] in CONNECTOR and _leads_in(r, begin, stop, form):
        begin += 1
    if not found or aim is None or found[0][1] != begin:
        found.append(("", begin))
    return [(kind, b) for kind, b in found if b < stop and not _points(r, b, stop)]


def _points(r: Reading, k: int, stop: int) -> bool:
    """Whether the words at ``k`` only point at what was said before (``mengatakan hal itu saat ...``)."""
    k += r.low[k] in POINTERS and k + 1 < stop
    if r.low[k] not in POINTING or r.entity_at[k] >= 0:
        return False
    return k + 1 >= stop or r.time_at[k + 1] >= 0 or r.low[k + 1] in ADJUNCT or "," in r.gap(k + 1)


def _behind_addressee(r: Reading, begin: int, stop: int) -> int:
    """The first word behind ``kepada X`` at word ``begin``: a conjunction, what a comma parts from it, or what follows X."""
    for j in range(begin + 1, min(stop, begin + 14)):
        if r.low[j] in CONNECTOR or "," in r.gap(j):
            return j
    told = source_behind(r, begin + 1, stop) if r.low[begin] in ("kepada", "ke") else None
    return told[1] if told else begin


def _behind_adjunct(r: Reading, begin: int, stop: int) -> int:
    """The first word behind a place or occasion that a comma closes (``mengatakan di Bogor, Senin, harga naik``), or 0."""
    for j in range(begin + 1, min(stop - 2, begin + FAR_THAT)):
        if r.piece_at[j] >= 0 or r.low[j] in THAT:
            return 0
        if comma_before(r, j) and r.time_at[j] < 0:
            return j
    return 0


def _that(r: Reading, begin: int, stop: int, form: Form) -> int:
    """``bahwa`` behind the verb, if only a time, an adverbial or an addressee stands before it (``pekan lalu bahwa``)."""
    far = begin < stop and (r.low[begin] in ADJUNCT or form.lemma in TOLD)
    for j in range(begin, min(stop, begin + (FAR_THAT if far else REACH_OF_THAT))):
        if r.low[j] in THAT:
            return j
        if far:
            named = r.entity_at[j] >= 0 or r.time_at[j] >= 0
            parted = j > begin and comma_before(r, j) and not named
            if (
                r.piece_at[j] >= 0
                or parted
                or (is_verb(r, j) and r.low[j - 1] not in WHEN and r.low[j] not in ADVERB)
            ):
                break
        elif r.time_at[j] < 0 and r.low[j] not in ADVERBIAL:
            break
    return begin


def _leads_in(r: Reading, k: int, stop: int, form: Form) -> bool:
    """Whether the connective at ``k`` introduces the content rather than opening it (``jika`` of a conditional)."""
    low, comma = r.low[k], "," in r.gap(k)
    if low in CONDITION:
        commas = [j for j in range(k + 2, min(stop, k + FAR_THAT)) if comma_before(r, j)]
        if comma:
            return low == "kalau" and not (commas or "akan" in r.low[k:stop] or "maka" in r.low[k:stop])
        if not commas:
            return True
        posed = is_verb(r, k + 1) or r.low[k + 1] == "ada" or r.low[k + 1].startswith("ter")
        follows = low != "kalau" and r.low[commas[0]] not in TURNS
        answered = follows and predicate(r, commas[0], [*commas, stop][1]) in ("main", "state")
        return not (posed or answered or any(r.low[j] == "maka" for j in commas))
    if low == "untuk":
        return form.cls in ASKING or form.lemma in ("rencana", "setuju")
    return not (comma and low in TOPIC)


def befores(r: Reading, begin: int, end: int) -> Iterator[tuple[str, int]]:
    """Where the content before a parenthesis may begin: the sentence, its last clause, or not before it at all."""
    if begin >= end:
        yield ("none", end)
        return
    left = bare_form(r, begin)
    if left and left[1] and r.text[r.starts[begin]].islower():  # ujarnya, of the words before
        yield ("nothing", end)
        return
    yield ("all", begin)
    chunk = chunk_start(r, end - 1, begin)
    inner = strip_openers(r, chunk, end, content=True)
    if inner > begin and inner < end:
        yield ("clause", inner)
    if inner >= end or r.low[end - 1] in LEAD or r.low[end - 1] == "yang":
        yield ("nothing", end)


def behind_passive(r: Reading, k: int, stop: int) -> int:
    """The first word behind ``disebutkan`` or ``tercatat bahwa``, which only leads in what the source before it says."""
    if k + 2 >= stop or not comma_before(r, k) or r.entity_at[k] >= 0:
        return k
    that = r.low[k + 1] in THAT or r.low[k + 1] in CONDITION
    return k + 1 + that if r.low[k] in STATED or (that and r.low[k] in FOUND) else k


def skip_circumstance(r: Reading, k: int, stop: int) -> int:
    """The first content word behind a source: its place, time, description and ``bahwa`` belong to the attribution."""
    described = k < stop and r.low[k] in DESCRIBING and r.entity_at[k - 1] >= 0
    if k < stop and "," not in r.gap(k) and (described or r.low[k] in BEHIND):
        k = next((j for j in range(k + 1, stop) if comma_before(r, j)), stop)
        if described and k < stop and r.low[k] in DESCRIBING:
            k = next((j for j in range(k + 1, stop) if comma_before(r, j)), stop)
    while k < stop and r.time_at[k] >= 0:
        behind = k + 1
        while behind < stop and r.time_at[behind] >= 0 and not comma_before(r, behind):
            behind += 1
        if behind < stop and _times_the_words(r, k, behind):
            return k
        k = behind
    return k + (k < stop and r.low[k] in THAT)


def _times_the_words(r: Reading, k: int, behind: int) -> bool:
    """Whether a time between a source and a clause is said with the clause (``menurut X, hari ini polisi ...``)."""
    if comma_before(r, behind) or r.low[behind] in THAT or "(" in r.text[r.starts[k] : r.ends[behind - 1]]:
        return False
    return comma_before(r, k) or matches_phrase("said", r.low, k) > 0
