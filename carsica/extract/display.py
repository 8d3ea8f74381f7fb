"""How a person's name is shown: the fullest form that the report prints, in the nominative.

Owns the choice of the form and what the report's trees say of its case. Must not say which names are one person's
(people.py) nor how names decline (declension.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from carsica.extract import declension, wordforms
from carsica.extract.actor_words import Line
from carsica.extract.declension import CASES, Form
from carsica.extract.named import Named
from carsica.extract.people import Person

PRIOR = {"Nom": 0.3, "Gen": 0.15, "Dat": 0.05, "Acc": 0.05, "Ins": 0.1, "Loc": 0.02}
"""How common each case of a person's name is in news, as votes beside those that trees cast."""
OWN, FLAT, TITLE = 1.0, 0.4, 2.0
"""Votes for a case: of a name's first word, of those that hang from it, of the title before it."""
FIRST_NAME = 4.0
"""Votes for the nominative of a first name that no other case of another name prints."""
PLACE = {
    "nsubj": {"Nom": 2.0},
    "nmod": {"Gen": 2.0},
    "obj": {"Acc": 0.8, "Gen": 0.4},
    "iobj": {"Dat": 1.0},
}
"""Votes for a case by a name's place in the tree, where no preposition governs it."""
AGAINST = 0.1
"""What is left of the belief in a case that the preposition before a name does not govern."""
TAGGED, AGREEING = 0.2, 1.2
"""What a tag of the name, and a verb that agrees with it, weigh for a gender."""
BODY = {"masculine": 1.5}
"""What speaks for a noun in a consonant ("Мінфін") where the ending of a body's name leaves it open."""
BESIDE = {"appos", "flat", "conj"}
"""Relations by which a name stands in the case of the word it hangs from."""


def display_name(person: Person, rows: Sequence[Line], language: str) -> tuple[str, str | None]:
    """The person's fullest name as the report prints it, in the nominative if declined; the gender."""
    if wordforms.has(language, "declines"):
        return _nominative(person, rows, language)
    if wordforms.has(language, "genitive_s"):
        return _without_genitive(person, rows), person.gender
    return _printed(rows[_fullest(person)[0].sentence], _fullest(person)[0]), person.gender


def _fullest(person: Person) -> list[Named]:
    """The names of most parts, in text order."""
    size = len(person.longest)
    return [name for name, parts in zip(person.names, person.parts, strict=True) if len(parts) == size]


# -- genitives in s --------------------------------------------------------------------------------------


def _without_genitive(person: Person, rows: Sequence[Line]) -> str:
    fullest = _fullest(person)
    for name in fullest:
        parts = _parts(rows, name)
        if not _genitive(rows[name.sentence], name) and _without_s(parts[-1], person) == parts[-1]:
            return _printed(rows[name.sentence], name)
    first = fullest[0]
    parts = _parts(rows, first)
    return _respell(_printed(rows[first.sentence], first), parts, (*parts[:-1], _without_s(parts[-1], person)))


def _genitive(line: Line, name: Named) -> bool:
    word = line.sentence.words[line.row[name.units[1] - 1].first]
    return word.features.get("Case", "Nom") == "Gen" and word.text.endswith("s")


def _without_s(part: str, person: Person) -> str:
    """A surname without the genitive's s, where the report has it without as well."""
    bare = part.removesuffix("s")
    return bare if any(parts[-1] == bare for parts in person.parts) else part


# -- cases --------------------------------------------------------------------------------------


def _nominative(person: Person, rows: Sequence[Line], language: str) -> tuple[str, str | None]:
    """The fullest name in the nominative that all its forms in the report agree on best."""
    first = _fullest(person)[0]
    parts = _parts(rows, first)
    forms = [
        Form(_aligned(parts, _parts(rows, name), language), _beliefs(rows[name.sentence], name, language))
        for name in person.names
    ]
    words, gender = declension.nominative(parts, forms, _genders(person, language), language)
    return _respell(_printed(rows[first.sentence], first), parts, words), gender


