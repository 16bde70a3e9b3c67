"""The day by which an item is to be done, how exactly the document names it, and in what words."""

from __future__ import annotations

from datetime import date
from enum import Enum

from tracker.frozen import Frozen


class Precision(Enum):
    """The stretch of time whose last day the deadline is."""

    DAY = "day"
    TEN_DAYS = "ten_days"
    """旬, a third of a month."""
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Deadline(Frozen):
    day: date
    """The last day on which the item is still in time."""

    precision: Precision = Precision.DAY
    phrase: str = ""
    """The words it was read from (`5月底前`); empty when somebody entered a plain date."""
