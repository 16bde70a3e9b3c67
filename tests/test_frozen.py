"""Values are frozen, compared by what they hold, and taken for dataclasses by who asks for those."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from tracker.frozen import Frozen, fields_of, replace


class Length(Frozen):
    number: int
    unit: str = "里"

    @property
    def words(self) -> str:
        return f"{self.number}{self.unit}"


class Weight(Frozen):
    number: int
    unit: str = "斤"


class Nothing(Frozen):
    pass


class Register(Frozen):
    names: tuple[str, ...]
    defaults: str = ""

    def held(self) -> int:
        return len(self.names)


def test_fields_are_given_by_place_or_by_name_and_defaults_stand_in() -> None:
    assert Length(3, "尺") == Length(unit="尺", number=3)
    assert Length(3).words == "3里"


def test_a_missing_field_is_told_by_name_as_for_any_function() -> None:
    with pytest.raises(TypeError, match="'number'"):
        Length()  # pyright: ignore[reportCallIssue] -- the mistake that is told


def test_a_value_can_neither_be_changed_nor_emptied_nor_given_more() -> None:
    length = Length(3)

    with pytest.raises(AttributeError, match="frozen"):
        length.number = 4  # pyright: ignore[reportAttributeAccessIssue] -- the mistake that is refused
    with pytest.raises(AttributeError, match="frozen"):
        del length.number  # pyright: ignore[reportAttributeAccessIssue] -- likewise
    with pytest.raises(AttributeError, match="frozen"):
        length.colour = "red"  # pyright: ignore[reportAttributeAccessIssue] -- the mistake that is refused

    assert length == Length(3)


def test_values_are_equal_when_their_class_and_all_that_they_hold_is() -> None:
    assert {Length(3), Length(3), Length(4)} == {Length(4), Length(3)}
    assert Length(3, "斤") != Weight(3, "斤")
    assert Length(3) != (3, "里")
    assert Nothing() == Nothing()


def test_a_value_shows_what_it_is_made_from() -> None:
    assert repr(Length(3)) == "Length(number=3, unit='里')"


def test_a_field_may_have_any_name() -> None:
    register = Register(("甲", "乙"), defaults="丙")

    assert (register.names, register.defaults, register.held()) == (("甲", "乙"), "丙", 2)
    assert register == replace(Register(()), names=("甲", "乙"), defaults="丙")


def test_replacing_gives_another_value_and_leaves_the_first() -> None:
    length = Length(3)

    assert replace(length, unit="尺") == Length(3, "尺")
    assert length == Length(3)


def test_a_value_survives_being_sent_and_copied() -> None:
    length = Length(3, "尺")

    assert pickle.loads(pickle.dumps(length)) == length  # noqa: S301 -- our own
    assert copy.deepcopy(length) == length


def test_what_works_on_dataclasses_works_on_values() -> None:
    length = Length(3)

    assert dataclasses.replace(length, number=4) == Length(4)
    assert dataclasses.asdict(length) == fields_of(length) == {"number": 3, "unit": "里"}
    assert [each.default for each in dataclasses.fields(Length)] == [dataclasses.MISSING, "里"]


def test_a_value_is_taken_apart_by_place_in_a_match() -> None:
    match Length(3):
        case Length(number, unit):
            assert (number, unit) == (3, "里")


def test_a_field_may_have_the_name_that_a_class_has_elsewhere() -> None:
    class Named(Frozen):
        kind: str

    assert Named(kind="甲") == Named("甲")
