"""Italian statements by the shipped reader: asides, denials, what somebody says of himself. Own sentences."""

from __future__ import annotations

import pytest

from carsica.extract.reading import read
from carsica.record.report import Report
from tests.extract.reading_model import parse

Row = tuple[str, str, str, str]


def statements(text: str) -> list[Row]:
    """Speaker, polarity, cue and content of each statement, the pieces of a content joined by a bar."""
    found = read(Report("r", "", text, "it", "Gazzetta", "2026-03-12"), parse(text, "it")).statements
    return [
        (
            s.chain[-1].name,
            s.polarity,
            s.cue.text if s.cue else "",
            " | ".join(span.of(text) for span in s.content),
        )
        for s in found
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Il ministro Tolli è partito ieri. La legge, ha spiegato alla radio, resta in vigore.",
            ("Tolli", "positive", "ha spiegato", "La legge | resta in vigore"),
        ),
        (
            "Il ministro Tolli è partito ieri. La legge, aggiunge, resta in vigore.",
            ("Tolli", "positive", "aggiunge", "La legge | resta in vigore"),
        ),
    ],
)
def test_an_aside_between_a_noun_and_its_verb_takes_neither(text: str, row: Row) -> None:
    assert statements(text) == [row]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("La Brena Nord si dice «estranea ai fatti»; Tolli è partito.", "Brena Nord", "estranea ai fatti"),
        ("Bruxelles si dice pronta a mandare due esperti.", "Unione europea", "pronta a mandare due esperti"),
    ],
)
def test_what_somebody_says_of_himself_is_no_rumour(text: str, speaker: str, content: str) -> None:
    ((name, _, _, said),) = statements(text)
    assert (name, said) == (speaker, content)


def test_a_denial_does_not_take_what_the_next_verb_tells() -> None:
    text = "Il direttore, Oskar Belloni, respinge le accuse e sostiene che i campioni siano meno di venti."
    assert statements(text) == [
        ("Oskar Belloni", "negative", "respinge", "le accuse"),
        ("Oskar Belloni", "positive", "sostiene", "i campioni siano meno di venti"),
    ]


def test_a_denial_ends_at_the_colon_behind_its_object() -> None:
    text = "Tolli ha smentito la presenza di uomini armati: il suo vice aveva ispezionato l'edificio lunedì."
    assert ("Tolli", "negative", "ha smentito", "la presenza di uomini armati") in statements(text)


def test_who_speaks_of_a_fantasy_denies() -> None:
    text = "L'avvocata Mirela Tolli, che lo difende, parla di «una fantasia ben impaginata»."
    ((name, polarity, _, said),) = statements(text)
    assert (name, polarity, said) == ("Mirela Tolli", "negative", "una fantasia ben impaginata")


def test_a_clause_on_whom_a_paper_cites_is_no_saying_of_its_own() -> None:
    text = (
        "La riunione è saltata. Lo riferisce il quotidiano La Voce di Carda, che cita due funzionari del governo."
    )
    ((name, _, cue, said),) = statements(text)
    assert (name, cue, said) == ("due funzionari del governo", "riferisce", "La riunione è saltata")


def test_a_thing_behind_the_verb_does_not_confirm() -> None:
    text = "Il settimanale Il Molo, con un messaggio sul proprio sito, conferma ogni riga."
    assert statements(text) == [("Il Molo", "positive", "conferma", "ogni riga")]


def test_a_relative_clause_says_what_its_noun_says() -> None:
    text = "«Stiamo collaborando», si limita a dire l'azienda, che tuttavia esclude un guasto alla rete."
    assert ("azienda", "negative", "esclude", "un guasto alla rete") in statements(text)


REVIEW = """Rassegna stampa: la frana di Carda sui giornali
a cura di Ada Tolli | 3 minuti

Il Corriere di Molo scrive che la strada resterà chiusa fino a giugno. Un tecnico parla di «due anni di ritardi».
Di tutt'altro tono il brenese Lunta Nova: la frana, scrive, era stata prevista. L'editoriale accusa la giunta di \
avere ignorato gli allarmi.
Più cauta la Pravna Est, che cita due geologi. Secondo il giornale i lavori cominceranno lunedì."""


