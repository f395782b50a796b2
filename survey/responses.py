"""Answers as every later step takes them: one row per respondent, cells are declared codes as given."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from instrument.codebook import Codebook
from instrument.records import dataclass
from survey.coded import Coded
from survey.ledger import Ledger

if TYPE_CHECKING:
    import pandas

Column = NDArray[Any]
"""Shape (n,): float64 for a number or code (NaN is unknown), object holding str for a text ('' is no answer)."""


@dataclass(frozen=True)
class Source:
    """Where answers came from: file names with the SHA-256 of their bytes, the importer, whether they are simulated."""

    files: Mapping[str, str] = field(default_factory=dict)
    importer: str = ""
    simulated: bool = False


@dataclass(frozen=True)
class Responses:
    """Codes with their codebook.

    Nothing is reversed in place and nothing is dropped without a record in `ledger`. Four states of an answer are kept:
    answered (a valid code), unanswered and not asked (declared missing codes), unknown (NaN, or '' in a text).
    """

    codebook: Codebook
    columns: Mapping[str, Column | Coded]
    ids: Sequence[str]  # the source's own number of each row
    weight: str | None = None  # the variable that weights cases
    ledger: Ledger = field(default_factory=Ledger)
    source: Source = field(default_factory=Source)

    def __len__(self) -> int:
        return len(self.ids)

    def weights(self) -> NDArray[np.float64]:
        """Case weights, shape (n,): ones, or the weight variable with missing and negative weights as 0 (SPSS)."""
        if self.weight is None:
            return np.ones(len(self))
        found = np.asarray(self.columns[self.weight], dtype=float)
        return np.where(np.isfinite(found) & (found > 0), found, 0.0)

    def frame(self) -> "pandas.DataFrame":
        """The answers as a pandas DataFrame, one column per variable, indexed by the source's row numbers."""
        import pandas

        return pandas.DataFrame(
            {name: np.asarray(column) for name, column in self.columns.items()}, index=list(self.ids)
        )
