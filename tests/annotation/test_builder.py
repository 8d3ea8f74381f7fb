import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from carsica.annotation.annotated import Annotated
from carsica.annotation.builder import build, load_annotated
from carsica.errors import InputError
from carsica.record.codec import reading_to_plain
from tests.annotation.sheets import sheet, with_row

SCHEMA = Path(__file__).parents[2] / "docs" / "reading.schema.json"


def built(raw: dict[str, Any] | None = None) -> Annotated:
    return build(raw or sheet(), "doha-1.yaml")


def words(annotated: Annotated, *spans: Any) -> list[str]:
    return [span.of(annotated.reading.report.text) for span in spans]


def test_the_reading_keeps_the_contract() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    plain = json.loads(json.dumps(reading_to_plain(built().reading)))
    jsonschema.validate(plain, schema)


def test_names_hold_everywhere_and_longer_ones_win() -> None:
    raw = with_row("actors", 1, names=["Ada Renn", "Renn"])
    raw["text"] = raw["text"].replace("she said. The", "she said, Renn and Renn Ltd too. And she said so. The")
    raw["actors"][1]["refers"] = ["she@1"]
    raw["actors"].append({"id": "firm", "type": "organisation", "name": "Renn Ltd", "names": ["Renn Ltd"]})
    annotated = built(raw)
    assert words(annotated, *annotated.named["renn"]) == ["Ada Renn", "Renn"]
    assert words(annotated, *annotated.named["firm"]) == ["Renn Ltd"]


def test_chains_name_their_links() -> None:
    statement = built().reading.statements[1]
    assert [(link.kind, link.name, link.count) for link in statement.chain] == [
        ("outlet", "The Tidewater Post", None),
        ("outlet", "The Morning Sentinel", None),
        ("anonymous", "two officials", 2),
    ]


def test_a_link_without_words_is_carried_over() -> None:
    annotated = built(with_row("statements", 2, chain=["outlet", "renn"]))
    assert annotated.reading.statements[2].chain[1].span is None


def test_what_is_tied_to_what() -> None:
    annotated = built()
    reading = annotated.reading
    (event,), (figure,), (relation,) = reading.events, reading.figures, reading.relations
    assert (event.type, event.mode, event.status) == ("CONSULT", "talks", "denied")
    assert words(annotated, event.trigger, *event.mentions) == ["talks", "talks"]
    assert (figure.low, figure.high, figure.event) == (40, None, "e1")
    assert relation.predicate == "minister_of"
    (silence,) = reading.silences
    assert (silence.id, silence.chain[-1].name, silence.about) == ("q1", "the army", "s2")
    assert words(annotated, silence.cue.span, annotated.hard["no-comment"][0]) == ["declined to comment"] * 2
    role = reading.actors[1].roles[0]
    assert (role.title, role.of, role.current) == ("foreign minister", "Valdoria", True)
    assert annotated.allowance.chains == {"s2": (("sentinel",),)}
    assert annotated.allowance.optional == {f"time:{reading.times[0].span.start}"}


def test_figures_and_events_name_each_other_whichever_row_says_so() -> None:
    for raw in (with_row("events", 0, figures=None), with_row("figures", 0, event=None)):
        reading = built(raw).reading
        assert (reading.events[0].figures, reading.figures[0].event) == (("f1",), "e1")


def test_the_outlet_may_take_part_without_a_row_of_its_own() -> None:
    raw = with_row("events", 0, participants=["valdoria", "outlet"])
    raw["text"] = raw["text"].replace("The army declined", "The Tidewater Post asked. The army declined")
    assert built(raw).reading.actors[0].name == "The Tidewater Post"
    assert built(raw).reading.events[0].participants[1].actor == "outlet"


def test_the_outlet_may_be_named_by_words() -> None:
    raw = with_row("statements", 2, chain=[{"outlet": "she"}])
    (link,) = built(raw).reading.statements[2].chain
    assert (link.name, link.span is None) == ("The Tidewater Post", False)


def test_a_relation_takes_the_words_nearest_to_its_ends() -> None:
    raw = sheet()
    raw["text"] = raw["text"] + "Nobody envies a foreign minister of Valdoria.\n"
    raw["actors"][1]["roles"] = []
    spans = [relation.span for relation in built(raw).reading.relations]
    assert words(built(raw), *spans) == ["foreign minister of Valdoria"]


