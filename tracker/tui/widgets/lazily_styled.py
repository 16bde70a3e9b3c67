"""A widget that works out its component classes when something is drawn in them.

Textual (8.2.8) works out all of a widget's whenever any of its looks may have changed. For the outline and
what stands around it these are sixty, and before the first paint they were worked out twice: 6 ms.
"""

from __future__ import annotations

from rich.style import Style
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget


class LazilyStyled(Widget):
    @classmethod
    def _get_component_classes(cls) -> frozenset[str]:  # pyright: ignore[reportIncompatibleVariableOverride] -- cached there
        """None, for who would work them out beforehand."""
        return frozenset()

    def get_component_styles(self, *names: str) -> RenderStyles:
        for name in super()._get_component_classes().intersection(names).difference(self._component_styles):
            node = DOMNode(classes=name)
            node._attach(self)  # pyright: ignore[reportPrivateUsage] -- as Textual does it
            self.app.stylesheet.apply(node)  # pyright: ignore[reportUnknownMemberType] -- an app of any result
            self._component_styles[name] = node.styles
        return super().get_component_styles(*names)

    def ink(self, *names: str) -> Style:
        """The Rich style of a component class, without the background it stands on."""
        return self.get_component_rich_style(*names, partial=True)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._component_styles.clear()
