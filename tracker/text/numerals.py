"""Chinese numerals as offices number with them: 一 to 九百九十九, 〇, 廿, and years digit by digit."""

from __future__ import annotations

NUMERAL_CHARACTERS = "〇零一二三四五六七八九十百两廿卅"
"""Every character that `number_of` reads, for building patterns."""

_DIGITS = {"〇": 0, "○": 0, "零": 0, "两": 2} | {each: value for value, each in enumerate("一二三四五六七八九", 1)}
_TENS = {"十": 10, "百": 100}
_SHORT_TENS = {"廿": "二十", "卅": "三十"}
_LARGEST = 999


def number_of(numeral: str) -> int | None:
    """The number that `numeral` writes: `十五`, `一百零三`, `廿一`, and by digits `二〇二一`; else None."""
    spelled = "".join(_SHORT_TENS.get(each, each) for each in numeral)
    if not spelled:
        return None
    if all(each in _DIGITS for each in spelled):
        return int("".join(str(_DIGITS[each]) for each in spelled)) if len(spelled) <= 4 else None
    return _spelled_number(spelled)


def _spelled_number(spelled: str) -> int | None:
    total, pending, last_unit = 0, None, 1000
    for each in spelled:
        if each in _TENS:
            unit = _TENS[each]
            if unit >= last_unit or pending == 0:
                return None
            total += unit * (1 if pending is None else pending)
            pending, last_unit = None, unit
        elif each in _DIGITS and pending in (None, 0):
            pending = _DIGITS[each]
        else:
            return None
    return total + (pending or 0)


def numeral(number: int) -> str:
    """`number` as an office writes it in a marker: `十五`, `二十`, `一百零三`.

    Args:
        number: 1 to 999.
    """
    assert 1 <= number <= _LARGEST, number
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_digit(hundreds)}百" if hundreds else ""
    if tens:
        words += "十" if tens == 1 and not hundreds else f"{_digit(tens)}十"
    elif hundreds and ones:
        words += "零"
    return words + (_digit(ones) if ones else "")


def _digit(value: int) -> str:
    return "零一二三四五六七八九"[value]
