"""What holds for all tests: hypothesis looks for wrong results, never at the clock."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