def _aligned(whole: tuple[str, ...], parts: tuple[str, ...], language: str) -> dict[int, str]:
    """The parts of a name by the place that each has in the fullest one, particles left out."""
    if len(parts) == len(whole):
        return {at: part for at, part in enumerate(parts) if part[:1].isupper()}
    found: dict[int, str] = {}
    for part in (part for part in parts if part[:1].isupper()):
        same = [at for at, word in enumerate(whole) if wordforms.same_name(word, part, language)]
        if same:
            found[same[-1]] = part
    return found


def _beliefs(line: Line, name: Named, language: str) -> dict[str, float]:
    """How far each case of a name is believed, by its tags, its title, its place in the tree, its preposition."""
    words = line.sentence.words
    votes = defaultdict(float, PRIOR)
    for position in range(*name.words):
        votes[words[position].features.get("Case", "")] += (
            FLAT if words[position].relation.startswith("flat") else OWN
        )
    head = next(
        (p for p in range(*name.words) if not name.words[0] <= words[p].head < name.words[1]), name.words[0]
    )
    tops = [head]
    while words[tops[-1]].relation.split(":")[0] in BESIDE and words[tops[-1]].head >= 0 and len(tops) < 4:
        tops.append(words[tops[-1]].head)
        votes[words[tops[-1]].features.get("Case", "")] += TITLE
    if declension.only_nominative(words[name.words[0]].text, language):
        votes["Nom"] += FIRST_NAME
    governed = declension.governed(
        [words[c].text for top in tops for c in line.sentence.children(top, "case")], language
    )
    if not governed:
        for case, weight in PLACE.get(words[tops[-1]].relation.split(":")[0], {}).items():
            votes[case] += weight
    beliefs = {case: votes[case] if not governed or case in governed else votes[case] * AGAINST for case in CASES}
    total = sum(beliefs.values())
    return {case: belief / total for case, belief in beliefs.items()}


def _genders(person: Person, language: str) -> dict[str, float]:
    """How far the report speaks for a man and for a woman: patronymics, verbs, tags."""
    found = {
        gender: min(person.genders.get(gender, 0), 3) * TAGGED + min(person.agreeing.get(gender, 0), 3) * AGREEING
        for gender in declension.GENDERS
    }
    for part in {part for parts in person.parts for part in parts}:
        shown = declension.gender_of_word(part, language)
        if shown:
            found[shown] += 3.0
    return found


def single_name(names: Sequence[Named], rows: Sequence[Line], language: str) -> str | None:
    """The nominative of a body's name of one declined word ("Мосгордумы"); None for other names.

    Quoted after the noun for what it is ("газета «Зеркало»"), a name is not declined.
    """
    forms: list[Form] = []
    for name in names:
        row = rows[name.sentence].row
        text = row[name.units[0]].text
        if name.units[1] - name.units[0] != 1 or not text.istitle() or text[0] < "А":
            return None
        quoted = name.units[0] > 1 and not row[name.units[0] - 1].text[:1].isalnum()
        before = rows[name.sentence].sentence.words[row[name.units[0] - 2].first] if quoted else None
        if before is not None and before.upos == "NOUN":
            return text
        forms.append(Form({0: text}, _beliefs(rows[name.sentence], name, language)))
    return declension.nominative([forms[0].words[0]], forms, BODY, language)[0][0] if forms else None


# -- print -------------------------------------------------------------------------------------------------------


def _parts(rows: Sequence[Line], name: Named) -> tuple[str, ...]:
    return tuple(unit.text for unit in rows[name.sentence].row[slice(*name.units)])


def _printed(line: Line, name: Named) -> str:
    return " ".join(
        line.row[at].text + ("-" if _hyphenated(line, at, name) else "") for at in range(*name.units)
    ).replace("- ", "-")


def _hyphenated(line: Line, at: int, name: Named) -> bool:
    return (
        at + 1 < name.units[1]
        and line.row[at].end + 1 == line.row[at + 1].start
        and (line.row[at].first == line.row[at + 1].first)
    )


def _respell(printed: str, parts: Sequence[str], words: Sequence[str]) -> str:
    """The printed name with each part put as another word, from left to right."""
    at = 0
    for part, word in zip(parts, words, strict=True):
        start = printed.find(part, at)
        if start >= 0:
            printed = printed[:start] + word + printed[start + len(part) :]
            at = start + len(word)
    return printed
