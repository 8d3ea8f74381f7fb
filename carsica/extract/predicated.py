"""Posts told by a verb of being, becoming or appointing: "he became director", "её назначили министром".

Owns the way from a title's word over its verb to the word for who holds it. Must not find titles or names.
"""

from __future__ import annotations

from dataclasses import dataclass

from carsica.extract import wordforms
from carsica.parse.syntax import Sentence

_SUBJECTS = ("nsubj", "nsubj:pass")
_PREDICATIVE = frozenset({"xcomp", "obl", "obj"})


@dataclass(frozen=True)
class Told:
    """The word for who holds a post, and whether the verb puts it in the past."""

    holder: int
    past: bool


def told_by_verb(sentence: Sentence, head: int, around: dict[str, frozenset[str]], declines: bool) -> Told | None:
    """Who holds the post that the word ``head`` names, if a verb ties the two."""
    title = _first_of_row(sentence, head)
    noun = _post_noun(sentence, title, around)
    verb = sentence.words[noun if noun is not None else title].head
    if verb < 0 or sentence.words[verb].features.get("VerbForm") in {"Inf", "Conv"}:
        return None
    if noun is None and not _predicative(sentence, title, declines):
        return None
    lemma = wordforms.fold(sentence.words[verb].lemma)
    holder = _holder(sentence, verb, lemma, around, noun is not None)
    leaves = lemma in around.get("leaves", frozenset())
    if holder is None or (leaves and noun is None):
        return None
    return Told(holder, leaves or _was(sentence, verb))


def _first_of_row(sentence: Sentence, head: int) -> int:
    """The first of the nouns that a noun is counted up with."""
    while sentence.words[head].relation == "conj" and sentence.words[sentence.words[head].head].upos == "NOUN":
        head = sentence.words[head].head
    return head


def _post_noun(sentence: Sentence, title: int, around: dict[str, frozenset[str]]) -> int | None:
    """The word for a post that a title in the genitive names ("the office of mayor", "должность мэра")."""
    word = sentence.words[title]
    if word.relation.split(":")[0] != "nmod" or word.head < 0:
        return None
    above = sentence.words[word.head]
    known = wordforms.fold(above.lemma) in around.get("post_nouns", frozenset())
    return word.head if known and above.relation.split(":")[0] in {"obj", "obl"} else None


def _predicative(sentence: Sentence, title: int, declines: bool) -> bool:
    """Does a noun say what somebody is: in the instrumental where nouns are declined, else as open complement?"""
    word = sentence.words[title]
    relation = word.relation.split(":")[0]
    if not declines:
        return relation == "xcomp"
    bare = not sentence.children(title, "case")
    return relation in _PREDICATIVE and bare and word.features.get("Case") == "Ins"


def _holder(
    sentence: Sentence, verb: int, lemma: str, around: dict[str, frozenset[str]], behind_noun: bool
) -> int | None:
    """The subject of a verb of being; the one appointed by a verb of appointing."""
    word = sentence.words[verb]
    passive = word.features.get("Voice") == "Pass" or bool(sentence.children(verb, "nsubj:pass"))
    if lemma in around.get("appoints", frozenset()) and not passive:
        appointed = sentence.children(verb, "obj")
        if appointed:
            return appointed[0]
        subjects = sentence.children(verb, "nsubj")
        return subjects[0] if subjects and word.features.get("Number") == "Plur" else None
    known = around.get("becomes", frozenset()) | around.get("appoints", frozenset())
    if behind_noun:
        known |= around.get("takes_post", frozenset()) | around.get("leaves", frozenset())
    return _subject(sentence, verb) if lemma in known else None


def _subject(sentence: Sentence, verb: int) -> int | None:
    """The subject of a verb, or of the verb that it continues."""
    while True:
        found = sentence.children(verb, *_SUBJECTS)
        if found:
            return found[0]
        above = sentence.words[verb].head
        if sentence.words[verb].relation != "conj" or above < 0:
            return None
        verb = above


def _was(sentence: Sentence, verb: int) -> bool:
    """Does the verb tell of what somebody was for a time?"""
    features = sentence.words[verb].features
    return features.get("Tense") == "Past" and features.get("Aspect") == "Imp"