def test_a_review_of_the_press_names_a_paper_at_the_head_of_each_paragraph() -> None:
    found = read(Report("r", "", REVIEW, "it", "Rassegna", "2026-03-12"), parse(REVIEW, "it")).statements
    chains = {s.content[0].of(REVIEW)[:12]: [link.name for link in s.chain[1:]] for s in found}
    assert chains["due anni di "] == ["Corriere di Molo", "tecnico"]
    assert chains["la frana"] == ["Lunta Nova"]
    assert chains["la giunta di"] == ["Lunta Nova"]
    assert chains["i lavori com"] == ["Pravna Est"]


def test_a_note_without_an_owner_is_that_of_whoever_spoke_before() -> None:
    text = "La Selgas Spa respinge le accuse. «I freni erano stati cambiati a giugno», si legge in una nota."
    assert statements(text)[-1][0] == "Selgas Spa"


def test_who_is_quoted_stands_behind_the_paper_that_quotes_him() -> None:
    text = "Il quotidiano Il Molo raccoglie lo sfogo di Anna Moro: «Di decine di loro possediamo una fotografia»."
    found = read(Report("r", "", text, "it", "Gazzetta", "2026-03-12"), parse(text, "it")).statements
    assert [link.name for link in found[0].chain[1:]] == ["Il Molo", "Anna Moro"]


def chain(text: str) -> list[str]:
    """The names of the first statement's sources, the report's own outlet left out."""
    found = read(Report("r", "", text, "it", "Gazzetta", "2026-03-12"), parse(text, "it")).statements
    return [link.name for link in found[0].chain[1:]]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "Il ministro Duarte Salvi, intervistato dal quotidiano Il Molo, smentisce ogni rinvio: «Non è vero».",
            "Duarte Salvi",
        ),
        ("Tolli, raggiunta dal quotidiano Il Molo, parla di «cifre da romanzo».", "Tolli"),
    ],
)
def test_whom_a_paper_reached_speaks_through_it(text: str, links: str) -> None:
    assert chain(text) == ["Il Molo", links]


def test_a_possessive_in_a_phrase_means_who_was_told_of_before() -> None:
    text = "Di altro avviso il sindaco Rossi: a suo dire la strada è chiusa da un anno."
    assert statements(text) == [("Rossi", "positive", "a suo dire", "la strada è chiusa da un anno")]


def test_views_of_two_bodies_stand_side_by_side() -> None:
    found = [(row[0], row[3]) for row in statements("Per il sindacato la bozza esiste, per il ministero no.")]
    assert found == [("sindacato", "la bozza esiste"), ("ministero", "no")]
    assert not statements("Per gli studenti il biglietto costa 5 euro, per i lavoratori 10.")


def test_a_clause_according_to_which_ends_where_the_main_clause_begins() -> None:
    text = (
        "In merito alle notizie diffuse dal portale Info Carda, secondo cui una parte dei terreni sarebbe stata "
        "promessa alla Corvane, il Ministero dell'Ambiente precisa che nessuna concessione è stata rilasciata."
    )
    found = [(row[0], row[3]) for row in statements(text)]
    assert found == [
        ("Info Carda", "una parte dei terreni sarebbe stata promessa alla Corvane"),
        ("Ministero dell'Ambiente", "nessuna concessione è stata rilasciata"),
    ]


def test_according_to_which_means_the_paper_not_its_town() -> None:
    assert chain("Il più cauto è l'Harbour Mail di Hong Kong, secondo il quale il comandante era stanco.") == [
        "Harbour Mail"
    ]


def test_a_participle_between_a_noun_and_its_verb_says_nothing() -> None:
    text = (
        "Nove persone sono morte, secondo il sindaco Ivan Zelmar. Un razzo, forse abbattuto, ha colpito una casa."
    )
    assert [row[3] for row in statements(text)] == ["Nove persone sono morte"]
