"""Posts in a report's words: a title, who holds it, and what or whom it belongs to.

Owns the patterns: title before a name, apposition after one, copula, "who runs ...". Must not resolve names to
actors; coreference.py and roles.py do that with what is found here.
"""

from __future__ import annotations

from collections.abc import Sequence

from carsica.extract import wordforms
from carsica.extract.actor_words import Line, tie_verbs
from carsica.extract.identified import after_called
from carsica.extract.named import Named
from carsica.extract.noun_phrase import Naming
from carsica.extract.post import Post
from carsica.extract.post_holders import FARTHEST_TAIL, SEPARATORS, Holders
from carsica.extract.shared_posts import dealt_out, handed_on
from carsica.extract.unlisted import says_former, unlisted_title

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})


def find_posts(rows: Sequence[Line], tables: Sequence[Naming], language: str) -> list[Post]:
    """All titles of a report, in text order."""
    found: list[Post] = []
    for line in rows:
        found.extend(_Posts(line, tables[line.number], language).run())
    return found


class _Posts(Holders):
    def run(self) -> list[Post]:
        at = 0
        persons = any(name is not None and name.kind == "person" for name in self.naming.names)
        if not persons and not any(self.line.titles):
            return []
        while at < len(self.line.row):
            title = self._title(at) if self.line.titles[at] and not self._named(at) else None
            if title and self._is_noun(at, title[0]) and not self.phrases.in_set_phrase(title[0] - 1):
                self.found.extend(dealt_out(self._post(at, *title), self.phrases))
                at = title[0]
                continue
            post = self._of_person(at) if persons else None
            if post:
                self.found.append(post)
            at = post.title[1] if post else at + 1
        return handed_on(self.found, self.line.sentence)

    def _of_person(self, at: int) -> Post | None:
        """A post by a verb, or by a noun that no lexicon lists: they tie none but persons."""
        upos = self.phrases.word(at).upos
        if upos in _VERBS:
            return self._verb(at)
        return self._unlisted(at) if upos in _NOUNS and not self._named(at) else None

    def _title(self, at: int) -> tuple[int, str] | None:
        """The title that begins at a unit; one that modifies the next is a part of it ("deputy director")."""
        title = self.line.titles[at]
        if title is None or not wordforms.has(self.language, "modifiers_before") or title[0] == len(self.line.row):
            return title
        after = self.line.titles[title[0]]
        if after is None:
            return title
        one, other = self._head(at, title[0]), self._head(title[0], after[0])
        words = self.phrases.word_at(one), self.phrases.word_at(other)
        if other != words[0].head and one != words[1].head:
            return title
        return after[0], title[1] if title[1].startswith("deputy") else after[1]

    def _unlisted(self, at: int) -> Post | None:
        """A post told by a noun that no lexicon lists: only beside the person who holds it."""
        title = unlisted_title(self.phrases, at, self.around)
        if title is None:
            return None
        follows = self.phrases.name(title[0])
        if follows and follows.kind in {"organisation", "outlet"} and follows.units[0] == title[0]:
            return None  # "la constructora X" is a body
        post = self._post(at, *title)
        near = post.holder and (post.via == "after" or post.holder.units[0] <= post.phrase[1] + 1)
        return post if near and post.via in {"before", "after"} else None

    def _named(self, at: int) -> bool:
        name = self.naming.names[at]
        return name is not None

    def _is_noun(self, first: int, last: int) -> bool:
        """A title of one word must not be a finite verb, an adverb or the like."""
        word = self.phrases.word(first)
        if last - first > 1:
            return True
        if word.upos == "VERB" and word.features.get("VerbForm") in {"Fin", "Inf", "Ger"}:
            return False
        if word.upos == "ADJ" and word.relation == "amod":
            return False
        return word.upos in {"NOUN", "PROPN", "ADJ", "VERB", "X"}

    def _post(self, first: int, last: int, predicate: str) -> Post:
        start = self.phrases.start(first)
        while start and wordforms.fold(self.line.row[start - 1].text) in self.around["former"]:
            start -= 1
        title_end = self._portfolio(last)
        named = after_called(self.phrases, title_end, self.around.get("called", frozenset())) > title_end
        own_end = title_end if named else self.phrases.end(title_end, first)
        end = self._purpose(own_end, first)
        head = self._head(first, last)
        holder, via = self._holder(start, first, title_end, end, head)
        if holder and self._inside_other(first, head, holder):
            holder, via = None, "alone"
        if holder and via == "before" and holder.units[0] < end:
            end = holder.units[0]
        told = self._told(head) if via == "alone" or (holder and via == "copula") else None
        possessive = next((i for i in range(max(0, start - 2), first) if self._says_whose(i)), None)
        own_end = min(own_end, end)
        complement = (title_end, own_end) if own_end > title_end else None
        names = self._names_within((start, end), holder)
        if holder and via == "before" and not names and complement is None:
            complement = self._behind_name(holder)
            names = self._names_within(complement, holder) if complement else ()
        return Post(
            sentence=self.line.number, predicate=predicate, title=(self._title_start(start, first), title_end),
            phrase=(start, end), head=head, via=via, holder=holder, names=names, complement=complement,
            possessive=possessive, former=self._former(start, first) or bool(told and told.past),
            told_of=told.holder if told else None,
        )  # fmt: skip

    def _says_whose(self, at: int) -> bool:
        return self.phrases.is_possessive(at) or self._is_whose(at)

    def _inside_other(self, first: int, head: int, holder: Named) -> bool:
        """Is the title part of another one's phrase that the person holds ("el enviado del presidente, X")?"""
        outer = next((p for p in self.found if p.holder is holder and p.phrase[0] <= first < p.phrase[1]), None)
        word = self.phrases.word_at(head)
        return outer is not None and outer.title[1] <= first and word.relation != "conj"

    def _behind_name(self, holder: Named) -> tuple[int, int] | None:
        """What a post belongs to, said after the holder's name: "the analyst Ann Lee, of the Hill Centre,"."""
        row, at = self.line.row, holder.units[1]
        if at + 1 >= len(row) or row[at].text != "," or not self.phrases.is_genitive_mark(at + 1):
            return None
        end = self.phrases.complement_end(at + 2)
        while end is not None and end < len(row) and row[end].text not in SEPARATORS | {"."}:
            if (
                self.phrases.word(end).upos not in {"NOUN", "PROPN", "ADJ", "ADP", "DET"}
                or end - at > FARTHEST_TAIL
            ):
                return None
            end += 1
        return (at + 1, end) if end is not None and end < len(row) else None

    def _head(self, first: int, last: int) -> int:
        """The word that governs a title of several words."""
        words = range(self.line.row[first].first, self.line.row[last - 1].last)
        return next((w for w in words if self.line.sentence.words[w].head not in words), words[0])

    def _portfolio(self, at: int) -> int:
        """Where a title ends whose portfolio follows: "ministro" "della Difesa", "міністр" "оборони"."""
        row, reached, first = self.line.row, at, True
        while at < len(row):
            folded = wordforms.fold(row[at].text)
            if folded in self.around["portfolios"] and not self.phrases.is_demonym(at):
                at = reached = at + 1
            elif self.phrases.word(at).upos in {"ADP", "DET", "CCONJ"} and at + 1 < len(row) and at - reached < 2:
                at += 1
            elif (
                first
                and self.phrases.word(at).upos == "ADJ"
                and not self.phrases.is_demonym(at)
                and (self.phrases.word(at).head == row[at - 1].first)
            ):
                at = reached = at + 1
            else:
                break
            first = False
        return reached

    def _purpose(self, end: int, first: int) -> int:
        """Takes in a purpose after the title ("per le operazioni di pace", "for peace") that hangs from it."""
        row = self.line.row
        if end >= len(row) or end <= first:
            return end
        word = self.phrases.word(end)
        posted = self.phrases.name(end + 1)
        if (
            word.upos == "ADP"
            and posted
            and posted.kind in {"state", "place"}
            and self._person_at(posted.units[1])
        ):
            return posted.units[1]
        whose = word.upos == "ADP" and wordforms.fold(word.lemma) in self.around["purpose"]
        if whose and posted and posted.kind == "person" and posted.units[0] == end + 1:
            return posted.units[1]
        if word.upos != "ADP" or wordforms.fold(word.lemma) not in self.around["purpose"]:
            return end
        head = word.head
        inside = range(row[first].first, row[end - 1].last)
        if head < 0 or self.line.sentence.words[head].head not in inside:
            return end
        last = max(p for p in self.line.sentence.subtree(head))
        reached = self.line.unit_of[last] + 1
        stop = next(
            (
                i
                for i in range(end, reached)
                if row[i].text in SEPARATORS or ((n := self.naming.names[i]) and n.kind == "person")
            ),
            reached,
        )
        return stop if stop - end <= 8 else end

    def _title_start(self, start: int, first: int) -> int:
        """The title without names, demonyms, ages and what another case shows to be no part of it, before it."""
        case = self.phrases.word(first).features.get("Case")
        for at in range(first - 1, start - 1, -1):
            word = self.phrases.word(at)
            outside = word.upos in {"PART", "PUNCT", "ADV"} or word.text[:1].isdigit()
            parted = case is not None and word.upos in {"ADJ", "VERB"} and word.features.get("Case", case) != case
            if self._named(at) or self.phrases.is_demonym(at) or outside or parted:
                return at + 1
        return start

    def _names_within(self, phrase: tuple[int, int], holder: Named | None) -> tuple[Named, ...]:
        found: list[Named] = []
        for at in range(*phrase):
            for name in (self.naming.names[at], self.naming.demonyms[at]):
                if name and name is not holder and name not in found:
                    found.append(name)
        return tuple(found)

    def _former(self, start: int, first: int) -> bool:
        if self._ended_before(start):
            return True
        nearby = range(max(0, start - 2), first)
        former = any(
            wordforms.fold(self.line.row[i].text) in self.around["former"] and not self._of_verb(i) for i in nearby
        )
        return former or says_former(self.line.row[first].text, self.around)

    def _of_verb(self, at: int) -> bool:
        """Is the unit an adverb that tells when something was done («Ранее министр заявил»)?"""
        word = self.phrases.word(at)
        above = self.line.sentence.words[word.head] if word.head >= 0 else word
        return word.upos == "ADV" and above.upos in _VERBS

    def _ended_before(self, start: int) -> bool:
        """Does an end stand before the title ("fino a marzo amministratrice")?"""
        at = start - 1
        while at >= 0 and self._of_time(at):
            if wordforms.fold(self.line.row[at].text) in self.around["until"]:
                return True
            at -= 1
        return False

    def _verb(self, at: int) -> Post | None:
        """A tie told by a verb: "Rossi, who runs the fund", "che guida l’agenzia"."""
        word = self.phrases.word(at)
        verbs = tie_verbs(self.language)
        predicate = verbs.get(wordforms.fold(word.lemma)) or verbs.get(wordforms.fold(word.text))
        if predicate is None:
            return None
        position = self.line.row[at].first
        sentence = self.line.sentence
        holder = None
        for subject in sentence.children(position, "nsubj"):
            holder = self._person_of_word(subject)
            if holder is None and sentence.words[subject].upos in {"PRON", "SCONJ", "DET"}:
                holder = self._before_comma(subject)
        if holder is None and at and self.phrases.word(at - 1).upos in {"PRON", "SCONJ"}:
            holder = self._before_comma(self.line.row[at - 1].first)
        objects = sentence.children(position, "obj", "obl")
        if holder is None and word.relation.split(":")[0] in {"acl", "amod"}:
            return self._run_by(at, predicate)
        if holder is None or not objects:
            return None
        return self._verb_post(at, objects[0], predicate, holder)

    def _run_by(self, at: int, predicate: str) -> Post | None:
        """A tie told of a body by a participle: "the observatory, run by Ann Lee"."""
        sentence, row = self.line.sentence, self.line.row
        position = row[at].first
        thing = self.phrases.name(self.line.unit_of[sentence.words[position].head])
        if thing is None or thing.kind not in {"organisation", "outlet"} or thing.units[1] > at:
            return None
        by = self.words.grammar.get("agent", ())
        for child in sentence.children(position, "obl", "nmod"):
            cases = sentence.children(child, "case")
            agent = any(wordforms.fold(sentence.words[c].lemma) in by for c in cases)
            declined = not by and sentence.words[child].features.get("Case") == "Ins" and not cases
            holder = self._person_of_word(child)
            if holder and (agent or declined):
                whole = thing.units[0], holder.units[1]
                return Post(
                    self.line.number,
                    predicate,
                    (at, at + 1),
                    whole,
                    position,
                    "verb",
                    holder=holder,
                    names=(thing,),
                )
        return None

    def _verb_post(self, at: int, thing: int, predicate: str, holder: Named) -> Post | None:
        unit = self.line.unit_of[thing]
        if unit <= at or unit - at > 6:
            return None
        end = self.phrases.end(unit + 1, unit)
        named = self.phrases.name(unit)
        end = max(end, named.units[1] if named else 0)
        names = self._names_within((at + 1, end), holder)
        if not names and not self.line.nouns[unit]:
            return None
        return Post(
            sentence=self.line.number, predicate=predicate, title=(at, at + 1), phrase=(at, end),
            head=self.line.row[at].first, via="verb", holder=holder, names=names, complement=(at + 1, end),
        )  # fmt: skip
