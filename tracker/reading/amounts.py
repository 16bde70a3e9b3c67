"""Amounts as people write them: a number with its unit, alone or as the target inside a sentence."""

from __future__ import annotations

import re
from decimal import Decimal

from tracker.model.amount import Amount
from tracker.text.cleaning import clean_line
from tracker.text.numerals import NUMERAL_CHARACTERS, number_of

_LONGEST_NUMBER = 15
"""Digits; an amount that an office counts fits, a hostile one does not."""

_NUMBER = r"(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．]\d+)?"
_ENTERED = re.compile(rf"({_NUMBER}|[{NUMERAL_CHARACTERS}]+(?=\D|$))\s*(?![\d,，.．])(.*)", re.DOTALL)

_FLOORS = ("不少于", "不低于", "不下于", "不得少于", "不得低于", "至少", "最少", "达", "突破", "以上")
_AT_LEAST = r"(?:不少于|不低于|不下于|不得少于|不得低于|至少|最少|达到|达|突破)"
_COUNTED = "个项部场次篇件家户人名条处期份本座所亩吨例批间套张幅册"
_UNIT = rf"(?:[万亿]?元|[万亿千]?(?:[%％‰]|公里|平方米|平方公里|人次|场次|公顷|[{_COUNTED}]))"
_TARGET = re.compile(rf"{_AT_LEAST}\s*({_NUMBER})\s*({_UNIT})|(?<![\d.．,，])({_NUMBER})\s*({_UNIT})(?:以上|及以上)")


def amount_entered(text: str) -> Amount | None:
    """The amount that somebody typed (`11部`, `3.5 亿元`, `１００％`, `十一部`, `11`); None when it is none.

    The unit is whatever follows the number. A percent sign of full width becomes `%`.
    """
    found = _ENTERED.fullmatch(clean_line(text))
    if found is None:
        return None
    value = _value(found[1])
    return None if value is None else Amount(value, _unit(found[2]))


def target_in(sentence: str) -> Amount | None:
    """The one target that a sentence sets (`不少于20个`, `90%以上`); None when it sets none, or several.

    A number alone is no target: only words that make it a floor turn it into one, because progress is
    counted against it.
    """
    if not any(word in sentence for word in _FLOORS):
        return None
    found = {_found_target(match) for match in _TARGET.finditer(sentence)}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _found_target(match: re.Match[str]) -> Amount | None:
    value = _value(match[1] or match[3])
    return None if value is None else Amount(value, _unit(match[2] or match[4]))


def _value(written: str) -> Decimal | None:
    digits = written.replace(",", "").replace("，", "").replace("．", ".")
    if len(digits) > _LONGEST_NUMBER:
        return None
    if digits[0].isdigit():
        return Decimal(digits)
    number = number_of(digits)
    return None if number is None else Decimal(number)


def _unit(written: str) -> str:
    return "%" if written == "％" else written.strip()
