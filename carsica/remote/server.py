"""One question to the model server, one answer; the only module that talks to it.

Owns time, size, repetition and what can go wrong on the way. Redirects are not followed and proxies of the
environment are not used: what is sent goes to the address that was set, and nowhere else. Must not know reports.
"""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from carsica.errors import ServerError
from carsica.remote.dialects import DIALECTS, Body, Question
from carsica.remote.settings import ServerSettings, checked

MOST_BYTES = 4_000_000
"""Bytes of one answer; no reading of a passage is longer."""
LONGEST_PAUSE = 30.0
"""Seconds that are waited at most, whatever a server asks for."""
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_OTHER_WORDING = frozenset({400, 422})


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model wrote; ``cut`` if it was stopped early. Tokens are 0 where the server counts none."""

    text: str
    cut: bool
    tokens_in: int
    tokens_out: int


class _PassingError(ServerError):
    """A failure that another attempt may get past; ``after`` are the seconds that the server asks for."""

    def __init__(self, where: str, cause: str, after: float | None = None) -> None:
        super().__init__(where, cause)
        self.after = after


class _RefusedError(ServerError):
    """The server does not take the request as it is worded."""


class ModelServer:
    """An OpenAI-compatible server. Errors are ServerErrors that name it."""

    def __init__(self, settings: ServerSettings) -> None:
        self.settings = checked(settings)
        self.where = f"model server {settings.where}"
        self._dialect = 0
        self._away = False
        key = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
        self._client = httpx.Client(
            trust_env=False,
            follow_redirects=False,
            headers={"Content-Type": "application/json", "Accept": "application/json", **key},
            timeout=httpx.Timeout(settings.timeout, connect=min(10.0, settings.timeout)),
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def ask(self, question: Question) -> Completion:
        """The model's answer. Raises ServerError for whatever stands in the way."""
        first: _RefusedError | None = None
        for number in range(self._dialect, len(DIALECTS)):
            try:
                answer = self._persist(DIALECTS[number](question))
            except _RefusedError as refused:
                first = first or refused
                continue
            self._dialect = number
            return self._completion(answer)
        raise ServerError(self.where, first.cause if first else "takes no request")

    def _persist(self, body: Body) -> Any:
        """The answer to a request that is made again while the failure may pass.

        A server that was away at the last request is tried once: a batch must not wait for it at every report.
        """
        attempts = 1 if self._away else self.settings.attempts
        retrying = Retrying(
            stop=stop_after_attempt(attempts),
            retry=retry_if_exception_type(_PassingError),
            wait=self._pause,
            reraise=True,
        )
        try:
            answer = retrying(self._post, body)
        except _PassingError as error:
            self._away = True
            tried = f", {attempts} times" if attempts > 1 else ""
            raise ServerError(error.where, error.cause + tried) from error
        self._away = False
        return answer

    def _pause(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        after = error.after if isinstance(error, _PassingError) else None
        doubled: float = self.settings.pause * 2 ** (state.attempt_number - 1)
        return min(LONGEST_PAUSE, doubled if after is None else after)

    def _post(self, body: Body) -> Any:
        """One request; the JSON value of the answer."""
        deadline = time.monotonic() + self.settings.timeout
        address = self.settings.url.rstrip("/") + "/chat/completions"
        try:
            with self._client.stream("POST", address, json=body) as response:
                data = self._read(response, deadline)
        except (httpx.InvalidURL, UnicodeError) as error:
            raise ServerError(self.where, f"has an address that cannot be asked ({error})") from error
        except (httpx.ConnectTimeout, httpx.ConnectError) as error:
            if isinstance(error.__cause__, ssl.SSLError) or "CERTIFICATE" in str(error):
                raise ServerError(self.where, f"has no certificate to be trusted ({error})") from error
            raise _PassingError(self.where, f"cannot be reached ({error or 'no answer'})") from error
        except httpx.TimeoutException as error:
            raise self._slow() from error
        except httpx.DecodingError as error:
            raise ServerError(self.where, f"sent an answer that cannot be unpacked ({error})") from error
        except httpx.HTTPError as error:
            how = str(error) or type(error).__name__
            raise _PassingError(self.where, f"broke off the connection ({how})") from error
        self._check(response, data)
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise ServerError(self.where, f"answered with no JSON: {_shown(data)}") from error

    def _read(self, response: httpx.Response, deadline: float) -> bytes:
        data = bytearray()
        for part in response.iter_bytes():
            data += part
            if len(data) > MOST_BYTES:
                raise ServerError(self.where, f"answered with more than {MOST_BYTES} bytes")
            if time.monotonic() > deadline:
                raise self._slow()
        return bytes(data)

    def _slow(self) -> ServerError:
        return ServerError(self.where, f"gave no whole answer within {self.settings.timeout:g} s")

    def _check(self, response: httpx.Response, data: bytes) -> None:
        """Raise for a status that is no success."""
        status = response.status_code
        if status == 200:
            return
        cause = f"answered {status} {response.reason_phrase}".rstrip() + f": {_shown(data)}"
        if status in _BUSY:
            raise _PassingError(self.where, cause, _seconds(response.headers.get("Retry-After")))
        raise (_RefusedError if status in _OTHER_WORDING else ServerError)(self.where, cause)

    def _completion(self, answer: Any) -> Completion:
        try:
            choice = answer["choices"][0]
            text = choice["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise ServerError(self.where, "answered with JSON that is no chat completion") from error
        if not isinstance(text, str) or not text.strip():
            raise ServerError(self.where, "answered with an empty message")
        usage = answer.get("usage")
        return Completion(
            text, choice.get("finish_reason") == "length", _count(usage, "prompt_tokens"),
            _count(usage, "completion_tokens"),
        )  # fmt: skip


def _count(usage: Any, name: str) -> int:
    value = usage.get(name) if isinstance(usage, Mapping) else None
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else 0


def _seconds(written: str | None) -> float | None:
    try:
        return max(0.0, float(written)) if written else None
    except ValueError:
        return None  # a date; the usual pause will do


def _shown(data: bytes) -> str:
    """The beginning of an answer on one line; of a JSON error its message."""
    text = data.decode("utf-8", "replace")
    try:
        value = json.loads(text)
        error = value.get("error", value.get("detail", value.get("message")))
        text = str(error.get("message") if isinstance(error, dict) and error.get("message") else error or text)
    except (ValueError, RecursionError, AttributeError):
        pass
    words = " ".join(text.split())
    return (words[:200] + "…" if len(words) > 200 else words) or "nothing"
