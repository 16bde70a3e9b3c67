"""The ways in which documents name a day to be ready by, as a table with examples.

A rule is one way: its pattern, how the day follows from the match, and sentences that show it. A test
runs every example, so a new way of writing is a new row and nothing else. What a sentence around the
phrase says against it (起, 原定于, 每) is judged in `deadlines`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.model.deadline import Precision
from tracker.reading.calendar import FESTIVALS, festival, month_end
from tracker.text.numerals import NUMERAL_CHARACTERS, number_of


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase leaves out because its document, or the start of its range, has said it."""

    year: int | None
    """None when nobody knows: then only a phrase with its own year names a day."""

    issued: date | None = None
    """When the document was issued; None when it does not say."""

    month: int | None = None
    """The month of the start of the range; None outside a range."""

    def narrowed(self, match: re.Match[str], day: date) -> Frame:
        """The frame for the end of a range that starts with `match`, which named `day`."""
        named = _year(match, self) is not None
        return replace(self, month=day.month, year=day.year if named else self.year)


_FIRST_YEAR, LAST_YEAR = 1900, 2999
"""What lies outside is a slip or a joke; inside no sum of years leaves the calendar."""

Named = tuple[date, Precision]
Resolver = Callable[[re.Match[str], Frame], Named | None]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    pattern: str
    resolve: Resolver
    """None where the words name a time but no day (学期末)."""

    examples: tuple[tuple[str, str, str | None], ...]
    """Sentence, phrase found in it, and its day in a plan of 2021 issued on 2021-03-01."""

    stands_alone: bool = True
    """False for what names a day only as one end of a range."""


_N = f"[{NUMERAL_CHARACTERS}]"
_YEAR_DIGITS = r"\d{4}|[〇零○一二三四五六七八九]{4}"
_RELATIVE_YEARS = {"今": 0, "本": 0, "当": 0, "明": 1, "次": 1, "翌": 1, "后": 2, "去": -1, "上": -1, "前": -2}
_NAMED_YEAR = rf"[{''.join(_RELATIVE_YEARS)}]"
_YEAR = rf"(?:(?P<year>{_YEAR_DIGITS})\s{{0,3}}年\s{{0,3}}|(?P<named>{_NAMED_YEAR})年的?\s{{0,3}})?"
_SECOND_MONTH = rf"(?P<month>\d{{1,2}}|{_N}{{1,3}})\s{{0,3}}月份?"
_MONTH = rf"(?<![\d.．{NUMERAL_CHARACTERS}]){_SECOND_MONTH}"
_DAY = rf"(?P<day>\d{{1,2}}|{_N}{{1,3}})\s{{0,3}}[日号]"
_TO = r"\s{0,3}(?:至|到|—+|–|－|-|~|～)\s{0,3}"
_PART = r"(?P<part>上中旬|中下旬|上旬|中旬|下旬|初|底|末|中(?![小学央国共心考等]))"
_BY = r"(?:到来之前|之前|以前|前夕|前后|期间|前|内|止)?"
_ONES = rf"(?<![\d{NUMERAL_CHARACTERS}])"


