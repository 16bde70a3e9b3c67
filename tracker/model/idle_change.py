"""Changes that stand in a history without an effect here: they came from elsewhere and cannot be applied."""

from __future__ import annotations

from tracker.errors import UnknownChange
from tracker.frozen import Frozen
from tracker.model.change import Change, Draft


class UnplacedChange(Frozen):
    """A change of another copy that found no place in the joined plan: kept in the history, without effect."""

    change: Change

    def apply_to(self, draft: Draft) -> None:
        del draft

    def inverted(self) -> UnplacedChange:
        return self

    def touched(self) -> frozenset[str]:
        return frozenset()

    def concerns(self) -> frozenset[str]:
        return self.change.concerns()


class UnreadChange(Frozen):
    """A change of a kind that only a newer version knows: shown in the history, never applied or undone."""

    kind: str
    item: str
    """The id of the item that it is about; empty when it names none."""

    text: str
    """The whole document as JSON."""

    def apply_to(self, draft: Draft) -> None:
        if not draft.tolerant:
            raise UnknownChange(kind=self.kind)

    def inverted(self) -> UnreadChange:
        return self

    def touched(self) -> frozenset[str]:
        return frozenset()

    def concerns(self) -> frozenset[str]:
        return frozenset({self.item})
