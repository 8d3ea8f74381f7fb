"""Speakers that words point back to or leave out: pronouns, and verbs without a subject.

Owns the choice among those who spoke or acted before. Must not resolve noun phrases.
"""

from __future__ import annotations

from collections.abc import Iterable

from carsica.extract.attribution.agreement import plural_form
from carsica.extract.attribution.naming import named_beside
from carsica.extract.attribution.scene import Memory, Scene
from carsica.extract.attribution.source_kinds import BODIES, KINDS, MANY, PERSONS
from carsica.parse.syntax import Word
from carsica.record.span import Span
from carsica.record.statement import Source

CLAUSE_ENDS = {":", ";"}
"""Marks after which a possessive may mean the subject before them."""
_GENDERS = {"Masc": "masculine", "Fem": "feminine"}
OUTLETS = frozenset({"outlet"})
ANY_BODY = OUTLETS | {"organisation"}
"""Types of actors that a pronoun with the gender of their noun may mean."""


def by_pronoun(scene: Scene, number: int, word: Word, memory: Memory) -> list[Source]:
    """The last speaker that a pronoun of the third person can mean; the bare pronoun when there was none."""
    form = word.text.lower()
    if not scene.lexis.has("grammar.third_person", form):
        return []
    if word.features.get("Number") == "Plur":
        speaker = memory.of_kind(MANY)
    elif scene.lexis.has("grammar.neuter", form):
        at = next(i for i, w in enumerate(scene.sentence(number).words) if w is word)
        speaker = _body_before(scene, number, at) or _main_body(scene, number - 1) or memory.of_kind(BODIES)
    else:
        body = _gendered_body(scene, number, word)
        speaker = body or _one_before(scene, number, gender_meant(scene, word), memory)
        speaker = speaker or _body_of_gender_before(scene, number, word)
    return [speaker or Source("unstated", word.text, None, Span(word.start, word.end))]


def _gendered_body(scene: Scene, number: int, word: Word) -> Source | None:
    """The body, or the outlet of the sentence before, that a pronoun takes up by the gender of its noun.

    "Обласна рада рахує інакше: вона каже ...": where nouns for bodies have genders, the subject before is meant.
    """
    if not scene.lexis.flag("grammar.verbs_show_gender"):
        return None
    sentence = scene.sentence(number)
    before = [i for i, w in enumerate(sentence.words) if w.start < word.start and w.relation == "nsubj"]
    if before:
        return _body_of_gender(scene, number, before[-1], word, ANY_BODY)
    return _subject_above(scene, number, word, OUTLETS)


def _body_of_gender_before(scene: Scene, number: int, word: Word) -> Source | None:
    """The body that is the subject of the sentence before, by its noun's gender ("Die Bank schweigt. Sie ...")."""
    return _subject_above(scene, number, word, ANY_BODY) if word.features.get("Gender") else None


def _subject_above(scene: Scene, number: int, word: Word, types: frozenset[str]) -> Source | None:
    """The subject of the sentence before in a paragraph, if it has a pronoun's gender and one of the types."""
    if not _same_paragraph(scene, number):
        return None
    above = scene.sentence(number - 1)
    subjects = above.children(above.root, "nsubj")[:1]
    return next((_body_of_gender(scene, number - 1, i, word, types) for i in subjects), None)


def _body_of_gender(scene: Scene, number: int, at: int, word: Word, types: frozenset[str]) -> Source | None:
    """The actor of some types that a noun names, where the noun has a pronoun's gender and number."""
    noun = scene.sentence(number).words[at]
    alike = all(noun.features.get(key) == word.features.get(key) for key in ("Gender", "Number"))
    named = named_beside(scene, number, at)
    mention = scene.mention(number, at if named is None else named)
    if not alike or noun.upos not in {"NOUN", "PROPN"} or scene.quoted(noun.start) or mention is None:
        return None
    actor = scene.cast.actor_by_id.get(mention.actor or "")
    if actor is None or actor.type not in types:
        return None
    return Source(KINDS[actor.type], actor.name, actor.id, mention.span)


