"""Factuality: does the text mark that it repeats others, and how sure is what it says (FactBank's CT, PR, PS, U).

Owns hearsay and certainty of a stretch of words. Must not know who speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from carsica.extract.attribution.lexis import Lexis, lemma_of, plain
from carsica.parse.syntax import Sentence, Word
from carsica.record.statement import Certainty

SECOND_SUBJUNCTIVE = (
    "wär",
    "hätt",
    "würd",
    "könnt",
    "müsst",
    "dürft",
    "möcht",
    "sollt",
    "wollt",
    "käm",
    "gäb",
    "ging",
    "ließ",
)
"""Beginnings of German Konjunktiv II forms, which wish or suppose rather than repeat."""
UMLAUTS = frozenset("äöü")


def hearsay_verb(lexis: Lexis, sentence: Sentence, verb: int) -> bool:
    """Is this verb in the mood by which its language repeats what others say?

    Italian, French and Spanish: a conditional that is no wish, duty or possibility, not the consequence of
    something that did not come about, in a clause without a condition. German: the first subjunctive, or
    "sollen" in the present.
    """
    if lexis.flag("hearsay.conditional"):
        return _conditional(lexis, sentence, verb)
    if lexis.flag("hearsay.subjunctive"):
        return _subjunctive(lexis, sentence, verb)
    return False


def _conditional(lexis: Lexis, sentence: Sentence, verb: int) -> bool:
    auxiliaries = sentence.children(verb, "aux", "cop")
    forms = [verb, *auxiliaries]
    marked = [i for i in forms if in_conditional(lexis, sentence.words[i])]
    if not marked:
        return False
    if _supposed(lexis, sentence, verb, marked):
        return False
    if _conditioned(lexis, sentence, verb) or lexis.has("hearsay.meaning", lemma_of(sentence, verb)):
        return False
    subjects = {sentence.words[i].text.lower() for i in sentence.children(verb, "nsubj")}
    if subjects & lexis.sets.get("hearsay.anybody", frozenset()):
        return False
    past = sentence.words[verb].features.get("VerbForm") == "Part" and any(i != verb for i in marked)
    near = (verb, *sentence.children(verb, "amod"))
    degree = (j for i in near for j in sentence.children(i, "advmod"))
    below = {sentence.words[i].text.lower() for i in (*near, *degree)}
    unreal = (
        lexis.has("hearsay.consequence", lemma_of(sentence, verb)) or below & lexis.sets["hearsay.superlatives"]
    )
    return not ((past or len(marked) < len(forms)) and unreal)


def _supposed(lexis: Lexis, sentence: Sentence, verb: int, marked: Sequence[int]) -> bool:
    """Is a conditional no report by its words: a wish or duty, a question, what an action would be?

    "Andrebbe abolita", "avrebbe dovuto laurearsi e sarebbe diventato medico", "portarlo via sarebbe un errore".
    """
    words = sentence.words
    joined = verb
    while words[joined].relation == "conj" and words[joined].head >= 0:
        joined = words[joined].head
    forms = {i for v in (verb, joined) for i in (v, *sentence.children(v, "aux", "aux:pass", "cop"))}
    forms |= {i + 1 for i in marked if i + 1 < len(words) and words[i + 1].features.get("VerbForm") == "Part"}
    wished = any(lexis.has("hearsay.not_verbs", lemma_of(sentence, i)) for i in forms)
    duty = verb not in marked and any(lexis.has("hearsay.duty", lemma_of(sentence, i)) for i in marked)
    action = any(words[i].features.get("VerbForm") == "Inf" for i in sentence.children(verb, "csubj"))
    asked = any(word.text == "?" for word in words[-2:])
    return wished or duty or action or asked


def _conditioned(lexis: Lexis, sentence: Sentence, verb: int) -> bool:
    """Does the sentence hold a condition ("se"), or a "without" that opens the clause before the verb?"""
    conditions, without = lexis.sets.get("hearsay.conditions", ()), lexis.sets.get("grammar.without", ())
    if _supposes(lexis, sentence, verb):
        return True
    for position, word in enumerate(sentence.words):
        form = plain(word.text)
        if form not in conditions or (word.upos == "PRON" and not _elided(lexis, sentence, position)):
            continue
        opens = position == 0 or sentence.words[position - 1].upos in {"PUNCT", "CCONJ", "SCONJ"}
        if form not in without or (position < verb and opens):
            return True
    return False


def _supposes(lexis: Lexis, sentence: Sentence, verb: int) -> bool:
    """Does the sentence open with a form that is a condition without "if" («Fosse arrivato in tempo, ...»)?"""
    first = next((i for i, word in enumerate(sentence.words) if word.upos != "PRON"), verb)
    return first < verb and lexis.has("hearsay.inverted", sentence.words[first].text)


def _elided(lexis: Lexis, sentence: Sentence, position: int) -> bool:
    """Is a form that might be a pronoun a condition by the word after it ("s'il", never reflexive)?"""
    after = sentence.words[position + 1].text.lower() if position + 1 < len(sentence.words) else ""
    return after in lexis.sets.get("hearsay.condition_subjects", ())


def in_conditional(lexis: Lexis, word: Word) -> bool:
    """Is a verb form in the conditional, by its ending on the infinitive or a known stem?

    The form decides, not the model: these endings are regular, and the tag is rare in treebanks.
    """
    form, lemma = word.text.lower(), word.lemma.lower()
    if word.upos not in {"VERB", "AUX"}:
        return False
    for ending in lexis.sets.get("hearsay.endings", ()):
        stem = form.removesuffix(ending)
        if stem == form:
            continue
        regular = len(stem) > 3 and stem.endswith("r") and stem in {lemma, lemma[:-1]}
        if ending.startswith("r") or regular or stem in lexis.sets["hearsay.stems"]:
            return True
    return False


def rumoured(lexis: Lexis, sentence: Sentence, verb: int) -> bool:
    """Does a modal tell what others say of the past, whoever they are ("soll gesagt haben")?"""
    forms = (verb, *sentence.children(verb, "aux", "cop"))
    modal = any(
        lexis.has("hearsay.modal", lemma_of(sentence, i)) and sentence.words[i].text.lower() in {"soll", "sollen"}
        for i in forms
    )
    return modal and _perfect(sentence, verb)


def _subjunctive(lexis: Lexis, sentence: Sentence, verb: int) -> bool:
    for position in (verb, *sentence.children(verb, "aux", "cop")):
        word = sentence.words[position]
        form = word.text.lower()
        if lexis.has("hearsay.modal", lemma_of(sentence, position)) and form in {"soll", "sollen"}:
            return _perfect(sentence, verb)
        if word.upos in {"VERB", "AUX"} and _first_subjunctive(sentence, verb, form):
            return True
    return False


def _perfect(sentence: Sentence, verb: int) -> bool:
    """Does the modal look back ("soll gesagt haben")? Its other sense, a duty or a plan, does not."""
    near = (verb, *sentence.children(verb, "aux", "cop"))
    forms = {sentence.words[i].text.lower() for i in near if sentence.words[i].features.get("VerbForm") != "Part"}
    participles = (verb, *sentence.children(verb, "xcomp"))  # a tree may hang it from its "haben"
    participle = any(sentence.words[i].features.get("VerbForm") == "Part" for i in participles)
    been = any(sentence.words[i].text.lower() == "gewesen" for i in near)
    had = any(sentence.words[i].text.lower() == "haben" for i in near if i != verb)
    return bool(forms & {"haben", "sein"}) and (participle or been or had)


def _first_subjunctive(sentence: Sentence, verb: int, form: str) -> bool:
    """A singular form in -e beside a subject of the third person, which no strong indicative has.

    The form decides, not the model: treebanks mark this mood too rarely.
    """
    if form in {"sei", "seien"}:
        return True
    subjects = sentence.children(verb, "nsubj", "expl", "csubj")
    third = [i for i in subjects if sentence.words[i].text.lower() not in {"ich", "wir"}]
    plural = any(sentence.words[i].features.get("Number") == "Plur" for i in subjects)
    weak = form.endswith("te") or form in {"wurde", "hatte", "würde"} or form.startswith(SECOND_SUBJUNCTIVE)
    return form.endswith("e") and not weak and bool(third) and not plural


def goes_on_reporting(lexis: Lexis, sentence: Sentence, verb: int) -> bool:
    """Is a verb in the second subjunctive where the first has no form of its own ("sie hätten", "es gäben")?

    Right after what somebody said, such a plural goes on with it; a condition makes it the writer's supposition.
    """
    if not lexis.flag("hearsay.subjunctive") or any(
        lexis.has("hearsay.conditions", word.text) or word.text == "?" for word in sentence.words
    ):
        return False
    return any(_second_subjunctive(sentence.words[i]) for i in (verb, *sentence.children(verb, "aux", "cop")))


def _second_subjunctive(word: Word) -> bool:
    """A plural of the second subjunctive: of an auxiliary, or a strong past with the vowel changed."""
    form, lemma = word.text.lower(), word.lemma.lower()
    if word.upos not in {"VERB", "AUX"} or not form.endswith("en"):
        return False
    changed = bool(UMLAUTS & set(form)) and not UMLAUTS & set(lemma) and not form.startswith(lemma[:-2])
    return form.startswith(("wär", "hätt", "würd", "könnt", "müsst")) or (changed and form != lemma)


def hearsay_words(lexis: Lexis, sentence: Sentence, positions: Iterable[int]) -> tuple[int, int] | None:
    """First phrase among the words that marks hearsay ("reportedly", "якобы"), as a half-open range; or None."""
    wanted = set(positions)
    for position, size in rumour_phrases(lexis, sentence):
        if position not in wanted or (size == 1 and not _on_predicate(sentence, position, wanted)):
            continue
        if wanted.issuperset(range(position, position + size)):
            return position, position + size
    return None


def rumour_phrases(lexis: Lexis, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where phrases that mark hearsay begin, and their words; "si dice pronta" says it of its own subject."""
    for position, size in lexis.phrases_in("hearsay.words", sentence):
        if not any(_of_itself(lexis, sentence, i) for i in range(position, position + size)):
            yield position, size


