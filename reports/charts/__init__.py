"""Charts of commands as pictures; one file for each kind."""

from analysis.charts import Bars, Boxes, Chart, Histogram, Icicle, Points, Stems, Tree
from instrument.records import replace
from reports.document import Picture, Run
from reports.ink import Ink
from reports.wording import say


def drawn(chart: Chart, group: tuple[tuple[str, str], ...], language: str) -> Picture:
    """The chart as a picture, its title the caption; `group` is that of a split file."""
    if isinstance(chart, Bars) and chart.further is not None:
        chart = replace(chart, labels=(*chart.labels, say(chart.further, language)), further=None)
    made = _picture(chart, Ink(language))
    words = ", ".join(f"{name} = {value}" for name, value in group)
    title = say(chart.title, language) + (f" ({words})" if words else "")
    alternative = f"{title}: {made.alternative}" if made.alternative else title
    notes = () if isinstance(chart, Stems) else tuple((Run(say(each, language)),) for each in chart.notes)
    data = None if made.data is None else replace(made.data, caption=title)
    return replace(
        made, data=data, notes=notes, caption=title, alternative=alternative, plain=made.plain or (made.alternative,)
    )


def _picture(chart: Chart, ink: Ink) -> Picture:
    match chart:
        case Bars(shape="pie"):
            from reports.charts import pie

            return pie.draw(chart, ink)
        case Bars(shape="lines" | "area" | "means"):
            from reports.charts import lines

            return lines.draw(chart, ink)
        case Bars():
            from reports.charts import bars

            return bars.draw(chart, ink)
        case Histogram():
            from reports.charts import histogram

            return histogram.draw(chart, ink)
        case Boxes():
            from reports.charts import boxes

            return boxes.draw(chart, ink)
        case Points():
            from reports.charts import points

            return points.draw(chart, ink)
        case Stems():
            from reports.charts import stems

            return stems.draw(chart, ink)
        case Icicle():
            from reports.charts import icicle

            return icicle.draw(chart, ink)
        case Tree():
            from reports.charts import tree

            return tree.draw(chart, ink)
