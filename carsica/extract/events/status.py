"""The status of an event as its own sentence gives it: occurred, ongoing, planned, postponed, cancelled, ...

Owns tense, mood and the words of planning and cancelling around one trigger. What later sentences change is the
business of merging.py.
"""

from __future__ import annotations

from carsica.extract.events.grammar import (
    base,
    governing,
    governors,
    group,
    is_verb,
    joined,
    negated,
    passive,
    subjects,
)
from carsica.extract.events.moving import moves
from carsica.extract.events.scene import Draft, Scene, Told
from carsica.extract.events.supposing import inverted, of_another, only_wished, supposed
from carsica.extract.events.tense import by_tense, conditional_clause, past, perfect_infinitive, phrased, purpose
from carsica.parse.syntax import Sentence
from carsica.record.event import EventStatus

CHANGES: tuple[tuple[str, EventStatus], ...] = (("cancel", "cancelled"), ("postpone", "postponed"))
OFF: frozenset[EventStatus] = frozenset({"cancelled", "postponed"})
SUBJECT = {"nsubj", "nsubj:pass", "obj", "csubj", "root", "conj", "parataxis", "acl", "xcomp", "nsubj:outer"}


def settle(scene: Scene, draft: Draft) -> None:
    """Sets ``status``, ``marked``, ``negated``, ``anaphoric`` and ``novel`` of a draft."""
    if draft.entry.noun:
        _articles(scene, draft)
        status = _of_noun(scene, draft)
    else:
        status = _of_verb(scene, draft)
        sentence = scene.sentence(draft.number)
        draft.anaphoric = any(
            scene.lexis.has("words.sides", sentence.words[i]) for i in subjects(sentence, draft.head)
        )
    draft.marked = status is not None
    draft.status = status or draft.noted or _default(scene, draft)
    draft.told = [Told(status, draft.noted, draft.status)]
    if draft.learned and draft.noted and not draft.marked:
        draft.status, draft.marked = draft.noted, True
    if draft.entry.need == "send" and _present(scene, draft):
        draft.status, draft.marked = "planned", True
    if draft.entry.need == "expected" and draft.status in {"occurred", "ongoing"}:
        draft.status, draft.marked = "planned", True


def _present(scene: Scene, draft: Draft) -> bool:
    sentence = scene.sentence(draft.number)
    words = [sentence.words[i] for i in group(sentence, draft.head)]
    return len(words) == 1 and words[0].features.get("Tense") == "Pres"


def _articles(scene: Scene, draft: Draft) -> None:
    sentence = scene.sentence(draft.number)
    determiners = [sentence.words[i] for i in sentence.children(draft.head, "det")]
    definite = any(
        d.features.get("Definite") == "Def" or d.features.get("PronType", "Dem") == "Dem" for d in determiners
    ) and not any(d.features.get("Definite") == "Ind" for d in determiners)
    definite = definite or any(scene.lexis.has("grammar.this", d) for d in determiners)
    indefinite = any(d.features.get("Definite") == "Ind" for d in determiners)
    near = [sentence.words[i] for i in sentence.children(draft.head, "amod", "nummod", "advmod", "det")]
    draft.novel = indefinite or any(scene.lexis.has("grammar.novel", w) for w in near)
    bare = scene.lexis.flag("grammar.no_articles") or draft.title
    plain = not determiners and sentence.words[draft.head].features.get("Number") != "Plur"
    draft.anaphoric = not draft.novel and (definite or (bare and plain))


def _default(scene: Scene, draft: Draft) -> EventStatus:
    return "ongoing" if draft.entry.kind.lasting and not draft.negated else "occurred"


def _of_noun(scene: Scene, draft: Draft) -> EventStatus | None:
    sentence = scene.sentence(draft.number)
    predicate, link, between = governing(scene, draft.number, draft.head)
    if _behind(scene, sentence, draft, predicate, between):
        return "occurred"
    draft.supposed = predicate is not None and supposed(scene, draft, predicate, link)
    if draft.supposed:
        return "hypothetical"
    for check in (
        _by_nouns_above(scene, sentence, draft, between),
        _by_predicate(scene, draft, predicate, link, between),
        _by_modifiers(scene, sentence, draft),
        _by_relative(scene, draft),
    ):
        if check is not None:
            return check
    if scene.has_case("before", draft.number, draft.head):
        above = predicate if predicate is not None else between[-1] if between else None
        told = above is not None and past(scene, sentence, above)
        return None if told else "planned"
    if predicate is not None and not between:
        return _by_tense(scene, draft, predicate, link)
    return None


