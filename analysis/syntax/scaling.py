"""What RELIABILITY prints of a scale."""

from collections.abc import Collection

from analysis.result import Result
from analysis.syntax.arranging import changed, only, rows, without_columns
from analysis.table import Column, Table
from instrument.records import dataclass, replace

MODELS = {"ALPHA": "alpha", "SPLIT": "split", "GUTTMAN": "guttman", "OMEGA": "omega", "PARALLEL": "parallel",
          "STRICTPARALLEL": "strictly_parallel"}  # fmt: skip
STATISTICS = {
    "COVARIANCES": "covariances",
    "ANOVA": "anova",
    "FRIEDMAN": "friedman",
    "COCHRAN": "cochran",
    "TUKEY": "tukey",
    "HOTELLING": "hotelling",
}
"""Those that a plan asks for by name; FRIEDMAN and COCHRAN take the place of F in the analysis of variance."""

SUMMARIES = {
    "MEANS": "item_means",
    "VARIANCE": "item_variances",
    "COVARIANCES": "covariances",
    "CORRELATIONS": "correlations",
}


@dataclass
class Scale:
    """One SCALE: its items, and the MODEL behind it."""

    items: tuple[str, ...]
    model: str = "alpha"
    split: int | None = None
    name: str = "ALL VARIABLES"


def arranged(
    result: Result, scale: Scale, statistics: Collection[str], summary: Collection[str], icc: tuple[str, str] | None
) -> Result:
    """The tables asked for; the coefficients of standardized items where the inverse of a matrix is needed."""
    every = "ALL" in statistics
    summaries = set(SUMMARIES) if "ALL" in summary else set(summary) & set(SUMMARIES)
    covariances = every or bool({"CORRELATIONS", *STATISTICS} & set(statistics) - {"FRIEDMAN", "COCHRAN"})
    covariances = covariances or bool(summaries & {"COVARIANCES", "CORRELATIONS"})
    shown = ["case_processing", *(["reliability"] if scale.model in ("alpha", "omega") else [])]
    shown += ["split_half", "guttman", "parallel_fit", "parallel_estimates"]
    shown += ["item_statistics"] if every or "DESCRIPTIVES" in statistics else []
    shown += ["inter_item_correlations"] if every or "CORRELATIONS" in statistics else []
    shown += ["inter_item_covariance_matrix"]
    shown += ["summary_items"] if summaries else []
    shown += ["item_total"] if {"TOTAL", "ALL"} & set(summary) else []
    shown += ["scale_statistics"] if every or "SCALE" in statistics else []
    shown += ["items_anova", "hotelling_test", *(["intraclass_correlation"] if icc else [])]
    found = _omega(result) if scale.model == "omega" else result
    found = only(found, *shown)
    found = changed(found, "intraclass_correlation", lambda table: rows(table, lambda row: (row[0], row[1]) == icc))
    if scale.model == "alpha":
        found = changed(found, "reliability", lambda table: _reliability(table, covariances))
    if not covariances:
        found = changed(found, "item_total", lambda table: without_columns(table, {"squared_multiple_correlation"}))
    found = replace(found, options={**found.options, "scale_name": scale.name})
    wanted = {SUMMARIES[each] for each in summaries}
    return changed(found, "summary_items", lambda table: rows(table, lambda row: _is_summary(str(row[0]), wanted)))


def _is_summary(name: str, wanted: Collection[str]) -> bool:
    return any(name == each or name.endswith(each) for each in wanted)


def _reliability(table: Table, standardized: bool) -> Table:
    """Alpha alone, and that of standardized items where inter-item statistics are asked for."""
    left = {"scale", "alpha_ci_low", "alpha_ci_high"} | (set() if standardized else {"alpha_standardized"})
    return without_columns(table, left)


def _omega(result: Result) -> Result:
    """McDonald's omega of one factor in the place of alpha."""
    omegas = result.table("omegas")
    total = next(row[1] for row in omegas.rows if row[0] == "omega_total")
    columns = (Column("mcdonald_omega"), Column("n_items"))
    notes = omegas.notes[:1]
    return changed(
        result, "reliability", lambda table: Table("reliability", columns, ((total, table.rows[0][-1]),), notes=notes)
    )
