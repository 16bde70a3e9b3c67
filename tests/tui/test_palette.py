"""The palette knows every action by its Chinese name, its English name, its pinyin and its initials."""

from __future__ import annotations

import re

import pytest
from pypinyin import Style, lazy_pinyin

from tests.tui.opening import opened
from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.tui.acts.commanding import VIEWS
from tracker.tui.keys import OF_THE_PLAN, keys_for
from tracker.tui.screens.palette import Command, PaletteDialog, meant

HAN = re.compile(r"[\u4e00-\u9fff]+")


async def commands(language: str = "zh") -> tuple[Command, ...]:
    async with opened(language=language) as (app, pilot):
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, PaletteDialog)
        return app.screen.commands


async def test_every_action_of_the_plan_and_every_view_stands_in_the_palette() -> None:
    offered = {command.action for command in await commands()}

    assert {key.action for key in keys_for(OF_THE_PLAN)} - {"palette", "back"} <= offered
    assert set(VIEWS) <= offered


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_command_is_found_by_its_name_in_every_language(language: str) -> None:
    every = await commands(language)

    for command in every:
        for name in command.names:
            assert command in meant(every, name), (command.action, name)


@pytest.mark.parametrize("style", [Style.NORMAL, Style.FIRST_LETTER], ids=["pinyin", "initials"])
async def test_every_command_is_found_by_the_sound_of_its_name(style: Style) -> None:
    every = await commands()

    for command in every:
        table = "views" if command.action in VIEWS else "key"
        chinese = "".join(HAN.findall(load_catalogue("zh")(f"{table}.{command.action}")))
        typed = "".join(lazy_pinyin(chinese[:4], style=style))
        assert command in meant(every, typed), (command.action, typed)


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        pytest.param("r", "report", id="a letter"),
        pytest.param("R", "remind", id="a capital"),
        pytest.param("ｒ", "report", id="full width"),
        pytest.param("、", "find", id="what an input method types"),
        pytest.param("F2", "rename", id="a key with a name"),
        pytest.param("ctrl+z", "undo", id="in small letters"),
    ],
)
async def test_the_key_that_stands_behind_a_command_finds_it_before_its_name_finds_others(
    typed: str, action: str
) -> None:
    assert meant(await commands(), typed)[0].action == action
