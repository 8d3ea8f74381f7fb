"""Where the model server is and how far it may be trusted with time, room and money.

Owns these settings as one value that is passed in; must not read the environment.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from carsica.errors import UsageError


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The table ``[reader]`` of the settings. Nothing is sent anywhere while ``url`` is empty."""

    url: str = ""
    """Address of an OpenAI-compatible server, up to and with /v1; empty: there is no remote reader."""
    model: str = ""
    """The model to ask for, as the server calls it; empty: the server's only one."""
    key: str = ""
    """Sent as a bearer token; from the environment alone (CARSICA_READER_KEY), never from a file."""
    timeout: float = 300.0
    """Seconds that one answer may take."""
    context: int = 8192
    """Tokens that the model takes in and gives out together."""
    attempts: int = 3
    """How often a request is made before a server that is busy or away is given up."""
    pause: float = 1.0
    """Seconds before the second attempt; twice as long before each further one."""
    price_in: float = 0.0
    """Price of a million tokens taken in, in whatever currency you count."""
    price_out: float = 0.0
    """Price of a million tokens given out."""

    def __repr__(self) -> str:
        return f"ServerSettings({self.where!r}, {self.model!r})"  # the key stays out of every message

    @property
    def where(self) -> str:
        """The server as messages name it: without a user's name or password."""
        parts = urlsplit(self.url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()

    @property
    def local(self) -> bool:
        """Is the server on this machine?"""
        host = urlsplit(self.url).hostname or ""
        try:
            return host == "localhost" or ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    def cost(self, tokens_in: int, tokens_out: int) -> float:
        """What so many tokens cost, by the prices that were set."""
        return (tokens_in * self.price_in + tokens_out * self.price_out) / 1_000_000


def checked(settings: ServerSettings) -> ServerSettings:
    """The settings, if a server can be asked with them; UsageError says what is missing or cannot be."""
    if not settings.url:
        raise UsageError("reader.url", "is not set, so there is no remote reader; see docs/readers.md")
    try:
        parts = urlsplit(settings.url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise UsageError("reader.url", "is no http or https address")
    if settings.context < LEAST_CONTEXT:
        raise UsageError("reader.context", f"must be at least {LEAST_CONTEXT}: the question takes half of that")
    if not (0 < settings.timeout < MOST_SECONDS and 0 <= settings.pause < MOST_SECONDS):
        raise UsageError("reader", f"timeout and pause must be seconds between 0 and {MOST_SECONDS}")
    if settings.attempts < 1:
        raise UsageError("reader.attempts", "must be at least 1")
    return settings


LEAST_CONTEXT = 4096
MOST_SECONDS = 86_400