def _behind(
    scene: Scene, sentence: Sentence, draft: Draft, predicate: int | None, between: tuple[int, ...]
) -> bool:
    """Did something happen after it, or on its eve ("dopo l'incontro", "alla vigilia ... colpirono")?"""
    told = predicate is not None and past(scene, sentence, predicate)
    if scene.has_case("before", draft.number, draft.head):
        return False
    if scene.has_case("after", draft.number, draft.head):
        return predicate is None or told or not _ahead(scene, sentence, draft, predicate)
    return told and any(scene.lexis.has("status.eve", sentence.words[i]) for i in between[:1])


def _ahead(scene: Scene, sentence: Sentence, draft: Draft, predicate: int) -> bool:
    status = by_tense(scene, draft, predicate)
    modified = _by_modifiers(scene, sentence, draft)
    return status in {"planned", "hypothetical"} or modified in {"planned", "cancelled", "postponed"}


def _by_nouns_above(
    scene: Scene, sentence: Sentence, draft: Draft, between: tuple[int, ...]
) -> EventStatus | None:
    """ "l'annullamento dell'incontro", "i piani per un vertice", "l'obiettivo di un incontro"."""
    for position in between[:2]:
        word = sentence.words[position]
        for key, status in CHANGES:
            if scene.lexis.has(f"status.{key}", word):
                return status
        if scene.lexis.has("status.deny", word):
            return "denied"
        if scene.lexis.has("status.plan_nouns", word) or scene.lexis.has("status.goal", word):
            return "planned"
    return None


def _by_predicate(
    scene: Scene, draft: Draft, predicate: int | None, link: str, between: tuple[int, ...]
) -> EventStatus | None:
    if predicate is None or (between and link not in SUBJECT):
        return None
    sentence = scene.sentence(draft.number)
    if between and not all(base(sentence.words[i]) in {"conj", "appos"} for i in between):
        return None
    words = group(sentence, predicate)
    no = negated(scene, draft.number, predicate) or _no_determiner(scene, sentence, draft.head)
    concerned = (link in SUBJECT or link == "obl") and not list(scene.case_words(draft.number, draft.head))
    if concerned and not no:
        changed = _changed(scene, draft, predicate)
        if changed is not None:
            return changed
    if concerned and no and of_another(sentence, predicate):
        return "occurred"
    if concerned and no:
        held = _says(scene, "status.hold", sentence, predicate, words) or _says(
            scene, "status.plan", sentence, predicate, words
        )
        draft.negated = held
        single = sentence.words[draft.head].features.get("Number") != "Plur"
        draft.anaphoric = draft.anaphoric or (held and single)
        return "cancelled" if held else None
    if phrased(scene, "status.plan_phrases", sentence, predicate, draft.head):
        return "planned"
    if concerned and link != "conj":
        if _says(scene, "status.plan", sentence, predicate, words):
            return "planned"
        asked = link in {"obj", "xcomp"} or (link.startswith("nsubj") and passive(sentence, predicate))
        if asked and scene.lexis.has("status.request", sentence.words[predicate]):
            return "hypothetical"
        if link in {"obj", "xcomp"} and scene.lexis.has("status.want", sentence.words[predicate]):
            return "planned"
    return None


def _changed(scene: Scene, draft: Draft, predicate: int) -> EventStatus | None:
    """Does the predicate call off, put off, move or deny the event that is its subject or object?"""
    sentence = scene.sentence(draft.number)
    words = group(sentence, predicate)
    for key, status in (*CHANGES, ("deny", "denied")):
        if _says(scene, f"status.{key}", sentence, predicate, words):
            return status
        if key == "postpone" and moves(scene, draft.number, predicate):
            return "postponed"
    return None


def _no_determiner(scene: Scene, sentence: Sentence, head: int) -> bool:
    return any(scene.lexis.has("grammar.negation", sentence.words[i]) for i in sentence.children(head, "det"))


