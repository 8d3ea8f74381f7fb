"""Silences of one report: who is asked and does not answer, and which statement stays without an answer.

Owns whose refusal it is and what it is about. Must not look for the words of refusing (refusals.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from carsica.extract.attribution.finishing import stems_of
from carsica.extract.attribution.implied import implied_speaker
from carsica.extract.attribution.refusals import Refusal, answers, refusals, refusals_in_turn
from carsica.extract.attribution.scene import Draft, Memory, Scene, same_source
from carsica.extract.attribution.sources import can_speak, resolve
from carsica.extract.attribution.subjects import subject_of
from carsica.extract.attribution.turns import Turn
from carsica.parse.syntax import Mark, Sentence
from carsica.record.span import Span
from carsica.record.statement import Cue, Silence, Source, Statement

SURE = 0.9
"""How sure the encoder must be of a refusal that no rule finds."""
EARLIER = 12
"""Statements before a silence among which the one is sought that it does not answer."""
MATTER = 2
"""Words in common with a refusal that show a claim far from it to be what it is about."""
HEARSAY, NEAR = 1.5, 0.5
"""What hearsay, and standing in the same paragraph or sentence, weigh beside a word in common."""


@dataclass
class SilenceDraft:
    """A silence in the making. ``links`` are the sources after the report's outlet, outermost first."""

    sentence: int
    cue: Span
    verb: int
    links: list[Source] = field(default_factory=list)


def silence_drafts(scene: Scene, number: int, memory: Memory, turn: Turn | None = None) -> Iterator[SilenceDraft]:
    """The silences of a sentence, which may be part of a turn of a conversation."""
    sentence = scene.sentence(number)
    found = list(refusals(scene, sentence))
    if turn is not None and turn.refuses and not found:
        found = list(refusals_in_turn(scene, sentence))
    speaker = turn.speaker if turn else None
    spans = [_cue(scene, number, refusal) for refusal in found]
    for mark in scene.marks.get(number, ()):
        span = Span(mark.start, mark.end)
        known = any(span.overlaps((other.start - 1, other.end + 1)) for other in spans)
        inside = range(*mark.words)
        if mark.layer == "silence" and mark.sure >= SURE and not known and not answers(scene, sentence, inside):
            found.append(_marked(sentence, mark))
            spans.append(span)
    for refusal, span in zip(found, spans, strict=True):
        for links in _speakers(scene, number, refusal, memory, speaker):
            yield SilenceDraft(number, span, refusal.verb, links)


def _marked(sentence: Sentence, mark: Mark) -> Refusal:
    inside = frozenset(range(*mark.words))
    return Refusal(next((i for i in sorted(inside) if sentence.words[i].head not in inside), min(inside)), inside)


def _cue(scene: Scene, number: int, refusal: Refusal) -> Span:
    """The characters of a refusal's words; where its speaker stands between, those of the part that says more."""
    sentence = scene.sentence(number)
    subject = subject_of(scene, number, refusal.verb)
    words = sorted(refusal.cue)
    if subject is not None and words[0] < subject < words[-1]:
        after = [i for i in words if i > subject]
        empty = all(sentence.words[i].upos in {"ADP", "PART", "ADV"} for i in after)
        words = [i for i in words if i < subject] if empty else after
    return Span(*sentence.span(tuple(words)))


def _speakers(
    scene: Scene, number: int, refusal: Refusal, memory: Memory, speaker: Source | None
) -> Iterator[list[Source]]:
    """Chain links of each one who refuses; nothing where nobody can be meant."""
    sentence = scene.sentence(number)
    heads = list(_heads(scene, number, refusal))
    if any(sentence.words[i].features.get("Person") == "1" for i in (*refusal.cue, *heads)):
        yield [speaker] if speaker else []
        return
    found = [links for head in heads if (links := _resolved(scene, number, head, memory, human=refusal.human))]
    yield from found
    if not found and all(sentence.words[head].upos == "PRON" for head in heads):
        last = speaker or implied_speaker(scene, number, refusal.verb, memory)
        if last is not None:
            yield [last]


