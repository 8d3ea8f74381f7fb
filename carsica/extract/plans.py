"""Plans: the proposals that a report speaks of, with their points, pillars, provisions, authors and goals.

Owns which mentions are plans and which of them are the same one. Words and enumerations are plan_words.py's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from carsica.extract.attribution.lexis import lexis as attribution_lexis
from carsica.extract.cast import Cast
from carsica.extract.events.arguments import actors_at, of_noun, of_verb
from carsica.extract.events.grammar import base, negated, predicate_of, subject_of
from carsica.extract.events.lexis import lexis
from carsica.extract.events.scene import Scene
from carsica.extract.plan_words import PlanWords, find_numbered, find_pillars, plan_words
from carsica.parse.syntax import Document, Sentence
from carsica.record.figure import Figure
from carsica.record.plan import Pillar, Plan, PlanStatus, Provision
from carsica.record.report import Report
from carsica.record.span import Span

ORDER: tuple[PlanStatus, ...] = ("drafting", "discussed", "proposed", "leaked", "amended", "accepted", "rejected")
NAME_WORDS = 9
NEXT = 12
"""Characters between the two numbers of "from 28 to 19"."""
STATES = {"state", "organisation", "person", "group"}


@dataclass(slots=True)
class _Found:
    """One mention of a plan. ``strong``: it names a plan by itself; otherwise it may only point back to one."""

    number: int
    head: int
    span: Span
    strong: bool
    definite: bool
    counter: bool
    other: bool = False
    points: int | None = None
    authors: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    mentions: list[_Found]
    points: int | None = None
    counter: bool = False
    authors: list[str] = field(default_factory=list)
    pillars: list[Pillar] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)
    goals: list[Span] = field(default_factory=list)
    status: PlanStatus = "unknown"


def find_plans(document: Document, cast: Cast, figures: Sequence[Figure], report: Report) -> tuple[Plan, ...]:
    """The plans of a report in the order in which it names them, ids plan1, plan2 ..."""
    language = document.language
    scene = Scene(document, cast, lexis(language), attribution_lexis(language), report)
    finder = _Finder(scene, plan_words(language), tuple(figures))
    return tuple(_plan(document, draft, f"plan{i}") for i, draft in enumerate(finder.run(), 1))


class _Finder:
    def __init__(self, scene: Scene, words: PlanWords, figures: tuple[Figure, ...]) -> None:
        self.scene, self.words, self.figures = scene, words, figures
        self.points = [f for f in figures if f.unit in {"point", "article"} and f.low and f.low == f.high]
        self.plans: list[_Draft] = []

    def run(self) -> list[_Draft]:
        found = [f for number in range(len(self.scene.document.sentences)) for f in self._mentions(number)]
        if not any(f.strong for f in found):
            return []
        waiting: list[_Found] = []
        for mention in found:
            plan = self._plan_of(mention)
            if plan is None:
                waiting.append(mention)
                continue
            self._add(plan, mention)
        for plan in self.plans:
            for mention in plan.mentions:
                self._learn(plan, mention)
        self._pillars_and_lists()
        return self.plans

    # --- mentions

    def _mentions(self, number: int) -> Iterator[_Found]:
        sentence = self.scene.sentence(number)
        for position, word in enumerate(sentence.words):
            if word.upos not in {"NOUN", "PROPN"} or self.scene.inside_name(number, position):
                continue
            named = self.words.phrase("plan.nouns", sentence, position)
            if not named and not self.words.has("plan.back", word) and not self.words.has("plan.deals", word):
                continue
            mention = self._mention(number, position, bool(named))
            if mention is not None:
                yield mention

    def _mention(self, number: int, head: int, named: bool) -> _Found | None:
        sentence = self.scene.sentence(number)
        word = sentence.words[head]
        if any(base(sentence.words[i]) == "nummod" for i in sentence.children(head)) and word.upos == "NOUN":
            return None  # "nove piani", "two plans": none in particular
        extent = self._extent(sentence, head)
        span = Span(*sentence.span(extent))
        points = self._points_within(span, sentence)
        marked = points is not None or any(
            self.words.has("plan.marks", sentence.words[i]) for i in extent if i != head
        )
        marked = marked or self.words.has("plan.marks", word)
        counter = self.words.has("plan.counter", word) or any(
            self.words.has("plan.counter", sentence.words[i]) for i in sentence.children(head, "amod", "compound")
        )
        authors = list(self._owners(number, head))
        plural = word.features.get("Number") == "Plur"
        other = any(
            self.words.has("plan.other", sentence.words[i]) for i in sentence.children(head, "amod", "det")
        )
        strong = (named and (marked or bool(authors) or counter) and not plural) or (points is not None)
        strong = strong or (bool(authors) and not plural)
        strong = strong or (not plural and self._is_dealt_with(number, head, named))
        determiners = [sentence.words[i] for i in sentence.children(head, "det")]
        indefinite = any(d.features.get("Definite") == "Ind" for d in determiners)
        bare = self.scene.lexis.flag("grammar.no_articles")
        definite = (bool(determiners) and not indefinite) or (bare and not determiners)
        if plural and not strong:
            return None
        return _Found(number, head, span, strong, definite, counter, other, points, authors)

    def _is_dealt_with(self, number: int, head: int, named: bool) -> bool:
        """Is the paper, offer or deal said to be proposed, signed or the like, or to provide for something?"""
        sentence = self.scene.sentence(number)
        if not named and not self.words.has("plan.deals", sentence.words[head]):
            return False
        predicate, link, between = predicate_of(sentence, head)
        if predicate is None or between:
            return False
        verb = sentence.words[predicate]
        if link.startswith("nsubj") and not link.endswith("pass"):
            return self.words.has("provisions.verbs", verb) and bool(sentence.children(predicate, "obj", "ccomp"))
        handled = any(self.words.has(f"status.{status}", verb) for status in ORDER)
        told = bool(sentence.children(head, "nmod", "amod", "acl"))
        return handled and link in {"obj", "nsubj:pass"} and told

    def _extent(self, sentence: Sentence, head: int) -> tuple[int, ...]:
        """The plan's phrase: the noun with its adjectives and short complements, without article and clauses."""
        kept = {head}
        waiting = [head]
        while waiting:
            for child in sentence.children(waiting.pop()):
                word = sentence.words[child]
                if child < head and base(word) in {"nmod", "flat"} and word.relation != "nmod:poss":
                    continue
                if base(word) in {"amod", "nmod", "compound", "flat", "nummod", "case", "fixed", "punct"} and (
                    word.upos != "PUNCT" or word.text in "-–‑"
                ):
                    kept.add(child)
                    waiting.append(child)
                elif word.upos == "DET" and base(word) == "det" and child not in sentence.children(head):
                    kept.add(child)
        low = high = head
        while low - 1 in kept and head - low < NAME_WORDS:
            low -= 1
        while high + 1 in kept and high - low < NAME_WORDS:
            high += 1
        while sentence.words[low].upos in {"ADP", "DET"} and low < head:
            low += 1
        return tuple(range(low, high + 1))

    def _points_within(self, span: Span, sentence: Sentence) -> int | None:
        for figure in self.points:
            if span.overlaps(figure.span):
                return int(figure.low or 0)
        return None

    def _owners(self, number: int, head: int) -> list[str]:
        found: list[str] = []
        for argument in of_noun(self.scene, number, head):
            if argument.outer or argument.slot not in {"genitive", "possessive", "adjective"}:
                continue
            mention = self.scene.headed(number, argument.position)
            place = mention is not None and mention.place is not None and mention.kind != "demonym"
            if argument.slot == "genitive" and place:
                continue  # "a plan for Ukraine", "il piano dell'Ucraina" says less than it seems
            found.extend(
                a
                for a in actors_at(self.scene, number, argument.position)
                if a in self.scene.cast.actor_by_id and self.scene.cast.actor_by_id[a].type in STATES
            )
        return list(dict.fromkeys(found))

    # --- one plan or several

    def _plan_of(self, mention: _Found) -> _Draft | None:
        fitting = [p for p in self.plans if not mention.other and self._fits(p, mention)]
        if fitting:
            exact = [p for p in fitting if mention.points is not None and p.points == mention.points]
            return max(exact or fitting, key=lambda p: p.mentions[-1].span)
        if mention.strong:
            draft = _Draft([], counter=mention.counter)
            self.plans.append(draft)
            return draft
        return None

    def _fits(self, plan: _Draft, mention: _Found) -> bool:
        if mention.counter != plan.counter and (mention.counter or mention.strong):
            return False
        if mention.points is not None and plan.points is not None and mention.points != plan.points:
            return False
        if mention.strong:
            return True
        return mention.definite

    def _add(self, plan: _Draft, mention: _Found) -> None:
        plan.mentions.append(mention)
        plan.points = plan.points if plan.points is not None else mention.points
        plan.authors.extend(a for a in mention.authors if a not in plan.authors)

    # --- what is said of a plan

    def _learn(self, plan: _Draft, mention: _Found) -> None:
        sentence = self.scene.sentence(mention.number)
        predicate, link, between = predicate_of(sentence, mention.head)
        self._goal(plan, mention, sentence)
        for child in sentence.children(mention.head, "acl"):
            if self.words.has("authors.verbs", sentence.words[child]):
                self._makers(plan, mention.number, child)
        if plan.points is None:
            self._counted_points(plan, mention, sentence)
        if predicate is None or between:
            return
        word = sentence.words[predicate]
        if not negated(self.scene, mention.number, predicate):
            for status in ORDER:
                passive_or_object = link != "nsubj" or status in {"leaked", "amended", "discussed"}
                if passive_or_object and self.words.has(f"status.{status}", word):
                    later = plan.status == "unknown" or ORDER.index(status) > ORDER.index(plan.status)
                    plan.status = status if later else plan.status
            if link in {"obj", "nsubj:pass", "obl", "obl:arg", "acl"} and self.words.has("authors.verbs", word):
                self._makers(plan, mention.number, predicate)
        if link.startswith("nsubj") and not link.endswith("pass"):
            self._provision(plan, mention, sentence, predicate)

    def _makers(self, plan: _Draft, number: int, verb: int) -> None:
        for argument in of_verb(self.scene, number, verb):
            direct = self.scene.sentence(number).words[argument.position].head == verb
            if argument.slot in {"subject", "agent"} or (argument.slot == "with" and direct):
                for actor in actors_at(self.scene, number, argument.position):
                    kind = self.scene.cast.actor_by_id.get(actor)
                    if kind is not None and kind.type in STATES and actor not in plan.authors:
                        plan.authors.append(actor)

    def _from(self, sentence: Sentence, figure: Figure) -> bool:
        """Does a preposition that says "from" stand before the figure?"""
        before = [w for w in sentence.words if w.end <= figure.span.start][-1:]
        keys = ("grammar.from", "grammar.with")  # Ukrainian and Russian say "with" for "from" here
        return any(w.upos == "ADP" and self.scene.lexis.has(key, w) for w in before for key in keys)

    def _counted_points(self, plan: _Draft, mention: _Found, sentence: Sentence) -> None:
        """ "Das Papier umfasst 28 Punkte": points counted in the plan's own clause."""
        near = [
            f
            for f in self.points
            if sentence.start <= f.span.start < sentence.end and 0 < f.span.start - mention.span.end < 60
        ]
        if len(near) > 1 and near[1].span.start - near[0].span.end < NEXT and self._from(sentence, near[0]):
            near = near[1:]  # "reduced from 28 to 19 points": those that are left
        taken = {p.points for p in self.plans}
        if near and int(near[0].low or 0) not in taken:
            plan.points = int(near[0].low or 0)

    def _goal(self, plan: _Draft, mention: _Found, sentence: Sentence) -> None:
        for child in sentence.children(mention.head, "acl", "advcl", "nmod", "amod"):
            word = sentence.words[child]
            aimed = self.words.has("goals.words", word)
            infinitive = base(word) in {"acl", "advcl"} and word.features.get("VerbForm") == "Inf"
            purpose = base(word) == "nmod" and any(
                self.words.has("goals.for", sentence.words[i]) for i in sentence.children(child, "case")
            )
            place = self.scene.headed(mention.number, child)
            if aimed or infinitive or (purpose and place is None):
                span = Span(*sentence.span(sentence.subtree(child)))
                if all(not span.overlaps(known) for known in plan.goals):
                    plan.goals.append(span)

    def _provision(self, plan: _Draft, mention: _Found, sentence: Sentence, verb: int) -> None:
        """What a plan provides, by each verb of which it is the subject ("limits the army and bars ...")."""
        for predicate in (verb, *sentence.children(verb, "conj")):
            head = sentence.words[predicate]
            inner = sentence.children(predicate, "xcomp") if self.scene.lexis.has("status.must", head) else ()
            for action in (predicate, *inner):
                word = sentence.words[action]
                if not self.words.has("provisions.verbs", word) or mention.head not in subject_of(
                    sentence, action
                ):
                    continue
                stop = set(sentence.children(action, "conj", "parataxis", "punct", "cc", "nsubj", "advcl"))
                inside = [
                    i
                    for i in sentence.subtree(action)
                    if i >= action and not any(i == s or s in set(sentence.ancestors(i)) for s in stop)
                ]
                span = Span(*sentence.span(tuple(inside)))
                if len(inside) < 3 or any(span.covers(f.span) for f in self.points):
                    continue
                if all(p.span != span for p in plan.provisions):
                    plan.provisions.append(Provision(span.of(self.scene.document.text), span))

    # --- enumerations and the people behind

    def _pillars_and_lists(self) -> None:
        document = self.scene.document
        for number, sentence in enumerate(document.sentences):
            plan = self._spoken_of(number)
            if plan is None:
                continue
            if not plan.pillars:
                plan.pillars.extend(find_pillars(document, number, self.figures, self.words))
            self._architects(plan, number, sentence)
        self._marked_points()
        first = self.plans[0]
        numbered = find_numbered(document.text, min(m.span.start for m in first.mentions))
        if numbered:
            owner = self._spoken_of(document.sentence_at(numbered[0].span.start) or 0) or first
            owner.provisions.extend(numbered)

    def _marked_points(self) -> None:
        """What the encoder marks as points: each belongs to the plan that its sentence speaks of."""
        for mark in self.scene.document.marks:
            if mark.layer != "point":
                continue
            words = self.scene.sentence(mark.sentence).words
            span = Span(words[mark.words[0]].start, words[mark.words[1] - 1].end)
            plan = self._spoken_of(mark.sentence) or self.plans[0]
            if all(not span.overlaps(known.span) for known in plan.provisions):
                plan.provisions.append(Provision(span.of(self.scene.document.text), span))

    def _spoken_of(self, number: int) -> _Draft | None:
        """The plan that a sentence, or the last one before it that names one, speaks of."""
        best: tuple[Span, _Draft] | None = None
        for plan in self.plans:
            for mention in plan.mentions:
                if mention.number <= number and (best is None or mention.span > best[0]):
                    best = mention.span, plan
        return best[1] if best else None

    def _architects(self, plan: _Draft, number: int, sentence: Sentence) -> None:
        """ "Gli architetti del piano sono X e Y"; "X leads the effort"."""
        for position, word in enumerate(sentence.words):
            if self.words.has("authors.nouns", word) and base(word) == "nsubj" and word.head >= 0:
                for named in (word.head, *sentence.children(word.head, "xcomp", "obj")):
                    self._name_authors(plan, number, named)
            if self.words.has("authors.lead", word) and word.upos == "VERB":
                below = [*sentence.children(position, "obj", "obl", "nsubj")]
                if any(self.words.has("authors.work", sentence.words[i]) for i in below):
                    for i in below:
                        self._name_authors(plan, number, i)

    def _name_authors(self, plan: _Draft, number: int, position: int) -> None:
        for actor in actors_at(self.scene, number, position):
            kind = self.scene.cast.actor_by_id.get(actor)
            if kind is not None and kind.type in STATES and actor not in plan.authors:
                plan.authors.append(actor)


def _plan(document: Document, draft: _Draft, name: str) -> Plan:
    strong = [m for m in draft.mentions if m.strong] or draft.mentions
    pointed = [m for m in strong if m.points is not None] or strong
    fullest = max(pointed, key=lambda m: (m.span.end - m.span.start, -m.span.start))
    return Plan(
        id=name,
        name=fullest.span.of(document.text),
        mentions=tuple(sorted(m.span for m in draft.mentions)),
        points=draft.points,
        pillars=tuple(draft.pillars),
        provisions=tuple(sorted(draft.provisions, key=lambda p: p.span)),
        authors=tuple(draft.authors),
        status=draft.status,
        goals=tuple(sorted(draft.goals)),
    )
