"""Every error that the program can raise, on one page.

An error carries facts in its fields; the words that a user reads come from the catalogue, under
`error.<key>`, filled with those fields. `str(error)` is plain English for logs. What a user wrote
wrongly *inside a document* is not an error but a `Problem` in a returned list: the rest is still read.

The exit code of the command line stands with each family: 1 failed, 2 wrong usage or bad input,
3 nothing matches, 4 refused (locked, conflict), 5 unreadable or damaged data.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


class TrackerError(Exception):
    """What stops the work and can be explained to the user."""

    key: str = "failed"
    """The catalogue entry `error.<key>` that says what happened, to what, and what to do now.

    A class has its own name's, `DiskFull` the entry `disk_full`, unless it names another.
    """

    instead: ClassVar[Mapping[str, str]] = {}
    """The entry that says it where a fact of that name is given and not empty."""

    exit_code: ClassVar[int] = 1

    def __init_subclass__(cls, *, key: str = "", exit_code: int | None = None) -> None:
        words = (f"_{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__)
        cls.key = key or "".join(words).lstrip("_")
        if exit_code is not None:
            cls.exit_code = exit_code

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        """What the catalogue entry is filled with: plain values, never words for the user."""
        self.key = next((key for fact, key in self.instead.items() if facts.get(fact) not in (None, "")), self.key)
        super().__init__(str(self))

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{type(self).__name__}({facts})"


class UsageError(TrackerError, key="usage", exit_code=2):
    """The user asked for something that cannot be asked for so."""


class UnknownField(UsageError):
    """Facts: `field`, `known` (the fields there are, joined for reading)."""


class BadValue(UsageError, key="value_missing"):
    """Facts: `field`, `value` (empty when none was given), `example` (a value that would do)."""

    instead: ClassVar = {"value": "bad_value"}


class UnknownStatus(UsageError):
    """Facts: `value`."""


class BadCommandLine(UsageError, key="usage"):
    """Facts: `why` (already in the user's words), and `command` when one was named."""

    instead: ClassVar = {"command": "usage_command"}


class UnknownCommand(UsageError):
    """Facts: `command`, and `near` when a command of a like name exists."""

    instead: ClassVar = {"near": "unknown_command_near"}


class NoTerminal(UsageError):
    """The app was asked for where there is no terminal to show it in."""


class BadSettings(UsageError):
    """Facts: `path`, `why` (the parser's words, or the value that is of the wrong kind)."""


class UnknownSetting(UsageError):
    """Facts: `name`, `names` (those there are, joined for reading)."""


class SettingRefused(UsageError):
    """A setting that would make the others senseless; nothing was changed. Facts: `name`, `why`."""


class UnknownFilter(UsageError, key="no_filter_saved"):
    """Facts: `name`, `saved` (the saved filters, joined for reading; empty where there is none)."""

    instead: ClassVar = {"saved": "unknown_filter"}


class BadKey(UsageError):
    """A key of the app that cannot be given away. Facts: `action`, `key`, and `other` for the action that has it."""

    instead: ClassVar = {"other": "key_taken"}


class UnknownAction(UsageError):
    """Facts: `action`."""


class NotThere(UsageError, key="usage", exit_code=3):
    """Nothing is there that fits what was asked for, or too much."""


class NothingMatches(NotThere):
    """Facts: `ref`."""


class SeveralMatch(NotThere):
    """Facts: `ref`, `matches` (a line an item, number and title)."""


class NotAPlan(UsageError):
    """Facts: `path` (of a file that is there, and no plan's by its name)."""


class UnknownPlan(NotThere):
    """Facts: `name`, `folder`."""


class NoPlanYet(NotThere):
    """Facts: `folder`."""


class SeveralPlans(NotThere):
    """Facts: `name`, `matches` (a line a plan)."""


class NothingToReport(NotThere):
    """Facts: `only` (the filter that leaves nothing)."""


class NotInBin(NotThere):
    """Facts: `ref`. Nothing of that name was removed, or it came back already."""


class NotAgreed(UsageError):
    """A plan that is to be removed, where nobody can be asked. Facts: `name`."""


class NotRemoved(NotThere):
    """Facts: `name`, `folder`. No plan of that name was removed, or it came back already."""


class NoSuchNote(NotThere):
    """Facts: `ref` (the item's number), `number`, `count` (how many notes it has)."""


class NotIssued(NotThere):
    """Facts: `number`, `count` (how many there are)."""


class NotAddressed(UsageError):
    """Somebody was named whom a report goes to that has no line for it. Facts: `kind`, `kinds` (that have one)."""


class FormatNeedsFile(UsageError):
    """A report that is no text was to be printed. Facts: `format` (as the ending of a file's name)."""


class FolderMissing(UsageError):
    """Facts: `path` (of the folder)."""


class FolderInTheWay(UsageError):
    """Facts: `path`. A folder stands where a file was to be written."""


class NameTooLong(UsageError):
    """Facts: `path`. The disk takes no name of that length."""


class WouldOverwrite(UsageError, exit_code=4):
    """Facts: `path`. A file that is not a report of ours stands where one was to be written."""


class OpenElsewhere(UsageError, exit_code=4):
    """Facts: `path`. Word, WPS, Excel or LibreOffice has the file open and would write over what is put there."""


class ChangeRefused(TrackerError, exit_code=4):
    """A change that the plan as it stands does not allow; nothing was changed."""


class ItemMissing(ChangeRefused):
    """Facts: `item` (its id). Somebody removed it, or it never was."""


class MoveNotAllowed(ChangeRefused):
    """A status that does not follow from the present one. Facts: `title`, `old`, `new` (Status values)."""


class MovedIntoItself(ChangeRefused):
    """Facts: `title`."""


class ParentHasItsOwn(ChangeRefused):
    """A figure that only a leaf can have was set on an item with children. Facts: `title`, `field`."""


class PercentBesideTarget(ChangeRefused):
    """Progress follows from the target, so that a percentage would say nothing. Facts: `title`, `target`."""


class UnitsDiffer(ChangeRefused):
    """Facts: `title`, `target`, `actual` (amounts whose units are not the same)."""


class FieldChanged(ChangeRefused):
    """Somebody changed the same field since. Facts: `title`, `field`, `expected`, `found`."""


class Overtaken(ChangeRefused):
    """The same while an editor was open on it; saving again overwrites. Facts: those, and `mine`."""


class PastIsReadOnly(ChangeRefused):
    """Facts: `day`. The state of a past day is shown, which nobody can change."""


class NothingToUndo(ChangeRefused, exit_code=3):
    pass


class NothingToRedo(ChangeRefused, exit_code=3):
    pass


class ReadingError(TrackerError, key="document_unreadable", exit_code=2):
    """A document that cannot be read at all. Facts: `path`."""


class WrongKind(ReadingError):
    """Facts: `path`, `kind` (what the content looks like, as a file name's ending)."""


class DocumentMissing(ReadingError):
    pass


class DocumentUnreadable(ReadingError):
    """No permission, or a folder or device where a file should be."""


class DocumentEmpty(ReadingError):
    pass


class NoItemsFound(ReadingError):
    """There is text, but nothing in it that could be an item."""


class DocumentDamaged(ReadingError):
    pass


class DocumentLocked(ReadingError):
    """It can be opened with a password only."""


class DocumentTooLarge(ReadingError):
    """Facts: `path`, `size`, `limit` (both with their unit)."""


class TooManyLines(ReadingError):
    """Facts: `path`, `count`, `limit`."""


class DocumentTooHeavy(ReadingError):
    """Reading it was stopped because of the time or memory that it took."""


class DocumentIsPictures(ReadingError):
    """Pages without text, such as a scan."""


class NeedsConversion(ReadingError):
    """A kind that only LibreOffice reads, which is not installed."""


class YearUnknown(ReadingError, key="year_and_title_unknown"):
    """Facts: `title` (empty when none was found)."""

    instead: ClassVar = {"title": "year_unknown"}


class StoreError(TrackerError, key="store"):
    """The place where plans are kept did not do what it must. Facts: `path`, `cause` (the system's words)."""


class StoreLocked(StoreError, exit_code=4):
    """Facts: `path`, `holder`, `pid`, `since` (local time of day, as the holder wrote them; may be empty)."""


class DiskFull(StoreError):
    """Facts: `path`. What was to be written is not; what was there before still is."""


class NotWritable(StoreError):
    """Facts: `path`. No permission, or the folder or the disk is read-only."""


class ReportNotWritable(NotWritable):
    """Facts: `path`. The same of a report's file, which another data folder would not help."""


class NotReadable(StoreError, exit_code=5):
    """Facts: `path`. No permission, or something else than a file."""


class Gone(StoreError):
    """Facts: `path`. The file was deleted or moved away, perhaps while it was open."""


class PlanExists(StoreError, exit_code=2):
    """Facts: `name`, `path`. A new plan would have overwritten another one."""


class AnotherPlan(StoreError, key="not_a_copy", exit_code=4):
    """Facts: `path`, `expected`, `found` (ids; the last is empty for what was to be joined and is no copy)."""

    instead: ClassVar = {"found": "another_plan"}


class Damaged(StoreError, exit_code=5):
    """Facts: `path`, `line` (from 1; 0 when no line can be named). Nothing was changed in the file."""


class NewerVersion(StoreError, exit_code=5):
    """Facts: `path`, `schema`, `known` (the newest schema that this version reads)."""


class NothingToGoBy(StoreError, exit_code=5):
    """Facts: `path`. The history does not lead to the plan, and no backup tells what the plan was."""


class NoSuchBackup(StoreError, exit_code=3):
    """Facts: `name`."""


class UnknownChange(ChangeRefused):
    """A change of a kind that only a newer version knows. Facts: `kind`."""


class NoLibreOffice(TrackerError):
    """PDF was asked for, and the program that makes it is not there."""


class PdfFailed(TrackerError):
    """LibreOffice made no PDF. Facts: `why`."""


class PdfTooSlow(PdfFailed):
    """LibreOffice was ended because it took too long. Facts: `seconds`."""


class WorkWouldGo(ChangeRefused):
    """A revised text lacks items that carry work, and nobody said what is to become of them. Facts: `items`."""


class GivenUp(TrackerError):
    """The user did not wait for the end of it; nothing was written."""


class NoEditor(UsageError):
    """None is named by VISUAL or EDITOR, and no common one is installed."""


class EditorFailed(TrackerError):
    """Facts: `editor`, `why`."""


class TextNotUnderstood(UsageError):
    """An edited plan text has lines that say nothing known; they were listed. Facts: `count`."""


class NoPrinter(TrackerError):
    """The system has no program that takes something to print."""


class AnotherLedger(ChangeRefused):
    """A filled-in table was made for another plan: none of its rows is of an item here."""


class ReportNotPlan(ChangeRefused):
    """A report of ours, which is no text of the plan, was given as a revised one."""


class PrintingFailed(TrackerError):
    """Facts: `program`, `why` (its own words)."""
