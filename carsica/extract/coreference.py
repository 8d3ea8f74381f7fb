"""Who is who in one report: names, noun phrases, titles and pronouns gathered into actors and places.

Owns the decision that two mentions are the same. Leans on names.py, posts.py and nominals.py for what can be a
mention at all; roles.py later puts the posts on the actors found here.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract import places, wordforms
from carsica.extract.actor_words import Line, actor_words, lines, role_words
from carsica.extract.announced import announced, headline
from carsica.extract.bodies import Bodies
from carsica.extract.cast import Cast
from carsica.extract.display import display_name
from carsica.extract.drafts import Draft, Drafts
from carsica.extract.geography import Geography
from carsica.extract.named import Named
from carsica.extract.names import find_names
from carsica.extract.namesakes import settle
from carsica.extract.nominals import Nominal, find_nominals
from carsica.extract.noun_phrase import namings
from carsica.extract.offices import Likeness, likeness
from carsica.extract.people import Person, group_people
from carsica.extract.post import Post
from carsica.extract.posts import find_posts
from carsica.extract.pronouns import Pronouns
from carsica.parse.syntax import Document
from carsica.record.report import Report

NEAR = 2
"""Sentences back that a bare title ("the president") may look for its holder."""
_ONE_HOLDER = frozenset({"president_of", "prime_minister_of"})
"""Posts that a country has one holder of, whatever they are called."""
_OFFICIALS = frozenset({"official_of", "head_of", "associate_of", "representative_of", "envoy_of"})


def find_cast(document: Document, report: Report, rows: list[Line] | None = None) -> Cast:
    """The actors and places of a report and all mentions of them. Roles are left to ``find_roles``.

    ``rows`` are the document's sentences laid out, if they are at hand.
    """
    return _Resolver(document, report, rows or lines(document)).run()


class _Resolver:
    def __init__(self, document: Document, report: Report, rows: list[Line]) -> None:
        self.language = document.language
        self.words, self.around = actor_words(self.language), role_words(self.language)
        self.rows = rows
        self.names = settle(find_names(document, report, self.rows), document.text, self.language)
        tables = namings(self.rows, self.names)
        self.posts = find_posts(self.rows, tables, self.language)
        self.nominals = find_nominals(self.rows, tables, self.posts, self.language)
        persons = [n for n in self.names if n.kind == "person"]
        self.people = group_people(persons, self.rows, self.words, self.language, self._titles())
        self.person_of = {name: person for person in self.people for name in person.names}
        self.drafts = Drafts(document.text)
        self.draft_of = {id(person): self._named(person) for person in self.people}
        self.geography = Geography(self.rows, self.words, self.language, self.drafts)
        seat = self.geography.place_of_seat
        self.bodies = Bodies(self.rows, self.language, self.drafts, self.side, seat)
        self.post_at = {(p.sentence, p.head): p for p in reversed(self.posts)}
        self.held_by: dict[int, list[Post]] = {}
        for post in self.posts:
            if post.holder in self.person_of:
                self.held_by.setdefault(id(self.person_of[post.holder]), []).append(post)
        self.unnamed: dict[tuple[str, str], Draft] = {}
        self.headline = headline(rows, document.text)

    def _titles(self) -> dict[Named, frozenset[str]]:
        """The titles of each personal name that a post stands beside, former posts apart."""
        found: dict[Named, set[str]] = {}
        for post in self.posts:
            if post.holder is not None and not post.former:
                title = self.rows[post.sentence].sentence.words[post.head].lemma
                found.setdefault(post.holder, set()).add(wordforms.fold(title))
        return {name: frozenset(titles) for name, titles in found.items()}

    def _named(self, person: Person) -> Draft:
        name, person.shown = display_name(person, self.rows, self.language)
        return Draft("person", name, gender=person.shown or "")

    def run(self) -> Cast:
        self._learn_sides()
        self.geography.add_all(self.names)
        self.bodies.look_inside(self.names)
        self.bodies.add_named(self.names)
        for person in self.people:
            draft = self.draft_of[id(person)]
            draft.country = person.sides.most_common(1)[0][0] if person.sides else ""
            for name in person.names:
                self.drafts.add(self.rows[name.sentence], name.units, "name", draft)
        self._titled()
        heads = {(n.sentence, n.head) for n in self.nominals}
        steps: list[Nominal | Post] = [*self.nominals]
        steps.extend(p for p in self.posts if p.via == "alone" and (p.sentence, p.head) not in heads)
        for step in sorted(steps, key=lambda s: (s.sentence, s.head)):
            if isinstance(step, Post):
                self._lone_title(step)
            else:
                self._nominal(step)
        Pronouns(self.rows, self.words, self.people, self.draft_of, self.drafts, self.posts).add_all()
        return self.drafts.cast()

    # -- sides ------------------------------------------------------------------------------------------------

    def _learn_sides(self) -> None:
        """What titles say of their holders: the kind of post, and the country it is of."""
        held = [(p, self.person_of[p.holder]) for p in self.posts if p.holder in self.person_of and p.holder]
        for post, person in held:
            if not post.former:
                person.predicates.add(post.predicate)
            for code in self._codes(post.names):
                person.sides[code] += 1
        for post, person in held:
            if not person.sides:
                for name in post.names:
                    other = self.person_of.get(name)
                    person.sides.update(dict.fromkeys(other.sides, 1) if other and other is not person else {})

    def _codes(self, names: Sequence[Named]) -> list[str]:
        """Countries that names inside a phrase point to, a capital's standing for its country."""
        found: list[str] = []
        for name in names:
            code = name.code if name.kind != "place" else self._capital(name)
            if code and code not in found:
                found.append(code)
        return found

    def _capital(self, name: Named) -> str:
        if name.key:
            return ""
        printed = self.drafts.text[name.start : name.end]
        return places.locate_town(printed, self.language, frozenset()).capital_of or ""

    def side(self, names: Sequence[Named]) -> str:
        """The country that the names in a phrase put it on, several with commas, "person N", or ""."""
        codes = self._codes(names)
        if codes:
            return ",".join(sorted(codes))
        for name in names:
            person = self.person_of.get(name)
            if person:
                best = person.sides.most_common(1)
                return best[0][0] if best else f"person {self.people.index(person)}"
        return ""

    # -- titles -----------------------------------------------------------------------------------------------

    def _titled(self) -> None:
        """A title and its name as one mention, found by the title; an apposition as a mention of its own."""
        for post in self.posts:
            person = self.person_of.get(post.holder) if post.holder else None
            if person is None or post.holder is None or post.via not in {"before", "after"}:
                continue
            units = post.phrase
            if post.via == "before" and post.holder.units[0] - post.phrase[1] <= 1:
                units = post.phrase[0], post.holder.units[1]
            if units[0] < units[1]:
                self.drafts.add(
                    self.rows[post.sentence], units, "nominal", self.draft_of[id(person)], head=post.head
                )

    def _lone_title(self, post: Post) -> None:
        """A title without a name: somebody named elsewhere, or a person of whom only the post is known."""
        if post.predicate == "occupation":
            tradesman = self._by_trade(post) if self._refers(post) else None
            if tradesman is not None:
                called = self.draft_of[id(tradesman)]
                self.drafts.add(self.rows[post.sentence], post.phrase, "nominal", called, head=post.head)
            return
        if not self._refers(post):
            return
        codes = self._codes(post.names)
        person = self._holder_of(post, codes)
        draft = self.draft_of[id(person)] if person else self._unknown(post, codes)
        if draft:
            self.drafts.add(self.rows[post.sentence], post.phrase, "nominal", draft, head=post.head)

    def _refers(self, post: Post) -> bool:
        """Singular, definite, and in a place of the sentence where somebody can act."""
        line = self.rows[post.sentence]
        word = line.sentence.words[post.head]
        if word.features.get("Number") == "Plur" or word.upos not in {"NOUN", "PROPN"}:
            return False
        if word.relation.split(":")[0] not in {"nsubj", "obj", "obl", "iobj", "nmod", "conj", "root"}:
            return False
        if line.sentence.children(post.head, "cop"):
            return False
        return self._definite(line, post.phrase[0]) or wordforms.has(self.language, "declines")

    @staticmethod
    def _definite(line: Line, start: int) -> bool:
        if start == 0:
            return True
        unit = line.row[start - 1]
        before = line.sentence.words[unit.first : unit.last]
        return any(w.features.get("Definite") == "Def" or w.upos == "PART" for w in before) or (
            line.row[start].text[:1].isupper() and start > 0 and not any(w.upos == "DET" for w in before)
        )

    def _holder_of(self, post: Post, codes: list[str]) -> Person | None:
        at = self.rows[post.sentence].row[post.phrase[0]].start
        fitting = [p for p in self.people if self._fits(post, p, codes)]
        named = [p for p in fitting if self._office(post, p) == "same"]
        if len(named) == 1:
            return named[0]
        fitting = [p for p in fitting if self._office(post, p) != "other"]
        if not fitting:
            return None if codes or post.names else self._only_person(post, at)
        before = [p for p in fitting if p.names[0].start < at]
        if codes or len(fitting) == 1:
            chosen = before or fitting
        else:
            chosen = [p for p in before if self._distance(p, post) <= NEAR]
        if not chosen:
            return None
        return max(chosen, key=lambda p: max((n.start for n in p.names if n.start < at), default=-1))

    def _office(self, post: Post, person: Person) -> Likeness:
        """Does a title name an office that the person is said to hold, or only others?"""
        held = [p for p in self._held(person) if p.predicate == post.predicate and not p.former]
        found = {likeness(post, other, self.rows, self.language) for other in held} or {"open"}
        return "same" if "same" in found else "open" if "open" in found else "other"

    def _only_person(self, post: Post, at: int) -> Person | None:
        """The one person named before a bare title, whose post the report never says («Лосев уехал. Премьер ...»).

        Only where nouns have no articles: with one, a title may be anybody's.
        """
        named = [p for p in self.people if p.names[0].start < at]
        if len(named) != 1 or self._held(named[0]) or not wordforms.has(self.language, "declines"):
            return None
        return named[0] if self._distance(named[0], post) <= NEAR else None

    def _fits(self, post: Post, person: Person, codes: list[str]) -> bool:
        bodies = self._bodies_in(post)
        if bodies:
            return any(bodies & self._bodies_in(p) for p in self._held(person))
        if self._for_women(post) and (person.gender == "masculine" or self._called_as_men(person)):
            return False
        title = wordforms.fold(self.rows[post.sentence].sentence.words[post.head].lemma)
        general = title in self.around["generic"] and post.predicate in _OFFICIALS
        named = bool(person.predicates - {"occupation"})
        same = post.predicate in person.predicates or (general and named and bool(codes))
        persons = [self.person_of[n] for n in post.names if n in self.person_of]
        if person in persons:
            return False
        if persons and not self._holds_for(person, post.predicate, persons):
            return False
        return same and (not codes or codes[0] in person.sides)

    def _for_women(self, post: Post) -> bool:
        """Has the title an ending that is for women alone ("Chefin")? One letter tells too little ("la guida")."""
        endings = tuple(ending for ending in self.around["feminine"] if len(ending) > 1)
        return self.rows[post.sentence].sentence.words[post.head].text.casefold().endswith(endings)

    def _called_as_men(self, person: Person) -> bool:
        """Are all titles that the report gives the person of the form for men?"""
        heads = [self.rows[p.sentence].sentence.words[p.head] for p in self._held(person)]
        return bool(heads) and all(word.features.get("Gender") == "Masc" for word in heads)

    def _held(self, person: Person) -> list[Post]:
        return self.held_by.get(id(person), [])

    def _bodies_in(self, post: Post) -> set[str]:
        """Folded names of the bodies in a post's phrase: the UN chief is the UN's, no other's."""
        kinds = {"organisation", "outlet", "seat"}
        apart = [n for n in post.names if not post.title[0] < n.units[0] < post.title[1]]
        return {wordforms.fold(self.drafts.text[n.start : n.end]) for n in apart if n.kind in kinds}

    def _holds_for(self, person: Person, predicate: str, others: list[Person]) -> bool:
        """Has the person a post of the kind that belongs to one of the others?"""
        return any(
            p.predicate == predicate and any(self.person_of.get(n) in others for n in p.names)
            for p in self._held(person)
        )

    def _distance(self, person: Person, post: Post) -> int:
        return min((post.sentence - n.sentence for n in person.names if n.sentence <= post.sentence), default=99)

    def _unknown(self, post: Post, codes: list[str]) -> Draft | None:
        """A person whom the report names by post alone, if the post says whose it is."""
        if not codes or post.via != "alone":
            return None
        key = post.predicate, ",".join(codes)
        if key not in self.unnamed:
            row = self.rows[post.sentence].row
            name = self.drafts.text[row[post.phrase[0]].start : row[post.phrase[1] - 1].end]
            self.unnamed[key] = Draft("person", name, codes[0])
        return self.unnamed[key]

    # -- noun phrases -----------------------------------------------------------------------------------------

    def _nominal(self, nominal: Nominal) -> None:
        codes = self._codes(nominal.names)
        if nominal.category == "authorities":
            if codes and codes[0] != "EU":
                self.bodies.add_nominal(nominal, codes[0], self.geography.state(codes[0]))
            return
        declines = wordforms.has(self.language, "declines")
        bare = declines and not nominal.names
        if nominal.category == "people" and not nominal.plural:
            person = self._announced(nominal, codes)
            if person is None and (nominal.definite or declines):
                person = self._recall(nominal, codes) if nominal.definite or bare else self._restated(nominal)
            if person:
                self.bodies.add_nominal(nominal, "", self.draft_of[id(person)])
                return
        post = self.post_at.get((nominal.sentence, nominal.head))
        one = post is not None and post.predicate in _ONE_HOLDER and not (nominal.plural or post.former)
        draft = self._unknown(post, codes) if post and one and len(codes) == len(post.names) else None
        self.bodies.add_nominal(nominal, self.side(nominal.names), draft)

    def _announced(self, nominal: Nominal, codes: list[str]) -> Person | None:
        """Whom a title of the headline means, if it is not one of somebody named there."""
        post = self.post_at.get((nominal.sentence, nominal.head))
        if post is None or post.holder is not None or nominal.sentence >= self.headline:
            return None
        return announced(post, codes, self.headline, self.people, self.rows, self._held)

    def _restated(self, nominal: Nominal) -> Person | None:
        """Who was given the very post before, of the same body or place («мэр Лугова»); the one named last."""
        post = self.post_at.get((nominal.sentence, nominal.head))
        if post is None or post.predicate == "occupation" or not post.names:
            return None
        at = self.rows[post.sentence].row[post.phrase[0]].start
        before = [p for p in self.people if p.names[0].start < at and not (set(post.names) & set(p.names))]
        held = [p for p in before if any(self._same_post(post, other) for other in self._held(p))]
        return max(held, key=lambda p: max(n.start for n in p.names if n.start < at), default=None)

    def _by_trade(self, post: Post) -> Person | None:
        """Who is meant by a bare trade («Музыкант заявил»): the one person of a trade who was named just before.

        Only where nouns have no articles; a noun with words of its own may tell of somebody new.
        """
        line = self.rows[post.sentence]
        sentence, word = line.sentence, line.sentence.words[post.head]
        own = sentence.children(post.head, "det", "nummod", "nmod", "mark", "acl", "appos", "conj")
        told = [i for i in sentence.children(post.head, "amod") if not sentence.words[i].text[:1].isdigit()]
        if own or told or post.names or post.possessive is not None or post.complement:
            return None
        apart = word.relation.split(":")[0] in {"conj", "root", "appos"}
        if apart or not wordforms.has(self.language, "declines"):
            return None
        at = line.row[post.phrase[0]].start
        other = {"Masc": "feminine", "Fem": "masculine"}.get(word.features.get("Gender", ""))
        before = [p for p in self.people if p.gender != other and p.names[0].start < at]
        near = [p for p in before if self._distance(p, post) <= NEAR]
        general = wordforms.fold(word.lemma) in self.around["generic"]
        tradesmen = [p for p in near if "occupation" in p.predicates or (general and self._held(p))]
        return tradesmen[0] if len(tradesmen) == 1 else None

    def _same_post(self, one: Post, other: Post) -> bool:
        """Do two phrases name one post, told of the same names, whatever their case?"""
        if one.predicate != other.predicate or other.former or len(one.names) != len(other.names):
            return False
        words = [
            [u.text for name in post.names for u in self.rows[name.sentence].row[slice(*name.units)]]
            for post in (one, other)
        ]
        pairs = zip(*words, strict=False)
        return len(words[0]) == len(words[1]) and all(wordforms.same_name(a, b, self.language) for a, b in pairs)

    def _recall(self, nominal: Nominal, codes: list[str]) -> Person | None:
        """The person meant by "the Russian official": named before, with a post, on that side."""
        at = self.rows[nominal.sentence].row[nominal.phrase[0]].start
        post = self.post_at.get((nominal.sentence, nominal.head))
        if post and post.predicate not in _OFFICIALS:
            if post.predicate == "occupation" and not nominal.definite:
                return self._by_trade(post)
            return self._holder_of(post, codes)
        if not codes or nominal.noun not in self.around["generic"]:
            return None
        fitting = [p for p in self.people if codes[0] in p.sides and p.predicates and p.names[0].start < at]
        if post and (same := [p for p in fitting if post.predicate in p.predicates]):
            fitting = same
        return max(fitting, key=lambda p: max(n.start for n in p.names if n.start < at), default=None)
