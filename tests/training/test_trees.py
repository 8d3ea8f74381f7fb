"""Treebank rows: clitics made whole, dev parts cut the same way every time."""

from __future__ import annotations

from pathlib import Path

from training.trees import Row, held_out, read

SENTENCE = """# text = Vuole dirlo al re.
1\tVuole\tvolere\tAUX\t_\tMood=Ind|Number=Sing\t2\taux\t_\t_
2-3\tdirlo\t_\t_\t_\t_\t_\t_\t_\t_
2\tdir\tdire\tVERB\t_\tVerbForm=Inf\t0\troot\t_\t_
3\tlo\tlo\tPRON\t_\tPronType=Prs\t2\tobj\t_\t_
4-5\tal\t_\t_\t_\t_\t_\t_\t_\t_
4\ta\ta\tADP\t_\t_\t6\tcase\t_\t_
5\til\til\tDET\t_\t_\t6\tdet\t_\t_
6\tre\tre\tNOUN\t_\t_\t2\tobl\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


def row(tmp_path: Path) -> Row:
    path = tmp_path / "x.conllu"
    path.write_text(SENTENCE, encoding="utf-8")
    (found,) = read(path, "it")
    return found


def test_the_treebank_s_own_words_come_first(tmp_path: Path) -> None:
    found = row(tmp_path)
    assert found.words == ["Vuole", "dir", "lo", "a", "il", "re", "."]
    assert found.heads == [2, 0, 2, 6, 6, 2, 2]
    assert found.features
    assert found.features[0] == {"Mood": "Ind", "Number": "Sing"}


def test_a_verb_with_its_pronoun_is_also_shown_whole(tmp_path: Path) -> None:
    whole = row(tmp_path).whole
    assert whole
    assert whole.words == ["Vuole", "dirlo", "a", "il", "re", "."]  # "al" is cut from raw text too
    assert whole.heads == [2, 0, 5, 5, 2, 2]
    assert whole.relations == ["aux", "root", "case", "det", "obl", "punct"]
    assert whole.upos
    assert whole.upos[1] == "VERB"


def test_the_development_part_is_fixed() -> None:
    parts = [held_out(f"sentence {n}") for n in range(2000)]
    assert 0.12 < sum(parts) / len(parts) < 0.18
    assert parts == [held_out(f"sentence {n}") for n in range(2000)]
