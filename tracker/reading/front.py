"""What a document says of itself around its items: title, office, year, day of issue, and where it ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.reading.lines import Line
from tracker.text.numerals import number_of


@dataclass(frozen=True, slots=True)
class Front:
    title: str
    org: str
    year: int | None
    issued: date | None
    """The day of the document; None when it has none, or only a month."""


_KIND_OF_DOCUMENT = (
    "要点|计划|总结|方案|意见|通知|思路|安排|报告|讲话|规划|办法|打算|纲要|决定"
    "|分解表|分工|台账|清单|责任书|工作表|安排表"
)
_WORK_OF_A_YEAR = r"(?:19|20)\d{2}年度?[^，。；：]{0,20}(?:工作|任务|目标)"
_IS_TITLE = re.compile(rf"(?:{_KIND_OF_DOCUMENT}|{_WORK_OF_A_YEAR})(?:[（(〔【].{{1,20}}[）)〕】])?$")
_IS_ABOUT_THE_DOCUMENT = re.compile(
    r"来源|发布时间|发布日期|点击|浏览|作者|当前位置|上一篇|下一篇|版权|字号|字体|打印|登录|索\s*引\s*号|发文|主\s*题\s*词|标\s*题\s*[:：]|\||分享|>|日期[:：]"
)
_ENDS_A_SENTENCE = re.compile(r"[。；;！？!?，,、：:]$")
_LONGEST_TITLE = 80

_AFTER_THE_PLAN = re.compile(
    r"【?打印(?:正文|本页)|上一[篇条]|下一[篇条]|附件[\d一二三四五六七八九十]*[:：]?|附[:：]|抄送|主题词|扫一扫|[（(]此件|[（(]?联系人|分享到|责任编辑|版权所有|网站地图"
)
_PAGE_ENDS = re.compile(
    r"【?打印(?:正文|本页)|上一[篇条]|下一[篇条]|相关(?:新闻|文章|链接|阅读)|版权所有|网站地图|责任编辑"
)
_DATE = re.compile(
    r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?|([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_SIGNED = re.compile(
    r"(?:20\d{2,3}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|[二][〇○零一二三四五六七八九]{3}年.{1,3}月(?:.{1,3}日)?)$"
)
_DATED = re.compile(r"(?:成文日期|发布时间|发布日期|印发日期|日期)\s*[:：]\s*(.{8,14})")
_YEAR = re.compile(r"((?:19|20)\d{2})\s*(?:[年学届—–-]|$|度)|([〇○零一二三四五六七八九]{4})年")
_YEARS = re.compile(r"((?:19|20)\d{2})\s*(?:年\s*)?[-—–至到~]+\s*((?:19|20)\d{2})")
_ORG_BEFORE = re.compile(r"\s*(?:关于|(?:19|20)\d{2}|[〇○零一二三四五六七八九]{4}年|印发|转发|“|《|第)")
_ORG_ENDINGS = re.compile(
    r"(?:局|委|会|部|厅|院|校|府|办|室|处|中心|中学|小学|大学|学院|公司|集团|所|站|社|团|党组|支部|馆|医院|街道|镇|乡|县|区|市|省)$"
)


def title_lines(lines: Sequence[Line], first_item: int) -> tuple[int, int] | None:
    """The first and last index of the title before the item at that index; None when there is none.

    The last line before the items that names a kind of document; lines above it that go straight on
    into it are part of it.
    """
    named = (index for index in range(first_item - 1, -1, -1) if _may_be_title(lines[index]))
    last = next((index for index in named if _IS_TITLE.search(lines[index].text) or lines[index].heading == 1), None)
    if last is None:
        return None
    first = last
    while first > 0 and _goes_on(lines[first - 1]) and last - first < 3:
        first -= 1
    return first, last


def front_of(
    lines: Sequence[Line], first_item: int, first_numbered: int, *, year: int | None, headings: Sequence[str] = ()
) -> Front:
    """What stands around the plan.

    Args:
        headings: Those of the plan's sections where it is a part of the document; the first year in them
            comes before the title's.
        first_item: The index of the line where the plan's items begin.
        first_numbered: That of the first numbered line of all, before which the title stands.
        year: The reader's word for the plan's year; None to find it.
    """
    place = title_lines(lines, first_numbered)
    title = "".join(line.text for line in lines[place[0] : place[1] + 1]) if place else ""
    signed = _signature(lines, first_item)
    issued = _day(lines[signed].text) if signed is not None else None
    issued = issued or _dated(lines[:first_numbered])
    return Front(
        title=title,
        org=_org(lines, title, signed),
        year=year
        or next(filter(None, map(_year_of, headings)), None)
        or _year_of(title)
        or _year_around(lines, first_item, issued),
        issued=issued,
    )


def end_of_plan(lines: Sequence[Line], last_item: int) -> int:
    """The index after the last line that still belongs to the items, the last of which begins at `last_item`."""
    for index in range(last_item + 1, len(lines)):
        text = lines[index].text
        if _AFTER_THE_PLAN.match(text) or is_signature(text):
            return _before_signature(lines, index, last_item)
    return len(lines)


def is_signature(text: str) -> bool:
    return len(text) <= 40 and _SIGNED.search(text) is not None and not _has_body(text)


def ends_the_page(text: str) -> bool:
    """Whether a web page's own words begin here, after those of the document."""
    return _PAGE_ENDS.match(text) is not None


