"""What GRAPH asks: a kind of chart, what it shows of each category, and the words around it."""

from dataclasses import field

from instrument.message import Message
from instrument.records import dataclass


@dataclass(frozen=True)
class Summary:
    """What stands for a category: COUNT, or a function of a variable with its numbers."""

    function: str
    variable: str = ""
    numbers: tuple[float, ...] = ()


@dataclass
class Graph:
    """The chart of one GRAPH command."""

    kind: str = ""  # BAR, LINE, PIE, HISTOGRAM, SCATTERPLOT, ERRORBAR, BOXPLOT
    form: str = ""  # SIMPLE, GROUPED, STACKED, MULTIPLE, AREA, OVERLAY
    summaries: list[Summary] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    variables: list[str] = field(default_factory=list)  # of a histogram, of error bars, across in a scatter plot
    others: list[str] = field(default_factory=list)  # upwards in a scatter plot
    names: str = ""  # the variable that names points
    normal: bool = False
    fit: bool = False  # the straight line through the points of a scatter plot
    interval: tuple[str, float] | None = None  # CI, SE or STDDEV with its number
    title: str = ""
    notes: list[Message] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def measured(self) -> list[str]:
        """The variables whose values are summed up."""
        return list(dict.fromkeys([each.variable for each in self.summaries if each.variable] + self.variables))
