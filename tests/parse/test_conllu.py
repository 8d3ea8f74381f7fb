"""CoNLL-U out and in."""

from __future__ import annotations

from carsica.parse.conllu import given_words, to_conllu
from carsica.parse.syntax import Document, Name, Sentence, Word

TEXT = "Fonti della Lega."


def document() -> Document:
    words = (
        Word("Fonti", 0, 5, "fonte", "NOUN", -1, "root", {"Number": "Plur", "Gender": "Fem"}),
        Word("di", 6, 11, "di", "ADP", 3, "case"),
        Word("la", 6, 11, "il", "DET", 3, "det"),
        Word("Lega", 12, 16, "Lega", "PROPN", 0, "nmod"),
        Word(".", 16, 17, ".", "PUNCT", 0, "punct"),
    )
    return Document(TEXT, "it", (Sentence(0, 17, words),), (Name("ORG", 12, 16, 0, (3, 4)),))


def test_a_document_as_conllu() -> None:
    assert to_conllu(document()) == (
        "# sent_id = 1\n"
        "# text = Fonti della Lega.\n"
        "1\tFonti\tfonte\tNOUN\t_\tGender=Fem|Number=Plur\t0\troot\t_\tNER=O|start_char=0|end_char=5\n"
        "2-3\tdella\t_\t_\t_\t_\t_\t_\t_\tstart_char=6|end_char=11\n"
        "2\tdi\tdi\tADP\t_\t_\t4\tcase\t_\tNER=O\n"
        "3\tla\til\tDET\t_\t_\t4\tdet\t_\tNER=O\n"
        "4\tLega\tLega\tPROPN\t_\t_\t1\tnmod\t_\tNER=B-ORG|SpaceAfter=No|start_char=12|end_char=16\n"
        "5\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\tNER=O|start_char=16|end_char=17\n\n"
    )


def test_given_words_are_the_syntactic_ones() -> None:
    assert list(given_words(to_conllu(document()).splitlines())) == [["Fonti", "di", "la", "Lega", "."]]


def test_comments_ranges_and_empty_nodes_are_left_aside() -> None:
    lines = [
        "# text = a",
        "1\tA" + "\t_" * 8,
        "1.1\tx" + "\t_" * 8,
        "",
        "",
        "2-3\tdel" + "\t_" * 8,
        "2\tdi" + "\t_" * 8,
    ]
    assert list(given_words(lines)) == [["A"], ["di"]]
