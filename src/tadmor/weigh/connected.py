"""What pairs connect, directly or through others."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T", int, str, tuple[str, int])


class Connected(Generic[T]):
    """Nodes and what was joined of them: a class because the homes of all nodes change together."""

    def __init__(self) -> None:
        self._home: dict[T, T] = {}

    def join(self, a: T, b: T) -> None:
        """Connects two nodes, and all that either of them is connected with."""
        first, second = sorted((self.root(a), self.root(b)))
        self._home[second] = first

    def root(self, node: T) -> T:
        """The least of all nodes that this one is connected with; itself where it is alone."""
        while (above := self._home.setdefault(node, node)) != node:
            self._home[node] = self._home[above]
            node = above
        return node

    def groups(self) -> list[list[T]]:
        """The nodes that were asked for or joined, by what connects them: each group and the groups in order."""
        found: dict[T, list[T]] = {}
        for node in sorted(self._home):
            found.setdefault(self.root(node), []).append(node)
        return list(found.values())
