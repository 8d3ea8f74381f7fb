"""From drafts to statements: kind, hearsay, certainty, polarity, and which statement a denial denies.

Owns what is decided once all drafts of a report are known. Must not look for cues or sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carsica.extract.attribution.borders import bordered, without_day
from carsica.extract.attribution.denials import of_claim
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.outlets import issues
from carsica.extract.attribution.pieces import marked_pieces
from carsica.extract.attribution.scene import Draft, Scene, same_source
from carsica.extract.cover import SpanIndex
from carsica.extract.factuality import certainty_of, hearsay_verb, hearsay_words, principal_verbs, rumoured
from carsica.parse.syntax import Sentence
from carsica.record.span import Span
from carsica.record.statement import Cue, Source, Statement, StatementKind

NO_CONTENT = {"AUX", "ADP", "DET", "CCONJ", "SCONJ", "PART", "PUNCT"}
"""Words that say nothing alone."""
UNTRUE_WORDS = 6
"""Words at the head of a reply among which it calls something untrue."""


def finished(scene: Scene, drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    """The drafts as statements, in text order, denials tied to what they deny."""
    told = (d for d in drafts if d.content and (d.quotes or d.kind == "turn" or not _empty(scene, d)))
    ordered = sorted(told, key=lambda d: (d.start, -len(d.links)))
    made: list[Statement] = []
    for draft in _distinct(_attributed(ordered)):
        statement = _statement(scene, draft, f"s{len(made) + 1}")
        if statement.polarity == "negative":
            statement = replace(statement, denies=_denied(scene, statement, made, back=draft.back))
            denied = next((s for s in made if s.id == statement.denies), None) if draft.empty else None
            statement = of_claim(statement, denied)
        made.append(statement)
    return tuple(made)


def _empty(scene: Scene, draft: Draft) -> bool:
    """Is a content nothing but an auxiliary or particles, as a tree gone wrong leaves it?"""
    words = [
        w
        for n in {n for span in draft.content for n in scene.document.numbers_within(span)}
        for w in scene.sentence(n).words
        if any(s.start <= w.start < s.end for s in draft.content)
    ]
    if words and all(scene.timed(w.start) for w in words):
        return True  # "12:40 GMT: X rejects the story"
    pointed = any(scene.lexis.has("grammar.it_all", w.text) for w in words)  # "wies dies zurück"
    return bool(words) and not pointed and all(w.upos in NO_CONTENT for w in words)


def _statement(scene: Scene, draft: Draft, name: str) -> Statement:
    sentence = scene.sentence(draft.sentence)
    draft.content = _without_names(scene, marked_pieces(scene, draft))
    draft.content = tuple(bordered(scene, span) for span in _without_conjunction(scene, draft))
    draft.content = _without_adverb(sentence, draft.content)
    draft.content = (without_day(scene, draft), *draft.content[1:])
    positions = [i for i, w in enumerate(sentence.words) if any(s.start <= w.start < s.end for s in draft.content)]
    cue = None
    if draft.cue:
        span = Span(*sentence.span(draft.cue))
        cue = Cue(span.of(scene.document.text), span)
    hearsay = draft.hearsay or (draft.kind != "turn" and _hearsay(scene, draft, positions))
    certainty = certainty_of(scene.lexis, [sentence.words[i] for i in positions])
    denied = draft.negative or (_kind(scene, draft) == "direct" and _untrue(scene, draft))
    polarity = "negative" if denied else "positive"
    chain = (scene.outlet, *(link for link in draft.links if _is_link(scene, link)))
    return Statement(name, _kind(scene, draft), chain, draft.content, certainty, hearsay, polarity, cue)  # type: ignore[arg-type]


def _without_adverb(sentence: Sentence, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """A content in pieces without a lone adverb or conjunction before them ("Denn, wie X schreibt, ...")."""
    if len(content) < 2:
        return content
    first = [w for w in sentence.words if content[0].start <= w.start < content[0].end]
    alone = len(first) == 1 and first[0].upos in {"ADV", "CCONJ", "SCONJ"}
    return content[1:] if alone else content


def _without_names(scene: Scene, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Contents without a piece that is no more than a paper's quoted name (", которого цитирует «Заря»")."""
    if len(content) < 2:
        return content
    return tuple(span for span in content if not _is_outlet(scene, span)) or content


