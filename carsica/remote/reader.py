"""The remote reader: a report in, a reading out, by asking a model server about one chunk after the other.

Owns how a report is put to the server and what happens to an answer that is cut short or is none. Keeps the
contract of the built-in reader: a report that cannot be read whole gives a CarsicaError and no reading.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from carsica.errors import InputError, ServerError
from carsica.record.reading import Reading
from carsica.record.report import Report
from carsica.remote.account import Account
from carsica.remote.chunks import Chunk, chunks_of, sentences_of
from carsica.remote.dialects import Question
from carsica.remote.gathering import Gathering
from carsica.remote.prompt import messages_for, opening_bytes
from carsica.remote.schema import LAYERS, answer_schema, most_rows
from carsica.remote.server import Completion, ModelServer
from carsica.remote.settings import ServerSettings, checked

BYTES_PER_TOKEN = 3
"""Bytes (UTF-8) of a token, on the low side for all seven languages."""
TOKENS_LEAST, TOKENS_EACH = 800, 8
"""Tokens that an answer may take at all, and more for each token of the passage: a model may run on for ever."""
HALVINGS = 2
"""How often a chunk is halved whose answer is cut short, before the report is given up."""
LARGEST_CHUNK = 9000
"""Bytes of a chunk at most, however much the model takes: what is asked of a long passage is answered worse."""


@dataclass(frozen=True, slots=True)
class RemoteReading:
    """A reading, and what it took and lost on the way."""

    reading: Reading
    account: Account = field(default_factory=Account)


class RemoteReader:
    """Reads reports with the help of a model server. Raises UsageError when the settings name none."""

    def __init__(self, settings: ServerSettings) -> None:
        self.settings = checked(settings)
        self.server = ModelServer(settings)
        self.room = settings.context - opening_bytes() // BYTES_PER_TOKEN
        """Tokens for a passage and its answer, which repeats most of it and more."""
        self.limit = min(LARGEST_CHUNK, self.room * BYTES_PER_TOKEN // 4)

    def __call__(self, report: Report) -> RemoteReading:
        """The reading of a report. Raises ServerError when the server does not answer as it should."""
        started = time.monotonic()
        account = Account(reports=1)
        sentences = sentences_of(report, self.limit)
        if not sentences.spans:
            raise InputError(report.url or report.title or report.id, "holds no text besides its metadata")
        gathering = Gathering(report, sentences, account)
        for chunk in chunks_of(report.text, sentences.spans, self.limit):
            try:
                self._read_chunk(chunk, gathering)
            except ServerError as error:
                raise ServerError(error.where, f"{error.cause}; not read: {_name(report)}") from error
        reading = gathering.reading()
        account.seconds = time.monotonic() - started
        return RemoteReading(reading, account)

    def _read_chunk(self, chunk: Chunk, gathering: Gathering, halved: int = 0) -> None:
        """Take in the answer about a chunk; one that is cut short is asked for again, by halves."""
        completion = self._ask(chunk, gathering)
        answer = self._answer(completion)
        if answer is not None:
            gathering.take(answer, chunk)
            return
        halves = chunk.halves() if halved < HALVINGS else ()
        if not halves:
            raise ServerError(
                self.server.where, "answered with JSON that is cut short, even about a few sentences"
            )
        for half in halves:
            self._read_chunk(half, gathering, halved + 1)

    def _ask(self, chunk: Chunk, gathering: Gathering) -> Completion:
        passage = chunk.words(gathering.report.text)
        size = len(passage.encode("utf-8", "replace")) // BYTES_PER_TOKEN
        most = min(self.room - size, TOKENS_LEAST + TOKENS_EACH * size)
        schema = answer_schema(most_rows(len(chunk.sentences)))
        question = Question(self.settings.model, messages_for(gathering.report, passage), schema, most)
        completion = self.server.ask(question)
        account = gathering.account
        account.requests += 1
        account.tokens_in += completion.tokens_in
        account.tokens_out += completion.tokens_out
        return completion

    def _answer(self, completion: Completion) -> Mapping[str, Any] | None:
        """The JSON object that the model wrote, None if it was cut short. Raises ServerError for anything else."""
        try:
            answer = json.loads(completion.text)
        except (ValueError, RecursionError) as error:
            if completion.cut or _unfinished(error, completion.text):
                return None
            words = " ".join(completion.text.split())[:80]
            raise ServerError(self.server.where, f"answered with no JSON: {words}") from error
        if not isinstance(answer, dict) or not any(isinstance(answer.get(layer), list) for layer in LAYERS):
            raise ServerError(self.server.where, "answered with JSON that has none of the layers asked for")
        return answer


def make_remote_reader(settings: ServerSettings) -> Callable[[Report], RemoteReading]:
    """The remote reader as an engine wants it: made once a worker."""
    return RemoteReader(settings)


def _unfinished(error: Exception, text: str) -> bool:
    """Did the JSON simply end too early?"""
    text = text.strip()
    begun = text.startswith(("{", "["))
    return (
        begun
        and isinstance(error, json.JSONDecodeError)
        and (error.pos >= len(text) or "Unterminated string" in error.msg)
    )


def _name(report: Report) -> str:
    return report.title or report.url or report.id
