"""The texts of a catalogue's file, each read when it is asked for.

A command says twenty of 850 texts. To read them all, and to import what reads TOML, took 8 of the
70 ms of a whole `tracker tick`; to cut the file into its lines takes 0.5. So a text in plain quotation
marks is cut out, one with line ends in it is read as the JSON that it is too, and only what is more
than that is given to the reader. The file keeps to a line for each entry, but for a text in three
quotation marks; a test holds it against the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_LONG = '"""'


class WrittenTexts(Mapping[str, str]):
    """By dotted key; a table of forms has an entry for each."""

    def __init__(self, toml: str) -> None:
        self._values = dict(_values(toml))

    def __getitem__(self, key: str) -> str:
        value = self._values[key]
        if value[0] == '"' and not value.startswith(_LONG):
            return value[1:-1] if "\\" not in value else _read_as_json(value)
        from tomllib import loads  # with what it needs as long as twenty texts

        read = loads(f"it = {value}")["it"]
        return read if isinstance(read, str) else read[key.rpartition(".")[2]]

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def _read_as_json(value: str) -> str:
    from json import loads  # a command without such texts may need no JSON

    return loads(value)


def _values(toml: str) -> Iterator[tuple[str, str]]:
    """Each key with its value as it is written."""
    section = ""
    lines = iter(toml.splitlines())
    for line in lines:
        name, _, value = line.partition(" = ")
        if line[:1] == "[":
            section = line.strip("[]")
        elif value[:1] == "{":
            yield from ((f"{section}.{name}.{form}", value) for form in ("one", "other"))
        elif value and name[0] != "#":
            while value.startswith(_LONG) and value.count(_LONG) < 2:
                value += "\n" + next(lines)
            yield f"{section}.{name}", value
