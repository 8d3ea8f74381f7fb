"""Figures. Rows: language, text, words, low, high, unit; flat documents show what survives without any tree."""

from __future__ import annotations

import re

import pytest

from carsica.extract.figure_words import figure_words
from carsica.extract.figures import find_figures
from carsica.extract.times import find_times
from carsica.languages import codes
from carsica.parse.syntax import Document, Sentence, Word
from carsica.record.figure import Figure
from carsica.record.report import Report
from tests.extract.trees import document


def flat(language: str, text: str) -> Document:
    """A document whose words hang nowhere and have no class: the worst that a parser can give."""
    sentences = []
    for line in re.finditer(r"[^\n]+", text):
        words = tuple(
            Word(
                m.group(),
                line.start() + m.start(),
                line.start() + m.end(),
                m.group().lower(),
                _class(m.group()),
                -1,
                "dep",
            )
            for m in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*|[^\w\s]", line.group())
        )
        sentences.append(Sentence(line.start(), line.end(), words))
    return Document(text, language, tuple(sentences), ())


def _class(word: str) -> str:
    return "NUM" if word[0].isdigit() else "X" if word[0].isalpha() else "PUNCT"


def figures_of(doc: Document) -> tuple[Figure, ...]:
    report = Report("0", "", doc.text, doc.language, published="2025-11-19")
    return find_figures(doc, find_times(doc, report))


ROWS = [
    ("it", "Volano oltre 90 droni.", "oltre 90 droni", 90, None, "drone"),
    ("it", "Una torre di dodici piani.", "dodici piani", 12, 12, "floor"),
    ("it", "Decine di persone in strada.", "Decine di persone", 20, None, "person"),
    ("it", "Spesi 300 milioni di euro.", "300 milioni di euro", 3e8, 3e8, "EUR"),
    ("it", "Salgono del 14,5 per cento.", "14,5 per cento", 14.5, 14.5, "percent"),
    ("it", "Restano 13 feriti.", "13 feriti", 13, 13, "person"),
    ("it", "Rimase tre giorni.", "tre giorni", 3, 3, "day"),
    ("it", "Sei miliardi di metri cubi.", "Sei miliardi di metri cubi", 6e9, 6e9, "cubic metre"),
    ("it", "Circa 300 corone.", "Circa 300 corone", 300, 300, "money"),
    ("it", "Trecento corone svedesi.", "Trecento corone svedesi", 300, 300, "SEK"),
    ("en", "Two crew members.", "Two crew members", 2, 2, "crew member"),
    ("en", "At 80 kilometres an hour.", "80 kilometres an hour", 80, 80, "kilometre per hour"),
    ("en", "A nine-storey block.", "nine-storey", 9, 9, "floor"),
    ("en", "The 20-point draft.", "20-point", 20, 20, "point"),
    ("en", "Up to 40 missiles.", "Up to 40 missiles", None, 40, "missile"),
    ("en", "Worth $100 million.", "100 million", 1e8, 1e8, "USD"),
    ("en", "Dozens of villages.", "Dozens of villages", 20, None, "village"),
    ("fr", "Un immeuble de neuf étages.", "neuf étages", 9, 9, "floor"),
    ("fr", "Au moins 12 enfants.", "Au moins 12 enfants", 12, None, "child"),
    ("fr", "Une quarantaine de blessés.", "Une quarantaine de blessés", 40, 40, "person"),
    ("es", "Más de 90 drones.", "Más de 90 drones", 90, None, "drone"),
    ("es", "Un edificio de nueve plantas.", "nueve plantas", 9, 9, "floor"),
    ("es", "Decenas de miles de hogares.", "Decenas de miles de hogares", 20_000, None, "household"),
    ("de", "Ein neunstöckiges Haus.", "neunstöckiges", 9, 9, "floor"),
    ("de", "Der 20-Punkte-Plan.", "20-Punkte", 20, 20, "point"),
    ("de", "Mindestens 12 Verletzte.", "Mindestens 12 Verletzte", 12, None, "person"),
    ("de", "Rund 100 Millionen Dollar.", "Rund 100 Millionen Dollar", 1e8, 1e8, "USD"),
    ("ru", "Девятиэтажный дом.", "Девятиэтажный", 9, 9, "floor"),
    ("ru", "Не менее 12 погибших.", "Не менее 12 погибших", 12, None, "person"),
    ("ru", "Документ из 20 пунктов.", "20 пунктов", 20, 20, "point"),
    ("ru", "Около 100 миллионов рублей.", "Около 100 миллионов рублей", 1e8, 1e8, "RUB"),
    ("uk", "Дев’ятиповерховий дім.", "Дев’ятиповерховий", 9, 9, "floor"),
    ("uk", "Щонайменше 12 поранених.", "Щонайменше 12 поранених", 12, None, "person"),
    ("uk", "План із 20 пунктів.", "20 пунктів", 20, 20, "point"),
    ("uk", "Понад 90 безпілотників.", "Понад 90 безпілотників", 90, None, "drone"),
    ("it", "Perdite per mezzo miliardo di euro.", "mezzo miliardo di euro", 5e8, 5e8, "EUR"),
    ("it", "Lavorarono due ore e mezza.", "due ore e mezza", 2.5, 2.5, "hour"),
    ("it", "Quaranta dipendenti.", "Quaranta dipendenti", 40, 40, "employee"),
    ("en", "A 12-article charter.", "12-article", 12, 12, "article"),
    ("en", "At least $3 billion.", "At least $3 billion", 3e9, None, "USD"),
    ("en", "Nearly three decades.", "Nearly three decades", 30, 30, "year"),
    ("en", "It took half an hour.", "half an hour", 0.5, 0.5, "hour"),
    ("fr", "Il coûte 900 francs CFA.", "900 francs CFA", 900, 900, "XOF"),
    ("fr", "Une vingtaine de citernes.", "Une vingtaine de citernes", 20, 20, "tanker"),
    ("es", "Unas 300 viviendas.", "Unas 300 viviendas", 300, 300, "home"),
    ("es", "Tres ruedas de prensa.", "Tres ruedas de prensa", 3, 3, "press conference"),
    ("de", "Mindestens aber 400 Euro.", "Mindestens aber 400 Euro", 400, None, "EUR"),
    ("de", "Elf Unfälle.", "Elf Unfälle", 11, 11, "accident"),
    ("ru", "Убытки в полмиллиарда рублей.", "полмиллиарда рублей", 5e8, 5e8, "RUB"),
    ("ru", "Как минимум о семи погибших.", "Как минимум о семи погибших", 7, None, "person"),
    ("uk", "Збитки на пів мільярда гривень.", "пів мільярда гривень", 5e8, 5e8, "UAH"),
    ("uk", "Дев’ять вантажівок.", "Дев’ять вантажівок", 9, 9, "lorry"),
]

