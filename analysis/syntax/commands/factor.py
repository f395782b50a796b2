"""FACTOR: components or factors of items, rotated."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.factor_asked import EXTRACTIONS, ROTATIONS, Asked, read_part
from analysis.syntax.factor_tables import arranged
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.matrix_asked import numbers_of, put, taken
from analysis.syntax.missing import treated
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.tally import Tally
from analysis.task import Task
from instrument.message import Message
from instrument.records import replace

if TYPE_CHECKING:
    from analysis.syntax.factor_input import Source

PROCEDURES = ("factor",)
KNOWN = ("VARIABLES", "ANALYSIS", "PRINT", "FORMAT", "CRITERIA", "EXTRACTION", "ROTATION", "MISSING", "METHOD", "SAVE",
         "PLOT", "SELECT", "MATRIX", "DIAGONAL")  # fmt: skip
OF_COVARIANCES = ("principal_components", "principal_axis", "image")
CHANGE = 0.001  # ECONVERGE as SPSS has it unasked
SAVED = {"bartlett": "BART", "anderson_rubin": "AR"}
SOURCES: Mapping[str, "Source"] = {"PAIRWISE": "pairs", "MEANSUB": "means"}


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """FACTOR /VARIABLES /ANALYSIS /SELECT /MATRIX /MISSING /PRINT /FORMAT /METHOD=COVARIANCE /DIAGONAL /CRITERIA
    /EXTRACTION=PC | PAF | ALPHA | IMAGE | ULS | GLS | ML /ROTATION /SAVE /PLOT=EIGEN ROTATION(1 2)."""
    asked = Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES", ("WIDTH",)):
        read_part(word, part, job, asked)
    source = asked.matrix.source
    base = job.active if source is None else taken(source, job)
    if source is None:
        job.need_data(reader)
    _fit_together(reader, asked)
    names = list(asked.items or asked.variables or (_continuous(base) if source is not None else ()))
    if not names:
        raise reader.fault("no variable is named")
    active = treated(base, names, set(asked.missing) & {"INCLUDE"})
    counted = active if asked.selected is None else _selected(active, names, *asked.selected)
    draw = (lambda tally, result: _drawn(tally, result, asked)) if asked.plots else None
    request = job.request("factor", _given(names, asked), lambda result: arranged(result, asked), counted, draw)
    task = _from(request.task, asked)
    yield replace(request, task=task)
    if asked.saved and source is not None:
        reader.tell(Message("a matrix has no cases that could have scores"))
    elif asked.saved:
        _save(job, task, counted, active, names, asked)
    if asked.matrix.target is not None:
        _put(reader, job, task, counted, names, asked)


def _continuous(active: Active) -> list[str]:
    from analysis.syntax.matrix_files import continuous

    return list(continuous(active))


def _selected(active: Active, names: list[str], name: str, value: float) -> Active:
    from analysis.syntax.factor_input import selected

    return selected(active, names, name, value)


def _fit_together(reader: Reader, asked: Asked) -> None:
    """Leaves out what the method of extraction does not take, and says so."""
    extraction = asked.extraction or "principal_components"
    if asked.others.get("diagonal") and extraction != "principal_axis":
        reader.tell(Message("{found} has an effect on principal axis factoring only", {"found": "DIAGONAL"}))
        del asked.others["diagonal"]
    if not asked.others.get("diagonal"):
        asked.others.pop("diagonal", None)
    if asked.others.get("analysed") == "covariances" and extraction not in OF_COVARIANCES:
        raise reader.fault("METHOD=COVARIANCE takes EXTRACTION=PC, PAF or IMAGE")
    if asked.others.get("analysed") == "correlations":
        del asked.others["analysed"]


def _given(names: list[str], asked: Asked) -> dict[str, Any]:
    """The options of the analysis in the words of a plan."""
    printed = set(asked.printed)
    statistics = [*(["anti_image"] if "AIC" in printed else []), *(["reproduced"] if "REPR" in printed else [])]
    scores = asked.saved[0][0] if asked.saved else "regression" if "FSCORE" in printed else ""
    return {
        "items": names,
        "rotation": asked.turned,
        **({"extraction": asked.extraction} if asked.extraction else {}),
        **({"statistics": statistics} if statistics else {}),
        **({"scores": scores} if scores else {}),
        **asked.others,
    }


def _from(task: Task, asked: Asked) -> Task:
    """The task on what is analysed: complete cases unless the command asks otherwise."""
    source: Source | None = next((SOURCES[each] for each in SOURCES if each in asked.missing), None)
    source = "matrix" if asked.matrix.source is not None else source
    if source is None:
        return task
    from analysis.syntax.factor_input import FactorTask

    return FactorTask(task.name, task.procedure, task.options, task.weight, source)


def _save(job: Job, task: Task, counted: Active, active: Active, names: list[str], asked: Asked) -> None:
    """Scores of each method asked for; where means fill gaps, of every case."""
    from analysis.syntax.factor_input import filled
    from analysis.syntax.factored import save_scores

    if "MEANSUB" in asked.missing:
        active = filled(active, names, task.run(job.tally(active=counted)))
    for method, most, stem in asked.saved:
        own = replace(task, options=replace(task.options, scores=method))
        save_scores(job, counted, own, active, most, stem)


def _put(reader: Reader, job: Job, task: Task, active: Active, names: list[str], asked: Asked) -> None:
    """The correlations or covariances as a matrix file."""
    from analysis.syntax.matrix_files import matrix_file

    if job.split is not None:
        reader.tell(Message("a matrix is written of the whole file, not of its groups"))
    found = task.run(job.tally(active=active))
    described, table = found.table("descriptive_statistics"), found.table("correlations")
    means, sds, n = (numbers_of(described.column(word)) for word in ("mean", "sd", "n"))
    correlations = np.array([numbers_of(row[1:]) for row in table.rows])
    vectors = {"MEAN": means, "STDDEV": sds, "N": n}
    is_covariance = asked.matrix.kind == "COV"
    matrices = {"COV": correlations * np.outer(sds, sds)} if is_covariance else {"CORR": correlations}
    if asked.matrix.target is not None:
        put(matrix_file(names, vectors, matrices), asked.matrix.target, job)


def _drawn(tally: Tally, result: Result, asked: Asked) -> list[Chart]:
    from analysis.syntax.charting.factors import loadings, scree

    found = scree(result) if "EIGEN" in asked.plots else []
    return found + (loadings(tally, result, asked.planes) if "ROTATION" in asked.plots else [])


def write(task: Task) -> list[str] | None:
    """The command of a task; None where parallel analysis or rules of leaving items out decide, which SPSS has not."""
    options = task.options
    rules = (options.drop_communality, options.drop_loading, options.drop_cross_loading)
    if (options.number == "parallel" and options.factors is None) or any(rule is not None for rule in rules):
        return None
    names = " ".join(variable.name for variable in options.items.variables)
    extraction = {ours: theirs for theirs, ours in reversed(EXTRACTIONS.items())}
    rotation = {ours: theirs for theirs, ours in reversed(ROTATIONS.items())}[options.rotation]
    rotation += f"({options.kappa:g})" if rotation == "PROMAX" else ""
    rotation += f"({options.delta:g})" if rotation == "OBLIMIN" else ""
    criteria = f"FACTORS({options.factors})" if options.factors else f"MINEIGEN({options.least_eigenvalue:g})"
    criteria += f" ITERATE({options.iterations})"
    criteria += f" ECONVERGE({options.change:g})" if options.change != CHANGE else ""
    criteria += "" if options.kaiser else " NOKAISER"
    diagonal = " ".join(f"{each:.15g}" for each in options.diagonal)
    printed = ["UNIVARIATE", "INITIAL", "CORRELATION", "DET", "KMO", "AIC", "EXTRACTION", "ROTATION"]
    printed += ["REPR"] if "reproduced" in options.statistics else []
    printed += ["FSCORE"] if options.scores else []
    return [
        f"FACTOR /VARIABLES {names}",
        "/MISSING LISTWISE",
        f"/ANALYSIS {names}",
        f"/PRINT {' '.join(printed)}",
        f"/CRITERIA {criteria}",
        *(["/METHOD COVARIANCE"] if options.analysed == "covariances" else []),
        *([f"/DIAGONAL {diagonal}"] if diagonal else []),
        f"/EXTRACTION {extraction.get(options.extraction, 'ULS')}",
        f"/ROTATION {rotation}",
        *([f"/SAVE {SAVED[options.scores]}(ALL)"] if options.scores in SAVED else []),
    ]
