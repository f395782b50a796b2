"""What commands ask of charts."""

from dataclasses import field

from analysis.syntax.parts import in_parentheses
from analysis.syntax.reader import Reader
from instrument.records import dataclass, replace


@dataclass(frozen=True)
class CountChart:
    """A chart of answers: `bars`, `pie` or `histogram`, of those from `low` to `high`, the axis up to `most`."""

    kind: str
    percent: bool = False
    low: float | None = None
    high: float | None = None
    most: float | None = None
    normal: bool = False
    missing: bool = True  # a slice of the pie


@dataclass
class ResidualCharts:
    """Charts of what a regression leaves, by the keywords of its temporary variables, and names of variables."""

    histograms: list[str] = field(default_factory=list)
    normal: list[str] = field(default_factory=list)
    scatter: list[tuple[str, str]] = field(default_factory=list)  # upwards and across
    partial: list[str] = field(default_factory=list)
    partial_of_all: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether there is any."""
        return bool(self.histograms or self.normal or self.scatter or self.partial or self.partial_of_all)


@dataclass(frozen=True)
class Profile:
    """The factor across, that of the lines and that of the plots; `lines`, or bars."""

    factors: tuple[str, ...]
    lines: bool = True


def count_chart(kind: str, part: Reader) -> CountChart:
    """MINIMUM(n) MAXIMUM(n) of the values, FREQ(n) or PERCENT(n) of the axis, NORMAL of a histogram."""
    found = CountChart({"BARCHART": "bars", "PIECHART": "pie", "HISTOGRAM": "histogram"}[kind])
    own = {"HISTOGRAM": ("NORMAL", "NONORMAL"), "PIECHART": ("MISSING", "NOMISSING")}.get(kind, ())
    while not part.done:
        part.sign(",")
        word = part.take("MINIMUM", "MAXIMUM", "FREQ", "PERCENT", *own)
        if not word:
            part.skip(("MINIMUM", "MAXIMUM", "FREQ", "PERCENT", *own))
            return found
        number = in_parentheses(part, Reader.number) if part.at_sign("(") else None
        if word in ("MINIMUM", "MAXIMUM"):
            found = replace(found, low=number) if word == "MINIMUM" else replace(found, high=number)
        elif word in ("FREQ", "PERCENT"):
            found = replace(found, percent=word == "PERCENT", most=number)
        else:
            found = replace(found, normal=word == "NORMAL", missing=word != "NOMISSING")
    return found
