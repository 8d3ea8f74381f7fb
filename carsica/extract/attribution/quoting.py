"""Verbs beside quotations: which quotations a verb of saying brings, and what of the clause belongs to them.

Owns the pairing of verbs and quotations; must not decide who speaks.
"""

from __future__ import annotations

from carsica.extract.attribution.contents import after_quotation, said_before
from carsica.extract.attribution.lexis import lemma_of
from carsica.extract.attribution.scene import Scene
from carsica.extract.attribution.written import is_written, text_of
from carsica.parse.syntax import Sentence
from carsica.record.span import Span

COMPLEMENT_NEAR = 3
"""Words at most between a verb and the complement in which it quotes."""
VERB_NEAR = 24
"""Characters at most between a quotation's end and a verb that it makes one of saying."""
OPENERS = "«“„‘\"' \u00a0"
"""What stands between the words before a quotation and its own."""
DASHES = ("—", "–")
ASIDE_WORDS = 10
"""Words at most between a verb set in by dashes and the second dash."""
QUOTE_GAP = 3
"""Words at most between a quotation and a verb that means speaking only beside one."""
LEAST_SPEECH = 5
"""Words in the shortest paragraph that is taken for a speech set apart without quotation marks."""
QUOTE_WORDS = 3
"""A quotation of fewer words is a term or a nickname, not something said."""


def beside_quote(scene: Scene, sentence: Sentence, verb: int, quotes: list[Span]) -> bool:
    """Does a quotation stand right before or after a verb that means speaking only there?"""
    word = sentence.words[verb]
    if not scene.lexis.has("verbs.only_with_quote", lemma_of(sentence, verb)):
        return True
    return any(
        len(scene.document.text[q.end : word.start].split()) <= QUOTE_GAP
        if q.end <= word.start
        else _leads_up(scene.document.text[word.end : q.start])
        for q in quotes
    )


def _leads_up(between: str) -> bool:
    """Do the words between a verb and a quotation lead up to it: a colon, nothing, a dash that closes an aside?"""
    aside = between.rstrip().endswith(DASHES) and len(between.split()) <= ASIDE_WORDS
    return ":" in between or len(between) <= QUOTE_GAP or aside


def quotes_of(scene: Scene, number: int, verb: int, spans: tuple[Span, ...]) -> list[Span]:
    """Quotations that the verb's speaker says: in its clause, or in its sentence outside other verbs' clauses."""
    sentence = scene.sentence(number)
    found = []
    for quote in scene.quotations_at((sentence.start, sentence.end)):
        short = len(quote.of(scene.document.text).split()) < QUOTE_WORDS
        if short and not said_before(scene, sentence, verb, quote):
            continue
        if _names_programme(scene, sentence, verb, quote) or _names_text(scene, number, verb, quote):
            continue
        inside = any(span.overlaps(quote) for span in spans)
        others = (
            spans and quote.end <= sentence.words[verb].start and _in_clause_before(scene, number, verb, quote)
        )
        if inside or (not others and _nearest_verb(scene, sentence, quote) == verb):
            found.append(quote)
    return found


def _in_clause_before(scene: Scene, number: int, verb: int, quote: Span) -> bool:
    """Do quoted words belong to the clause of a verb of saying before ("opinó que «A», aunque agregó que «B»")?"""
    sentence = scene.sentence(number)
    return any(
        i < verb
        and not scene.quoted(sentence.words[i].start)
        and sentence.words[i].end <= quote.start
        and lemma_of(sentence, i) in scene.lexis.attributing
        and any(
            sentence.words[w].start in range(quote.start, quote.end)
            for c in sentence.children(i, "ccomp")
            for w in sentence.subtree(c)
        )
        for i in range(verb)
    )


def is_term(scene: Scene, sentence: Sentence, verb: int, quote: Span) -> bool:
    """Do a reporter's words after a verb lead right into a quotation, so that it is a name or a term there?"""
    before = scene.document.text[sentence.words[verb].end : quote.start].rstrip(OPENERS)
    return quote.start > sentence.words[verb].end and before[-1:].isalnum()


def _names_programme(scene: Scene, sentence: Sentence, verb: int, quote: Span) -> bool:
    """Is a quotation the name of whom something is told (told “Good Morning Quill” that ...)?"""
    if not scene.lexis.has("verbs.addressed", lemma_of(sentence, verb)):
        return False
    at = next((i for i, w in enumerate(sentence.words) if w.start == quote.start), -1)
    after = next((w for w in sentence.words if w.start > quote.end), None)
    before = range(verb + 1, at)
    near = all(sentence.words[i].upos in {"DET", "ADJ", "NOUN", "PROPN", "PUNCT", "PART", "ADP"} for i in before)
    marked = after is not None and scene.lexis.has("grammar.clause_marks", after.text) and after.upos == "SCONJ"
    return verb < at <= verb + COMPLEMENT_NEAR + 2 and near and marked


