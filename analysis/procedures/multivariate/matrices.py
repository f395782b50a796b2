"""Tables of the matrices behind tests: what measurements are transformed by, and sums of squares and cross-products."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.multivariate.design import Design
from analysis.result import Message
from analysis.statistics.within_designs import effect_contrasts
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]


def transformations(design: Design) -> Iterator[Table]:
    """Transformation Coefficients (M Matrix) of the average and of each effect within subjects, measure by measure."""
    size = len(design.mean)
    for own in ((), *design.tested):
        contrasts = effect_contrasts(design.within, own)
        numbers = [f"contrast={at + 1}" for at in range(len(contrasts))]
        heads = (Column("dependent"), *(Column("value", number) for number in numbers))
        for measure, name in enumerate(design.measures):
            dependents = design.dependents[measure * size : (measure + 1) * size]
            rows: list[tuple[Cell, ...]] = []
            rows += [(each, *map(float, contrasts[:, at])) for at, each in enumerate(dependents)]
            yield Table("transformation_matrix", heads, tuple(rows), (design.key(own) or "average", name))


def between_products(design: Design) -> Table:
    """Between-Subjects SSCP Matrix, of the dependent variables or of the averages of repeated measures."""
    rows = _rows(design, [], design.of_all(design.average))
    heads = (Column("part"), Column("source"), Column(design.word))
    columns = (*heads, *(Column("value", name) for name in design.measures))
    found = tuple((part, source, name, *cells) for part, source, name, _, cells in rows)
    return Table("between_products", columns, found, (), _reasons(design))


def within_products(design: Design) -> Iterator[Table]:
    """Within-Subjects SSCP Matrix of the contrasts of every effect within subjects."""
    for own in design.tested:
        contrasts = effect_contrasts(design.within, own)
        numbers = [f"contrast={at + 1}" for at in range(len(contrasts))]
        for measure, name in enumerate(design.measures):
            weights = np.column_stack([design.of_measure(measure, row) for row in contrasts])
            rows = [
                (part, source, number, *cells)
                for part, source, _, number, cells in _rows(design, numbers, weights, own)
            ]
            heads = (Column("part"), Column("source"), Column("contrast"))
            columns = (*heads, *(Column("value", number) for number in numbers))
            yield Table("within_products", columns, tuple(rows), (design.key(own), name), _reasons(design))


def _reasons(design: Design) -> tuple[Message, ...]:
    return (design.joint.reason,) if isinstance(design.joint, Undefined) else ()


def _rows(
    design: Design, numbers: list[str], weights: Numbers, own: tuple[int, ...] = ()
) -> Iterator[tuple[str, str, str, str, list[Cell]]]:
    """Part, source, measure and contrast of every row, and its cells."""
    joint = design.joint
    if isinstance(joint, Undefined):
        return
    parts: list[tuple[str, str, Numbers | Undefined]] = []
    for effect, found in zip(design.model.effects, design.hypotheses, strict=True):
        products = found if isinstance(found, Undefined) else weights.T @ found[0] @ weights
        parts.append(("hypothesis", design.key(own, effect) or "intercept", products))
    error = f"error({design.key(own)})" if own else "error"
    parts.append(("error", error, joint.error(weights)))
    for part, source, products in parts:
        for at in range(weights.shape[1]):
            cells: list[Cell] = (
                [products] * weights.shape[1] if isinstance(products, Undefined) else [float(x) for x in products[at]]
            )
            yield part, source, design.measures[at] if not numbers else "", numbers[at] if numbers else "", cells
