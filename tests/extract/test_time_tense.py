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


ASKED = """
    1 Ha avere AUX 2 aux Tense=Pres|VerbForm=Fin
    2 chiesto chiedere VERB 0 root Tense=Past|VerbForm=Part
    3 di di ADP 4 mark
    4 votare votare VERB 2 xcomp VerbForm=Inf
    5 lunedì lunedì NOUN 2 obl
"""
CALLED_OFF = """
    1 La il DET 2 det
    2 riunione riunione NOUN 5 nsubj:pass
    3 è essere AUX 5 aux Tense=Pres|VerbForm=Fin
    4 stata essere AUX 5 aux:pass Tense=Past|VerbForm=Part
    5 annullata annullare VERB 0 root Tense=Past|VerbForm=Part
    6 sabato sabato NOUN 5 obl
"""
SHUT = """
    1 Shut shut ADJ 0 root
    2 since since ADP 3 case
    3 Friday Friday PROPN 1 obl
    4 it it PRON 6 nsubj
    5 will will AUX 6 aux VerbForm=Fin
    6 reopen reopen VERB 1 parataxis VerbForm=Inf
"""
SEEN = """
    1 Non non ADV 4 advmod
    2 l' lo PRON 4 obj
    3 abbiamo avere AUX 4 aux Tense=Pres|VerbForm=Fin
    4 vista vedere VERB 0 root Tense=Past|VerbForm=Part
    5 prima prima ADV 7 case
    6 di di ADP 5 fixed
    7 lunedì lunedì NOUN 4 obl
"""


def test_an_infinitive_right_before_a_day_looks_ahead() -> None:
    assert values("it", "Ha chiesto di votare lunedì", ASKED) == ["2025-08-25"]


def test_the_day_of_calling_off_lies_behind() -> None:
    assert values("it", "La riunione è stata annullata sabato", CALLED_OFF) == ["2025-08-16"]


def test_since_looks_back_whatever_the_tense() -> None:
    assert values("en", "Shut since Friday it will reopen", SHUT) == ["2025-08-15"]


def test_before_a_day_with_a_verb_in_the_past_is_the_nearest() -> None:
    assert values("it", "Non l'abbiamo vista prima di lunedì", SEEN) == ["2025-08-18"]


SAID_TO_BE_WARNED = """
    1 Sie sie PRON 4 nsubj:pass
    2 soll sollen AUX 4 aux Tense=Pres|VerbForm=Fin
    3 Freitag Freitag PROPN 4 obl
    4 gewarnt warnen VERB 0 root VerbForm=Part
    5 worden werden AUX 4 aux:pass Tense=Past|VerbForm=Part
    6 sein sein AUX 4 aux VerbForm=Inf
"""


def test_what_is_said_to_have_been_lies_behind() -> None:
    assert values("de", "Sie soll Freitag gewarnt worden sein", SAID_TO_BE_WARNED) == ["2025-08-15"]


MOVED = """
    1 Le le DET 2 det
    2 sommet sommet NOUN 3 nsubj
    3 reporté reporter VERB 0 root Tense=Past|VerbForm=Part
    4 à à ADP 5 case
    5 lundi lundi NOUN 3 obl
"""
SEIZED_LATER = """
    1 Через через ADP 3 case
    2 два два NUM 3 nummod
    3 дня день NOUN 5 obl
    4 рабочие рабочий NOUN 5 nsubj
    5 заняли занять VERB 0 root Tense=Past|VerbForm=Fin
    6 порт порт NOUN 5 obj
"""
RESIGNED = """
    1 Three three NUM 2 nummod
    2 days day NOUN 7 obl
    3 after after ADP 5 case
    4 the the DET 5 det
    5 blast blast NOUN 2 nmod
    6 she she PRON 7 nsubj
    7 resigned resign VERB 0 root Tense=Past|VerbForm=Fin
    8 on on ADP 9 case
    9 Monday Monday PROPN 7 obl
"""


