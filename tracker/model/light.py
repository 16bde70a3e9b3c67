"""Red, yellow and green: the light of an item, why it has it, and from which thresholds on."""

from __future__ import annotations

from enum import Enum

from tracker.frozen import Frozen


class Light(Enum):
    """How an item stands; never shown as a colour alone. The value is what stands in JSON."""

    NONE = "none"
    """Standing, cancelled, or a parent of nothing else: there is nothing to be late with."""
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"

    __hash__ = object.__hash__  # members are one of a kind, and Enum would hash their names, in Python

    @property
    def severity(self) -> int:
        """0 for no light up to 3 for red."""
        return _SEVERITY[self]


_SEVERITY = {light: place for place, light in enumerate(Light)}


class Cause(Enum):
    """Why an item has its light. The value is a catalogue key under `cause.`."""

    OVERDUE = "overdue"
    FAR_BEHIND = "far_behind"
    BEHIND = "behind"
    BLOCKED = "blocked"
    NEAR = "near"
    ON_TRACK = "on_track"
    DONE = "done"
    NOT_COUNTED = "not_counted"

    __hash__ = object.__hash__  # members are one of a kind, and Enum would hash their names, in Python

    @property
    def light(self) -> Light:
        return _LIGHT[self]


_LIGHT = {
    Cause.OVERDUE: Light.RED,
    Cause.FAR_BEHIND: Light.RED,
    Cause.BEHIND: Light.YELLOW,
    Cause.BLOCKED: Light.YELLOW,
    Cause.NEAR: Light.YELLOW,
    Cause.ON_TRACK: Light.GREEN,
    Cause.DONE: Light.GREEN,
    Cause.NOT_COUNTED: Light.NONE,
}


class Reason(Frozen):
    cause: Cause
    figure: int = 0
    """Days over for OVERDUE, days left for NEAR, percentage points for BEHIND and FAR_BEHIND, else 0."""


class LightRules(Frozen):
    """The thresholds, as an office sets them; offices differ, so every one is a setting."""

    behind_points: int = 10
    """From this many percentage points behind the elapsed share on, yellow."""

    far_behind_points: int = 30
    """Beyond this many, red."""

    near_days: int = 15
    """Up to this many days before the deadline, at least yellow."""


USUAL_RULES = LightRules()
