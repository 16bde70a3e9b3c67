"""An app that tells when it has painted; and two to be measured against, an empty one and Textual's tree."""

from __future__ import annotations

import os
from collections.abc import Iterator
from time import perf_counter, process_time

from rich.console import RenderableType
from textual._compositor import CompositorUpdate  # pyright: ignore[reportPrivateUsage] -- what a paint is made of
from textual.app import App
from textual.screen import Screen
from textual.widgets import Tree


class Painting(App[None]):
    def painted(self) -> None:
        """Something has been painted."""
        raise NotImplementedError

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Makes what a terminal would be sent, which without a terminal is not made."""
        super()._display(screen, renderable)  # pyright: ignore[reportUnknownMemberType] -- screens of any result
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)
            self.painted()


class Timed(Painting):
    """Notes when it last painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted_at = 0.0
        """By the clock, in seconds."""

        self.painted_cpu = 0.0
        """The same in seconds of work of this process."""

    def painted(self) -> None:
        self.painted_at, self.painted_cpu = perf_counter(), process_time()


class Empty(Painting):
    def painted(self) -> None:
        os._exit(0)


class TreeApp(Painting):
    """Textual's own tree of as many lines, unfolded."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def compose(self) -> Iterator[Tree[None]]:
        tree = Tree[None]("plan")
        tree.root.expand()
        for number in range(self._count):
            tree.root.add_leaf(f"task {number}")
        yield tree

    def painted(self) -> None:
        if self.query(Tree) and self.query_one(Tree).size:
            os._exit(0)
