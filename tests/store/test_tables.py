"""Records survive Arrow, Parquet and DuckDB unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carsica.record.claim import Links
from carsica.record.decision import Decision
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.record.span import Span
from carsica.store import tables
from carsica.store.queries import StoredDossier, make_dossier
from carsica.store.tables import ids_of_part, read_part, record_of, schema_of, table_of, write_part

# 64-bit columns hold every number that a text can mean; text has no lone surrogates once it is decoded.
st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))
st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
small = settings(max_examples=12, suppress_health_check=list(HealthCheck))


@small
@given(st.from_type(Reading))
def test_a_reading_survives_its_table(reading: Reading) -> None:
    table = table_of(Reading, [reading])
    assert [record_of(Reading, row) for row in table.to_pylist()] == [reading]


@small
@given(readings=st.lists(st.from_type(Reading), max_size=3))
def test_readings_survive_a_parquet_part(
    tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]
) -> None:
    part = tmp_path_factory.mktemp("parts") / "x.parquet"
    write_part(part, readings)
    assert list(read_part(part)) == readings
    assert ids_of_part(part) == [reading.report.id for reading in readings]


@small
@given(links=st.from_type(Links), decision=st.from_type(Decision))
def test_links_and_decisions_survive_the_dossier(
    tmp_path_factory: pytest.TempPathFactory, links: Links, decision: Decision
) -> None:
    path = tmp_path_factory.mktemp("dossier") / "dossier.duckdb"
    make_dossier(path, [], links, [decision], "made of nothing")
    with StoredDossier(path) as dossier:
        assert dossier.links() == links
        assert dossier.decisions() == [decision]
        assert dossier.fingerprint == "made of nothing"


def test_a_reading_stored_before_silences_were_kept_is_read_without_any() -> None:
    reading = Reading(Report("r1", "Title", "Title", "en", "The Example", None))
    (row,) = table_of(Reading, [reading]).drop_columns(["silences"]).to_pylist()
    assert record_of(Reading, row) == reading


def test_a_tuple_of_unlike_things_is_a_struct() -> None:
    plan = schema_of(Links).field("plans").type.value_type
    pillar = plan.field("versions").type.value_type.field("pillars").type.value_type
    assert [field.name for field in pillar] == ["_0", "_1"]


def test_hints_outside_the_record_are_refused() -> None:
    with pytest.raises(TypeError, match="no column type"):
        tables._type(dict)
    assert tables._type(Span) == tables._type(tuple[int, int])


def test_part_of_no_readings_has_the_columns(tmp_path: Path) -> None:
    write_part(tmp_path / "empty.parquet", [])
    assert list(read_part(tmp_path / "empty.parquet")) == []
