"""What the attribution rules look at: the parsed report, its cast, its quotations, the language's lexicon.

Owns the shared view and the draft of a statement that the rules hand on. Must not hold rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from carsica.extract.attribution.lexis import Lexis
from carsica.extract.cast import Cast, Mention
from carsica.extract.cover import Cover, SpanIndex
from carsica.parse.syntax import Document, Mark, Sentence
from carsica.record.span import Span
from carsica.record.statement import Source

CueKind = Literal["verb", "according", "colon", "noun", "stated", "hearsay", "carried", "turn"]
EDGE = " \t\n,;:.!?…—–-“”«»„\"'‘’()[]"

CERTAIN = 0.9
"""How sure the encoder must be of a cue and its source to say who speaks."""


@dataclass(frozen=True)
class Scene:
    """One report under reading. ``outlet`` is the first link of every chain."""

    document: Document
    cast: Cast
    quotations: tuple[Span, ...]
    lexis: Lexis
    outlet: Source
    times: tuple[Span, ...] = ()
    ahead: tuple[Span, ...] = ()
    """Those of the times that lie after the report's day."""
    papers: frozenset[str] = frozenset()
    """Actors that are papers by what this report says of them, whatever kind of body they look like."""

    @cached_property
    def _times(self) -> Cover:
        return Cover(self.times)

    @cached_property
    def _quotations(self) -> Cover:
        return Cover(self.quotations)

    @cached_property
    def _placed(self) -> SpanIndex[Span]:
        return SpanIndex(((quotation,), quotation) for quotation in self.quotations)

    def quotations_at(self, span: tuple[int, int]) -> list[Span]:
        """The quotations that have a character in common with a span, in text order."""
        return self._placed.overlapping(span)

    @cached_property
    def opening(self) -> frozenset[int]:
        """Where quotations start."""
        return frozenset(quotation.start for quotation in self.quotations)

    @cached_property
    def marks(self) -> dict[int, list[Mark]]:
        """What the encoder marked, by sentence."""
        found: dict[int, list[Mark]] = {}
        for mark in self.document.marks:
            found.setdefault(mark.sentence, []).append(mark)
        return found

    def marked_speaker(self, number: int, verb: int) -> int | None:
        """The word that heads the source which the encoder is sure of, where it also marked the verb as a cue."""
        marks = self.marks.get(number, ())
        if not any(m.layer == "cue" and m.sure >= CERTAIN and verb in range(*m.words) for m in marks):
            return None
        sources = [m for m in marks if m.layer == "source" and m.sure >= CERTAIN]
        nearest = min(sources, key=lambda m: min(abs(verb - i) for i in range(*m.words)), default=None)
        return self.head_of(nearest) if nearest else None

    def head_of(self, mark: Mark) -> int:
        """The word that heads a marked source: of a name that no preposition ties to a noun, else the tree's.

        Of several such names a person's goes first ("the head of the Blue Line, Ann Roe").
        """
        inside, sentence = range(*mark.words), self.sentence(mark.sentence)
        top = next((i for i in inside if sentence.words[i].head not in inside), inside[0])
        found = dict.fromkeys(self.cast.at(mark.sentence, position) for position in inside)
        names = [
            m
            for m in found
            if m is not None
            and m.actor is not None
            and m.kind == "name"
            and not self._owned(m, top, inside)
            and not self._owns(mark, m)
        ]
        persons = [m for m in names if self.cast.actor_by_id[m.actor or ""].type == "person"]
        return (persons or names)[0].head if names else top

    def _owned(self, name: Mention, top: int, inside: range) -> bool:
        """Does a name hang from the noun that heads a phrase by a preposition ("i genitori di Gianni")?"""
        words, at = self.sentence(name.sentence), name.head
        while at != top and at in inside:
            if words.children(at, "case"):
                return True
            at = words.words[at].head
        return False

    def _owns(self, mark: Mark, mention: Mention) -> bool:
        """Does a name in a marked source say whose or of what the speaker is ("Roe ally X", "a man of Roe")?"""
        words, (first, last) = self.sentence(mark.sentence).words, mention.words
        before = words[first - 1] if first > mark.words[0] else None
        after = words[last] if last < mark.words[1] else None
        return bool(
            (before and before.upos == "ADP" and first - 1 > mark.words[0])
            or (after and (after.upos in {"NOUN", "PROPN", "VERB", "ADJ"} or after.text in {"'s", "’s", "'", "’"}))
        )

    def speaks(self, number: int, head: int | None) -> bool:
        """Is the encoder sure that the source which a word heads speaks?"""
        sources = (m for m in self.marks.get(number, ()) if m.layer == "source" and m.sure >= CERTAIN)
        return any(self.head_of(mark) == head for mark in sources)

    def named_in_source(self, number: int, head: int | None) -> int | None:
        """The head of the source that the encoder is sure of around a word, where that names somebody else."""
        if head is None or not self.lexis.flag("grammar.owner_first"):
            return head
        for mark in self.marks.get(number, ()):
            if mark.layer == "source" and mark.sure >= CERTAIN and head in range(*mark.words):
                mention = self.cast.at(number, head)
                named = mention is not None and mention.actor is not None and mention.kind == "name"
                return self.head_of(mark) if named and mention and self._owns(mark, mention) else head
        return head

    def timed(self, offset: int) -> bool:
        """Does a character stand inside a time expression?"""
        return offset in self._times

    def sentence(self, number: int) -> Sentence:
        """A sentence by its number."""
        return self.document.sentences[number]

    def mention(self, number: int, position: int) -> Mention | None:
        """The mention that a word heads, else the one it is part of."""
        return self.cast.headed_by(number, position) or self.cast.at(number, position)

    def quoted(self, offset: int) -> bool:
        """Does a character stand inside a quotation?"""
        return offset in self._quotations

    def spans(self, number: int, positions: Iterable[int]) -> tuple[Span, ...]:
        """The characters of some words of a sentence, gaps of punctuation closed, ends trimmed."""
        sentence = self.sentence(number)
        runs: list[list[int]] = []
        for position in sorted(positions):
            if sentence.words[position].upos == "PUNCT":
                continue
            if runs and all(sentence.words[i].upos == "PUNCT" for i in range(runs[-1][1] + 1, position)):
                runs[-1][1] = position
            else:
                runs.append([position, position])
        spans = (Span(sentence.words[a].start, sentence.words[b].end) for a, b in runs)
        return tuple(span for span in spans if span.of(self.document.text).strip(EDGE))

    def trimmed(self, span: Span) -> Span:
        """A span without the white space and quotation marks at its ends."""
        text = span.of(self.document.text)
        left = len(text) - len(text.lstrip(EDGE))
        right = len(text.rstrip(EDGE))
        return Span(span.start + left, span.start + right) if right > left else span


