"""Clauses: which words a cue governs and what its content is, in the tree's terms.

Owns the walk down from a cue that all attribution rules share. Who says it is found by subjects.py.
"""

from __future__ import annotations

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.misplaced import asked_of, clause_above, is_circumstance, of_another
from carsica.extract.attribution.scene import Scene
from carsica.extract.attribution.sources import can_speak
from carsica.parse.syntax import Sentence

CLAUSAL = {"ccomp", "xcomp", "csubj"}
OPENING = "\"“„«‘'"
"""Marks that open a quotation."""
MARK_NEAR = 4
"""Words after a verb among which the "that" of its clause stands."""


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Is the verb in the passive, by its auxiliary or its subject?"""
    participle = sentence.words[verb].features.get("VerbForm") == "Part"
    for child in sentence.children(verb):
        word = sentence.words[child]
        if word.relation in {"nsubj:pass", "expl:pass"} or (word.relation == "aux:pass" and word.lemma != "have"):
            return True
        if participle and word.relation.startswith("aux") and word.lemma in {"werden", "ser"}:
            return True
    return False


def clausal_content(scene: Scene, number: int, verb: int) -> frozenset[int]:
    """Words of the clause that a say verb governs; empty when it governs none."""
    sentence = scene.sentence(number)
    for child in sentence.children(verb, *CLAUSAL):
        if sentence.words[child].relation.startswith("csubj") and not is_passive(sentence, verb):
            continue
        if part_of_phrase(scene, sentence, verb, child) or apart(sentence, verb, child):
            continue
        if is_circumstance(scene, sentence, verb, child) or of_another(scene, sentence, verb, child):
            continue
        first = max(min(sentence.subtree(child)) - 1, 0)
        if child < verb and any(scene.lexis.has("verbs.request", lemma_of(sentence, i)) for i in (child, first)):
            continue  # "Asked whether ..., she said that ..."
        positions = set(sentence.subtree(child))
        for conjunct in sentence.children(child, "conj", "parataxis"):
            joined = sentence.words[conjunct].relation == "conj" or sentence.children(conjunct, "cc")
            if joined and goes_with_cue(scene, sentence, conjunct):
                positions -= set(sentence.subtree(conjunct))
        positions |= _cut_off(sentence, verb, child, max(positions))
        positions -= _said_further(scene, number, verb, positions)
        positions |= _up_to_mark(scene, sentence, verb, min(positions))
        return frozenset(_without_marks(scene, sentence, child, positions))
    return (
        _marked_clause(scene, sentence, verb)
        or _clause_on_addressee(scene, sentence, verb)
        or _clause_on_medium(scene, sentence, verb)
        or _infinitive(scene, sentence, verb)
        or asked_of(scene, sentence, verb)
        or clause_above(sentence, verb)
    )


def _clause_on_medium(scene: Scene, sentence: Sentence, verb: int) -> frozenset[int]:
    """The clause that a tree hung on where the verb says it ("said in a statement that ...")."""
    for medium in sentence.children(verb, "obl"):
        for child in sentence.children(medium, "acl", "ccomp"):
            if sentence.children(medium, "case") and has_mark(scene, sentence, child) and medium > verb:
                return frozenset(_without_marks(scene, sentence, child, set(sentence.subtree(child))))
    return frozenset()


def _clause_on_addressee(scene: Scene, sentence: Sentence, verb: int) -> frozenset[int]:
    """The clause without a "that" which a tree hung on whom it is told ("tell the paper he was pushed")."""
    if not scene.lexis.has("verbs.addressed", lemma_of(sentence, verb)):
        return frozenset()
    for whom in sentence.children(verb, "iobj", "obj"):
        for child in sentence.children(whom, "acl", "acl:relcl"):
            subjects = sentence.children(child, "nsubj", "nsubj:pass")
            relative = any(sentence.words[i].features.get("PronType") == "Rel" for i in sentence.subtree(child))
            if whom < child and subjects and min(sentence.subtree(child)) > whom and not relative:
                return frozenset(sentence.subtree(child))
    return frozenset()


def said_in(scene: Scene, sentence: Sentence, noun: int) -> bool:
    """Is a noun where a reporting verb says what follows ("said in a statement that ...")?"""
    verb = sentence.words[noun].head
    placed = sentence.words[noun].relation.startswith("obl") and bool(sentence.children(noun, "case"))
    return placed and 0 <= verb < noun and lemma_of(sentence, verb) in scene.lexis.reporting


def _up_to_mark(scene: Scene, sentence: Sentence, verb: int, first: int) -> set[int]:
    """Words between the "that" right after a verb and the clause that a tree begins too late."""
    for position in range(verb + 1, min(verb + MARK_NEAR, first)):
        word = sentence.words[position]
        if word.upos == "SCONJ" and scene.lexis.has("grammar.clause_marks", word.text.lower()):
            return set(range(position + 1, first))
        if word.upos != "PUNCT":
            return set()
    return set()


def goes_with_cue(scene: Scene, sentence: Sentence, conjunct: int) -> bool:
    """Is a verb that the tree joins to a content rather a second cue beside the first ("dice che A e nega B")?"""
    lemma = lemma_of(sentence, conjunct)
    if has_mark(scene, sentence, conjunct) or sentence.words[conjunct].upos != "VERB":
        return False
    if lemma in scene.lexis.reporting:
        return True
    return lemma in scene.lexis.attributing and not sentence.children(conjunct, "nsubj")


def _said_further(scene: Scene, number: int, verb: int, positions: set[int]) -> set[int]:
    """What a speaker goes on to say in a participle that a tree hangs inside the content ("..., adding that ...").

    Where somebody who can speak is the subject inside, the participle is his.
    """
    sentence, found = scene.sentence(number), set[int]()
    for at in (i for i in positions if i > 0 and further_cue(scene, sentence, i)):
        clauses = sentence.children(at, "ccomp")
        if sentence.words[at].relation != "advcl" or not any(has_mark(scene, sentence, i) for i in clauses):
            continue
        subjects = sentence.children(sentence.words[at].head, "nsubj")
        own = (i for i in subjects if sentence.words[i].upos != "PRON" and can_speak(scene, number, i))
        quoted = scene.quoted(sentence.words[sentence.words[at].head].start) and not scene.quoted(
            sentence.words[at].start
        )
        if quoted or next(own, None) is None:
            found.update(sentence.subtree(at))
    return found


def _cut_off(sentence: Sentence, verb: int, child: int, last: int) -> set[int]:
    """What a tree cuts off a clause and hangs beside it: "che la banca resterà | indipendente"."""
    found: set[int] = set()
    for other in sentence.children(verb, *CLAUSAL):
        rest = [i for i in sentence.subtree(other) if i > last]
        if (
            other > child
            and rest
            and rest[0] == last + 1
            and sentence.words[rest[0]].upos not in {"SCONJ", "PUNCT"}
        ):
            found.update(rest)
    return found


def apart(sentence: Sentence, verb: int, child: int) -> bool:
    """Does a semicolon stand between two verbs, so that neither is what the other says?"""
    low, high = sorted((verb, child))
    return any(sentence.words[i].text == ";" for i in range(low, high))


def part_of_phrase(scene: Scene, sentence: Sentence, verb: int, child: int) -> bool:
    """Do a verb and a word below it mean saying only together ("rende noto")?"""
    phrases, lemma = scene.lexis.phrases.get("verbs.phrases", ()), lemma_of(sentence, verb)
    word = sentence.words[child]
    if word.upos != "VERB":
        return (lemma, lemma_of(sentence, child)) in phrases or (lemma, word.text.lower()) in phrases
    # a tree may take the adjective for a verb ("noto": "notare")
    return word.features.get("VerbForm") != "Inf" and (lemma, word.text.lower()) in phrases


def is_deed(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Do a verb of saying and its object tell a deed or a harm ("nega il visto", "riporta ferite")?"""
    pairs = scene.lexis.phrases.get("verbs.deeds", ())
    lemma = lemma_of(sentence, verb)
    if scene.lexis.has("verbs.perceive", lemma) and sentence.words[verb].relation.startswith("advcl"):
        return True  # "Als sie das bemerkte, ..."
    objects = sentence.children(verb, "obj", "nsubj:pass", "xcomp", "iobj", "obl")
    nouns = {noun for i in objects for noun in (lemma_of(sentence, i), sentence.words[i].text.lower())}
    compounds = scene.lexis.flag("grammar.compounds")
    ends = tuple(noun for own, noun in pairs if own == lemma) if compounds else ()
    if ends and any(noun.endswith(ends) for noun in nouns):
        return True  # "bestreitet ein Gruppenspiel"
    return any((lemma, noun) in pairs for noun in nouns) or _turns_down(scene, sentence, verb)


