"""Every single case of a logistic regression: what its last model says of it."""

from collections.abc import Mapping

import numpy as np

from analysis.categorical.block_models import Model
from analysis.categorical.response import Response
from analysis.labels import level_key
from analysis.procedures.logistic.options import Options
from analysis.statistics.logit import Logit
from analysis.statistics.logit_cases import logit_diagnostics
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers, Tally
from instrument.codebook import Variable


def cases_of(tally: Tally, response: Response, model: Model, options: Options) -> Mapping[str, Numbers]:
    """Each kind of value, (n,); none where the model could not be fitted."""
    fitted = model.step.fitted
    if not isinstance(fitted, Logit) or len(response.answers) != 2:
        return {}
    values, missing, _ = tally.rows(options.names)
    values = np.where(missing, np.nan, values)
    x = columns_of(response, options, values)[:, list(model.step.entered)]
    low, high = response.answers
    y = np.where(values[:, 0] == high, 1.0, np.where(values[:, 0] == low, 0.0, np.nan))
    found = logit_diagnostics(x, y, fitted, options.cut)
    group = found["predicted_group"]
    codes = np.where(np.isnan(group), np.nan, np.where(group == 1, high, low))
    return {**found, "predicted_group": codes}


def columns_of(response: Response, options: Options, values: Numbers) -> Numbers:
    """The columns of all terms, (n, terms), NaN where one of `values`, (n, names), is that they are made of."""
    names = list(options.names[1:])
    x = response.design.matrix(names, values[:, 1:])
    for at, term in enumerate(response.design.terms):
        for name in term.variable.split("*") if term.variable not in names else [term.variable]:
            x[np.isnan(values[:, options.names.index(name)]), at] = np.nan
    return x


def casewise(tally: Tally, response: Response, model: Model, options: Options) -> list[Table]:
    """The cases whose studentized residual is large; no table where there is none."""
    found = cases_of(tally, response, model, options)
    if not found:
        return []
    values, missing, _ = tally.rows(options.names)
    numbers = _numbers(tally, options, len(values))
    far = np.abs(found["studentized_deviance"])
    shown = np.isfinite(far) & (far >= (options.casewise or 0.0)) & ~missing.any(axis=1)
    rows: list[tuple[Cell, ...]] = []
    for at in np.flatnonzero(shown).tolist():
        observed, predicted = float(values[at, 0]), float(found["predicted_group"][at])
        cells: list[Cell] = [
            f"case={numbers[at]}",
            *_identity(tally, options.identity, at),
            _status(tally, options, at),
            level_key(options.dependent.name, observed),
            "" if observed == predicted else "**",
            float(found["predicted_probability"][at]),
            level_key(options.dependent.name, predicted),
        ]
        rows.append((*cells, *(_cell(name, float(found[name][at]), options) for name in options.listed)))
    identity = [Column("identity", under=options.identity.name)] if options.identity is not None else []
    heads = ("selected_status", "observed_group", "mark", "predicted_probability", "group_predicted", *options.listed)
    return [Table("casewise_list", (Column("case"), *identity, *map(Column, heads)), tuple(rows))] if rows else []


def _cell(name: str, value: float, options: Options) -> Cell:
    if not np.isfinite(value):
        return None
    return level_key(options.dependent.name, value) if name == "predicted_group" else value


def _status(tally: Tally, options: Options, at: int) -> str:
    if options.selected is None:
        return "S"
    return "S" if tally.rows([options.selected.name])[0][at, 0] == 1 else "U"


def _numbers(tally: Tally, options: Options, n: int) -> list[int]:
    if options.case_number is None:
        return list(range(1, n + 1))
    return [int(each) for each in tally.rows([options.case_number.name])[0][:, 0]]


def _identity(tally: Tally, identity: Variable | None, at: int) -> list[Cell]:
    if identity is None:
        return []
    known = tally.codebook.by_name.get(identity.name, identity)  # words have other codes in a part
    code = float(tally.rows([known.name])[0][at, 0])
    if not np.isfinite(code):
        return ["."]
    words = next((level.text for level in known.levels if level.code == code), {}) if known.of_words else {}
    return [words.get("en") or words.get("zh") or f"{code:.12g}"]
