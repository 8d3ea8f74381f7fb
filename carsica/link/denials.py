"""Denials: which statement a denial answers.

Owns the choice where a reading does not say it. Must not weigh likeness of claims across reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from carsica.link.rejections import calls_false, names_report, only_points
from carsica.link.shelf import Rulings
from carsica.link.views import StatementView

_REMARK = 8  # words
_POINTER_AND_NOUN = 2  # words
_THROUGH_OTHERS = 2  # links of a chain: the report's outlet and the speaker; more pass it on


def answered(views: Sequence[StatementView], rulings: Rulings) -> dict[int, int]:
    """For each denial that answers a statement of its own report the position of that statement.

    The reading says it (``denies``); else, where a denial's content is no proposition of its own but stands
    outside the sentence of its cue ("he denies it"), it answers what another speaker was last said to have told in
    the same passage. So does a statement that only calls something false ("a hoax"), or a denial whose content
    only points ("their account"), if it follows at once on what it answers. A bare clause of denial at the head of
    its passage ("the minister denied it on Monday") answers what was told last, if that concerns the denier. A
    statement that people decided about follows no other.
    """
    at = {view.key: n for n, view in enumerate(views)}
    told = _tellings(views)
    found: dict[int, int] = {}
    for n, view in enumerate(views):
        if view.key in rulings.rows:
            continue
        named = (view.key[0], view.statement.denies or "")
        if view.statement.denies and at.get(named, n) != n:
            found[n] = _meant(views, told, view, at[named])
        elif view.denies and (before := _before_bare(views, told, view)) is not None:
            found[n] = before
    for n, view in enumerate(views):
        if n not in found and view.key not in rulings.rows and _is_brief(view):
            target = _at_once(views, told, view, found)
            if target is not None:
                found[n] = target
    earlier: dict[str, list[int]] = defaultdict(list)
    for n, view in enumerate(views):
        own = earlier[view.key[0]]
        if n not in found and view.negated and not view.denies and view.key not in rulings.rows:
            denial = _goes_on(views, own, view)
            if denial is not None:
                found[n] = denial
        own.append(n)
    return found


def _before_bare(views: Sequence[StatementView], told: Mapping[str, list[int]], view: StatementView) -> int | None:
    """What a denial without a proposition of its own answers: what its passage, or the one before, told last."""
    own = told.get(view.key[0], ())
    if _points_back(view):
        return max((t for t in own if _answers(view, views[t])), key=lambda t: _start(views[t]), default=None)
    if not view.own_clause or view.sentence != view.passage:
        return None
    before = [t for t in own if _start(views[t]) < view.passage]
    last = max(before, key=lambda t: _start(views[t]), default=None)
    fits = last is not None and _another_voice(view, views[last]) and _concerns(views[last], view)
    return last if fits else None


def _goes_on(views: Sequence[StatementView], earlier: Sequence[int], view: StatementView) -> int | None:
    """The denial that a statement with a "not" only spells out ("The ministry denied it. There are no talks").

    It stands in the same sentence or the one before, of the same voice, or of one that has no name of its own or
    speaks for the same state; nothing else is told in between. ``earlier``: the report's statements before.
    """
    for n in reversed(earlier):
        denial = views[n]
        if not denial.denies:
            return None
        if denial.passage == view.passage and view.sentence_before <= denial.sentence <= view.sentence:
            return n if _speaks_for(view, denial) else None
    return None


def _speaks_for(view: StatementView, denial: StatementView) -> bool:
    unnamed = view.statement.chain[-1].kind in ("anonymous", "unstated")
    one = denial.speaker is not None and denial.speaker == view.speaker
    return unnamed or one or bool(denial.speaker_countries & view.speaker_countries)


def _tellings(views: Sequence[StatementView]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for n, view in enumerate(views):
        if not view.denies and not _is_brief(view):
            found[view.key[0]].append(n)
    return found


def _is_brief(view: StatementView) -> bool:
    """Does it reject something without saying what?"""
    if calls_false(view.text, view.language):
        return True
    return view.denies and (only_points(view.text, view.language) or _points_at_thing(view))


def _points_at_thing(view: StatementView) -> bool:
    """Is its content a word that points, with one noun ("this recording")?"""
    words = view.text.split()
    return len(words) == _POINTER_AND_NOUN and only_points(words[0], view.language)


def _meant(views: Sequence[StatementView], told: Mapping[str, list[int]], view: StatementView, named: int) -> int:
    """What a denial means that a reading ties to the nearest statement.

    Where that one does not concern the denier, it is a detail of what its speaker told of him just before;
    where it stands in another passage, what was told of him since is meant.
    """
    near = views[named]
    if near.speaker is not None and near.speaker in view.tellers:
        # Nobody tells that others deny what he himself said just before: what others said of the denier is meant.
        others = [t for t in told.get(view.key[0], ()) if _start(views[t]) < _start(view)]
        others = [t for t in others if views[t].speaker != near.speaker and _of_him(views[t], view)]
        named = max(others, key=lambda t: _start(views[t]), default=named)
        near = views[named]
    if near.passage != view.passage and view.own_clause and not _concerns(near, view):
        later = [t for t in told.get(view.key[0], ()) if _start(near) < _start(views[t]) < _start(view)]
        return max((t for t in later if _of_him(views[t], view)), key=lambda t: _start(views[t]), default=named)
    if near.denies or _concerns(near, view) or near.passage != view.passage or not view.own_clause:
        return named
    about = [
        t
        for t in told.get(view.key[0], ())
        if views[t].passage == near.passage
        and views[t].speaker is not None
        and views[t].speaker == near.speaker
        and _start(views[t]) < _start(near)
        and _concerns(views[t], view)
    ]
    return max(about, key=lambda t: _start(views[t]), default=named)


def _of_him(told: StatementView, denial: StatementView) -> bool:
    """Does what was told name the denier, or are it words that others put into his mouth?"""
    if denial.speaker is None:
        return False
    put = denial.speaker == told.speaker and len(told.statement.chain) > _THROUGH_OTHERS
    return put or denial.speaker in told.actors


def _concerns(told: StatementView, denial: StatementView) -> bool:
    """Does what was told name the denier or his country?"""
    return denial.speaker in told.actors or bool(denial.speaker_countries & told.countries)


def _at_once(
    views: Sequence[StatementView], told: Mapping[str, list[int]], view: StatementView, found: Mapping[int, int]
) -> int | None:
    """What a brief rejection answers: what a denial in its sentence answers, else what was told right before."""
    start = min(_start(view), view.statement.cue.span.start if view.statement.cue else _start(view))
    for n, target in found.items():
        other = views[n]
        if other.key[0] == view.key[0] and view.sentence <= _start(other) < start:
            return target
    near = [t for t in told.get(view.key[0], ()) if view.passage <= _start(views[t]) < start]
    # A remark in between that only points ("he called it a wish list") is of the same matter.
    remarks = [_start(views[t]) for t in near if _refers(views[t])]
    reach = view.sentence_before
    for remark in sorted(remarks, reverse=True):
        reach = min(reach, views[near[0]].passage) if remark >= reach else reach
    before = [
        t
        for t in near
        if max(span.end for span in views[t].statement.content) > reach
        and _another_voice(view, views[t])
        and not _refers(views[t])
    ]
    if before:
        return max(before, key=lambda t: _start(views[t]))
    story = _whole_story(views, told, view)
    return story if story is not None else _put_to_him(views, told, view)


def _put_to_him(views: Sequence[StatementView], told: Mapping[str, list[int]], view: StatementView) -> int | None:
    """What a rejection at the head of its passage answers: what the report last put into the denier's mouth."""
    if not view.denies or view.sentence != view.passage or view.speaker is None:
        return None
    before = [t for t in told.get(view.key[0], ()) if _start(views[t]) < view.passage]
    last = max(before, key=lambda t: _start(views[t]), default=None)
    own = [t for t in before if views[t].speaker == view.speaker and views[t].statement.hearsay]
    near = last is not None and bool(own) and views[own[-1]].passage == views[last].passage
    return own[-1] if near else None


