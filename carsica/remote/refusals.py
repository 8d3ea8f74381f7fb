"""Refusals to comment in an answer: kept if the cue and whoever stays silent stand together in the text."""

from __future__ import annotations

from dataclasses import replace

from carsica.record.span import Span
from carsica.record.statement import Cue, Silence
from carsica.remote.chains import Chains, Link
from carsica.remote.chunks import Chunk
from carsica.remote.desk import Desk, Row
from carsica.remote.grounds import RejectedError, text_in
from carsica.remote.sayings import Sayings


class Refusals:
    """The silences of one report's answers."""

    def __init__(self, desk: Desk, chains: Chains, sayings: Sayings) -> None:
        self.desk, self.grounds, self.chains, self.sayings = desk, desk.grounds, chains, sayings
        self._found: dict[Cue, tuple[Silence, str]] = {}  # with the words of what stays without an answer

    def take(self, answer: Row, chunk: Chunk) -> None:
        """Take in the refusals of one answer; what an earlier one has already is said again and left out."""
        for silence, about in self.desk.build("silences", answer, lambda row: self._silence(row, chunk)):
            self._found.setdefault(silence.cue, (silence, about))

    def finished(self) -> tuple[Silence, ...]:
        """The silences in text order, each with the statement that it leaves without an answer."""
        ordered = sorted(self._found.values(), key=lambda pair: pair[0].cue.span)
        return tuple(
            replace(silence, id=f"q{number}", about=self.sayings.telling(about) if about else None)
            for number, (silence, about) in enumerate(ordered, 1)
        )

    def _silence(self, row: Row, chunk: Chunk) -> tuple[Silence, str]:
        links = self.chains.links(row)
        if not links:
            raise RejectedError("it has no source")
        cue, spans = self._place(text_in(row, "cue"), links, chunk)
        silence = Silence("", self.chains.chain(links, spans), Cue(cue.of(self.grounds.text), cue))
        return silence, text_in(row, "about")

    def _place(self, words: str, links: list[Link], chunk: Chunk) -> tuple[Span, tuple[Span | None, ...]]:
        """The occurrence of the cue whose sources stand beside it, and where they stand; the nearest one."""
        reason = RejectedError("its cue is not in the text")
        found: list[tuple[int, Span, tuple[Span | None, ...]]] = []
        for cue in self.grounds.within(words, chunk):
            try:
                spans = self.chains.spans(links, self.grounds.around(cue), cue)
            except RejectedError as error:
                reason = error
                continue
            silent = spans[-1]
            found.append((abs(cue.start - silent.start) if silent else 0, cue, spans))
        if not found:
            raise reason
        _, cue, spans = min(found, key=lambda place: (place[0], place[1]))
        return cue, spans
