"""A column of a design: a variable as it stands, or whether it holds one code."""

import numpy as np
from numpy.typing import NDArray

from analysis.labels import level_key
from instrument.records import dataclass


@dataclass(frozen=True)
class Term:
    """One column: a variable, or whether it holds one code."""

    variable: str
    code: float | None = None

    @property
    def key(self) -> str:
        return self.variable if self.code is None else level_key(self.variable, self.code)

    def column(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The column from the variable's `values`, shape (n,)."""
        return values if self.code is None else np.asarray(values == self.code, dtype=np.float64)
