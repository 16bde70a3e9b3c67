"""Keys that a user gave to other actions: what is understood, what is refused, and that the app follows."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import BadKey, TrackerError, UnknownAction
from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.tui.keyboard import Keyboard, keyboard_for
from tracker.tui.keys import TABLE, shown


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("b", "b"),
        ("B", "B"),
        ("ｂ", "b"),
        ("F4", "f4"),
        ("Ctrl+T", "ctrl+t"),
        ("空格", "space"),
        (" ", "space"),
        ("Alt+↑", "alt+up"),
        ("PgUp", "pageup"),
        ("%", "%"),
    ],
)
def test_a_key_is_understood_as_people_write_it(written: str, key: str) -> None:
    freed = {action: ["F9"] for action in ("page_up",)} if key == "pageup" else {}
    freed |= {"note": ["F8"]}

    keyboard = Keyboard({**freed, "tick": [written]})

    assert keyboard.by_action["tick"].keys == (key,)


def test_every_key_of_the_table_is_understood_as_it_is_shown() -> None:
    changed = {key.action: [shown(each) for each in key.keys] for key in TABLE if key.action != "save"}

    keyboard = Keyboard(changed)

    assert all(set(key.keys) <= set(keyboard.by_action[key.action].keys) for key in TABLE)


@pytest.mark.parametrize(
    ("action", "keys", "refused"),
    [
        pytest.param("tik", ["x"], UnknownAction, id="an action there is not"),
        pytest.param("tick", ["n"], BadKey, id="a key that has its action"),
        pytest.param("tick", ["j"], BadKey, id="a key that moves"),
        pytest.param("tick", ["Esc"], BadKey, id="the way back"),
        pytest.param("tick", ["Ctrl+Q"], BadKey, id="the way out"),
        pytest.param("tick", ["Tab"], BadKey, id="the way through fields"),
        pytest.param("tick", ["xy"], BadKey, id="no key"),
        pytest.param("tick", ["字"], BadKey, id="a character that no key types"),
        pytest.param("tick", [], BadKey, id="no key at all"),
        pytest.param("save", ["F5"], BadKey, id="what dialogs hear alone"),
        pytest.param("save", ["b"], BadKey, id="a letter for what dialogs hear alone"),
        pytest.param("period", ["l"], BadKey, id="taken in the report"),
        pytest.param("review_split", ["m"], BadKey, id="taken in the load preview"),
    ],
)
def test_what_would_make_two_of_one_is_refused(action: str, keys: list[str], refused: type[TrackerError]) -> None:
    with pytest.raises(refused) as error:
        Keyboard({action: keys})

    assert error.value.facts["action"] == action


def test_two_actions_may_change_keys() -> None:
    keyboard = Keyboard({"tick": ["n"], "note": ["Space"]})

    assert keyboard.by_action["tick"].keys == ("n",)
    assert keyboard.keymap["note"] == "space,ideographic_space"


def test_what_cannot_be_is_left_out_and_told_and_the_rest_holds() -> None:
    keyboard, refused = keyboard_for({"tick": ["n"], "tik": ["x"], "edit": ["E"]})

    assert keyboard.keymap == {"edit": "E,Ｅ"}
    assert {str(each.facts["action"]) for each in refused} == {"tick", "tik"}


KEYS = st.sampled_from(["x", "X", "n", "j", "Esc", "F1", "Ctrl+Q", "Enter", "↑", "?", "F9", "Tab", "", "字"])
ACTIONS = st.sampled_from([*(key.action for key in TABLE), "tik"])


@given(st.dictionaries(ACTIONS, st.lists(KEYS, max_size=3), max_size=6))
def test_whatever_stands_in_the_file_help_and_the_way_out_stay(changed: dict[str, list[str]]) -> None:
    keyboard, _ = keyboard_for(changed)

    assert "f1" in keyboard.by_action["help"].keys
    assert "ctrl+q" in keyboard.by_action["quit"].keys
    assert "escape" in keyboard.by_action["back"].keys


def test_a_key_that_is_given_is_taken_from_who_had_it() -> None:
    keyboard = Keyboard().given("tick", "G", beside=False)

    assert keyboard.changed == {"tick": ("G",), "last": ("end",)}


def test_who_had_no_other_key_gets_the_one_that_is_given_up() -> None:
    keyboard = Keyboard().given("tick", "n", beside=False)

    assert keyboard.changed == {"tick": ("n",), "note": ("space",)}


def test_a_key_may_be_given_beside_those_that_there_are() -> None:
    keyboard = Keyboard().given("tick", "F4", beside=True)

    assert keyboard.by_action["tick"].keys == ("f4", "space")


def test_a_key_is_not_taken_from_who_has_another_page() -> None:
    keyboard = Keyboard().given("note", "m", beside=False)

    assert keyboard.changed == {"note": ("m",)}


@pytest.mark.parametrize(
    ("action", "key", "beside", "other"),
    [
        pytest.param("tick", "Ctrl+Q", False, "quit", id="the way out stays"),
        pytest.param("tick", "n", True, "note", id="its holder would have none"),
        pytest.param("open", "n", False, "note", id="the only key of the action stays with it"),
    ],
)
def test_a_key_that_cannot_be_given_stays_where_it_is(action: str, key: str, beside: bool, other: str) -> None:
    with pytest.raises(BadKey) as error:
        Keyboard().given(action, key, beside=beside)

    assert error.value.facts == {"action": action, "key": key, "other": other}


def test_keys_as_made_come_back_to_whoever_has_them_in_the_table() -> None:
    swapped = Keyboard().given("tick", "n", beside=False).given("edit", "E", beside=False)

    assert swapped.as_made("tick").changed == {"edit": ("E",)}


def test_what_is_another_than_before_is_told_by_action() -> None:
    before = Keyboard({"tick": ["b"], "edit": ["E"]})

    after = before.as_made("tick").given("note", "m", beside=False)

    assert after.changed_from(before) == {"tick": (), "note": ("m",)}


@given(st.lists(st.tuples(ACTIONS, KEYS, st.booleans()), max_size=5))
def test_however_keys_are_given_each_action_has_one_that_can_be_kept(
    given_one_by_one: list[tuple[str, str, bool]],
) -> None:
    keyboard = Keyboard()

    for action, key, beside in given_one_by_one:
        with suppress(BadKey, UnknownAction):
            keyboard = keyboard.given(action, key, beside=beside)
            assert shown(keyboard.by_action[action].keys[0]) == key.replace("空格", "Space")

    assert all(key.keys for key in keyboard.table)
    assert Keyboard({action: [shown(key) for key in keys] for action, keys in keyboard.changed.items()}).table == (
        keyboard.table
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_a_text_speaks_of_is_one_of_the_table(language: str) -> None:
    words = load_catalogue(language)
    keys = words.keys()
    named = {field for key in keys for field in words.fields(key) if field.startswith("key_")}

    assert named <= {f"key_{key.action}" for key in TABLE}
    assert "key_undo" in named


@pytest.mark.parametrize(("key", "shown_as"), [("b", "b"), ("{", "{"), ("}", "}")])
def test_what_is_told_names_the_key_that_the_user_gave(key: str, shown_as: str) -> None:
    words = load_catalogue("zh").naming_keys(Keyboard({"undo": [key]}).named)

    assert words("tell.added", name="{甲}") == f"已新增：{{甲}}   {shown_as} 撤销"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("entry", "action"),
    [
        ("tell.done_hidden", "hide_done"),
        ("tell.filter_saved", "filter"),
        ("review.left_out", "review_drop"),
        ("views.period", "period"),
        ("views.more_history", "find"),
    ],
)
def test_a_text_names_a_key_as_the_user_has_it(language: str, entry: str, action: str) -> None:
    assert f"key_{action}" in load_catalogue(language).fields(entry)
