"""Who speaks, acts or has something done to them in a report without being named: "two guards", "the board".

Owns which noun phrases are such a party, and which of them are the same one. Must not decide who named actors are
(coreference.py); whoever that has placed already is left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from carsica.extract import wordforms
from carsica.extract.actor_words import Line, actor_words, role_words
from carsica.extract.cast import Cast, Mention
from carsica.extract.figure_words import figure_words, folded
from carsica.extract.mention_names import names_of
from carsica.extract.name_evidence import QUOTES
from carsica.extract.noun_phrase import Phrases, namings
from carsica.extract.party_words import PartyKind, party_words
from carsica.parse.syntax import Document, Word
from carsica.record.actor import Actor, ActorType
from carsica.record.span import Span

_ACTING = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
_NOMINAL = frozenset({"NOUN", "ADJ", "VERB", "PROPN"})
_MARKED: dict[str, PartyKind] = {"person": "person", "group": "group", "organisation": "body"}
SUREST = 0.7
"""How sure the reader has to be that a noun in no list is somebody."""
LATEST = 100
"""Parties of one noun and number that were named first last, among whom the one is sought that a phrase means."""
BEFALLS_THINGS = frozenset({"launched", "intercepted", "destroyed", "damaged", "donated"})
"""What a number alone may have come to that people do not ("442 were shot down")."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
DOING = SUBJECTS | {"obj"}
_SMALL = frozenset({"ADP", "DET", "PUNCT", "PART", "NUM", "PRON", "CCONJ"})


@dataclass(frozen=True)
class Phrase:
    """A noun phrase for a party. ``said``: stems of its other words; ``count``: its number as printed, or ""."""

    mention: Mention
    kind: PartyKind
    noun: str
    plural: bool
    definite: bool
    said: frozenset[str]
    count: str

    @property
    def type(self) -> ActorType:
        """The type of the actor that the phrase stands for."""
        if self.kind == "group" or self.plural:
            return "group"
        return "person" if self.kind == "person" else "organisation"


@dataclass(eq=False)
class Party:
    """A party in the making: the phrases that stand for it, in text order."""

    phrases: list[Phrase] = field(default_factory=list)
    said: set[str] = field(default_factory=set)
    counts: set[str] = field(default_factory=set)

    def takes(self, phrase: Phrase) -> bool:
        """May a later phrase of the same noun and number mean this party? Nothing may set it apart."""
        return phrase.said <= self.said and (not phrase.count or phrase.count in self.counts)

    def add(self, phrase: Phrase) -> None:
        """Takes in a phrase that stands for the party."""
        self.phrases.append(phrase)
        self.said |= phrase.said
        self.counts.add(phrase.count)


def cast_with_parties(cast: Cast, document: Document, rows: Sequence[Line], kept: Collection[int]) -> Cast:
    """The cast with one more actor for each unnamed party in the sentences numbered ``kept``."""
    found: list[Party] = []
    alike: dict[tuple[str, ActorType], list[Party]] = {}
    known: list[Mention] = []
    for phrase in _Finder(document, cast, rows).run(kept):
        if phrase.mention.actor:
            known.append(phrase.mention)
            continue
        same = alike.setdefault((phrase.noun, phrase.type), [])
        party = next((p for p in same[: -LATEST - 1 : -1] if p.takes(phrase)), None)
        if party is None:
            party = Party()
            found.append(party)
            same.append(party)
        party.add(phrase)
    first = len(cast.actors) + 1
    actors = [_actor(party, f"a{first + i}", document) for i, party in enumerate(found)]
    mentions = [
        replace(phrase.mention, actor=actor.id)
        for party, actor in zip(found, actors, strict=True)
        for phrase in party.phrases
    ]
    everybody, everything = (*cast.actors, *actors), (*cast.mentions, *known, *mentions)
    return replace(cast, actors=everybody, mentions=everything)


def _actor(party: Party, key: str, document: Document) -> Actor:
    fullest = max(party.phrases, key=lambda p: (len(p.said), bool(p.count)))
    spans = tuple(dict.fromkeys(phrase.mention.span for phrase in party.phrases))
    return Actor(key, party.phrases[0].type, fullest.mention.span.of(document.text), spans)


def _acting(document: Document) -> dict[tuple[int, int], PartyKind]:
    """The words that head what the reader marked as somebody who has a part in an event or does what is one."""
    parts = {(m.sentence, i) for m in document.marks if m.layer == "part" for i in range(*m.words)}
    triggers = _triggers(document)
    found: dict[tuple[int, int], PartyKind] = {}
    for mark in document.marks:
        kind = _MARKED.get(mark.kind) if mark.layer == "mention" and mark.sure >= SUREST else None
        if kind is None:
            continue
        words = document.sentences[mark.sentence].words
        inside = range(*mark.words)
        head = next((i for i in inside if words[i].head not in inside), inside[0])
        does = words[head].relation in DOING and (mark.sentence, words[head].head) in triggers
        if does or any((mark.sentence, i) in parts for i in inside):
            found[mark.sentence, head] = kind
    return found


