"""Which words of a report name events: triggers by the lexicon, kept when their surroundings bear them out.

Owns the walk over the words and the filters for words that speak of events in general; what an entry of the
lexicon asks to stand beside it is the business of conditions.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from carsica.extract.events import naming
from carsica.extract.events.arguments import Argument, actors_at, of_noun, of_verb
from carsica.extract.events.company import met_subject
from carsica.extract.events.conditions import holds, struck_subject, weapons_hit
from carsica.extract.events.doing import to_the_press
from carsica.extract.events.grammar import base, governing, is_noun, is_verb, joined
from carsica.extract.events.lexis import Entry, kinds
from carsica.extract.events.marks import head_of
from carsica.extract.events.moving import only_changes
from carsica.extract.events.naming import marked_kind
from carsica.extract.events.scene import Draft, Scene
from carsica.extract.numbered import numbered_lines
from carsica.parse.syntax import Sentence
from carsica.record.span import Span

PLAIN = {"named", "town", "downed", "armed", "airspace", "roads"}
"""Conditions of the lexicon that leave no doubt of the kind, whatever the encoder makes of it."""
FUNCTION = {"PRON", "DET", "ADP", "PART", "CCONJ", "SCONJ", "PUNCT"}


def find_triggers(scene: Scene) -> Iterator[tuple[Draft, list[Argument]]]:
    """Drafts in text order, each with its arguments; status, participants and dates are still open."""
    points = [span for _, span in numbered_lines(scene.document.text)]
    for number, sentence in enumerate(scene.document.sentences):
        if any(span.overlaps((sentence.start, sentence.end)) for span in points):
            continue  # points of a document, not things that happen
        taken = -1
        for position in range(len(sentence.words)):
            if position <= taken or _of_a_date(scene, number, position):
                continue
            found = _trigger(scene, number, position) or _marked(scene, number, position)
            if found is not None:
                draft, arguments = found
                draft.noted, draft.sure = scene.noted(number, draft.head)
                if not _agree(scene, draft):
                    naming.choose(scene, draft, _listed(scene, sentence, draft.head, draft.entry.noun))
                draft.agreed = draft.entry.kind.mode == scene.noted_kind(number, draft.head)
                taken = max(draft.words)
                yield draft, arguments


def _agree(scene: Scene, draft: Draft) -> bool:
    """Of the kinds that a word is listed under, the one that the encoder gave it; else the kind it has already.

    True where the words beside it leave no doubt of the kind.
    """
    noted = scene.noted_kind(draft.number, draft.head)
    armed = any(scene.lexis.has("words.weapons", scene.sentence(draft.number).words[i]) for i in draft.words)
    bound = armed and draft.entry.kind.scheme == "attack" and len(draft.words) > 1  # "missile strike"
    adnominal = base(scene.sentence(draft.number).words[draft.head]) == "acl"  # a missile, shot down, that hits
    bound = bound or (draft.entry.need in PLAIN and not adnominal)
    sentence = scene.sentence(draft.number)
    bound = bound or (draft.entry.noun and scene.lexis.nouns.phrases_at(sentence, min(draft.words))[0] > 1)
    if noted is not None and draft.entry.kind.mode != noted and not draft.learned and not bound:
        listed = _listed(scene, scene.sentence(draft.number), draft.head, draft.entry.noun)
        kind = next((entry.kind for entry in listed if entry.kind.mode == noted), draft.entry.kind)
        draft.entry = replace(draft.entry, kind=kind)
    return bound


def _of_a_date(scene: Scene, number: int, position: int) -> bool:
    """Is a name part of a time expression: the month in "on 6 March"?"""
    word = scene.sentence(number).words[position]
    if word.upos != "PROPN":
        return False
    return any(time.span.overlaps((word.start, word.end)) for time, _ in scene.times.get(number, ()))


def _trigger(scene: Scene, number: int, position: int) -> tuple[Draft, list[Argument]] | None:
    sentence = scene.sentence(number)
    word = sentence.words[position]
    size, entries = scene.lexis.nouns.phrases_at(sentence, position)
    if entries:
        inside = range(position, position + size)
        head = next((i for i in inside if sentence.words[i].head not in inside), position)
    elif is_noun(sentence, position):
        head, size, entries = position, 1, scene.lexis.nouns.find(word)
    if entries and (not scene.inside_name(number, head) or _compound(scene, sentence, head)):
        return _noun(scene, number, head, (position, position + size), entries)
    if word.upos in {"VERB", "AUX", "ADJ"} and base(word) not in {"amod", "aux", "cop"}:
        whole = joined(sentence, position)
        entries = scene.lexis.verbs.find(whole) or (scene.lexis.verbs.find(word) if whole is not word else ())
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


def _marked(scene: Scene, number: int, position: int) -> tuple[Draft, list[Argument]] | None:
    """What the encoder marked and no entry of the lexicon names."""
    mark = scene.marked.get((number, position))
    kind = marked_kind(scene, number, position) if mark else None
    if mark is None or kind is None:
        return None
    sentence = scene.sentence(number)
    inside = range(*mark.words)
    if any(_trigger(scene, number, i) is not None for i in inside[1:]):
        return None  # the rules name it, at a later word of the same phrase
    head = head_of(sentence, mark)
    if all(sentence.words[i].upos in FUNCTION for i in inside):
        return None
    noun = is_noun(sentence, head)
    if not noun and _heard(scene, sentence, head):
        return None
    if noun and (_generic(scene, sentence, head) or _adverbial(scene, number, head)):
        return None
    if kind.type in {"REQUEST", "REJECT"} and to_the_press(scene, number, head):
        return None
    arguments = (of_noun if noun else of_verb)(scene, number, head)
    listed = _listed(scene, sentence, head, noun)
    same = [entry for entry in listed if entry.kind.mode == kind.mode]
    if any(e.need == "alone" and not holds(scene, number, head, e, arguments) for e in listed):
        return None
    if kind.type == "PROTEST" and _unarmed(scene, number, head, listed, arguments):
        same = [Entry(kind, noun, "")]
    same = _shot(scene, number, listed, arguments) or same
    entry = (same or listed or [Entry(kind, noun, "")])[0]
    draft = _draft(scene, number, head, entry, tuple(inside))
    draft.only_changes = not noun and not same and only_changes(scene, number, head)
    draft.learned, draft.listed = True, "under its kind" if same else "under another" if listed else ""
    return draft, arguments


def _heard(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """ "Des tirs ont été entendus": does a verb of hearing only say that what its noun names was noticed?"""
    if not scene.lexis.has("grammar.heard", sentence.words[verb]):
        return False
    return any(scene.lexis.nouns.has(sentence.words[i]) for i in sentence.children(verb, "nsubj", "obj"))


def _unarmed(scene: Scene, number: int, head: int, listed: list[Entry], arguments: list[Argument]) -> bool:
    """ "Protesters hurled eggs": does a verb that asks for a weapon have something else as its object?"""
    armed = [entry for entry in listed if entry.need == "weapon"]
    thrown = any(argument.slot == "object" for argument in arguments)
    return bool(armed) and thrown and not any(holds(scene, number, head, entry, arguments) for entry in armed)


def _shot(scene: Scene, number: int, listed: list[Entry], arguments: list[Argument]) -> list[Entry]:
    """The entry for weapons that are shot down, whoever owns them: those who shoot are attacked."""
    return [entry for entry in listed if entry.need == "downed" and weapons_hit(scene, number, arguments)]


def _listed(scene: Scene, sentence: Sentence, head: int, noun: bool) -> list[Entry]:
    """Entries of a marked word: those that count where it is marked, then those that ask for more beside it."""
    word = sentence.words[head]
    if noun:
        return [*scene.lexis.marked_nouns.find(word), *scene.lexis.nouns.find(word)]
    whole = joined(sentence, head)
    tables = (scene.lexis.marked_verbs, scene.lexis.verbs)
    return [entry for table in tables for entry in table.find(whole) or table.find(word)]


def _noun(
    scene: Scene, number: int, head: int, extent: tuple[int, int], entries: tuple[Entry, ...]
) -> tuple[Draft, list[Argument]] | None:
    sentence = scene.sentence(number)
    if _generic(scene, sentence, head) or _adverbial(scene, number, head):
        return None
    if any(e.kind.name == "ceasefire" for e in entries) and _beside(scene, number, head):
        return None
    arguments = of_noun(scene, number, head)
    inside = range(*extent)
    for part in inside:  # "la notifica di sospetto di X": what hangs from the phrase's other nouns
        if part != head and sentence.words[part].upos == "NOUN":
            lower = of_noun(scene, number, part)
            arguments.extend(a for a in lower if not a.outer and a.position not in inside)
    for entry in sorted(entries, key=lambda e: e.need != "outlet"):
        above = sentence.words[head].head
        heard = entry.need == "place" and above >= 0 and _heard(scene, sentence, above)
        if heard or holds(scene, number, head, entry, arguments):
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
    plain = base(sentence.words[head]) == "acl" and not sentence.children(head, "nsubj", "aux")
    below = set(sentence.subtree(head))
    dated = any(when in below for _, when in scene.times.get(number, ()))
    if plain and all(e.kind.scheme == "seize" for e in entries) and not dated:
        return None  # "prisoners sentenced to life": who they are, not what happens
    arguments = of_verb(scene, number, head)
    shot_down = any(e.need == "downed" for e in entries) and weapons_hit(scene, number, arguments)
    for entry in sorted(entries, key=lambda e: e.need not in {"weapon", "hit", "phone"}):
        if shot_down and entry.kind.scheme == "attack":
            continue
        if entry.kind.scheme == "attack":
            arguments = struck_subject(scene, number, arguments)
        if entry.need in {"partner", "self"}:
            arguments = met_subject(scene, number, head, arguments)
        if entry.kind.scheme == "attack" and not entry.need and _in_words(scene, number, arguments):
            continue
        if holds(scene, number, head, entry, arguments):
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


def _beside(scene: Scene, number: int, head: int) -> bool:
    """ "Monitors for the truce", "lines of the truce": the noun only tells which thing is meant."""
    _, _, between = governing(scene, number, head)
    sentence = scene.sentence(number)
    keys = ("status.plan_nouns", "status.goal", "status.cancel", "status.postpone", "grammar.novel")
    words = [sentence.words[i] for i in between]
    plain = [w for w in words if not any(scene.lexis.has(k, w) for k in keys) and not scene.lexis.nouns.has(w)]
    mentions = (scene.headed(number, i) for i in sentence.children(head, "nmod", "obl"))
    placed = any(m is not None and m.place is not None for m in mentions)
    return bool(plain) and not placed and not any(w.upos == "VERB" for w in words)


def _compound(scene: Scene, sentence: Sentence, head: int) -> bool:
    """A hyphenated word whose last part names the event, whatever name comes first ("EU-Gipfel")."""
    first, dash, last = sentence.words[head].text.rpartition("-")
    return bool(first and dash) and scene.lexis.nouns.has(
        replace(sentence.words[head], text=last, lemma=last.lower())
    )


def _generic(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Does the noun speak of such events in general ("ogni attacco", "any meeting")?"""
    return any(
        scene.lexis.has("grammar.generic", sentence.words[i]) for i in sentence.children(head, "det", "amod")
    )


def _adverbial(scene: Scene, number: int, head: int) -> bool:
    """Does the noun only say how or why something is done ("in protest")?"""
    table = scene.lexis.sets.tables.get("grammar.adverbial")
    starts = range(max(0, head - 3), head)
    return table is not None and any(i + table.phrases_at(scene.sentence(number), i)[0] > head for i in starts)


def _in_words(scene: Scene, number: int, arguments: list[Argument]) -> bool:
    """Does a person attack nobody: "attacks the secretary" beside what is quoted?"""
    if any(a.slot in {"object", "against", "to"} for a in arguments):
        return False
    movers = [i for a in arguments if a.slot == "subject" for i in actors_at(scene, number, a.position)]
    known = scene.cast.actor_by_id
    return any(i in known and known[i].type == "person" for i in movers)
