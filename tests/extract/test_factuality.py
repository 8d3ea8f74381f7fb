"""Hearsay and certainty by the words' own forms."""

from __future__ import annotations

import pytest

from carsica.extract.attribution.lexis import lexis
from carsica.extract.factuality import certainty_of, hearsay_verb, hearsay_words, in_conditional
from carsica.parse.syntax import Word
from tests.extract.trees import document

CONDITIONALS = [
    ("it", "starebbe", "stare", True),
    ("it", "stava", "stare", False),
    ("fr", "serait", "être", True),
    ("fr", "montrerait", "montrer", True),
    ("fr", "montrait", "montrer", False),
    ("fr", "tirait", "tirer", False),
    ("fr", "dirigeait", "diriger", False),
    ("es", "habría", "haber", True),
    ("es", "llegaría", "llegar", True),
    ("es", "quería", "querer", False),
    ("es", "varían", "variar", False),
]


@pytest.mark.parametrize(("language", "form", "lemma", "expected"), CONDITIONALS)
def test_conditional_by_its_ending(language: str, form: str, lemma: str, expected: bool) -> None:
    word = Word(form, 0, len(form), lemma, "VERB", -1, "root")
    assert in_conditional(lexis(language), word) is expected


def conditional(text: str, rows: str) -> bool:
    sentence = document("it", text, rows).sentences[0]
    return hearsay_verb(lexis("it"), sentence, sentence.root)


def test_italian_conditional_repeats_others() -> None:
    assert conditional(
        "Il ministro avrebbe incontrato Rossi.",
        """
        1 Il il DET 2 det
        2 ministro ministro NOUN 4 nsubj
        3 avrebbe avere AUX 4 aux
        4 incontrato incontrare VERB 0 root VerbForm=Part
        5 Rossi Rossi PROPN 4 obj
        6 . . PUNCT 4 punct
        """,
    )


def test_consequence_wish_and_condition_do_not() -> None:
    consequence = """
        1 Il il DET 2 det
        2 colloquio colloquio NOUN 4 nsubj
        3 avrebbe avere AUX 4 aux
        4 rappresentato rappresentare VERB 0 root VerbForm=Part
        5 una uno DET 6 det
        6 svolta svolta NOUN 4 obj
        """
    wish = """
        1 Il il DET 2 det
        2 ministro ministro NOUN 4 nsubj
        3 vorrebbe volere AUX 4 aux
        4 partire partire VERB 0 root VerbForm=Inf
        """
    condition = """
        1 Se se SCONJ 2 mark
        2 piovesse piovere VERB 4 advcl
        3 la il DET 5 det
        4 salterebbe saltare VERB 0 root
        5 gara gara NOUN 4 nsubj
        """
    assert not conditional("Il colloquio avrebbe rappresentato una svolta", consequence)
    assert not conditional("Il ministro vorrebbe partire", wish)
    assert not conditional("Se piovesse la salterebbe gara", condition)


def test_words_of_hearsay_bear_on_clauses_only() -> None:
    sentence = document(
        "en",
        "They reportedly left the allegedly stolen car.",
        """
        1 They they PRON 3 nsubj
        2 reportedly reportedly ADV 3 advmod
        3 left leave VERB 0 root
        4 the the DET 7 det
        5 allegedly allegedly ADV 6 advmod
        6 stolen steal VERB 7 acl
        7 car car NOUN 3 obj
        8 . . PUNCT 3 punct
        """,
    ).sentences[0]
    assert hearsay_words(lexis("en"), sentence, range(8)) == (1, 2)
    assert hearsay_words(lexis("en"), sentence, range(3, 8)) is None


@pytest.mark.parametrize(
    ("language", "text", "level"),
    [
        ("it", "Probabilmente non sapeva nulla", "probable"),
        ("en", "It might rain", "possible"),
        ("ru", "Он безусловно прав", "certain"),
        ("de", "Es regnet", "unspecified"),
    ],
)
def test_certainty(language: str, text: str, level: str) -> None:
    assert certainty_of(lexis(language), words(text)) == level


def words(text: str, *infinitives: str) -> list[Word]:
    """The words of a text; those named are infinitives."""
    forms = [(w, "VERB", {"VerbForm": "Inf"}) if w in infinitives else (w, "X", {}) for w in text.split()]
    return [Word(w, 0, len(w), w.lower(), upos, -1, "dep", features) for w, upos, features in forms]


def test_a_chance_to_act_is_no_certainty() -> None:
    assert certainty_of(lexis("it"), words("Sarà possibile pagare allo sportello", "pagare")) == "unspecified"
    assert certainty_of(lexis("it"), words("È possibile che paghino allo sportello")) == "possible"
