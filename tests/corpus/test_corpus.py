"""The corpus keeps what it promises: it builds, it is varied, its splits are clean."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache

import pytest

from carsica.annotation.annotated import Annotated
from carsica.annotation.vocabulary import vocabulary
from carsica.evaluation.collection import STORIES, load_stories
from carsica.evaluation.evaluation import compare
from carsica.evaluation.outcome import scores
from corpus import agreement, stats
from corpus.collection import HERE, REPORTS, SECOND, annotated_reports, stories

LEAST = {"it": 160, "en": 100, "fr": 20, "es": 20, "de": 20, "uk": 20, "ru": 20}
HARD = {"it": 15, "en": 10}
TIES = {"statement.cue", "statement.kind", "statement.hearsay", "statement.polarity", "statement.certainty"}
"""Rows in which two statements of the same words and speaker may change places."""


@cache
def reports() -> list[Annotated]:
    return annotated_reports()


def test_every_report_builds_and_stands_where_its_id_says() -> None:
    files = {file.stem: file.parent.name for file in REPORTS.rglob("*.yaml")}
    assert {a.id: a.reading.report.language for a in reports()} == files


def test_there_are_enough_in_every_language() -> None:
    counts = Counter(a.reading.report.language for a in reports())
    assert {language: counts[language] for language, least in LEAST.items() if counts[language] < least} == {}


def test_every_annotation_agrees_with_itself() -> None:
    for annotated in reports()[::5]:
        found = scores(compare(annotated, annotated.reading))
        assert {row for row, score in found.items() if score.value < 1 and row not in TIES} == set(), annotated.id


def test_every_story_has_one_split_and_no_report_is_without_story() -> None:
    known = stories()
    assert {a.story for a in reports()} - set(known) == set()
    assert {story.split for story in known.values()} == {"train", "dev", "test", "fresh"}
    assert all(a.id.rpartition("-")[0] == a.story for a in reports())


@pytest.mark.parametrize(
    ("split", "low", "high"), [("train", 0.6, 0.8), ("dev", 0.1, 0.2), ("test", 0.1, 0.2), ("fresh", 0.1, 0.2)]
)
def test_the_splits_have_their_sizes(split: str, low: float, high: float) -> None:
    known = stories()
    share = sum(known[a.story].split == split for a in reports()) / len(reports())
    assert low <= share <= high


def test_it_is_not_one_story() -> None:
    known = load_stories(HERE / STORIES)
    topics = Counter(known[a.story].topic for a in reports())
    assert topics["ukraine"] <= len(reports()) / 3
    assert len(topics) >= 10
    assert {a.genre for a in reports()} == vocabulary().genres


def test_no_text_is_there_twice_and_all_have_their_length() -> None:
    assert len({a.reading.report.id for a in reports()}) == len(reports())
    lengths = {a.id: len(a.reading.report.text.split()) for a in reports()}
    assert {key: words for key, words in lengths.items() if not 100 <= words <= 500} == {}


def test_no_report_is_from_the_future() -> None:
    assert {a.id for a in reports() if (a.reading.report.published or "")[:10] > date.today().isoformat()} == set()


def test_every_hard_thing_is_shown_often_enough() -> None:
    found = stats.hard_things(reports())
    short = {
        (thing, language): found[thing][language]
        for thing in vocabulary().hard
        for language, least in HARD.items()
        if found[thing][language] < least
    }
    assert short == {}


def test_the_agreement_is_printed_and_never_overwritten(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["agreement", "--misses"])
    agreement.main()
    out = capsys.readouterr().out
    assert "statement.whole.f1" in out
    assert " reports\n" in out
    before = agreement.FILE.read_bytes()
    monkeypatch.setattr("sys.argv", ["agreement", "--write"])
    with pytest.raises(SystemExit):
        agreement.main()
    assert agreement.FILE.read_bytes() == before


def test_statistics_end_on_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    stats.main()
    last = json.loads(capsys.readouterr().out.strip().splitlines()[-1])
    assert last["reports"] == dict(Counter(a.reading.report.language for a in reports()))
    assert last["items"]["statements"] == sum(len(a.reading.statements) for a in reports())
    assert set(last) == {"reports", "items", "hard", "agreement"}
    assert last["agreement"]["reports"] == len(list(SECOND.rglob("*.yaml"))) >= 40
