"""REGRESSION: linear regression, whole or in blocks and steps."""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.active import Field, Format
from analysis.syntax.arranging import changed, only, without_columns
from analysis.syntax.describing import described
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import CHART_LEFT_OUT, confidence, in_parentheses, of_numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.table import Table
from instrument.codebook import Variable
from instrument.message import Message, quoted
from instrument.records import dataclass

PROCEDURES = ("regression",)
KNOWN = (
    "VARIABLES",
    "DEPENDENT",
    "METHOD",
    "STATISTICS",
    "CRITERIA",
    "NOORIGIN",
    "ORIGIN",
    "MISSING",
    "DESCRIPTIVES",
    "RESIDUALS",
    "CASEWISE",
    "SAVE",
    "SELECT",
)
UNPRINTED = ("BCOV", "SES", "XTX", "HISTORY")
METHODS = ("ENTER", "STEPWISE", "FORWARD", "BACKWARD")
STATISTICS = (
    "COEFF",
    "OUTS",
    "R",
    "ANOVA",
    "CI",
    "CHANGE",
    "COLLIN",
    "TOL",
    "ZPP",
    "BCOV",
    "SES",
    "XTX",
    "F",
    "HISTORY",
    "ALL",
    "DEFAULTS",
)
FOUR = ("predicted", "residual", "standardized_predicted", "standardized_residual")
SAVED = ("PRED", "RESID", "ZPRED", "ZRESID")


