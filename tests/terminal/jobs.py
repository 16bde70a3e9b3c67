"""The ten jobs of a clerk as keys in the app: what the tests press and the READMEs count.

What is typed as text (a note, a title, a path) is not counted: it is as long everywhere. The counts of
other programs are of the keys that their documentation names, an Enter that ends a text included; a job
that it names no keys for has none. Checkvist: its help (checkvist.com/auth/help, Keyboard shortcuts).
dooit 3: its default keys (kraanzu/dooit, site/docs/extra/moving_from_v2.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """Typed between keys."""

    text: str
    asked: str
    """What the screen says when it can be typed."""


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    titles: Mapping[str, str]
    """By language, what the READMEs call it."""

    presses: Sequence[str | Text]
    """With the item selected that it is about; keys by tmux's names."""

    peers: Mapping[str, int] = field(default_factory=dict[str, int])
    """By program, its keystrokes for the same."""

    @property
    def keystrokes(self) -> int:
        return sum(isinstance(each, str) for each in self.presses)

    @property
    def keys(self) -> str:
        """As people write them, with dots for a text."""
        return " ".join(_SHOWN.get(each, each) if isinstance(each, str) else "…" for each in self.presses)


PEERS = ("Checkvist", "dooit")

JOBS = (
    Job("tick", {"zh": "完成一项", "en": "tick a task"}, ("Space",), {"Checkvist": 1, "dooit": 1}),
    Job(
        "note",
        {"zh": "写一条记录", "en": "write a note"},
        ("n", Text("已开会研究", "写记录："), "C-s"),
        {"Checkvist": 4},
    ),
    Job(
        "blocked",
        {"zh": "设为受阻并写原因", "en": "blocked, with the reason"},
        ("3", Text("等批复", "原因："), "Enter"),
    ),
    Job(
        "deadline",
        {"zh": "设完成时限", "en": "set a deadline"},
        ("t", Text("9月底", "完成时限："), "Enter"),
        {"dooit": 2},
    ),
    Job(
        "find",
        {"zh": "按拼音首字母找到换届", "en": "find 换届 by its initials"},
        ("/", Text("hj", "查找："), "Enter"),
    ),
    Job("overdue", {"zh": "列出逾期的", "en": "list what is overdue"}, ("]", "]")),
    Job(
        "add",
        {"zh": "新增一项", "en": "add a task"},
        ("a", Text("走访老同志", "后面新增："), "Enter"),
        {"Checkvist": 2, "dooit": 2},
    ),
    Job("undo", {"zh": "重新打开后撤销", "en": "undo after a restart"}, ("u",)),
    Job("report", {"zh": "把报告存成文件", "en": "report to a file"}, ("r", "p", "Enter")),
    Job(
        "load", {"zh": "载入一份文件", "en": "load a document"}, ("o", Text("要点.txt", "载入哪个文件"), "Enter", "C-s")
    ),
)

_SHOWN = {"C-s": "Ctrl+S"}


def job(name: str) -> Job:
    return next(each for each in JOBS if each.name == name)
