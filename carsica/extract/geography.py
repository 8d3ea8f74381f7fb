"""Which places a report names, and when a country's or capital's name stands for its government.

Owns the reading of state names, demonyms and place names. Must not know about persons or bodies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from carsica.extract import countries, places, wordforms
from carsica.extract.actor_words import ActorWords, Line
from carsica.extract.atlas import Atlas
from carsica.extract.drafts import Draft, Drafts, PlaceDraft
from carsica.extract.named import Named
from carsica.extract.places import Located


class Geography:
    """Adds the mentions of states and places of one report to its drafts."""

    def __init__(self, rows: Sequence[Line], words: ActorWords, language: str, drafts: Drafts) -> None:
        self.rows, self.words, self.language, self.drafts = rows, words, language, drafts
        self.states: dict[str, Draft] = {}
        self._places: dict[str, PlaceDraft] = {}
        self._acting: set[str] = set()

    def add_all(self, names: Sequence[Named]) -> None:
        """States, demonyms and places among the names."""
        towns = Atlas(self.rows, self.language, self.drafts.text).locate_all(names)
        self._name_states([n for n in names if n.kind == "state"])
        self._acting = {n.code for n in names if n.kind == "state" and not self.is_locative(n)}
        self._acting |= {n.code for n in names if n.kind == "demonym" and self._makes_state(n)}
        for name in names:
            if name.kind == "state":
                self._add_state(name)
            elif name.kind == "demonym" and name.code in self._acting:
                self._add(name, "demonym", self.state(name.code))
        for name, located in towns.items():
            self._add_place(name, located)

    def state(self, code: str) -> Draft:
        """The draft of a state (or of the European Union) by its code."""
        if code not in self.states:
            kind = "organisation" if code == "EU" else "state"
            name = countries.display_name(code, self.language)
            self.states[code] = Draft(kind, name, code)  # type: ignore[arg-type]
        return self.states[code]

    def _name_states(self, names: Sequence[Named]) -> None:
        """The name of each state: the usual one if printed, declined or not, else the form printed most."""
        printed: dict[str, Counter[str]] = {}
        for name in names:
            printed.setdefault(name.code, Counter())[self._printed(name)] += 1
        inflected = wordforms.inflects(self.language)
        for code, forms in printed.items():
            usual = countries.display_name(code, self.language)
            first = usual.split()[0]
            declined = inflected and any(wordforms.same_name(f.split()[0], first, self.language) for f in forms)
            if usual not in forms and not declined:
                likeliest = max(forms, key=lambda f: (forms[f], len(f)))
                self.state(code).name = self._undeclined(code, likeliest) if inflected else likeliest
            else:
                self.state(code).name = usual

    def _undeclined(self, code: str, printed: str) -> str:
        """The further name of a state that the printed form declines («Южной Кореи»)."""
        words = printed.split()
        for name, own in countries.state_names(self.language):
            parts = name.split()
            pairs = zip(words, parts, strict=False)
            alike = own == code and len(parts) == len(words)
            if alike and all(wordforms.same_name(a, b, self.language) for a, b in pairs):
                return name
        return printed

    def _printed(self, name: Named) -> str:
        return self.drafts.text[name.start : name.end]

    def _add(self, name: Named, kind: str, actor: Draft | None, place: PlaceDraft | None = None) -> None:
        listed = None
        if actor is None and name.kind == "state" and name.code in self._acting:
            listed = self.state(name.code)
        self.drafts.add(self.rows[name.sentence], name.units, kind, actor, place, listed=listed)  # type: ignore[arg-type]

    def _add_state(self, name: Named) -> None:
        draft = self.state(name.code)
        place = self._place(f"country {name.code}", places.locate_country(name.code, draft.name))
        self._add(name, "name", None if self.is_locative(name) else draft, place)

    def place_of_seat(self, name: Named) -> PlaceDraft | None:
        """Where a seat of power stands, if the name says where something is ("talks in the Kremlin")."""
        if name.kind != "seat" or not self.is_locative(name):
            return None
        printed = name.key or self._printed(name)
        return self._place(f"seat {wordforms.fold(printed)}", places.locate_seat(name.code, printed))

    def _place(self, key: str, located: Located) -> PlaceDraft:
        return self._places.setdefault(key, PlaceDraft(located))

    def _add_place(self, name: Named, located: Located) -> None:
        known = f"gazetteer {located.geonames}" if located.geonames else ""
        key = name.key or known or f"{located.precision} {wordforms.fold(located.name)}"
        place = self._place(key, located)
        code = located.capital_of
        actor = self.state(code) if code and self._speaks_for_state(name, code) else None
        self._add(name, "name", actor, place)

    # -- place or power ---------------------------------------------------------------------------------------

    def is_locative(self, name: Named) -> bool:
        """Does the name only say where: after a preposition of place, itself or as one of a row?"""
        line = self.rows[name.sentence]
        words = line.sentence.words
        position = name.words[0]
        head = next(
            (p for p in range(*name.words) if not name.words[0] <= words[p].head < name.words[1]), position
        )
        while words[head].relation == "conj" and not self._cases(line, head):
            above = words[head].head
            if above < 0 or words[above].upos not in {"PROPN", "NOUN"}:
                break
            head = above
        if self._does_it(line, head):
            return False
        before = self._before(line, name)
        cases = self._cases(line, head) or ({before} if before else set())
        grammar = self.words.grammar
        town = name.kind == "place" or (name.kind == "seat" and self._of_noun(line, head))
        if cases & set(grammar.get("locative", ())) or (town and cases & set(grammar.get("locative_town", ()))):
            return not self._government_case(line, head)
        return town and self._dateline(line, name)

    @staticmethod
    def _of_noun(line: Line, head: int) -> bool:
        """ "Talks at the Kremlin", not "they asked the Kremlin": does a word hang from a noun?"""
        words = line.sentence.words
        return words[head].head >= 0 and words[words[head].head].upos == "NOUN"

    def _does_it(self, line: Line, head: int) -> bool:
        """ "Rejected by Moscow": is a name the agent of a passive, whatever else its preposition may mean?"""
        word = line.sentence.words[head]
        passive = word.relation == "obl:agent" or bool(line.sentence.children(word.head, "aux:pass"))
        by = self._cases(line, head) & set(self.words.grammar.get("agent", ()))
        return bool(by) and word.relation.startswith("obl") and passive

    def _cases(self, line: Line, head: int) -> set[str]:
        children = line.sentence.children(head, "case")
        return {wordforms.fold(line.sentence.words[c].lemma) for c in children if c < head}

    @staticmethod
    def _before(line: Line, name: Named) -> str | None:
        """The preposition right before a name, an article between or not, whatever the tree says."""
        at = name.words[0] - 1
        while at >= 0 and line.sentence.words[at].upos in {"DET", "ADJ"}:
            at -= 1
        word = line.sentence.words[at] if at >= 0 else None
        return wordforms.fold(word.lemma) if word and word.upos == "ADP" else None

    def _government_case(self, line: Line, head: int) -> bool:
        """In Slavic languages "з/с" with the instrumental is company, no place."""
        case = line.sentence.words[head].features.get("Case")
        return case in {"Ins", "Dat"} and wordforms.has(self.language, "declines")

    @staticmethod
    def _dateline(line: Line, name: Named) -> bool:
        """ "KYIV, 20 Nov. (Agency) —": a town in capitals at the head of a line."""
        first = line.row[name.units[0]].text
        return name.units[0] <= 1 and first.isupper() and len(first) > 3

    def _speaks_for_state(self, name: Named, code: str) -> bool:
        """Does a capital stand for its government here?"""
        if self.is_locative(name):
            return False
        line = self.rows[name.sentence]
        words = line.sentence.words
        head = next((p for p in range(*name.words) if not name.words[0] <= words[p].head < name.words[1]), 0)
        governor = words[words[head].head] if words[head].head >= 0 else None
        relation = words[head].relation.split(":")[0]
        if relation in {"nmod", "flat", "appos", "compound"} and governor is not None:
            local = {wordforms.fold(governor.lemma), wordforms.fold(governor.text)}
            if not local.isdisjoint(self.words.grammar.get("local", ())):
                return False
            return code in self._acting or bool(self._cases(line, head)) or relation == "nmod"
        return relation in {"nsubj", "obl", "obj", "iobj", "conj", "root", "parataxis", "vocative", "dislocated"}

    def _makes_state(self, name: Named) -> bool:
        """Does a demonym name a state's side: any but that of a newspaper, a language or of Europe at large?"""
        if name.code == "EU":
            return False
        line = self.rows[name.sentence]
        governor = line.sentence.words[name.words[0]].head
        if governor < 0:
            return True
        unit = line.unit_of[governor]
        return self.words.press.match(line.forms, unit) is None
