"""Articles put together by hand, so that the views are tested without the modules that read."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from indonews.article import Article
from indonews.boilerplate import Segment
from indonews.entities import Actor, Entity
from indonews.quotation import Cue, Quote, Relay, Speaker
from indonews.spans import Span
from indonews.temporal import Interval, TimeExpression
from indonews.tokenization import Sentence

TEXT = """Gubernur Targetkan Tanggul Muara Baru Rampung Maret
JAKARTA, WARTAHARIAN.COM - Gubernur DKI Jakarta Surya Wibowo mengatakan, pembangunan tanggul pantai di Muara Baru akan rampung pada Maret 2024.
"Kami sudah mengecek langsung ke lapangan. BACA JUGA: Warga Muara Baru Menolak Pindah Alatnya lengkap," kata Surya saat ditemui di Balai Kota, Selasa (12/9/2023) pagi.
Menurut Ketua Forum Warga Pesisir Ratna Dewi, seperti dikutip Kantor Berita Nusa, warga belum pernah diajak bicara.
Ia menyebut dana Rp2,9 miliar untuk relokasi itu "tidak cukup" bagi 350 keluarga.
(swb)"""
PUBLISHED = date(2023, 9, 12)


def find(words: str, nth: int = 0) -> tuple[int, int]:
    """Where the words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def span(words: str, nth: int = 0) -> Span:
    return Span.of(TEXT, *find(words, nth))


def day(year: int, month: int, number: int, length: int) -> Interval:
    begin = datetime(year, month, number)
    return Interval(begin, begin + timedelta(days=length))


def article(text: str = TEXT) -> Article:
    """The written article; with another text of the same length, the same spans over that."""

    def of(cls, words, nth=0, **values):
        return cls.of(text, *find(words, nth), **values)

    related = find("BACA JUGA: Warga Muara Baru Menolak Pindah ")
    title_end, dateline_end = find("\nJAKARTA")[0], find("- Gubernur")[0] + 2
    cuts = [
        (0, title_end, "title", {}),
        (title_end, dateline_end, "dateline", {"place": "JAKARTA", "outlet": "WARTAHARIAN.COM"}),
        (dateline_end, related[0], "body", {}),
        (*related, "related", {}),
        (related[1], find("\n(swb)")[0], "body", {}),
        (find("\n(swb)")[0], len(text), "signoff", {}),
    ]
    segments = tuple(Segment.of(text, s, e, kind=k, rule="written", fields=f) for s, e, k, f in cuts)
    surya = Speaker("Surya Wibowo", span("Surya", 1), "Gubernur", "DKI Jakarta", "person", "alias")
    ratna = Speaker("Ratna Dewi", span("Ratna Dewi"), "Ketua", "Forum Warga Pesisir", "person", "explicit")
    again = Speaker("Ratna Dewi", None, None, None, "person", "pronoun")
    quotes = (
        Quote("indirect", (of(Span, "pembangunan tanggul pantai di Muara Baru akan rampung pada Maret 2024"),),
              of(Cue, "mengatakan", lemma="kata"), of(Span, "Gubernur DKI Jakarta Surya Wibowo"), surya, rule="cue"),
        Quote("direct", (of(Span, "Kami sudah mengecek langsung ke lapangan."), of(Span, "Alatnya lengkap,")),
              of(Cue, "kata ", lemma="kata"), of(Span, "Surya", 1), surya, rule="marks",
              time=of(Span, "Selasa (12/9/2023) pagi"), place=of(Span, "Balai Kota")),
        Quote("indirect", (of(Span, "warga belum pernah diajak bicara"),), of(Cue, "Menurut", lemma="turut"),
              of(Span, "Ketua Forum Warga Pesisir Ratna Dewi"), ratna,
              of(Relay, "Kantor Berita Nusa", name="Kantor Berita Nusa"), rule="cue"),
        Quote("mixed", (of(Span, 'dana Rp2,9 miliar untuk relokasi itu "tidak cukup" bagi 350 keluarga'),),
              of(Cue, "menyebut", lemma="sebut"), of(Span, "Ia"), again, fragments=(of(Span, "tidak cukup"),), rule="cue"),
    )  # fmt: skip
    names = [
        ("Muara Baru", 0, "LOC", "Muara Baru", 4), ("DKI Jakarta", 0, "GPE", "DKI Jakarta", 0),
        ("Surya Wibowo", 0, "PERSON", "Surya Wibowo", 1), ("Muara Baru", 1, "LOC", "Muara Baru", 4),
        ("Surya", 1, "PERSON", "Surya Wibowo", 1), ("Balai Kota", 0, "FAC", "Balai Kota", 5),
        ("Forum Warga Pesisir", 0, "ORG", "Forum Warga Pesisir", 2), ("Ratna Dewi", 0, "PERSON", "Ratna Dewi", 3),
        ("Kantor Berita Nusa", 0, "ORG", "Kantor Berita Nusa", 6),
    ]  # fmt: skip
    amount = of(Entity, "Rp2,9 miliar", label="MONEY", value=2.9e9, unit="IDR", rule="amount")
    entities = (
        *(of(Entity, w, k, label=x, name=n, actor=a, rule="model") for w, k, x, n, a in names),
        amount,
    )
    ids = {a: (n, x) for _, _, x, n, a in names}
    actors = tuple(
        Actor(a, n, x, mentions=tuple(Span(e.start, e.end, e.text) for e in entities if e.actor == a))
        for a, (n, x) in sorted(ids.items())
    )
    times = (
        of(TimeExpression, "Maret 2024", value="2024-03", interval=day(2024, 3, 1, 31), rule="month_year"),
        of(TimeExpression, "Selasa (12/9/2023) pagi", type="TIME", value="2023-09-12TMO",
           interval=day(2023, 9, 12, 1), rule="weekday_date_part"),
    )  # fmt: skip
    sentences = tuple(of(Sentence, line) for line in TEXT.split("\n")[1:-1])
    body = "".join(s.text for s in segments if s.kind == "body").strip()
    return Article(text, body, segments, sentences, (), entities, actors, times, quotes, PUBLISHED,
                   id="a1", title="Gubernur Targetkan Tanggul Rampung", url="https://wartaharian.example/tanggul")  # fmt: skip
