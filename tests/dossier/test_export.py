from __future__ import annotations

import csv
import io
import json

import pytest

from carsica.dossier.export import FORMATS, LAYERS, Layer, to_csv, to_json
from carsica.record.claim import Links
from tests.dossier.sample import DRAFTS, PONENTE, TIDE, hostile, sample


def of(layer: Layer) -> list[dict]:
    return json.loads(to_json(layer, sample().links, sample().readings))


def table(layer: Layer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(layer, sample().links, sample().readings))))


def test_a_claim_has_the_shape_of_the_contract():
    claim = of("claims")[0]
    assert list(claim) == [
        *("id", "summary", "statements", "edges", "origins"),
        *("independent_origins", "reports", "outlets", "denied_by", "status"),
    ]
    assert set(claim["statements"][0]) == {
        *("report", "url", "outlet", "published", "language"),
        *("statement", "span", "text", "polarity", "hearsay"),
    }
    assert claim["edges"][0] == {
        "from": [PONENTE.id, "s1"],
        "to": [TIDE.id, "s1"],
        "kind": "cites",
        "why": "names the Tidewater Post; a day later",
    }
    assert claim["origins"][0] == {
        "kind": "anonymous",
        "name": "two officials",
        "report": TIDE.id,
        "first_seen": "2026-03-10",
    }
    assert claim["denied_by"][0] == {"report": PONENTE.id, "statement": "s2"}


@pytest.mark.parametrize("layer", LAYERS)
def test_every_row_rests_on_words_at_the_place_it_names(layer: Layer):
    texts = {d.id: d.text for d in DRAFTS}
    seen = 0

    def walk(value: object) -> None:
        nonlocal seen
        if isinstance(value, dict):
            if "span" in value:
                start, end = value["span"]
                assert texts[value["report"]][start:end]
                if "row" in value and "text" in value:
                    assert texts[value["report"]][start:end] == value["text"]
                seen += 1
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    rows = of(layer)
    assert rows
    for row in rows:
        before = seen
        walk(row)
        assert seen > before, row["id"]


@pytest.mark.parametrize("layer", LAYERS)
def test_exports_are_the_same_byte_for_byte_whatever_the_order_of_readings(layer: Layer):
    case = sample()
    turned = tuple(reversed(case.readings))
    assert to_json(layer, case.links, case.readings) == to_json(layer, case.links, turned)
    assert to_csv(layer, case.links, case.readings) == to_csv(layer, case.links, turned)


def test_figures_keep_who_gave_them_and_the_statement_they_rest_on():
    drones = of("figures")[0]
    assert [e["given_by"] for e in drones["entries"]] == ["The Tidewater Post", "aeronautica", "l’armée"]
    assert [e["statement"] for e in drones["entries"]] == [None, "s4", "s3"]


def test_events_keep_what_each_report_said():
    meeting = of("events")[0]
    assert [m["status"] for m in meeting["mentions"]] == [
        "planned",
        "postponed",
        "postponed",
        "planned",
        "cancelled",
    ]
    assert [m["places"] for m in meeting["mentions"]][:2] == [["Geneva"], ["Vienna"]]
    assert meeting["participants"][0] == {"actor": "A3", "name": "Mara Lindqvist", "role": "participant"}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_line_of_csv_for_every_place_a_row_rests_on(layer: Layer):
    lines = table(layer)
    texts = {d.id: d.text for d in DRAFTS}
    assert lines
    for line in lines:
        assert texts[line["report"]][int(line["start"]) : int(line["end"])]
        assert None not in line


def test_csv_of_claims_marks_denials():
    lines = [line for line in table("claims") if line["claim"] == "C1"]
    assert [line["denies"] for line in lines] == ["false"] * 5 + ["true"] * 2
    assert lines[0]["origins"] == "two officials; Tomas Varga"


def test_a_cell_that_a_spreadsheet_would_run_is_disarmed():
    case = hostile()
    claim = case.links.claims[0]
    bad = Links(
        claims=(
            type(claim)(
                **{**{f: getattr(claim, f) for f in claim.__dataclass_fields__}, "summary": "=HYPERLINK(1)"}
            ),
        )
    )
    row = next(csv.DictReader(io.StringIO(to_csv("claims", bad, case.readings))))
    assert row["summary"] == "'=HYPERLINK(1)"


def test_an_unknown_layer_is_an_error():
    with pytest.raises(KeyError):
        to_json("gossip", Links(), ())  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_writes_every_layer(form: str) -> None:
    case = sample()
    for layer in LAYERS:
        assert FORMATS[form].write(layer, case.links, case.readings).endswith("\n")
