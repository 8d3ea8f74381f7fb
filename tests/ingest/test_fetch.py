"""Fetching, against a server on this machine; nothing here leaves it."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from carsica.errors import FetchError
from carsica.ingest.addresses import refusal
from carsica.ingest.fetch import Fetcher
from carsica.ingest.settings import IngestSettings
from carsica.ingest.sources import read_sources
from carsica.record.report import Report
from tests.ingest.samples import BODIES, TITLES
from tests.ingest.test_page import PAGE

SETTINGS = IngestSettings(
    allow_private=True,
    today=date(2026, 1, 15),
    connect_timeout=2,
    read_timeout=2,
    total_timeout=4,
    max_bytes=200_000,
)
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """A small server: answers by path, and what it was asked."""

    base: str = ""
    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, str | None, str | None]] = field(default_factory=list)

    def page(
        self, path: str, body: bytes | str, kind: str = "text/html", status: int = 200, **headers: str
    ) -> str:
        data = body.encode() if isinstance(body, str) else body
        self.answers[path] = (
            status,
            {"Content-Type": kind, **{k.replace("_", "-"): v for k, v in headers.items()}},
            data,
        )
        return self.base + path

    def redirect(self, path: str, target: str) -> str:
        return self.page(path, b"", status=302, Location=target)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, self.headers.get("User-Agent"), self.headers.get("Host")))
            answer = made.answers.get(self.path, (404, {"Content-Type": "text/html"}, b"none"))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()


def cause_of(address: str, settings: IngestSettings = SETTINGS) -> str:
    with Fetcher(settings) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(address)
    assert caught.value.where == address
    return caught.value.cause


def test_a_page_becomes_a_report(site: Site) -> None:
    address = site.page("/a", PAGE)
    (item,) = read_sources([address], settings=SETTINGS)
    assert isinstance(item, Report)
    assert (item.title, item.outlet, item.url) == (TITLES["it"], "Gazzetta del Molo", address)
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/a"]
    assert all(agent and agent.startswith("Carsica/") and "(+https://" in agent for _, agent, _ in site.asked)


def test_text_json_and_charset_by_content_type(site: Site) -> None:
    text = site.page("/t", BODIES["ru"].encode("koi8_r"), "text/plain; charset=koi8-r")
    rows = site.page("/j", f'{{"title": "{TITLES["en"]}", "text": "{BODIES["en"]}"}}', "application/x-ndjson")
    first, second = read_sources([text, rows], settings=SETTINGS)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, second.title) == (BODIES["ru"], TITLES["en"])
    assert [path for path, _, _ in site.asked].count("/robots.txt") == 1


def test_redirects_are_followed_and_counted(site: Site) -> None:
    site.page("/end", PAGE)
    with Fetcher(SETTINGS) as fetcher:
        assert fetcher.fetch(site.redirect("/1", "end")).url == site.base + "/end"
    assert "redirected more than 5 times" in cause_of(site.redirect("/loop", "/loop"))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://quay.example/", "gopher://x/", "http://", "http://u:p@127.0.0.1/"]
)
def test_redirects_lead_nowhere_else(site: Site, target: str) -> None:
    assert cause_of(site.redirect("/r", target))
    assert [path for path, _, _ in site.asked if path not in {"/robots.txt", "/r"}] == []


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.1.2.3/", "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data", "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://0/",
        "http://0x7f.1/", "http://[fe80::1]/", "http://[fd00::1]/", "http://100.64.0.1/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_addresses_of_this_machine_and_private_networks_are_refused(address: str) -> None:
    cause = cause_of(address, replace(SETTINGS, allow_private=False))
    assert "address" in cause or "is not found" in cause
    assert "reached" not in cause


def test_a_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.base.rsplit(":", 1)[1])
    monkeypatch.setattr("carsica.ingest.fetch.refusal", lambda ip: None if ip == "127.0.0.1" else refusal(ip))
    inner = site.redirect("/r", f"http://[::1]:{port}/secret")
    assert "leads to a loopback address" in cause_of(inner, replace(SETTINGS, allow_private=False))
    assert "leads to a private address" in cause_of(
        site.redirect("/r2", "http://10.0.0.7/admin"), replace(SETTINGS, allow_private=False)
    )


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers differently the second time is asked once a request, and the first answer is used."""
    port = int(site.base.rsplit(":", 1)[1])
    site.page("/x", PAGE)
    answers = iter(["127.0.0.1", "10.0.0.1", "10.0.0.1"])
    real = socket.getaddrinfo

    def rebinding(host: str, port: int, *args: object, **kwargs: object) -> object:
        return real(next(answers) if host == "quay.example" else host, port, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr("socket.getaddrinfo", rebinding)
    with Fetcher(replace(SETTINGS, respect_robots=False)) as fetcher:
        assert fetcher.fetch(f"http://quay.example:{port}/x").data == PAGE.encode()
    assert site.asked[-1][2] == f"quay.example:{port}"


def test_one_private_address_among_several_refuses_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def several(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]

    monkeypatch.setattr("socket.getaddrinfo", several)
    assert "leads to a loopback address (quay.example)" in cause_of(
        "http://quay.example/", replace(SETTINGS, allow_private=False)
    )


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("8.8.8.8", None), ("2606:4700::1111", None), ("127.9.9.9", "loopback"), ("::1", "loopback"),
        ("::ffff:10.0.0.1", "private"), ("::ffff:8.8.8.8", None), ("2002:7f00:1::", "loopback"),
        ("64:ff9b::7f00:1", "loopback"), ("64:ff9b::808:808", None), ("169.254.1.1", "link-local"),
        ("fe80::1%eth0", "link-local"), ("0.0.0.0", "unspecified"), ("239.1.1.1", "multicast"),
        ("240.0.0.1", "private"), ("192.0.2.1", "private"), ("nonsense", "unknown"),
    ],
)  # fmt: skip
def test_kinds_of_addresses(address: str, kind: str | None) -> None:
    assert refusal(address) == kind


