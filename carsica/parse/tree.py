"""The best tree under arc scores: greedy where that is a tree, Chu-Liu/Edmonds where not. Knows no words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
ALONE = 1e6  # taken off every arc from the root, so that the best tree has only one


def heads(scores: Floats) -> list[int]:
    """The head of each word, -1 for the single root.

    ``scores[word, governor]`` has one row a word and one column more: column 0 is the root, column n word n-1.
    """
    words = len(scores)
    if words == 0:
        return []
    scores = scores.copy()
    scores[np.arange(words), np.arange(1, words + 1)] = -np.inf
    governors: list[int] = scores.argmax(axis=1).tolist()
    if not _is_tree(governors):
        scores -= scores.max(axis=1, keepdims=True)  # comparable between words
        scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        square = np.full((words + 1, words + 1), -np.inf)
        square[1:] = scores
        governors = _edmonds(square.copy())[1:]
        if governors.count(0) != 1:  # so it seldom is; with a dear root, nearly every word joins a cycle first
            square[1:, 0] -= ALONE
            governors = _edmonds(square)[1:]
    return [governor - 1 for governor in governors]


def _is_tree(governors: list[int]) -> bool:
    """Whether governors (0 the root, n the n-th word) form a tree with one word under the root."""
    if governors.count(0) != 1:
        return False
    state = [1] + [0] * len(governors)  # 0 unseen, 1 reaches the root, 2 on the present path
    for word in range(1, len(governors) + 1):
        path = []
        while state[word] == 0:
            state[word] = 2
            path.append(word)
            word = governors[word - 1]  # noqa: PLW2901
        if state[word] == 2:
            return False
        for seen in path:
            state[seen] = 1
    return True


def _edmonds(scores: npt.NDArray[np.float64]) -> list[int]:
    """Governors of the maximum spanning arborescence rooted at 0; ``scores[dependent, governor]`` is used up.

    A cycle of best arcs becomes one word, its first, until none is left; then they are opened, the last first.
    """
    governors: list[int] = scores.argmax(axis=1).tolist()
    governors[0] = 0
    safe = [True] + [False] * (len(governors) - 1)  # reaches the root
    closed: list[_Closed] = []
    for start in range(1, len(governors)):
        while cycle := _cycle(start, governors, safe):
            closed.append(_close(scores, governors, cycle))
    for one in reversed(closed):
        _open(governors, one)
    return governors


def _cycle(start: int, governors: list[int], safe: list[bool]) -> list[int]:
    """The words of the cycle that a word leads to; nothing if it leads to the root, and then the way is safe."""
    word = start
    path: list[int] = []
    seen: set[int] = set()
    while not safe[word]:
        if word in seen:
            return path[path.index(word) :]
        path.append(word)
        seen.add(word)
        word = governors[word]
    for word in path:
        safe[word] = True
    return []


@dataclass(frozen=True)
class _Closed:
    """A cycle that stands as its first word. ``within`` are the governors that its words have among themselves.

    For each word outside: ``entered`` is the place in the cycle of the word that an arc from it had better enter,
    ``left`` that of the word from which an arc to it had better leave.
    """

    cycle: list[int]
    within: list[int]
    entered: list[int]
    left: list[int]


def _close(scores: npt.NDArray[np.float64], governors: list[int], cycle: list[int]) -> _Closed:
    """Make a cycle one word, in the scores and among the governors."""
    first, *rest = cycle
    within = [governors[word] for word in cycle]
    # An arc into the cycle replaces the arc of the word it enters; an arc out of it leaves from the best word.
    entering = scores[cycle] - scores[cycle, within][:, None]
    leaving = scores[:, cycle]
    scores[first], scores[:, first] = entering.max(axis=0), leaving.max(axis=1)
    scores[first, cycle] = scores[rest] = scores[:, rest] = -np.inf
    inside = set(cycle)
    for word, governor in enumerate(governors):
        if governor in inside:
            governors[word] = first
    governors[first] = int(scores[first].argmax())
    return _Closed(cycle, within, entering.argmax(axis=0).tolist(), leaving.argmax(axis=1).tolist())


def _open(governors: list[int], closed: _Closed) -> None:
    """Put the words of a cycle back, without the arc that the arc into the cycle replaces."""
    cycle, first = closed.cycle, closed.cycle[0]
    entry = governors[first]
    for word, governor in enumerate(governors):
        if governor == first:
            governors[word] = cycle[closed.left[word]]
    for word, governor in zip(cycle, closed.within, strict=True):
        governors[word] = governor
    governors[cycle[closed.entered[entry]]] = entry