def _group(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _number(written: str) -> int:
    """The number that a group of digits or numerals writes; 0, which fits nowhere, when it writes none."""
    return int(written) if written.isdecimal() else number_of(written) or 0


def _year(match: re.Match[str], frame: Frame) -> int | None:
    """The year that `match` names; None when it names none, or names it by a year that nobody knows."""
    digits, named = _group(match, "year"), _group(match, "named")
    if digits:
        return year if _FIRST_YEAR <= (year := _number(digits)) <= LAST_YEAR else None
    if named and frame.year is not None:
        return frame.year + _RELATIVE_YEARS[named]
    return None


def _year_or_frame(match: re.Match[str], frame: Frame) -> int | None:
    return _year(match, frame) or frame.year


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _on_day(match: re.Match[str], frame: Frame) -> Named | None:
    month = _group(match, "month")
    found = _day(_year_or_frame(match, frame), _number(month) if month else frame.month or 0, _number(match["day"]))
    return (found, Precision.DAY) if found else None


_PART_DAYS = {"上旬": 10, "初": 10, "中旬": 20, "上中旬": 20, "中": 20}


def _in_month(match: re.Match[str], frame: Frame) -> Named | None:
    year, month, part = _year_or_frame(match, frame), _number(match["month"]), _group(match, "part")
    if not year or not 1 <= month <= 12:
        return None
    if part in _PART_DAYS:
        return date(year, month, _PART_DAYS[part]), Precision.TEN_DAYS
    return month_end(year, month), Precision.TEN_DAYS if part in ("下旬", "中下旬") else Precision.MONTH


def _in_quarter(match: re.Match[str], frame: Frame) -> Named | None:
    year = _year_or_frame(match, frame)
    return (month_end(year, 3 * _number(match["quarter"])), Precision.QUARTER) if year else None


def _in_half(match: re.Match[str], frame: Frame) -> Named | None:
    year = _year_or_frame(match, frame)
    return (month_end(year, 6 if match["half"] == "上" else 12), Precision.HALF_YEAR) if year else None


def _at_year_end(match: re.Match[str], frame: Frame) -> Named | None:
    year = _year_or_frame(match, frame)
    return (date(year, 12, 31), Precision.YEAR) if year else None


def _at_year_start(match: re.Match[str], frame: Frame) -> Named | None:
    year = _year_or_frame(match, frame)
    return (date(year, 1, 31), Precision.MONTH) if year else None


def _within_years(match: re.Match[str], frame: Frame) -> Named | None:
    count = _number(match["count"])
    return (date(frame.year + count - 1, 12, 31), Precision.YEAR) if frame.year and 0 < count <= 30 else None


def _to_year(match: re.Match[str], frame: Frame) -> Named | None:
    year = int(match["year"])
    near = frame.year is None or frame.year <= year <= frame.year + 5
    return (date(year, 12, 31), Precision.YEAR) if near and year else None


_DAYS_OF = {"日": 1, "天": 1, "周": 7, "月": 30, "年": 365}


def _after_issue(match: re.Match[str], frame: Frame) -> Named | None:
    count, unit = _number(match["count"]), match["unit"]
    if frame.issued is None or not 0 < count < 1000:
        return None
    if unit == "工作日":
        return _after_workdays(frame.issued, count), Precision.DAY
    if unit in "月年":
        return _after_months(frame.issued, count * (12 if unit == "年" else 1)), Precision.DAY
    return frame.issued + timedelta(days=count * _DAYS_OF[unit]), Precision.DAY


def _after_workdays(start: date, count: int) -> date:
    """Monday to Friday; holidays are announced a year at a time and are left out."""
    weeks, rest = divmod(count, 5)
    day = start + timedelta(weeks=weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    return day


def _after_months(start: date, count: int) -> date:
    months = start.month - 1 + count
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, month_end(year, month).day))


def _on_festival(match: re.Match[str], frame: Frame) -> Named | None:
    year = _year_or_frame(match, frame)
    found = festival(re.sub("[·.．]", "", match["festival"]), year) if year else None
    return (found, Precision.DAY) if found else None


def _unknown(_match: re.Match[str], _frame: Frame) -> Named | None:
    return None


_ISSUE = r"自?本?(?:意见|通知|方案|办法|文件|规定|决定|要点|计划)?(?:印发|发布|公布|下发|发文|施行|实施)之?日起"
_FESTIVAL_NAMES = "|".join(
    rf"{name[0]}[·.．]?{name[1:]}" if name[0] in "五六七八" else name
    for name in sorted(FESTIVALS, key=len, reverse=True)
)
_FESTIVAL_TAIL = r"(?:国际)?(?:建党|建军|劳动|妇女|儿童|青年)?(?:节日|节|假期|长假)?"
_NOT_A_DAY = "考核|总结|考评|绩效|评比|检查|慰问|督查|述职|决算|分红|奖|收尾|工作"

