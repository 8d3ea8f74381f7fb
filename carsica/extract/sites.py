"""Sites that a report names by what they are: "the Nur hospital", "raffineria di Lugarsk", "in prefettura".

Owns which noun phrases are sites and which of them are the same one. A site has no point: its town may be known,
its spot is not. Must not decide what happens there.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from carsica.extract import wordforms
from carsica.extract.actor_words import Line
from carsica.extract.cast import Cast, Mention
from carsica.extract.lexicon import load
from carsica.extract.place_nouns import nouns
from carsica.parse.syntax import Document, Sentence
from carsica.record.place import Place
from carsica.record.span import Span

PART = {"flat", "appos", "compound", "nmod", "amod", "nummod"}
"""Relations of what says which site it is."""
NAMING = {"flat", "appos", "compound", "nmod"}
LONGEST = 6
"""Words before or behind a noun that may say which site it is."""


@functools.cache
def _at(language: str) -> frozenset[str]:
    """Folded prepositions that say that something is at a site, or right beside it."""
    return frozenset(wordforms.fold(word) for word in load(language, "places").get("site", {}).get("at", ()))


@functools.cache
def _bare(language: str) -> frozenset[str]:
    """Folded nouns that mean a site only with a name beside them."""
    return frozenset(wordforms.fold(word) for word in load(language, "places").get("site", {}).get("named", ()))


def cast_with_sites(cast: Cast, document: Document, rows: Sequence[Line]) -> Cast:
    """The cast with the sites of a report among its places; ``rows`` are the document's sentences laid out."""
    finder = _Sites(cast, document, rows)
    finder.run()
    taken = {(m.sentence, m.words, m.head) for m in finder.mentions}
    kept = tuple(m for m in cast.mentions if (m.sentence, m.words, m.head) not in taken)
    return replace(cast, places=(*cast.places, *finder.places()), mentions=(*kept, *finder.mentions))


def without_unused(places: Sequence[Place], before: Sequence[Place], used: frozenset[str]) -> tuple[Place, ...]:
    """The places of a report and, of its sites, those where something happens, numbered on."""
    return (*before, *(place for place in places if place.id in used and place not in before))


