"""Days that documents name without a date: the ends of months, quarters and halves, and the festivals."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_FIRST_LUNAR_YEAR = 2000

# Month and day of every year from 2000 to 2050, from the Chinese calendar (GB/T 33661-2017).
_LUNAR = {
    "春节": (
        "0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 "
        "0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 "
        "0219 0208 0128 0215 0204 0124 0212 0201 0122 0210 0130 0217 0206 0126 0214 0202 0123"
    ),
    "元宵": (
        "0219 0207 0226 0215 0205 0223 0212 0304 0221 0209 0228 0217 0206 0224 0214 0305 0222 "
        "0211 0302 0219 0208 0226 0215 0205 0224 0212 0303 0220 0209 0227 0217 0206 0225 0214 "
        "0305 0222 0211 0301 0218 0207 0226 0215 0205 0224 0213 0303 0220 0209 0228 0216 0206"
    ),
    "端午": (
        "0606 0625 0615 0604 0622 0611 0531 0619 0608 0528 0616 0606 0623 0612 0602 0620 0609 "
        "0530 0618 0607 0625 0614 0603 0622 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 "
        "0620 0610 0530 0618 0607 0527 0614 0603 0622 0611 0531 0619 0608 0529 0615 0604 0623"
    ),
    "中秋": (
        "0912 1001 0921 0911 0928 0918 1006 0925 0914 1003 0922 0912 0930 0919 0908 0927 0915 "
        "1004 0924 0913 1001 0921 0910 0929 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 "
        "0927 0916 1004 0924 0913 1002 0920 0910 0928 0917 1005 0925 0915 1004 0922 0911 0930"
    ),
    "重阳": (
        "1006 1025 1014 1004 1022 1011 1030 1019 1007 1026 1016 1005 1023 1013 1002 1021 1009 "
        "1028 1017 1007 1025 1014 1004 1023 1011 1029 1018 1008 1026 1016 1005 1024 1012 1001 "
        "1020 1009 1027 1017 1007 1026 1014 1003 1022 1011 1029 1018 1008 1027 1016 1005 1024"
    ),
}

_FIXED = {
    "元旦": (1, 1),
    "三八": (3, 8),
    "妇女节": (3, 8),
    "植树节": (3, 12),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "五四": (5, 4),
    "青年节": (5, 4),
    "六一": (6, 1),
    "儿童节": (6, 1),
    "七一": (7, 1),
    "建党节": (7, 1),
    "八一": (8, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "国庆": (10, 1),
    "十一": (10, 1),
    "一二九": (12, 9),
}

FESTIVALS: tuple[str, ...] = (*_LUNAR, *_FIXED, "清明")
"""The names that `festival` knows, without 节."""


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def festival(name: str, year: int) -> date | None:
    """The day of the festival in `year`; None for a lunar one outside 2000 to 2050."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if not _FIRST_LUNAR_YEAR <= year < _FIRST_LUNAR_YEAR + 51:
        return None
    if name == "清明":
        return date(year, 4, _qingming_day(year))
    day = _LUNAR[name].split()[year - _FIRST_LUNAR_YEAR]
    return date(year, int(day[:2]), int(day[2:]))


def _qingming_day(year: int) -> int:
    """Day of April, by the rule of thumb that holds for the whole 21st century."""
    rest = year % 100
    return int(rest * 0.2422 + 4.81) - rest // 4
