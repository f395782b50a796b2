"""What a codebook says of one variable: its attributes, and its values with counts or its moments."""

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.percentiles import percentile
from analysis.syntax.active import Active, Field
from analysis.syntax.dictionary_tables import format_written, missing_written, value_written
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

Weights = NDArray[np.float64]


def attributes(active: Active, name: str) -> Table:
    """Position, label, type, format, measure, role and missing values of a variable."""
    each = active.fields[name]
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Position", str(active.names.index(name) + 1)),
        ("Label", each.label or "–"),
        ("Type", "String" if each.is_text else "Numeric"),
        ("Format", format_written(each.format)),
        ("Measurement", _measure(each).title()),
        ("Role", (each.role or "input").title()),
        ("Missing Values", missing_written(each) or "–"),
    )
    return Table("codebook_attributes", headed("attribute", "attribute_value"), pairs, about=(name,))


def _measure(each: Field) -> str:
    return each.measure or ("nominal" if each.is_text or each.levels else "scale")


def values(active: Active, name: str, weights: Weights, measure: str) -> Table:
    """Every value with its label, count and percent of all cases; of a scale the counts, mean, sd and quartiles."""
    each = active.fields[name]
    if (measure or _measure(each)) == "scale" and not each.is_text:
        return _moments(active, name, weights)
    column, total = active.columns[name], float(weights.sum())
    labels = dict(each.levels)
    distinct = set(column.tolist() if each.is_text else column[~np.isnan(column)].tolist()) | set(labels)
    rows: list[tuple[Cell, ...]] = []
    for value in sorted(distinct):
        count = float(weights[column == value].sum())
        label = labels.get(value, "")
        rows.append((value_written(value, each), label, count, 100 * count / total if total else None))
    if not each.is_text and (gone := float(weights[np.isnan(column)].sum())):
        rows.append((".", "System", gone, 100 * gone / total if total else None))
    return Table("codebook_values", headed("labelled_value", "value_label", "n", "percent"), tuple(rows), about=(name,))


def _moments(active: Active, name: str, weights: Weights) -> Table:
    column = active.columns[name]
    valid = ~active.fields[name].is_missing(column) & (weights > 0)
    kept, w = column[valid].astype(float), weights[valid]
    n = float(w.sum())
    mean = float(kept @ w / n) if n else None
    sd = float(np.sqrt(w @ (kept - mean) ** 2 / (n - 1))) if mean is not None and n > 1 else None
    found: list[tuple[str, Cell]] = [("Valid N", n), ("Missing N", float(weights.sum()) - n), ("Mean", mean),
                                     ("Standard Deviation", sd)]  # fmt: skip
    distinct, at = np.unique(kept, return_inverse=True)
    counts = np.bincount(at, w).astype(np.float64) if n else np.zeros(0)
    for share in (25, 50, 75):
        value = percentile(distinct, counts, share) if n else None
        found.append((f"Percentile {share}", None if isinstance(value, Undefined) else value))
    return Table("codebook_moments", headed("attribute", "figure"), tuple(found), about=(name,))
