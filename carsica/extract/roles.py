"""Posts that actors hold or held, and the ties between actors that those posts make.

Owns roles and relations of one report. Who holds a title comes from posts.py, who is who from coreference.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carsica.extract import countries, wordforms
from carsica.extract.actor_words import Line, actor_words, lines, role_words
from carsica.extract.cast import Cast, Mention
from carsica.extract.memberships import memberships
from carsica.extract.mention_names import names_of
from carsica.extract.name_evidence import QUOTES
from carsica.extract.named import Named
from carsica.extract.noun_phrase import namings
from carsica.extract.post import Post
from carsica.extract.posts import find_posts
from carsica.extract.ties import Ties
from carsica.parse.syntax import Document
from carsica.record.actor import Relation, Role
from carsica.record.span import Span

NO_POST = frozenset({"associate_of"})
"""Ties that are no post: they make a relation, not a role."""
NO_TIE = frozenset({"occupation", "official_of", "analyst_of"})
"""Titles that say what somebody is and tie nobody unless a body or person is named."""
_YEAR = re.compile(r"(1[89]|20)\d\d")
_FARTHEST_YEAR = 4


def find_roles(
    document: Document, cast: Cast, rows: list[Line] | None = None
) -> tuple[Cast, tuple[Relation, ...]]:
    """The cast with roles on its actors, and the relations between actors, in text order.

    ``rows`` are the document's sentences laid out, if they are at hand.
    """
    return _Roles(document, cast, rows or lines(document)).run()


class _Roles:
    def __init__(self, document: Document, cast: Cast, rows: list[Line]) -> None:
        self.document, self.cast, self.language = document, cast, document.language
        self.around = role_words(self.language)
        self.rows = rows
        self.mention_of = names_of(cast, self.rows)
        self.posts = find_posts(self.rows, namings(self.rows, [*self.mention_of]), self.language)
        self.in_sentence: dict[int, list[Mention]] = {}
        for mention in sorted(cast.mentions, key=lambda m: m.span):
            self.in_sentence.setdefault(mention.sentence, []).append(mention)
        self.persons = {actor.id for actor in cast.actors if actor.type == "person"}
        self.by_name = {m.actor for m in cast.mentions if m.kind == "name"}
        self.ties = Ties(cast, rows, self.language)
        self.roles: dict[str, list[Role]] = {}
        self.relations: list[Relation] = []

    def run(self) -> tuple[Cast, tuple[Relation, ...]]:
        for post in self.posts:
            holder = self._holder(post)
            if holder:
                self._add(post, holder)
        self._press()
        self._parts()
        told = [*self.relations]
        for tie in (*self.ties.found(), *memberships(self.cast, self.rows, self.language)):
            if not any(r.subject == tie.subject and r.span.overlaps(tie.span) for r in told):
                self.relations.append(tie)
        actors = tuple(replace(a, roles=tuple(self.roles.get(a.id, ()))) for a in self.cast.actors)
        return replace(self.cast, actors=actors), tuple(dict.fromkeys(self.relations))

    # -- one post ---------------------------------------------------------------------------------------------

    def _holder(self, post: Post) -> str | None:
        if post.holder:
            return self.mention_of[post.holder].actor
        if post.told_of is not None and (known := self._person_told(post)):
            return known
        mention = self.cast.headed_by(post.sentence, post.head)
        if mention is None or mention.actor is None or mention.actor not in self.persons:
            return None
        unnamed = mention.actor not in self.by_name
        return mention.actor if unnamed or (post.complement and post.predicate != "official_of") else None

    def _person_told(self, post: Post) -> str | None:
        """The named person that a pronoun or noun stands for whom a verb ties to the post."""
        told = next((m for m in self.in_sentence.get(post.sentence, ()) if m.head == post.told_of), None)
        return told.actor if told and told.actor in self.persons and told.actor in self.by_name else None

    def _add(self, post: Post, holder: str) -> None:
        target, words = self._belongs_to(post, holder)
        line = self.rows[post.sentence]
        row = line.row
        span = Span(row[post.phrase[0]].start, row[post.phrase[1] - 1].end)
        title = self.document.text[row[post.title[0]].start : row[post.title[1] - 1].end]
        since, until = self._years(line, post)
        current = not (post.former or until or self._past(line, post))
        role = Role(title.strip(), current, span, words, since, until)
        if post.predicate not in NO_POST and post.via != "verb" and not self._known(holder, role):
            self.roles.setdefault(holder, []).append(role)
        thing = target or words or self._portfolio(post)
        if thing and thing != holder and not (post.predicate in NO_TIE and not target):
            edges = [span, *([Span(post.holder.start, post.holder.end)] if post.holder else [])]
            whole = Span(min(s.start for s in edges), max(s.end for s in edges))
            self.relations.append(Relation(holder, self._predicate(post, target), thing, current, whole))

    def _predicate(self, post: Post, target: str | None) -> str:
        """The tie of a post; a trade ties to whom one works for, or to where one is from."""
        kind = self.cast.actor_by_id[target].type if target else None
        if post.predicate == "envoy_of" and kind == "outlet":
            return "employee_of"
        if post.predicate != "occupation" or kind is None:
            return post.predicate
        home = any(name.kind in {"demonym", "state"} for name in post.names)
        return "citizen_of" if home and kind == "state" else "employee_of" if kind != "person" else "associate_of"

    def _known(self, holder: str, role: Role) -> bool:
        """Has the actor the role already, said as fully?"""
        for i, other in enumerate(self.roles.get(holder, ())):
            same = wordforms.same_name(other.title.split()[-1], role.title.split()[-1], self.language)
            whole = wordforms.fold(other.title) == wordforms.fold(role.title) or same
            if whole and other.current == role.current and (role.of is None or role.of == other.of):
                return True
            if whole and other.current == role.current and other.of is None:
                self.roles[holder][i] = role
                return True
        return False

    def _belongs_to(self, post: Post, holder: str) -> tuple[str | None, str | None]:
        """What or whom a post belongs to: the actor's id, and the words (or the actor's name behind "his")."""
        if post.possessive is not None:
            position = self.rows[post.sentence].row[post.possessive].first
            mention = self.cast.at(post.sentence, position)
            if mention and mention.kind == "pronoun" and mention.actor and mention.actor != holder:
                return mention.actor, self.cast.actor_by_id[mention.actor].name
            owner = self.ties.possessor(post.sentence, position, apart=holder)
            if owner:
                return owner, self.cast.actor_by_id[owner].name
        names = [n for n in post.names if self.mention_of[n].actor != holder]
        end = post.complement[1] if post.complement else post.title[1]
        after = [n for n in names if post.title[1] <= n.units[0] < end]
        before = [n for n in names if n.units[0] < post.title[1]]
        body = self._nominal_body(post)
        inner = [n for n in after if body and body[2].covers((n.start, n.end))]
        if body and inner and all(self.mention_of[n].actor != body[0] for n in inner):
            return body[:2]
        for group in (after, before, names):
            for kinds in ({"person", "organisation", "seat", "outlet"}, {"state", "place"}, {"demonym"}):
                chosen = next((n for n in group if n.kind in kinds), None)
                if chosen and body and "person" not in kinds:
                    return body[:2]
                if chosen:
                    return self._target(chosen)
        if body:
            return body[:2]
        return None, self._complement_words(post)

    def _target(self, name: Named) -> tuple[str | None, str]:
        mention = self.mention_of[name]
        actor = mention.actor
        if name.kind == "demonym":
            known = self.cast.actor_by_id.get(actor or "")
            return actor, known.name if known else countries.display_name(name.code, self.language)
        if actor is None and mention.place:
            actor = self.cast.state_of(mention.place) if name.kind == "state" else None
        known = self.cast.actor_by_id.get(actor or "")
        declined = wordforms.inflects(self.language)
        printed = self.document.text[name.start : name.end]
        return actor, known.name if known and (declined or known.type == "person") else printed

    def _nominal_body(self, post: Post) -> tuple[str, str, Span] | None:
        """A body named by a noun phrase in the complement ("capo del fondo sovrano russo")."""
        row = self.rows[post.sentence].row
        if post.complement is None:
            return None
        first, last = row[post.complement[0]].start, row[post.complement[1] - 1].end
        for mention in self.in_sentence.get(post.sentence, ()):
            if not (first <= mention.span.start and mention.span.end <= last):
                continue
            actor = self.cast.actor_by_id.get(mention.actor or "")
            if mention.kind == "nominal" and actor and actor.type == "organisation":
                return actor.id, mention.span.of(self.document.text), mention.span
        return None

    def _complement_words(self, post: Post) -> str | None:
        if post.complement is None:
            return None
        line = self.rows[post.sentence]
        first, last = post.complement
        while first < last and line.sentence.words[line.row[first].first].upos in {"ADP", "DET", "PUNCT", "PART"}:
            first += 1
        if first >= last or all(
            line.sentence.words[u.first].upos in {"ADJ", "ADV", "PUNCT"} for u in line.row[first:last]
        ):
            return None
        return self.document.text[line.row[first].start : line.row[last - 1].end]

    def _portfolio(self, post: Post) -> str | None:
        """The portfolio in a title ("ministro della Difesa"), which the tie falls back on."""
        row = self.rows[post.sentence].row
        found = [u for u in row[slice(*post.title)] if wordforms.fold(u.text) in self.around["portfolios"]]
        return self.document.text[found[0].start : found[-1].end] if found else None

    def _past(self, line: Line, post: Post) -> bool:
        """Is the post told by a copula in the past ("era ministro", "was minister")?"""
        if post.via != "copula":
            return False
        copulas = line.sentence.children(post.head, "cop")
        return any(line.sentence.words[c].features.get("Tense") in {"Past", "Imp"} for c in copulas)

    def _years(self, line: Line, post: Post) -> tuple[str | None, str | None]:
        """Years said right after a post: since and until."""
        return self._year(line, post.phrase[1], "since"), self._year(line, post.phrase[1], "until")

    def _year(self, line: Line, at: int, key: str) -> str | None:
        for start in range(at, min(at + 2, len(line.row))):
            if wordforms.fold(line.row[start].text) in self.around[key]:
                nearby = line.row[start + 1 : start + 1 + _FARTHEST_YEAR]
                year = next((u.text for u in nearby if _YEAR.fullmatch(u.text)), None)
                if year:
                    return year
        return None

    def _press(self) -> None:
        """What an outlet is called: "the website X", "агентство X"."""
        words = actor_words(self.language)
        for mention in self.cast.mentions:
            actor = self.cast.actor_by_id.get(mention.actor or "")
            if actor is None or actor.type != "outlet" or mention.kind != "name":
                continue
            line = self.rows[mention.sentence]
            at = line.unit_of[mention.words[0]] - 1
            while at > 0 and (line.row[at].text in QUOTES or countries.demonym(line.row[at].text, self.language)):
                at -= 1
            if at >= 0 and words.press.match(line.forms, at):
                unit = line.row[at]
                role = Role(unit.text, True, Span(unit.start, unit.end))
                if not self._known(actor.id, role):
                    self.roles.setdefault(actor.id, []).append(role)

    # -- bodies -----------------------------------------------------------------------------------------------

    def _parts(self) -> None:
        """A body named together with its country is part of it."""
        named = {a.id for a in self.cast.actors if a.type == "state"}
        states: Sequence[Mention] = [m for m in self.cast.mentions if m.actor in named]
        by_sentence: dict[int, list[Mention]] = {}
        for mention in states:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        for mention in self.cast.mentions:
            actor = self.cast.actor_by_id.get(mention.actor or "")
            if actor is None or actor.type != "organisation":
                continue
            for inner in by_sentence.get(mention.sentence, ()):
                if mention.span.covers(inner.span) and mention.span != inner.span and inner.actor:
                    if self.cast.countries.get(actor.id) == self.cast.countries.get(inner.actor):
                        self.relations.append(Relation(actor.id, "part_of", inner.actor, True, mention.span))
                    break