@dataclass
class _Asked:
    variables: tuple[str, ...] = ()
    dependents: tuple[str, ...] = ()
    blocks: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    statistics: set[str] = field(default_factory=set)
    descriptives: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    durbin: bool = False
    residuals: bool = False
    saved: dict[str, str] = field(default_factory=dict)
    others: dict[str, Any] = field(default_factory=dict)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """REGRESSION [/STATISTICS] [/CRITERIA] /DEPENDENT y /METHOD=ENTER a b [/METHOD=…] [/RESIDUALS DURBIN] [/SAVE]."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES", ("OUTFILE", "MATRIX")):
        _read_part(word, part, job, asked)
    if not asked.dependents:
        raise reader.fault("{found} is missing", {"found": "/DEPENDENT"})
    asked.blocks = asked.blocks or [("ENTER", ())]
    for dependent in asked.dependents:
        every = tuple(name for name in asked.variables if name not in asked.dependents)
        blocks = [(method, names or every) for method, names in asked.blocks]
        given = {
            "dependent": dependent,
            "blocks": [list(names) for _, names in blocks],
            "method": [method.lower() for method, _ in blocks],
            "statistics": [
                *(["collinearity"] if asked.statistics & {"COLLIN", "TOL", "OUTS", "ALL", "DEFAULTS"} else []),
                *(["residuals"] if asked.residuals or asked.durbin or asked.saved else []),
            ],
            **asked.others,
        }
        names = (dependent, *(name for _, block in blocks for name in block))
        active = treated(job.active, names, set(asked.missing) & {"INCLUDE"})
        if asked.descriptives:
            yield described(job, names, asked.descriptives, active)
        request = job.request("regression", given, lambda result: _arranged(result, asked), active)
        yield request
        if asked.saved:
            _save(job, reader, request, dependent, asked.saved)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.variables = of_numbers(part, job.active, part.variables(job.active))
        case "DEPENDENT":
            asked.dependents = part.variables(job.active)
        case "METHOD":
            _read_method(part, job, asked)
        case "STATISTICS":
            asked.statistics |= set(_statistics(part, asked))
        case "CRITERIA":
            _read_criteria(part, asked)
        case "DESCRIPTIVES":
            asked.descriptives = words(part, ("MEAN", "STDDEV", "CORR", "SIG", "N", "VARIANCE", "DEFAULTS", "ALL")) or [
                "DEFAULTS"
            ]
        case "RESIDUALS":
            _read_residuals(part, asked)
        case "SAVE":
            _read_saved(part, asked)
        case "MISSING":
            asked.missing += words(part, ("LISTWISE", "INCLUDE"))
        case "NOORIGIN":
            pass
        case _:
            part.skip(KNOWN)


def _statistics(part: Reader, asked: _Asked) -> Iterable[str]:
    while not part.done:
        word = part.take(*STATISTICS)
        if word in UNPRINTED:
            part.tell(Message("{found} is not available and was left out", {"found": word}))
        if not word:
            part.skip(STATISTICS)
            return
        if word == "CI" and part.at_sign("("):
            asked.others["confidence"] = confidence(part)
        yield word


def _read_method(part: Reader, job: Job, asked: _Asked) -> None:
    method = part.take(*METHODS)
    if not method:
        part.skip(METHODS)
        return
    bracket = part.sign("(")
    names = () if part.done else part.variables(job.active)
    if bracket:
        part.sign(")")
    asked.blocks.append((method, tuple(names)))


def _read_saved(part: Reader, asked: _Asked) -> None:
    while not part.done:
        word = part.take(*SAVED)
        if not word:
            part.skip(SAVED)
            return
        asked.saved[word] = in_parentheses(part, Reader.name) if part.at_sign("(") else ""


def _read_criteria(part: Reader, asked: _Asked) -> None:
    options = {"PIN": "p_in", "POUT": "p_out", "TOLERANCE": "tolerance"}
    while not part.done:
        word = part.take(*options, "CIN", "CI", "DEFAULTS")
        if word in options:
            asked.others[options[word]] = in_parentheses(part, Reader.number)
        elif word in ("CIN", "CI"):
            asked.others["confidence"] = confidence(part)
        elif word != "DEFAULTS":
            part.skip(tuple(options))


def _read_residuals(part: Reader, asked: _Asked) -> None:
    asked.residuals = True
    while not part.done:
        place, word = part.place(), part.take("DURBIN", "HISTOGRAM", "NORMPROB", "OUTLIERS", "ID", "DEFAULTS")
        if word in ("DURBIN", "DEFAULTS"):
            asked.durbin = True
        elif word in ("HISTOGRAM", "NORMPROB"):
            part.tell(Message(CHART_LEFT_OUT, {"found": word}), place)
        elif word:
            part.tell(Message("{found} is not available and was left out", {"found": word}), place)
        else:
            part.skip(("DURBIN",))
        if part.at_sign("("):
            in_parentheses(part, lambda inner: [inner.next() for _ in range(50) if not inner.at_sign(")")])


def _arranged(result: Result, asked: _Asked) -> Result:
    wanted = asked.statistics or {"COEFF", "OUTS", "R", "ANOVA"}
    wanted = set(STATISTICS) if "ALL" in wanted else wanted
    wanted |= {"COEFF", "OUTS", "R", "ANOVA"} if "DEFAULTS" in wanted else set()
    shown = ["models"]
    shown += ["model_summary"] if {"R", "CHANGE"} & wanted else []
    shown += ["anova"] if "ANOVA" in wanted else []
    shown += ["coefficients"] if {"COEFF", "CI", "ZPP", "TOL", "COLLIN"} & wanted else []
    shown += ["excluded_variables"] if "OUTS" in wanted else []
    shown += ["collinearity_diagnostics"] if "COLLIN" in wanted else []
    shown += ["residuals_statistics"] if asked.residuals else []
    found = only(result, *shown)
    summary = set() if "CHANGE" in wanted else {"r_squared_change", "f_change", "df1", "df2", "p_change"}
    summary |= set() if asked.durbin else {"durbin_watson"}
    found = changed(found, "model_summary", lambda table: without_columns(table, summary))
    left = set() if "CI" in wanted else {"ci_low", "ci_high"}
    left |= set() if "ZPP" in wanted else {"zero_order", "partial", "part_correlation"}
    left |= set() if {"COLLIN", "TOL"} & wanted else {"tolerance", "vif"}
    found = changed(found, "coefficients", lambda table: without_columns(table, left))
    less = set() if {"COLLIN", "TOL"} & wanted else {"vif", "minimum_tolerance"}
    found = changed(found, "residuals_statistics", _four)
    return changed(found, "excluded_variables", lambda table: without_columns(table, less))


def _four(table: Table) -> Table:
    """The rows that SPSS prints where no case is diagnosed."""
    found = {row[0]: row for row in table.rows}
    return replace(table, rows=tuple(found[word] for word in FOUR if word in found))


def _save(job: Job, reader: Reader, request: Request, dependent: str, saved: dict[str, str]) -> None:
    """Adds what the last model predicts and leaves, for every case that has its variables, within groups of a split."""
    found = {word: np.full(job.active.n, np.nan) for word in SAVED}
    for number, rows in enumerate(job.groups()):
        table = request.task.run(job.tally(rows, f"saved {number}")).table("coefficients")
        for word, values in _predicted(job, table, dependent, rows).items():
            found[word][rows] = values[rows]
    for word, name in saved.items():
        new = name or _free(job, {"PRED": "PRE_", "RESID": "RES_", "ZPRED": "ZPR_", "ZRESID": "ZRE_"}[word])
        if job.active.find(new) is not None:
            raise reader.fault("there is a variable {found} already", {"found": quoted(new)})
        job.replace(job.active.with_column(Field(new, format=Format("F", 11, 5), measure="scale"), found[word]))


def _predicted(job: Job, table: Table, dependent: str, rows: NDArray[np.bool_]) -> dict[str, NDArray[np.float64]]:
    """What the last model of the cases in `rows`, shape (n,), predicts and leaves; nothing where it is not defined."""
    model, term, b = (table.index(word) for word in ("model", "term", "b"))
    last = [row for row in table.rows if row[model] == table.rows[-1][model]]
    if not all(isinstance(row[b], float) for row in last):
        return {}
    names = [str(row[term]) for row in last if row[term] != "constant"]
    values = {name: _known(job, name) for name in (*names, dependent)}
    predicted = sum((float(str(row[b])) * values.get(str(row[term]), 1.0) for row in last), np.zeros(job.active.n))
    left = values[dependent] - predicted
    used = np.isfinite(left) & rows
    weights = job.weights()[used]
    spread = np.sqrt(np.sum(weights * left[used] ** 2) / (weights.sum() - len(names) - 1))
    mean = np.average(predicted[used], weights=weights)
    variance = np.sum(weights * (predicted[used] - mean) ** 2) / (weights.sum() - 1)
    standard = {"ZPRED": (predicted - mean) / np.sqrt(variance), "ZRESID": left / spread}
    return {"PRED": predicted, "RESID": left, **standard}


def _known(job: Job, name: str) -> Any:
    values = job.active.columns[name]
    return np.where(job.active.fields[name].is_missing(values), np.nan, values)


def _free(job: Job, stem: str) -> str:
    return next(f"{stem}{number}" for number in range(1, 10_000) if job.active.find(f"{stem}{number}") is None)


def write(task: Task) -> list[str] | None:
    """The command of a task; categories become columns of 0 and 1 before it.

    None where these come and go together, which REGRESSION cannot do.
    """
    options = task.options
    if options.categorical and set(options.method) != {"enter"}:
        return None
    columns = {variable.name: _columns(variable, options.reference) for variable in options.categorical}
    lines = [f"COMPUTE {new}=({name}={code:g})." for name, made in columns.items() for new, code in made.items()]
    statistics = ["COEFF", "OUTS", "R", "ANOVA", "CHANGE", "ZPP", f"CI({100 * options.confidence:g})"]
    statistics += ["COLLIN", "TOL"] if "collinearity" in options.statistics else []
    lines += ["REGRESSION", f"/STATISTICS {' '.join(statistics)}"]
    lines.append(f"/CRITERIA=PIN({options.p_in:g}) POUT({options.p_out:g}) TOLERANCE({options.tolerance:g})")
    lines.append(f"/DEPENDENT {options.dependent.name}")
    for method, block in zip(_methods(options), options.blocks, strict=True):
        names = [new for variable in block for new in columns.get(variable.name, (variable.name,))]
        lines.append(f"/METHOD={method.upper()} {' '.join(names)}")
    return [*lines, "/RESIDUALS DURBIN"] if "residuals" in options.statistics else lines


def _columns(variable: Variable, reference: str) -> dict[str, float]:
    """Name of a column → the code for which it is 1, for all codes but the reference."""
    codes = sorted(level.code for level in variable.valid_levels)
    kept = codes[1:] if reference == "first" else codes[:-1]
    return {f"{variable.name}_{code:g}".replace(".", "_").replace("-", "m"): code for code in kept}


def _methods(options: Any) -> Sequence[str]:
    return options.method if len(options.method) == len(options.blocks) else [options.method[0]] * len(options.blocks)