def _resolved(scene: Scene, number: int, head: int, memory: Memory, *, human: bool) -> list[Source]:
    """Chain links for a word; any noun will do where only a ``human`` refuses so, or a name stands beside it."""
    beside = scene.sentence(number).children(head, "appos")
    named = any((mention := scene.mention(number, i)) and mention.actor for i in beside)
    links = resolve(scene, number, head, memory, sure=human or named)
    return links if links and links[-1].kind != "unstated" else []


def _heads(scene: Scene, number: int, refusal: Refusal) -> Iterator[int]:
    """Words that head those who refuse: the verb's subject with what is joined to it, else whom it comes from."""
    sentence = scene.sentence(number)
    verbs = list(_upwards(sentence, refusal))
    subject = next((s for i in verbs if (s := subject_of(scene, number, i)) is not None), None)
    if subject is None:
        subject = next((s for i in verbs for s in sentence.children(i, "nsubj")), None)
    if subject is not None and subject < _part_start(sentence, refusal):
        subject = None
    if subject is None or subject in refusal.cue:
        rules = (_labelled, _at_head, _from)
        subject = next((s for rule in rules if (s := rule(scene, number, refusal)) is not None), None)
    if subject is None:
        return
    yield subject
    for other in sentence.children(subject, "conj"):
        mention = scene.mention(number, other)
        if mention is not None and mention.actor is not None:
            yield other


def _upwards(sentence: Sentence, refusal: Refusal) -> Iterable[int]:
    """The words of a refusal from the one that governs it downwards."""
    verbs = (i for i in refusal.cue if i != refusal.verb and sentence.words[i].upos == "VERB")
    return (refusal.verb, *sorted(verbs))


def _part_start(sentence: Sentence, refusal: Refusal) -> int:
    """Where the part of a sentence begins that holds a refusal: behind the last semicolon before it."""
    ends = (i + 1 for i in range(min(refusal.cue)) if sentence.words[i].text == ";")
    return max(ends, default=0)


def _at_head(scene: Scene, number: int, refusal: Refusal) -> int | None:
    """Who stands at the head of the part where a tree gives no subject ("Il ministero, sentito da X, tace").

    A bare noun for somebody who may speak, with no clause before it.
    """
    sentence = scene.sentence(number)
    for position in range(_part_start(sentence, refusal), min(refusal.cue)):
        word = sentence.words[position]
        if word.upos in {"SCONJ", "PRON"} or word.features.get("VerbForm") == "Fin" or scene.quoted(word.start):
            return None
        bare = word.upos in {"NOUN", "PROPN"} and not sentence.children(position, "case")
        if bare and word.relation != "compound" and can_speak(scene, number, position):
            return position
    return None


def _labelled(scene: Scene, number: int, refusal: Refusal) -> int | None:
    """The name at the head of the sentence that a colon sets before a refusal ("Kiev: no comment")."""
    words = scene.sentence(number).words
    colon = next((i for i in range(min(refusal.cue)) if words[i].text == ":"), None)
    if colon is None or min(refusal.cue) - colon > 2:
        return None
    mentions = (scene.mention(number, i) for i in range(colon))
    return next((m.head for m in mentions if m is not None and m.actor is not None), None)


def _from(scene: Scene, number: int, refusal: Refusal) -> int | None:
    """Whom an answer would come from: "dal ministero nessun commento", "в МИД отказались от комментариев"."""
    sentence = scene.sentence(number)
    low, high = min(refusal.cue), max(refusal.cue)
    near = sorted(range(len(sentence.words)), key=lambda i: max(low - i, i - high))
    for position in near:
        if position in refusal.cue or any(sentence.words[i].text == ";" for i in range(*sorted((position, low)))):
            continue
        cases = [sentence.words[i] for i in sentence.children(position, "case")]
        source = any(
            scene.lexis.has("silence.from", c.text) or scene.lexis.has("silence.from", c.lemma) for c in cases
        )
        if source and can_speak(scene, number, position):
            return position
    return None


