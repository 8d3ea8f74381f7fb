"""Attribution by punctuation: a name and a colon before what is said ("Rutte: «...»"), a reply that is quoted.

Owns the forms of headlines and scripts. Must not look for verbs.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract.attribution.labels import asks_for_outlet
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.noun_phrase import core
from carsica.extract.attribution.quoting import QUOTE_WORDS
from carsica.extract.attribution.scene import Draft, Memory, Scene
from carsica.extract.attribution.sources import can_speak, resolve

BELOW = 2
"""Sentences that a text has at least below a headline whose speaker should speak in them."""
COLON_NEAR = 12
"""Words at most between a noun of reply and the colon before what is quoted."""


def colon_draft(scene: Scene, number: int) -> Draft | None:
    """A headline's or a script's attribution: a name, a colon, what is said ("Rutte: «...»")."""
    sentence = scene.sentence(number)
    words = sentence.words
    colon = next((i for i, word in enumerate(words[:9]) if word.text == ":"), None)
    if not colon or colon + 3 >= len(words):
        return None
    if any(word.upos in {"VERB", "AUX"} for word in words[:colon]):
        return None
    mentions = [scene.cast.at(number, i) for i in range(colon)]
    ending = (m for m in mentions if m is not None and m.actor is not None and m.words[1] == colon)
    last = next(ending, None)  # the widest: "Ukrainian general", not "Ukrainian"
    if last is None or any(word.upos in {"ADP", "PUNCT"} for word in words[: last.words[0]]):
        return None
    if asks_for_outlet(scene, scene.document.text[words[0].start : words[colon - 1].end]):
        return None
    links = resolve(scene, number, last.head, Memory())
    speaks = links and (links[-1].kind != "state" or scene.quoted(words[colon + 2].start))
    if not speaks:
        return None
    rest = frozenset(range(colon + 1, len(words)))
    cue = tuple(core(sentence, last.head)) or (colon,)
    return Draft("colon", number, (colon,), links, scene.spans(number, rest), None, frozenset(cue))


def without_topics(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without topics before a colon: unquoted, of somebody who says nothing elsewhere in the report.

    A person's are looked for in the headline alone, and nothing is left out where hardly a sentence follows.
    """
    return [d for d in drafts if not (d.kind == "colon" and _is_topic(scene, d, drafts))]


def _is_topic(scene: Scene, draft: Draft, drafts: Sequence[Draft]) -> bool:
    speaker, text = draft.links[-1], scene.document.text
    headline = draft.sentence == 0 and text[scene.sentence(0).end :].lstrip(" \t").startswith("\n")
    if speaker.kind == "person" and not headline:
        return False  # "In the hall, Mayor Lee: we knew"
    quoted = any(scene.quotations_at((span.start - 2, span.end + 2)) for span in draft.content)
    if quoted or speaker.actor is None or len(scene.document.sentences) - draft.sentence <= BELOW:
        return False
    others = (d for d in drafts if d is not draft and d.kind != "colon")
    return not any(link.actor == speaker.actor for other in others for link in other.links)


def reply_draft(scene: Scene, number: int, memory: Memory) -> Draft | None:
    """What is quoted behind a colon as somebody's reply ("Dura la reazione del sindaco: «...»")."""
    sentence, text = scene.sentence(number), scene.document.text
    words = sentence.words
    for colon in (i for i, word in enumerate(words) if word.text == ":" and not scene.quoted(word.start)):
        quote = next(
            (
                q
                for q in scene.quotations_at((words[colon].end, words[colon].end + 3))
                if q.start > words[colon].start
            ),
            None,
        )
        if quote is None or len(quote.of(text).split()) < QUOTE_WORDS:
            continue
        for noun in range(colon - 1, max(colon - COLON_NEAR, -1), -1):
            forms = lemma_of(sentence, noun), words[noun].text  # "smentita" may be taken for a participle
            if not any(scene.lexis.has("nouns.replies", form) for form in forms):
                continue
            owner = next((i for i in sentence.children(noun, "nmod", "obl") if can_speak(scene, number, i)), None)
            links = resolve(scene, number, owner, memory, sure=True) if owner is not None and owner < colon else []
            if links:
                content = (scene.trimmed(quote),)
                return Draft("verb", number, (noun,), links, content, noun, frozenset({noun}), quotes=[quote])
    return None