NO_FIGURES = [
    ("it", "Il 3 maggio 2024 nevicava."),
    ("it", "Un uomo di 45 anni."),
    ("it", "L’articolo 5 e la risoluzione 1701."),
    ("it", "Uno dei presenti."),
    ("en", "A 45-year-old driver."),
    ("en", "An F-16 and an S-300."),
    ("en", "One of the guests."),
    ("en", "In 2019 it rained."),
    ("fr", "Un homme de 45 ans."),
    ("es", "La resolución 1701."),
    ("de", "Ein 45-jähriger Fahrer."),
    ("de", "Beim 3. Treffen."),
    ("ru", "45-летний водитель."),
    ("uk", "Ракети Х-101."),
    ("en", "1. Bread"),
    ("fr", "Le dix-huitième siège."),
]


@pytest.mark.parametrize(("language", "text", "words", "low", "high", "unit"), ROWS)
def test_figure_without_a_tree(
    language: str, text: str, words: str, low: float | None, high: float | None, unit: str
) -> None:
    (found,) = figures_of(flat(language, text))
    assert (found.span.of(text), found.low, found.high, found.unit) == (words, low, high, unit)


@pytest.mark.parametrize(("language", "text"), NO_FIGURES)
def test_no_figure(language: str, text: str) -> None:
    assert figures_of(flat(language, text)) == ()


def test_ids_follow_the_text() -> None:
    assert [f.id for f in figures_of(flat("en", "Three ships.\nTwo bridges and 40 tanks."))] == ["f1", "f2", "f3"]


RESPECTIVELY = """
    1 Caddero cadere VERB 0 root Tense=Past
    2 50 50 NUM 3 nummod
    3 droni drone NOUN 1 nsubj
    4 e e CCONJ 6 cc
    5 8 8 NUM 6 nummod
    6 missili missile NOUN 3 conj
    7 , , PUNCT 13 punct
    8 di di ADP 9 case
    9 cui cui PRON 13 obl
    10 rispettivamente rispettivamente ADV 11 advmod
    11 40 40 NUM 13 nsubj
    12 e e CCONJ 14 cc
    13 abbattuti abbattere VERB 3 acl
"""


def test_bare_numbers_are_paired_with_the_nouns_before() -> None:
    text = "Caddero 50 droni e 8 missili, di cui rispettivamente 40 e 6 abbattuti"
    rows = (
        RESPECTIVELY.replace("12 e e CCONJ 14 cc\n    13", "12 e e CCONJ 13 cc\n    13 6 6 NUM 11 conj\n    14")
        .replace("NUM 13 nsubj", "NUM 14 nsubj")
        .replace("PRON 13", "PRON 14")
        .replace("PUNCT 13", "PUNCT 14")
    )
    found = figures_of(document("it", text, rows))
    assert [(f.low, f.unit) for f in found] == [(50, "drone"), (8, "missile"), (40, "drone"), (6, "missile")]
    assert found[2].what == "intercepted"


WOUNDED = """
    1 Nove nove NUM 2 nummod
    2 persone persona NOUN 4 nsubj
    3 sono essere AUX 4 aux
    4 morte morire VERB 0 root Tense=Past|VerbForm=Part
    5 e e CCONJ 8 cc
    6 decine decina NOUN 8 nsubj
    7 sono essere AUX 8 aux
    8 ferite ferire VERB 4 conj Tense=Past|VerbForm=Part
"""


