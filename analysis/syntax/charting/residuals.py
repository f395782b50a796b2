"""Charts of what a regression leaves: histograms, normal P-P plots, scatter plots and partial plots."""

from collections.abc import Mapping, Sequence
from math import sqrt

import numpy as np

from analysis.charts import Axis, Chart, Point, Points
from analysis.syntax.active import Active
from analysis.syntax.charting.asked import ResidualCharts
from analysis.syntax.charting.distributions import drawn
from analysis.syntax.charting.gathered import cloud, sums_of
from analysis.syntax.charting.words import axis, of_variable
from analysis.tally import Numbers, Tally
from instrument.message import Message

TITLES = {
    "PRED": Message("Regression Predicted Value"),
    "RESID": Message("Regression Residual"),
    "ZPRED": Message("Regression Standardized Predicted Value"),
    "ZRESID": Message("Regression Standardized Residual"),
    "DRESID": Message("Regression Deleted (Press) Residual"),
    "ADJPRED": Message("Regression Adjusted (Press) Predicted Value"),
    "SRESID": Message("Regression Studentized Residual"),
    "SDRESID": Message("Regression Studentized Deleted (Press) Residual"),
}
PROBABILITIES = (
    Axis(Message("Observed Cum Prob"), low=0.0, high=1.0),
    Axis(Message("Expected Cum Prob"), low=0.0, high=1.0),
)


class Residuals:
    """What a model says of every case of a tally, (n,) each by its keyword; variables by their names."""

    def __init__(self, tally: Tally, active: Active, dependent: str, rows: Mapping[str, Numbers]) -> None:
        self.tally, self.active, self.dependent, self.rows = tally, active, dependent, rows
        self.weights = tally.rows([dependent])[2]

    def values(self, word: str) -> Numbers:
        """A temporary variable, or one of the file with NaN for missing values."""
        if word in self.rows:
            return self.rows[word]
        values, missing, _ = self.tally.rows([word])
        return np.asarray(np.where(missing[:, 0], np.nan, values[:, 0]), dtype=np.float64)

    def axis(self, word: str) -> Axis:
        """The axis of a temporary variable or of one of the file."""
        return Axis(TITLES[word]) if word in TITLES else axis(self.tally, self.active, word)

    def title(self) -> str:
        """The label of the dependent variable."""
        return of_variable(self.tally, self.dependent)

    def counted(self, word: str) -> tuple[Numbers, Numbers]:
        """Distinct ascending values, (p,), and their weights."""
        values = self.values(word)
        kept = np.isfinite(values) & (self.weights > 0)
        found, at = np.unique(values[kept], return_inverse=True)
        return found, sums_of(at.ravel(), self.weights[kept])


def residual_charts(found: Residuals, asked: ResidualCharts, predictors: Sequence[str]) -> list[Chart]:
    """The charts in SPSS's order; what varies in nobody has none."""
    charts: list[Chart] = []
    for word in asked.histograms:
        counted = found.counted(word)
        if len(counted[0]) > 1:
            title = Message("Histogram. Dependent Variable: {name}", {"name": found.title()})
            charts.append(drawn(title, Axis(TITLES[word], 0), counted, normal=True))
    charts += [_normal(found, word) for word in asked.normal if len(found.counted(word)[0]) > 1]
    charts += [_scatter(found, up, across) for up, across in asked.scatter]
    wanted = predictors if asked.partial_of_all else [name for name in asked.partial if name in predictors]
    return charts + [_partial(found, name, predictors) for name in wanted]


def _normal(found: Residuals, word: str) -> Points:
    from scipy.special import ndtr

    from analysis.statistics.normal_scores import observed_shares

    values, weights = found.counted(word)
    n, mean = float(weights.sum()), float(np.average(values, weights=weights))
    sd = sqrt(float(np.sum(weights * (values - mean) ** 2)) / (n - 1))
    expected = np.asarray(ndtr((values - mean) / sd), dtype=np.float64)
    shown = cloud("", observed_shares(weights), expected, weights)
    values_of = {"name": found.title()}
    title = Message("Normal P-P Plot of Regression Standardized Residual. Dependent Variable: {name}", values_of)
    if word != "ZRESID":
        title = Message("Normal P-P Plot. Dependent Variable: {name}", values_of)
    return Points(title, *PROBABILITIES, (shown,), lines=((Point(0.0, 0.0), Point(1.0, 1.0)),), square=True)


def _scatter(found: Residuals, up: str, across: str) -> Points:
    shown = cloud("", found.values(across), found.values(up), found.weights)
    title = Message("Scatterplot. Dependent Variable: {name}", {"name": found.title()})
    return Points(title, found.axis(across), found.axis(up), (shown,))


def _partial(found: Residuals, name: str, predictors: Sequence[str]) -> Points:
    """What the other predictors leave of a predictor and of the dependent variable."""
    others = [each for each in predictors if each != name]
    every = np.column_stack([found.values(each) for each in (found.dependent, name, *others)])
    kept = np.isfinite(every).all(axis=1) & (found.weights > 0)
    roots = np.sqrt(found.weights[kept])[:, None]
    x = np.column_stack([np.ones(int(kept.sum())), every[kept, 2:]])
    solved = np.linalg.lstsq(x * roots, every[kept, :2] * roots, rcond=None)[0]
    left = every[kept, :2] - x @ solved
    shown = cloud("", left[:, 1], left[:, 0], found.weights[kept])
    title = Message("Partial Regression Plot. Dependent Variable: {name}", {"name": found.title()})
    across, up = (Axis(found.axis(each).title) for each in (name, found.dependent))
    return Points(title, across, up, (shown,))
