"""The command for the settings: shows them with the paths of what is kept, or changes some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from tracker.cli.accident import FILE_NAME as ERROR_LOG
from tracker.cli.arguments import Arguments
from tracker.cli.session import Session
from tracker.errors import BadValue, NoPlanYet
from tracker.language.catalogue import Catalogue
from tracker.request import plan_file
from tracker.settings import FILE_NAME, Settings
from tracker.settings.changing import OFFERED, as_typed, change_settings
from tracker.text.width import columns, pad
from tracker.tui.keyboard import Keyboard


def settings(arguments: Arguments, session: Session) -> None:
    """All of them, as they are then."""
    if arguments.values:
        wanted = dict(_name_and_value(each) for each in arguments.values)
        session.settings = change_settings(session.request.home, wanted, check=_check)
    if session.as_json:
        session.say_json({"settings": _shape(session.settings), "paths": _paths(session)})
        return
    words = session.settings.worded(session.words)
    _say_aligned(session, _lines(session.settings, words))
    session.say()
    _say_aligned(session, ((words(f"setting.{name}"), path) for name, path in _paths(session).items()))


def _check(settings: Settings) -> None:
    from tracker.entry import words_of_filters  # only for who changes something
    from tracker.model.query import read_filter

    Keyboard(settings.keys)
    for text in settings.filters.values():
        read_filter(settings.written_out(text), words_of_filters(settings.light_names))


def _name_and_value(assignment: str) -> tuple[str, str]:
    name, sign, value = assignment.replace("＝", "=", 1).partition("=")
    if not sign:
        raise BadValue(field="setting", value=assignment, example="配色=浅色, lights.near_days=7")
    return name, value


def _lines(settings: Settings, words: Catalogue) -> Iterator[tuple[str, str]]:
    """`name` as it is typed, with its value, and its meaning."""
    for name, place in OFFERED.items():
        yield ".".join(place), f"{as_typed(settings, name)}\t{words(f'setting.{name}')}"
    for action, keys in settings.keys.items():
        meaning = words(f"key.{action}") if f"key.{action}" in words else ""
        yield f"keys.{action}", f"{' '.join(keys)}\t{meaning}"
    for name, text in settings.filters.items():
        yield f"filters.{name}", f"{text}\t{words('setting.filters')}"


def _say_aligned(session: Session, rows: Iterator[tuple[str, str]]) -> None:
    shown = [(name, *value.split("\t")) for name, value in rows]
    widths = [max(map(columns, column)) for column in zip(*shown, strict=True)]
    session.say_lines(
        "  ".join(pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in shown
    )


def _shape(settings: Settings) -> Mapping[str, object]:
    rules = settings.rules
    keys = {key.action: list(key.keys) for key in Keyboard(settings.keys).table}
    return {
        "name": settings.name,
        "language": settings.language,
        "theme": settings.theme,
        "tour": settings.shows_tour,
        "lights": {
            "behind_points": rules.behind_points,
            "far_behind_points": rules.far_behind_points,
            "near_days": rules.near_days,
            **{light.value: name for light, name in settings.light_names.items()},
        },
        "keys": keys,
        "filters": dict(settings.filters),
    }


def _paths(session: Session) -> Mapping[str, str]:
    home = session.request.home.absolute()
    found = {"file": home / FILE_NAME, "folder": home, "error_log": home / ERROR_LOG}
    with suppress(NoPlanYet):
        found["plan_file"] = plan_file(session.request, session.settings)[0].absolute()
    return {name: str(path) for name, path in found.items()}
