"""Names beside nouns: which word names the speaker that a title or a kind of body heads.

Owns the way from a noun to its name in the tree. Must not make links.
"""

from __future__ import annotations

from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Scene
from carsica.extract.cast import Mention
from carsica.extract.long_titles import owned
from carsica.parse.syntax import Sentence
from carsica.record.actor import ActorType
from carsica.record.statement import Source

NEXT = 4
"""Words at most between a title and the name after what belongs to it."""
BESIDE = 8
"""Words at most between a noun, the comma after it and the name that the comma sets beside it."""


def named_beside(scene: Scene, number: int, head: int) -> int | None:
    """The word that heads the name of whom a noun stands for, wherever it stands; None without a name."""
    ways = (named_by_child, _named_at_end, _named_next, _named_after_comma)
    return next((found for way in ways if (found := way(scene, number, head)) is not None), None)


def named_by_child(scene: Scene, number: int, head: int) -> int | None:
    """The name that stands beside a title or a kind of body ("l’agenzia Reuters", "ally Ann Roe"), or None.

    A name before a noun is whose it is ("a Reuters poll", "Roe supporters"), unless the noun says what it is.
    """
    sentence = scene.sentence(number)
    parts = [*sentence.children(head, "flat", "appos", "nmod", "compound", "nsubj")]
    parts += [i for child in parts if child < head for i in sentence.children(child, "compound")]
    near = [child for child in parts if not sentence.children(child, "case") and abs(child - head) <= 4]
    for child in sorted(near, key=lambda i: (_has_article(sentence, i), i < head, i)):
        mention = scene.mention(number, child)
        if (
            mention is None
            or mention.actor is None
            or mention.kind != "name"
            or is_possessor(scene, sentence, child)
            or not _of_one_case(scene, sentence, head, child)
        ):
            continue
        if child > head or _says_what(scene, number, head, mention.actor):
            return child
    return None


def set_off(scene: Scene, number: int, head: int) -> int | None:
    """The person whose name stands between commas beside a noun for a thing ("il Nobel, Ann Lee, ...")."""
    sentence = scene.sentence(number)
    if _actor_type(scene, number, head) not in {None, "organisation"}:
        return None
    for child in sentence.children(head, "appos", "flat"):
        mention = scene.mention(number, child)
        if mention is None or mention.kind != "name" or child < head:
            continue
        first, last = mention.words
        between = last < len(sentence.words) and sentence.words[first - 1].text == "," == sentence.words[last].text
        if between and _actor_type(scene, number, child) == "person":
            return child
    return None


def _actor_type(scene: Scene, number: int, position: int) -> ActorType | None:
    mention = scene.mention(number, position)
    actor = scene.cast.actor_by_id.get(mention.actor or "") if mention is not None else None
    return actor.type if actor is not None else None


def with_name(scene: Scene, mention: Mention) -> bool:
    """Do the words of a title hold the name of whom it is said ("il senatore Rossi")?"""
    inside = (scene.mention(mention.sentence, i) for i in range(*mention.words))
    return any(m is not None and m.kind == "name" and m.actor == mention.actor for m in inside)


def _has_article(sentence: Sentence, child: int) -> bool:
    """Is a name rather whose the noun is, by its article ("der Bevollmächtigte der Kommission, Jan Baum")?"""
    return sentence.words[child].relation.startswith("nmod") and bool(sentence.children(child, "det"))


def _of_one_case(scene: Scene, sentence: Sentence, head: int, child: int) -> bool:
    """May a name stand beside a noun by its case, where names are declined? "Адвокат Івана" is not Іван."""
    if not scene.lexis.flag("grammar.articles_none") or sentence.words[head].upos != "NOUN":
        return True
    return not owned(sentence.words[head], sentence.words[child], scene.document.language)


def _says_what(scene: Scene, number: int, head: int, actor: str) -> bool:
    """Does a noun say what the body named before it is ("Reuters news agency")?"""
    sentence, kind = scene.sentence(number), scene.cast.actor_by_id[actor].type
    if not scene.lexis.flag("grammar.owner_first") or sentence.words[head].upos not in {"NOUN", "PROPN"}:
        return True
    lemma = lemma_of(sentence, head)
    body = scene.lexis.has("nouns.bodies", lemma) or scene.lexis.has("nouns.outlet", lemma)
    return body and kind not in {"person", "state"}


