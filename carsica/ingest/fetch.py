"""Bytes from http and https addresses, with the usual manners; the only network user of Carsica.

Every name is resolved here, every address it has is checked, and the connection goes to the very address that was
checked, so a name cannot point elsewhere a moment later. Redirects are followed by hand and checked like a first
request. Must not know formats.
"""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING

import httpx

from carsica.errors import FetchError
from carsica.ingest.addresses import refusal
from carsica.ingest.cleaning import shown
from carsica.ingest.settings import IngestSettings

if TYPE_CHECKING:
    from protego import Protego

HOME = "https://pypi.org/project/carsica/"
ROBOTS_BYTES = 512_000
"""Bytes of a robots.txt that count, as the standard (RFC 9309) asks at least."""
MEDIA = frozenset(
    {
        "text/html",
        "text/plain",
        "text/markdown",
        "text/xml",
        "application/xhtml+xml",
        "application/xml",
        "application/json",
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/jsonlines",
        "application/x-jsonlines",
    }
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: the bytes, the address after redirects, and what the server says they are."""

    data: bytes
    url: str
    media: str | None
    charset: str | None
    status: int = 200


class Fetcher:
    """Fetches addresses of one run; keeps connections and robots.txt rules while it is open."""

    def __init__(self, settings: IngestSettings) -> None:
        self._settings = settings
        self._agent = settings.user_agent or f"Carsica/{_version()} (+{HOME})"
        self._robots: dict[tuple[str, str, int | None], Protego | FetchError] = {}
        # trust_env off: a proxy would resolve names itself and void the check of addresses.
        self._client = httpx.Client(
            trust_env=False,
            follow_redirects=False,
            headers={
                "User-Agent": self._agent,
                "Accept": "text/html, text/plain;q=0.9, application/json;q=0.8, */*;q=0.1",
            },
            timeout=httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout),
        )

    def __enter__(self) -> Fetcher:
        """The fetcher itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        self._client.close()

    def fetch(self, address: str) -> Answer:
        """The answer behind an address. Raises FetchError for whatever stands in the way."""
        deadline = time.monotonic() + self._settings.total_timeout
        answer = self._follow(address, self._settings.max_bytes, deadline, robots=self._settings.respect_robots)
        if answer.status >= 400:
            raise FetchError(
                shown(address), f"answered {answer.status} {httpx.codes.get_reason_phrase(answer.status)}".rstrip()
            )
        if answer.media is not None and answer.media not in MEDIA:
            raise FetchError(shown(address), f"is {shown(answer.media, 60)}, which is not read")
        if not answer.data.strip():
            raise FetchError(shown(address), "gave an empty answer")
        return answer

    def _follow(self, address: str, limit: int, deadline: float, *, robots: bool) -> Answer:
        """The answer after redirects; each hop is checked like the first address."""
        where, current = shown(address), self._parse(address, shown(address))
        for _ in range(self._settings.max_redirects + 1):
            if robots:
                self._check_robots(current, where, deadline)
            answer, location = self._request(current, where, limit, deadline)
            if location is None:
                return answer
            try:
                target = str(current.join(location))
            except (httpx.InvalidURL, ValueError) as error:
                raise FetchError(
                    where, f"is redirected to an address that is none ({shown(location, 100)})"
                ) from error
            current = self._parse(target, where)
        raise FetchError(where, f"is redirected more than {self._settings.max_redirects} times")

    def _parse(self, address: str, where: str) -> httpx.URL:
        try:
            url = httpx.URL(address.strip())
        except (httpx.InvalidURL, ValueError) as error:
            raise FetchError(where, "is no valid address") from error
        if url.scheme not in {"http", "https"}:
            raise FetchError(
                where, f"leads to a {shown(url.scheme, 20) or 'relative'} address; only http and https are fetched"
            )
        if not url.host:
            raise FetchError(where, "names no host")
        if url.userinfo:
            raise FetchError(where, "carries a user name or password, which is not sent")
        return url

    def _request(self, url: httpx.URL, where: str, limit: int, deadline: float) -> tuple[Answer, str | None]:
        """One request, to the first checked address that can be reached; a redirect's target beside the answer."""
        failure: Exception | None = None
        for ip in self._resolve(url, where):
            try:
                return self._request_at(url, ip, where, limit, deadline)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
            except httpx.TimeoutException as error:
                raise FetchError(where, "takes too long to answer") from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise FetchError(
                    where, f"cannot be fetched ({shown(str(error) or type(error).__name__, 120)})"
                ) from error
        raise FetchError(
            where, f"cannot be reached ({shown(str(failure) or 'connecting timed out', 120)})"
        ) from failure

    def _resolve(self, url: httpx.URL, where: str) -> list[str]:
        """Addresses of the host, all of them allowed; one private address among them refuses the host."""
        host = url.raw_host.decode("ascii").strip("[]")
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError(where, f"host {shown(host, 100)} is not found") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self._settings.allow_private:
            for ip in addresses:
                kind = refusal(ip)
                if kind:
                    raise FetchError(
                        where, f"leads to a {kind} address ({shown(host, 100)}), which is not fetched"
                    )
        return addresses

    def _request_at(
        self, url: httpx.URL, ip: str, where: str, limit: int, deadline: float
    ) -> tuple[Answer, str | None]:
        target = url.copy_with(host=ip)
        headers = {"Host": url.netloc.decode("ascii")}
        # The certificate is checked against the name although the connection goes to the number.
        extensions = {"sni_hostname": url.raw_host.decode("ascii").strip("[]")}
        with self._client.stream("GET", target, headers=headers, extensions=extensions) as response:
            location = response.headers.get("location")
            if response.status_code in _REDIRECTS and location:
                return Answer(b"", str(url), None, None, response.status_code), location
            declared = response.headers.get("content-length", "")
            if declared.isdecimal() and int(declared) > limit:
                raise FetchError(where, f"is too large (more than {limit:,} bytes)")
            chunks, size = [], 0
            for chunk in response.iter_bytes():
                size += len(chunk)
                if size > limit:
                    raise FetchError(where, f"is too large (more than {limit:,} bytes)")
                if time.monotonic() > deadline:
                    raise FetchError(where, f"takes more than {self._settings.total_timeout:g} seconds")
                chunks.append(chunk)
            media = response.headers.get("content-type", "").split(";")[0].strip().lower() or None
            return Answer(b"".join(chunks), str(url), media, response.charset_encoding, response.status_code), None

    def _check_robots(self, url: httpx.URL, where: str, deadline: float) -> None:
        """Raises FetchError when the host's robots.txt forbids the address or cannot be had."""
        key = (url.scheme, url.host, url.port)
        if key not in self._robots:
            self._robots[key] = self._load_robots(url, deadline)
        rules = self._robots[key]
        if isinstance(rules, FetchError):
            raise FetchError(where, rules.cause)
        if not rules.can_fetch(str(url), self._agent):
            raise FetchError(where, "is closed to programs by the site's robots.txt")

    def _load_robots(self, url: httpx.URL, deadline: float) -> Protego | FetchError:
        """The rules of a host. None there (4xx) allows all; a server that fails allows nothing (RFC 9309)."""
        from protego import Protego  # noqa: PLC0415 - a run that may ignore robots.txt does not need it

        address = str(url.copy_with(path="/robots.txt", query=None, fragment=None))
        try:
            answer = self._follow(address, ROBOTS_BYTES, deadline, robots=False)
        except FetchError as error:
            return error
        if answer.status >= 500:
            return FetchError(address, f"has a robots.txt that cannot be had (answered {answer.status})")
        return Protego.parse("" if answer.status >= 400 else answer.data.decode("utf-8", errors="replace"))


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow, needed for one header

    try:
        return version("carsica")
    except PackageNotFoundError:
        return "0"
