"""Verbs of saying: does a verb say here that somebody said something?

Owns the decision by the verb itself, its mood and its place; what is said and by whom, others find.
"""

from __future__ import annotations

from carsica.extract.attribution.citing import in_words
from carsica.extract.attribution.clauses import is_deed, is_passive, negated, part_of_phrase
from carsica.extract.attribution.contents import after_quotation, introduced
from carsica.extract.attribution.impersonal import impersonal
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Scene
from carsica.extract.attribution.written import text_of
from carsica.extract.factuality import hearsay_verb, rumour_phrases
from carsica.parse.syntax import Sentence, Word

PASSIVE = {"essere", "be", "être", "ser", "werden"}
KINDS = ("say", "think", "call", "urge", "object", "accuse", "about", "set_at")


def says(scene: Scene, number: int, verb: int, negative: bool) -> bool:
    """Does somebody say something here by a verb?"""
    sentence = scene.sentence(number)
    above = sentence.words[verb].head
    if above >= 0 and part_of_phrase(scene, sentence, above, verb):
        return False
    if not _speaks(scene, sentence, verb, negative) or not _asserted(scene, sentence, verb):
        return False
    citing = scene.lexis.phrases_in("according.citing", sentence)
    if any(at <= verb < at + size for at, size in (*rumour_phrases(scene.lexis, sentence), *citing)):
        return False
    if (negative and _is_left_out(scene, number, verb)) or accused_by_nobody(scene, sentence, verb):
        return False
    return not is_deed(scene, sentence, verb) and not _unread(scene, number, verb)


def _is_left_out(scene: Scene, number: int, verb: int) -> bool:
    """Is a verb of denying in the passive said of an actor ("essere esclusi dal tavolo"), by nobody?"""
    sentence = scene.sentence(number)
    helped = sentence.children(verb, "aux", "aux:pass")
    passive = is_passive(sentence, verb) or any(lemma_of(sentence, i) in PASSIVE for i in helped)
    if not passive or sentence.children(verb, "obl:agent", "csubj", "ccomp"):
        return False
    subjects = sentence.children(verb, "nsubj", "nsubj:pass")
    mentions = (scene.mention(number, i) for i in subjects)
    return not subjects or any(m is not None and m.actor is not None for m in mentions)


