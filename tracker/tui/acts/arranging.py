"""What changes many items at once, each as one step that is seen before it is made: renumber, split, fan out."""

from __future__ import annotations

from functools import partial

from tracker.entry import value_entered
from tracker.errors import TrackerError
from tracker.language.wording import error_words
from tracker.model.fanning import fan_out, units_for
from tracker.model.numbering import Style, renumber
from tracker.model.plan import ROOT
from tracker.tui.acts.agreeing import agree
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.screens.choice import ChoiceDialog, Option
from tracker.tui.screens.line import LookFirstDialog


def choose_numbering(desk: Desk, _items: tuple[str, ...]) -> None:
    """Asks for the way of numbering, for what is below the selected item and for the whole plan."""
    selected = desk.stage.main.outline.selected
    tops = [each for each in (selected, ROOT) if each is not None and desk.plan.below(each)]
    choices = [(top, style) for top in tops for style in Style]
    if not choices:
        desk.stage.tell(desk.words("tell.nothing_changed"))
        return
    options = [Option(str(place), _numbering(desk, *each)) for place, each in enumerate(choices, 1)]

    def choose(place: int) -> str | None:
        top, style = choices[place]
        build = partial(renumber, top=top, style=style)
        return agree(desk, build, "renumber", name=_scope(desk, top))

    desk.stage.open_screen(ChoiceDialog(desk.words("dialog.renumber"), options, choose, desk.words))


def split_item(desk: Desk, _items: tuple[str, ...]) -> None:
    """Each sentence but the first of the selected item's own words as a step below it."""
    from tracker.reading.steps import steps_of  # who splits nothing needs no reader

    selected = desk.stage.main.outline.selected
    if selected is None:
        return
    build, name = partial(steps_of, item_id=selected, new_id=desk.workspace.new_id), desk.name((selected,))
    desk.complain(agree(desk, build, "split", name=name, nothing="tell.one_sentence"))


def ask_units_to_fan_out(desk: Desk, _items: tuple[str, ...]) -> None:
    """Asks for the units, those of the item offered; then shows the children that they would get."""
    selected = desk.stage.main.outline.selected
    if selected is None:
        return

    def read(text: str) -> tuple[str, ...]:
        units = value_entered("units", text, year=desk.plan.year, today=desk.workspace.today)
        assert isinstance(units, tuple), "what units are read as"
        return units

    def understood(text: str) -> str:
        try:
            return desk.words("dialog.fan_out_units", count=len(dict.fromkeys(read(text))))
        except TrackerError as error:
            return error_words(error, desk.words)

    def keep(text: str) -> str | None:
        try:
            units = read(text)
        except TrackerError as error:
            return error_words(error, desk.words)
        build = partial(fan_out, item_id=selected, units=units, new_id=desk.workspace.new_id)
        return agree(desk, build, "fan_out", name=desk.name((selected,)))

    value = "、".join(units_for(desk.plan, selected))
    question = desk.words("dialog.fan_out", name=desk.name((selected,)))
    desk.stage.open_screen(LookFirstDialog(question, keep, desk.words, value=value, understood=understood))


def _numbering(desk: Desk, top: str, style: Style) -> str:
    return desk.words(f"numbering.{style.value}", name=_scope(desk, top))


def _scope(desk: Desk, top: str) -> str:
    return desk.name((top,)) if top != ROOT else desk.words("numbering.whole_plan")


TABLE: dict[str, Act] = {
    "renumber": choose_numbering,
    "split_item": split_item,
    "fan_out": ask_units_to_fan_out,
}
