"""From recorded answers to readings: what the text bears out is kept, the rest is dropped and counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from carsica.errors import InputError, ServerError, UsageError
from carsica.record.codec import reading_to_plain
from carsica.record.reading import Reading
from carsica.remote.reader import RemoteReader, RemoteReading
from carsica.remote.schema import MOST_ROWS
from carsica.remote.settings import ServerSettings
from tests.remote.fake_server import FakeServer, answers, recorded, says, sends
from tests.remote.samples import report

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "reading.schema.json").read_text(encoding="utf-8"))


def read(fake: FakeServer, answer: dict[str, Any]) -> RemoteReading:
    fake.replies = [answers(answer)]
    return RemoteReader(fake.settings())(report())


def words(reading: Reading, layer: str) -> list[str]:
    spans = {"statements": lambda row: row.content[0], "events": lambda row: row.trigger}
    return [spans.get(layer, lambda row: row.span)(row).of(reading.report.text) for row in getattr(reading, layer)]


def test_a_good_answer_becomes_a_reading(fake: FakeServer) -> None:
    found = read(fake, recorded("doha"))
    reading, account = found.reading, found.account
    jsonschema.validate(reading_to_plain(reading), SCHEMA)
    denial, claim, quotation = reading.statements
    assert words(reading, "statements") == [
        "the talks due on 12 March in Doha had been off",
        "the ferry talks would not take place",
        "We will be there",
    ]
    assert (denial.polarity, denial.denies, quotation.kind) == ("negative", claim.id, "direct")
    assert [link.name for link in claim.chain] == ["The Tidewater Post", "Morning Sentinel", "two officials"]
    assert (claim.chain[-1].kind, claim.chain[-1].count) == ("anonymous", 2)
    assert claim.cue is not None
    assert claim.cue.text == "had reported"
    (silence,) = reading.silences
    assert (silence.chain[-1].name, silence.cue.text, silence.about) == ("army", "declined to comment", claim.id)
    (figure,) = reading.figures
    assert (figure.low, figure.high, words(reading, "figures")) == (40, None, ["More than 40 delegates"])
    (event,) = reading.events
    assert (event.type, event.mode, event.status, event.start) == ("CONSULT", "talks", "cancelled", "2025-03-12")
    assert [role.title for actor in reading.actors for role in actor.roles] == ["foreign minister"]
    assert [relation.predicate for relation in reading.relations] == ["minister_of"]
    assert (account.requests, account.tokens_in, account.tokens_out) == (1, 700, 300)
    assert not account.dropped
    assert account.kept["statements"] == 3


def test_a_hostile_answer_loses_what_the_text_does_not_bear_out(fake: FakeServer) -> None:
    found = read(fake, recorded("hostile"))
    reading, dropped = found.reading, found.account.dropped
    jsonschema.validate(reading_to_plain(reading), SCHEMA)
    assert [actor.name for actor in reading.actors] == ["Ada Renn"]
    assert not reading.statements
    assert not reading.silences
    assert not reading.figures
    assert not reading.places
    assert not reading.relations
    assert not reading.plans
    assert [(time.text, time.value) for time in reading.times] == [("Monday", None), ("12 March", None)]
    (event,) = reading.events
    assert (event.places, event.participants, event.start) == ((), (), None)
    assert dropped["actors", "its name is not in the text"] == 1
    assert dropped["actors", "its name is a pronoun"] == 1
    assert dropped["actors", "not a choice that was offered"] == 1
    assert dropped["actors", "wrong shape"] == 4
    assert dropped["roles", "its post does not stand near its holder"] == 1
    assert dropped["statements", "its content is not in the text"] == 1
    assert dropped["statements", "its cue does not stand beside its content"] == 2
    assert dropped["statements", "its name is not in the text (source)"] == 1
    assert dropped["statements", "it has no source"] == 1
    assert dropped["statements", "it has neither cue nor quotation marks nor hearsay"] == 1
    assert dropped["silences", "its cue is not in the text"] == 1
    assert dropped["silences", "its name is not in the text (source)"] == 1
    assert dropped["silences", "its source does not stand beside its content"] == 1
    assert dropped["silences", "it has no source"] == 1
    assert dropped["figures", "its value is not the number in its words"] == 1
    assert dropped["figures", "no number can be read in its words"] == 1
    assert dropped["figures", "it is part of a date"] == 1
    assert dropped["figures", "its words are not in the text"] == 1
    assert dropped["figures", "wrong shape"] == 3
    assert dropped["values of times", "not borne out by the words"] == 1
    assert dropped["values of times", "no TIMEX3 value"] == 1
    assert dropped["times", "its words are not in the text"] == 1  # it stands in a line of metadata alone
    assert dropped["times of events", "no time expression beside the trigger"] == 1


def test_rows_beyond_the_bound_are_dropped(fake: FakeServer) -> None:
    answer = {"places": [{"name": "Doha", "precision": "city"}] * (MOST_ROWS + 5000)}
    found = read(fake, answer)
    assert [place.name for place in found.reading.places] == ["Doha"]
    assert found.account.dropped["places", "more rows than allowed"] == 5000


def test_the_same_words_name_their_places_in_order(fake: FakeServer) -> None:
    talks = {"kind": "talks", "status": "planned", "when": "", "places": [], "participants": []}
    found = read(fake, {"events": [{"trigger": "talks", **talks}] * 4}).reading
    assert len({event.trigger for event in found.events}) == 3
    assert set(words(found, "events")) == {"talks"}


def test_who_stays_silent_is_the_one_beside_the_words(fake: FakeServer) -> None:
    text = "Bridge closed\nThe mayor declined to comment. It was shut at noon. The builder declined to comment."
    names = ("mayor", "builder")
    sources = [[{"kind": "organisation", "name": name, "words": f"The {name}"}] for name in names]
    row = {"cue": "declined to comment", "about": ""}
    actors = [{"name": name, "type": "organisation", "other_names": [], "roles": []} for name in names]
    rows = [{"sources": who, **row} for who in reversed(sources)]
    fake.replies = [answers({"actors": actors, "silences": rows})]
    found = RemoteReader(fake.settings())(report(text)).reading
    assert [(s.id, s.chain[-1].name, s.cue.span.start) for s in found.silences] == [
        ("q1", "mayor", text.index("declined")),
        ("q2", "builder", text.rindex("declined")),
    ]


def test_an_answer_that_is_cut_short_is_asked_for_by_halves(fake: FakeServer) -> None:
    half = json.dumps(recorded("doha"))[:400]
    fake.replies = [says(half, finish="length"), answers(recorded("doha"))]
    found = RemoteReader(fake.settings())(report())
    assert found.account.requests == 3
    passages = [asked["messages"][-1]["content"] for asked in fake.asked]
    assert all(len(part) < len(passages[0]) for part in passages[1:])
    assert found.reading.statements


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("I am afraid I cannot do that.", "answered with no JSON: I am afraid"),
        ('{"statements": [}', "answered with no JSON"),
        ("[1, 2]", "none of the layers"),
        ('{"weather": "fine"}', "none of the layers"),
        ('{"statements": 3}', "none of the layers"),
        ("[" * 100_000, "cut short|no JSON"),
        ('{"statements": [', "cut short, even about a few sentences"),
    ],
)
def test_garbage_is_an_error_that_names_server_and_report(fake: FakeServer, text: str, cause: str) -> None:
    fake.replies = [says(text)]
    with pytest.raises(ServerError, match=cause) as raised:
        RemoteReader(fake.settings())(report())
    assert fake.url in raised.value.where
    assert "not read: Ferry talks in Doha called off" in raised.value.cause


def test_metadata_lines_are_not_sent(fake: FakeServer) -> None:
    read(fake, recorded("doha"))
    assert "10 March 2025\n" not in fake.asked[0]["messages"][-1]["content"]


def test_long_reports_go_in_chunks_and_what_overlaps_counts_once(fake: FakeServer) -> None:
    lines = [f"Mayor Lund number {n} said that bridge {n} was closed." for n in range(400)]
    fake.replies = [sends("{}", 500)]

    def reply(handler: Any) -> None:
        passage = fake.asked[-1]["messages"][-1]["content"].split("Passage:\n")[1].splitlines()
        rows = [
            {"sources": [{"kind": "person", "name": line.split(" said")[0], "words": ""}], "cue": "said",
             "content": [line.split("that ")[1]]}
            for line in passage if line.startswith("Mayor")
        ]  # fmt: skip
        answers({"statements": rows[:MOST_ROWS]})(handler)

    fake.replies = [reply]
    found = RemoteReader(fake.settings(context=4096))(report("Bridges closed\n" + "\n".join(lines)))
    assert found.account.requests > 5
    contents = words(found.reading, "statements")
    assert len(contents) == len(set(contents)) == 400


def test_a_report_of_metadata_alone_cannot_be_read(fake: FakeServer) -> None:
    with pytest.raises(InputError, match="no text besides its metadata"):
        RemoteReader(fake.settings())(report("10 March 2025"))


def test_no_reader_without_an_address() -> None:
    with pytest.raises(UsageError, match=r"reader.url: is not set"):
        RemoteReader(ServerSettings())
