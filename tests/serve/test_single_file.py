from __future__ import annotations

import re
from pathlib import Path

import pytest

from carsica.errors import CaseError
from carsica.serve.reading_page import render_reading
from carsica.serve.single_file import dossier_html, export_html
from tests.dossier.sample import DRAFTS, PONENTE, hostile, sample
from tests.serve.pages import Parsed


@pytest.mark.parametrize("language", ["en", "it"])
def test_every_anchor_of_the_file_is_in_the_file(language: str):
    page = Parsed(dossier_html(sample(), language))
    assert page.unclosed == []
    assert len(page.ids) == len(set(page.ids))
    inner = [link for link in page.links if link.startswith("#")]
    assert len(inner) > 200
    assert [link for link in inner if link[1:] not in page.ids] == []
    outer = {link for link in page.links if not link.startswith("#")}
    assert outer == {d.url for d in DRAFTS if d.url}


def test_the_file_needs_nothing_else():
    page = Parsed(dossier_html(sample()))
    assert "script" not in page.tags
    assert "link" not in page.tags
    assert not any(name == "src" for _, name, _ in page.attributes)
    assert "url(" not in dossier_html(sample())
    assert "@import" not in dossier_html(sample())


def test_the_file_is_the_same_byte_for_byte():
    assert dossier_html(sample()) == dossier_html(sample())


def test_it_is_put_in_place_whole(tmp_path: Path):
    target = tmp_path / "dossier.html"
    target.write_text("old")
    assert export_html(sample(), target) == target
    assert target.read_text(encoding="utf-8") == dossier_html(sample())
    assert [p.name for p in tmp_path.iterdir()] == ["dossier.html"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path):
    with pytest.raises(CaseError, match="cannot write"):
        export_html(sample(), tmp_path / "missing" / "dossier.html")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CaseError, match="cannot write"):
        export_html(sample(), tmp_path / "folder")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_hostile_words_stay_words():
    page = Parsed(dossier_html(hostile()))
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert not any(link.lower().startswith("javascript:") for link in page.links)


def test_a_reading_explains_its_marks_in_the_margin():
    text = render_reading(PONENTE.reading(), "en")
    page = Parsed(text)
    assert page.unclosed == []
    assert "Tidewater Post → due funzionari (unnamed) say :" in page.text
    assert "Pavel Orsic denies :" in page.text
    assert "denies statement 1" in page.text
    assert "hearsay" in page.text
    assert "131 drones launched" in page.text
    assert all(link[1:] in page.ids for link in page.links if link.startswith("#"))
    assert re.search(r'<span id="s-\d+-\d+" class="m-content hearsay"', text)


def test_a_reading_in_italian():
    page = Parsed(render_reading(PONENTE.reading(), "it"))
    assert "Tidewater Post → due funzionari (anonimo) dicono :" in page.text
    assert "rinviato" in page.text


def test_every_span_of_a_reading_has_its_anchor():
    for draft in DRAFTS:
        ids = set(Parsed(render_reading(draft.reading())).ids)
        for statement in draft.rows.get("statements", ()):
            for span in statement.content:
                assert f"s-{span.start}-{span.end}" in ids
        for figure in draft.rows.get("figures", ()):
            assert f"s-{figure.span.start}-{figure.span.end}" in ids


def test_a_hostile_reading_stays_words():
    page = Parsed(render_reading(hostile().readings[0]))
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert page.links == [link for link in page.links if link.startswith("#")]