@dataclass(frozen=True)
class Memory:
    """Who spoke so far, the last one first; only speakers that a later sentence may point back to."""

    speakers: tuple[Source, ...] = ()

    def of_kind(self, kinds: frozenset[str], fits: Callable[[Source], bool] | None = None) -> Source | None:
        """The last speaker of one of the kinds that ``fits``, or None."""
        speakers = (speaker for speaker in self.speakers if speaker.kind in kinds)
        return next((speaker for speaker in speakers if fits is None or fits(speaker)), None)

    def after(self, speaker: Source) -> Memory:
        """The memory once somebody else has spoken."""
        if speaker.actor is None and speaker.kind not in {"anonymous", "document"}:
            return self
        return Memory((speaker, *(s for s in self.speakers[:20] if s != speaker)))


@dataclass
class Draft:
    """A statement in the making. ``links`` are the sources after the report's outlet, outermost first.

    ``verb`` is the position of the word that governs the attribution, ``extent`` the words that are no content.
    """

    kind: CueKind
    sentence: int
    cue: tuple[int, ...]
    links: list[Source]
    content: tuple[Span, ...] = ()
    verb: int | None = None
    extent: frozenset[int] = frozenset()
    negative: bool = False
    hearsay: bool = False
    back: bool = False
    """Is the content what the words point back to, or a denial of it?"""
    empty: bool = False
    """Does a denial name nothing that it denies ("X denies")?"""
    quotes: list[Span] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the content begins; drafts are told in this order."""
        return min((span.start for span in self.content), default=0)


def same_source(source: Source, others: Sequence[Source]) -> bool:
    """Is a source one of the others, by its actor or its name?"""
    return any((source.actor and source.actor == other.actor) or source.name == other.name for other in others)


def cut(span: Span, hole: Span, scene: Scene) -> list[Span]:
    """What is left of a span outside another, trimmed."""
    if not span.overlaps(hole):
        return [span]
    parts = [Span(span.start, max(span.start, hole.start)), Span(min(span.end, hole.end), span.end)]
    return [scene.trimmed(p) for p in parts if p.of(scene.document.text).strip(" \t\n,;:.“”«»\"'‘’")]