def _says(scene: Scene, key: str, sentence: Sentence, predicate: int, words: tuple[int, ...]) -> bool:
    """Is the predicate in the set, alone, with its particle or with what it is made of ("put off", "on hold")?"""
    word = sentence.words[predicate]
    if scene.lexis.has(key, joined(sentence, predicate)) or scene.lexis.has(key, word):
        return True
    low = min(words)
    nearby = range(max(0, low), min(len(sentence.words), max(words) + 3))
    table = scene.lexis.sets.tables.get(key)
    if table is not None and any(
        size and sentence.words[predicate].start >= sentence.words[i].start - 40
        for i in nearby
        for size in (table.phrases_at(sentence, i)[0],)
        if predicate in range(i, i + size) or i in words
    ):
        return True
    return any(
        scene.lexis.has(key, sentence.words[i])
        for i in sentence.children(predicate, "xcomp", "advmod", "nmod", "obl")
        if abs(i - predicate) <= 2 and base(sentence.words[i]) in {"xcomp"}
    )


def _by_modifiers(scene: Scene, sentence: Sentence, draft: Draft) -> EventStatus | None:
    """Adjectives and participles of the noun: "prossimo", "previsto", "svoltosi", "in corso"."""
    for child in sentence.children(draft.head, "amod", "acl", "advmod", "nmod", "det"):
        word = sentence.words[child]
        if word.relation == "acl:relcl":
            continue
        verbal = base(word) in {"acl", "amod"}
        for key, status in CHANGES:
            if verbal and scene.lexis.has(f"status.{key}", word):
                return status
        if scene.lexis.phrase("status.ongoing", sentence, child) or _phrase_below(scene, sentence, child):
            return "ongoing"
        if base(word) in {"amod", "acl", "det"}:
            if scene.lexis.has("status.hypothetical", word):
                return "hypothetical"
            if scene.lexis.has("status.past", word) or (
                base(word) == "acl" and scene.lexis.has("status.hold", word)
            ):
                return "occurred"
            if scene.lexis.has("status.coming", word):
                return "planned"
            if base(word) == "acl" and scene.lexis.has("status.plan", word):
                return "planned"
    return None


def _phrase_below(scene: Scene, sentence: Sentence, child: int) -> bool:
    table = scene.lexis.sets.tables.get("status.ongoing")
    low = min(sentence.subtree(child))
    return table is not None and table.phrases_at(sentence, low)[0] > 0


def _by_relative(scene: Scene, draft: Draft) -> EventStatus | None:
    """A relative clause about the noun: "the meeting, which had been expected"."""
    sentence = scene.sentence(draft.number)
    for child in sentence.children(draft.head, "acl"):
        about = any(i == draft.head for i in subjects(sentence, child))
        if not about or not sentence.children(child, "nsubj"):
            continue
        words = group(sentence, child)
        for key, status in CHANGES:
            if _says(scene, f"status.{key}", sentence, child, words):
                return status
        if _says(scene, "status.plan", sentence, child, words):
            return "planned"
    return None


def _by_tense(scene: Scene, draft: Draft, predicate: int, link: str) -> EventStatus | None:
    """The tense of a predicate whose subject, or whose light object, the event is."""
    sentence = scene.sentence(draft.number)
    light = any(scene.lexis.has(f"status.{key}", sentence.words[predicate]) for key in ("hold", "attend"))
    within = base(sentence.words[draft.head]) in {"obl", "nmod"} and scene.has_case(
        "during", draft.number, draft.head
    )
    if link not in SUBJECT and not light and not within:
        return None
    if link in {"obj"} and not light:
        return None
    status = by_tense(scene, draft, predicate)
    if status is None and light and is_verb(sentence.words[predicate]):
        status = _above(scene, draft, predicate)
    return status


def _of_verb(scene: Scene, draft: Draft) -> EventStatus | None:
    sentence = scene.sentence(draft.number)
    status = (
        _changed_antecedent(scene, draft) or _above(scene, draft, draft.head) or by_tense(scene, draft, draft.head)
    )
    refused = only_wished(scene, sentence, draft.head, "refuse")
    threatened = only_wished(scene, sentence, draft.head, "threaten")
    draft.supposed = refused or threatened or inverted(sentence, draft.head)
    may = any(scene.lexis.has("status.may", sentence.words[above]) for _, above in governors(sentence, draft.head))
    draft.possible = draft.possible or (may and status == "hypothetical")
    if negated(scene, draft.number, draft.head) or _no_subject(scene, draft) or refused:
        draft.negated = True
        return "cancelled" if status in {"planned", None} else status
    return status