def _names_text(scene: Scene, number: int, verb: int, quote: Span) -> bool:
    """Is a quotation the title of the paper in which a verb's words stand («повідомляється у «Віснику міста»»)?"""
    text = text_of(scene, number, verb) if is_written(scene, number, verb) else None
    if text is None:
        return False
    word = scene.sentence(number).words[text]
    return quote.start <= word.start < quote.end


def announced(scene: Scene, number: int, verb: int) -> Span | None:
    """What is quoted or set apart in the next paragraph, behind a colon that ends a verb's sentence, or None."""
    sentence = scene.sentence(number)
    if sentence.words[-1].text != ":" or number + 1 >= len(scene.document.sentences):
        return None
    later = range(verb + 1, len(sentence.words))
    if any(sentence.words[i].upos == "VERB" and lemma_of(sentence, i) in scene.lexis.reporting for i in later):
        return None
    start = scene.sentence(number + 1).start
    quoted = next((q for q in scene.quotations_at((start, start + 3)) if q.start - start <= 2), None)
    return quoted or _set_apart(scene, (sentence.end, start))


def _set_apart(scene: Scene, gap: tuple[int, int]) -> Span | None:
    """A paragraph of prose without quotation marks, right behind a line that ends in a colon."""
    text = scene.document.text
    if "\n" not in text[slice(*gap)]:
        return None
    end = text.find("\n", gap[1])
    line = text[gap[1] : end if end >= 0 else len(text)].rstrip()
    prose = line[:1].isalpha() and line[:1].isupper() and line.endswith((".", "!", "?", "…"))
    return Span(gap[1], gap[1] + len(line)) if prose and len(line.split()) >= LEAST_SPEECH else None


def _nearest_verb(scene: Scene, sentence: Sentence, quote: Span) -> int | None:
    """The say verb outside quotations that stands nearest to a quotation of its sentence."""
    says = scene.lexis.reporting
    opened = _opened_by(scene, sentence, quote)
    if opened is not None:
        return opened
    best: tuple[int, int] | None = None
    for position, word in enumerate(sentence.words):
        if scene.quoted(word.start) or word.upos not in {"VERB", "AUX"}:
            continue
        if lemma_of(sentence, position) not in says and not _closes(scene, sentence, position, quote):
            continue
        distance = max(quote.start - word.end, word.start - quote.end)
        if best is None or distance < best[0]:
            best = distance, position
    return best[1] if best else None


def _closes(scene: Scene, sentence: Sentence, position: int, quote: Span) -> bool:
    """Does a verb, whatever it means, stand right after a quotation's end and so bring it?"""
    near = 0 <= sentence.words[position].start - quote.end < VERB_NEAR
    return near and after_quotation(scene, sentence, position)


def _opened_by(scene: Scene, sentence: Sentence, quote: Span) -> int | None:
    """The verb of saying whose "that" opens the clause in which a quotation stands, or None."""
    words = sentence.words
    before = [i for i, word in enumerate(words) if word.end <= quote.start]
    for position in reversed(before):
        if words[position].text in {",", ";", ":"} or words[position].features.get("VerbForm") == "Fin":
            return None
        if words[position].relation == "mark" and scene.lexis.has("grammar.clause_marks", words[position].text):
            near = range(position - 1, max(position - COMPLEMENT_NEAR - 1, -1), -1)
            return next((i for i in near if lemma_of(sentence, i) in scene.lexis.reporting), None)
    return None


def around_quotation(scene: Scene, sentence: Sentence, verb: int, quotes: list[Span]) -> frozenset[int]:
    """The complement that a quotation is part of ("promette una decisione «a testa fredda» entro mercoledì")."""
    for child in sentence.children(verb, "obj", "xcomp", "ccomp", "advcl", "obl"):
        words = [i for i in sentence.subtree(child) if i > verb and sentence.words[i].upos != "PUNCT"]
        inside = [i for i in words if any(q.start <= sentence.words[i].start < q.end for q in quotes)]
        open_words = [i for i in words if i not in inside]
        near = words and words[0] <= verb + COMPLEMENT_NEAR
        if inside and open_words and near and not scene.quoted(sentence.words[words[0]].start):
            cases = set(sentence.children(child, "case", "mark"))
            return frozenset(i for i in words if i not in cases)
    return frozenset()


def put_together(scene: Scene, spans: tuple[Span, ...], quotes: list[Span]) -> tuple[Span, ...]:
    """Clause and quotations as content, each stretch once, in text order."""
    merged: list[Span] = []
    for span in sorted({*spans, *(scene.trimmed(q) for q in quotes)}):
        if merged and span.start <= merged[-1].end + 2:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)
