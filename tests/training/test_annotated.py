from carsica.annotation.builder import build
from tests.annotation.sheets import sheet
from training.annotated import LAYERS, report_rows


def test_tags_stand_on_the_words_that_carry_them() -> None:
    rows = list(report_rows(build(sheet(), "x")))
    body = next(row for row in rows if "denied" in row.words)
    assert body.layers is not None
    marked = {
        name: [word for word, tag in zip(body.words, tags, strict=True) if tag not in (None, "O")]
        for name, tags in body.layers.items()
    }
    assert marked["source"] == ["Ada", "Renn"]
    assert marked["cue"] == ["denied"]
    assert " ".join(marked["content"]) == "the talks due on 12 March in Doha had been off"
    assert marked["trigger"] == ["talks"]
    assert marked["post"] == ["foreign", "minister"]
    assert marked["time"] == ["Monday", "12", "March"]
    place = body.words.index("denied")
    assert body.layers["polarity"][place] == "negative"
    assert body.layers["status"][body.words.index("talks")] == "denied"
    assert body.names is not None
    assert [w for w, n in zip(body.words, body.names, strict=True) if n != "O"] == [
        "Valdoria",
        "Ada",
        "Renn",
        "Doha",
    ]


def test_every_tag_is_one_of_its_layer() -> None:
    for row in report_rows(build(sheet(), "x")):
        for name, tags in (row.layers or {}).items():
            assert len(tags) == len(row.words)
            assert {tag for tag in tags if tag is not None} <= set(LAYERS[name])