def _whole_story(views: Sequence[StatementView], told: Mapping[str, list[int]], view: StatementView) -> int | None:
    """What "the report" means in a passage of its own: what the text tells first, if it concerns the denier."""
    if not view.denies or not names_report(view.text, view.language):
        return None
    first = min(told.get(view.key[0], ()), key=lambda t: _start(views[t]), default=None)
    fits = first is not None and _another_voice(view, views[first]) and _concerns(views[first], view)
    return first if fits and first is not None and _start(views[first]) < view.passage else None


def _another_voice(view: StatementView, other: StatementView) -> bool:
    """Is the other told by somebody else, or by others of the speaker, who put it into his mouth?"""
    if other.statement.hearsay:
        return True
    mine, theirs = (s.actor or s.name for s in (view.statement.chain[-1], other.statement.chain[-1]))
    return mine != theirs and (view.speaker is None or view.speaker != other.speaker)


def _refers(view: StatementView) -> bool:
    """Does its content begin with a word that only points, as a remark about something else does?"""
    words = view.text.split()
    return len(words) > 1 and view.words <= _REMARK and only_points(words[0], view.language)


def _start(view: StatementView) -> int:
    return min(span.start for span in view.statement.content)


def _points_back(view: StatementView) -> bool:
    """Does the denial's content end before the words that deny, in a sentence before theirs?"""
    cue = view.statement.cue
    if cue is None:
        return False
    last = max(span.end for span in view.statement.content)
    return last <= cue.span.start and any(mark in view.between_cue for mark in ".!?\n")


def _answers(view: StatementView, other: StatementView) -> bool:
    """Was the other told before, in the same passage, by somebody else?"""
    cue = view.statement.cue
    speakers = [s.actor or s.name for s in (view.statement.chain[-1], other.statement.chain[-1])]
    return cue is not None and view.passage <= _start(other) < cue.span.start and speakers[0] != speakers[1]