def _triggers(document: Document) -> set[tuple[int, int]]:
    """The words that the reader marked as events."""
    return {(m.sentence, i) for m in document.marks if m.layer == "trigger" for i in range(*m.words)}


class _Finder:
    def __init__(self, document: Document, cast: Cast, rows: Sequence[Line]) -> None:
        self.document, self.cast, self.language = document, cast, document.language
        self.rows = rows
        self.book, self.words = party_words(self.language), actor_words(self.language)
        self.persons = sum(actor.type == "person" for actor in cast.actors)
        self.bodies: dict[str, list[Mention]] = {}
        self.titled: dict[int, list[Mention]] = {}
        for mention in sorted(cast.mentions, key=lambda m: m.span):
            known = cast.actor_by_id.get(mention.actor or "")
            if mention.kind == "nominal" and known and known.type == "organisation":
                self.bodies.setdefault(self._noun(mention.sentence, mention.head), []).append(mention)
            if mention.kind == "nominal" and known and known.type == "person":
                self.titled.setdefault(mention.sentence, []).append(mention)
        self.acting = _acting(document)
        self.triggers = _triggers(document)
        self.tables = namings(self.rows, [*names_of(cast, self.rows)])

    def run(self, kept: Collection[int]) -> Iterator[Phrase]:
        for line in self.rows:
            if line.number in kept:
                phrases = Phrases(line, self.tables[line.number], self.words, self.language)
                yield from self._in_line(line, phrases)

    def _in_line(self, line: Line, phrases: Phrases) -> Iterator[Phrase]:
        at = 0
        while at < len(line.row):
            listed = self.book.match(line.forms, at) if phrases.word(at).upos in _NOMINAL else None
            match = listed or self._marked(line, phrases, at) or self._numbered(line, phrases, at)
            phrase = self._phrase(line, phrases, at, *match) if match else None
            if phrase:
                yield phrase
            at = match[0] if match and phrase else at + 1

    def _marked(self, line: Line, phrases: Phrases, at: int) -> tuple[int, PartyKind] | None:
        """A noun that no list holds, but that the reader marked as a party with a part in an event."""
        word = phrases.word(at)
        kind = self.acting.get((line.number, line.row[at].first)) if word.upos == "NOUN" else None
        return (at + 1, kind) if kind and wordforms.fold(word.lemma) not in self.words.address else None

    def _numbered(self, line: Line, phrases: Phrases, at: int) -> tuple[int, PartyKind] | None:
        """A number alone that is the subject of what the reader marked as an event: "eleven were detained"."""
        word = phrases.word(at)
        does = word.upos == "NUM" and word.relation in SUBJECTS and (line.number, word.head) in self.triggers
        if not does:
            return None
        verb = line.sentence.words[word.head]
        told = verb.upos == "VERB" and not verb.relation.startswith("acl")  # "drones, of which 83 were shot down"
        befell = figure_words(self.language).actions.get(folded(verb.text))
        return (at + 1, "person") if told and befell not in BEFALLS_THINGS else None

    def _phrase(self, line: Line, phrases: Phrases, at: int, after: int, kind: PartyKind) -> Phrase | None:
        head = self._head(line, at, after)
        known = phrases.name(at) or self._placed(line.number, head)
        part = kind != "body" and self._part_of_title(line, at, head)
        if known or part or phrases.in_set_phrase(at) or phrases.means_thing(at) or not self._acts(line, head):
            return None
        row = line.row
        if self._in_compound(line, at):
            return None
        if after < len(row) and row[after].first == row[after - 1].first:
            return None  # "пресс-конференция" is no press
        start, end = phrases.start(at), phrases.end(after, at)
        while start and row[start - 1].first == row[start].first:
            start -= 1  # "экс-спикер" is one word
        count = ""
        if start and phrases.word(start - 1).upos == "NUM" and not phrases.name(start - 1):
            start, count = start - 1, wordforms.fold(line.row[start - 1].text)
        word = line.sentence.words[head]
        if word.upos == "NUM":
            count = wordforms.fold(word.text)
        if (start, end, count) == (at, after, "") and self._bare(line, head):
            return None
        alone = kind == "body" and (start, end, count) == (at, after, "")
        named = self._apposed(line, phrases, after, head) if kind == "body" else None
        named = named or (self._named_before(line.number, head) if alone else None)
        mention = Mention(
            Span(row[start].start, row[end - 1].end),
            line.number,
            (row[start].first, row[end - 1].last),
            head,
            "nominal",
            named,
        )
        inside = [i for i in range(start, end) if not at <= i < after and phrases.word(i).upos not in _SMALL]
        if self._stands_for_several(line, start, end, at, word):
            return None
        return Phrase(
            mention, kind, self._noun(line.number, head),
            self._plural(word, count), self._definite(line, start),
            frozenset(wordforms.shortest_stem(row[i].text, self.language) for i in inside), count,
        )  # fmt: skip

    def _in_compound(self, line: Line, at: int) -> bool:
        """Is the noun the later part of a word with a hyphen ("projet-pilote"), none before being "ex"?"""
        row = line.row
        if at == 0 or row[at - 1].first != row[at].first:
            return False
        joined = any(wordforms.has(self.language, key) for key in ("compounds", "declines", "modifiers_before"))
        former = wordforms.fold(row[at - 1].text) in role_words(self.language)["former"]
        return not joined and not former and self.book.match(line.forms, at - 1) is None

    @staticmethod
    def _plural(word: Word, count: str) -> bool:
        number = word.features.get("Number")
        return number in {"Plur", "Ptan"} or (number is None and bool(count))

    def _part_of_title(self, line: Line, at: int, head: int) -> bool:
        """Is the noun a later word of a person's title ("Prosecutor General Ann Lee"), nobody by itself?"""
        if at == 0 or line.sentence.words[line.row[at - 1].first].upos not in _NOMINAL:
            return False
        before = line.row[at - 1].first
        over = (m for m in self.titled.get(line.number, ()) if m.words[0] <= before and head < m.words[1])
        return any(m.head != head for m in over)

    def _stands_for_several(self, line: Line, start: int, end: int, at: int, word: Word) -> bool:
        """ "The leaders", "i ministri" alone: they are those whom the report names, as far as it names two."""
        general = wordforms.fold(word.lemma) in role_words(self.language)["generic"]
        alone = end - start == 1 and at == start
        return alone and general and word.features.get("Number") == "Plur" and self.persons > 1

    def _apposed(self, line: Line, phrases: Phrases, after: int, head: int) -> str | None:
        """The actor whose name stands right behind the noun, without a preposition: "the airline X"."""
        quoted = after < len(line.row) and line.row[after].text in QUOTES
        after += quoted
        name = phrases.name(after)
        if name is None or name.kind not in {"organisation", "outlet"} or name.units[0] != after:
            return None
        words = line.sentence.words
        inner = next((p for p in range(*name.words) if not name.words[0] <= words[p].head < name.words[1]), -1)
        if inner < 0 or line.sentence.children(inner, "case") or (words[inner].head != head and not quoted):
            return None
        mention = self.cast.at(line.number, inner)
        return mention.actor if mention and words[inner].features.get("Case") != "Gen" else None

    def _named_before(self, sentence: int, head: int) -> str | None:
        """The body last named more fully by the same noun: "the agency" after "the Danish food agency"."""
        noun = self._noun(sentence, head)
        fuller = [m for m in self.bodies.get(noun, ()) if (m.sentence, m.head) < (sentence, head)]
        return fuller[-1].actor if fuller else None

    def _noun(self, sentence: int, position: int) -> str:
        lemma = self.rows[sentence].sentence.words[position].lemma
        return wordforms.shortest_stem(lemma, self.language)

    @staticmethod
    def _head(line: Line, first: int, last: int) -> int:
        words = range(line.row[first].first, line.row[last - 1].last)
        return next((w for w in words if line.sentence.words[w].head not in words), words[0])

    def _placed(self, sentence: int, head: int) -> bool:
        """Does the noun stand for an actor of the cast already?"""
        mention = self.cast.headed_by(sentence, head)
        return mention is not None and mention.actor is not None

    def _bare(self, line: Line, head: int) -> bool:
        """One noun behind a preposition and nothing else, where nouns have articles: "off guard", "a bordo"."""
        word = line.sentence.words[head]
        return (
            not wordforms.has(self.language, "declines")
            and word.features.get("Number") != "Plur"
            and bool(line.sentence.children(head, "case"))
            and not line.sentence.children(
                head, "det", "nmod", "amod", "nummod", "compound", "acl", "conj", "appos"
            )
        )

    def _acts(self, line: Line, head: int) -> bool:
        words = line.sentence.words
        while words[head].relation.split(":")[0] == "conj" and words[head].head >= 0:
            head = words[head].head
        return words[head].relation.split(":")[0] in _ACTING

    @staticmethod
    def _definite(line: Line, start: int) -> bool:
        unit = line.row[start - 1] if start else None
        before = line.sentence.words[unit.first : unit.last] if unit else ()
        return any(w.features.get("Definite") == "Def" for w in before)