def _of_itself(lexis: Lexis, sentence: Sentence, verb: int) -> bool:
    """Does a verb with a "si" have an adjective for what its subject says of itself ("si dice pronta")?"""
    reflexive = any(lexis.has("grammar.impersonal", sentence.words[i].text) for i in sentence.children(verb))
    return reflexive and says_of_itself(sentence, verb)


def says_of_itself(sentence: Sentence, verb: int) -> bool:
    """Has a verb an adjective after it as its complement, with no subject, copula or "that" of its own?"""
    complements = (i for i in sentence.children(verb, "xcomp", "ccomp") if i > verb)
    plain = (i for i in complements if not sentence.children(i, "nsubj", "mark", "cop"))
    return any(sentence.words[i].upos == "ADJ" for i in plain)


def _on_predicate(sentence: Sentence, position: int, wanted: Set[int]) -> bool:
    """Does a mark of hearsay bear on a clause, as the ``wanted`` words may be one, rather than on a noun in it?"""
    governor = sentence.words[position].head
    if governor < 0:
        return True
    word = sentence.words[governor]
    whole = governor in wanted and word.head not in wanted and word.upos in {"VERB", "AUX"}
    if word.head < 0 or word.relation in {"conj", "parataxis"} or whole:
        return True
    opening = sentence.words[max(min(sentence.subtree(governor)) - 1, 0)].text
    opening = sentence.words[min(sentence.subtree(governor))].text if opening != ":" else opening
    clause = opening == ":" or not word.relation.startswith("acl")  # behind a colon no clause hangs on a noun
    return word.upos in {"VERB", "AUX"} and clause


