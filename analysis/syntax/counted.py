"""The active file as procedures count it, made once for all that ask for the same cases."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from analysis.counting.memory import MemoryTally
from analysis.syntax.active import Active
from analysis.syntax.handing import responses, taken
from analysis.syntax.labels_shown import shown
from survey.responses import Responses

SETTINGS = ("TVARS", "TNUMBERS")
"""What SET says of names and labels in tables."""


class Counted:
    """Tallies of files that stay the same; each is kept with its file, whose number no other file then has."""

    def __init__(self) -> None:
        self._tallies: dict[tuple[int, str], tuple[Active, MemoryTally]] = {}
        self._handed: dict[tuple[int, str], tuple[Active, Responses]] = {}

    def tally(
        self, asked: Active, settings: Mapping[str, str], cases: Callable[[], NDArray[np.bool_]], key: str
    ) -> MemoryTally:
        """Some cases of a file, (n,): those that go by `key`."""
        named = str([settings.get(word, "") for word in SETTINGS])
        at = (id(asked), f"{named}|{key}")
        if at not in self._tallies:
            self._tallies[at] = asked, MemoryTally(taken(self._responses(asked, settings, named), cases()))
        return self._tallies[at][1]

    def _responses(self, asked: Active, settings: Mapping[str, str], named: str) -> Responses:
        """All cases of a file: words have the same codes in every group of it."""
        at = (id(asked), named)
        if at not in self._handed:
            self._handed[at] = asked, responses(shown(asked, settings))
        return self._handed[at][1]
