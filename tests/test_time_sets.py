"""The forms in which others mark time expressions are read right, and compared as they mean them."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path

from bench.time_sets import Marked, Text, meantime, specs, wikiwars
from bench.times import agrees, tally, widened
from carsica.record.span import Span
from carsica.record.time import TimeExpression

ROWS = """*!-DCTVALUE="2019-04-08"-!*\tO\t-

Ferry\tO\t-
sails\tO\t-

It\tO\t-
left\tO\t-
on\tO\t-
April\tB-DATE\t2019-04-07
7\tI-DATE\t2019-04-07
,\tO\t-
(\tO\t-
late\tO\t-
)\tO\t-
in\tO\t-
mid-2011\tB-DATE\t2011-06-XX
.\tO\t-
"""
ARTICLE = (
    '<DOC><DATETIME><TIMEX3 value="2018-05-19T12:00:00" tid="t0" type="TIME">2018</TIMEX3></DATETIME><TEXT>\n'
    'У <TIMEX3 tid="t1" type="DATE" value="1775-02">лютому 1775</TIMEX3> року впав форт.</TEXT></DOC>'
)
CASE = {
    "Input": "We meet on 4 May at noon",
    "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
    "Results": [
        {
            "Text": "4 may",
            "TypeName": "datetimeV2.date",
            "Resolution": {"values": [{"value": "2016-05-04"}, {"value": "2017-05-04"}]},
        },
        {"Text": "at noon", "TypeName": "datetimeV2.set", "Resolution": {"values": [{"value": "12:00:00"}]}},
    ],
}
PARSED = {
    "Input": "Out from 4 to 6 May",
    "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
    "Results": [
        {
            "Text": "from 4 to 6 May",
            "Type": "daterange",
            "Value": {"Timex": "", "FutureResolution": {"startDate": "2017-05-04", "endDate": "2017-05-06"}},
        }
    ],
}


def archive(path: Path, files: dict[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as held:
        for name, text in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text.encode())
            held.addfile(entry, io.BytesIO(text.encode()))
    return path


def drawn(text: Text) -> list[str]:
    return [text.text[m.start : m.end] for m in text.marked]


def time(start: int, end: int, value: str, bounds: tuple[str, str] | None = None) -> TimeExpression:
    first, last = bounds or (None, None)
    return TimeExpression(Span(start, end), "", first, last, "day", value)


def test_token_rows_become_running_text(tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv.gz"
    path.write_bytes(gzip.compress(ROWS.encode()))
    (text,) = meantime(path, "en")
    assert text.text == "Ferry sails\nIt left on April 7, (late) in mid-2011.\n"
    assert text.published == "2019-04-08"
    assert drawn(text) == ["April 7", "mid-2011"]
    assert [m.values for m in text.marked] == [("2019-04-07",), ("2011-06",)]


def test_inline_marks_become_offsets(tmp_path: Path) -> None:
    (text,) = wikiwars(archive(tmp_path / "wars.tar.gz", {"keyinline/01.xml": ARTICLE, "in/01.xml": ARTICLE}))
    assert text.published == "2018-05-19"
    assert text.text == "\nУ лютому 1775 року впав форт."
    assert drawn(text) == ["лютому 1775"]


def test_specs_keep_what_the_record_has_too(tmp_path: Path) -> None:
    files = {"DateTime/English/DateTimeModel.json": [CASE], "DateTime/English/DatePeriodParser.json": [PARSED]}
    held = specs(archive(tmp_path / "specs.tar.gz", {n: json.dumps(c) for n, c in files.items()}), "en")
    assert [drawn(text) for text in held] == [["4 May"], ["from 4 to 6 May"]]
    assert held[0].marked[0].values == ("2016-05-04", "2017-05-04")
    assert held[1].marked[0].values == ("2017-05-04/2017-05-06",)


def test_a_range_is_drawn_as_two_and_each_end_compared() -> None:
    text = Text("from April to June 2019", "en", "2019-08-01", ())
    whole = time(0, 23, "2019-04/2019-06")
    assert [(a, b) for a, b, _ in widened(text, [(0, 23, whole)])] == [(5, 10), (14, 23)]
    marked = [Marked(5, 10, ("2019-04",), "DATE"), Marked(14, 23, ("2019-06",), "DATE")]
    counts, notes = tally(text, widened(text, [(0, 23, whole)]), marked)
    assert (counts["exact"], counts["right"], notes) == (2, 2, [])


def test_ends_of_stretches_may_be_told_either_way() -> None:
    days = time(0, 1, "2017-05-04/2017-05-05", ("2017-05-04", "2017-05-05"))
    assert agrees(days, Marked(0, 1, ("2017-05-04/2017-05-06",), "daterange"))
    assert agrees(days, Marked(0, 1, ("2017-05-04/2017-05-05",), "daterange"))
    assert agrees(time(0, 1, "2019-11-07T18:30"), Marked(0, 1, ("18:30:00",), "time"))
    assert not agrees(time(0, 1, "2019-11-07T18:30"), Marked(0, 1, ("2019-11-07T19:30:00",), "datetime"))
