"""Bodies, outlets and unnamed groups of a report: which names and noun phrases are one and the same.

Owns their grouping inside one report. Must not know about persons beyond the country they speak for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from carsica.extract import wordforms
from carsica.extract.actor_words import Line, actor_words
from carsica.extract.display import single_name
from carsica.extract.drafts import Draft, Drafts, PlaceDraft
from carsica.extract.lexicon import load
from carsica.extract.named import Named
from carsica.extract.nominals import Nominal

SideOf = Callable[[Sequence[Named]], str]
"""The country (or "person N") that the names in a phrase put it on, "" for none."""
PlaceOf = Callable[[Named], PlaceDraft | None]
"""The place that a body's name stands for as well, if it says where something is."""

_SMALL_WORD = 3
_TYPES = {"organisation": "organisation", "seat": "state", "outlet": "outlet"}


class Bodies:
    """Adds the mentions of bodies, outlets and groups of one report to its drafts."""

    def __init__(
        self, rows: Sequence[Line], language: str, drafts: Drafts, side_of: SideOf, place_of: PlaceOf
    ) -> None:
        self.rows, self.language, self.drafts = rows, language, drafts
        self.side_of, self.place_of = side_of, place_of
        self._by_key: dict[tuple[str, ...], Draft] = {}
        self._by_first: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
        self._nominal: dict[tuple[str, ...], Draft] = {}
        self._inner: dict[int, list[Named]] = {}
        self._latest: dict[str, Draft] = {}
        self._company = frozenset(actor_words(language).grammar.get("company", ()))
        self._own = frozenset(actor_words(language).grammar.get("national", ()))
        self._articles = frozenset(load("shared", "outlets")["articles"])

    # -- by name ----------------------------------------------------------------------------------------------

    def add_named(self, names: Sequence[Named]) -> None:
        """Names of bodies and outlets; an acronym in brackets belongs to the name before it."""
        wanted = [n for n in names if n.kind in _TYPES]
        for name in sorted(wanted, key=lambda n: -(n.units[1] - n.units[0])):
            self._draft(name)
        self._join_acronyms()
        for name in sorted(wanted, key=lambda n: n.start):
            draft = self._draft(name)
            self.drafts.add(self.rows[name.sentence], name.units, "name", draft, self.place_of(name))
            self._acronym(name, draft)
            self._remember(name, draft)
        self._in_nominative(wanted)

    def _in_nominative(self, names: Sequence[Named]) -> None:
        """Bodies named by one declined word get their name in the nominative."""
        if not wordforms.has(self.language, "declines"):
            return
        found: dict[int, tuple[Draft, list[Named]]] = {}
        for name in names:
            draft = self._draft(name)
            found.setdefault(id(draft), (draft, []))[1].append(name)
        for draft, own in found.values():
            if not any(name.key for name in own):
                draft.name = single_name(own, self.rows, self.language) or draft.name

    def _draft(self, name: Named) -> Draft:
        key = self._key(name)
        draft = self._by_key.get(key) or self._longer(key, name)
        if draft is None:
            code = name.code or self._inner_country(name)
            draft = Draft(_TYPES[name.kind], self._display(name), code)  # type: ignore[arg-type]
        if name.kind == "outlet":
            draft.type = "outlet"
        self._merge(key, draft)
        return draft

    def _key(self, name: Named) -> tuple[str, ...]:
        printed = name.key if name.key and name.kind != "place" else self.drafts.text[name.start : name.end]
        words = [wordforms.fold(w) for w in printed.replace("-", " ").replace("’", "’ ").split()]
        while len(words) > 1 and words[0] in self._articles:
            words = words[1:]
        if wordforms.inflects(self.language):
            words = [wordforms.shortest_stem(w, self.language) for w in words]
        return tuple(words)

    def _longer(self, key: tuple[str, ...], name: Named) -> Draft | None:
        """A body whose longer name begins with this one, of two words at least, if there is but one."""
        if len(key) < 2 or name.kind == "outlet":
            return None
        longer = ((k, self._by_key[k]) for k in self._by_first.get(key[:1], ()))
        found = {id(d): d for k, d in longer if k[: len(key)] == key and d.type == "organisation"}
        return next(iter(found.values())) if len(found) == 1 else None

    def _display(self, name: Named) -> str:
        printed = self.drafts.text[name.start : name.end]
        declined = wordforms.inflects(self.language)
        return name.key if declined and name.key and not printed.isupper() else printed

    def _inner_country(self, name: Named) -> str:
        nearby = self._inner.get(name.sentence, ())
        return self.side_of([n for n in nearby if name.start <= n.start and n.end <= name.end])

    def look_inside(self, names: Sequence[Named]) -> None:
        """Tells which states and demonyms may stand inside names of bodies."""
        for name in names:
            if name.kind in {"state", "demonym"}:
                self._inner.setdefault(name.sentence, []).append(name)

    def _acronym(self, name: Named, draft: Draft) -> None:
        row = self.rows[name.sentence].row
        at = name.units[1]
        if at + 2 < len(row) and row[at].text == "(" and row[at + 2].text == ")":
            inside = row[at + 1].text
            if (
                inside.isalpha()
                and (
                    inside.isupper() or inside.casefold() in _initials(draft.name) or _shortens(inside, draft.name)
                )
                and len(inside) > 1
            ):
                key = (wordforms.fold(inside),)
                if key not in self._by_key or self._by_key[key].name == inside:
                    self._merge(key, draft)
                    if row[at + 1].start not in self.drafts.starts:
                        self.drafts.add(self.rows[name.sentence], (at + 1, at + 2), "name", draft)

    def _join_acronyms(self) -> None:
        """An acronym that spells the initials of one body named in full is that body."""
        spelled: dict[str, dict[int, Draft]] = {}
        for draft in self._by_key.values():
            for initials in _initials(draft.name):
                spelled.setdefault(initials, {})[id(draft)] = draft
        for key, draft in list(self._by_key.items()):
            if len(key) == 1 and draft.name.isupper() and len(draft.name) > 2:
                full = spelled.get(draft.name.casefold(), {})
                if len(full) == 1 and draft not in full.values():
                    self._by_key[key] = next(iter(full.values()))

    def _merge(self, key: tuple[str, ...], draft: Draft) -> None:
        """From now on a key stands for a draft; what was drafted under it before has no mention yet."""
        self._by_key[key] = draft
        self._by_first.setdefault(key[:1], {})[key] = None

    def _remember(self, name: Named, draft: Draft) -> None:
        line = self.rows[name.sentence]
        noun = line.sentence.words[line.row[name.units[0]].first].lemma
        draft.noun = draft.noun or wordforms.fold(noun)
        self._latest[draft.noun] = draft

    # -- by noun ----------------------------------------------------------------------------------------------

    def add_nominal(self, nominal: Nominal, side: str, draft: Draft | None = None) -> None:
        """A noun phrase: a body of its own, one named before, an unnamed group, or nobody."""
        draft = draft or self._titled_outlet(nominal) or self._nominal_draft(nominal, side)
        if draft is None:
            return
        line = self.rows[nominal.sentence]
        self.drafts.add(line, nominal.phrase, "nominal", draft, head=nominal.head)
        if nominal.category in {"government", "body"}:
            self._latest[nominal.noun] = draft

    def _titled_outlet(self, nominal: Nominal) -> Draft | None:
        """The body in a phrase such as "the newspaper X", "the company Y": noun and name are one."""
        named = [n for n in nominal.names if n.kind in {"outlet", "organisation"}]
        if nominal.category == "body" and len(named) == 1 and self._before_noun(nominal, named[0]):
            return self._draft(named[0])
        if nominal.category != "body" or len(named) != 1 or named[0].units[1] != nominal.phrase[1]:
            return None
        line = self.rows[nominal.sentence]
        between = range(line.unit_of[nominal.head] + 1, named[0].units[0])
        beside = all(line.sentence.words[line.row[i].first].upos == "ADJ" for i in between)
        apposed = _apposed(line, named[0], nominal.head)
        if named[0].kind == "outlet" or (beside and (nominal.noun in self._company or apposed)):
            return self._draft(named[0])
        return None

    def _before_noun(self, nominal: Nominal, name: Named) -> bool:
        """Does the name stand right before the noun for what it is ("the Unity party")?"""
        beside = name.units[1] == self.rows[nominal.sentence].unit_of[nominal.head]
        return beside and nominal.noun in self._company and wordforms.has(self.language, "modifiers_before")

    def _nominal_draft(self, nominal: Nominal, side: str) -> Draft | None:
        words = self._content(nominal)
        named = bool(nominal.names)
        if nominal.category == "people":
            if not named:
                return None
            number = "many" if nominal.plural else "one"
            key = ("people", number, nominal.noun, side, *self._named_words(nominal))
            return self._keep(key, nominal, "group", side)
        if nominal.category == "government" and named and side:
            return self._keep(("government", side), nominal, "organisation", side)
        if named or (nominal.capital and nominal.phrase[1] - nominal.phrase[0] > 1):
            return self._keep(("body", side, *words), nominal, "organisation", side)
        alone = nominal.phrase[1] - nominal.phrase[0] == 1
        bare = nominal.definite or wordforms.has(self.language, "declines")
        if not alone or not bare or nominal.plural:
            return None
        known, home = self._latest.get(nominal.noun), self._home() if self._acts(nominal) else ""
        if known or not home:
            return known
        kind = nominal.category if nominal.category == "government" else "body"
        words = [] if kind == "government" else self._content(nominal)
        return self._keep((kind, home, *words), nominal, "organisation", home)

    def _acts(self, nominal: Nominal) -> bool:
        """Is the noun of a body that a country has one of, and does it act ("the army denied it")?"""
        word = self.rows[nominal.sentence].sentence.words[nominal.head]
        return word.relation.startswith("nsubj") and nominal.noun in self._own

    def _home(self) -> str:
        """The country that the report speaks of more than of any other, "" when none stands out."""
        codes = Counter(n.code for names in self._inner.values() for n in names if n.code)
        first, second = [*codes.most_common(2), ("", 0), ("", 0)][:2]
        return first[0] if first[1] > second[1] + 1 else ""

    def _keep(self, key: tuple[str, ...], nominal: Nominal, kind: str, side: str) -> Draft:
        draft = self._nominal.get(key)
        if draft is None:
            name = self._phrase(nominal)
            country = side if len(side) == 2 else ""
            draft = self._nominal[key] = Draft(kind, name, country, nominal.noun)  # type: ignore[arg-type]
        return draft

    def _phrase(self, nominal: Nominal) -> str:
        row = self.rows[nominal.sentence].row
        return self.drafts.text[row[nominal.phrase[0]].start : row[nominal.phrase[1] - 1].end]

    def _content(self, nominal: Nominal) -> list[str]:
        """Stems of a phrase without the names in it and the small words."""
        line = self.rows[nominal.sentence]
        named = {at for n in nominal.names for at in range(*n.units)}
        words = [
            line.row[at].text
            for at in range(*nominal.phrase)
            if at not in named
            and line.sentence.words[line.row[at].first].upos not in {"ADP", "DET", "PUNCT", "PART"}
        ]
        return sorted(wordforms.shortest_stem(w, self.language) for w in words)

    def _named_words(self, nominal: Nominal) -> list[str]:
        """Folded names of bodies and persons in a phrase: Axios's sources are not Reuters's."""
        inside = [n for n in nominal.names if n.kind not in {"demonym", "state"}]
        return [wordforms.fold(self.drafts.text[n.start : n.end]) for n in inside]


def _apposed(line: Line, name: Named, noun: int) -> bool:
    """Does a name hang from the word before it without a preposition or case of its own ("the airline X")?"""
    words = line.sentence.words
    head = next(
        (p for p in range(*name.words) if not name.words[0] <= words[p].head < name.words[1]), name.words[0]
    )
    beside = words[head].head in {name.words[0] - 1, noun} and words[head].features.get("Case") != "Gen"
    return beside and not line.sentence.children(head, "case")


def _shortens(short: str, name: str) -> bool:
    """Is a capitalised word of up to six letters made of letters of a long name, in their order ("Mopen")?"""
    letters = iter(name.casefold())
    fits = 3 <= len(short) <= 6 and short[0].isupper() and len(name.split()) > 2
    return fits and all(letter in letters for letter in short.casefold())


def _initials(name: str) -> set[str]:
    """The initials of a name's words, small words left out and not; none of a name of one word."""
    words = name.replace("-", " ").replace("’", " ").replace("'", " ").split()
    if len(words) < 2:
        return set()
    long_words = [w for w in words if len(w) > _SMALL_WORD]
    return {"".join(w[0] for w in kept).casefold() for kept in (words, long_words) if kept}
