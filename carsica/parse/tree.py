"""The best tree under arc scores: greedy where that is a tree, Chu-Liu/Edmonds where not. Knows no words."""

from __future__ import annotations

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
    greedy = scores.argmax(axis=1)
    if not _is_tree(greedy.tolist()):
        scores -= scores.max(axis=1, keepdims=True)  # comparable between words
        scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
        square = np.full((words + 1, words + 1), -np.inf)
        square[1:] = scores
        square[1:, 0] -= ALONE
        greedy = np.array(_edmonds(square)[1:])
    return [int(h) - 1 for h in greedy]


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


def _cycle(governors: list[int]) -> list[int]:
    """The words of one cycle, or nothing. Entry 0 is the root."""
    state = [0] * len(governors)
    for start in range(1, len(governors)):
        word, path = start, []
        while word != 0 and state[word] == 0:
            state[word] = start
            path.append(word)
            word = governors[word]
        if word != 0 and state[word] == start:
            return path[path.index(word) :]
    return []


def _edmonds(scores: npt.NDArray[np.float64]) -> list[int]:
    """Governors of the maximum spanning arborescence rooted at 0; ``scores[dependent, governor]``."""
    governors = scores.argmax(axis=1)
    governors[0] = 0
    cycle = _cycle(governors.tolist())
    if not cycle:
        found: list[int] = governors.tolist()
        return found
    inside = np.array(cycle)
    outside = np.array([i for i in range(len(scores)) if i not in set(cycle)])
    kept = scores[inside, governors[inside]]
    # An arc into the cycle replaces the arc of the word it enters; an arc out of it leaves from the best word.
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, inside)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    solved = _edmonds(small)
    result: list[int] = governors.tolist()
    for position, word in enumerate(outside.tolist()):
        governor = solved[position]
        result[word] = int(inside[leaving[position].argmax()] if governor == len(outside) else outside[governor])
    entry = solved[-1]
    result[cycle[int(entering[:, entry].argmax())]] = int(outside[entry])
    result[0] = 0
    return result
