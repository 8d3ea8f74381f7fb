"""What each party says to a plan or to a point of it: it accepts, rejects, is open, or sets conditions.

Owns the stance of a clause about a plan. Must not find statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carsica.extract.events.arguments import actors_at, of_verb
from carsica.extract.events.grammar import base, negated, predicate_of
from carsica.extract.plans.articles import number_of
from carsica.extract.plans.draft import Draft, Found
from carsica.extract.plans.page import Page
from carsica.extract.plans.phrases import members, phrase
from carsica.extract.plans.tense import is_denied
from carsica.parse.syntax import Sentence
from carsica.record.plan import Position, Stance
from carsica.record.span import Span
from carsica.record.statement import Statement

STANCES: tuple[Stance, ...] = ("rejects", "accepts", "open")
TURNED: dict[Stance, Stance] = {"accepts": "rejects", "rejects": "open", "open": "rejects"}
"""What a stance becomes under a negation."""


def find_positions(page: Page, pronouns: Sequence[tuple[Draft, Found]] = ()) -> None:
    """The positions that clauses with a plan, a pronoun for it, or a point of it, tell of the parties."""
    for plan in page.plans:
        for mention in plan.mentions:
            _learn(page, plan, mention.number, mention.head, None)
    for plan, pronoun in pronouns:
        _learn(page, plan, pronoun.number, pronoun.head, None)
    for number, sentence in enumerate(page.scene.document.sentences):
        about = page.spoken_of(number)
        for position, word in enumerate(sentence.words):
            if about is not None and page.words.has("points.nouns", word):
                point = number_of(sentence, position, page.words)
                if point is not None:
                    _learn(page, about, number, position, point)


def _learn(page: Page, plan: Draft, number: int, head: int, point: int | None) -> None:
    sentence = page.scene.sentence(number)
    predicate, link, between = predicate_of(sentence, head)
    if predicate is None or _is_anothers(page, number, predicate) or is_denied(page, sentence, predicate):
        return
    stance = _stance(page, number, head, predicate, link, between)
    if stance is None:
        return
    span = _words(sentence, predicate)
    statement = _statement(page, Span(sentence.words[predicate].start, sentence.words[predicate].end))
    for party in _parties(page, number, predicate, link, statement):
        position = Position(party, stance, span, point, statement.id if statement else None)
        _take(page, plan, position)


def _take(page: Page, plan: Draft, position: Position) -> None:
    """Add a position, unless the same is known; what the body tells stands for what the title tells."""
    title = page.scene.report.title_span
    for known in plan.positions:
        same = (known.party, known.stance, known.number) == (position.party, position.stance, position.number)
        if same and title is not None and title.overlaps(known.span):
            plan.positions.remove(known)
            break
        if same and (known.according_to == position.according_to or known.span.overlaps(position.span)):
            return
    plan.positions.append(position)


def _stance(
    page: Page, number: int, head: int, predicate: int, link: str, between: tuple[int, ...]
) -> Stance | None:
    """The stance of the clause to what hangs in it; None where it takes none."""
    sentence = page.scene.sentence(number)
    if between:  # "demands changes to the plan"
        changes = len(between) == 1 and page.words.has("positions.changes", sentence.words[between[0]])
        return "conditions" if changes and page.is_verb_of("positions.asks", sentence, predicate) else None
    nominal = sentence.words[predicate].upos in {"ADJ", "NOUN"} or bool(sentence.children(predicate, "cop"))
    if not (page.undergoes(sentence, predicate, link) or link == "nmod" or (link.startswith("nsubj") and nominal)):
        return None
    said = (
        predicate,
        *_above(sentence, predicate),
        *sentence.children(predicate, "xcomp"),
        *_beside(sentence, head),
    )
    found = next((s for s in STANCES for i in said if _tells(page, f"positions.{s}", sentence, i)), None)
    if found is None:
        return None
    if found == "accepts" and _is_conditional(page, sentence, predicate):
        return "conditions"
    if found == "accepts" and any(_tells(page, "positions.open", sentence, i) for i in said):
        return "open"
    refused = any(negated(page.scene, number, i) for i in said)
    return TURNED[found] if refused else found


def _above(sentence: Sentence, predicate: int) -> Iterator[int]:
    """The verbs that a predicate completes ("is ready to accept", "refuses to sign")."""
    word = sentence.words[predicate]
    while word.head >= 0 and (base(word) == "xcomp" or _is_bare(sentence, predicate)):
        predicate = word.head
        yield predicate
        word = sentence.words[predicate]


def _is_anothers(page: Page, number: int, predicate: int) -> bool:
    """Is it what another is told or given time to do ("urged Kyiv to accept it")? That is no stance yet."""
    sentence = page.scene.sentence(number)
    return any(
        child != predicate and _is_addressed(page, number, child)
        for verb in _above(sentence, predicate)
        for child in sentence.children(verb, "obj", "iobj", "obl")
    )


def _is_addressed(page: Page, number: int, position: int) -> bool:
    """Does a word stand for an actor, or for a place that is spoken to ("a Kiev")?"""
    mention = page.scene.headed(number, position)
    placed = mention is not None and mention.place is not None and page.scene.has_case("to", number, position)
    return placed or bool(actors_at(page.scene, number, position))


def _is_bare(sentence: Sentence, predicate: int) -> bool:
    """Is it an infinitive without a subject of its own that hangs from another verb?"""
    word = sentence.words[predicate]
    below = base(word) in {"advcl", "ccomp", "obl"} and word.features.get("VerbForm") == "Inf"
    return below and not sentence.children(predicate, "nsubj", "aux")


def _beside(sentence: Sentence, head: int) -> tuple[int, ...]:
    """What a plan is called beside its name ("considers point 3 a red line")."""
    return tuple(i for i in sentence.children(head, "appos") if i > head)


def _tells(page: Page, key: str, sentence: Sentence, position: int) -> bool:
    """Is a word in a set, alone or with the words after it ("red line")?"""
    first = position if position == 0 else position - 1
    return page.is_verb_of(key, sentence, position) or any(
        page.words.phrase(key, sentence, i) > position - i for i in (first, position)
    )


def _is_conditional(page: Page, sentence: Sentence, predicate: int) -> bool:
    """Does an "if" or "on condition that" hang from the verb?"""
    verbs = (predicate, *_above(sentence, predicate))
    clauses = [i for verb in verbs for i in sentence.children(verb, "advcl", "ccomp", "obl")]
    marks = [i for c in clauses for i in sentence.children(c, "mark", "case", "advmod", "fixed")]
    return any(page.words.phrase("positions.if", sentence, i) for i in marks)


def _words(sentence: Sentence, predicate: int) -> Span:
    """The clause with the verbs above it that it completes."""
    top = [predicate, *_above(sentence, predicate)][-1]
    beside = [i for i in members(sentence, top) if i != top]
    return phrase(sentence, top, [*beside, *sentence.children(top, "parataxis", "discourse")])


def _statement(page: Page, span: Span) -> Statement | None:
    """The innermost statement whose content holds the words."""
    holding = [s for s in page.statements if any(content.covers(span) for content in s.content)]
    return max(holding, key=lambda s: len(s.chain), default=None)


def _parties(page: Page, number: int, predicate: int, link: str, statement: Statement | None) -> list[str]:
    """Whose stance it is: the subject's; of "the plan is unacceptable (to X)" X's, else the speaker's."""
    sentence = page.scene.sentence(number)
    top = [predicate, *_above(sentence, predicate)][-1]
    found: list[str] = []
    if link.startswith("nsubj") and not link.endswith("pass"):
        for child in sentence.children(predicate, "obl", "nmod", "iobj"):
            found.extend(actors_at(page.scene, number, child))
    else:
        verbs = dict.fromkeys((predicate, top))
        around = [a for verb in verbs for a in of_verb(page.scene, number, verb)]
        subjects = [a for a in around if a.slot == "subject"] or [a for a in around if a.slot == "agent"]
        for argument in subjects:
            found.extend(actors_at(page.scene, number, argument.position))
    found = [a for a in dict.fromkeys(found) if page.is_author(a)]
    speaker = statement.chain[-1].actor if statement else None
    if not found and speaker is not None and _speaks_for_itself(sentence, predicate, top, link):
        return [speaker] if page.is_author(speaker) else []
    return found


def _speaks_for_itself(sentence: Sentence, predicate: int, top: int, link: str) -> bool:
    """ "The plan is a red line", "we reject the plan": nobody else is named as the one whose stance it is."""
    if link.startswith("nsubj"):
        return not link.endswith("pass")
    subjects = [sentence.words[i] for verb in (predicate, top) for i in sentence.children(verb, "nsubj")]
    return all(
        w.features.get("Person") == "1" or (w.upos == "PRON" and w.features.get("Person") != "3") for w in subjects
    )
