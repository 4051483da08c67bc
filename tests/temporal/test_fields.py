"""The fields beside the value: interval, granularity, zone, anchor, rule; spans given by the caller; TimeML."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import datetime

import pytest

from indonews.spans import Span
from indonews.temporal import find_times, normalize, normalize_spans, to_timeml

DAY = "2023-09-18"


@pytest.mark.parametrize(
    ("expression", "begin", "end", "grain"),
    [
        ("12 September 2023", "2023-09-12T00:00", "2023-09-13T00:00", "day"),
        ("12-15 September 2023", "2023-09-12T00:00", "2023-09-16T00:00", "day"),
        ("pekan lalu", "2023-09-11T00:00", "2023-09-18T00:00", "week"),
        ("akhir pekan lalu", "2023-09-16T00:00", "2023-09-18T00:00", "weekend"),
        ("bulan depan", "2023-10-01T00:00", "2023-11-01T00:00", "month"),
        ("kuartal II 2023", "2023-04-01T00:00", "2023-07-01T00:00", "quarter"),
        ("semester II 2023", "2023-07-01T00:00", "2024-01-01T00:00", "half"),
        ("tahun 2019", "2019-01-01T00:00", "2020-01-01T00:00", "year"),
        ("era 80-an", "1980-01-01T00:00", "1990-01-01T00:00", "decade"),
        ("abad ke-19", "1800-01-01T00:00", "1900-01-01T00:00", "century"),
        ("dini hari tadi", "2023-09-18T00:00", "2023-09-18T04:00", "part_of_day"),
        ("kemarin pagi", "2023-09-17T05:00", "2023-09-17T11:00", "part_of_day"),
        ("pukul 24.00", "2023-09-19T00:00", "2023-09-19T00:01", "minute"),
        ("dua tahun terakhir", "2021-09-18T00:00", "2023-09-18T00:00", "year"),
        ("tiga hari ke depan", "2023-09-18T00:00", "2023-09-21T00:00", "day"),
    ],
)
def test_interval(expression: str, begin: str, end: str, grain: str) -> None:
    (time,) = find_times(expression, DAY)
    assert time.interval is not None
    assert (time.interval.begin, time.interval.end) == (
        datetime.fromisoformat(begin),
        datetime.fromisoformat(end),
    )
    assert time.granularity == grain and time.rule


def test_zone_makes_the_interval_aware() -> None:
    (time,) = find_times("pukul 14.30 WITA", DAY)
    assert time.zone == "+08:00" and time.interval is not None and time.interval.begin is not None
    assert time.interval.begin.isoformat() == "2023-09-18T14:30:00+08:00"
    (local,) = find_times("pukul 14.30 waktu setempat", DAY)
    assert local.zone == "local" and local.interval is not None and local.interval.begin is not None
    assert local.interval.begin.tzinfo is None


def test_open_sides() -> None:
    since, until = find_times("Ia bekerja sejak 2019. Kontraknya berlaku hingga Desember 2024.", DAY)
    assert since.interval and since.interval.end is None and since.interval.begin == datetime(2019, 1, 1)
    assert until.interval and until.interval.begin is None and until.interval.end == datetime(2025, 1, 1)


def test_anchor_of_a_later_expression() -> None:
    _, later = find_times("Gempa terjadi Selasa (12/9/2023). Dua hari kemudian hujan.", DAY)
    assert (later.value, later.anchor) == ("2023-09-14", "t1")


def test_given_spans() -> None:
    text = "Il est né le 3 mai 2021, hari Natal; bukan ini."
    spans = [Span.of(text, a, a + len(p)) for p in ("3 mai 2021", "Natal", "bukan") for a in [text.index(p)]]
    french, feast, none = normalize_spans(text, spans, DAY)
    assert (french.value, french.rule) == ("2021-05-03", "foreign_date")
    assert (feast.value, feast.rule) == ("2023-12-25", "holiday")
    assert (none.value, none.flags) == (None, ("unread",))
    assert normalize("dua pekan lalu", DAY).value == "2023-W36"


def test_timeml_is_well_formed() -> None:
    text = 'Menurut A & B <i>"tadi pagi"\x00\ud800</i>, rapat ditunda pekan depan.'
    times = find_times(text, DAY)
    root = ET.fromstring(to_timeml(text, times, DAY).encode())
    found = [
        (t.get("tid"), t.get("type"), t.get("value"), t.get("anchorTimeID"), t.text)
        for t in root.iter("TIMEX3")
    ]
    assert found == [
        ("t0", "DATE", DAY, None, DAY),
        ("t1", "TIME", "2023-09-18TMO", "t0", "tadi pagi"),
        ("t2", "DATE", "2023-W39", "t0", "pekan depan"),
    ]
    body = root.find("TEXT")
    assert body is not None and "".join(body.itertext()) == text.replace("\x00", "\ufffd").replace(
        "\ud800", "\ufffd"
    )


def test_timeml_refuses_overlaps() -> None:
    (time,) = find_times("kemarin", DAY)
    with pytest.raises(ValueError, match="overlap"):
        to_timeml("kemarin", [time, time])
