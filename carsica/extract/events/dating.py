"""When and where an event takes place: from the times and places of its clause.

Owns the choice for one trigger, and what a subordinate clause takes over from the event above it in its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.events.arguments import Argument
from carsica.extract.events.asides import in_aside_of, is_aside
from carsica.extract.events.grammar import base, clause, governing, tree_distance
from carsica.extract.events.participants import struck_at
from carsica.extract.events.scene import Draft, Scene
from carsica.parse.syntax import Sentence
from carsica.record.time import TimeExpression

DATED = {"time", "part_of_day", "day", "week", "month"}
COARSE = {"season", "year"}
DATELINE = 12
"""Words within which an agency's dateline ends."""
FARTHEST = 9
"""Steps in the tree beyond which a time belongs to something else."""


def place_and_date(scene: Scene, draft: Draft, arguments: list[Argument]) -> None:
    """Sets ``own``, ``places`` and ``time`` of a draft from its own sentence."""
    draft.own = tuple(dict.fromkeys(_places(scene, draft, arguments)))
    draft.places = draft.own
    draft.time = _time(scene, draft)


def _places(scene: Scene, draft: Draft, arguments: list[Argument]) -> list[str]:
    if draft.entry.kind.scheme == "attack":
        struck = [
            place
            for a in sorted(arguments, key=lambda a: a.slot != "object")
            if a.slot in {"object", "against", "place", "genitive", "to"}
            and not a.outer
            and not scene.has_case("from", draft.number, a.position)
            for place in struck_at(scene, draft.number, a)
        ]
        hit = [
            p for a in arguments if a.slot == "object" and not a.outer for p in struck_at(scene, draft.number, a)
        ]
        narrow = [p for p in hit if scene.cast.place_by_id[p].precision != "country"] or [
            p for p in struck if scene.cast.place_by_id[p].precision not in {"country", "unknown"}
        ]
        if narrow or struck:
            return narrow or struck
        if draft.entry.noun:
            return list(_scene_of_sentence(scene, draft))
    sentence = scene.sentence(draft.number)
    found: list[str] = list(_antecedent_place(scene, draft))
    here = scene.headed(draft.number, draft.head)
    if here is not None and here.place is not None:
        found.append(here.place)
    dateline = _dateline(sentence)
    for position in _region(scene, sentence, draft):
        if position < dateline or in_aside_of(scene, draft, position):
            continue
        mention = scene.headed(draft.number, position)
        if mention is None or mention.place is None or mention.kind == "demonym":
            continue
        if _locative(scene, draft, position, mention.actor is not None):
            found.append(mention.place)
    return found


def _scene_of_sentence(scene: Scene, draft: Draft) -> Iterator[str]:
    """Where the sentence of an attack is set: "A Ternopil il bilancio dell'attacco è salito"."""
    sentence = scene.sentence(draft.number)
    for position in (*sentence.children(draft.head), *clause(sentence, sentence.root)):
        mention = scene.headed(draft.number, position)
        if mention is None or mention.place is None or mention.kind == "demonym":
            continue
        place = scene.cast.place_by_id[mention.place]
        cased = list(scene.case_words(draft.number, position))
        if (
            place.precision in {"city", "region", "site"}
            and cased
            and base(sentence.words[position]) in {"obl", "nmod"}
        ):
            yield mention.place
            return


def _dateline(sentence: Sentence) -> int:
    """Words of an agency's dateline before the sentence proper ("(Agency) ANKARA, 18 NOV - "); 0 without one."""
    for position, word in enumerate(sentence.words[:DATELINE]):
        if word.upos in {"VERB", "AUX", "DET", "PRON"}:
            return 0
        if word.text in {"-", "–", "—", "--"} and position > 0:
            return position
    return 0


def _antecedent_place(scene: Scene, draft: Draft) -> Iterator[str]:
    """ "Ankara, dove il presidente vede X": the place that the relative clause hangs from."""
    sentence = scene.sentence(draft.number)
    word = sentence.words[draft.head]
    if draft.entry.noun or base(word) != "acl" or word.head < 0:
        return
    mention = scene.headed(draft.number, word.head)
    where = any(scene.lexis.has("grammar.where", sentence.words[i]) for i in sentence.children(draft.head))
    if where and mention is not None and mention.place is not None:
        yield mention.place


def _region(scene: Scene, sentence: Sentence, draft: Draft) -> list[int]:
    """Words among which an event's place may stand: its phrase, then the clause it hangs from."""
    if not draft.entry.noun:
        return list(clause(sentence, draft.head))
    inside = [i for i in sentence.subtree(draft.head) if not _in_relative(sentence, i, draft.head)]
    predicate, link, between = governing(scene, draft.number, draft.head)
    round_of = base(sentence.words[draft.head]) == "nmod" and link.partition(":")[0] in {"nsubj", "obj"}
    direct = base(sentence.words[draft.head]) in {"nsubj", "obj"} or round_of
    within = base(sentence.words[draft.head]) == "obl" and scene.has_case("during", draft.number, draft.head)
    if predicate is not None and not between and (direct or within):
        for part in (predicate, *sentence.children(predicate, "xcomp")):
            inside.extend(i for i in clause(sentence, part) if i not in set(inside))
    return inside


