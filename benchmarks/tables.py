"""The tables of what the library and others get right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from .cells import interval, table, value
from .misattributed import CAUSES
from .results import load

__all__ = ["TABLES"]

FIGURES = {
    "boilerplate f1 by characters": "boilerplate.f1",
    "boilerplate f1 with the right kind": "boilerplate.kind_f1",
    "article text lost": "boilerplate.body_loss",
    "articles stripped without one wrong letter": "boilerplate.clean_docs",
    "entities f1 (span and label)": "entities.f1",
    "persons / organisations / places f1": "entities.coarse_f1",
    "PERSON f1": "entities.labels.PERSON.f1",
    "ORG f1": "entities.labels.ORG.f1",
    "GPE f1": "entities.labels.GPE.f1",
    "time expressions f1 (exact span)": "times.strict.f1",
    "time expressions f1 (right value)": "times.value.f1",
    "quotations f1 (80 % overlap)": "quotes.iou80.f1",
    "– direct": "quotes.kinds_iou80.direct.f1",
    "– indirect": "quotes.kinds_iou80.indirect.f1",
    "– mixed": "quotes.kinds_iou80.mixed.f1",
    "cue f1": "quotes.cue.f1",
    "source f1": "quotes.source.f1",
    "speaker right": "quotes.speaker.all.acc",
    "quotation and speaker right": "quotes.full.f1",
    "relay f1": "quotes.relay.f1",
}
NOT_SHORT = {"PERSON f1", "ORG f1", "GPE f1", "cue f1", "source f1", "relay f1"}
BOILERPLATE = ("boilerplate.f1", "boilerplate.kind_f1", "boilerplate.body_loss", "boilerplate.clean_docs")
TIMES = ("times.strict.f1", "times.relaxed.f1", "times.type.f1", "times.value.f1")


def _short() -> str:
    found = load("accuracy")
    rows = (
        (name, *(value(found[part][path]) for part in ("read", "read_unread")))
        for name, path in FIGURES.items()
        if name not in NOT_SHORT
    )
    return table(["", f"all {found['articles']}", f"the {found['unread']} unread"], rows)


def _accuracy() -> str:
    found = load("accuracy")
    parts = {
        f"in `read`, all {found['articles']}": "read",
        f"in `read`, {found['unread']} unread": "read_unread",
        "module alone, all": "alone",
        "module alone, unread": "alone_unread",
    }
    rows = (
        (name, *(interval(found[part][path]) for part in parts.values())) for name, path in FIGURES.items()
    )
    return table(["", *parts], rows)


def _outlets() -> str:
    head = (
        "outlet",
        "articles",
        "boilerplate with kind",
        "entities",
        "times, value",
        "quotations",
        "speaker",
    )
    rows = (
        (name, row.pop("articles"), *("–" if share is None else f"{share:.1f}" for share in row.values()))
        for name, row in load("accuracy")["outlets"].items()
    )
    return table(head, rows)


def _boilerplate() -> str:
    found = load("accuracy")
    parts = (
        ("train, which rules were written on", found["train"]["articles"], found["train"]),
        ("dev", found["articles"], found["read"]),
        ("dev, the unread third", found["unread"], found["read_unread"]),
    )
    rows = (
        (name, count, *(value(scores[path], 2 if path.endswith("loss") else 1) for path in BOILERPLATE))
        for name, count, scores in parts
    )
    return table(["", "articles", "f1", "kind f1", "body lost", "clean"], rows)


def _headlines() -> str:
    rows = (
        (", ".join(row["outlets"]), f"{row['n']:,}", f"{row['exact']:.1f} %", f"{row['body_lost']:.2f} %",
         f"{row['headline_left']:.1f} %")
        for row in load("sets")["headlines"]
    )  # fmt: skip
    return table(["outlets held out", "headlines", "exact end", "body lost", "headline left"], rows)


def _pages() -> str:
    found = load("sets")["pages"]
    row = (found["pages"], found["trafilatura"], found["stripped"], f"{found['worst']:+.1f}")
    return table(["pages", "trafilatura", "with stripping", "the page that changed worst"], [row])


def _links() -> str:
    found = load("sets")["links"]
    share = 100 * found["right"] / found["mentions"]
    return table(
        ["articles", "short mentions", "right"], [(found["articles"], found["mentions"], f"{share:.1f} %")]
    )


def _names() -> str:
    found = load("accuracy")["names_alone"]
    rows = (
        (name, *(f"{row[key]:.1f}" for key in ("p", "r", "f1")), row["n"])
        for name, row in {"all": found, **found["labels"]}.items()
        if row["n"]
    )
    return table(["", "p", "r", "f1", "mentions"], rows)


def _scrapes() -> str:
    said = {
        "as scraped": "as scraped",
        "flat": "`flat`: no line breaks",
        "glued": "`glued`: a blank lost beside every third name",
        "caps": "`caps`: all in capitals",
    }
    rows = (
        (said[name], *(value(row[part]) for part in ("read", "read_unread", "alone")))
        for name, row in load("accuracy")["scrapes"].items()
    )
    return table(["f1 of names", "inside `read`", "the unread", "model alone"], rows)


def _quotations() -> str:
    found, new = load("accuracy"), load("sets")["quotations"]
    plain, kinds = found["quotes_alone"], "content, 80 % overlap and the right kind, f1"
    measured = [found["alone"], found["alone_unread"], found["read"], new["figures"]]
    figures = {
        f"{kinds}: direct": ("kinds_iou80.direct.f1", "95 (Finnish BERT), 92.3 (Indonesian BERT, PFSA-ID)"),
        "– indirect": ("kinds_iou80.indirect.f1", "84 (Finnish BERT)"),
        "– mixed": ("kinds_iou80.mixed.f1", "–"),
        "content, 80 % overlap, f1": ("iou80.f1", "–"),
        "content exact, f1": ("exact.f1", "72.9–78.0 (CofeNet, en/zh)"),
        "cue, f1 exact": ("cue.f1", "75.3–90.3 (CofeNet), 91.5 (Citron)"),
        "source, f1 exact": ("source.f1", "83.2–93.7 (CofeNet)"),
        "speaker resolved to the full name": ("speaker.all.acc", "76.5 f1 (GenderGapTracker fr)"),
        "– the source is a name or description": ("speaker.named.acc", "–"),
        "– `-nya`": ("speaker.nya.acc", "–"),
        "– pronoun": ("speaker.pronoun.acc", "88.3 (Citron)"),
        "content and speaker right, f1": ("full.f1", "56.8 exact (Citron)"),
        "relay, f1": ("relay.f1", "–"),
    }
    rows: list[tuple[str, ...]] = [
        (name, *(value(scores.get(f"quotes.{path}")) for scores in measured), said)
        for name, (path, said) in figures.items()
    ]
    counts = ", ".join(f"{kind} {row['n']}" for kind, row in plain["kinds_iou80"].items() if row["n"])
    rows.append(("a wrong name given", f"{plain['wrong_name']:.1f}", "", "", "", "–"))
    head = ["figure", "alone", "alone, unread", "in `read`", f"in `read`, {new['articles']} others",
            "in the literature (other data)"]  # fmt: skip
    return f"{table(head, rows)}\nAnnotated: {counts}, with a relay {plain['relay']['n']}.\n"


def _misattributed() -> str:
    found, new = load("accuracy"), load("sets")["quotations"]
    parts = [found["misattributed"], new["misattributed"]]
    rows = [
        (said, *(part[cause].get(how, 0) for part in parts for how in ("phrase", "pronoun", "none")))
        for cause, said in CAUSES.items()
    ]
    rows.append(("all", *(sum(counts) for counts in zip(*(row[1:] for row in rows), strict=True))))
    head = ("", f"{found['articles']} of dev: phrase", "pronoun", "none",
            f"{new['articles']} others: phrase", "pronoun", "none")  # fmt: skip
    return table(head, rows)


def _treebanks() -> str:
    rows = (
        (name, interval(blocks["5"]["tokens"]), interval(blocks["5"]["words"]), interval(blocks["5"]["sentences"]),
         value(blocks["all"]["sentences"]))
        for name, blocks in load("public")["treebanks"].items()
    )  # fmt: skip
    return table(["UD test set", "tokens", "words", "sentences, texts of five", "sentences, one text"], rows)


def _sentence_peers() -> str:
    found = load("peers")["sentences"]
    readers = next(iter(found.values()))
    rows = (
        (name.partition(": ")[2] or "**indonews**", *(value(bank[name]) for bank in found.values()))
        for name in readers
    )
    return table(["sentences f1, texts of five", *found], rows)


def _sentence_set() -> str:
    found = load("sets")["sentences"]
    parts = {"read while rules were written": found["seen"], "marked blind": found["blind"]}
    parts["all"] = [sum(numbers) for numbers in zip(*found.values(), strict=True)]
    rows = (
        (name, gold, *(f"{100 * share:.1f}" for share in (right / count, right / gold, 2 * right / (count + gold))))
        for name, (right, count, gold) in parts.items()
    )  # fmt: skip
    return table(["articles", "sentences", "p", "r", "f1"], rows)


def _syntax(name: str) -> str:
    metrics = ("Words", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")
    published = {
        "ud-csui/test.conllu": {
            "Stanza 1.5.1, CSUI model (published)": (99.26, 90.76, 95.90, 96.12, 96.66, 96.36, 83.22, 78.55),
            "UDPipe 2, CSUI model (published)": (99.45, 91.01, 95.93, 96.06, 96.70, 98.26, 86.10, 81.65),
        },
        "ud-gsd/test.conllu": {
            "Stanza 1.5.1, GSD model (published)": (99.64, 93.04, 94.16, 94.69, 95.58, 98.28, 87.05, 80.83),
            "UDPipe 2, GSD model (published)": (99.49, 93.04, 94.35, 93.95, 95.55, 98.14, 87.65, 81.91),
        },
    }
    found = load("public")["syntax"][name]
    said = {"as published": "indonews", "one scheme": "indonews, gold in one scheme"}
    ours = {said[kind]: [scores[metric] for metric in metrics] for kind, scores in found.items()}
    own_tags = metrics.index("XPOS") if name.startswith("ud-gsd") else None
    rows = (
        (who, *("–" if k == own_tags and who in ours else f"{f1:.2f}" for k, f1 in enumerate(figures)))
        for who, figures in {**ours, **published[name]}.items()
    )
    return table(["", *metrics], rows)


def _public() -> str:
    found = load("public")
    names, times = found["idner"], found["catalogue"]
    rows = [
        (f"idner-news-2k dev, names: {label}", interval(names[key]))
        for label, key in {"all": "f1", "PER": "PER", "ORG": "ORG", "LOC (GPE, LOC, FAC)": "LOC"}.items()
    ]
    rows += [
        ("PFSA-ID dev, direct statements found (80 % overlap)", interval(found["pfsa"]["recall"])),
        (
            "catalogue of time expressions, value as handed over",
            f"{times['as_handed_over']} of {times['expressions']}",
        ),
    ]
    return table(["set", "f1 or share"], rows)


def _times() -> str:
    own, others = load("accuracy"), load("peers")["layers"]
    rows = [
        (f"`read`, {own['articles']} articles", *(interval(own["read"][path]) for path in TIMES)),
        ("– with the date they turn out to have", *(interval(own["dated"][path]) for path in TIMES)),
        (f"`read`, the {own['unread']} unread", *(interval(own["read_unread"][path]) for path in TIMES)),
        *(
            (f"{name}, {row['articles']} articles", *(interval(row[path]) for path in TIMES))
            for name, row in others.items()
            if TIMES[0] in row
        ),
        ("IndoTimex on articles of its own (Mirza 2015)", "", "92.9", "", "85.3"),
    ]
    return table(["f1", "exact span", "overlap", "type", "value"], rows)


def _given_spans() -> str:
    found = load("accuracy")["given_spans"]
    said = {
        "published": "the date that came with the article",
        "dct": "the date that the article turns out to have",
    }
    rows = ((said[key], count, f"{100 * right / count:.1f} %") for key, (right, count) in found.items())
    return table(["values of annotated expressions, by", "expressions", "right"], rows)


def _peer_accuracy() -> str:
    found, own = load("peers"), load("accuracy")
    rows: list[tuple[str, ...]] = []
    for layer, (first, second), said in (
        ("times", ("times.strict.f1", "times.value.f1"), "span / value f1"),
        ("boilerplate", ("boilerplate.f1", "boilerplate.body_loss"), "f1 / text lost"),
    ):
        for part, count in (("read", own["articles"]), ("read_unread", own["unread"])):
            rivals = {
                name: row
                for name, row in found["layers"].items()
                if first in row and row["articles"] == count
            }
            rows += [
                (f"{layer}, {count} articles, {said}", name, f"{value(row[first])} / {value(row[second])}")
                for name, row in ({"**indonews**": own[part], **rivals} if rivals else {}).items()
            ]
    return table(["task and data", "who", "figure"], rows)


TABLES: dict[str, Callable[[], str]] = {
    "short": _short, "accuracy": _accuracy, "outlets": _outlets, "boilerplate": _boilerplate,
    "headlines": _headlines, "pages": _pages, "links": _links, "names": _names, "scrapes": _scrapes,
    "quotations": _quotations, "misattributed": _misattributed, "treebanks": _treebanks, "sentence-peers": _sentence_peers,
    "sentence-set": _sentence_set, "syntax-csui": partial(_syntax, "ud-csui/test.conllu"),
    "syntax-gsd": partial(_syntax, "ud-gsd/test.conllu"), "public": _public, "times": _times,
    "given-spans": _given_spans, "peer-accuracy": _peer_accuracy,
}  # fmt: skip