def test_robots_txt(site: Site) -> None:
    site.page(
        "/robots.txt", "User-agent: *\nDisallow: /closed\nUser-agent: Carsica\nDisallow: /mine\n", "text/plain"
    )
    closed, mine, opened = site.page("/closed", PAGE), site.page("/mine/x", PAGE), site.page("/open", PAGE)
    assert "robots.txt" in cause_of(mine)
    with Fetcher(SETTINGS) as fetcher:
        assert fetcher.fetch(opened).status == 200
        assert fetcher.fetch(closed).status == 200  # the rules for Carsica go before those for all
    with Fetcher(replace(SETTINGS, respect_robots=False)) as fetcher:
        assert fetcher.fetch(mine).status == 200
    assert "robots.txt" in cause_of(site.redirect("/go", "/mine/x"))


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site) -> None:
    site.page("/robots.txt", b"", status=503)
    assert "robots.txt that cannot be had (answered 503)" in cause_of(site.page("/a", PAGE))


def test_answers_that_are_no_report(site: Site) -> None:
    assert cause_of(site.base + "/missing") == "answered 404 Not Found"
    assert cause_of(site.page("/p", b"%PDF", "application/pdf")) == "is application/pdf, which is not read"
    assert cause_of(site.page("/e", b" ")) == "gave an empty answer"
    assert cause_of("http:///x") == "names no host"
    assert "valid address" in cause_of("http://a b/") or "host" in cause_of("http://a b/")
    assert "password" in cause_of("http://user:secret@quay.example/")


def test_unreachable_hosts() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "cannot be reached" in cause_of(f"http://127.0.0.1:{port}/")
    assert cause_of("http://no-such-host.invalid/") == "host no-such-host.invalid is not found"


def test_size_limits_hold_with_and_without_a_declared_length_and_when_packed(site: Site) -> None:
    def stream(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            for _ in range(10_000):
                handler.wfile.write(b"x" * 65_536)
        except OSError:
            pass  # the client hung up, as it should

    site.answers["/stream"] = stream
    assert "is too large" in cause_of(site.base + "/stream")
    assert "is too large" in cause_of(site.page("/declared", b"x" * 300_000))
    assert "is too large" in cause_of(
        site.page("/packed", gzip.compress(b"x" * 3_000_000), Content_Encoding="gzip")
    )


@pytest.mark.timeout(30)
def test_time_limits_hold_for_silent_and_for_dripping_servers(site: Site) -> None:
    def silent(_: BaseHTTPRequestHandler) -> None:
        time.sleep(4)

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            for _ in range(100):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass  # the client hung up, as it should

    site.answers["/silent"], site.answers["/drip"] = silent, drip
    assert "too long to answer" in cause_of(site.base + "/silent", replace(SETTINGS, read_timeout=0.5))
    assert "takes more than 1 seconds" in cause_of(site.base + "/drip", replace(SETTINGS, total_timeout=1))


def test_one_bad_address_does_not_stop_the_rest(site: Site) -> None:
    good = site.page("/a", PAGE)
    items = list(read_sources([site.base + "/none", good, good], settings=SETTINGS))
    assert [type(item) for item in items] == [FetchError, Report, Report]
