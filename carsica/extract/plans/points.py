"""The points of a plan: what its verbs say it provides, what it says as a source, what the encoder marks.

Owns the spans of points told in sentences; lists are listed.py's. Must not decide what is a plan.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.events.grammar import base, predicate_of, subject_of
from carsica.extract.plans.draft import Draft, Found
from carsica.extract.plans.page import Page
from carsica.extract.plans.phrases import listed, members, phrase
from carsica.parse.syntax import Sentence
from carsica.record.plan import Provision
from carsica.record.span import Span

CLAUSAL = ("ccomp", "xcomp", "csubj")
PARTS = {"point", "article", "pillar", "part", "phase", "stage", "chapter", "section", "block", "page", "annex"}
"""What plans are divided into: how many there are is no point of theirs."""
LEAST_WORDS = 2
"""Words of the shortest point."""


def learn_points(page: Page, plan: Draft, mention: Found) -> None:
    """What a plan provides, by each verb of which it is the subject ("limits the army and bars ...")."""
    sentence = page.scene.sentence(mention.number)
    for verb in _verbs_of(page, sentence, mention):
        head = sentence.words[verb]
        inner = sentence.children(verb, "xcomp") if page.scene.lexis.has("status.must", head) else ()
        for action in (verb, *inner):
            if not sentence.children(action, "cop") and any(
                page.is_verb_of(f"provisions.{key}", sentence, action) for key in ("verbs", "holds")
            ):
                for span in provided(page, sentence, action):
                    give(page, plan, span)


def _verbs_of(page: Page, sentence: Sentence, mention: Found) -> Iterator[int]:
    """Verbs whose subject a plan is: its predicate, those beside it, those of its relative clauses."""
    verb, link, between = predicate_of(sentence, mention.head)
    if verb is not None and not between and link.startswith("nsubj") and not link.endswith("pass"):
        yield from (v for v in members(sentence, verb) if mention.head in subject_of(sentence, v))
    for clause in sentence.children(mention.head, "acl"):
        relative = sentence.words[clause].features.get("VerbForm") == "Fin" or clause_has_subject(sentence, clause)
        if not relative or mention.head in subject_of(sentence, clause):
            yield from members(sentence, clause)


def clause_has_subject(sentence: Sentence, verb: int) -> bool:
    """Has a verb a subject of its own?"""
    return bool(sentence.children(verb, "nsubj"))


def provided(page: Page, sentence: Sentence, action: int) -> Iterator[Span]:
    """The points under one verb: what a plan holds, item by item; else the act itself ("bars a fleet")."""
    below = [i for i in sentence.children(action, "obj", *CLAUSAL) if i > action]
    if page.is_verb_of("provisions.holds", sentence, action):
        below = below or [i for i in sentence.children(action, "obl") if i > action][:1]
        for item in below:
            if not _is_pronoun(sentence, item):
                yield from listed(sentence, item)
        return
    objects = sentence.children(action, "obj", "iobj", "obl", *CLAUSAL)
    if all(_is_pronoun(sentence, i) for i in objects):
        return
    others = [i for i in members(sentence, action) if i != action]
    aside = [*others, *sentence.children(action, "parataxis", "nsubj", "advcl")]
    aside = [i for i in aside if i > action or base(sentence.words[i]) == "nsubj"]
    yield phrase(sentence, action, aside)


def _is_pronoun(sentence: Sentence, position: int) -> bool:
    return sentence.words[position].upos == "PRON"


def give(page: Page, plan: Draft, span: Span, number: int | None = None) -> None:
    """Add a point, unless it is too short to be one or only counts points."""
    text = page.scene.document.text
    short = len(span.of(text).split()) < 5
    counted = short and any(span.overlaps(f.span) for f in page.figures if f.unit in PARTS)
    if len(span.of(text).split()) >= LEAST_WORDS and not counted:
        plan.provide(Provision(span.of(text), span, number))


def find_under(page: Page, plan: Draft, mention: Found) -> None:
    """ "Under the plan, the army would leave": the clause that a plan frames, without the plan."""
    sentence = page.scene.sentence(mention.number)
    first = next((i for i in sentence.children(mention.head, "case")), None)
    if first is None or not page.words.phrase("provisions.under", sentence, first):
        return
    verb, link, between = predicate_of(sentence, mention.head)
    if verb is None or between or not link.startswith(("obl", "nmod", "advmod")):
        return
    give_clause(page, plan, sentence, verb, mention.head)


def give_clause(
    page: Page, plan: Draft, sentence: Sentence, verb: int, frame: int, number: int | None = None
) -> None:
    """Each clause of a coordination as a point, without the phrase that frames it; what has happened is none."""
    verbs = [i for i in members(sentence, verb) if sentence.children(i, "nsubj") or i == verb]
    for clause in verbs:
        aside = [i for i in (*verbs, *sentence.children(clause, "parataxis")) if i != clause]
        span = phrase(sentence, clause, [frame, *aside])
        if not _is_past(page, span) and not page.words.has("provisions.says", sentence.words[clause]):
            give(page, plan, span, number)


def find_said(page: Page) -> None:
    """What a plan says as a source ("according to the annex, the state will pay ...") is a point of it."""
    owners = [(mention.span, plan) for plan in page.plans for mention in plan.mentions]
    for statement in page.statements:
        source = statement.chain[-1]
        if source.span is None or source.kind not in {"document", "anonymous"}:
            continue
        plan = next((plan for span, plan in owners if span.overlaps(source.span)), None)
        if plan is None:
            continue
        for content in statement.content:
            if not any(content.overlaps(span) for span, _ in owners) and not _is_past(page, content):
                give(page, plan, content)


def _is_past(page: Page, span: Span) -> bool:
    """Does the clause tell what has happened, which no plan provides?"""
    number = page.scene.document.sentence_at(span.start)
    if number is None:
        return False
    sentence = page.scene.sentence(number)
    inside = [i for i, w in enumerate(sentence.words) if span.start <= w.start and w.end <= span.end]
    top = next((i for i in inside if sentence.words[i].head not in inside), None)
    if top is None:
        return False
    helping = [sentence.words[i] for i in (top, *sentence.children(top, "aux", "cop"))]
    finite = [w.features for w in helping if w.features.get("VerbForm") == "Fin"]
    told = sentence.words[top].features
    perfect = any(f.get("Tense") == "Pres" for f in finite) and told.get("Tense") == "Past" and len(helping) > 1
    passive = any(base(w) == "aux" and w.relation == "aux:pass" for w in helping)
    past = any(f.get("Tense") in {"Past", "Imp"} and f.get("Mood", "Ind") == "Ind" for f in finite)
    would = any(page.words.has("plan.would", w) for w in helping)
    return (past or (perfect and not passive)) and not would


def find_marked(page: Page) -> None:
    """What the encoder marks as points: each belongs to the plan that its sentence speaks of."""
    for mark in page.scene.document.marks:
        if mark.layer == "point":
            words = page.scene.sentence(mark.sentence).words
            span = Span(words[mark.words[0]].start, words[mark.words[1] - 1].end)
            plan = page.spoken_of(mark.sentence) or page.plans[0]
            plan.provide(Provision(span.of(page.scene.document.text), span))
