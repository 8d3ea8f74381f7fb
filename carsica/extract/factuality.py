"""Factuality: does the text mark that it repeats others, and how sure is what it says (FactBank's CT, PR, PS, U).

Owns hearsay and certainty of a stretch of words. Must not know who speaks.
"""

from __future__ import annotations

from collections.abc import Iterable

from carsica.extract.attribution.lexis import Lexis, lemma_of
from carsica.parse.syntax import Sentence
from carsica.record.statement import Certainty

PRINCIPAL = {"root", "conj", "parataxis", "ccomp", "csubj"}
"""Relations of clauses whose mood speaks for the statement."""
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


def hearsay_verb(lexis: Lexis, sentence: Sentence, verb: int) -> bool:
    """Is this verb in the mood by which its language repeats what others say?

    Italian, French and Spanish: a conditional that is no wish, duty or possibility, not the consequence of
    something that did not come about, in a sentence without a condition. German: the first subjunctive, or
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
    marked = [i for i in forms if sentence.words[i].features.get("Mood") == "Cnd"]
    if not marked:
        return False
    lemmas = {lemma_of(sentence, i) for i in forms}
    if lemmas & lexis.sets.get("hearsay.not_verbs", frozenset()):
        return False
    if any(word.text.lower() in lexis.sets.get("hearsay.conditions", ()) for word in sentence.words):
        return False
    past = sentence.words[verb].features.get("VerbForm") == "Part" and any(i != verb for i in marked)
    return not (past and lexis.has("hearsay.consequence", lemma_of(sentence, verb)))


def _subjunctive(lexis: Lexis, sentence: Sentence, verb: int) -> bool:
    for position in (verb, *sentence.children(verb, "aux", "cop")):
        word = sentence.words[position]
        form = word.text.lower()
        if lexis.has("hearsay.modal", lemma_of(sentence, position)) and form in {"soll", "sollen"}:
            return True
        first = word.features.get("Mood") == "Sub" and not form.startswith(SECOND_SUBJUNCTIVE)
        if first and word.features.get("Person", "3") == "3":
            return True
    return False


def hearsay_words(lexis: Lexis, sentence: Sentence, positions: Iterable[int]) -> tuple[int, int] | None:
    """First phrase among the words that marks hearsay ("reportedly", "якобы"), as a half-open range; or None."""
    wanted = set(positions)
    for position in sorted(wanted):
        size = lexis.phrase_at("hearsay.words", sentence, position)
        if size and wanted.issuperset(range(position, position + size)):
            return position, position + size
    return None


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


def certainty_of(lexis: Lexis, words: Iterable[str]) -> Certainty:
    """How sure the words of a content say it is; "unspecified" when they do not say."""
    text = " " + " ".join(word.lower() for word in words) + " "
    for level in ("possible", "probable", "certain"):
        if any(f" {entry} " in text for entry in lexis.sets.get(f"certainty.{level}", ())):
            return level
    return "unspecified"