class _Sites:
    def __init__(self, cast: Cast, document: Document, rows: Sequence[Line]) -> None:
        self.cast, self.document, self.rows = cast, document, rows
        self.language = document.language
        self.mentions: list[Mention] = []
        self._found: dict[tuple[str, str], Place] = {}
        self._spans: dict[str, list[Span]] = {}

    def places(self) -> tuple[Place, ...]:
        """The sites in the order in which the report names them."""
        return tuple(replace(place, mentions=tuple(self._spans[place.id])) for place in self._found.values())

    def run(self) -> None:
        """Finds named sites, then bare nouns that say where something is."""
        waiting: list[tuple[Line, int]] = []
        for line in self.rows:
            for head in self._heads(line):
                words = self._phrase(line.sentence, head)
                if self._named(line, head, words):
                    self._add(line, head, words)
                elif self._is_where(line.sentence, head) and not self._is_figure_of_speech(line, head):
                    waiting.append((line, head))
        for line, head in waiting:
            self._add(line, head, self._phrase(line.sentence, head))

    def _heads(self, line: Line) -> Iterator[int]:
        """Words of a line that are nouns of sites and stand for no place yet."""
        for at, unit in enumerate(line.row):
            word = line.sentence.words[unit.first]
            found = nouns(self.language).match(line.forms, at)
            if found is None or found[1] != "site" or word.upos not in {"NOUN", "PROPN"}:
                continue
            mention = self.cast.headed_by(line.number, unit.first)
            if mention is None or mention.place is None:
                yield unit.first

    def _phrase(self, sentence: Sentence, head: int) -> tuple[int, int]:
        """The range of words that say which site it is, without its article."""
        low = high = head
        inside = {head}
        for child in sentence.children(head):
            word = sentence.words[child]
            if word.relation.partition(":")[0] in PART and not self._away(sentence, child):
                inside.update(i for i in sentence.subtree(child) if self._plain(sentence, i, child))
        while low - 1 in inside and head - low < LONGEST:
            low -= 1
        while high + 1 in inside and high - head < LONGEST:
            high += 1
        while low < head and sentence.words[low].upos in {"DET", "ADP", "PUNCT"}:
            low += 1
        while high > head and sentence.words[high].upos in {"DET", "ADP", "PUNCT", "CCONJ"}:
            high -= 1
        return low, high + 1

    def _away(self, sentence: Sentence, child: int) -> bool:
        """Does the word say where the site is, or whose, rather than which one it is ("the port in X")?"""
        genitive = load(self.language, "actors").get("grammar", {}).get("genitive", ())
        cases = [sentence.words[i] for i in sentence.children(child, "case")]
        return any(wordforms.fold(word.lemma) not in genitive for word in cases)

    @staticmethod
    def _plain(sentence: Sentence, position: int, top: int) -> bool:
        """Is a word of a phrase below ``top`` no clause and no further item of a row?"""
        while position != top:
            word = sentence.words[position]
            if word.relation.partition(":")[0] in {"acl", "advcl", "conj", "cc", "parataxis"}:
                return False
            position = word.head
        return True

    def _named(self, line: Line, head: int, words: tuple[int, int]) -> bool:
        """Does a proper name say which site it is?"""
        sentence = line.sentence
        return any(
            i != head
            and sentence.words[i].upos == "PROPN"
            and sentence.words[i].text[:1].isupper()
            and sentence.words[i].relation.partition(":")[0] in NAMING
            for i in range(*words)
        )

    def _is_where(self, sentence: Sentence, head: int) -> bool:
        """Does a preposition say that something is at the site?"""
        cases = [sentence.words[i] for i in sentence.children(head, "case")]
        return any(
            not _at(self.language).isdisjoint({wordforms.fold(w.lemma), wordforms.fold(w.text)}) for w in cases
        )

    def _is_figure_of_speech(self, line: Line, head: int) -> bool:
        """Is the noun no building: "in base ai documenti", "nel corso della giornata"?"""
        word = line.sentence.words[head]
        if not _bare(self.language).isdisjoint({wordforms.fold(word.lemma), wordforms.fold(word.text)}):
            return True
        for child in line.sentence.children(head, "nmod", "obl"):
            mention = self.cast.headed_by(line.number, child)
            place = mention is not None and mention.place is not None
            kind = nouns(self.language).match(line.forms, line.unit_of[child])
            if not place and kind is None:
                return True
        return False

    def _add(self, line: Line, head: int, words: tuple[int, int]) -> None:
        sentence = line.sentence
        span = Span(sentence.words[words[0]].start, sentence.words[words[1] - 1].end)
        place = self._place(line, head, words, span)
        self._spans[place.id].append(span)
        old = self.cast.headed_by(line.number, head)
        if old is not None:
            self.mentions.append(replace(old, place=place.id))
        else:
            self.mentions.append(Mention(span, line.number, words, head, "nominal", None, place.id))

    def _place(self, line: Line, head: int, words: tuple[int, int], span: Span) -> Place:
        noun = wordforms.fold(line.sentence.words[head].lemma)
        name = span.of(self.document.text)
        named = self._named(line, head, words)
        which = wordforms.fold(name) if named else ""
        alike = [place for (other, _), place in self._found.items() if other == noun]
        known = self._found.get((noun, which)) or (alike[0] if not named and len(alike) == 1 else None)
        if known is None:
            number = len(self.cast.places) + len(self._found) + 1
            known = Place(f"p{number}", name, (), self._country(line, words), precision="site")
            self._found[noun, which] = known
            self._spans[known.id] = []
        return known

    def _country(self, line: Line, words: tuple[int, int]) -> str | None:
        """The country of a place that the phrase names."""
        for position in range(*words):
            mention = self.cast.headed_by(line.number, position)
            if mention is not None and mention.place is not None:
                return self.cast.place_by_id[mention.place].country
        return None
