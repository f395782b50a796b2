"""How the coefficients of each model go together."""

from collections.abc import Sequence

import numpy as np

from analysis.design import Design
from analysis.procedures.regression.models import Model
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined


def coefficient_correlations(models: Sequence[Model], design: Design) -> list[Table]:
    """Correlations and covariances of the slopes, in the order in which these entered, as SPSS has them."""
    orders = _orders(models)
    terms = list(dict.fromkeys(design.terms[at].key for order in orders for at in order))
    rows: list[tuple[Cell, ...]] = []
    for number, (model, order) in enumerate(zip(models, orders, strict=True), start=1):
        found = model.fitted
        if isinstance(found, Undefined) or found.df <= 0:
            continue
        covariance = found.inverse * (found.residual / found.df)
        sizes = np.sqrt(np.diag(found.inverse))
        correlation = found.inverse / np.outer(sizes, sizes)
        for word, matrix in (("correlations", correlation), ("covariances", covariance)):
            for i in (model.inside.index(at) for at in order):
                own = {design.terms[at].key: float(matrix[i, j]) for j, at in enumerate(model.inside)}
                key = design.terms[model.inside[i]].key
                rows.append((f"model={number}", word, key, *(own.get(term) for term in terms)))
    heads = (*headed("model", "statistic", "term"), *(Column("covariance", term) for term in terms))
    return [Table("coefficient_correlations", heads, tuple(rows))] if rows else []


def _orders(models: Sequence[Model]) -> list[list[int]]:
    """The terms of each model in the order in which they entered."""
    found: list[list[int]] = []
    inside: list[int] = []
    for model in models:
        entered = [*(at for at in inside if at not in model.step.removed), *model.step.entered]
        inside = [*entered, *(at for at in model.inside if at not in entered)]
        found.append([at for at in inside if at in model.inside])
    return found
