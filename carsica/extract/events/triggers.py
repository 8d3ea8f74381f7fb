"""Which words of a report name events: triggers by the lexicon, kept when their surroundings bear them out.

Owns the conditions that an entry of the lexicon sets ("only beside a place"), and the filters for words that
speak of events in general.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from carsica.extract.events.arguments import Argument, actors_at, names_a_place, of_noun, of_verb
from carsica.extract.events.grammar import base, clause, is_verb, joined
from carsica.extract.events.lexis import Entry, kinds
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.numbered import numbered_lines
from carsica.parse.syntax import Sentence
from carsica.record.span import Span

THINGS = {"object", "subject", "to", "against", "place", "with", "genitive"}
SECOND = {"object", "with", "between", "to"}


def find_triggers(scene: Scene) -> Iterator[tuple[Draft, list[Argument]]]:
    """Drafts in text order, each with its arguments; status, participants and dates are still open."""
    listed = [span for _, span in numbered_lines(scene.document.text)]
    for number, sentence in enumerate(scene.document.sentences):
        if any(span.overlaps((sentence.start, sentence.end)) for span in listed):
            continue  # points of a document, not things that happen
        taken = -1
        for position in range(len(sentence.words)):
            if position <= taken:
                continue
            found = _trigger(scene, number, position)
            if found is not None:
                draft, arguments = found
                taken = max(draft.words)
                yield draft, arguments


def _trigger(scene: Scene, number: int, position: int) -> tuple[Draft, list[Argument]] | None:
    sentence = scene.sentence(number)
    word = sentence.words[position]
    size, entries = scene.lexis.nouns.phrases_at(sentence, position)
    if entries:
        inside = range(position, position + size)
        head = next((i for i in inside if sentence.words[i].head not in inside), position)
    elif word.upos in {"NOUN", "PROPN"}:
        head, size, entries = position, 1, scene.lexis.nouns.find(word)
    if entries and not scene.inside_name(number, head):
        return _noun(scene, number, head, (position, position + size), entries)
    if word.upos in {"VERB", "AUX", "ADJ"} and base(word) not in {"amod", "aux", "cop"}:
        whole = joined(sentence, position)
        entries = scene.lexis.verbs.find(whole) or scene.lexis.verbs.find(word)
        size, phrased = scene.lexis.verbs.phrases_at(sentence, position)
        if phrased:
            entries = phrased
        if entries and (word.upos != "ADJ" or is_verb(word) or "expected" in {e.need for e in entries}):
            return _verb(scene, number, position, entries)
    if sentence.children(position, "cop") and sentence.children(position, "nsubj"):
        mention = scene.headed(number, position)
        if scene.lexis.has("words.phone", word):
            return _verb(scene, number, position, (Entry(kinds()["call"], False, "partner"),))
        if mention is not None and mention.place is not None and not sentence.children(position, "det"):
            return _verb(scene, number, position, (Entry(kinds()["visit"], False, "stay"),))
    return None


def _noun(
    scene: Scene, number: int, head: int, extent: tuple[int, int], entries: tuple[Entry, ...]
) -> tuple[Draft, list[Argument]] | None:
    sentence = scene.sentence(number)
    if _generic(scene, sentence, head):
        return None
    arguments = of_noun(scene, number, head)
    for entry in sorted(entries, key=lambda e: e.need != "outlet"):
        if _holds(scene, number, head, entry, arguments):
            words = _noun_words(sentence, head, extent)
            return _draft(scene, number, head, entry, words), arguments
    return None


def _verb(scene: Scene, number: int, head: int, entries: tuple[Entry, ...]) -> tuple[Draft, list[Argument]] | None:
    sentence = scene.sentence(number)
    if any(sentence.words[i].features.get("Mood") == "Imp" for i in (head,)):
        return None
    if base(sentence.words[head]) == "acl" and not sentence.children(
        head, "obl", "nsubj", "aux", "obj", "advmod", "nmod"
    ):
        return None
    arguments = of_verb(scene, number, head)
    for entry in sorted(entries, key=lambda e: e.need not in {"weapon", "hit", "phone"}):
        if entry.kind.scheme == "attack":
            arguments = _struck_subject(scene, number, arguments)
        if entry.need in {"partner", "self"}:
            arguments = _met_subject(scene, number, head, arguments)
        if _holds(scene, number, head, entry, arguments):
            parts = [i for i in sentence.children(head, "aux", "cop") if 0 < head - i <= 3]
            words = tuple(range(min([head, *parts]), head + 1))
            return _draft(scene, number, head, entry, words), arguments
    return None


def _draft(scene: Scene, number: int, head: int, entry: Entry, words: tuple[int, ...]) -> Draft:
    start, end = scene.sentence(number).span(words)
    return Draft(number, head, entry, words, Span(start, end), title=scene.in_title(number))


def _noun_words(sentence: Sentence, head: int, extent: tuple[int, int]) -> tuple[int, ...]:
    """The trigger noun with the modifiers that touch it."""
    low, high = extent
    near = set(sentence.children(head, "amod", "compound", "nummod"))
    while low - 1 in near:
        low -= 1
    while high in near:
        high += 1
    return tuple(range(low, high))


def _generic(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Does the noun speak of such events in general ("ogni attacco", "any meeting")?"""
    return any(
        scene.lexis.has("grammar.generic", sentence.words[i]) for i in sentence.children(head, "det", "amod")
    )