def _is_outlet(scene: Scene, span: Span) -> bool:
    """Are some words the name of a paper or body, and nothing else?"""
    actors = (m.actor for m in scene.cast.within(span) if m.span == span and m.actor)
    return any(scene.cast.actor_by_id[actor].type in {"outlet", "organisation"} for actor in actors)


def _without_conjunction(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    """A content without the "that", or the "to" of an infinitive, that a tree left at its head."""
    first, words = draft.content[0], scene.sentence(draft.sentence).words
    at = next((i for i, w in enumerate(words) if w.start == first.start), None)
    if (
        draft.kind not in {"verb", "noun"}
        or at is None
        or scene.quoted(first.start)
        or words[at].end >= first.end - 1
    ):
        return draft.content
    that = words[at].upos == "SCONJ" and scene.lexis.has("grammar.clause_marks", words[at].text)
    form = words[words[at].head].features.get("VerbForm") if words[at].relation == "mark" else None
    to_do = scene.lexis.has("grammar.verb_marks", words[at].text) and form in {"Inf", "Ger", "Part"}
    if not that and not to_do:
        return draft.content
    return (scene.trimmed(Span(words[at].end, first.end)), *draft.content[1:])


def _is_link(scene: Scene, link: Source) -> bool:
    """Whether a link adds to the chain: the outlet stands there already, and nobody stands behind "it is said"."""
    own = link == scene.outlet or (link.actor is not None and link.actor == scene.outlet.actor)
    return link.kind != "unstated" and not own and not issues(scene, link)


def _hearsay(scene: Scene, draft: Draft, positions: list[int]) -> bool:
    sentence, names = scene.sentence(draft.sentence), scene.lexis
    if draft.negative and draft.kind == "verb":
        return False  # who denies repeats nobody's word
    if hearsay_words(names, sentence, positions):
        return True
    if draft.kind in {"verb", "according", "noun"} and names.flag("hearsay.subjunctive"):
        return any(rumoured(names, sentence, verb) for verb in principal_verbs(sentence, positions))
    if draft.kind == "verb" and (draft.quotes or _expects(scene, draft)):
        return False
    past = draft.kind == "verb" and _past_cue(scene, draft)
    return any(
        hearsay_verb(names, sentence, verb) and (not past or _looks_back(scene, draft, verb))
        for verb in principal_verbs(sentence, positions)
    )


def _expects(scene: Scene, draft: Draft) -> bool:
    """Does the cue say what its speaker thinks will be or would be, so that a conditional is his own?"""
    if draft.verb is None or draft.kind != "verb":
        return False
    lemma = lemma_of(scene.sentence(draft.sentence), draft.verb)
    return scene.lexis.has("verbs.think", lemma) or scene.lexis.has("hearsay.expecting", lemma)


def _past_cue(scene: Scene, draft: Draft) -> bool:
    """After a past say verb the conditional is the future seen from then, not hearsay.

    The past conditional of what an outlet or somebody unnamed told is hearsay all the same.
    """
    sentence = scene.sentence(draft.sentence)
    forms = [draft.verb, *sentence.children(draft.verb, "aux")] if draft.verb is not None else [*draft.cue]
    return any(sentence.words[i].features.get("Tense") in {"Past", "Imp"} for i in forms)


def _looks_back(scene: Scene, draft: Draft, verb: int) -> bool:
    """Is it a past conditional on the word of an outlet?"""
    words = scene.sentence(draft.sentence).words
    outlet = bool(draft.links) and draft.links[-1].kind in {"outlet", "agency"}
    return outlet and words[verb].features.get("VerbForm") == "Part"


def _untrue(scene: Scene, draft: Draft) -> bool:
    """Do words said begin by calling untrue what was said before them?"""
    sentence, start = scene.sentence(draft.sentence), draft.start
    first = [i for i, w in enumerate(sentence.words) if w.start >= start][:UNTRUE_WORDS]
    opening = bool(first) and scene.lexis.phrase_at("turns.untrue_first", sentence, first[0]) > 0
    return opening or any(scene.lexis.phrase_at("turns.untrue", sentence, i) for i in first)


def _kind(scene: Scene, draft: Draft) -> StatementKind:
    if draft.kind == "turn":
        return "direct"
    if any(all(quote.covers(span) for span in draft.content) for quote in draft.quotes or ()):
        return "direct"
    size = sum(span.end - span.start for span in draft.content)
    quoted = sum(min(q.end, s.end) - max(q.start, s.start) for s in draft.content for q in scene.quotations_at(s))
    if quoted >= 0.9 * size:
        return "direct"
    return "mixed" if quoted else "indirect"


def _denied(scene: Scene, denial: Statement, made: list[Statement], *, back: bool) -> str | None:
    """The earlier statement, of another speaker, that a denial names again; the nearest of equal ones.

    A denial that names nothing ("ha smentito") means the last such statement.
    """
    own = stems_of(scene, denial.content)
    best: tuple[float, str] | None = None
    for earlier in made[-12:]:
        same_speaker = same_source(earlier.chain[-1], [denial.chain[-1]])
        if same_speaker or earlier.polarity == "negative":
            continue
        other = stems_of(scene, earlier.content)
        share = len(own & other) / max(1, min(len(own), len(other)))
        share = max(share, 0.34) if back else share
        if share >= 0.34 and (best is None or share >= best[0]):
            best = share, earlier.id
    return best[1] if best else None


def stems_of(scene: Scene, content: Sequence[Span]) -> set[str]:
    """Lemmas of the words of some spans that say what they are about."""
    stems: set[str] = set()
    for number in sorted({n for span in content for n in scene.document.numbers_within(span)}):
        sentence = scene.sentence(number)
        stems.update(
            lemma_of(sentence, i)
            for i, w in enumerate(sentence.words)
            if w.upos in {"NOUN", "PROPN", "VERB", "NUM"} and any(s.start <= w.start < s.end for s in content)
        )
    return stems


def _attributed(drafts: list[Draft]) -> list[Draft]:
    """Without what was given to the speaker before for want of a cue, where a later cue claims the words.

    The cue of a quotation of several sentences often stands after the last of them.
    """
    cued = SpanIndex((d.content, d) for d in drafts if d.cue and d.kind in {"verb", "noun", "according"})
    return [
        d
        for d in drafts
        if (d.cue or d.kind != "carried" or not any(_holds(other, d) for other in cued.covering(d.content[0])))
        and not (d.back and not d.negative and _told_before(d, cued.overlapping(d.content[0])))
    ]


def _told_before(draft: Draft, cued: Sequence[Draft]) -> bool:
    """Does a sentence that points back ("об этом он сказал в эфире") only repeat what its speaker says?"""
    return any(
        other.sentence < draft.sentence
        and not other.back
        and same_source(draft.links[-1], other.links[-1:])
        and _holds(draft, other)
        for other in cued
        if draft.links and other.links
    )


def _holds(other: Draft, draft: Draft) -> bool:
    """Does a draft's content hold all the content of another?"""
    return all(any(own.covers(span) for own in other.content) for span in draft.content)


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Without drafts whose content another of the same speaker holds already."""
    kept: list[Draft] = []
    known: SpanIndex[Draft] = SpanIndex()
    for draft in drafts:
        if draft.links and any(
            same_source(draft.links[-1], other.links[-1:]) and _holds(other, draft)
            for other in known.covering(draft.content[0])
        ):
            continue
        kept.append(draft)
        known.add(draft.content, draft)
    return kept
