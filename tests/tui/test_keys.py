"""The table of keys is complete, has words for everything, and every printable key has its full-width form."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.binding import Binding

from tests.tui.opening import item, opened
from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.model.status import Status
from tracker.tui.acts import viewing
from tracker.tui.acts.finder import act_for
from tracker.tui.keys import (
    JUMPING,
    OF_A_REPORT,
    OF_THE_OUTLINE,
    OF_THE_PLAN,
    OF_THE_REVIEW,
    TABLE,
    Group,
    bindings_for,
    forms_of,
    keys_for,
    shown,
)


def test_no_key_means_two_things_in_the_outline() -> None:
    both = [each for group in (OF_THE_OUTLINE, OF_THE_PLAN) for each in bindings_for(group, "ask")]
    keys = [binding.key for binding in both if isinstance(binding, Binding)]

    assert [(one, other) for one, other in combinations(keys, 2) if one == other] == []


def test_every_action_of_the_plan_has_its_act() -> None:
    named = keys_for(OF_THE_PLAN | OF_A_REPORT | OF_THE_REVIEW)

    assert all(callable(act_for(action)) for action in (*(key.action for key in named), *viewing.VIEWS))


def test_the_moves_are_keys_of_the_outline() -> None:
    assert set(JUMPING) < {key.action for key in keys_for(OF_THE_OUTLINE)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_and_group_has_words(language: str) -> None:
    words = load_catalogue(language)

    assert all(words(f"key.{key.action}") and words(f"key_group.{key.group.value}") for key in TABLE)
    assert all(words(f"key_short.{key.action}") for key in TABLE if key.in_footer)


def test_five_keys_stand_in_the_footer() -> None:
    assert sum(key.in_footer for key in TABLE) == 5


@pytest.mark.parametrize(
    ("key", "form"),
    [
        pytest.param("?", "？", id="question mark"),
        pytest.param("/", "、", id="slash as an input method types it"),
        pytest.param("/", "／", id="slash"),
        pytest.param("j", "ｊ", id="letter"),
        pytest.param("J", "Ｊ", id="capital letter"),
        pytest.param("1", "１", id="digit"),
        pytest.param(">", "》", id="greater than"),
    ],
)
def test_a_printable_key_has_its_full_width_form(key: str, form: str) -> None:
    assert form in tuple(forms_of(key))


@pytest.mark.parametrize(
    ("key", "written"),
    [("ctrl+z", "Ctrl+Z"), ("escape", "Esc"), ("ctrl+down", "Ctrl+↓"), ("?", "?"), ("f1", "F1"), ("space", "Space")],
)
def test_a_key_is_shown_as_people_write_it(key: str, written: str) -> None:
    assert shown(key) == written


@pytest.mark.parametrize("groups", [OF_THE_OUTLINE, OF_THE_PLAN, OF_A_REPORT], ids=["outline", "plan", "report"])
def test_every_form_of_a_key_asks_for_the_same(groups: frozenset[Group]) -> None:
    actions = {each.key: each.action for each in bindings_for(groups, "ask") if isinstance(each, Binding)}

    for key in keys_for(groups):
        forms = [form for each in key.keys for form in forms_of(each)]
        assert {actions[form] for form in forms} == {f"ask({key.action!r})"}


@pytest.mark.parametrize(
    ("key", "form"), [("j", "ｊ"), ("space", "\u3000"), ("?", "？"), ("/", "、"), (">", "》"), ("4", "４"), ("]", "】")]
)
async def test_a_full_width_form_does_what_its_key_does(key: str, form: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press("j", "j", key)
        by_key = (app.desk.plan, app.main.outline.selected, type(app.screen))
    async with opened() as (app, pilot):
        await pilot.press("j", "j", form)
        by_form = (app.desk.plan, app.main.outline.selected, type(app.screen))

    assert by_form == by_key


async def test_letters_are_typed_text_in_a_box_for_typing() -> None:
    async with opened() as (app, pilot):
        await pilot.press("a", "q", "j", "ｊ", "enter")

        assert app.desk.plan.items["new1"].title == "qjｊ"
        assert item(app, "勘察").status is Status.NOT_STARTED
