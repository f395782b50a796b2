"""Stem-and-leaf plots of the parts of an exploration."""

from analysis.charts import Stem, Stems
from analysis.exploration.parts import Part
from analysis.statistics.stem_and_leaf import StemAndLeaf, stem_and_leaf
from analysis.syntax.active import Field
from analysis.syntax.charting.groups import Explored
from analysis.syntax.formats.writing import written
from instrument.message import Message


def stem_plot(found: Explored, part: Part) -> Stems | None:
    """The plot of a part; none where nobody answers."""
    plot = stem_and_leaf(part.values, part.weights)
    if plot is None:
        return None
    described = found.active.fields[part.variable.name]
    values = {"name": found.name(part), "group": found.told(part)}
    title = (
        Message("{name} Stem-and-Leaf Plot for {group}", values)
        if found.by
        else Message("{name} Stem-and-Leaf Plot", {"name": values["name"]})
    )
    return Stems(title, tuple(_lines(plot, described)), _written(plot.width, described), plot.each)


def _lines(plot: StemAndLeaf, described: Field) -> list[Stem]:
    """Outliers below, the stems, outliers above."""
    lines = [Stem(each.frequency, each.stem, each.leaves) for each in plot.lines]
    if plot.low is not None:
        lines.insert(0, Stem(plot.low[0], "", f"(=<{_shown(plot.low[1], described)})", "<"))
    if plot.high is not None:
        lines.append(Stem(plot.high[0], "", f"(>={_shown(plot.high[1], described)})", ">"))
    return lines


def _shown(value: float, described: Field) -> str:
    """A value by the format of its variable."""
    text = written(value, described.format).strip()
    return f"{value:.10g}" if "*" in text else text


def _written(value: float, described: Field) -> str:
    """A value by the format of its variable where that shows all of it."""
    text = written(value, described.format).strip()
    try:
        same = abs(float(text) - value) <= 1e-9 * max(abs(value), 1e-300)
    except ValueError:
        same = "*" not in text
    return text if same else f"{value:.10g}"
