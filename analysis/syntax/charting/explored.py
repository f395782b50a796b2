"""The plots of EXAMINE, in SPSS's order."""

from collections.abc import Collection

from analysis.charts import Chart
from analysis.syntax.charting.groups import Explored


def explored_plots(found: Explored, plots: Collection[str], together: bool, power: float | None) -> list[Chart]:
    """Histograms, stem-and-leaf plots, normal plots and box plots of every variable, of all cases or group by group."""
    parts = found.parts()
    made: list[Chart] = []
    for name in found.variables:
        own = [part for part in parts if part.variable.name == name and len(part.values)]
        if "HISTOGRAM" in plots:
            from analysis.syntax.charting.distributions import histogram

            for part in own:
                counted = (part.values, part.weights)
                group = found.told(part)
                made.append(histogram(found.tally, found.active, name, counted, False, group=group))
        if "STEMLEAF" in plots:
            from analysis.syntax.charting.stem_plots import stem_plot

            made += [plot for plot in (stem_plot(found, part) for part in own) if plot is not None]
        if "NPPLOT" in plots:
            from analysis.syntax.charting.normal_plots import normal_plots

            pairs = [normal_plots(found, part) for part in own]
            made += [pair[at] for at in (0, 1) for pair in pairs if pair]
    if "SPREADLEVEL" in plots and found.by:
        from analysis.syntax.charting.spread_plots import spread_plots

        made += spread_plots(found, parts, power)
    if "BOXPLOT" in plots:
        from analysis.syntax.charting.box_plots import box_plots

        made += box_plots(found, parts, together)
    return made
