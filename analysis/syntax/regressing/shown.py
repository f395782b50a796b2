"""What of a regression's result REGRESSION prints."""

from analysis.result import Result
from analysis.syntax.arranging import changed, only, without_columns
from analysis.syntax.regressing.asked import Asked, Equation
from analysis.syntax.regressing.temporaries import USUAL
from analysis.table import Cell, Column, Table
from instrument.message import Message
from instrument.records import replace

DEFAULTS = {"COEFF", "OUTS", "R", "ANOVA"}
FOUR = ("predicted", "residual", "standardized_predicted", "standardized_residual")
CHANGES = {"r_squared_change", "f_change", "df1", "df2", "p_change"}
NOTED = ("model_summary", "anova", "coefficients", "residuals_statistics", "excluded_variables")
ORIGIN = Message("Linear Regression through the Origin")
WEIGHTED = Message("Weighted Least Squares Regression - Weighted by {name}")
ONLY = Message("Selecting only cases for which {condition}")
POOLED = Message("Pooled Cases")
OTHERWISE = {
    "model_summary": Message("Unless noted otherwise, statistics are based only on cases for which {condition}."),
    "models": Message("Models are based only on cases for which {condition}"),
}
"""What tables say of selected cases in other words."""
OF_R = Message(
    "For regression through the origin (the no-intercept model), R Square measures the proportion of the variability "
    "in the dependent variable about the origin explained by regression. This CANNOT be compared to R Square for "
    "models which include an intercept."
)
OF_TOTAL = Message(
    "This total sum of squares is not corrected for the constant because the constant is zero for regression through "
    "the origin."
)


def shown(result: Result, asked: Asked, equation: Equation) -> Result:
    """The tables, columns and rows of what STATISTICS, RESIDUALS and CASEWISE name."""
    wanted = set(equation.settings.statistics) or {"DEFAULTS"}
    every = "ALL" in wanted
    wanted |= DEFAULTS if wanted & {"DEFAULTS", "ALL"} else set()
    wanted |= {"CHA", "CI", "ZPP", "TOL", "COLLIN", "SES", "BCOV", "SELECTION"} if every else set()
    if "F" in wanted and not {"COEFF", *DEFAULTS} & wanted:
        wanted.add("COEFF")
    found = only(result, *(_tables(wanted) if _has_models(result) else ["models"]))
    found = _summary(found, wanted, equation)
    found = _coefficients(found, wanted)
    less = set() if {"COLLIN", "TOL"} & wanted else {"vif", "minimum_tolerance"}
    found = changed(found, "excluded_variables", lambda table: without_columns(table, less))
    found = _of_cases(found, equation)
    return _noted(found, asked, equation)


def _has_models(result: Result) -> bool:
    """Whether anything entered, or entering was not a matter of criteria: SPSS prints no model where nothing enters."""
    methods = result.options.get("method", ["enter"])
    return bool(result.table("models").rows) or not set(methods) <= {"stepwise", "forward", "remove"}


def _tables(wanted: set[str]) -> list[str]:
    return [
        "models",
        *(["model_summary"] if {"R", "CHA", "SELECTION"} & wanted else []),
        *(["anova"] if "ANOVA" in wanted else []),
        "subset_tests",
        *(["coefficients"] if {"COEFF", "CI", "ZPP", "TOL", "COLLIN", "SES"} & wanted else []),
        *(["excluded_variables"] if "OUTS" in wanted else []),
        *(["coefficient_correlations"] if "BCOV" in wanted else []),
        *(["collinearity_diagnostics"] if "COLLIN" in wanted else []),
        "casewise_diagnostics",
        "outlier_statistics",
        "residuals_statistics",
    ]


def _summary(result: Result, wanted: set[str], equation: Equation) -> Result:
    left = set() if "CHA" in wanted else CHANGES
    left = left if equation.durbin else left | {"durbin_watson"}
    return changed(result, "model_summary", lambda table: without_columns(table, left))


def _coefficients(result: Result, wanted: set[str]) -> Result:
    left = set() if "CI" in wanted else {"ci_low", "ci_high"}
    left |= set() if "ZPP" in wanted else {"zero_order", "partial", "part_correlation"}
    left |= set() if {"COLLIN", "TOL"} & wanted else {"tolerance", "vif"}
    found = changed(result, "coefficients", lambda table: without_columns(table, left))
    return changed(found, "coefficients", _by_f) if "F" in wanted else found


def _by_f(table: Table) -> Table:
    """F of each coefficient in place of t."""
    at = table.index("t")
    columns = tuple(Column("f") if place == at else column for place, column in enumerate(table.columns))
    rows = tuple(tuple(_squared(cell) if place == at else cell for place, cell in enumerate(row)) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def _squared(cell: Cell) -> Cell:
    return cell**2 if isinstance(cell, float) else cell


def _of_cases(result: Result, equation: Equation) -> Result:
    found = result
    if equation.temporaries <= set(USUAL):
        found = changed(found, "residuals_statistics", _four)
    if equation.listed and "DEPENDENT" not in equation.listed:
        found = changed(found, "casewise_diagnostics", lambda table: without_columns(table, {"dependent_value"}))
    empty = [table.name for table in found.tables if table.name == "casewise_diagnostics" and not table.rows]
    return replace(found, tables=tuple(table for table in found.tables if table.name not in empty))


def _four(table: Table) -> Table:
    """The rows that SPSS prints where no case is diagnosed."""
    rows = {row[0]: row for row in table.rows}
    return replace(table, rows=tuple(rows[word] for word in FOUR if word in rows))


def _noted(result: Result, asked: Asked, equation: Equation) -> Result:
    """Tables with what SPSS says below them of an equation without a constant, of weights, and of selected cases."""
    tables = (replace(each, notes=(*each.notes, *_notes(each.name, asked, equation))) for each in result.tables)
    return replace(result, tables=tuple(tables))


def _notes(name: str, asked: Asked, equation: Equation) -> list[Message]:
    found, through_origin = [], equation.settings.origin
    if name in NOTED:
        found += [ORIGIN] if through_origin else []
        found += [Message(WEIGHTED.sentence, {"name": asked.weights})] if asked.weights else []
    if asked.selection and name in (*NOTED, "models"):
        condition = {"condition": asked.selection.condition()}
        is_pooled = equation.pooled and name == "residuals_statistics"
        found.append(POOLED if is_pooled else Message(OTHERWISE.get(name, ONLY).sentence, condition))
    if through_origin:
        found += {"model_summary": [OF_R], "anova": [OF_TOTAL]}.get(name, [])
    return found
