"""Marked items are moved together, as one step."""

from __future__ import annotations

import pytest

from tests.building import outline, plan
from tests.tui.opening import ROADS, opened, screen_text


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        pytest.param(("j", "j", "v", "v", "K"), "道路\n  修路\n  绿化\n  勘察\n桥梁\n  选址\n  施工", id="up"),
        pytest.param(("j", "v", "v", "J"), "道路\n  绿化\n  勘察\n  修路\n桥梁\n  选址\n  施工", id="down"),
        pytest.param(
            ("j", "j", "v", "v", "greater_than_sign"),
            "道路\n  勘察\n    修路\n    绿化\n桥梁\n  选址\n  施工",
            id="indent",
        ),
        pytest.param(("j", "v", "v", "less_than_sign"), "道路\n  绿化\n勘察\n修路\n桥梁\n  选址\n  施工", id="outdent"),
    ],
)
async def test_all_marked_items_are_moved_as_one_step(keys: tuple[str, ...], after: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press(*keys)

        assert outline(app.desk.plan) == after
        assert "2项" in screen_text(app)
        await pilot.press("u")
        assert outline(app.desk.plan) == outline(plan(ROADS))