def test_a_number_without_a_noun_takes_persons_from_its_verb() -> None:
    killed, wounded = figures_of(document("it", "Nove persone sono morte e decine sono ferite", WOUNDED))
    assert (killed.low, killed.high, killed.unit, killed.what) == (9, 9, "person", "killed")
    assert (wounded.low, wounded.high, wounded.unit, wounded.what) == (20, None, "person", "wounded")


TOLL = """
    1 The the DET 3 det
    2 death death NOUN 3 compound
    3 toll toll NOUN 4 nsubj
    4 rose rise VERB 0 root Tense=Past
    5 to to ADP 6 case
    6 25 25 NUM 4 obl
"""


def test_a_toll_counts_the_dead() -> None:
    (found,) = figures_of(document("en", "The death toll rose to 25", TOLL))
    assert (found.low, found.high, found.unit, found.what) == (25, 25, "person", "killed")


ONE_KILLED = """
    1 Una uno DET 2 det
    2 persona persona NOUN 4 nsubj
    3 è essere AUX 4 aux
    4 {verb} {lemma} VERB 0 root Tense=Past|VerbForm=Part
"""


@pytest.mark.parametrize(("verb", "lemma", "count"), [("morta", "morire", 1), ("arrivata", "arrivare", 0)])
def test_an_article_counts_only_when_somebody_came_to_harm(verb: str, lemma: str, count: int) -> None:
    doc = document("it", f"Una persona è {verb}", ONE_KILLED.format(verb=verb, lemma=lemma))
    assert len(figures_of(doc)) == count


SHARED = """
    1 Von von ADP 2 case
    2 30 30 NUM 5 nummod
    3 auf auf ADP 5 case
    4 12 12 NUM 5 nummod
    5 Punkte Punkt NOUN 0 root
"""


def test_a_number_takes_the_noun_of_the_next() -> None:
    found = figures_of(document("de", "Von 30 auf 12 Punkte", SHARED))
    assert [(f.low, f.unit) for f in found] == [(30, "point"), (12, "point")]


def test_a_bare_currency_is_the_one_that_the_text_spells_out() -> None:
    found = figures_of(flat("fr", "Le litre passe à 900 francs.\nIl valait 600 francs CFA."))
    assert [f.unit for f in found] == ["XOF", "XOF"]


PARTED = """
    1 Volarono volare VERB 0 root Tense=Past
    2 50 50 NUM 3 nummod
    3 droni drone NOUN 1 nsubj
    4 , , PUNCT 8 punct
    5 di di ADP 6 case
    6 cui cui PRON 8 obl
    7 40 40 NUM 8 nsubj
    8 abbattuti abbattere VERB 3 acl
"""


def test_what_was_shot_down_is_kept_apart_from_what_was_launched() -> None:
    found = figures_of(document("it", "Volarono 50 droni, di cui 40 abbattuti", PARTED))
    assert [(f.low, f.unit, f.what) for f in found] == [(50, "drone", "launched"), (40, "drone", "intercepted")]


CHILDREN = """
    1 Sono essere AUX 3 cop
    2 33 33 NUM 3 nummod
    3 morti morto NOUN 0 root
    4 , , PUNCT 8 punct
    5 tra tra ADP 6 case
    6 cui cui PRON 8 obl
    7 sei sei NUM 8 nummod
    8 bambini bambino NOUN 3 acl
    9 , , PUNCT 11 punct
    10 94 94 NUM 11 nummod
    11 feriti ferito NOUN 3 conj
"""


def test_a_part_shares_the_fate_of_its_whole() -> None:
    found = figures_of(document("it", "Sono 33 morti, tra cui sei bambini, 94 feriti", CHILDREN))
    assert [(f.low, f.what) for f in found] == [(33, "killed"), (6, "killed"), (94, "wounded")]


UNKNOWN = """
    1 Three three NUM 2 nummod
    2 teapots teapot NOUN 3 nsubj
    3 broke break VERB 0 root Tense=Past
"""


def test_an_unknown_noun_is_its_own_unit() -> None:
    (found,) = figures_of(document("en", "Three teapots broke", UNKNOWN))
    assert (found.unit, found.span) == ("teapot", (0, 13))


@pytest.mark.parametrize("language", codes())
def test_every_language_names_the_common_units(language: str) -> None:
    units = figure_words(language).units
    known = {*units.whole.values(), *units.stems.values(), *units.endings.values()}
    assert {
        "person",
        "child",
        "soldier",
        "drone",
        "missile",
        "floor",
        "point",
        "region",
        "hour",
        "day",
        "USD",
    } <= known
    fates = figure_words(language).fates
    assert {"killed", "wounded", "missing"} <= {*fates.whole.values(), *fates.stems.values()}


@pytest.mark.parametrize(("words", "what"), [("fermo", "passengers"), ("fermati", "arrested")])
def test_what_stands_still_is_not_arrested(words: str, what: str) -> None:
    text = f"Il traghetto, con 212 passeggeri, {words} da domenica."
    found = find_figures(flat("it", text), ())
    assert [figure.what for figure in found] == [what]