def _in_relative(sentence: Sentence, position: int, top: int) -> bool:
    current = position
    while current != top and current >= 0:
        if sentence.words[current].relation == "acl:relcl":
            return True
        current = sentence.words[current].head
    return False


def _locative(scene: Scene, draft: Draft, position: int, actor_too: bool) -> bool:
    sentence = scene.sentence(draft.number)
    word = sentence.words[position]
    relation = base(word)
    if relation == "conj" and word.head >= 0:
        return _locative(scene, draft, word.head, actor_too)
    if relation in {"flat", "appos"} and word.head >= 0 and not list(scene.case_words(draft.number, position)):
        return _locative(scene, draft, word.head, actor_too)
    away = scene.has_case("from", draft.number, position)
    left = away and scene.lexis.has("words.leaving", sentence.words[draft.head])
    if left or (away and not scene.has_case("of", draft.number, position)):
        return left  # "de" may be either
    if scene.has_case("agent", draft.number, position) and not scene.has_case("of", draft.number, position):
        return False
    cased = bool(list(scene.case_words(draft.number, position)))
    if relation in {"nmod", "obl"} and word.head == draft.head and scene.has_case("of", draft.number, position):
        mention = scene.headed(draft.number, position)
        place = scene.cast.place_by_id.get(mention.place or "") if mention else None
        named_after = place is not None and place.precision != "country"
        return named_after and draft.entry.noun and draft.entry.kind.scheme == "mutual"
    if relation in {"obl", "nmod", "advmod", "iobj"} and cased:
        governor = sentence.words[word.head]
        hosted = governor.upos in {"NOUN", "PROPN"} and word.head != draft.head
        if scene.lexis.has("words.targets", governor) and scene.has_case("of", draft.number, position):
            return _stands_in(scene, draft.number, word.head)
        of = scene.has_case("of", draft.number, position) or scene.has_case("between", draft.number, position)
        with_ = scene.has_case("with", draft.number, position)
        if of or with_:
            return False
        against = scene.has_case("against", draft.number, position) and not scene.has_case(
            "during", draft.number, position
        )
        whom = against or scene.has_case("to", draft.number, position)
        if whom and draft.entry.kind.scheme in {"act", "draft"}:
            return False  # to whom, not where
        if actor_too and scene.has_case("to", draft.number, position) and draft.entry.kind.scheme != "visit":
            mention = scene.headed(draft.number, position)
            place = scene.cast.place_by_id.get(mention.place or "") if mention else None
            return place is not None and place.precision != "country" and draft.entry.kind.scheme == "mutual"
        mention = scene.headed(draft.number, position)
        place = scene.cast.place_by_id.get(mention.place or "") if mention else None
        if place is not None and place.precision != "country":
            return True
        return not (hosted and scene.headed(draft.number, word.head) is None and _owned(scene, draft, word.head))
    if draft.entry.kind.scheme == "visit" and relation in {"obj", "obl", "nmod", "compound"}:
        return True
    return relation == "obl" and not actor_too


def _stands_in(scene: Scene, number: int, position: int) -> bool:
    """Is the district, town or region of a name the scene ("nel quartiere governativo di Kiev")?"""
    cases = list(scene.case_words(number, position))
    word = scene.sentence(number).words[position]
    above = word.head
    if scene.has_case("of", number, position) and base(word) == "nmod" and above >= 0:
        plain = scene.headed(number, above) is None and base(scene.sentence(number).words[above]) == "obl"
        near = not scene.has_case("against", number, above) and not scene.has_case("to", number, above)
        at = near or scene.has_case("during", number, above)
        return plain and at and _stands_in(scene, number, above)  # "at the gates of the station of X"
    return bool(cases) and not any(
        scene.has_case(key, number, position) for key in ("of", "from", "with", "agent")
    )


def _owned(scene: Scene, draft: Draft, governor: int) -> bool:
    """Does the place belong to another noun of the clause ("l'ambasciata a Roma")?"""
    sentence = scene.sentence(draft.number)
    return sentence.words[governor].upos == "NOUN" and not scene.lexis.nouns.has(sentence.words[governor])