RULES: tuple[Rule, ...] = (
    Rule(
        "after issue",
        rf"{_ISSUE}(?P<count>\d{{1,3}}|{_N}{{1,4}})个?(?P<unit>工作日|日|天|周|月|年)之?内",
        _after_issue,
        (
            ("各县要在本意见印发之日起30日内制定办法", "本意见印发之日起30日内", "2021-03-31"),
            ("自发布之日起三个月内办结", "自发布之日起三个月内", "2021-06-01"),
            ("印发之日起10个工作日内上报", "印发之日起10个工作日内", "2021-03-15"),
            ("印发之日起6个工作日内上报", "印发之日起6个工作日内", "2021-03-09"),
            ("施行之日起两年内达标", "施行之日起两年内", "2023-03-01"),
        ),
    ),
    Rule(
        "days of a month",
        rf"{_YEAR}{_MONTH}\s{{0,3}}(?:\d{{1,2}})\s{{0,3}}[日号]?{_TO}{_DAY}{_BY}",
        _on_day,
        (
            ("5月10—20日开展检查", "5月10—20日", "2021-05-20"),
            ("2021年5月10日至20日开展检查", "2021年5月10日至20日", "2021-05-20"),
        ),
    ),
    Rule(
        "day",
        rf"{_YEAR}{_MONTH}\s{{0,3}}{_DAY}{_BY}",
        _on_day,
        (
            ("6月30日前上报", "6月30日前", "2021-06-30"),
            ("请于7月10日前报办公室", "7月10日前", "2021-07-10"),
            ("于2022年3月1日以前建成", "2022年3月1日以前", "2022-03-01"),
            ("五月三十日前完成", "五月三十日前", "2021-05-30"),
            ("９月１５日前完成", "９月１５日前", "2021-09-15"),
            ("明年1月15日前报告", "明年1月15日前", "2022-01-15"),
            ("2月30日前完成", "2月30日前", None),
        ),
    ),
    Rule(
        "months",
        rf"{_YEAR}(?<![\d.．])\d{{1,2}}{_TO}{_SECOND_MONTH}{_PART}?{_BY}",
        _in_month,
        (
            ("3—5月开展调研", "3—5月", "2021-05-31"),
            ("6至8月中旬组织培训", "6至8月中旬", "2021-08-20"),
        ),
    ),
    Rule(
        "month",
        rf"{_YEAR}{_MONTH}{_PART}?{_BY}",
        _in_month,
        (
            ("确保5月底前完成", "5月底前", "2021-05-31"),
            ("2月末完成", "2月末", "2021-02-28"),
            ("10月份前完成", "10月份前", "2021-10-31"),
            ("6月上旬召开", "6月上旬", "2021-06-10"),
            ("6月中旬召开", "6月中旬", "2021-06-20"),
            ("6月下旬召开", "6月下旬", "2021-06-30"),
            ("6月中下旬召开", "6月中下旬", "2021-06-30"),
            ("7月初召开", "7月初", "2021-07-10"),
            ("2022年12月底前完成验收", "2022年12月底前", "2022-12-31"),
            ("二〇二一年十月底前完成", "二〇二一年十月底前", "2021-10-31"),
            ("十二月份组织考核", "十二月份", "2021-12-31"),
            ("7月至9月开展", "7月至9月", "2021-09-30"),
            ("11月至次年2月巡查", "11月至次年2月", "2022-02-28"),
            ("2021年1月-2月动员", "2021年1月-2月", "2021-02-28"),
            ("2月中旬到5月1日前学习", "2月中旬到5月1日前", "2021-05-01"),
            ("从2020年12月启动，到2021 年5月结束", "2020年12月启动，到2021 年5月", "2021-05-31"),
            ("自2021年5月起至2022年6月止", "2021年5月起至2022年6月止", "2022-06-30"),
            ("13月底前完成", "13月底前", None),
        ),
    ),
    Rule(
        "quarter",
        rf"{_YEAR}(?:第|前)?{_ONES}(?P<quarter>[一二三四1-4])季度[末底初内]?{_BY}",
        _in_quarter,
        (
            ("第一季度完成", "第一季度", "2021-03-31"),
            ("二季度末前完成", "二季度末前", "2021-06-30"),
            ("2022年第3季度开工", "2022年第3季度", "2022-09-30"),
        ),
    ),
    Rule(
        "half",
        rf"{_YEAR}(?P<half>[上下])半年(?!工作|总结|情况)[末底内]?{_BY}",
        _in_half,
        (("上半年完成换届", "上半年", "2021-06-30"), ("下半年召开会议", "下半年", "2021-12-31")),
    ),
    Rule(
        "year end",
        rf"(?:(?P<year>{_YEAR_DIGITS})\s{{0,3}}年\s{{0,3}}年?|(?P<named>{_NAMED_YEAR})年?年"
        rf"|(?<![\d{NUMERAL_CHARACTERS}近多每数几往历全成周百半])年)[底末内终](?!{_NOT_A_DAY}){_BY}",
        _at_year_end,
        (
            ("年底前完成", "年底前", "2021-12-31"),
            ("年内建成", "年内", "2021-12-31"),
            ("今年底基本完成", "今年底", "2021-12-31"),
            ("明年年底前完成", "明年年底前", "2022-12-31"),
            ("到2023年底全部达标", "2023年底", "2023-12-31"),
            ("第四阶段：年底前后", "年底前后", "2021-12-31"),
        ),
    ),
    Rule(
        "within years",
        rf"(?<![\d{NUMERAL_CHARACTERS}])(?P<count>\d{{1,2}}|{_N}{{1,2}})年之?内",
        _within_years,
        (("力争5年内全部建成", "5年内", "2025-12-31"), ("三年内实现目标", "三年内", "2023-12-31")),
    ),
    Rule(
        "to a year",
        r"到(?P<year>\d{4})年(?=[，,、]|全|基本|建|力争|实现|完成|达)",
        _to_year,
        (("到2023年，全部达标", "到2023年", "2023-12-31"),),
    ),
    Rule(
        "full date",
        r"(?<![\d.．/-])(?P<year>\d{4})(?P<sep>[-/.．])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d.．/-]\d|\d)"
        + _BY,
        _on_day,
        (("2021-06-30前上报", "2021-06-30前", "2021-06-30"), ("限2021.7.1完成", "2021.7.1", "2021-07-01")),
    ),
    Rule(
        "festival",
        rf"{_YEAR}{_ONES}[“‘\"「]?{_ONES}(?P<festival>{_FESTIVAL_NAMES})[”’\"」]?{_FESTIVAL_TAIL}"
        r"(?:到来之前|之前|以前|前夕|前后|期间|前|后(?=至|到))",
        _on_festival,
        (
            ("春节前开展慰问", "春节前", "2021-02-12"),
            ("“七一”前夕举办展览", "“七一”前夕", "2021-07-01"),
            ("在“七·一”期间表彰", "“七·一”期间", "2021-07-01"),
            ("春节后至“七一”建党节前组织", "春节后至“七一”建党节前", "2021-07-01"),
            ("清明节前祭扫", "清明节前", "2021-04-04"),
            ("中秋节前完成", "中秋节前", "2021-09-21"),
            ("国庆前竣工", "国庆前", "2021-10-01"),
        ),
    ),
    Rule(
        "year start",
        rf"(?:(?P<year>{_YEAR_DIGITS})\s{{0,3}}年\s{{0,3}}年?|(?P<named>{_NAMED_YEAR})年?年|年)初",
        _at_year_start,
        (("年初至春节前走访", "年初至春节前", "2021-02-12"),),
        stands_alone=False,
    ),
    Rule(
        "day alone",
        rf"(?<![\d{NUMERAL_CHARACTERS}月])(?P<day>\d{{1,2}})[日号]{_BY}",
        _on_day,
        (("5月28日至6月2日开展，3日前上报", "5月28日至6月2日", "2021-06-02"),),
        stands_alone=False,
    ),
    Rule(
        "no day",
        r"(?:新学期|学期|开学)[初末前]|学期结束前|(?:放假|[寒暑]假|汛期|入冬|春耕|期末)(?:前|开始前|结束前)",
        _unknown,
        (("学期末完成", "学期末", None), ("6月底至放假前慰问", "6月底至放假前", None)),
    ),
)

NOT_DEADLINES: tuple[str, ...] = (
    "从2021年4月1日起实施",
    "自5月起每日登记",
    "原定于4月份召开的会议",
    "2021年是开局之年",
    "今年重点抓好以下工作",
    "全年工作要有新起色",
    "2020年11月通过的决定",
    "去年底已经完成",
    "每月底前报送进度",
    "每年6月底前开展",
    "截至4月，已建成三处",
    "贯彻《关于2021年6月底前完成整改的通知》",
    "参加清明节扫墓",
    "做好年终考核",
    "重点是第十一次代表大会",
    "编号2011.2.稿",
    "2050年前建成强国",
    "到2035年，基本实现目标",
    "5月12日是护士节",
    "12月4日国家宪法日",
    "第2021-06.30版",
    "半年内见成效",
    "三个月的培训",
    "投入3.5亿元",
)
"""Sentences with dates in them that give nobody a deadline."""
