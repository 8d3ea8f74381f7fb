"""A model server on this machine that answers as a test tells it to, and keeps what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from carsica.remote.settings import ServerSettings

RECORDED = Path(__file__).parent / "recorded"
Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class FakeServer:
    """``replies`` are given in turn, the last one again and again; ``asked`` are the bodies and headers."""

    url: str = ""
    replies: list[Reply] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    def settings(self, **changes: Any) -> ServerSettings:
        return ServerSettings(**{"url": self.url, "model": "fake", "timeout": 3.0, "pause": 0.0} | changes)


def sends(body: bytes | str, status: int = 200, **headers: str) -> Reply:
    """An answer of just these bytes."""
    data = body.encode() if isinstance(body, str) else body

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return reply


def says(text: str, finish: str = "stop", tokens: tuple[int, int] = (700, 300)) -> Reply:
    """A chat completion with this message."""
    completion = {
        "choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": finish}],
        "usage": {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]},
    }
    return sends(json.dumps(completion))


def answers(rows: dict[str, Any], **kwargs: Any) -> Reply:
    """A chat completion whose message is this JSON."""
    return says(json.dumps(rows, ensure_ascii=False), **kwargs)


def recorded(name: str) -> dict[str, Any]:
    """A recorded answer by its file's name."""
    found: dict[str, Any] = json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))
    return found


@contextmanager
def serving() -> Iterator[FakeServer]:
    """A fake server that runs while the block does."""
    fake = FakeServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            fake.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            fake.keys.append(self.headers.get("Authorization"))
            reply = fake.replies.pop(0) if len(fake.replies) > 1 else fake.replies[0]
            reply(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fake.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
