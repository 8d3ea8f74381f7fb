"""Bodies and people that a report names by a noun: "the Ukrainian air force", "due funzionari americani".

Owns which noun phrases can stand for an actor and what they say of it. Must not say which actor that is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carsica.extract import wordforms
from carsica.extract.actor_words import Category, Line, actor_words
from carsica.extract.named import Named
from carsica.extract.noun_phrase import Naming, Phrases
from carsica.extract.post import Post

LONGEST_CLAUSE = 6
"""Units that "fonti citate da Axios" may take after the noun."""


@dataclass(frozen=True)
class Nominal:
    """A noun phrase in the text. ``phrase`` is a range of units without articles; ``head`` its governing word.

    ``names`` are the names and demonyms inside. ``plural``, ``definite`` as the phrase shows them;
    ``capital``: written as a name ("Air Force").
    """

    sentence: int
    category: Category
    noun: str
    phrase: tuple[int, int]
    head: int
    names: tuple[Named, ...]
    plural: bool
    definite: bool
    capital: bool


def find_nominals(
    rows: Sequence[Line], tables: Sequence[Naming], posts: Sequence[Post], language: str
) -> list[Nominal]:
    """All noun phrases of a report whose noun is one for bodies or people, in text order."""
    taken = {(p.sentence, at) for p in posts if p.holder for at in range(*p.title)}
    found: list[Nominal] = []
    for line in rows:
        found.extend(_Nominals(line, tables[line.number], language).run(taken))
    return found


class _Nominals:
    def __init__(self, line: Line, naming: Naming, language: str) -> None:
        self.line, self.naming, self.language = line, naming, language
        self.words = actor_words(language)
        self.phrases = Phrases(line, naming, self.words, language)

    def run(self, taken: set[tuple[int, int]]) -> list[Nominal]:
        found: list[Nominal] = []
        at = 0
        while at < len(self.line.row):
            match = self.line.nouns[at]
            inner = (
                at > 0
                and self.line.row[at - 1].first == self.line.row[at].first
                and not wordforms.has(self.language, "compounds")
            )
            free = (
                match
                and not inner
                and (self.line.number, at) not in taken
                and self._is_noun(at)
                and not self._in_body(at)
                and not self._modifies_body(at)
                and not self.phrases.in_set_phrase(at)
                and not self.phrases.means_thing(at)
            )
            nominal = self._nominal(at, *match) if match and free else None
            if nominal is None and self._demonym_noun(at):
                nominal = self._people_of_nation(at)
            if nominal:
                found.append(nominal)
                at = at + 1 if nominal.category == "people" else max(at + 1, nominal.phrase[1])
            else:
                at += 1
        return found

    def _is_noun(self, at: int) -> bool:
        word = self.phrases.word(at)
        if word.upos == "ADJ" and word.relation == "amod" and self._describes(at):
            return False  # "la intervención militar"
        if word.upos == "ADJ" and word.relation in {"obj", "xcomp"} and self.line.row[at - 1].first == word.head:
            return False  # "siete resultaron heridas"
        return word.upos in {"NOUN", "PROPN", "ADJ", "X"} or (
            word.upos == "VERB" and word.relation in {"nsubj", "obl", "obj", "nmod"}
        )

    def _describes(self, at: int) -> bool:
        """Does a word that is a noun and an adjective stand behind the noun that it describes?"""
        word = self.phrases.word(at)
        above = self.line.sentence.words[word.head]
        either = wordforms.fold(word.lemma) in self.words.grammar.get("also_adjectives", ())
        before = self.phrases.word(at - 1) if at else above  # what stands right before, whatever the tree says
        nouns = {"NOUN", "PROPN"}
        return either and ((above.upos in nouns and above.start < word.start) or before.upos in nouns)

    def _modifies_body(self, at: int) -> bool:
        """Is the noun the first part of a compound that names a body ("defence" of "defence ministry")?"""
        word = self.phrases.word(at)
        if word.relation != "compound" or not wordforms.has(self.language, "modifiers_before"):
            return False
        behind = self.line.unit_of[word.head]
        return behind > at and self.line.nouns[behind] is not None

    def _in_body(self, at: int) -> bool:
        name = self.naming.names[at]
        return name is not None

    def _nominal(self, at: int, after: int, category: Category) -> Nominal | None:
        start = self.phrases.start(at)
        end = self.phrases.end(after, at)
        if category == "people":
            end = max(end, self._clause(end, at))
        elif self._apposed(after, category):
            end = max(end, self.naming.names[after].units[1])  # type: ignore[union-attr]
        names = self._names((start, end))
        head = self.line.row[at].first
        word = self.line.sentence.words[head]
        capital = self.line.has_capital(at) and at > 0 and not wordforms.has(self.language, "capital_nouns")
        return Nominal(
            sentence=self.line.number, category=category, noun=wordforms.fold(word.lemma), phrase=(start, end),
            head=head, names=names, plural=self._plural(at), definite=self._definite(start), capital=capital,
        )  # fmt: skip

    def _apposed(self, at: int, category: Category) -> bool:
        """Is the next unit a name that the noun governs without a preposition ("governo Zelensky")?"""
        name = self.phrases.name(at)
        kinds = {"organisation", "state", "outlet"} | ({"person"} if category == "government" else set())
        if name is not None and name.kind == "person" and wordforms.has(self.language, "declines"):
            case = self.line.sentence.words[name.words[0]].features.get("Case")
            kinds -= {"person"} if case == "Nom" else set()
        return (
            name is not None
            and name.kind in kinds
            and name.units[0] == at
            and (self.phrases.word(at).upos == "PROPN")
        )

    def _clause(self, end: int, head: int) -> int:
        """The end of a short participle clause that names somebody ("citate da Axios"), else ``end``."""
        if end >= len(self.line.row) or self.phrases.word(end).upos not in {"VERB", "ADJ"}:
            return end
        if self.phrases.word(end).features.get("VerbForm") in {"Fin", "Inf"}:
            return end
        for at in range(end + 1, min(end + LONGEST_CLAUSE, len(self.line.row))):
            name = self.naming.names[at]
            if name:
                return name.units[1]
            if self.phrases.word(at).upos not in {"ADP", "DET", "ADV", "ADJ", "NOUN"}:
                return end
        return end

    def _names(self, phrase: tuple[int, int]) -> tuple[Named, ...]:
        found: list[Named] = []
        for at in range(*phrase):
            for name in (self.naming.names[at], self.naming.demonyms[at]):
                if name and name not in found:
                    found.append(name)
        return tuple(found)

    def _plural(self, at: int) -> bool:
        number = self.phrases.word(at).features.get("Number")
        return number in {"Plur", "Ptan"}

    def _definite(self, start: int) -> bool:
        """Has the phrase a definite article or demonstrative? In languages without articles: never."""
        if start == 0:
            return False
        unit = self.line.row[start - 1]
        words = self.line.sentence.words[unit.first : unit.last]
        return any(w.upos == "DET" and w.features.get("Definite") == "Def" for w in words)

    def _demonym_noun(self, at: int) -> bool:
        """A people by its own noun: "i russi", "росіяни", "the Americans"."""
        name = self.naming.demonyms[at]
        if not name or name.units[0] != at or self.naming.names[at]:
            return False
        word = self.phrases.word(at)
        governs = word.relation.split(":")[0] in {"nsubj", "obj", "obl", "iobj", "conj", "nmod"}
        return word.upos in {"NOUN", "PROPN"} and governs and word.features.get("Number") == "Plur"

    def _people_of_nation(self, at: int) -> Nominal:
        name = self.naming.demonyms[at]
        assert name is not None
        word = self.phrases.word(at)
        return Nominal(
            self.line.number, "people", wordforms.fold(word.lemma), name.units, self.line.row[at].first, (name,),
            True, True, False,
        )  # fmt: skip