def principal_verbs(sentence: Sentence, positions: Iterable[int]) -> list[int]:
    """Heads of the principal clauses among some words: the topmost word and what is coordinated with it."""
    wanted = set(positions)
    tops = [i for i in sorted(wanted) if sentence.words[i].head not in wanted]
    found: list[int] = []
    for top in tops:
        if sentence.words[top].upos in {"PUNCT", "ADP", "SCONJ", "CCONJ", "DET"}:
            continue
        found.append(top)
        found.extend(i for i in sentence.children(top, "conj", "parataxis") if i in wanted)
    return found


def certainty_of(lexis: Lexis, words: Sequence[Word]) -> Certainty:
    """How sure the words of a content say it is; "unspecified" when they do not say.

    "It will be possible to pay" tells what somebody may do, not how sure that is.
    """
    text = " " + " ".join(w.text.lower() for i, w in enumerate(words) if not _ability(lexis, words, i)) + " "
    for level in ("possible", "probable", "certain"):
        if any(f" {entry} " in text for entry in lexis.sets.get(f"certainty.{level}", ())):
            return level
    return "unspecified"


def _ability(lexis: Lexis, words: Sequence[Word], position: int) -> bool:
    """Is an adjective such as "possible" said of an action, so that it tells a chance to act?"""
    if not lexis.has("certainty.ability", words[position].text):
        return False
    after = words[position + 1 : position + 4]
    verb = next((w for w in after if w.upos in {"VERB", "AUX", "SCONJ"}), None)
    return verb is not None and verb.features.get("VerbForm") == "Inf"
