"""Subjects: which word heads whoever says what a verb of saying governs, in the tree's terms.

Owns the walk from a verb to its speaker: its subject, an agent, one that it shares with the verb above.
"""

from __future__ import annotations

from carsica.extract.attribution.clauses import CLAUSAL, further_cue, has_mark, is_passive, part_of_phrase
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.naming import named_by_child
from carsica.extract.attribution.scene import Scene
from carsica.extract.attribution.sources import antecedent, can_speak
from carsica.parse.syntax import Sentence

SHARED = {"conj", "advcl", "xcomp", "acl", "parataxis"}
"""Relations through which a verb without a subject of its own has its governor's."""
DATELINE = 14
"""Words within which an agency's dateline ends."""
DASHES = frozenset({"-", "–", "—", "--"})


def subject_of(scene: Scene, number: int, verb: int) -> int | None:
    """Position of the word that heads a verb's speaker, or None when the verb has none in its sentence."""
    sentence = scene.sentence(number)
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        own = _own_subject(scene, number, verb)
        if own is not None:
            return own
        word = sentence.words[verb]
        if word.head >= 0 and word.relation in CLAUSAL and _is_one_with(scene, sentence, verb):
            verb = word.head
            continue
        if word.head < 0 or word.relation.split(":")[0] not in SHARED:
            return None
        if word.relation.startswith("acl"):
            teller = _whose_text(scene, sentence, verb)
            if teller is None:
                return word.head
            verb = teller
            continue
        verb = _coordinated_with(scene, sentence, verb)
    return None


def _is_one_with(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does a verb mean saying only together with the one above, whose subject is the speaker ("fa sapere")?"""
    pair = lemma_of(sentence, sentence.words[verb].head), lemma_of(sentence, verb)
    return pair in scene.lexis.phrases.get("verbs.phrases", ())


def _whose_text(scene: Scene, sentence: Sentence, verb: int) -> int | None:
    """The verb that tells who made what something is said in ("he sent a letter in which [he] asks")."""
    if not scene.lexis.flag("grammar.prodrop"):
        return None
    inside = any(
        sentence.words[i].upos in {"PRON", "DET"} and sentence.children(i, "case") and i < verb
        for i in sentence.children(verb, "obl")
    )
    if not inside:
        return None
    above = (i for i in sentence.ancestors(verb) if sentence.words[i].upos == "VERB" and i < verb)
    return next(above, None)


def _coordinated_with(scene: Scene, sentence: Sentence, verb: int) -> int:
    """The verb that a verb shares its subject with: its governor.

    In "X says that A and denies that B" trees often hang "denies" on A; a reporting verb without a mark goes with
    the reporting verb outside.
    """
    governor = sentence.words[verb].head
    outer = sentence.words[governor]
    if (
        sentence.words[verb].relation == "advcl"
        and outer.relation in CLAUSAL
        and further_cue(scene, sentence, verb)
    ):
        return outer.head
    reporting = lemma_of(sentence, verb) in scene.lexis.attributing and not has_mark(scene, sentence, verb)
    joined = sentence.words[verb].relation == "conj" or (
        sentence.words[verb].relation == "parataxis" and bool(sentence.children(verb, "cc"))
    )
    if joined and outer.relation in CLAUSAL and reporting:
        return outer.head
    return governor


def _own_subject(scene: Scene, number: int, verb: int) -> int | None:
    sentence = scene.sentence(number)
    children = [
        i
        for i in sentence.children(verb, "nsubj")
        if not _is_cited(scene, sentence, i) and not part_of_phrase(scene, sentence, verb, i)
    ]
    children = children if len(children) < 2 else [i for i in children if i > _dateline(sentence)]
    passive = is_passive(sentence, verb)
    agents = [i for i in sentence.children(verb, "obl", "nmod") if _is_agent(scene, sentence, i)]
    participle = sentence.words[verb].features.get("VerbForm") == "Part"
    bare = participle and not sentence.children(verb, "aux")
    if agents and (passive or bare or any(sentence.words[i].relation == "obl:agent" for i in agents)):
        return agents[0]
    if children and not passive:
        named = [i for i in children if _is_named(scene, number, i)]
        nouns = [i for i in children if i > verb and sentence.words[i].upos in {"NOUN", "PROPN"}]
        able = [i for i in children if can_speak(scene, number, i)] if len(children) > 1 else []
        nouns = able if len(able) == 1 else nouns
        subject = named[0] if named else nouns[0] if len(children) > 1 and nouns else children[0]
        subject = _after_topic(scene, number, subject, verb) or subject
        word = sentence.words[subject]
        relative = sentence.words[verb].relation.startswith("acl") and subject == min(sentence.subtree(verb))
        if word.features.get("PronType") == "Rel" or (relative and word.upos == "PRON"):
            return _set_beside(scene, number, subject, verb) or antecedent(sentence, subject)
        return subject
    return None


def _dateline(sentence: Sentence) -> int:
    """Position of the dash that ends an agency's dateline ("HARLOW, March 3 (Agency) - "); -1 without one."""
    for position, word in enumerate(sentence.words[:DATELINE]):
        if word.upos in {"VERB", "AUX", "DET", "PRON"}:
            return -1
        if word.text in DASHES and position > 0:
            return position
    return -1


def _set_beside(scene: Scene, number: int, relative: int, verb: int) -> int | None:
    """Who stands right before a relative pronoun where a tree hung him on the relative clause, or None.

    "..., according to the mayor, who said": the mayor, whatever noun the clause hangs on.
    """
    words = scene.sentence(number).words
    if relative < 2 or words[relative - 1].text != ",":
        return None
    before = (i for i in scene.sentence(number).children(verb, "obl", "nmod") if i < relative)
    near = next(
        (i for i in before if max(scene.sentence(number).subtree(i)) in {relative - 1, relative - 2}), None
    )
    return near if near is not None and can_speak(scene, number, near) else None


def _is_named(scene: Scene, number: int, position: int) -> bool:
    """Is a word an actor of the cast, or a title before somebody's name?"""
    mention = scene.mention(number, position)
    if mention is not None and mention.actor is not None:
        return True
    noun = scene.sentence(number).words[position].upos == "NOUN"
    declined = scene.lexis.flag("grammar.articles_none")  # there the tree knows better
    return noun and not declined and named_by_child(scene, number, position) is not None


def _after_topic(scene: Scene, number: int, subject: int, verb: int) -> int | None:
    """ "Ukraine, Putin snubs the envoys": the name between the place that a headline opens with and its verb."""
    words = scene.sentence(number).words
    topic = scene.mention(number, subject)
    if topic is None or topic.place is None or subject > 1 or verb < subject + 2 or words[subject + 1].text != ",":
        return None
    between = range(subject + 2, verb)
    if any(words[i].text == "," for i in between):
        return None
    named = (i for i in reversed(between) if (m := scene.mention(number, i)) is not None and m.actor is not None)
    return next(named, None)


def _is_cited(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Does a word stand right behind "citing", whatever the tree makes of it?"""
    first = min(sentence.subtree(position))
    return any(at + size in (first, position) for at, size in scene.lexis.phrases_in("according.citing", sentence))


def _is_agent(scene: Scene, sentence: Sentence, position: int) -> bool:
    if sentence.words[position].relation == "obl:agent":
        return True
    return any(
        scene.lexis.has("grammar.agent", sentence.words[c].lemma.lower())
        or scene.lexis.has("grammar.agent", sentence.words[c].text.lower())
        for c in sentence.children(position, "case")
    )
