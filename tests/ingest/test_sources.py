"""Files, folders, standard input; and that no input whatever raises."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carsica.errors import CarsicaError, FetchError, InputError
from carsica.ingest.settings import IngestSettings
from carsica.ingest.sources import read_bytes, read_sources
from carsica.record.report import Report
from tests.ingest.samples import BODIES, SETTINGS, TITLES, check_spans, error_of, report_of


def read(*sources: str | Path) -> list[Report | CarsicaError]:
    return list(read_sources([str(source) for source in sources], settings=SETTINGS))


def write(folder: Path, name: str, language: str = "en") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{TITLES[language]}\n\n{BODIES[language]}", encoding="utf-8")
    return path


def test_folder_is_read_in_order_and_errors_keep_their_place(tmp_path: Path) -> None:
    write(tmp_path, "b/2.txt", "it")
    write(tmp_path, "a.txt", "en")
    write(tmp_path, "c.txt", "de")
    write(tmp_path, ".hidden/x.txt")
    (tmp_path / "b" / "1.pdf").write_bytes(b"%PDF-1.4 ...")
    os.symlink(tmp_path, tmp_path / "loop")
    first, second, third, fourth = read(tmp_path)
    assert isinstance(first, Report)
    assert isinstance(third, Report)
    assert isinstance(fourth, Report)
    assert (first.language, third.language, fourth.language) == ("en", "it", "de")
    assert str(second) == f"{tmp_path}/b/1.pdf: is no text (PDF document)"


def test_folder_without_reports(tmp_path: Path) -> None:
    (item,) = read(tmp_path)
    assert str(item) == f"{tmp_path}: is a folder without reports"
    (tmp_path / "x.txt").write_bytes(b"")
    first, second = read(tmp_path)
    assert str(first).endswith("x.txt: is empty")
    assert isinstance(second, InputError)
    assert "without reports" in second.cause


def test_the_batch_goes_on_after_each_bad_source(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt")
    items = read(tmp_path / "missing.txt", good, "ftp://quay.example/x", "file:///etc/hosts", good)
    assert [type(item) for item in items] == [InputError, Report, FetchError, FetchError, Report]
    assert "does not exist" in str(items[0])
    assert "only http and https" in str(items[2])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(tmp_path: Path) -> None:
    path = write(tmp_path, "closed.txt")
    path.chmod(0)
    (item,) = read(path)
    assert "permission denied" in str(item)


def test_permission_denied_is_named_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "closed.txt")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    (item,) = read(path)
    assert str(item) == f"{path}: may not be read (permission denied)"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(f"{TITLES['ru']}\n\n{BODIES['ru']}".encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    (item,) = read("-")
    assert isinstance(item, Report)
    assert item.title == TITLES["ru"]


def test_hostile_names_are_shown_escaped(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\x1b[31m\u202etxt"
    path.write_bytes(b"")
    (item,) = read(path)
    assert "\n" not in str(item)
    assert "\x1b" not in str(item)
    assert r"a\nb\x1b[31m\u202etxt: is empty" in str(item)
    (item,) = read(os.fsdecode(bytes(tmp_path) + b"/\xff"))
    assert r"\udcff: does not exist" in str(item)
    (item,) = read("a\0b")
    assert isinstance(item, InputError)


def test_dates_in_the_future_are_errors() -> None:
    text = f"{TITLES['en']}\n- Posted on 17 January 2026\n\n{BODIES['en']}"
    assert error_of(text).cause == "date 2026-01-17 lies in the future"
    assert report_of(text, settings=IngestSettings(today=date(2026, 1, 16))).published == "2026-01-17"
    assert "update" in error_of(f"title: a b c\nupdated: 2031-01-01\n\n{BODIES['en']}").cause


def test_no_date_and_no_outlet_are_allowed() -> None:
    report = report_of(f"{TITLES['en']}\n\n{BODIES['en']}")
    assert (report.published, report.outlet, report.byline, report.views) == (None, None, (), None)


def test_an_address_gives_the_outlet() -> None:
    data = f"{TITLES['en']}\n\n{BODIES['en']}".encode()
    for url, outlet in [("https://www.quay.example/a/b", "quay.example"), ("https://t.me/s/molo/17", "t.me/molo")]:
        (report,) = read_bytes(data, "x", url=url, settings=SETTINGS)
        assert isinstance(report, Report)
        assert (report.outlet, report.url) == (outlet, url)


def test_header_without_text_is_an_error() -> None:
    assert error_of("title: a\noutlet: b\n").cause == "holds a header but no text"
    assert error_of("- Posted on 3 December 2025\n*****").cause
    assert error_of("12345 67890").cause == "holds no text"


def test_too_large_and_too_long() -> None:
    small = IngestSettings(max_bytes=1000, max_characters=500, today=date(2026, 1, 15))
    assert "too large (more than 1,000 bytes)" in error_of(b"a" * 1001, settings=small).cause
    assert "too long for one report" in error_of(b"word " * 150, settings=small).cause


@pytest.mark.timeout(60)
def test_fifty_megabytes_of_text_are_refused_at_once() -> None:
    data = (BODIES["uk"] + "\n").encode() * (49_000_000 // len((BODIES["uk"] + "\n").encode()))
    start = time.process_time()
    assert "too long for one report" in error_of(data).cause
    assert time.process_time() - start < 10


@pytest.mark.timeout(120)
def test_a_thousand_files_are_read_quickly(tmp_path: Path) -> None:
    for number in range(1000):
        write(tmp_path, f"{number:04}.txt", list(BODIES)[number % 7])
    start = time.process_time()
    items = read(tmp_path)
    assert sum(isinstance(item, Report) for item in items) == 1000
    assert time.process_time() - start < 30


def test_importing_sources_loads_no_page_reader_and_no_client() -> None:
    slow = ["trafilatura", "httpx", "lxml", "babel", "yaml", "markdown_it", "py3langid", "datasketch"]
    code = f"import sys, carsica.ingest.sources; print([name for name in {slow} if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def check_items(items: list[Report | CarsicaError]) -> None:
    assert items
    for item in items:
        if isinstance(item, Report):
            check_spans(item)
            assert item.text.strip()
            assert item.language in BODIES
        else:
            assert isinstance(item, CarsicaError)
            assert "\n" not in str(item)


PIECES = st.sampled_from(
    [
        "---\n", "title: x y\n", "outlet: Z\n", "\n\n", "# Head\n", "- Posted on 3 May 2025\n",
        "- By Jane Doe\n", "<html>", "<p>", "</p>", "<article>", "<h1>", "<!--", "]]>", "&amp;", "\x00", "\u202e",
        '{"text": "', '"}\n', "[{", "}]", "Leggi anche: x\n", "\ufeff", "1 view\n", "Short line\n",
        BODIES["en"], BODIES["uk"], BODIES["it"] + "\n",
    ]
)  # fmt: skip
QUIET = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@given(st.binary(max_size=400))
@QUIET
def test_any_bytes_give_reports_or_errors(data: bytes) -> None:
    check_items(read_bytes(data, "x", settings=SETTINGS))


@given(
    st.lists(PIECES | st.text(max_size=20), max_size=12),
    st.sampled_from(["x", "x.html", "x.md", "x.jsonl", "x.txt"]),
)
@QUIET
def test_any_mixture_of_markup_gives_reports_or_errors(pieces: list[str], name: str) -> None:
    check_items(read_bytes("".join(pieces).encode("utf-8", errors="replace"), name, settings=SETTINGS))
