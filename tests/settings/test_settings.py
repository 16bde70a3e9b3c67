from __future__ import annotations

from pathlib import Path

import pytest

from tracker.errors import BadSettings
from tracker.model.progress import LightRules
from tracker.settings import Settings, read_settings


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_what_is_set_is_read_and_the_rest_stays_default(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(
        '\ufeffname = "李\\u001b[1m会计"\nlanguage = "en"\n[lights]\nnear_days = 7\n',
        encoding="utf-8",
    )

    assert read_settings(tmp_path) == Settings("李会计", "en", "", LightRules(near_days=7))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"name = ", id="not TOML"),
        pytest.param(b"\xff\xfe\x00", id="not text"),
        pytest.param(b"name = 3", id="a name that is none"),
        pytest.param(b"lights = 3", id="lights that are none"),
        pytest.param(b"[lights]\nnear_days = -1", id="days before zero"),
        pytest.param(b"[lights]\nnear_days = true", id="days that are none"),
        pytest.param(b"x = " + b"[" * 5000, id="deep nesting"),
        pytest.param(b"#" * 1_000_001, id="too large"),
        pytest.param(b'language = "fr"', id="a language there is not"),
        pytest.param(b'nmae = "x"', id="a name with a slip"),
        pytest.param(b"[lights]\nnear_day = 3", id="a light's name with a slip"),
        pytest.param(b"[lights]\nbehind_points = 40", id="behind before far behind"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_the_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)

    with pytest.raises(BadSettings) as refused:
        read_settings(tmp_path)

    assert refused.value.facts["path"] == path


def test_settings_saved_by_an_old_editor_are_read(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes('name = "李会计"'.encode("gb18030"))

    assert read_settings(tmp_path).name == "李会计"


def test_settings_that_are_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()

    with pytest.raises(BadSettings):
        read_settings(tmp_path)