def _turns_down(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """ "Rejected parts of the proposal": an offer is turned down, unless it is called something ("as a trick")."""
    if not scene.lexis.has("verbs.refuse", lemma_of(sentence, verb)):
        return False
    objects = sentence.children(verb, "obj", "nsubj:pass")
    named = (*objects, *(i for above in objects for i in sentence.children(above, "nmod")))
    others = [i for i in sentence.children(verb) if i not in objects and i > verb]
    called = any(
        scene.quoted(sentence.words[i].start)
        or any(scene.lexis.has("according.as", lemma_of(sentence, j)) for j in sentence.children(i))
        for i in others
    )
    return not called and any(scene.lexis.has("nouns.offers", lemma_of(sentence, i)) for i in named)


def _infinitive(scene: Scene, sentence: Sentence, verb: int) -> frozenset[int]:
    """An infinitive with "di" or "de" that the tree makes a circumstance ("smentisce di aver fissato ...")."""
    for child in sentence.children(verb, "advcl", "acl", "obl"):
        inner = (child, *sentence.children(child, "aux"))
        infinitive = any(sentence.words[i].features.get("VerbForm") == "Inf" for i in inner)
        first = min(sentence.subtree(child))
        near = (*sentence.children(child, "mark", "case"), first - 1)
        marked = any(scene.lexis.has("grammar.clause_marks", sentence.words[i].text) for i in near)
        if infinitive and marked and child > verb:
            return frozenset(_without_marks(scene, sentence, child, set(sentence.subtree(child))))
    return frozenset()


def named_content(scene: Scene, number: int, verb: int) -> frozenset[int]:
    """What a verb of naming says of a thing: its object and the name, one of them in quotation marks."""
    sentence = scene.sentence(number)
    found: set[int] = set()
    for child in sentence.children(verb, "obj", "xcomp", "obl", "ccomp", "nmod"):
        if child > verb:
            found.update(i for i in sentence.subtree(child) if i > verb)
    quoted = any(scene.quoted(sentence.words[i].start) for i in found)
    fronted = _fronted_thing(scene, sentence, verb)
    if not quoted and pronoun_named(scene, sentence, verb):
        return frozenset({*found, verb + 1})
    things = [i for i in sentence.children(verb, "obj", "iobj") if i > verb or i == fronted]
    called = (*sentence.children(verb, "obj", "xcomp"), *noun_after(sentence, verb))
    names = [i for i in called if i > verb and i not in things[:1]]
    found.update(i for name in names for i in sentence.subtree(name))
    if fronted is not None and found:
        found.update(sentence.subtree(fronted))
    plain = scene.lexis.has("verbs.call_plain", lemma_of(sentence, verb)) and bool(things)
    plain = plain or (scene.lexis.has("verbs.call_two", lemma_of(sentence, verb)) and bool(things and names))
    return frozenset(found) if quoted or plain else frozenset()


def pronoun_named(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does a pronoun stand right behind a verb that calls what was said something ("calls that a fantasy")?"""
    words, after = sentence.words, verb + 1
    if after + 1 >= len(words) or words[after].upos not in {"PRON", "DET"}:
        return False
    following = words[after + 1]
    called = following.upos in {"DET", "ADJ", "NOUN", "ADV"} or following.text in OPENING
    known = scene.lexis.has("grammar.it_all", words[after].text) and scene.lexis.flag("grammar.owner_first")
    return known and called and scene.lexis.has("verbs.call_two", lemma_of(sentence, verb))


def _fronted_thing(scene: Scene, sentence: Sentence, verb: int) -> int | None:
    """The object before a verb whose subject stands behind it, where the finite verb is always the second word."""
    if not scene.lexis.flag("grammar.verb_second") or not any(i > verb for i in sentence.children(verb, "nsubj")):
        return None
    return next((i for i in sentence.children(verb, "obj") if i < verb), None)


def _marked_clause(scene: Scene, sentence: Sentence, verb: int) -> frozenset[int]:
    """The clause after a comma and a "that" below the verb, which trees at times hang on a noun between."""
    for position in range(verb + 1, len(sentence.words)):
        word = sentence.words[position]
        if lemma_of(sentence, position) in scene.lexis.reporting and word.upos == "VERB":
            break
        marks = word.upos == "SCONJ" and scene.lexis.has("grammar.clause_marks", word.text.lower())
        if marks and position <= verb + 2:
            return frozenset(range(position + 1, _next_cue(scene, sentence, position + 1)))
        if marks and sentence.words[position - 1].text == "," and verb in sentence.ancestors(word.head):
            return frozenset(i for i in sentence.subtree(word.head) if i > position)
    return frozenset()


def _next_cue(scene: Scene, sentence: Sentence, start: int) -> int:
    """Where a comma and a participle of saying end a clause ("..., adding that ..."), else the sentence's end."""
    later = range(start + 1, len(sentence.words))
    return next((i for i in later if further_cue(scene, sentence, i)), len(sentence.words))


def further_cue(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Is a word a participle of saying after a comma or the end of a quotation?"""
    word, before = sentence.words[position], sentence.words[position - 1].text
    participle = word.features.get("VerbForm") in {"Part", "Ger"} and word.features.get("Tense", "Pres") == "Pres"
    return participle and not before[-1:].isalnum() and lemma_of(sentence, position) in scene.lexis.attributing


def has_mark(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Does a "that" stand at the head of a verb's clause?"""
    return any(
        scene.lexis.has("grammar.clause_marks", sentence.words[c].text.lower())
        for c in sentence.children(position, "mark")
    )


def _without_marks(scene: Scene, sentence: Sentence, head: int, positions: set[int]) -> set[int]:
    marks = {
        c
        for c in sentence.children(head, "mark", "case")
        if scene.lexis.has("grammar.clause_marks", sentence.words[c].text.lower())
        or scene.lexis.has("grammar.clause_marks", sentence.words[c].lemma.lower())
    }
    before = {c - 1 for c in marks if c > 0 and sentence.words[c - 1].upos == "ADP"}
    opens = next((c for c in sorted(marks) if sentence.words[c].upos == "SCONJ" and c < head), -1)
    aside = {i for i in positions if i < opens} if sentence.words[head].head < opens else set()
    return positions - marks - before - aside  # "said, without giving details, that ..."


def object_content(scene: Scene, number: int, verb: int) -> frozenset[int]:
    """Words of a say verb's plain object ("smentisce ogni coinvolgimento"); empty when it has none.

    Pronouns are no content, nor are persons: "ha smentito il ministro" says nothing of what is denied.
    """
    sentence = scene.sentence(number)
    objects = sentence.children(verb, "obj") or noun_after(sentence, verb)
    if not objects and sentence.children(verb, "obl:agent"):
        objects = sentence.children(verb, "nsubj:pass")
    for child in objects or _partitives(scene, sentence, verb):
        word = sentence.words[child]
        mention = scene.mention(number, child)
        named = mention is not None and mention.actor is not None and mention.head == child
        counted = word.upos == "NUM" and scene.lexis.has("verbs.counting", lemma_of(sentence, verb))
        if (word.upos in {"NOUN", "PROPN"} or counted) and not named and not scene.timed(word.start):
            words = sorted(without_joined_verbs(sentence, child))
            ends = (i for i in words if i > child and further_cue(scene, sentence, i))
            end = next(ends, len(sentence.words))
            return frozenset(i for i in words if i < end)
    return frozenset()


def without_joined_verbs(sentence: Sentence, head: int) -> frozenset[int]:
    """What hangs from a noun, without a finite verb that a tree joins to it ("sprach von X | und drohte")."""
    joined = [
        i
        for i in sentence.children(head, "conj")
        if sentence.words[i].features.get("VerbForm") == "Fin" and i > head
    ]
    return frozenset(sentence.subtree(head)).difference(*(sentence.subtree(i) for i in joined))


def noun_after(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The bare noun after a verb that a tree made a clause beside it ("disputes that figure")."""
    return tuple(
        child
        for child in sentence.children(verb, "parataxis", "dep")
        if sentence.words[child].upos in {"NOUN", "PROPN"}
        and child > verb
        and all(sentence.words[i].upos in {"DET", "ADJ", "NOUN", "NUM", "PROPN"} for i in range(verb + 1, child))
    )


def _partitives(scene: Scene, sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Objects with a partitive article, which trees take for a preposition ("réclame des garanties")."""
    return tuple(
        child
        for child in sentence.children(verb, "obl")
        if any(
            scene.lexis.has("grammar.partitive", sentence.words[c].text) for c in sentence.children(child, "case")
        )
    )


def negated(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Does a negation hang from the verb or one of its auxiliaries?"""
    near = [*sentence.children(verb, "advmod", "aux", "cc", "discourse", "det", "mark")]
    if verb and sentence.words[verb - 1].upos == "PART":
        near.append(verb - 1)  # "не виключає", wherever the tree hangs the particle
    return any(
        scene.lexis.has("grammar.negation", sentence.words[i].text.lower())
        or sentence.words[i].features.get("Polarity") == "Neg"
        for i in near
    )
