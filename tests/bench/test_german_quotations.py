"""The reading of the German quotation annotation, on a text of our own."""

import io
import json
import tarfile
from pathlib import Path

from bench.german_quotations import documents, paired

TEXT = "Frau Korn sagte, dass der Damm hält. Er sei neu."


def _part(*words: str) -> dict[str, object]:
    places = [(TEXT.index(w), TEXT.index(w) + len(w)) for w in words]
    return {"text": " ".join(words), "spans": [{"charBegin": a, "charEnd": b} for a, b in places]}


def _archive(folder: Path) -> Path:
    rows = [
        {
            "type": "Indirect",
            "quote": _part("dass der Damm hält"),
            "cue": _part("sagte"),
            "speaker": _part("Frau Korn"),
        },
        {"type": "FreeIndirect", "quote": _part("Er sei", "neu."), "cue": _part(), "speaker": _part("Frau Korn")},
    ]
    held = json.dumps({"originalText": TEXT, "annotations": rows}).encode()
    path = folder / "articles.tar.gz"
    with tarfile.open(path, "w:gz") as files:
        member = tarfile.TarInfo("one.json")
        member.size = len(held)
        files.addfile(member, io.BytesIO(held))
    return path


def test_rows_are_read_with_their_offsets(tmp_path: Path) -> None:
    [(text, rows)] = documents(_archive(tmp_path))
    assert text == TEXT
    told, free = rows
    assert TEXT[slice(*told.quote)] == "dass der Damm hält"
    assert TEXT[slice(*told.cue)] == "sagte"
    assert TEXT[slice(*free.quote)] == "Er sei neu."
    assert free.cue is None
    assert free.speakers == (told.speaker,)


def test_a_pair_shares_most_of_the_shorter_span() -> None:
    assert paired([(0, 10), (20, 30)], [(8, 20), (22, 60)]) == [(1, 1)]