def _body_before(scene: Scene, number: int, position: int) -> Source | None:
    """The body that is the subject of a clause before a word of its sentence."""
    sentence = scene.sentence(number)
    for i in range(position - 1, -1, -1):
        word = sentence.words[i]
        if not word.relation.startswith("nsubj") or scene.quoted(word.start) or word.upos not in {"NOUN", "PROPN"}:
            continue
        mention = scene.mention(number, i)
        if mention is None or mention.actor is None:
            if word.upos == "NOUN" and scene.lexis.has("nouns.bodies", word.lemma):
                parts = [c for c in sentence.children(i, "compound", "amod") if c < i]
                span = Span(sentence.words[min(parts, default=i)].start, word.end)
                return Source("organisation", span.of(scene.document.text), None, span)
            continue
        actor = scene.cast.actor_by_id[mention.actor]
        if actor.type in {"organisation", "state", "outlet"} and word.features.get("Number") != "Plur":
            return Source(KINDS[actor.type], actor.name, actor.id, mention.span)
    return None


def _main_body(scene: Scene, number: int) -> Source | None:
    """The body that is the subject of the sentence before, in the same paragraph ("Dalhem is furious. It ...")."""
    if number < 0 or not _same_paragraph(scene, number + 1):
        return None
    sentence = scene.sentence(number)
    for i in sentence.children(sentence.root, "nsubj"):
        mention = scene.mention(number, i)
        if mention is None or mention.actor is None or scene.quoted(sentence.words[i].start):
            continue
        actor = scene.cast.actor_by_id[mention.actor]
        if (
            actor.type in {"organisation", "state", "outlet"}
            and sentence.words[i].features.get("Number") != "Plur"
        ):
            return Source(KINDS[actor.type], actor.name, actor.id, mention.span)
    return None


def _one_before(scene: Scene, number: int, gender: str | None, memory: Memory) -> Source | None:
    """The one speaker, of a gender if it is known, whom words mean: the subject before or the last speaker."""
    first = _quotation_begins(scene, number)
    subject = _subject_of(scene, first - 1) if first and _same_paragraph(scene, first) else None
    if subject is not None and fits(scene, subject, gender):
        return subject

    def fitting(speaker: Source) -> bool:
        return fits(scene, speaker, gender) and (speaker.kind != "anonymous" or is_one(scene, speaker))

    return memory.of_kind(PERSONS | ({"anonymous"} if gender else frozenset()), fitting)


def _quotation_begins(scene: Scene, number: int) -> int:
    """The sentence with which the quotation begins that a sentence goes on with; the sentence itself if none."""
    start = scene.sentence(number).start
    begun = (q.start for q in scene.quotations_at((start, start + 1)) if q.start < start)
    first = scene.document.sentence_at(next(begun, start))
    return number if first is None else first


def gender_meant(scene: Scene, word: Word) -> str | None:
    """The gender of the person whom a pronoun or possessive means, in languages whose lexicon tells."""
    return next((g for g in ("masculine", "feminine") if scene.lexis.has(f"grammar.{g}", word.text)), None)


def fits(scene: Scene, speaker: Source, gender: str | None) -> bool:
    """May a speaker be of a gender, as far as the report shows the speaker's own?"""
    if gender is None:
        return True
    if speaker.actor is not None:
        return scene.cast.genders.get(speaker.actor, gender) == gender
    return _word_of(scene, speaker, "Gender") in {
        None,
        gender[:3].capitalize() if gender == "feminine" else "Masc",
    }


def is_one(scene: Scene, speaker: Source) -> bool:
    """Is an unnamed speaker one person, by the number of the noun?"""
    return speaker.count in {None, 1} and _word_of(scene, speaker, "Number") in {None, "Sing"}


def _word_of(scene: Scene, speaker: Source, feature: str) -> str | None:
    """A feature of the noun that names a speaker, or None."""
    number = scene.document.sentence_at(speaker.span.start) if speaker.span else None
    if number is None or speaker.span is None:
        return None
    words = scene.sentence(number).words
    inside = [i for i, w in enumerate(words) if speaker.span.start <= w.start and w.end <= speaker.span.end]
    head = next((i for i in inside if words[i].head not in inside), None)
    return words[head].features.get(feature) if head is not None else None