def settled(
    silences: Sequence[SilenceDraft], drafts: Sequence[Draft], last: Sequence[Source]
) -> Iterator[SilenceDraft]:
    """Silences with whole chains: "I will not comment" is of whoever is quoted; who tells of one stands before."""
    for silence in silences:
        holding = [d for d in drafts if d.links and any(span.covers(silence.cue) for span in d.content)]
        outer = max(holding, key=lambda d: len(d.links)).links if holding else []
        if not silence.links:
            silence.links = list(outer or last)
        elif outer and not same_source(silence.links[-1], outer) and outer[-1].kind != "unstated":
            silence.links = [*outer, *silence.links]
        if silence.links:
            yield silence


def told_as_silence(scene: Scene, draft: Draft, silences: Sequence[SilenceDraft]) -> bool:
    """Would a draft tell a refusal as a statement: by its cue, or as what the one who refuses says?"""
    sentence = scene.sentence(draft.sentence)
    cue = Span(*sentence.span(draft.cue)) if draft.cue else None
    for silence in silences:
        if silence.sentence != draft.sentence:
            continue
        if cue is not None and draft.negative and ":" in scene.document.text[cue.end : silence.cue.end]:
            continue  # "denies it: speaks of a lie"
        if cue is not None and cue.overlaps(silence.cue):
            return True
        inside = [s for s in draft.content if s.overlaps(silence.cue)]
        held = sum(min(s.end, silence.cue.end) - max(s.start, silence.cue.start) for s in inside)
        size = sum(s.end - s.start for s in draft.content)
        own = draft.links and same_source(draft.links[-1], silence.links[-1:])
        if 2 * held >= size or (held and draft.kind in {"carried", "hearsay"} and own):
            return True
    return False


def finished_silences(
    scene: Scene, drafts: Sequence[SilenceDraft], statements: Sequence[Statement]
) -> tuple[Silence, ...]:
    """The drafts as silences, in text order, each with the statement that it does not answer."""
    made: list[Silence] = []
    known: set[tuple[Cue, Source]] = set()
    for draft in sorted(drafts, key=lambda d: d.cue):
        links = [link for link in draft.links if link.actor is None or link.actor != scene.outlet.actor]
        cue = Cue(draft.cue.of(scene.document.text), draft.cue)
        chain = (scene.outlet, *links)
        if (cue, chain[-1]) in known:
            continue
        known.add((cue, chain[-1]))
        made.append(Silence(f"q{len(made) + 1}", chain, cue, _about(scene, draft, statements)))
    return tuple(made)


def _about(scene: Scene, draft: SilenceDraft, statements: Sequence[Statement]) -> str | None:
    """The earlier claim of somebody else that a refusal leaves without an answer, or None.

    Shared words count, that it is told as hearsay, and that it stands near; of equal ones the last is taken. What
    shares no words must stand in the same paragraph or the one before.
    """
    sentence = scene.sentence(draft.sentence)
    text = scene.document.text
    own = stems_of(scene, (Span(sentence.start, sentence.end),))
    paragraph = text.rfind("\n", 0, draft.cue.start) + 1
    before = text.rfind("\n", 0, len(text[:paragraph].rstrip())) + 1
    best: tuple[float, str] | None = None
    for earlier in [s for s in statements if min(s.content).start < draft.cue.start][-EARLIER:]:
        if earlier.polarity == "negative" or same_source(earlier.chain[-1], draft.links[-1:]):
            continue
        end = max(span.end for span in earlier.content)
        shared = min(len(own & stems_of(scene, earlier.content)), MATTER)
        if shared < MATTER and end <= before:
            continue
        near = NEAR * ((end > paragraph) + (end > sentence.start))
        score = shared + HEARSAY * earlier.hearsay + near
        if best is None or score >= best[0]:
            best = score, earlier.id
    return best[1] if best else None
