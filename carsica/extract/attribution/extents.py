"""The words of an "according to" phrase: from its marker to what ends it, whatever a tree hangs on it.

Owns how far such a phrase goes. Must not say whose word its clause stands on.
"""

from __future__ import annotations

from carsica.extract.attribution.covered import before_content
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.noun_phrase import core
from carsica.extract.attribution.scene import Scene
from carsica.extract.attribution.sources import genitive_after
from carsica.parse.syntax import Sentence

LONGEST = 24
"""Words in the longest phrase believed; a longer one is a tree gone wrong."""


def extent_of(scene: Scene, number: int, marker: tuple[int, int]) -> frozenset[int]:
    """Words of the phrase that a marker opens: what hangs together to its right, at most to the comma."""
    sentence = scene.sentence(number)
    start, end = marker
    top = start
    while _belongs(scene, sentence, top, start):
        top = sentence.words[top].head
    inner = {i for position in range(start, end) for i in sentence.subtree(position)}
    words = {i for i in {*sentence.subtree(top), *inner, *range(start, end)} if i >= start}
    if _beyond_comma(sentence, end, top):
        words = to_comma(sentence, start, end)
    last = max(words)
    whole = set(range(start, _genitive_end(scene, sentence, last) + 1))
    named = any(sentence.words[i].upos in {"NOUN", "PROPN"} for i in whole if i >= end) or start in inner - whole
    if len(whole) > LONGEST or sentence.words[top].head < 0 or not named:
        whole = _before_predicate(scene, sentence, to_comma(sentence, start, end), end)
    whole = _with_citing(scene, sentence, _before_clause(scene, sentence, whole))
    whole = before_content(scene, number, whole, end)
    while len(whole) > 1 and sentence.words[max(whole)].text == ",":
        whole = whole - {max(whole)}
    return frozenset(whole)


def _beyond_comma(sentence: Sentence, end: int, top: int) -> bool:
    """Has a tree hung a preposition on a noun behind the comma that ends its phrase ("nach X, um 6 Uhr")?"""
    comma = next((i for i in range(end, top) if sentence.words[i].text == ","), None)
    return comma is not None and any(nominal(sentence, i) for i in range(end, comma))


def _genitive_end(scene: Scene, sentence: Sentence, last: int) -> int:
    """Where a phrase ends whose noun of telling has its genitive right behind it, wherever the tree hangs that."""
    telling = scene.lexis.has("nouns.telling", lemma_of(sentence, last))
    behind = genitive_after(sentence, last) if telling else None
    return last if behind is None else max(core(sentence, behind), default=behind)


def _before_predicate(scene: Scene, sentence: Sentence, whole: set[int], end: int) -> set[int]:
    """A phrase without a comma after it ("secondo il ministro Rossi l'intesa ha retto") ends with its noun."""
    finite = [i for i in whole if sentence.words[i].features.get("VerbForm") == "Fin"]
    if not finite or any(lemma_of(sentence, i) in scene.lexis.reporting for i in whole):
        return whole
    noun = next((i for i in sorted(whole) if i >= end and nominal(sentence, i)), None)
    if noun is None:
        return whole
    names = core(sentence, noun)
    last = max(names)
    while last + 1 in whole and sentence.words[last + 1].upos == "PROPN":
        last += 1
    return {i for i in whole if i <= last}


def _with_citing(scene: Scene, sentence: Sentence, whole: set[int]) -> set[int]:
    """The phrase with ", cited by X" or ", che cita X" after it."""
    after = max(whole) + (sentence.words[max(whole)].text != ",")
    if after + 1 >= len(sentence.words) or sentence.words[after].text != ",":
        return whole
    cited = scene.lexis.has("verbs.cite", lemma_of(sentence, after + 1)) or (
        sentence.words[after + 1].upos == "PRON" and scene.lexis.phrase_at("according.citing", sentence, after + 1)
    )
    return whole | to_comma(sentence, after, after + 1) if cited else whole


def _before_clause(scene: Scene, sentence: Sentence, whole: set[int]) -> set[int]:
    """The phrase without the clause that a tree hung on its noun ("citing a source, that ...")."""
    for position in sorted(whole)[1:]:
        if sentence.words[position - 1].text != ",":
            continue
        mark = sentence.words[position]
        clause = mark.upos == "SCONJ" and scene.lexis.has("grammar.clause_marks", mark.text)
        if clause or tells_more(scene, sentence, position):
            return {i for i in whole if i < position - 1}
    return whole


def tells_more(scene: Scene, sentence: Sentence, position: int) -> bool:
    """Does a word open a relative clause on the source that does not say whom it cites?"""
    head = sentence.words[position].head
    if sentence.words[position].upos != "PRON" or head < 0 or not sentence.words[head].relation.startswith("acl"):
        return False
    return not scene.lexis.has("verbs.cite", lemma_of(sentence, head))


def _belongs(scene: Scene, sentence: Sentence, position: int, start: int) -> bool:
    """Is a word's governor part of the phrase: the noun of a preposition, the participle of "quanto riferito"?"""
    word = sentence.words[position]
    if word.head < 0:
        return False
    first = min(i for i in (word.head, *sentence.subtree(word.head)) if sentence.words[i].upos != "PUNCT")
    if first < start:
        return False
    governor = sentence.words[word.head]
    if word.relation.split(":")[0] in {"case", "mark", "fixed", "det", "amod", "nummod"}:
        return governor.head >= 0
    telling = lemma_of(sentence, word.head) in scene.lexis.reporting
    return telling and governor.relation.split(":")[0] in {"acl", "advcl", "obl"}


def to_comma(sentence: Sentence, start: int, end: int) -> set[int]:
    """The words from a position up to the next mark, a comma or another."""
    stop = end
    while stop < len(sentence.words) and sentence.words[stop].text not in {
        ",",
        ";",
        ":",
        ".",
        "—",
        "–",
        "(",
        "“",
        "«",
        "„",
        '"',
    }:
        stop += 1
    return set(range(start, min(stop, start + LONGEST)))


def nominal(sentence: Sentence, position: int) -> bool:
    """Is a word a noun, a name or a pronoun?"""
    return sentence.words[position].upos in {"NOUN", "PROPN", "PRON"}