def test_a_state_may_be_a_place() -> None:
    annotated = built(with_row("events", 0, places=["valdoria"]))
    places = {place.id: place for place in annotated.reading.places}
    assert places["place-valdoria"].precision == "country"
    assert annotated.reading.events[0].places == ("place-valdoria",)


def test_times_at_all_their_places() -> None:
    annotated = built(with_row("times", 1, words="March@all", value="2025-03"))
    assert words(annotated, *(time.span for time in annotated.reading.times)).count("March") == 2


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (with_row("statements", 0, content="the talks failed"), "statements s1: does not occur"),
        (with_row("statements", 0, chain=[{"renn": "Ada Renn"}]), "statements s1: the chain does not begin"),
        (with_row("statements", 0, chain=["outlet", "outlet"]), "stands in the chain twice"),
        (with_row("statements", 0, chain=["outlet", {"rice": "Ada Renn"}]), "no such source: 'rice'"),
        (with_row("statements", 0, denies="s9"), "s1 denies s9, which is no statement"),
        (with_row("statements", 0, polarity="positive"), "denies s2 but its polarity is positive"),
        (with_row("statements", 0, denies="s1"), "s1 denies itself"),
        (with_row("statements", 1, id="s1"), "the id s1 is given 2 times"),
        (with_row("statements", 1, also_chains=[["nobody"]]), "no such source nobody"),
        (with_row("statements", 1, also_chains=[[{"sentinel": "it"}]]), "also_chains holds ids alone"),
        (with_row("statements", 0, content={"a": "b"}), "a value has the wrong shape"),
        (with_row("events", 0, also_start=["soon"]), "no ISO date"),
        (with_row("events", 0, kind="party"), "'party' is none of"),
        (with_row("events", 0, start="2025-02-30"), "no such date"),
        (with_row("events", 0, end="2025-03-11"), "ends before it starts"),
        (with_row("events", 0, trigger="talks"), "occurs 2 times"),
        (with_row("events", 0, participants=["nobody"]), "no such actor or place: 'nobody'"),
        (with_row("events", 0, by="s7"), "s7 is no statement"),
        (with_row("events", 0, figures=["f3"]), "no figure f3"),
        (with_row("figures", 0, value="many"), "no number: 'many'"),
        (with_row("figures", 0, event="e7"), "no event e7"),
        (with_row("figures", 0, also_values=["many"]), "no number: 'many'"),
        (with_row("times", 1, also_values=["soon"]), "no TIMEX3 value"),
        (sheet(language="klingon"), "language: 'klingon' is none of"),
        (sheet(outlet="Post [x"), "outlet: cannot be looked for"),
        (with_row("times", 1, value="2025-13"), "no TIMEX3 value"),
        (with_row("relations", 0, object="nobody"), "no such actor or place"),
        (with_row("actors", 4, refers=None), "is never mentioned"),
        (with_row("actors", 4, id="renn"), "this id is taken"),
        (with_row("actors", 1, roles=["minister"]), "a role is"),
        (with_row("silences", 0, about="s8"), "s8 is no statement"),
        (sheet(genre="poem"), "genre: 'poem' is none of"),
        (sheet(hard={"rhyme": "talks"}), "hard rhyme"),
        (sheet(published="yesterday"), "no ISO date"),
        (sheet(text=sheet()["text"].replace("denied", "denied\t")), "text holds"),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_refused(raw: dict[str, Any], cause: str) -> None:
    with pytest.raises(InputError, match=re.escape(cause)) as caught:
        built(raw)
    assert caught.value.where == "doha-1.yaml"


def test_all_problems_are_told_at_once() -> None:
    raw = with_row("statements", 0, content="nowhere")
    raw["figures"][0]["value"] = "many"
    with pytest.raises(InputError) as caught:
        built(raw)
    assert "statements s1" in caught.value.cause
    assert "figures f1" in caught.value.cause


def test_a_file_is_built_as_its_sheet_is(tmp_path: Path) -> None:
    file = tmp_path / "doha-1.yaml"
    file.write_text(yaml.safe_dump(sheet(), allow_unicode=True, sort_keys=False), encoding="utf-8")
    assert load_annotated(file) == built()
