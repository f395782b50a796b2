"""How a statistic falls when nothing but chance is at work."""

import numpy as np

from analysis.statistics.arrangements import ALIKE, Numbers, share_at_least
from instrument.records import dataclass


@dataclass(frozen=True)
class Null:
    """How a statistic falls without an effect: its distances from what is expected, shape (s,), and their shares."""

    gaps: Numbers
    shares: Numbers
    seen: float  # the distance found

    @property
    def two_sided(self) -> float:
        """The share of distances as large, whatever rounding does to equal ones."""
        return share_at_least(np.abs(self.gaps), self.shares, abs(self.seen))

    @property
    def one_sided(self) -> float:
        """The share of distances as large on the side seen."""
        return share_at_least(self.gaps if self.seen >= 0 else -self.gaps, self.shares, abs(self.seen))

    @property
    def point(self) -> float:
        """The share of distances that are the one seen."""
        slack = ALIKE * max(1.0, abs(self.seen))
        return min(1.0, float(self.shares[np.abs(self.gaps - self.seen) <= slack].sum()))
