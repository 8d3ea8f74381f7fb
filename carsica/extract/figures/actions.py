"""What was done to what a figure counts: launched, killed, evacuated; what units tell by themselves.

Owns the search for the action around a number. Must not decide what is counted.
"""

from __future__ import annotations

from carsica.extract.figure_nouns import Counted
from carsica.extract.figure_words import (
    ACTION_FITS,
    MONEY,
    PERSONS,
    TIMES,
    WEAPONS,
    WHAT_OF_UNIT,
    FigureWords,
    folded,
    plural,
)
from carsica.parse.syntax import Sentence, Word
from carsica.record.figure import Figure

BEFALLEN = frozenset(("killed", "wounded", "missing", "displaced", "evacuated", "arrested", "captured", "rescued"))
"""What is done to persons."""
_NEAR = 40
"""How many characters may stand between a whole and its part."""


class Actions:
    """Finds the actions told in the sentences of one text."""

    def __init__(self, text: str, words: FigureWords) -> None:
        self.text = text
        self.words = words

    def what(self, counted: Counted, sentence: Sentence, first: int, whole: Figure | None) -> str:
        """What was done to what is counted, or what it is; ``whole`` is the figure told before."""
        if counted.unit in TIMES:
            return "duration"
        if counted.unit in MONEY:
            return "amount"
        if counted.unit in WHAT_OF_UNIT:
            return WHAT_OF_UNIT[counted.unit]
        where = counted.position if counted.position >= 0 else first
        action = self._of_share(counted, sentence, first) or (
            self.action(counted.unit, sentence, where) if where >= 0 else None
        )
        if action == "intercepted" and counted.unit in WEAPONS and _of_which(sentence, first):
            action = "launched"
        action = self._of_part(counted, sentence, where, action, whole)
        return action or (plural(counted.kind or counted.unit) if counted.known else "counted")

    def _of_share(self, counted: Counted, sentence: Sentence, first: int) -> str | None:
        """ "Shot down 83 of the 111 drones launched": what befell the share, which the verb above tells."""
        inside = sentence.words[first + 1 : counted.position] if first >= 0 else ()
        if counted.unit not in WEAPONS or not {"ADP", "NUM"} <= {word.upos for word in inside}:
            return None
        told = (self.told(sentence, above) for above in [*sentence.ancestors(counted.position)][:2])
        return next((action for action in told if action in ("launched", "intercepted")), None)

    def _of_part(
        self, counted: Counted, sentence: Sentence, where: int, action: str | None, whole: Figure | None
    ) -> str | None:
        """The action, where the sentence tells the fate of a part ("476 drones, of which 442 were shot down").

        The whole of what was shot down was launched; a part told with no verb of its own shares the fate of its
        whole ("31 dead, including six children").
        """
        if where < 0:
            return action
        at = sentence.words[where].start
        marker = self.words.part.search(self.text, at, sentence.end)
        if marker and counted.unit in WEAPONS and action == "intercepted":
            clause = [w for w in sentence.words if w.end <= marker.start()]
            told = any(self._action_of(w) == "intercepted" for w in clause)
            return action if told else "launched"
        if counted.unit not in PERSONS or whole is None:
            return action
        marker = self.words.part.search(self.text, whole.span[1], at)
        own = any(self._action_of(sentence.words[i]) for i in _segment(sentence, where) if i > where)
        if marker and whole.what in BEFALLEN and not own and whole.unit in PERSONS and self._near(whole, at):
            return whole.what
        return action

    def _near(self, whole: Figure, at: int) -> bool:
        """Do at most a few words stand between a whole and its part?"""
        return 0 < at - whole.span[1] < _NEAR and "." not in self.text[whole.span[1] : at]

    def _action_of(self, word: Word) -> str | None:
        either = (folded(word.text), folded(word.lemma))
        return next((a for form in either if (a := self.words.actions.get(form))), None)

    def action(self, unit: str, sentence: Sentence, position: int) -> str | None:
        """The action told of what is counted: by the nearest fitting word of its segment, its verb, or any."""
        near = [*_own_predicate(sentence, position), *_segment(sentence, position), *sentence.children(position)]
        near += [*sentence.ancestors(position)][:2]
        near += sorted(range(len(sentence.words)), key=lambda i: abs(i - position))
        for place in near:
            word = sentence.words[place]
            for form in (folded(word.text), folded(word.lemma)):
                action = self.words.actions.get(form)
                if action and _fits(action, unit):
                    return "killed" if action == "life_lost" else action
        return None

    def told(self, sentence: Sentence, position: int) -> str | None:
        """The action or the fate that a word tells by itself."""
        word = sentence.words[position]
        either = dict.fromkeys((folded(word.text), folded(word.lemma)))
        return next((t for f in either if (t := self.words.actions.get(f) or self.words.fates.get(f))), None)

    def on_weapons(self, sentence: Sentence, position: int) -> bool:
        """Does the verb of a number tell what befalls weapons ("abbattuti un centinaio")?"""
        verbs = [*sentence.ancestors(position)][:2]
        return any(self.told(sentence, v) in ("launched", "intercepted") for v in verbs)


def _of_which(sentence: Sentence, first: int) -> bool:
    """Is a number the whole that a share right before it is of ("83 of 111", "83 drones out of 111")?"""
    before = [word.upos for word in sentence.words[max(0, first - 4) : max(0, first)] if word.upos != "DET"]
    return before[-1:] == ["ADP"] and "NUM" in before


def _own_predicate(sentence: Sentence, position: int) -> list[int]:
    """The verb whose subject is a number of something left out, and what it says ("siete resultaron heridas")."""
    word = sentence.words[position]
    if word.upos != "NUM" or not word.relation.startswith("nsubj") or word.head < position:
        return []
    return [word.head, *sentence.children(word.head, "obj", "xcomp", "advmod", "obl:arg")]


def _segment(sentence: Sentence, position: int) -> list[int]:
    """Positions of the words between the same two punctuation marks, the nearest first."""
    marks = [i for i, w in enumerate(sentence.words) if w.upos == "PUNCT"]
    first = max((i for i in marks if i < position), default=-1) + 1
    last = min((i for i in marks if i > position), default=len(sentence.words))
    return sorted(range(first, last), key=lambda i: abs(i - position))


def _fits(action: str, unit: str) -> bool:
    fitting = ACTION_FITS.get(action)
    return unit in fitting if fitting is not None else unit not in TIMES and unit not in MONEY