def whose(scene: Scene, number: int, position: int, memory: Memory) -> Source | None:
    """The speaker whom a possessive means ("по его словам"): who acts in a clause before, else as for a pronoun.

    The report's own outlet for "our".
    """
    sentence, word = scene.sentence(number), scene.sentence(number).words[position]
    ours = word.features.get("Person") == "1" or scene.lexis.has("grammar.first_person", word.text)
    if ours and not scene.quoted(word.start):
        return scene.outlet
    if scene.lexis.has("grammar.plural", word.text):
        return memory.of_kind(MANY)
    gender = gender_meant(scene, word)
    if gender is None:
        return memory.of_kind(PERSONS | BODIES)
    ends = [i for i in range(position) if sentence.words[i].text in CLAUSE_ENDS]
    subject = _subject_of(scene, number, ends[-1]) if ends else None
    if subject is not None and fits(scene, subject, gender):
        return subject
    one = _one_before(scene, number, gender, memory)
    return one or memory.of_kind(BODIES) or (_subject_of(scene, number - 1) if number else None)


def _same_paragraph(scene: Scene, number: int) -> bool:
    """Does a sentence follow another in its paragraph?"""
    if number == 0:
        return False
    return "\n" not in scene.document.text[scene.sentence(number - 1).end : scene.sentence(number).start]


def subject_before(scene: Scene, number: int, position: int) -> Source | None:
    """The person who is the subject of an earlier clause of the same sentence, if a pronoun may take it up."""
    if scene.sentence(number).words[position].features.get("Number") == "Plur":
        return None
    return _subject_of(scene, number, position)


def implied_speaker(scene: Scene, number: int, verb: int, memory: Memory) -> Source | None:
    """Whom a verb without a subject takes up: the subject of a clause before it, or of the sentence before; or the
    last speaker.

    Only an actor whose number, and gender where the verb shows one, fits the verb's; a subject inside the content
    of the sentence before is none.
    """
    sentence = scene.sentence(number)
    helping = [i for i in sentence.children(verb, "aux") if not scene.quoted(sentence.words[i].start)]
    plural = any(plural_form(scene, sentence, i) for i in (verb, *helping))
    here = [i for i in sentence.children(sentence.root, "nsubj") if i < verb and sentence.root < verb]
    found = _actor_among(scene, number, here, plural)
    if found is None and _same_paragraph(scene, number):
        before = scene.sentence(number - 1)
        found = _actor_among(scene, number - 1, before.children(before.root, "nsubj"), plural)
    gender = _GENDERS.get(sentence.words[verb].features.get("Gender", ""))
    shown = scene.lexis.flag("grammar.verbs_show_gender") and not plural

    def fitting(speaker: Source) -> bool:
        if not shown or speaker.kind != "person":
            return not (plural and scene.lexis.flag("grammar.verbs_show_gender") and speaker.kind == "person")
        return fits(scene, speaker, gender)

    if found is not None and fitting(found):
        return found
    return memory.of_kind(PERSONS | BODIES | MANY, fitting)


def _actor_among(scene: Scene, number: int, positions: Iterable[int], plural: bool) -> Source | None:
    for position in positions:
        mention = scene.mention(number, position)
        word = scene.sentence(number).words[position]
        if mention is None or mention.actor is None:
            named = named_beside(scene, number, position)
            mention = scene.mention(number, named) if named is not None else None
        if mention is None or mention.actor is None or scene.quoted(word.start):
            continue
        actor = scene.cast.actor_by_id[mention.actor]
        many = word.features.get("Number") == "Plur" and actor.type in {"group", "organisation"}
        if actor.type in {"person", "outlet"} and plural:
            continue
        if actor.type in {"person", "outlet"} or many == plural:
            return Source(KINDS[actor.type], actor.name, actor.id)
    return None


def main_person(scene: Scene, number: int) -> Source | None:
    """The one person who is the subject of a sentence's main verb, or None."""
    sentence = scene.sentence(number)
    for position in sentence.children(sentence.root, "nsubj"):
        mention = scene.mention(number, position)
        if mention is None or mention.actor is None or mention.kind == "pronoun" or mention.head != position:
            continue
        actor = scene.cast.actor_by_id[mention.actor]
        if actor.type == "person":
            return Source("person", actor.name, actor.id, mention.span)
    return None


def _subject_of(scene: Scene, number: int, before: int | None = None) -> Source | None:
    """The person who is the subject of a sentence, or of its part before a word; or None."""
    sentence = scene.sentence(number)
    main = [i for i, word in enumerate(sentence.words[:before]) if word.relation.startswith("nsubj")]
    for position in main if before is not None else (*main, sentence.root):
        mention = scene.mention(number, position)
        if mention is not None and mention.actor is not None and mention.kind != "pronoun":
            actor = scene.cast.actor_by_id[mention.actor]
            if actor.type == "person":
                return Source("person", actor.name, actor.id, mention.span)
    return None
