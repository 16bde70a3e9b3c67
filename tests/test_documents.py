"""Documents where the user has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.documents import content_of, document_in, outline_of
from tracker.errors import DocumentMissing, DocumentUnreadable

PLAN = "某某局2026年工作要点\n一、抓好道路建设。\n二、抓好绿化。\n"


def test_a_document_with_its_text_has_the_outline_of_the_document_alone(tmp_path: Path) -> None:
    file = tmp_path / "要点.txt"
    file.write_text(PLAN, encoding="gb18030")

    document = document_in(content_of(str(file)), str(file))

    assert document.outline == outline_of(str(file))
    assert "\n".join(line.text for line in document.lines) == PLAN


@pytest.mark.parametrize("path", ["nowhere/要点.docx", "~nobody-of-this-name/要点.docx"], ids=["no folder", "no user"])
def test_a_document_that_is_not_there_is_missing(path: str) -> None:
    with pytest.raises(DocumentMissing):
        content_of(path)


@pytest.mark.parametrize("path", [".", "a\0b"], ids=["a folder", "a NUL"])
def test_what_is_no_file_is_unreadable(path: str) -> None:
    with pytest.raises(DocumentUnreadable):
        content_of(path)