def test_the_new_day_of_what_is_put_off_lies_ahead() -> None:
    assert values("fr", "Le sommet reporté à lundi", MOVED) == ["2025-08-25"]


def test_a_russian_length_told_as_past_counts_from_the_day_before() -> None:
    assert values("ru", "Через два дня рабочие заняли порт", SEIZED_LATER) == ["2025-08-22"]


def test_what_counts_from_an_occasion_is_the_day_named_with_the_same_verb() -> None:
    assert values("en", "Three days after the blast she resigned on Monday", RESIGNED) == ["2025-08-18"] * 2


PUT_OFF = """
    1 Die der DET 4 det
    2 für für ADP 3 case
    3 Freitag Freitag PROPN 4 nmod
    4 Wahl Wahl NOUN 8 nsubj:pass
    5 ist sein AUX 8 aux Tense=Pres|VerbForm=Fin
    6 auf auf ADP 7 case
    7 Montag Montag PROPN 8 obl
    8 verschoben verschieben VERB 0 root Tense=Past|VerbForm=Part
    9 worden werden AUX 8 aux:pass Tense=Past|VerbForm=Part
"""


def test_both_days_of_what_is_put_off_lie_ahead() -> None:
    found = values("de", "Die für Freitag Wahl ist auf Montag verschoben worden", PUT_OFF)
    assert found == ["2025-08-22", "2025-08-25"]


SHIFTED = """
    1 The the DET 2 det
    2 briefing briefing NOUN 4 nsubj:pass
    3 is be AUX 4 aux:pass Tense=Pres|VerbForm=Fin
    4 moved move VERB 0 root Tense=Past|VerbForm=Part
    5 to to ADP 6 case
    6 Monday Monday PROPN 4 obl
"""
PLANNED = """
    1 La le DET 2 det
    2 visite visite NOUN 6 nsubj:pass
    3 prévue prévoir VERB 2 acl Tense=Past|VerbForm=Part
    4 lundi lundi NOUN 3 obl
    5 {be} être AUX 6 aux:pass Tense={tense}|VerbForm=Fin
    6 annulée annuler VERB 0 root Tense=Past|VerbForm=Part
"""
LIKE_BEFORE = """
    1 I il DET 2 det
    2 prezzi prezzo NOUN 3 nsubj
    3 salgono salire VERB 0 root Tense=Pres|VerbForm=Fin
    4 come come ADP 6 case
    5 a a ADP 6 case
    6 giugno giugno NOUN 3 obl
"""


def test_a_passive_of_the_present_looks_ahead() -> None:
    assert values("en", "The briefing is moved to Monday", SHIFTED) == ["2025-08-25"]


def test_what_is_planned_lies_ahead_unless_it_is_told_as_over() -> None:
    now, then = PLANNED.format(be="est", tense="Pres"), PLANNED.format(be="fut", tense="Past")
    assert values("fr", "La visite prévue lundi est annulée", now) == ["2025-08-25"]
    assert values("fr", "La visite prévue lundi fut annulée", then) == ["2025-08-18"]


def test_a_month_just_over_is_meant_even_in_the_present() -> None:
    assert values("it", "I prezzi salgono come a giugno", LIKE_BEFORE) == ["2025-06"]


SO = "1 It it PRON 3 nsubj\n2 is be AUX 3 cop\n3 so so ADV 0 root"
SANK = """
    1 The the DET 2 det
    2 ferry ferry NOUN 3 nsubj
    3 sank sink VERB 0 root Tense=Past|VerbForm=Fin
    4 {at} at ADP 5 case
    5 {when} when NOUN 3 obl
"""


def test_a_clock_time_far_below_is_of_the_day_that_the_report_opens_with() -> None:
    text = "The ferry sank on Monday\n" + "It is so\n" * 5 + "The ferry sank at 6.58"
    first, last = (SANK.format(at=at, when=when).strip() for at, when in (("on", "Monday"), ("at", "6.58")))
    rows = "\n\n".join([first, *[SO] * 5, last])
    assert values("en", text, rows) == ["2025-08-18", "2025-08-18T06:58"]
