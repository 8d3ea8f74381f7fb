"""A real headless browser and a real server; where there is no browser the tests say so and are skipped."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn

from carsica.dossier.dossier import Dossier
from carsica.serve.app import create_app
from tests.dossier.sample import hostile, sample

sync_api = pytest.importorskip("playwright.sync_api", reason="no browser tests: playwright is not installed")

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(str(item.fspath)).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("NO BROWSER: the pages were not tested; install Debian's chromium (apt-get install chromium)")
    with sync_api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


def _served(load: Callable[[], Dossier]) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(load), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    yield from _served(sample)


@pytest.fixture(scope="session")
def hostile_site() -> Iterator[str]:
    yield from _served(hostile)


class Watched:
    """A page that remembers every complaint of the browser and every address it asked for."""

    def __init__(self, page: object) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda m: self.complaints.append(m.text))  # type: ignore[attr-defined]
        page.on("pageerror", lambda e: self.complaints.append(str(e)))  # type: ignore[attr-defined]
        page.on("dialog", lambda d: (self.complaints.append(f"dialog {d.message}"), d.dismiss()))  # type: ignore[attr-defined]
        page.on("request", lambda r: self.asked.append(r.url))  # type: ignore[attr-defined]


@pytest.fixture
def watch(browser: object) -> Iterator[Callable[..., Watched]]:
    contexts = []

    def opened(size: dict[str, int] = DESK, **more: object) -> Watched:
        context = browser.new_context(viewport=size, **more)  # type: ignore[attr-defined]
        contexts.append(context)
        return Watched(context.new_page())

    yield opened
    for context in contexts:
        context.close()
