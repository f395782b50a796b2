"""How the coefficients of each model go together."""

from collections.abc import Sequence

import numpy as np

from analysis.design import Design
from analysis.procedures.regression.models import Model
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined


def coefficient_correlations(models: Sequence[Model], design: Design) -> list[Table]:
    """Correlations and covariances of the slopes, those that entered last first, as SPSS has them."""
    terms = list(dict.fromkeys(design.terms[at].key for model in models for at in reversed(model.inside)))
    rows: list[tuple[Cell, ...]] = []
    for number, model in enumerate(models, start=1):
        found = model.fitted
        if isinstance(found, Undefined) or found.df <= 0:
            continue
        covariance = found.inverse * (found.residual / found.df)
        sizes = np.sqrt(np.diag(found.inverse))
        correlation = found.inverse / np.outer(sizes, sizes)
        for word, matrix in (("correlations", correlation), ("covariances", covariance)):
            for i in reversed(range(len(model.inside))):
                own = {design.terms[at].key: float(matrix[i, j]) for j, at in enumerate(model.inside)}
                key = design.terms[model.inside[i]].key
                rows.append((f"model={number}", word, key, *(own.get(term) for term in terms)))
    heads = (*headed("model", "statistic", "term"), *(Column("covariance", term) for term in terms))
    return [Table("coefficient_correlations", heads, tuple(rows))] if rows else []
