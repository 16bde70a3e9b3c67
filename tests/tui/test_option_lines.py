"""Options with hints: the hints are a column of their own, and what is too long says so."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tracker.tui.screens.choice import Option, OptionLines


class _Lines(App[None]):
    def __init__(self, *options: Option) -> None:
        super().__init__()
        self._options = options

    def compose(self) -> ComposeResult:
        yield OptionLines(self._options, 0)


async def drawn(*options: Option, width: int = 60) -> list[str]:
    app = _Lines(*options)
    async with app.run_test(size=(width, 5)):
        lines = app.query_one(OptionLines)
        return [lines.render_line(place).text.rstrip() for place in range(len(options))]


async def test_hints_stand_below_one_another() -> None:
    first, second = await drawn(Option("", "设状态", "s"), Option("", "撤销", "u"))

    assert (first, second) == (" > 设状态  s", "   撤销    u")


async def test_hints_stand_below_one_another_when_the_widest_option_has_gone() -> None:
    wide, usual = Option("", "记本月无变化", "N"), Option("", "撤销", "u")
    app = _Lines(wide, usual)
    async with app.run_test(size=(60, 5)):
        lines = app.query_one(OptionLines)
        lines.render_line(1)

        lines.show([Option("", "重做", "r"), usual])

        assert [lines.render_line(place).text.rstrip() for place in (0, 1)] == [" > 重做  r", "   撤销  u"]


async def test_a_long_label_and_a_long_hint_are_cut_with_a_sign() -> None:
    (line,) = await drawn(Option("", "很长的名称" * 5, "很长的说明" * 5))

    assert line.count("..") == 2


async def test_a_long_label_alone_is_cut_with_a_sign() -> None:
    (line,) = await drawn(Option("1", "很长的名称" * 9))

    assert line.endswith("..")


async def test_hints_do_no_harm_where_there_is_no_room() -> None:
    (line,) = await drawn(Option("1", "很长的名称", "说明"), width=8)

    assert line.startswith(" > 1")
