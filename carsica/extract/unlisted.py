"""Nouns that name somebody's post or trade though the lexicon does not list them.

Owns what tells such a noun: a known title behind a prefix ("exsubsecretario"), the ending of an agent noun, an
apposition in the tree. Must not decide who holds the post; posts.py keeps only what stands beside a person.
"""

from __future__ import annotations

import functools

from carsica.extract import wordforms
from carsica.extract.actor_words import ActorWords, Line
from carsica.extract.lexicon import load
from carsica.extract.noun_phrase import Phrases

_SHORTEST_REST = 4
"""Letters that must remain of a title behind a prefix."""


def unlisted_title(phrases: Phrases, at: int, around: dict[str, frozenset[str]]) -> tuple[int, str] | None:
    """For a noun: the unit after it, where it is a title by prefix, ending or apposition, and the tie it makes."""
    tie = _behind_prefix(phrases, at, around) or _occupation(phrases, at, around)
    if tie is None or phrases.is_demonym(at) or _names_body(phrases.line, at, phrases.words):
        return None
    folded, lemma = wordforms.fold(phrases.line.row[at].text), wordforms.fold(phrases.word(at).lemma)
    if lemma in phrases.words.address or folded in around["former"] or folded in around["former_prefix"]:
        return None
    if folded in around["alias"] or {lemma, folded} & _anybody(phrases.language):
        return None
    return at + 1, tie


def _occupation(phrases: Phrases, at: int, around: dict[str, frozenset[str]]) -> str | None:
    """The tie of an occupation, where the noun is told as one by its ending or by a name beside it."""
    features = phrases.word(at).features
    if features.get("Number") == "Plur" or features.get("Animacy") == "Inan":
        return None
    told = _is_agent(phrases, at, around) or _in_apposition(phrases, at) or _before_name(phrases, at)
    return "occupation" if told else None


@functools.cache
def _anybody(language: str) -> frozenset[str]:
    """Folded nouns for a human being of some age or sex, which are no posts ("the man")."""
    tables = [load(language, name).get("units", {}) for name in ("figures", "units")]
    kinds = ("person", "man", "woman", "child", "boy", "girl", "teenager", "infant", "adult")
    return frozenset(wordforms.fold(noun) for table in tables for kind in kinds for noun in table.get(kind, ()))


def says_former(text: str, around: dict[str, frozenset[str]]) -> bool:
    """Does a word begin with a prefix that puts its post in the past ("ex-", "экс")?"""
    folded = wordforms.fold(text)
    return any(folded.startswith(p) and len(folded) - len(p) >= _SHORTEST_REST for p in around["former_prefix"])


def _behind_prefix(phrases: Phrases, at: int, around: dict[str, frozenset[str]]) -> str | None:
    prefixes = _longest_first(around["former_prefix"], around["prefix"])
    if not _any_begins(phrases.line.forms[at], prefixes):
        return None
    for prefix in prefixes:
        rest = {form[len(prefix) :] for form in phrases.line.forms[at] if form.startswith(prefix)}
        kept = frozenset(form for form in rest if len(form) >= _SHORTEST_REST)
        title = phrases.words.titles.match((kept,), 0) if kept else None
        if title:
            return title[1]
    return None


@functools.lru_cache(maxsize=16384)
def _any_begins(forms: frozenset[str], prefixes: tuple[str, ...]) -> bool:
    return any(form.startswith(prefixes) for form in forms)


@functools.lru_cache(maxsize=64)
def _longest_first(*prefixes: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(frozenset().union(*prefixes), key=lambda p: (-len(p), p)))


def _is_agent(phrases: Phrases, at: int, around: dict[str, frozenset[str]]) -> bool:
    word = phrases.word(at)
    forms = {wordforms.fold(word.lemma), wordforms.fold(phrases.line.row[at].text)}
    endings = _longest_first(around["agent"])
    return any(form.endswith(endings) for form in forms) and not forms & around["no_agent"]


def _in_apposition(phrases: Phrases, at: int) -> bool:
    """Does the tree hang the noun as an apposition from a person's name?"""
    word = phrases.word(at)
    initials = word.upos == "PROPN" and wordforms.has(phrases.language, "declines")
    if word.relation != "appos" or word.head < 0 or initials:
        return False
    if _one_of_several(phrases, at):
        return False
    name = phrases.naming.names[phrases.line.unit_of[word.head]]
    return name is not None and name.kind == "person" and name.units[1] <= at


def _before_name(phrases: Phrases, at: int) -> bool:
    """Is the noun a living being's, with a person's name behind that hangs from it («скрипач Иван Лосев»)?"""
    word, name = phrases.word(at), phrases.name(at + 1)
    if word.features.get("Animacy") != "Anim" or word.upos != "NOUN" or name is None or name.kind != "person":
        return False
    own = phrases.line.sentence.words[name.words[0]]
    return name.units[0] == at + 1 and own.head == phrases.line.row[at].first and own.relation != "nmod"


def _one_of_several(phrases: Phrases, at: int) -> bool:
    """Is the noun counted up with others that have articles of their own ("X, the car and the dog")?"""
    sentence = phrases.line.sentence
    position = sentence.words.index(phrases.word(at))
    return any(sentence.children(other, "det") for other in sentence.children(position, "conj"))


def _names_body(line: Line, at: int, words: ActorWords) -> bool:
    return line.nouns[at] is not None or words.press.match(line.forms, at) is not None
