"""A number with its unit, as a target or as what has been reached: 11 部, 3.5 亿元, 100 %."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.frozen import Frozen

if TYPE_CHECKING:
    from decimal import Decimal


class Amount(Frozen):
    value: Decimal
    """Finite and not negative."""

    unit: str = ""
    """As written (`部`, `亿元`, `%`); empty when the number stands alone."""

    def __str__(self) -> str:
        """The number without trailing zeros or exponent, the unit right behind it: `3.5亿元`."""
        return f"{self.number}{self.unit}"

    @property
    def number(self) -> str:
        """The number alone: `1500`, `3.5`."""
        text = format(self.value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
