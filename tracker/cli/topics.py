"""The pages of `tracker help TOPIC`, made from the tables that the program itself works by.

README takes its tables from here, so that neither can say anything else than the program does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from itertools import groupby

from tracker.cli.accident import FILE_NAME as ERROR_LOG
from tracker.frozen import Frozen
from tracker.keeping import REMOVED
from tracker.language.catalogue import Catalogue
from tracker.language.wording import DASH
from tracker.model.query import EXAMPLES
from tracker.reading.deadline_rules import RULES
from tracker.reading.kinds import Kind as DocumentKind
from tracker.reports.formats import Format
from tracker.reports.report import Kind as ReportKind
from tracker.settings import FILE_NAME as SETTINGS
from tracker.settings import Settings
from tracker.settings.changing import OFFERED
from tracker.store.tiny.files import SUFFIX
from tracker.tui.keyboard import Keyboard
from tracker.tui.keys import shown


class Section(Frozen):
    """One part of a page."""

    heading: str
    """Empty where the page's title says it all."""

    rows: tuple[tuple[str, str], ...]
    """What can be written or is there, and what it means."""


Rows = Iterator[tuple[str, str]]

FOLDERS = {
    "Linux": "~/.local/share/tracker",
    "macOS": "~/Library/Application Support/tracker",
    "Windows": r"%LOCALAPPDATA%\tracker",
}
"""Where platformdirs puts a user's data; a test holds it to that."""

EXIT_CODES = ("done", "failed", "usage", "nothing", "refused", "damaged")
"""In the order of the numbers, from 0."""

PROMISES = ("acknowledged", "whole", "together", "damaged", "history", "copies", "hostile", "overwritten")

PLAN_TEXT = (
    "# 某某办公室2021年工作要点",
    "（单位：某某办公室；年份：2021）",
    "## 一、抓好自身建设（牵头单位：办公室）",
    "- [x] 一是抓好学习（完成时限：5月底前；目标：11部；完成数：6部）",
    "  > 每月学习一次，做好笔记。",
    "  * 2021-03-05 进展 @李四：已学习三次",
    "- [ ] 二是建好制度（状态：推进中；进度：55%）",
)
"""A plan; a test reads it."""


def keys(words: Catalogue, settings: Settings) -> Iterator[Section]:
    for group, each in groupby(Keyboard(settings.keys).table, key=lambda key: key.group):
        rows = ((" ".join(map(shown, key.keys)), words(f"key.{key.action}")) for key in each)
        yield Section(words(f"key_group.{group.value}"), tuple(rows))


def filters(words: Catalogue, settings: Settings) -> Iterator[Section]:
    yield Section("", tuple(("  ".join(written), words(f"filter_term.{name}")) for name, written in EXAMPLES.items()))
    named = tuple((f"@{name}", text) for name, text in settings.filters.items())
    yield Section(words("topic.heading.more"), (*named, ("@week", words("filter_term.saved"))))


def items(words: Catalogue, settings: Settings) -> Iterator[Section]:
    del settings
    written = {"number": "3.2  三.二", "id": "5f3a09c1de", "words": "换届", "initials": "hj"}
    yield Section("", tuple((each, words(f"item_named.{name}")) for name, each in written.items()))


def dates(words: Catalogue, settings: Settings) -> Iterator[Section]:
    """The first way of writing of every rule that names a phrase."""
    del words, settings
    examples = (rule.examples[0] for rule in RULES if rule.examples)
    yield Section("", tuple((phrase, day or DASH) for _, phrase, day in examples))


def figures(words: Catalogue, settings: Settings) -> Iterator[Section]:
    """The line that stands in every report, a sentence a row."""
    rules = settings.rules
    told = words("report.method", far_behind=rules.far_behind_points, behind=rules.behind_points, near=rules.near_days)
    yield Section("", tuple(("", line) for line in told.replace("。", "。\n").replace(". ", ".\n").splitlines()))


def documents(words: Catalogue, settings: Settings) -> Iterator[Section]:
    del settings
    yield Section("", _told(DocumentKind, lambda name: words(f"document_about.{name}")))


def plan_text(words: Catalogue, settings: Settings) -> Iterator[Section]:
    del settings
    yield Section(words("topic.heading.example"), tuple((line, "") for line in PLAN_TEXT))


def reports(words: Catalogue, settings: Settings) -> Iterator[Section]:
    del settings
    yield Section(words("topic.heading.kinds"), _told(ReportKind, lambda name: words(f"report_about.{name}")))
    yield Section(words("topic.heading.formats"), _told(Format, lambda name: words(f"format_about.{name}")))


def settable(words: Catalogue, settings: Settings) -> Iterator[Section]:
    del settings
    rows = [(".".join(place), words(f"setting.{name}")) for name, place in OFFERED.items()]
    more = (("keys.tick", words("setting.keys")), ("filters.week", words("setting.filters")))
    yield Section("", (*rows, *more))


def files(words: Catalogue, settings: Settings) -> Iterator[Section]:
    del settings
    yield Section(words("topic.heading.folders"), tuple(FOLDERS.items()))
    name = words("cli.value.NAME")
    written = {
        "plan": f"{name}{SUFFIX}",
        "journal": f"{name}.journal",
        "backups": f"{name}.backups/",
        "removed": f"{REMOVED}/",
        "settings": SETTINGS,
        "log": ERROR_LOG,
    }
    inside = tuple((each, words(f"kept_as.{key}")) for key, each in written.items())
    yield Section(words("topic.heading.inside"), inside)


def safety(words: Catalogue, settings: Settings) -> Iterator[Section]:
    del settings
    yield Section("", tuple(("", words(f"promise.{name}")) for name in PROMISES))


def codes(words: Catalogue, settings: Settings) -> Iterator[Section]:
    del settings
    yield Section("", tuple((str(code), words(f"exit_code.{name}")) for code, name in enumerate(EXIT_CODES)))


def _told(kinds: Iterable[Enum], about: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    return tuple((each.value, about(each.value)) for each in kinds)


TOPICS: Mapping[str, Callable[[Catalogue, Settings], Iterator[Section]]] = {
    "keys": keys,
    "filters": filters,
    "items": items,
    "dates": dates,
    "figures": figures,
    "documents": documents,
    "plan_text": plan_text,
    "reports": reports,
    "settings": settable,
    "files": files,
    "safety": safety,
    "codes": codes,
}
"""In the order of the list; title, introduction and the name that is typed stand in the catalogue by these names."""
