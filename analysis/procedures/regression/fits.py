"""What entered each model, how it fits, and its coefficients."""

from collections.abc import Iterator, Sequence

from analysis.design import Design
from analysis.procedures.regression.data import Data
from analysis.procedures.regression.models import Model
from analysis.procedures.regression.options import Options
from analysis.statistics.collinearity import tolerances
from analysis.statistics.description import Statistic
from analysis.statistics.least_squares import Fit
from analysis.statistics.linear_model import change, coefficients, durbin_watson, fitness
from analysis.table import Cell, Table, headed
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined

SUMMARY = ("r", "r_squared", "adjusted_r_squared", "se_estimate")
CHANGE = ("r_squared_change", "f_change", "df1", "df2", "p_change")
CRITERIA = ("aic", "prediction_criterion", "mallows_cp", "bic")
TERM = (
    "b",
    "se",
    "beta",
    "se_beta",
    "t",
    "p",
    "ci_low",
    "ci_high",
    "zero_order",
    "partial",
    "part",
    "tolerance",
    "vif",
)

Row = tuple[Cell, ...]


def entered(models: Sequence[Model], design: Design) -> Table:
    """What entered and left at each model, by which method."""
    rows: list[Row] = []
    for number, model in enumerate(models, start=1):
        for moved, change_word in ((model.step.entered, "entered"), (model.step.removed, "removed")):
            method = "enter" if model.method == "backward" and moved == model.step.entered else model.method
            rows += [(f"model={number}", design.terms[at].key, change_word, method) for at in moved]
    return Table("models", headed("model", "variable", "change", "method"), tuple(rows))


def summary(models: Sequence[Model], durbin: Statistic, data: Data, selection: bool = False) -> Table:
    """R and what the model adds to the one before, or loses against it; Durbin–Watson of the last.

    `selection` adds the criteria that tell models apart.
    """
    words = CRITERIA if selection else ()
    rows: list[Row] = []
    before: Fit | None = None
    for number, model in enumerate(models, start=1):
        last = durbin if number == len(models) else None
        if isinstance(model.fitted, Undefined):
            rows.append((f"model={number}", *[model.fitted] * (len(SUMMARY) + len(CHANGE) + len(words)), last))
            before = before if model.inside else None
            continue
        fitted, gained = fitness(model.fitted), change(model.fitted, before)
        cells = (*(getattr(fitted, word) for word in SUMMARY), *(getattr(gained, word) for word in CHANGE))
        rows.append((f"model={number}", *cells, *(_criteria(model.fitted, data) if selection else ()), last))
        before = model.fitted
    return Table("model_summary", headed("model", *SUMMARY, *CHANGE, *words, "durbin_watson"), tuple(rows))


def _criteria(found: Fit, data: Data) -> Row:
    """Those of Akaike, Amemiya, Mallows and Schwarz, as SPSS has them; Mallows's against all terms at once."""
    every = [at for at in range(len(data.correlation) - 1) if data.varies(at)]
    from analysis.procedures.regression.criteria import criteria

    return criteria(found, data.fit(every) if len(every) < data.tested_n - 1 else None)


def anova(models: Sequence[Model]) -> Table:
    """The sums of squares of each model."""
    rows: list[Row] = []
    for number, model in enumerate(models, start=1):
        key = f"model={number}"
        if isinstance(model.fitted, Undefined):
            rows.extend((key, source, *[model.fitted] * 5) for source in ("regression", "residual", "total"))
            continue
        found = fitness(model.fitted)
        rows.append(
            (key, "regression", found.regression, found.df_regression, found.mean_square_regression, found.f, found.p)
        )
        rows.append((key, "residual", found.residual, found.df_residual, found.mean_square_residual, None, None))
        rows.append((key, "total", model.fitted.total, max(model.fitted.df_total, 0.0), None, None, None))
    return Table("anova", headed("model", "source", "sum_of_squares", "df", "mean_square", "f", "p"), tuple(rows))


def coefficient_table(models: Sequence[Model], design: Design, data: Data, options: Options) -> Table:
    """Every coefficient of every model with its tests, correlations and collinearity."""
    words = tuple(word for word in TERM if word != "se_beta" or "beta_errors" in options.statistics)
    rows: list[Row] = []
    for number, model in enumerate(models, start=1):
        keys = term_keys(model, design)
        if isinstance(model.fitted, Undefined):
            rows.extend((f"model={number}", key, *[model.fitted] * len(words)) for key in keys)
            continue
        inside = list(model.inside)
        zero_order, free = data.correlation[-1, inside], tolerances(data.correlation[:-1, :-1], inside)
        found = coefficients(model.fitted, zero_order, free, options.confidence)
        rows.extend(
            (f"model={number}", key, *(getattr(each, word) for word in words))
            for key, each in zip(keys, found, strict=True)
        )
    heads = ("part_correlation" if word == "part" else word for word in words)
    return Table("coefficients", headed("model", "term", *heads), tuple(rows))


def durbin_watson_of(tally: Tally, names: Sequence[str], design: Design, model: Model) -> Statistic:
    """Of the last model's residuals, in the order of the file."""
    if isinstance(model.fitted, Undefined):
        return model.fitted
    return durbin_watson(_residuals(tally, names, design, model.inside, model.fitted))


def _residuals(
    tally: Tally, names: Sequence[str], design: Design, inside: Sequence[int], found: Fit
) -> Iterator[tuple[Numbers, Numbers]]:
    """Residuals and weights of complete cases, some at a time."""
    for values, missing, weights in tally.batches(names):
        kept = ~missing.any(axis=1) & (weights > 0)
        left = values[:, 0] - found.intercept
        for at, slope in zip(inside, found.slopes, strict=True):
            term = design.terms[at]
            left -= slope * term.column(values[:, names.index(term.variable)])
        yield left[kept] if found.residual > 0 else left[kept] * 0, weights[kept]


def term_keys(model: Model, design: Design) -> list[str]:
    """The constant, if any, then the terms in the model."""
    return [*(["constant"] if model.constant else []), *(design.terms[at].key for at in model.inside)]
