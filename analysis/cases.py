"""Who was counted."""

from instrument.records import dataclass


@dataclass(frozen=True)
class Cases:
    """Sums of weights (the numbers of respondents where nothing is weighted); `rows` are respondents behind `valid`."""

    total: float
    valid: float
    rows: int

    @property
    def excluded(self) -> float:
        return self.total - self.valid