def unsigned(passage: str) -> str:
    """`passage` to where an office's name stands above a date."""
    lines = passage.split("\n")
    signed = (at for at in range(1, len(lines) - 1) if _is_office(lines[at]) and is_signature(lines[at + 1]))
    return "\n".join(lines[: next(signed, None)])


def _has_body(text: str) -> bool:
    return bool(re.search(r"[，。；：]", text))


def _before_signature(lines: Sequence[Line], index: int, last_item: int) -> int:
    """Step back over the office's name above the date."""
    at = index
    while at - 1 > last_item and (not lines[at - 1].text or _is_office(lines[at - 1].text)):
        at -= 1
    return at


def _is_office(text: str) -> bool:
    return len(text) <= 30 and _ORG_ENDINGS.search(text) is not None and not re.search(r"[。；，、：]", text)


def _may_be_title(line: Line) -> bool:
    text = line.text
    return (
        bool(text)
        and len(text) <= _LONGEST_TITLE
        and not _ENDS_A_SENTENCE.search(text)
        and not is_about_the_document(text)
    )


def is_about_the_document(text: str) -> bool:
    return _IS_ABOUT_THE_DOCUMENT.search(text) is not None


def _goes_on(line: Line) -> bool:
    return (
        _may_be_title(line)
        and 4 <= len(line.text) <= 40
        and line.heading is None
        and not _IS_TITLE.search(line.text)
        and (_ORG_BEFORE.search(line.text) is not None or _ORG_ENDINGS.search(line.text) is not None)
        and "〔" not in line.text
    )


def _signature(lines: Sequence[Line], first_item: int) -> int | None:
    """The index of the last line after the items' beginning that is a date and nothing else but a name."""
    for index in range(len(lines) - 1, first_item, -1):
        if is_signature(lines[index].text):
            return index
    return None


def _org(lines: Sequence[Line], title: str, signed: int | None) -> str:
    if signed is not None:
        above = next((lines[at].text for at in range(signed - 1, max(signed - 4, -1), -1) if lines[at].text), "")
        if _is_office(above):
            return above
    before = _ORG_BEFORE.search(title)
    named = title[: before.start()].strip() if before else ""
    return named if 2 <= len(named) <= 40 else ""


def _dated(lines: Sequence[Line]) -> date | None:
    for line in lines:
        if (found := _DATED.search(line.text)) and (day := _day(found[1])):
            return day
    return None


def _day(text: str) -> date | None:
    found = _DATE.search(text)
    if found is None:
        return None
    figures = [int(each) if each.isdecimal() else number_of(each) or 0 for each in found.groups() if each]
    try:
        return date(*figures)
    except ValueError:
        return None


def _year_of(text: str) -> int | None:
    """The plan's year in its title: the first of a range, else the last named (总结…和…计划 names two)."""
    if span := _YEARS.search(text):
        return int(span[1])
    named = (int(found[1]) if found[1] else number_of(found[2]) or 0 for found in _YEAR.finditer(text))
    years = [year for year in named if 1900 <= year < 2100]
    if not years:
        return None
    return years[-1] + ("学年第二学期" in text)


def _year_around(lines: Sequence[Line], first_item: int, issued: date | None) -> int | None:
    """The year that the lines right before the items begin with (`2021年是……`), that of issue, or the commonest."""
    for line in reversed(lines[max(0, first_item - 12) : first_item]):
        if (found := _YEAR.match(line.text)) and found[1]:
            return int(found[1])
    if issued:
        return issued.year
    years = Counter(found[1] for line in lines[first_item:] for found in _YEAR.finditer(line.text) if found[1])
    return int(years.most_common(1)[0][0]) if years else None