def _time(scene: Scene, draft: Draft) -> TimeExpression | None:
    """The time that hangs nearest to the trigger, unless it belongs to a clause of saying or to another event."""
    sentence = scene.sentence(draft.number)
    found: list[tuple[float, int, TimeExpression]] = []
    beside = is_aside(scene, draft)
    for time, head in scene.times.get(draft.number, ()):
        coarse = time.granularity in COARSE
        if not (coarse or time.granularity in DATED) or (time.start is None and time.end is None):
            continue
        if coarse and sentence.words[head].head not in draft.words:
            continue  # a year dates only the verb or noun that it hangs from
        if counts_from_event(scene, draft.number, time):
            continue
        within_day = time.granularity in {"time", "part_of_day"}  # "shortly before dawn on Tuesday"
        inside = _inside(sentence, draft.head, head)
        if scene.has_case("bound", draft.number, head) and not (inside or within_day):
            continue
        if beside and not inside:
            continue
        if (
            draft.status in {"cancelled", "postponed"}
            and draft.entry.noun
            and _past_aside(scene, draft, time, head)
        ):
            continue
        distance = _distance(scene, sentence, draft, head)
        if distance <= FARTHEST:
            found.append((distance + FARTHEST * coarse, abs(head - draft.head), time))
    if not found:
        return None
    best = min(found, key=lambda item: item[:2])[2]
    if best.start is None:
        return None
    return best


def counts_from_event(scene: Scene, number: int, time: TimeExpression) -> bool:
    """ "Three days after the meeting": the time is counted from an event, so it dates none by itself."""
    sentence = scene.sentence(number)
    inside = [i for i, w in enumerate(sentence.words) if time.span.overlaps((w.start, w.end))]
    for position in inside[1:]:
        word = sentence.words[position]
        offset = scene.lexis.has("grammar.after", word) or scene.lexis.has("grammar.before", word)
        if offset and base(word) in {"case", "mark"} and word.head not in inside:
            return True
    return False


def _past_aside(scene: Scene, draft: Draft, time: TimeExpression, head: int) -> bool:
    """ "The summit was cancelled last month": the time is that of the cancelling, not of the summit."""
    past = scene.today is not None and time.start is not None and time.start[:10] < scene.today
    return past and not _inside(scene.sentence(draft.number), draft.head, head)


def _inside(sentence: Sentence, top: int, position: int) -> bool:
    return top == position or top in set(sentence.ancestors(position))


def _distance(scene: Scene, sentence: Sentence, draft: Draft, head: int) -> float:
    steps: float = tree_distance(sentence, draft.head, head)
    for position in sentence.ancestors(head):
        if position == draft.head:
            break
        if is_speech(scene, sentence, position) and _inside(sentence, draft.head, position):
            return FARTHEST + 1
    if _inside(sentence, draft.head, head):
        if _in_lower_clause(scene, sentence, draft.head, head):
            return FARTHEST + 1
        return steps / 2 if steps <= 4 else steps
    for position in sentence.ancestors(head):
        word = sentence.words[position]
        speech = is_speech(scene, sentence, position)
        if base(word) == "xcomp":
            continue  # "doit s'ouvrir dimanche": the time of the verb is that of its modal
        clausal = word.upos in {"VERB", "AUX"} or base(word) in {"root", "ccomp", "advcl", "acl", "parataxis"}
        if clausal and position != draft.head:
            if speech and position in set(sentence.ancestors(draft.head)):
                return FARTHEST + 1
            if speech or not _inside(sentence, position, draft.head):
                return FARTHEST + 1
            return steps + _borders(scene, sentence, draft.head, position)
        if position == draft.head:
            return steps
    return steps


def _in_lower_clause(scene: Scene, sentence: Sentence, top: int, time: int) -> bool:
    """Does the time belong to a clause about another noun: "will free those arrested in May"?"""
    for position in sentence.ancestors(time):
        word = sentence.words[position]
        if position == top:
            break
        own = word.features.get("VerbForm") == "Part" and scene.lexis.has("status.hold", word)
        if own and sentence.words[top].upos == "NOUN":
            continue  # "the collision of a train and a lorry, which took place on Monday"
        if base(word) == "acl" and word.head != top and word.upos in {"VERB", "ADJ", "AUX"}:
            return True
    return False


def is_speech(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Is the word a verb of saying here, rather than one of doing ("lancer une attaque")?"""
    if any(scene.lexis.has(f"status.{key}", sentence.words[position]) for key in ("attend", "hold")):
        return bool(sentence.children(position, "ccomp"))
    lemma = lemma_of(sentence, position)
    return scene.speech.has("verbs.say", lemma) or scene.speech.has("verbs.deny", lemma)


def _borders(scene: Scene, sentence: Sentence, low: int, high: int) -> int:
    """Penalty for every clause between a trigger and the clause above it that holds the time."""
    cost = 0
    current = low
    while current != high and current >= 0:
        word = sentence.words[current]
        relation = base(word)
        if any(scene.lexis.has("grammar.bound", sentence.words[i]) for i in sentence.children(current, "mark")):
            cost += FARTHEST  # "a day after he handed over the plan"
        if relation in {"ccomp", "parataxis"} or word.relation == "acl:relcl":
            cost += 6
        elif relation in {"advcl", "acl", "conj"} and word.upos == "VERB":
            cost += 1 if word.features.get("VerbForm") != "Fin" else 4
        current = word.head
    return cost