def is_possessor(scene: Scene, sentence: Sentence, child: int) -> bool:
    """Is a name in the genitive what the noun before it belongs to, and not its own ("глава МИД")?"""
    word = sentence.words[child]
    owned = word.relation.startswith("nmod") and word.features.get("Case") == "Gen"
    voice = owned and scene.lexis.has("nouns.voice", lemma_of(sentence, word.head))
    return owned and not voice and scene.lexis.flag("grammar.articles_none")


def _named_at_end(scene: Scene, number: int, head: int) -> int | None:
    """The person whose name closes a long title ("the acting head of the office of X Y Z"), or None.

    Trees hang such a name on a noun inside the title; in the case of the title it is the title's, not that noun's.
    """
    sentence = scene.sentence(number)
    words = sentence.words
    if words[head].upos != "NOUN" or words[head].features.get("Number") == "Plur":
        return None
    own = words[head].features.get("Case")
    for position in sentence.subtree(head):
        governor = words[position].head
        if (
            position <= head
            or words[position].relation not in {"appos", "flat", "flat:name"}
            or governor == position
        ):
            continue
        mention = scene.cast.headed_by(number, position)
        person = mention is not None and mention.actor and scene.cast.actor_by_id[mention.actor].type == "person"
        agrees = own is not None and words[position].features.get("Case") == own
        inner = governor != head and words[governor].features.get("Case") == own
        if (
            mention is not None
            and person
            and mention.kind == "name"
            and _of_one_case(scene, sentence, head, position)
            and (governor == head or (agrees and not inner))
        ):
            return position
    return None


def _named_next(scene: Scene, number: int, head: int) -> int | None:
    """The person whose name follows a title and what belongs to it ("il colonnello a riposo Ottavio Sbrana")."""
    sentence = scene.sentence(number)
    words = sentence.words
    if scene.lexis.flag("grammar.owner_first") or scene.lexis.flag("grammar.articles_none"):
        return None
    if words[head].upos != "NOUN" or words[head].features.get("Number") == "Plur":
        return None
    for position in range(head + 1, min(head + NEXT + 1, len(words))):
        mention = scene.cast.at(number, position)
        if mention is not None and mention.actor and mention.kind == "name" and mention.words[0] == position:
            person = scene.cast.actor_by_id[mention.actor].type == "person"
            before = words[position - 1]
            titled = scene.lexis.has("nouns.speakers", lemma_of(sentence, position - 1))
            fits = person and position > head + 1 and before.upos in {"NOUN", "ADJ"} and not titled
            return mention.head if fits else None
        if words[position].upos not in {"NOUN", "ADJ", "ADP"}:
            return None
    return None


def _named_after_comma(scene: Scene, number: int, head: int) -> int | None:
    """The name that commas put beside a noun for one person ("il suo vice, l’ex giudice Ramiro X, ...")."""
    sentence = scene.sentence(number)
    words = sentence.words
    if words[head].upos != "NOUN" or words[head].features.get("Number") == "Plur":
        return None
    comma = next((i for i in range(head + 1, min(head + BESIDE, len(words))) if words[i].text == ","), None)
    if comma is None or any(words[i].upos in {"VERB", "AUX", "SCONJ", "PROPN"} for i in range(head + 1, comma)):
        return None
    for position in range(comma + 1, min(comma + BESIDE, len(words))):
        word = words[position]
        if word.upos in {"VERB", "AUX", "SCONJ", "PUNCT"} or word.features.get("PronType") == "Rel":
            return None
        mention = scene.cast.at(number, position)
        if mention is None or mention.actor is None or mention.kind != "name":
            continue
        end = mention.words[1]
        closed = end >= len(words) or words[end].text in {",", ".", "(", ")", ":", ";", "–", "—"}
        person = scene.cast.actor_by_id[mention.actor].type == "person"
        return mention.head if closed and person else None
    return None


def with_own_name(scene: Scene, number: int, extent: frozenset[int], links: list[Source]) -> frozenset[int]:
    """The words of a phrase with the name of its source that a tree left outside ("selon l’ONG | Delmar")."""
    after = max(extent) + 1
    mention = scene.cast.at(number, after) if after < len(scene.sentence(number).words) else None
    if mention is None or mention.actor is None or mention.kind != "name" or mention.actor != links[-1].actor:
        return extent
    return extent | set(range(after, mention.words[1]))
