"""What REGRESSION asks of our regression, equation by equation, on the cases that its subcommands name."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.choosing import SELECTED, with_selection
from analysis.syntax.exploring import CASE, numbered
from analysis.syntax.items import Draw, Request
from analysis.syntax.job import Job
from analysis.syntax.missing import included
from analysis.syntax.reader import Reader
from analysis.syntax.regressing.asked import Asked, Block, Equation
from analysis.syntax.regressing.shown import shown
from analysis.syntax.regressing.temporaries import TEMPORARIES
from analysis.tally import Tally
from instrument.message import Message
from instrument.records import replace

DIAGNOSED = {"BCOV": "covariances", "SELECTION": "selection", "SES": "beta_errors"}


def requests(reader: Reader, job: Job, asked: Asked) -> Iterator[Request]:
    """The requests in the order in which SPSS prints; saves what SAVE names once the cases are known."""
    asked.equations[-1].settings = asked.settings
    names = _names(asked)
    if asked.matrix_in is not None:
        yield from _of_matrix(reader, job, asked, names)
        return
    active = _treated(job, asked, names)
    if asked.descriptives:
        yield from _described(reader, job, asked, names, active)
    for equation in asked.equations:
        for dependent in equation.dependents:
            own = _listwise(active, names, dependent, asked)
            request = _request(job, asked, equation, dependent, own)
            yield request
            if equation.saved:
                from analysis.syntax.regressing.saving import save

                save(reader, job, request, equation.saved)
            if equation.outfiles:
                from analysis.syntax.regressing.outfile import write_estimates

                write_estimates(job, request, equation.outfiles)
    if asked.matrix_out is not None:
        from analysis.syntax.regressing.matrices import write_matrix

        write_matrix(job, asked, names, active)


def _of_matrix(reader: Reader, job: Job, asked: Asked, names: Sequence[str]) -> Iterator[Request]:
    """The requests on what a matrix file tells, the active one of `job`."""
    from analysis.syntax.describing import described
    from analysis.syntax.regressing.matrices import of_matrix, without_cases

    without_cases(reader, asked)
    if asked.descriptives:
        yield of_matrix(described(job, names, asked.descriptives, job.active), names)
    for equation in asked.equations:
        for dependent in equation.dependents:
            yield of_matrix(_request(job, asked, equation, dependent, job.active), names)


def _names(asked: Asked) -> tuple[str, ...]:
    """The variables on whose answers cases are counted: those of VARIABLES, or of all equations."""
    found = list(asked.variables)
    for equation in asked.equations:
        found += [*equation.dependents, *(name for _, names in equation.blocks for name in names)]
    return tuple(dict.fromkeys(found))


def _treated(job: Job, asked: Asked, names: Sequence[str]) -> Active:
    active = job.active
    if "INCLUDE" in asked.missing:
        active = included(active, names)
    active = with_selection(active, asked.selection)
    if "MEANSUBSTITUTION" in asked.missing:
        chosen = np.ones(active.n, dtype=bool) if asked.selection is None else active.columns[SELECTED] == 1
        active = _substituted(job, active, names, chosen)
    if any(equation.casewise is not None or equation.outliers for equation in asked.equations):
        active = numbered(active)
    return active


def _substituted(job: Job, active: Active, names: Sequence[str], chosen: NDArray[np.bool_]) -> Active:
    """The file with the mean of its group in place of every missing value."""
    weights = job.weights()
    for name in names:
        values, unknown = active.columns[name], active.fields[name].is_missing(active.columns[name])
        for rows in job.groups():
            known = rows & ~unknown & chosen & (weights > 0)
            if known.any():
                values = np.where(rows & unknown, np.average(values[known], weights=weights[known]), values)
        field = replace(active.fields[name], missing=(), missing_range=None)
        active = active.with_column(field, values)
    return active


def _listwise(active: Active, names: Sequence[str], dependent: str, asked: Asked) -> Active:
    """The file in which a case that lacks any of the variables lacks the dependent one: others may still predict it."""
    if "PAIRWISE" in asked.missing:
        return active
    gone = np.zeros(active.n, dtype=bool)
    for name in names:
        gone |= active.fields[name].is_missing(active.columns[name])
    return active.with_column(active.fields[dependent], np.where(gone, np.nan, active.columns[dependent]))


def _described(reader: Reader, job: Job, asked: Asked, names: Sequence[str], active: Active) -> Iterator[Request]:
    from analysis.syntax.describing import described

    if asked.settings.origin:
        reader.tell(Message("{found} is not available and was left out", {"found": "DESCRIPTIVES (ORIGIN)"}))
        return
    if asked.selection is not None:
        chosen = active.columns[SELECTED] == 1
        for name in names:
            active = active.with_column(active.fields[name], np.where(chosen, active.columns[name], np.nan))
    found = described(job, names, asked.descriptives, active, "pairwise" if "PAIRWISE" in asked.missing else "listwise")
    if asked.weights:
        from analysis.syntax.regressing.matrices import as_weighted

        found = as_weighted(found, names, asked.weights)
    yield found


def _request(job: Job, asked: Asked, equation: Equation, dependent: str, active: Active) -> Request:
    blocks = _blocks(asked, equation)
    settings = equation.settings
    statistics = settings.statistics or {"DEFAULTS"}
    every = "ALL" in statistics
    collinear = bool(statistics & {"COLLIN", "TOL", "OUTS", "ALL", "DEFAULTS"})
    given: dict[str, Any] = {
        "dependent": dependent,
        "blocks": [list(names) for _, names in blocks],
        "method": [method.lower() for method, _ in blocks],
        "statistics": [
            *(["collinearity"] if collinear else []),
            *(["residuals"] if equation.is_summed else []),
            *(ours for word, ours in DIAGNOSED.items() if every or word in statistics),
        ],
        **settings.others,
        **_of_cases(equation),
    }
    given |= {"constant": False} if settings.origin else {}
    given |= {"error_weights": asked.weights} if asked.weights else {}
    given |= {"selected": SELECTED} if asked.selection is not None else {}
    given |= {"pooled": True} if equation.pooled and asked.selection is not None else {}
    given |= {"missing": "pairwise"} if "PAIRWISE" in asked.missing else {}
    given |= {"subsets": [list(subset) for subset in equation.subsets]} if equation.subsets else {}
    draw = _drawing(job, active, given, equation) if equation.charts.is_asked else None
    return job.request("regression", given, lambda result: shown(result, asked, equation), active, draw)


def _drawing(job: Job, active: Active, given: Mapping[str, Any], equation: Equation) -> Draw:
    """The charts of what the last model says of every case."""
    task = job.request("regression", given, active=active).task

    def draw(tally: Tally, result: Result) -> list[Chart]:
        from analysis.syntax.charting.residuals import Residuals, residual_charts

        rows = task.per_row(tally)
        said = {word: rows[each.word] for word, each in TEMPORARIES.items() if each.word in rows}
        found = Residuals(tally, active, str(given["dependent"]), said)
        table = result.table("coefficients")
        model, term = table.index("model"), table.index("term")
        last = [str(row[term]) for row in table.rows if row[model] == table.rows[-1][model]]
        return residual_charts(found, equation.charts, [name for name in last if name != "constant"])

    return draw


def _of_cases(equation: Equation) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if equation.casewise is not None:
        listed = [word for word in equation.listed or ["PRED", "RESID"] if word != "DEPENDENT"]
        found |= {
            "casewise": equation.casewise,
            "casewise_by": TEMPORARIES[equation.casewise_by].word,
            "listed": [TEMPORARIES[word].word for word in listed if word != equation.casewise_by],
        }
    found |= {"outliers": [TEMPORARIES[word].word for word in equation.outliers]} if equation.outliers else {}
    if found:
        found |= {"case_number": CASE, **({"identity": equation.identity} if equation.identity else {})}
    return found


def _blocks(asked: Asked, equation: Equation) -> list[Block]:
    """The blocks, those that name no variables with all that are left; a variable enters once."""
    every = tuple(name for name in asked.variables if name not in equation.dependents)
    found: list[Block] = []
    before: set[str] = set()
    for method, names in equation.blocks or [("ENTER", ())]:
        new = tuple(dict.fromkeys(names or every))
        if method not in ("REMOVE", "BACKWARD"):
            new = tuple(name for name in new if name not in before)
        before |= set(new)
        if new:
            found.append((method, new))
    return found or [("ENTER", ())]
