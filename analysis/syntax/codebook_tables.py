"""What a codebook says of one variable: its attributes, and its values with counts or its moments."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.percentiles import percentile
from analysis.syntax.active import Active, Field
from analysis.syntax.dictionary_tables import format_written, missing_written, pairs_table, value_written
from analysis.syntax.user_attributes import Attributes
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined

Weights = NDArray[np.float64]
ATTRIBUTES = ("POSITION", "LABEL", "TYPE", "FORMAT", "MEASURE", "ROLE", "MISSING")
STATISTICS = ("COUNT", "PERCENT", "MEAN", "STDDEV", "QUARTILES")
MOST = 200


def about_file(active: Active, wanted: Collection[str]) -> Table:
    """What is asked of the file: NAME, CASECOUNT, LABEL, DOCUMENTS, WEIGHT, ATTRIBUTES."""
    pairs = {
        "NAME": ("File Name", active.file or "–"),
        "LOCATION": ("Location", "."),
        "CASECOUNT": ("Number of Cases", str(active.n)),
        "LABEL": ("Label", active.label or "–"),
        "DOCUMENTS": ("Documents", "; ".join(active.documents) or "–"),
        "WEIGHT": ("Weight", active.weight or "–"),
    }
    found = [pair for word, pair in pairs.items() if word in wanted]
    return pairs_table("file_information", [*found, *_of_users(active.attributes, wanted)])


def attributes(active: Active, name: str, wanted: Collection[str] = ()) -> Table:
    """Position, label, type, format, measure, role and missing values of a variable; `wanted`: those asked for."""
    each = active.fields[name]
    every: tuple[tuple[str, Cell], ...] = (
        ("Position", str(active.names.index(name) + 1)),
        ("Label", each.label or "–"),
        ("Type", "String" if each.is_text else "Numeric"),
        ("Format", format_written(each.format)),
        ("Measurement", _measure(each).title()),
        ("Role", (each.role or "input").title()),
        ("Missing Values", missing_written(each) or "–"),
    )
    pairs = [pair for word, pair in zip(ATTRIBUTES, every, strict=True) if not wanted or word in wanted]
    pairs += _of_users(each.attributes, wanted or ("ATTRIBUTES",))
    return Table("codebook_attributes", headed("attribute", "attribute_value"), tuple(pairs), about=(name,))


def _of_users(found: Attributes, wanted: Collection[str]) -> list[tuple[str, str]]:
    """What users attached; names that begin with $ are RESERVEDATTRIBUTES."""
    kept = [each for each in found if ("RESERVEDATTRIBUTES" if each[0].startswith("$") else "ATTRIBUTES") in wanted]
    return [
        (f"{name}[{number}]" if len(values) > 1 else name, value)
        for name, values in kept
        for number, value in enumerate(values, 1)
    ]


def _measure(each: Field) -> str:
    return each.measure or ("nominal" if each.is_text or each.levels else "scale")


def values(
    active: Active, name: str, weights: Weights, measure: str, statistics: Collection[str] = (), most: int = MOST
) -> list[Table]:
    """Every value with its label, count and percent of all cases; of a scale the counts, mean, sd and quartiles.

    `statistics`: those asked for, none of them by NONE; no counts where there are more than `most` values.
    """
    each = active.fields[name]
    wanted = {*(statistics or STATISTICS)}
    if (measure or _measure(each)) == "scale" and not each.is_text:
        return [_moments(active, name, weights, wanted)] if wanted & {*STATISTICS[2:], "COUNT"} else []
    column, total = active.columns[name], float(weights.sum())
    labels = dict(each.levels)
    distinct = set(column.tolist() if each.is_text else column[~np.isnan(column)].tolist()) | set(labels)
    shown = [word for word, name in (("n", "COUNT"), ("percent", "PERCENT")) if name in wanted]
    if not shown or len(distinct) > most:
        return []
    rows: list[tuple[Cell, ...]] = []
    for value in sorted(distinct):
        label = labels.get(value, "")
        rows.append((value_written(value, each), label, *_shares(float(weights[column == value].sum()), total, shown)))
    if not each.is_text and (gone := float(weights[np.isnan(column)].sum())):
        rows.append((".", "System", *_shares(gone, total, shown)))
    columns = headed("labelled_value", "value_label", *shown)
    return [Table("codebook_values", columns, tuple(rows), about=(name,))]


def _shares(count: float, total: float, shown: Sequence[str]) -> list[Cell]:
    found = {"n": count, "percent": 100 * count / total if total else None}
    return [found[word] for word in shown]


def _moments(active: Active, name: str, weights: Weights, wanted: Collection[str]) -> Table:
    column = active.columns[name]
    valid = ~active.fields[name].is_missing(column) & (weights > 0)
    kept, w = column[valid].astype(float), weights[valid]
    n = float(w.sum())
    mean = float(kept @ w / n) if n else None
    sd = float(np.sqrt(w @ (kept - mean) ** 2 / (n - 1))) if mean is not None and n > 1 else None
    found: list[tuple[str, Cell]] = [("Valid N", n), ("Missing N", float(weights.sum()) - n)]
    found += [("Mean", mean)] if "MEAN" in wanted else []
    found += [("Standard Deviation", sd)] if "STDDEV" in wanted else []
    distinct, at = np.unique(kept, return_inverse=True)
    counts = np.bincount(at, w).astype(np.float64) if n else np.zeros(0)
    for share in (25, 50, 75) if "QUARTILES" in wanted else ():
        value = percentile(distinct, counts, share) if n else None
        found.append((f"Percentile {share}", None if isinstance(value, Undefined) else value))
    return Table("codebook_moments", headed("attribute", "figure"), tuple(found), about=(name,))
