"""Files of older versions brought to the present form, one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

SCHEMA = 1
"""The form of files that this version writes. It goes up when an older version would misread a newer file."""

Tables = dict[str, Any]

STEPS: Mapping[int, Callable[[Tables], Tables]] = {}
"""From each older form to the next. There is none before 1; every later one comes with a file in
`tests/store/files` that the version before it wrote."""


def migrated(tables: Tables, steps: Mapping[int, Callable[[Tables], Tables]] = STEPS) -> Tables:
    """Tables of any known form in the present one; those without a form are of the present one."""
    form = min((doc.get("schema", SCHEMA) for doc in tables["plan"].values()), default=SCHEMA)
    for older in range(form, SCHEMA):
        tables = steps[older](tables)
    return tables
