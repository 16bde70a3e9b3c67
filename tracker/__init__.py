"""An office's annual work points, kept as a checklist whose progress can be seen and reported."""

__version__ = "0.1.0"
