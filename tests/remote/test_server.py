"""Every way in which a model server can fail gives an error that names it and the cause."""

from __future__ import annotations

import socket
import time
from http.server import BaseHTTPRequestHandler

import pytest

from carsica.errors import ServerError, UsageError
from carsica.remote.dialects import DIALECTS, Question, unbounded
from carsica.remote.schema import answer_schema
from carsica.remote.server import MOST_BYTES, ModelServer
from carsica.remote.settings import ServerSettings, checked
from tests.remote.fake_server import FakeServer, Reply, says, sends

QUESTION = Question("fake", [{"role": "user", "content": "What does it say?"}], answer_schema(), 100)


def failure(settings: ServerSettings) -> ServerError:
    with pytest.raises(ServerError) as raised:
        ModelServer(settings).ask(QUESTION)
    assert raised.value.where == f"model server {settings.where}"
    return raised.value


def test_an_answer_comes_with_its_tokens(fake: FakeServer) -> None:
    fake.replies = [says("{}", tokens=(12, 3))]
    found = ModelServer(fake.settings(key="hush")).ask(QUESTION)
    assert (found.text, found.cut, found.tokens_in, found.tokens_out) == ("{}", False, 12, 3)
    (asked,) = fake.asked
    assert asked["response_format"]["type"] == "json_schema"
    assert (asked["temperature"], asked["model"], fake.keys) == (0, "fake", ["Bearer hush"])


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = ServerSettings(url=f"http://127.0.0.1:{port}/v1", pause=0.0)
    assert "cannot be reached" in failure(settings).cause
    assert "3 times" in failure(settings).cause


def test_a_name_that_does_not_exist() -> None:
    settings = ServerSettings(url="http://models.invalid/v1", attempts=1)
    assert "cannot be reached" in failure(settings).cause


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(fake: FakeServer, status: int) -> None:
    fake.replies = [sends("later", status), sends("later", status, Retry_After="0"), says("{}")]
    assert ModelServer(fake.settings()).ask(QUESTION).text == "{}"
    assert len(fake.asked) == 3


def test_a_server_that_stays_busy_is_given_up_and_then_tried_once(fake: FakeServer) -> None:
    fake.replies = [sends('{"error": {"message": "no slot free"}}', 503)]
    server = ModelServer(fake.settings())
    for count in (3, 4):
        with pytest.raises(ServerError, match="answered 503 Service Unavailable: no slot free"):
            server.ask(QUESTION)
        assert len(fake.asked) == count
    fake.replies = [says("{}")]
    assert server.ask(QUESTION).text == "{}"


@pytest.mark.parametrize(("status", "said"), [(401, "bad key"), (403, "no"), (404, "no such model"), (301, "")])
def test_a_refusal_is_not_asked_again(fake: FakeServer, status: int, said: str) -> None:
    fake.replies = [sends(said, status, Location="http://127.0.0.1:9/elsewhere")]
    assert f"answered {status}" in failure(fake.settings()).cause
    assert len(fake.asked) == 1


def test_a_server_that_words_it_otherwise_is_asked_in_its_own_way(fake: FakeServer) -> None:
    fake.replies = [sends("unknown type json_schema", 422), sends("unknown", 400), says("{}"), says("{}")]
    server = ModelServer(fake.settings())
    server.ask(QUESTION)
    server.ask(QUESTION)
    kinds = [asked["response_format"]["type"] for asked in fake.asked]
    assert kinds == ["json_schema", "json_schema", "json_object", "json_object"]
    assert "max_completion_tokens" in fake.asked[1]


def test_a_server_that_refuses_every_wording_is_quoted(fake: FakeServer) -> None:
    fake.replies = [sends('{"detail": "the prompt is too long for the context"}', 400), sends("", 400)]
    assert failure(fake.settings()).cause == "answered 400 Bad Request: the prompt is too long for the context"
    assert len(fake.asked) == len(DIALECTS)


def test_a_slow_server_is_not_waited_for(fake: FakeServer) -> None:
    fake.replies = [lambda handler: time.sleep(1.0)]
    started = time.monotonic()
    assert "gave no whole answer within 0.3 s" in failure(fake.settings(timeout=0.3)).cause
    assert time.monotonic() - started < 0.9


def test_a_server_that_drips_is_not_waited_for(fake: FakeServer) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(20):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    fake.replies = [drip]
    assert "gave no whole answer within 0.4 s" in failure(fake.settings(timeout=0.4)).cause


def _hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices"')


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (sends(""), "answered with no JSON: nothing"),
        (sends("<html>Welcome</html>"), "answered with no JSON: <html>"),
        (sends(b"\xff\xfe\x00"), "answered with no JSON"),
        (sends("[" * 100_000), "answered with no JSON"),
        (sends("[]"), "no chat completion"),
        (sends('{"choices": []}'), "no chat completion"),
        (sends('{"choices": [{"message": null}]}'), "no chat completion"),
        (sends('{"choices": [{"message": {"content": null}}]}'), "an empty message"),
        (sends('{"choices": [{"message": {"content": 7}}]}'), "an empty message"),
        (sends("x" * (MOST_BYTES + 1)), "answered with more than"),
        (sends(b"no gzip", Content_Encoding="gzip"), "cannot be unpacked"),
        (_hang_up, "broke off the connection"),
    ],
)
def test_nonsense_is_named(fake: FakeServer, reply: Reply, cause: str) -> None:
    fake.replies = [reply]
    assert cause in failure(fake.settings(attempts=1)).cause


def test_counts_that_cannot_be_are_no_tokens(fake: FakeServer) -> None:
    fake.replies = [
        sends('{"choices": [{"message": {"content": "{}"}}], "usage": {"prompt_tokens": -4, "x": []}}')
    ]
    found = ModelServer(fake.settings()).ask(QUESTION)
    assert (found.tokens_in, found.tokens_out) == (0, 0)


def test_names_and_keys_stay_out_of_messages() -> None:
    settings = ServerSettings(url="http://user:secret@127.0.0.1:9/v1?token=secret", key="secret")
    assert "secret" not in repr(settings) + settings.where


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"url": "ftp://example.org"}, "no http or https address"),
        ({"url": "example.org/v1"}, "no http or https address"),
        ({"url": "http://[bad"}, "no http or https address"),
        ({"context": 100}, "must be at least"),
        ({"timeout": 0.0}, "must be seconds"),
        ({"timeout": float("nan")}, "must be seconds"),
        ({"attempts": 0}, "at least 1"),
    ],
)
def test_settings_that_cannot_be(changes: dict[str, object], cause: str) -> None:
    with pytest.raises(UsageError, match=cause):
        checked(ServerSettings(**{"url": "http://127.0.0.1:9/v1"} | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "local"),
    [("http://localhost:1/v1", True), ("http://127.0.0.8/v1", True), ("http://[::1]:1/v1", True),
     ("https://example.org/v1", False), ("http://10.0.0.2/v1", False), ("http://127.0.0.1.example.org/", False)],
)  # fmt: skip
def test_what_is_on_this_machine(url: str, local: bool) -> None:
    assert ServerSettings(url=url).local is local


def test_costs_are_by_the_million() -> None:
    assert ServerSettings(price_in=2.0, price_out=10.0).cost(500_000, 100_000) == pytest.approx(2.0)


def test_no_field_of_an_answer_is_an_offset_and_bounds_can_be_left_out() -> None:
    plain = repr(answer_schema())
    assert "integer" not in plain
    assert "span" not in plain
    assert "maxItems" in plain
    assert "maxItems" not in repr(unbounded(answer_schema()))
