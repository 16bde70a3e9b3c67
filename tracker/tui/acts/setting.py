"""The settings in a form: what is saved there holds at once and at every start."""

from __future__ import annotations

from functools import partial

from tracker.environment import account_name
from tracker.errors import TrackerError
from tracker.language.catalogue import LANGUAGES, load_catalogue
from tracker.language.wording import error_words
from tracker.settings import FILE_NAME, NAMED_LIGHTS, THEMES, Settings
from tracker.settings.changing import OFFERED, as_typed, change_settings
from tracker.tui import themes
from tracker.tui.acts.desk import Act, Desk
from tracker.tui.screens.settings import Choice, SettingsDialog

_IN_THE_FORM = tuple(name for name in OFFERED if name != "tour")


def show_settings(desk: Desk, _items: tuple[str, ...]) -> None:
    form = [_choice(desk, name) for name in _IN_THE_FORM]
    workspace = desk.workspace
    home = workspace.request.home.absolute()
    paths = {"file": home / FILE_NAME, "folder": home, "plan_file": workspace.file.absolute()}
    told = [f"{desk.words(f'setting.{name}')}  {path}" for name, path in paths.items()]
    told.append(desk.words("dialog.settings_more"))
    question = desk.words("dialog.settings")
    desk.stage.open_screen(SettingsDialog(question, form, told, partial(_keep, desk), desk.words))


def _choice(desk: Desk, name: str) -> Choice:
    words, settings = desk.words, desk.workspace.settings
    label, value = words(f"setting.{name}"), as_typed(settings, name)
    if name == "theme":
        return Choice(name, label, themes.chosen(value), {theme: words(f"theme.{theme}") for theme in THEMES})
    if name == "language":
        languages = {language: words(f"setting.{language}") for language in LANGUAGES}
        return Choice(name, label, value, {"": words("setting.by_locale"), **languages})
    return Choice(name, label, value, default=_default(desk, name))


def _default(desk: Desk, name: str) -> str:
    if name == "name":
        return account_name()
    if name in {light.value for light in NAMED_LIGHTS}:
        return load_catalogue(desk.words.language)(f"light.{name}")
    return as_typed(Settings(), name)


def _keep(desk: Desk, typed: dict[str, str]) -> str | None:
    """Args:
    typed: What was changed alone, so that a default that nobody touched is not written down.
    """
    wanted = {".".join(OFFERED[name]): value for name, value in typed.items()}
    try:
        settings = change_settings(desk.workspace.request.home, wanted)
    except TrackerError as error:
        return error_words(error, desk.words)
    desk.stage.take_over(settings)
    desk.stage.tell(desk.words("tell.settings"))
    return None


TABLE: dict[str, Act] = {"settings": show_settings}
