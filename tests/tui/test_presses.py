"""Every key of the table is measured, or its reason for not being so is told."""

from __future__ import annotations

from tests.benchmarks.presses import IN_THE_BOX, LEFT_OUT, SEQUENCES
from tracker.tui.keys import TABLE


def test_every_action_of_the_table_is_measured_or_has_its_reason() -> None:
    pressed = {key for what, keys in SEQUENCES.items() if what not in IN_THE_BOX for key in keys}

    measured = {key.action for key in TABLE if pressed & {*key.keys}}

    assert {key.action for key in TABLE} - measured == {*LEFT_OUT} - measured
    assert {*LEFT_OUT} <= {key.action for key in TABLE}
