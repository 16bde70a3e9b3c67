"""Words side by side are all seen whole where there is any room for them."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tracker.tui.widgets.pick import Pick

LABELS = ("progress", "problem", "next step", "remark", "reminder")


class _Form(App[None]):
    def compose(self) -> ComposeResult:
        yield Pick(LABELS, 4)


@pytest.mark.parametrize(
    ("width", "seen"),
    [
        (60, " progress   problem   next step   remark  [reminder]"),
        (49, " progress  problem  next step  remark [reminder]"),
    ],
    ids=["room", "little room"],
)
async def test_words_move_together_where_there_is_little_room(width: int, seen: str) -> None:
    app = _Form()
    async with app.run_test(size=(width, 3)):
        assert app.query_one(Pick).render_line(0).text.rstrip() == seen
