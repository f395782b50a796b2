"""What stayed outside each model, and what it would be inside."""

from collections.abc import Sequence

from analysis.design import Design
from analysis.procedures.regression.data import Data
from analysis.procedures.regression.models import Model
from analysis.statistics.excluded_predictors import excluded
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

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
            found = excluded(data.correlation, model.inside, at, data.tested_n)
            rows.append((*key, *(getattr(found, word) for word in WORDS)))
    return [Table("excluded_variables", headed("model", "term", *WORDS), tuple(rows))] if rows else []
