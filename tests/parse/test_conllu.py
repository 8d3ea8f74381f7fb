"""CoNLL-U out."""

from __future__ import annotations

from carsica.parse.conllu import to_conllu
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


def test_given_comments_are_kept_and_completed() -> None:
    lines = to_conllu(document(), "lega.txt", [["# sent_id = x-7", "# genre = news"]]).splitlines()
    assert lines[:4] == [
        "# newdoc id = lega.txt",
        "# sent_id = x-7",
        "# genre = news",
        "# text = Fonti della Lega.",
    ]
    own = ["# newdoc id = d1", "# text = Fonti"]
    assert to_conllu(document(), "lega.txt", [own]).splitlines()[:3] == [*own, "# sent_id = 1"]


def test_no_separator_inside_a_text_breaks_a_line_or_a_cell() -> None:
    text = "a\u2028b\tc"
    one = Sentence(0, 5, (Word(text, 0, 5, text, "X", -1, "root"),))
    written = to_conllu(Document(text, "it", (one,), ()))
    assert "# text = a b c\n1\ta b c\ta b c\tX\t" in written
    assert len(written.splitlines()) == 4