Check = Callable[[Scene, int, int, list[Argument]], bool]


def _holds(scene: Scene, number: int, head: int, entry: Entry, arguments: list[Argument]) -> bool:
    check = CHECKS.get(entry.need)
    return check is None or check(scene, number, head, arguments)


def _any_word(key: str, slots: frozenset[str]) -> Check:
    """A check that a word of ``words.<key>`` stands in one of the slots, or beside one that does."""

    def check(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
        sentence = scene.sentence(number)
        for argument in arguments:
            if argument.slot in slots and not argument.outer:
                if scene.lexis.nouns.has(sentence.words[argument.position]):
                    continue
                around = (argument.position, *sentence.children(argument.position, "conj", "nmod", "appos"))
                if any(scene.lexis.phrase(f"words.{key}", sentence, i) for i in around):
                    return True
        return False

    return check


def _document(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    sentence = scene.sentence(number)
    wanted = [a for a in arguments if a.slot in {"object", "genitive"} and not a.outer]
    if not wanted:
        wanted = [a for a in arguments if a.slot in {"to", "against"} and not a.outer]
    for argument in wanted:
        around = (argument.position, *sentence.children(argument.position, "conj"))
        if any(scene.lexis.has("words.documents", sentence.words[i]) for i in around):
            return True
    return False


def _place(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    sentence = scene.sentence(number)
    if not _animate(scene, number, head, arguments):
        return False
    for position in clause(sentence, head):
        mention = scene.headed(number, position)
        if mention is None or mention.place is None or scene.has_case("from", number, position):
            continue
        if base(sentence.words[position]) in {"obl", "obj", "nmod", "iobj", "advmod", "conj", "appos"}:
            return True
    return False


def _animate(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Could the one who moves be somebody: an actor, a pronoun, or nobody named in the clause?"""
    sentence = scene.sentence(number)
    movers = [a for a in arguments if a.slot in {"subject", "genitive", "possessive"} and not a.outer]
    if sentence.words[head].upos in {"VERB", "AUX", "ADJ"}:
        movers = [a for a in arguments if a.slot in {"subject", "object"}][:1]
    for argument in movers:
        word = sentence.words[argument.position]
        if word.upos == "NOUN" and not actors_at(scene, number, argument.position):
            return False
        mention = scene.headed(number, argument.position)
        actor = scene.cast.actor_by_id.get(mention.actor or "") if mention else None
        if mention is not None and actor is None and argument.slot == "subject":
            return False
        if actor is not None and actor.type == "outlet":
            return False
    return True


def _partner(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is there a second party: met, spoken with, or one of several subjects?"""
    for argument in arguments:
        if argument.slot in SECOND and _parties(scene, number, argument):
            return True
    if any(a.slot == "object" for a in arguments):
        return False
    if any(a.slot == "subject" and _sides(scene, number, a.position) for a in arguments):
        return scene.sentence(number).words[head].upos == "VERB"
    return any(len(_parties(scene, number, a)) > 1 for a in arguments if a.slot == "subject" and not a.outer)


def _sides(scene: Scene, number: int, position: int) -> bool:
    """ "The two sides", "the delegations": several parties that the clause does not name."""
    word = scene.sentence(number).words[position]
    return word.features.get("Number") == "Plur" and scene.lexis.has("words.sides", word)


def _self_partner(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Only a reflexive verb speaks of a meeting: "s'entretenir", "sich austauschen"."""
    sentence = scene.sentence(number)
    reflexive = any(
        sentence.words[i].features.get("Reflex") == "Yes" or base(sentence.words[i]) == "expl"
        for i in sentence.children(head)
    )
    return reflexive and _partner(scene, number, head, arguments)


def _parties(scene: Scene, number: int, argument: Argument) -> list[str]:
    if names_a_place(scene, number, argument):
        return []
    found = actors_at(scene, number, argument.position)
    return [i for i in found if i in scene.cast.actor_by_id and scene.cast.actor_by_id[i].type != "outlet"]


def _stay(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is somebody said to be in a place at a time: "sarà domani in Turchia"?"""
    persons = [
        scene.cast.actor_by_id[i].type
        for a in arguments
        if a.slot == "subject"
        for i in actors_at(scene, number, a.position)
        if i in scene.cast.actor_by_id
    ]
    own = scene.headed(number, head)
    placed = own is not None and own.place is not None
    return (
        bool(scene.times.get(number))
        and "person" in persons
        and (placed or _place(scene, number, head, arguments))
    )


def _send(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is a person sent somewhere: "envoie X à Moscou"?"""
    sent = [
        scene.cast.actor_by_id[i].type
        for a in arguments
        if a.slot == "object"
        for i in actors_at(scene, number, a.position)
        if i in scene.cast.actor_by_id
    ]
    return "person" in sent and _place(scene, number, head, [a for a in arguments if a.slot == "object"])


def _with_partner(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    timed = bool(scene.times.get(number))
    return timed and any(a.slot == "with" and _parties(scene, number, a) for a in arguments)


def _phone(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    sentence = scene.sentence(number)
    near = clause(sentence, head)
    return any(scene.lexis.has("words.phone", sentence.words[i]) for i in near) and _partner(
        scene, number, head, arguments
    )


def _hit(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is something struck: by a weapon or forces, or a place or a building?"""
    sentence = scene.sentence(number)
    subject = [a.position for a in arguments if a.slot in {"subject", "agent"}]
    struck = [a.position for a in arguments if a.slot in {"object", "against", "place", "to"}]
    armed = any(
        scene.lexis.has(f"words.{key}", sentence.words[i]) for i in subject for key in ("weapons", "forces")
    )
    placed = False
    for position in struck:
        for near in (position, *sentence.children(position, "nmod", "appos", "conj", "flat")):
            mention = scene.headed(number, near)
            placed = placed or (mention is not None and mention.place is not None)
        placed = placed or scene.lexis.has("words.targets", sentence.words[position])
    direct = any(a.slot == "object" for a in arguments) or armed
    return (armed and bool(struck)) or (placed and direct and not _abstract(scene, sentence, number, subject))


def _met_subject(scene: Scene, number: int, head: int, arguments: list[Argument]) -> list[Argument]:
    """Where subjects may be left out, a lone one after the verb is who is met ("incontrerebbe il ministro")."""
    subjects = [a for a in arguments if a.slot == "subject"]
    others = [a for a in arguments if a.slot in SECOND and actors_at(scene, number, a.position)]
    if not scene.lexis.flag("grammar.prodrop") or scene.lexis.flag("grammar.no_articles") or others:
        return arguments
    if (
        len(subjects) != 1
        or subjects[0].position < head
        or len(actors_at(scene, number, subjects[0].position)) != 1
    ):
        return arguments
    return [Argument("object", a.position) if a.slot == "subject" else a for a in arguments]


def _struck_subject(scene: Scene, number: int, arguments: list[Argument]) -> list[Argument]:
    """A building or a town strikes nobody: as the only argument it is what was struck ("Hit: the town of ...")."""
    if any(a.slot in {"object", "against"} for a in arguments):
        return arguments
    alone = len([a for a in arguments if a.slot == "subject"]) == 1
    sentence = scene.sentence(number)
    turned = []
    for argument in arguments:
        mention = scene.headed(number, argument.position)
        place = scene.cast.place_by_id.get(mention.place or "") if mention else None
        town = place is not None and place.precision in {"city", "region", "site"}
        thing = scene.lexis.has("words.targets", sentence.words[argument.position])
        struck = argument.slot == "subject" and (town or (thing and alone))
        turned.append(Argument("object", argument.position) if struck else argument)
    return turned


def _abstract(scene: Scene, sentence: Sentence, number: int, subject: list[int]) -> bool:
    """Is the striker a thing that strikes only in a figure of speech ("la notizia ha colpito Roma")?"""
    for position in subject:
        word = sentence.words[position]
        armed = scene.lexis.has("words.weapons", word) or scene.lexis.has("words.forces", word)
        if word.upos == "NOUN" and not armed and not actors_at(scene, number, position):
            return True
        mention = scene.headed(number, position)
        actor = scene.cast.actor_by_id.get(mention.actor or "") if mention else None
        if actor is not None and actor.type in {"person", "outlet"}:
            return True
    return False


def _actor(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    slots = {"with", "between", "genitive", "possessive", "adjective", "agent", "against"}
    return any(a.slot in slots and not a.outer and _parties(scene, number, a) for a in arguments)


def _people(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    sentence = scene.sentence(number)
    for argument in arguments:
        if argument.slot in {"object", "to"} and not argument.outer:
            mention = scene.headed(number, argument.position)
            actor = scene.cast.actor_by_id.get(mention.actor or "") if mention else None
            if actor is not None and actor.type in {"person", "group"}:
                return True
            around = (argument.position, *sentence.children(argument.position, "nmod"))
            if any(scene.lexis.has("words.people", sentence.words[i]) for i in around):
                return True
    return False


def _outlet(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    """Is the talk one with the press: "un entretien accordé à ..."?"""
    for argument in arguments:
        if argument.slot in {"to", "with", "genitive", "place"}:
            mention = scene.headed(number, argument.position)
            actor = scene.cast.actor_by_id.get(mention.actor or "") if mention else None
            if actor is not None and actor.type == "outlet":
                return True
    return False


def _expected(scene: Scene, number: int, head: int, arguments: list[Argument]) -> bool:
    passive_subject = any(a.slot in {"object", "subject"} for a in arguments)
    persons = [
        scene.cast.actor_by_id[i].type == "person"
        for a in arguments
        if a.slot in {"object", "subject"}
        for i in actors_at(scene, number, a.position)
        if i in scene.cast.actor_by_id
    ]
    if not passive_subject and scene.lexis.flag("grammar.prodrop"):
        return _place(scene, number, head, arguments)
    return passive_subject and any(persons) and _place(scene, number, head, arguments)


CHECKS: dict[str, Check] = {
    "place": _place,
    "expected": _expected,
    "stay": _stay,
    "send": _send,
    "partner": _partner,
    "self": _self_partner,
    "spend": _with_partner,
    "document": _document,
    "weapon": _any_word("weapons", frozenset({"object", "subject"})),
    "troops": _any_word("troops", frozenset({"object", "subject"})),
    "airspace": _any_word("airspace", frozenset(THINGS)),
    "home": _any_word("home", frozenset({"object"})),
    "captives": _any_word("captives", frozenset({"object", "with"})),
    "hit": _hit,
    "phone": _phone,
    "actor": _actor,
    "outlet": _outlet,
    "people": _people,
}
