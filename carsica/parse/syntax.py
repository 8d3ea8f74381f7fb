"""The parsed text: words with trees and character offsets, sentences, names.

Owns the shapes that the encoder fills and the extraction rules read. Must not load the model.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain

_NONE: Mapping[str, tuple[int, ...]] = {}


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word (Universal Dependencies).

    ``start`` and ``end`` are code points into the report's text. Words split from one contraction
    ("della" = di + la) share the contraction's offsets. ``head`` is the position of the governing word in the
    same sentence, -1 for the root.
    """

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    head: int
    relation: str
    features: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1024)
def _with_base(relation: str) -> tuple[str, ...]:
    """A relation, and where it has a subtype the same without it."""
    return tuple(dict.fromkeys((relation, relation.partition(":")[0])))


@dataclass(frozen=True)
class Sentence:
    """A sentence: its words in order and the characters ``[start, end)`` that it covers."""

    start: int
    end: int
    words: tuple[Word, ...]

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        children: list[list[int]] = [[] for _ in self.words]
        for position, word in enumerate(self.words):
            if word.head >= 0:
                children[word.head].append(position)
        return tuple(tuple(positions) for positions in children)

    @cached_property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """Of each word its form and its lemma, in lower case and with the typewriter's apostrophe."""
        return tuple(
            [(word.text.lower().replace("’", "'"), word.lemma.lower().replace("’", "'")) for word in self.words]
        )

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All forms and lemmas of the sentence."""
        return frozenset(chain.from_iterable(self.forms))

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """Of each word its lemma, in lower case; a particle that is parted from its verb is put back before it."""
        found = [word.lemma.lower() for word in self.words]
        for word in reversed(self.words):  # of several particles the first one stays
            if word.relation == "compound:prt" and word.head >= 0:
                found[word.head] = word.text.lower() + self.words[word.head].lemma.lower()
        return tuple(found)

    @cached_property
    def _below(self) -> tuple[Mapping[str, tuple[int, ...]], ...]:
        """Of each word its dependents by their relations, whole and without their subtypes."""
        return tuple([self._by_relation(children) if children else _NONE for children in self._children])

    def _by_relation(self, children: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for child in children:
            for relation in _with_base(self.words[child].relation):
                found[relation] = (*found.get(relation, ()), child)
        return found

    @property
    def root(self) -> int:
        """Position of the first word without a head; 0 when there is none."""
        return next((i for i, word in enumerate(self.words) if word.head < 0), 0)

    def children(self, position: int, *relations: str) -> tuple[int, ...]:
        """Positions of the dependents of a word, in text order.

        With ``relations``, only those whose relation is one of them; "nsubj" also takes "nsubj:pass".
        """
        if not relations:
            return self._children[position]
        below = self._below[position]
        if len(relations) == 1:
            return below.get(relations[0], ())
        found = [below[relation] for relation in relations if relation in below]
        if len(found) < 2:  # so it is with most
            return found[0] if found else ()
        return tuple(sorted({child for children in found for child in children}))

    def subtree(self, position: int) -> tuple[int, ...]:
        """Positions of a word and all that hangs from it, in text order."""
        found, waiting = {position}, [position]
        while waiting:
            for child in self._children[waiting.pop()]:
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return tuple(sorted(found))

    def ancestors(self, position: int) -> Iterator[int]:
        """Positions from the governor of a word up to the root."""
        seen = {position}
        position = self.words[position].head
        while position >= 0 and position not in seen:
            yield position
            seen.add(position)
            position = self.words[position].head

    def span(self, positions: tuple[int, ...]) -> tuple[int, int]:
        """Characters from the first to the last of the given words."""
        return min(self.words[i].start for i in positions), max(self.words[i].end for i in positions)


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the encoder found: ``kind`` is "PER", "ORG" or "LOC".

    ``words`` is a half-open range of positions in sentence number ``sentence``.
    """

    kind: str
    start: int
    end: int
    sentence: int
    words: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that the encoder marked.

    ``layer`` is source, cue, content, inner (a content within a content), silence (a refusal to answer), mention,
    trigger, part (who takes part in an event, where it is), figure, time, post or point (of a plan). ``kind`` is a
    trigger's kind of event, a mention's type, a part's role, a content's certainty; ``note`` a trigger's status, a
    cue's polarity, whether a content is hearsay ("yes", "no"). ``sure`` is how probable the encoder finds it, 0 to
    1. ``words`` is a half-open range of positions in sentence number ``sentence``.
    """

    layer: str
    kind: str
    note: str
    sure: float
    start: int
    end: int
    sentence: int
    words: tuple[int, int]


@dataclass(frozen=True)
class Document:
    """One parsed text. Sentences are in text order and do not overlap; no sentence crosses a line break."""

    text: str
    language: str
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    marks: tuple[Mark, ...] = ()

    def sentence_at(self, offset: int) -> int | None:
        """Number of the sentence that covers a character, or None."""
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 and offset < self.sentences[number].end else None

    def numbers_within(self, span: tuple[int, int]) -> range:
        """Numbers of the sentences that have a character in common with a span."""
        start, end = span
        first = max(bisect_right(self._starts, start) - 1, 0)
        if first < len(self.sentences) and self.sentences[first].end <= start:
            first += 1
        return range(first, bisect_left(self._starts, end))

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]
