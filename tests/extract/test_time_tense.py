"""Days whose week or year the words beside them fix. Rows are trees; values count from the report's day."""

from __future__ import annotations

from carsica.extract.times import find_times
from carsica.record.report import Report
from tests.extract.trees import document

SEIZED = """
    1 Il il DET 2 det
    2 porto porto NOUN 3 nsubj
    3 restituirà restituire VERB 0 root Tense=Fut|VerbForm=Fin
    4 barche barca NOUN 3 obj
    5 prese prendere VERB 4 acl Tense=Past|VerbForm=Part
    6 a a ADP 7 case
    7 novembre novembre NOUN 3 obl
"""
LATE = """
    1 He he PRON 2 nsubj
    2 left leave VERB 0 root Tense=Past|VerbForm=Fin
    3 late late ADV 5 advmod
    4 on on ADP 5 case
    5 Friday Friday PROPN 2 obl
"""
PACKED = """
    1 We we PRON 2 nsubj
    2 packed pack VERB 0 root Tense=Past|VerbForm=Fin
    3 in in ADP 5 case
    4 two two NUM 5 nummod
    5 days day NOUN 2 obl
"""


def values(language: str, text: str, rows: str) -> list[str | None]:
    report = Report("0", "", text, language, published="2025-08-20")
    return [t.value for t in find_times(document(language, text, rows), report)]


def test_a_month_beside_a_participle_lies_behind() -> None:
    assert values("it", "Il porto restituirà barche prese a novembre", SEIZED) == ["2024-11"]


def test_late_on_a_day_is_its_evening() -> None:
    assert values("en", "He left late on Friday", LATE) == ["2025-08-15TEV"]


def test_a_length_told_as_past_lasted() -> None:
    assert values("en", "We packed in two days", PACKED) == ["P2D"]
