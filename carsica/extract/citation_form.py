"""The citation form of a noun phrase: who is told of as "помічниці посла" is shown as "помічниця посла".

Owns the way from a declined phrase to the nominative in languages that decline nouns, and its use for the names of
actors and sources; endings are data (``forms.toml``). Must not say which words make a phrase.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from carsica.extract import wordforms
from carsica.extract.lexicon import load
from carsica.parse.syntax import Document, Sentence, Word
from carsica.record.actor import Actor
from carsica.record.span import Span
from carsica.record.statement import Source, Statement

GENDERS = {"Masc": 0, "Fem": 1, "Neut": 2}
PLURAL = 3
LETTERS = 3
"""Letters that a noun and its dictionary form share at least; a dictionary that knows no better form errs."""
NEUTER = ("о", "е", "є", "ё")
"""Endings of nouns that no other gender has, whatever the reader takes them for."""
DECLINED = ("а", "я", "у", "ю", "и", "і", "ы")
"""Endings of a declined noun that is its own lemma only because the reader does not know it."""
AGREEING = frozenset({"amod", "det"})


def named_plainly(
    actors: Sequence[Actor], statements: Sequence[Statement], document: Document
) -> tuple[tuple[Actor, ...], tuple[Statement, ...]]:
    """Actors and the sources of statements, those named by a declined phrase of the text in its citation form."""
    if not wordforms.has(document.language, "declines"):
        return tuple(actors), tuple(statements)
    renamed = {actor.id: _of_spans(actor.name, actor.mentions, document) for actor in actors}

    known = {actor.id: actor.name for actor in actors}

    def plain(link: Source) -> Source:
        if link.actor and known.get(link.actor) == link.name:
            return replace(link, name=renamed[link.actor])
        return replace(link, name=_of_spans(link.name, (link.span,) if link.span else (), document))

    return (
        tuple(replace(actor, name=renamed[actor.id]) for actor in actors),
        tuple(replace(s, chain=tuple(plain(link) for link in s.chain)) for s in statements),
    )


def _of_spans(name: str, spans: Iterable[Span], document: Document) -> str:
    """A name in its citation form, if it is what one of some spans prints; else the name."""
    for span in spans:
        number = document.sentence_at(span.start) if span.of(document.text) == name else None
        if number is not None:
            sentence = document.sentences[number]
            inside = [i for i, w in enumerate(sentence.words) if span.start <= w.start and w.end <= span.end]
            return citation_form(sentence, inside, document.text, document.language) if inside else name
    return name


def citation_form(sentence: Sentence, positions: Iterable[int], text: str, language: str) -> str:
    """A noun phrase in the nominative, as far as endings tell; as printed where they do not.

    ``positions`` are the words of the phrase; ``text`` is the report's.
    """
    inside = sorted(positions)
    words = sentence.words
    printed = text[words[inside[0]].start : words[inside[-1]].end]
    head = next((i for i in inside if words[i].head not in inside), None)
    if not wordforms.has(language, "declines") or head is None or words[head].upos != "NOUN":
        return printed
    counted = any(words[i].upos == "NUM" for i in (*inside, *sentence.children(head, "nummod")))
    if words[head].features.get("Case", "Nom") == "Nom" or counted:
        return printed
    noun = _noun(words[head], language)
    if noun is None:
        return printed
    form = PLURAL if words[head].features.get("Number") == "Plur" else _gender(words[head])
    changed = {head: noun}
    for child in sentence.children(head, *AGREEING):
        if child in inside and child < head and words[child].features.get("Case", "Nom") != "Nom":
            changed[child] = _adjective(words[child], form, language)
    return _respelled(sentence, inside, text, changed)


def _gender(noun: Word) -> int:
    if noun.lemma.endswith(NEUTER):
        return GENDERS["Neut"]
    return GENDERS.get(noun.features.get("Gender", "Masc"), 0)


def _noun(word: Word, language: str) -> str | None:
    """The noun in the nominative of its number, or None where no rule fits."""
    lemma = word.lemma.lower()
    whole = next((row[1] for row in _table("plurals", language) if row[0] == lemma), None)
    if word.features.get("Number") == "Plur" and whole:
        return _as_printed(word, whole)
    if lemma == word.text.lower() and lemma.endswith(DECLINED):
        return None
    if lemma[:LETTERS] != word.text.lower()[:LETTERS] or word.text.isupper():
        return None
    if word.features.get("Number") != "Plur":
        return _as_printed(word, lemma)
    for singular, plural in _table("plurals", language):
        if lemma.endswith(singular):
            return _as_printed(word, lemma.removesuffix(singular) + plural)
    return None


def _adjective(word: Word, form: int, language: str) -> str:
    """An adjective in the nominative, in the gender or number ``form``; as printed where no rule fits."""
    lemma = word.lemma.lower()
    if lemma[:1] != word.text.lower()[:1]:
        return word.text
    for endings in _table("adjectives", language):
        if lemma.endswith(endings[0]):
            return _as_printed(word, lemma.removesuffix(endings[0]) + endings[form])
    return word.text


@functools.cache
def _table(key: str, language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, row)) for row in load(language, "forms").get(key, ()))


def _as_printed(word: Word, form: str) -> str:
    return form.capitalize() if word.text[:1].isupper() else form


def _respelled(sentence: Sentence, inside: list[int], text: str, changed: dict[int, str]) -> str:
    """The phrase as printed with some words put in another form."""
    words, made, at = sentence.words, "", sentence.words[inside[0]].start
    for position in inside:
        word = words[position]
        if word.start < at:
            continue
        made += text[at : word.start] + changed.get(position, text[word.start : word.end])
        at = word.end
    return made
