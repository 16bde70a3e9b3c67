"""What screens over the outline have in common that show the plan."""

from __future__ import annotations


class Renewable:
    """Is told when the plan, the day or the language has changed. Known by this alone, a screen that has not
    been opened need not be imported: the load preview took 10 ms of the start."""

    def renew(self) -> None:
        raise NotImplementedError
