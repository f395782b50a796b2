"""Conventional limits that chapters name, each with its source."""

from analysis.table import Cell
from instrument.records import dataclass


@dataclass(frozen=True)
class Limit:
    """A threshold of convention."""

    value: float
    source: str


LIMITS: dict[str, Limit] = {
    "p": Limit(0.05, "Fisher (1925)"),
    "alpha": Limit(0.7, "Nunnally & Bernstein (1994)"),
    "alpha_least": Limit(0.6, "Hair et al. (2019)"),
    "citc": Limit(0.3, "Nunnally & Bernstein (1994)"),
    "kmo": Limit(0.6, "Kaiser (1974)"),
    "loading": Limit(0.4, "Stevens (2009)"),
    "vif": Limit(5, "Hair et al. (2019)"),
    "d_small": Limit(0.2, "Cohen (1988)"),
    "d_medium": Limit(0.5, "Cohen (1988)"),
    "d_large": Limit(0.8, "Cohen (1988)"),
    "eta_small": Limit(0.01, "Cohen (1988)"),
    "eta_medium": Limit(0.06, "Cohen (1988)"),
    "eta_large": Limit(0.14, "Cohen (1988)"),
    "r_small": Limit(0.1, "Cohen (1988)"),
    "r_medium": Limit(0.3, "Cohen (1988)"),
    "r_large": Limit(0.5, "Cohen (1988)"),
    "cr": Limit(0.7, "Hair et al. (2019)"),
    "ave": Limit(0.5, "Fornell & Larcker (1981)"),
    "htmt": Limit(0.85, "Henseler, Ringle & Sarstedt (2015)"),
    "chi_square_ratio": Limit(3, "Carmines & McIver (1981)"),
    "cfi": Limit(0.9, "Bentler & Bonett (1980)"),
    "tli": Limit(0.9, "Bentler & Bonett (1980)"),
    "rmsea": Limit(0.08, "Browne & Cudeck (1993)"),
    "srmr": Limit(0.08, "Hu & Bentler (1999)"),
    "cfi_change": Limit(0.01, "Cheung & Rensvold (2002)"),
    "adjusted_residual": Limit(1.96, "Haberman (1973)"),
    "harman": Limit(40, "Podsakoff et al. (2003)"),
    "return_rate": Limit(60, "Fincham (2008)"),
}

GRADES: dict[str, tuple[float, ...]] = {
    "alpha": (0.6, 0.7),
    "kmo": (0.6, 0.7, 0.8, 0.9),
    "d": (0.2, 0.5, 0.8),
    "eta": (0.01, 0.06, 0.14),
    "r": (0.1, 0.3, 0.5),
}
"""Sizes at which words change, from the smallest; by the sources of the limits of these names."""

STARS: tuple[tuple[float, str], ...] = ((0.001, "***"), (0.01, "**"), (0.05, "*"))
"""Probabilities below these carry these stars (look of Chinese social-science journals and APA 7)."""


def stars(p: float) -> str:
    """The stars of a probability."""
    return next((marks for limit, marks in STARS if p < limit), "")


def marks(p: Cell) -> str:
    """The stars of a cell; none where it is no number."""
    return stars(p) if isinstance(p, int | float) else ""
