"""Compare what several sources say of one story: where they agree, where they conflict, what only one has."""

__version__ = "0.1.0"