def accused_by_nobody(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is somebody accused, and not said by whom ("la alcaldesa ha sido acusada de robar")? He says nothing."""
    lemma = lemma_of(sentence, verb)
    if not scene.lexis.has("verbs.accuse", lemma) or scene.lexis.has("verbs.held_against", lemma):
        return False
    agents = scene.lexis.sets["grammar.agent"] - scene.lexis.sets["grammar.clause_marks"]
    below = sentence.children(verb, "obl", "nmod", "obj")
    cases = (c for i in below for c in sentence.children(i, "case"))
    named = any(sentence.words[c].text.lower() in agents for c in cases)
    if named or sentence.children(verb, "obl:agent") or any(sentence.children(verb, "ccomp", "csubj")):
        return False
    bare = sentence.words[verb].features.get("VerbForm") == "Part" and not sentence.children(verb, "aux", "obj")
    return is_passive(sentence, verb) or bare


def _unread(scene: Scene, number: int, verb: int) -> bool:
    """Is a verb one of saying only where a text is named in which it is to be read, and none is?"""
    lemma = lemma_of(scene.sentence(number), verb)
    return scene.lexis.has("verbs.only_in_text", lemma) and text_of(scene, number, verb) is None


def denies_alone(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Is a word tagged as a noun the verb of denying that its sentence hangs on («Госдеп это опроверг»)?"""
    word = sentence.words[position]
    root = word.head < 0 and word.upos == "NOUN" and bool(sentence.children(position, "nsubj"))
    return root and scene.lexis.has("verbs.deny", lemma_of(sentence, position))


def is_verb(word: Word) -> bool:
    """Is the word a verb, or a form of one that is tagged as another word?"""
    return word.upos in {"VERB", "AUX"} or "VerbForm" in word.features


def _speaks(scene: Scene, sentence: Sentence, verb: int, negative: bool) -> bool:
    word = sentence.words[verb]
    lemma = lemma_of(sentence, verb)
    if scene.quoted(word.start) or (
        scene.lexis.has("verbs.think", lemma) and not sentence.children(verb, "ccomp", "parataxis")
    ):
        return False
    if scene.lexis.has("verbs.cite", lemma) and word.features.get("VerbForm") in {"Part", "Ger"}:
        return in_words(scene, sentence, verb)
    participle = word.features.get("VerbForm") == "Part" and word.features.get("Tense") != "Pres"
    if participle and word.relation.startswith("acl") and not sentence.children(verb, "aux"):
        return bool(sentence.children(verb, "obl:agent"))
    if denies_alone(scene, sentence, verb):
        return True
    if word.upos not in {"VERB", "AUX"} and word.features.get("VerbForm") not in {"Fin", "Part", "Ger"}:
        return False
    if word.head >= 0 and word.features.get("VerbForm") == "Inf":
        governor = lemma_of(sentence, word.head)
        raised = scene.lexis.has("verbs.raising", governor) and scene.lexis.has("verbs.say", lemma)
        phrases = scene.lexis.phrases.get("verbs.phrases", ())
        helped = (lemma_of(sentence, i) for i in sentence.children(verb, "aux"))
        if scene.lexis.has("verbs.writes_to", governor) and scene.lexis.has("verbs.say", lemma):
            marks = (sentence.words[i].text for i in sentence.children(verb, "mark"))
            raised = raised or any(scene.lexis.has("grammar.in_order", mark) for mark in marks)
        return raised or any((above, lemma) in phrases for above in (governor, *helped))
    if scene.lexis.has("verbs.impersonal", lemma):
        return True
    known = any(scene.lexis.has(f"verbs.{kind}", lemma) for kind in KINDS)
    known = known or (scene.lexis.has("verbs.read", lemma) and impersonal(scene, sentence, verb))
    known = known or _shown_by_text(scene, sentence, verb)
    known = known or (_became_known(scene, sentence, verb) and bool(sentence.children(verb, "ccomp", "csubj")))
    if negative or known or any(part_of_phrase(scene, sentence, verb, i) for i in sentence.children(verb)):
        return True
    return word.upos == "VERB" and (
        after_quotation(scene, sentence, verb) or introduced(scene, sentence, verb) is not None
    )


def _shown_by_text(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does a paper, a poll or data tell something by a verb that says nothing of people ("polls show that")?"""
    if not scene.lexis.has("verbs.of_text", lemma_of(sentence, verb)) or not sentence.children(verb, "ccomp"):
        return False
    return any(
        scene.lexis.has(key, lemma_of(sentence, i))
        for i in sentence.children(verb, "nsubj")
        for key in ("nouns.document", "nouns.telling")
    )


def _became_known(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does the verb tell that something became known, alone ("trascendió") or with a "se" ("se supo")?"""
    lemma = lemma_of(sentence, verb)
    alone = scene.lexis.has("verbs.became_known", lemma)
    return alone or (scene.lexis.has("verbs.learnt", lemma) and impersonal(scene, sentence, verb))


def _asserted(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is the speech reported as having taken place: not negated, not commanded, not the writer's own?"""
    word = sentence.words[verb]
    helping = [sentence.words[i] for i in sentence.children(verb, "aux")]
    features = [word.features, *(w.features for w in helping if not scene.quoted(w.start))]
    if any(f.get("Mood") == "Imp" or f.get("Person") == "1" for f in features):
        return False
    let = any(
        w.features.get("VerbForm") == "Fin" and scene.lexis.has("verbs.letting", w.lemma) for w in helping
    )  # "ließ durchblicken"
    alone = word.head < 0 and not let
    if word.features.get("VerbForm") == "Inf" and (alone or _own_voice(scene, sentence, verb)):
        return False
    return not negated(scene, sentence, verb)


def _own_voice(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is an infinitive what the writer says is to be said ("cabe recordar", "il faut rappeler")?"""
    above = {sentence.words[verb].head, *sentence.children(verb, "aux")}
    return any(
        scene.lexis.has("verbs.own_voice", lemma_of(sentence, i))
        or scene.lexis.has("verbs.own_voice", sentence.words[i].text)
        for i in above
    )


def repeated(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Is the saying itself told as hearsay ("avrebbe promesso", "allegedly told"), so that it is content?"""
    if scene.lexis.flag("hearsay.conditional"):
        return hearsay_verb(scene.lexis, sentence, verb)
    if scene.lexis.flag("hearsay.subjunctive") and sentence.words[verb].head < 0:
        return hearsay_verb(scene.lexis, sentence, verb)
    near = sentence.children(verb, "advmod")
    return any(scene.lexis.has("hearsay.words", sentence.words[i].text) for i in near)
