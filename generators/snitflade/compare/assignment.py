"""Which of the old parts is which of the new: the pairs whose likenesses have the greatest sum.

The Hungarian method in the form of Jonker and Volgenant (Computing 38, 1987), by shortest augmenting paths, on whole
numbers, so that no rounding decides. Parts that nothing links to one another are paired apart; a very large set of
parts that all resemble each other is paired greedily, the most alike first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

_SCALE = 1_000_000
_LARGEST = 120


def assign(likenesses: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The old indices with the new index of each.

    :param likenesses: of (old, new), above 0; pairs that are not in it are never made. Of equally good choices the
        one that keeps the order is taken.

    >>> assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8})
    {0: 1, 1: 0}
    """
    pairs: dict[int, int] = {}
    for group in _groups(likenesses):
        scores = {pair: round(likenesses[pair] * _SCALE) for pair in group}
        size = max(len({old for old, _ in group}), len({new for _, new in group}))
        pairs |= _greedy(scores) if size > _LARGEST else _best(scores)
    return dict(sorted(pairs.items()))


def _groups(likenesses: Mapping[tuple[int, int], float]) -> list[list[tuple[int, int]]]:
    """The pairs by their connected components."""
    neighbours: dict[int, list[int]] = defaultdict(list)  # the new ones as -1 - index
    for old, new in sorted(likenesses):
        neighbours[old].append(-1 - new)
        neighbours[-1 - new].append(old)
    component: dict[int, int] = {}
    for start in neighbours:
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if node not in component:
                component[node] = start
                waiting += neighbours[node]
    groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in sorted(likenesses):
        groups[component[pair[0]]].append(pair)
    return list(groups.values())


def _greedy(scores: Mapping[tuple[int, int], int]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for old, new in sorted(scores, key=lambda pair: (-scores[pair], abs(pair[0] - pair[1]), pair)):
        if old not in pairs and new not in taken:
            pairs[old] = new
            taken.add(new)
    return pairs


def _best(scores: Mapping[tuple[int, int], int]) -> dict[int, int]:
    rows, columns = sorted({old for old, _ in scores}), sorted({new for _, new in scores})
    # Every row gets a column of its own for "none", so that a bad pair is never forced.
    width, size = len(columns), len(rows) + len(columns)
    column_of = {new: column for column, new in enumerate(columns)}
    rank = max(len(rows), width)
    costs = [[0] * size for _ in rows]
    for row, old in enumerate(rows):
        for column in range(width):
            costs[row][column] = 1
        for new in columns:
            if (old, new) in scores:
                column = column_of[new]
                # The order decides between equal sums only: all its bonuses together are less than one step of a score.
                bonus = rank * rank - (row - column) ** 2
                costs[row][column] = -(scores[old, new] * (rank + 1) ** 3 + bonus)
    chosen = _shortest_paths(costs, size)
    return {
        old: columns[column]
        for old, column in zip(rows, chosen, strict=True)
        if column < width and (old, columns[column]) in scores
    }


def _shortest_paths(costs: list[list[int]], size: int) -> list[int]:
    """The column of each row at the least total cost."""
    search = _PathSearch(costs, size)
    for row in range(1, len(costs) + 1):
        search.add(row)
    column_of = [0] * len(costs)
    for column in range(1, size + 1):
        if search.row_of[column]:
            column_of[search.row_of[column] - 1] = column - 1
    return column_of


class _PathSearch:
    """Takes in one row after the other. Rows and columns count from 1; column 0 is where each search starts."""

    def __init__(self, costs: list[list[int]], size: int) -> None:
        self.row_of = [0] * (size + 1)
        self._costs, self._columns = costs, range(size + 1)
        self._row_price, self._column_price = [0] * (len(costs) + 1), [0] * (size + 1)
        self._far = 4 * sum(abs(cost) for row in costs for cost in row) + 1

    def add(self, row: int) -> None:
        """Give the row a column, and others new ones where that is cheaper for all."""
        self.row_of[0], at = row, 0
        distance, before = [self._far for _ in self._columns], [0 for _ in self._columns]
        done = [False for _ in self._columns]
        while self.row_of[at]:
            done[at] = True
            self._reach(at, distance, before, done)
            nearest = min((column for column in self._columns[1:] if not done[column]), key=distance.__getitem__)
            self._reprice(distance[nearest], distance, done)
            at = nearest
        while at:
            self.row_of[at] = self.row_of[before[at]]
            at = before[at]

    def _reach(self, at: int, distance: list[int], before: list[int], done: list[bool]) -> None:
        row = self.row_of[at]
        costs, price = self._costs[row - 1], self._row_price[row]
        for column in self._columns[1:]:
            if not done[column]:
                reduced = costs[column - 1] - price - self._column_price[column]
                if reduced < distance[column]:
                    distance[column], before[column] = reduced, at

    def _reprice(self, step: int, distance: list[int], done: list[bool]) -> None:
        for column in self._columns:
            if done[column]:
                self._row_price[self.row_of[column]] += step
                self._column_price[column] -= step
            else:
                distance[column] -= step
