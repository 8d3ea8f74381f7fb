"""Events from small trees: kind, status, parties, days and places, merging, figures. Own sentences throughout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carsica.extract.cast import Cast
from carsica.extract.events import find_events
from carsica.extract.events.lexis import Table, kinds, lexis
from carsica.languages import codes
from carsica.parse.syntax import Document, Word
from carsica.record.event import Event
from carsica.record.figure import Figure
from carsica.record.span import Span
from carsica.record.time import TimeExpression
from tests.extract.casts import CastMaker
from tests.extract.trees import document, report

TODAY = "2025-05-10"


def read(doc: Document, cast: Cast, *times: tuple[str, str, str]) -> tuple[Event, ...]:
    found = tuple(
        TimeExpression(Span(start, start + len(text)), text, first, last, "day")
        for text, first, last in times
        for start in (doc.text.index(text),)
    )
    return find_events(doc, cast, found, (), (), report(doc, published=TODAY))[0]


def who(event: Event, cast: Cast) -> dict[str, str]:
    return {cast.actor_by_id[p.actor].name: p.role for p in event.participants}


MET = document(
    "en",
    "The minister Bianchi met Kowalski in Oslo on 3 May.",
    """
    1 The the DET 2 det Definite=Def|PronType=Art
    2 minister minister NOUN 4 nsubj Number=Sing
    3 Bianchi Bianchi PROPN 2 appos _ PER
    4 met meet VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
    5 Kowalski Kowalski PROPN 4 obj _ PER
    6 in in ADP 7 case
    7 Oslo Oslo PROPN 4 obl _ LOC
    8 on on ADP 9 case
    9 3 3 NUM 4 obl
    10 May May PROPN 9 nmod
    11 . . PUNCT 4 punct
    """,
)


def test_a_verb_of_meeting_gives_parties_place_and_day() -> None:
    cast = CastMaker(MET).actor("Bianchi", "person").actor("Kowalski", "person").place("Oslo", "NO").make()
    (event,) = read(MET, cast, ("3 May", "2025-05-03", "2025-05-03"))
    assert (event.type, event.mode, event.status) == ("CONSULT", "meeting", "occurred")
    assert who(event, cast) == {"Bianchi": "participant", "Kowalski": "participant"}
    assert event.places == ("p1",)
    assert (event.start, event.end) == ("2025-05-03", "2025-05-03")
    assert event.trigger.of(MET.text) == "met"


def test_what_is_dated_after_the_report_is_planned() -> None:
    cast = CastMaker(MET).actor("Bianchi", "person").actor("Kowalski", "person").make()
    (event,) = read(MET, cast, ("3 May", "2025-05-12", "2025-05-12"))
    assert event.status == "planned"


def test_meeting_a_criterion_is_no_event() -> None:
    doc = document(
        "en",
        "Bianchi met the criteria.",
        """
        1 Bianchi Bianchi PROPN 2 nsubj _ PER
        2 met meet VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin
        3 the the DET 4 det Definite=Def|PronType=Art
        4 criteria criterion NOUN 2 obj Number=Plur
        5 . . PUNCT 2 punct
        """,
    )
    assert read(doc, CastMaker(doc).actor("Bianchi", "person").make()) == ()


CALLED_OFF = document(
    "it",
    "Un colloquio fra Bianchi e Kowalski era in programma per lunedì. Il colloquio è stato annullato.",
    """
    1 Un uno DET 2 det Definite=Ind|PronType=Art
    2 colloquio colloquio NOUN 8 nsubj Number=Sing
    3 fra fra ADP 4 case
    4 Bianchi Bianchi PROPN 2 nmod _ PER
    5 e e CCONJ 6 cc
    6 Kowalski Kowalski PROPN 4 conj _ PER
    7 era essere AUX 9 cop Mood=Ind|Tense=Imp|VerbForm=Fin
    8 in in ADP 9 case
    9 programma programma NOUN 0 root Number=Sing
    10 per per ADP 11 case
    11 lunedì lunedì NOUN 9 nmod
    12 . . PUNCT 9 punct

    1 Il il DET 2 det Definite=Def|PronType=Art
    2 colloquio colloquio NOUN 5 nsubj:pass Number=Sing
    3 è essere AUX 5 aux Mood=Ind|Tense=Pres|VerbForm=Fin
    4 stato essere AUX 5 aux:pass VerbForm=Part
    5 annullato annullare VERB 0 root VerbForm=Part|Tense=Past
    6 . . PUNCT 5 punct
    """.replace("2 colloquio colloquio NOUN 8 nsubj", "2 colloquio colloquio NOUN 9 nsubj"),
)


def test_a_plan_called_off_in_the_next_sentence_is_one_cancelled_event() -> None:
    cast = CastMaker(CALLED_OFF).actor("Bianchi", "person").actor("Kowalski", "person").make()
    (event,) = read(CALLED_OFF, cast, ("lunedì", "2025-05-12", "2025-05-12"))
    assert event.status == "cancelled"
    assert event.start == "2025-05-12"
    assert set(who(event, cast)) == {"Bianchi", "Kowalski"}
    assert len(event.mentions) == 1


def test_each_language_tells_postponed_from_held() -> None:
    rows = {
        "en": ("The visit has been postponed .", "visit", "postponed", "postpone"),
        "fr": ("La visite a été reportée .", "visite", "reportée", "reporter"),
        "es": ("La visita ha sido aplazada .", "visita", "aplazada", "aplazar"),
        "de": ("Der Besuch ist worden verschoben .", "Besuch", "verschoben", "verschieben"),
    }
    for language, (text, noun, verb, lemma) in rows.items():
        forms = text.split()
        lines = [
            f"1 {forms[0]} {forms[0].lower()} DET 2 det Definite=Def|PronType=Art",
            f"2 {noun} {noun.lower()} NOUN 5 nsubj:pass Number=Sing",
            f"3 {forms[2]} {forms[2]} AUX 5 aux Tense=Pres|VerbForm=Fin",
            f"4 {forms[3]} {forms[3]} AUX 5 aux:pass VerbForm=Part",
            f"5 {verb} {lemma} VERB 0 root VerbForm=Part",
            "6 . . PUNCT 5 punct",
        ]
        doc = document(language, text, "\n".join(lines))
        cast = CastMaker(doc).make()
        events = find_events(doc, cast, (), (), (), report(doc, published=TODAY))[0]
        assert events == (), "a visit by nobody to nowhere is no event"
        named = text.replace(f" {noun} ", f" {noun} Rossi ")
        lines[1] += "\n2.5 Rossi Rossi PROPN 2 nmod _ PER"
        doc = document(language, named, _renumber(lines))
        cast = CastMaker(doc).actor("Rossi", "person").make()
        (event,) = find_events(doc, cast, (), (), (), report(doc, published=TODAY))[0]
        assert (event.mode, event.status) == ("visit", "postponed"), language


def _renumber(lines: list[str]) -> str:
    """Rows with one inserted as 2.5, heads moved along."""
    rows = [row.split() for line in lines for row in line.split("\n")]
    moved = {row[0]: str(i) for i, row in enumerate(rows, 1)}
    for row in rows:
        row[4] = moved.get(row[4], row[4])
        row[0] = moved[row[0]]
    return "\n".join(" ".join(row) for row in rows)


ATTACK = document(
    "it",
    "Le forze borane hanno attaccato Altavilla. Colpita anche la città di Bassano. Dieci persone sono morte.",
    """
    1 Le il DET 2 det Definite=Def|PronType=Art
    2 forze forza NOUN 5 nsubj Number=Plur
    3 borane borano ADJ 2 amod
    4 hanno avere AUX 5 aux Mood=Ind|Tense=Pres|VerbForm=Fin
    5 attaccato attaccare VERB 0 root VerbForm=Part|Tense=Past
    6 Altavilla Altavilla PROPN 5 obj _ LOC
    7 . . PUNCT 5 punct

    1 Colpita colpire VERB 0 root VerbForm=Part|Tense=Past
    2 anche anche ADV 1 advmod
    3 la il DET 4 det Definite=Def|PronType=Art
    4 città città NOUN 1 nsubj Number=Sing
    5 di di ADP 6 case
    6 Bassano Bassano PROPN 4 nmod _ LOC
    7 . . PUNCT 1 punct

    1 Dieci dieci NUM 2 nummod
    2 persone persona NOUN 4 nsubj Number=Plur
    3 sono essere AUX 4 aux Mood=Ind|Tense=Pres|VerbForm=Fin
    4 morte morire VERB 0 root VerbForm=Part|Tense=Past
    5 . . PUNCT 4 punct
    """,
)


def attack_cast() -> Cast:
    maker = CastMaker(ATTACK).actor("Borania", "state", "borane", mention="demonym")
    return maker.place("Altavilla", "XX").place("Bassano", "XX").make()


def test_places_hit_are_attacks_of_their_own_with_the_agent_carried_on() -> None:
    cast = attack_cast()
    first, second = read(ATTACK, cast)
    assert (first.type, second.type) == ("ASSAULT", "ASSAULT")
    assert (first.places, second.places) == (("p1",), ("p2",))
    assert who(first, cast)["Borania"] == who(second, cast)["Borania"] == "agent"


def test_the_dead_belong_to_the_attack_just_told() -> None:
    start = ATTACK.text.index("Dieci")
    dead = Figure("f1", Span(start, start + 5), "person", "killed", 10, 10)
    votes = Figure("f2", Span(start, start + 5), "vote", "cast", 10, 10)
    events, (dead, votes) = find_events(
        ATTACK, attack_cast(), (), (), (dead, votes), report(ATTACK, published=TODAY)
    )
    assert dead.event == "e2"
    assert events[1].figures == ("f1",)
    assert votes.event is None


def test_any_attack_is_none_in_particular() -> None:
    doc = document(
        "en",
        "Any attack on Oslo would be answered.",
        """
        1 Any any DET 2 det PronType=Ind
        2 attack attack NOUN 7 nsubj:pass Number=Sing
        3 on on ADP 4 case
        4 Oslo Oslo PROPN 2 nmod _ LOC
        5 would would AUX 7 aux VerbForm=Fin
        6 be be AUX 7 aux:pass VerbForm=Inf
        7 answered answer VERB 0 root VerbForm=Part
        8 . . PUNCT 7 punct
        """,
    )
    assert read(doc, CastMaker(doc).place("Oslo", "NO").make()) == ()


def test_a_purpose_is_planned_and_shares_place_and_day_of_the_visit() -> None:
    doc = document(
        "it",
        "Bianchi è giunto oggi a Oslo per incontrare Kowalski.",
        """
        1 Bianchi Bianchi PROPN 3 nsubj _ PER
        2 è essere AUX 3 aux Mood=Ind|Tense=Pres|VerbForm=Fin
        3 giunto giungere VERB 0 root VerbForm=Part|Tense=Past
        4 oggi oggi ADV 3 advmod
        5 a a ADP 6 case
        6 Oslo Oslo PROPN 3 obl _ LOC
        7 per per ADP 8 mark
        8 incontrare incontrare VERB 3 advcl VerbForm=Inf
        9 Kowalski Kowalski PROPN 8 obj _ PER
        10 . . PUNCT 3 punct
        """,
    )
    cast = CastMaker(doc).actor("Bianchi", "person").actor("Kowalski", "person").place("Oslo", "NO").make()
    visit, meeting = read(doc, cast, ("oggi", TODAY, TODAY))
    assert (visit.mode, visit.status, visit.places) == ("visit", "occurred", ("p1",))
    assert who(visit, cast) == {"Bianchi": "agent"}
    assert (meeting.mode, meeting.status, meeting.places) == ("meeting", "planned", ("p1",))
    assert (visit.start, meeting.start) == (TODAY, TODAY)
    assert set(who(meeting, cast)) == {"Bianchi", "Kowalski"}


def test_a_slavic_perfective_present_is_the_future() -> None:
    doc = document(
        "ru",
        "Бьянки встретится с Ковальским.",
        """
        1 Бьянки Бьянки PROPN 2 nsubj Case=Nom PER
        2 встретится встретиться VERB 0 root Mood=Ind|VerbForm=Fin|Person=3
        3 с с ADP 4 case
        4 Ковальским Ковальский PROPN 2 obl Case=Ins PER
        5 . . PUNCT 2 punct
        """,
    )
    cast = CastMaker(doc).actor("Бьянки", "person").actor("Ковальский", "person", "Ковальским").make()
    (event,) = read(doc, cast)
    assert (event.mode, event.status) == ("meeting", "planned")
    assert len(event.participants) == 2


def test_every_language_names_the_same_kinds_of_events() -> None:
    common = {"meeting", "visit", "call", "interview", "proposal", "attack", "arrest", "resignation", "signing"}
    for language in codes():
        known = lexis(language)
        named = {
            entry.kind.name
            for table in (known.nouns, known.verbs)
            for values in (*table.exact.values(), *([v] for _, v in table.starts), *([v] for _, v in table.ends))
            for entry in values
        }
        assert common <= named, language
        for key in ("status.cancel", "status.postpone", "status.plan", "grammar.with", "words.weapons"):
            assert key in known.sets.tables, (language, key)


def test_kinds_have_a_plover_type_and_a_scheme() -> None:
    schemes = lexis("it").schemes
    for kind in kinds().values():
        assert kind.type.isupper()
        assert kind.mode.islower()
        assert kind.scheme in schemes


@given(st.text(alphabet="abcdefgà", min_size=4, max_size=12), st.integers(min_value=3, max_value=12))
def test_a_stem_finds_every_form_that_begins_so(form: str, size: int) -> None:
    table = Table([(form[:size] + "*", 1)])
    assert table.has(Word(form, 0, len(form), "x", "NOUN", -1, "root"))
    assert not table.has(Word("z" + form, 0, len(form), "x", "NOUN", -1, "root"))


@pytest.mark.parametrize("language", codes())
def test_a_text_without_events_gives_none(language: str) -> None:
    doc = document(language, "Rossi.", "1 Rossi Rossi PROPN 0 root _ PER\n2 . . PUNCT 1 punct")
    assert read(doc, CastMaker(doc).actor("Rossi", "person").make()) == ()


def test_what_is_put_off_under_a_pronoun_is_the_plan_before() -> None:
    doc = document(
        "en",
        "Bianchi will meet Kowalski. It was postponed.",
        """
        1 Bianchi Bianchi PROPN 3 nsubj _ PER
        2 will will AUX 3 aux VerbForm=Fin
        3 meet meet VERB 0 root VerbForm=Inf
        4 Kowalski Kowalski PROPN 3 obj _ PER
        5 . . PUNCT 3 punct

        1 It it PRON 3 nsubj:pass Person=3|PronType=Prs
        2 was be AUX 3 aux:pass Tense=Past|VerbForm=Fin
        3 postponed postpone VERB 0 root VerbForm=Part
        4 . . PUNCT 3 punct
        """,
    )
    cast = CastMaker(doc).actor("Bianchi", "person").actor("Kowalski", "person").make()
    (event,) = read(doc, cast)
    assert event.status == "postponed"


def test_points_of_a_numbered_list_are_no_events() -> None:
    rows = "\n\n".join(
        f"1 {n}. {n}. X 3 dep\n2 Bianchi Bianchi PROPN 3 nsubj _ PER\n"
        "3 meets meet VERB 0 root Tense=Pres|VerbForm=Fin\n4 Kowalski Kowalski PROPN 3 obj _ PER"
        for n in (1, 2, 3)
    )
    doc = document("en", "\n".join(f"{n}. Bianchi meets Kowalski" for n in (1, 2, 3)), rows)
    assert read(doc, CastMaker(doc).actor("Bianchi", "person").actor("Kowalski", "person").make()) == ()


def test_an_accuser_is_not_the_attacker() -> None:
    doc = document(
        "it",
        "Borania accusa Aldania di aver attaccato Altavilla.",
        """
        1 Borania Borania PROPN 2 nsubj _ LOC
        2 accusa accusare VERB 0 root Tense=Pres|VerbForm=Fin
        3 Aldania Aldania PROPN 2 obj _ LOC
        4 di di ADP 6 mark
        5 aver avere AUX 6 aux VerbForm=Inf
        6 attaccato attaccare VERB 2 advcl VerbForm=Part|Tense=Past
        7 Altavilla Altavilla PROPN 6 obj _ LOC
        8 . . PUNCT 2 punct
        """,
    )
    cast = CastMaker(doc).actor("Borania", "state").actor("Aldania", "state").place("Altavilla", "XX").make()
    (event,) = read(doc, cast)
    assert who(event, cast) == {"Aldania": "agent"}
    assert event.places == ("p1",)
