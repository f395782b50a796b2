"""What stayed outside each model, and what it would be inside."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.design import Design
from analysis.procedures.regression.data import Data
from analysis.procedures.regression.models import Model
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

if TYPE_CHECKING:
    from analysis.statistics.excluded_predictors import Excluded

WORDS = ("beta_in", "t", "p", "partial", "tolerance", "vif", "minimum_tolerance")


def excluded_variables(models: Sequence[Model], design: Design, data: Data) -> list[Table]:
    """One table of all models, later blocks included as SPSS does; none where every term is in every model."""
    rows: list[tuple[Cell, ...]] = []
    for number, model in enumerate(models, start=1):
        for at, term in enumerate(design.terms):
            if at in model.inside:
                continue
            key = (f"model={number}", term.key)
            if isinstance(model.fitted, Undefined) and model.inside:
                rows.append((*key, *[model.fitted] * len(WORDS)))
                continue
            if not data.varies(-1):
                rows.append((*key, *[model.fitted if isinstance(model.fitted, Undefined) else None] * len(WORDS)))
                continue
            found = _excluded(data, model.inside, at)
            rows.append((*key, *(getattr(found, word) for word in WORDS)))
    return [Table("excluded_variables", headed("model", "term", *WORDS), tuple(rows))] if rows else []


def _excluded(data: Data, inside: Sequence[int], at: int) -> "Excluded":
    from analysis.statistics.excluded_predictors import excluded

    return excluded(data.correlation, inside, at, data.tested_n)
