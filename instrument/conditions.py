"""The closed little language of `ask_if`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Condition:
    """A rule over earlier answers, e.g. `unit == 1 and not age in [1, 2]`."""

    source: str
