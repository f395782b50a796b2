"""The datasets that are open beside the active one, and the names that FILE HANDLE gives to files."""

from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Active
from analysis.syntax.splitting import Split
from instrument.records import dataclass


@dataclass(frozen=True)
class Open:
    """A dataset with what splits and filters it."""

    name: str
    active: Active
    split: Split | None = None
    filter: str | None = None
    window: NDArray[np.bool_] | None = None  # the cases of USE, (n,)


@dataclass
class Datasets:
    """Named datasets; the active one is not among `others`, and `current` is its name, '' where it has none."""

    current: str = ""
    others: dict[str, Open] = field(default_factory=dict)  # by folded name
    handles: dict[str, str] = field(default_factory=dict)  # folded handle → file, as the job named it

    def find(self, name: str) -> Open | None:
        """The dataset of that name beside the active one, whatever the case."""
        return self.others.get(name.casefold())

    def is_current(self, name: str) -> bool:
        """Whether the active dataset has that name."""
        return bool(self.current) and self.current.casefold() == name.casefold()

    def keep(self, dataset: Open) -> None:
        """Holds a dataset; one that had its name before is closed."""
        self.others[dataset.name.casefold()] = dataset

    def close(self, name: str) -> None:
        """Closes a dataset; the active one only loses its name."""
        self.others.pop(name.casefold(), None)
        if self.is_current(name):
            self.current = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, that of the active dataset first."""
        return (*([self.current] if self.current else []), *(each.name for each in self.others.values()))