def _changed_antecedent(scene: Scene, draft: Draft) -> EventStatus | None:
    """ "The text, which was to be published today, has been put off": what becomes of it is said above."""
    sentence = scene.sentence(draft.number)
    word = sentence.words[draft.head]
    if base(word) != "acl" or word.head < 0:
        return None
    predicate, link, between = governing(scene, draft.number, word.head)
    if predicate is None or between or not link.startswith("nsubj") or negated(scene, draft.number, predicate):
        return None
    words = group(sentence, predicate)
    for key, status in CHANGES:
        if _says(scene, f"status.{key}", sentence, predicate, words):
            return status
    return None


def _no_subject(scene: Scene, draft: Draft) -> bool:
    sentence = scene.sentence(draft.number)
    return any(
        _no_determiner(scene, sentence, i) or scene.lexis.has("grammar.negation", sentence.words[i])
        for i in sentence.children(draft.head, "nsubj")
    )


def _above(scene: Scene, draft: Draft, verb: int) -> EventStatus | None:
    """What the clauses above a verb make of it: denied, wanted, planned, conditional, meant as a purpose."""
    sentence = scene.sentence(draft.number)
    if conditional_clause(scene, sentence, verb):
        return "hypothetical"
    if scene.lexis.has("status.work", sentence.words[verb]) and not draft.entry.noun and verb != draft.head:
        return "ongoing"
    for below, above in governors(sentence, verb):
        word, head = sentence.words[below], sentence.words[above]
        relation = base(word)
        finite = any(sentence.words[i].features.get("VerbForm") == "Fin" for i in group(sentence, below))
        if relation in {"xcomp", "ccomp", "csubj", "acl", "advcl", "obl", "nmod"}:
            status = _by_governor(scene, sentence, (below, above), relation, finite)
            if status is not None:
                return status
        if relation == "advcl" and purpose(scene, sentence, below) and not finite:
            working = scene.lexis.has("status.work", head)
            return "ongoing" if working else "planned"
        if relation == "conj" and finite:
            return None
        if relation in {"ccomp", "parataxis"} and finite:
            return None
        if relation == "acl" and finite:
            return None
        if conditional_clause(scene, sentence, above):
            return "hypothetical"
    return None


def _by_governor(
    scene: Scene, sentence: Sentence, pair: tuple[int, int], relation: str, finite: bool
) -> EventStatus | None:
    _, above = pair
    head = sentence.words[above]
    has = scene.lexis.has
    finished = relation == "advcl" and sentence.words[pair[0]].features.get("VerbForm") == "Part"
    if relation in {"xcomp", "ccomp", "csubj"} or (
        relation in {"advcl", "acl", "obl"} and not (finite or finished) and not purpose(scene, sentence, pair[0])
    ):
        status = _by_complement(scene, sentence, pair, finite)
        if status is not None:
            return status
    if any(has("status.goal", sentence.words[i]) for i in sentence.children(above, "nsubj")) and not finite:
        return "planned"
    participle = sentence.words[pair[0]].features.get("VerbForm") == "Part"
    aimed = has("status.goal", head) or has("status.plan_nouns", head)
    if relation in {"acl", "nmod", "obl"} and aimed and not participle:
        return "planned"
    return None


COMPLEMENT: tuple[tuple[str, EventStatus], ...] = (
    ("deny", "denied"), ("request", "hypothetical"), *CHANGES, ("must", "planned"), ("may", "hypothetical"),
)  # fmt: skip
"""What verbs of denying, asking, cancelling ... make of the event in their complement, first match first."""


def _by_complement(scene: Scene, sentence: Sentence, pair: tuple[int, int], finite: bool) -> EventStatus | None:
    below, above = pair
    head = sentence.words[above]
    words = group(sentence, above)
    for key, status in COMPLEMENT:
        phrased = key in {"cancel", "postpone"}
        if (
            _says(scene, f"status.{key}", sentence, above, words)
            if phrased
            else scene.lexis.has(f"status.{key}", head)
        ):
            return status
    told = past(scene, sentence, below) if finite else perfect_infinitive(sentence, below)
    if scene.lexis.has("status.plan", head) and (not told or passive(sentence, above)):
        return "planned"
    if scene.lexis.has("status.want", head) and not told:
        return "planned"
    if scene.lexis.has("status.work", head):
        return "ongoing"
    return "planned" if scene.lexis.has("status.goal", head) else None
