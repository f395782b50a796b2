"""What a REGRESSION command asks: settings, and equations that they hold for."""

from dataclasses import field
from typing import Any

from analysis.syntax.charting.asked import ResidualCharts
from analysis.syntax.choosing import Selection
from analysis.syntax.keeping_values import Kept
from analysis.syntax.reader import Reader
from analysis.syntax.regressing.temporaries import TEMPORARIES
from instrument.records import dataclass

Block = tuple[str, tuple[str, ...]]  # method and variables


@dataclass
class Settings:
    """What holds for every equation that follows."""

    statistics: set[str] = field(default_factory=set)
    others: dict[str, Any] = field(default_factory=dict)  # options of the plan
    origin: bool = False


@dataclass
class Equation:
    """One or more dependent variables, the blocks of predictors, and what is asked of the cases."""

    dependents: tuple[str, ...]
    settings: Settings
    blocks: list[Block] = field(default_factory=list)
    subsets: list[tuple[str, ...]] = field(default_factory=list)
    durbin: bool = False
    residuals: bool = False
    pooled: bool = False  # residuals of cases selected and not, together
    casewise: float | None = None
    casewise_by: str = "ZRESID"
    listed: list[str] = field(default_factory=list)
    outliers: list[str] = field(default_factory=list)
    identity: str = ""
    saved: list[Kept] = field(default_factory=list)
    outfiles: dict[str, Reader] = field(default_factory=dict)  # COVB, CORB: what stands where the file is named
    charts: ResidualCharts = field(default_factory=ResidualCharts)

    @property
    def is_summed(self) -> bool:
        """Whether residuals are summed up."""
        return self.residuals or self.charts.is_asked or self.casewise is not None or bool(self.saved)

    @property
    def temporaries(self) -> set[str]:
        """Every temporary variable that is named."""
        listed = {self.casewise_by, *self.listed} if self.casewise is not None else set()
        drawn = {*self.charts.histograms, *self.charts.normal, *(name for pair in self.charts.scatter for name in pair)}
        return listed | (drawn & set(TEMPORARIES)) | set(self.outliers) | {each.word for each in self.saved}


@dataclass
class Asked:
    """The whole command."""

    variables: tuple[str, ...] = ()
    descriptives: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    weights: str = ""  # of errors
    selection: Selection | None = None
    matrix_in: Reader | None = None  # what stands where a matrix is named that is read
    matrix_out: Reader | None = None
    settings: Settings = field(default_factory=Settings)
    equations: list[Equation] = field(default_factory=list)
