"""NOMREG: answers without an order from factors and covariates."""

from collections.abc import Iterable
from typing import Any

from analysis.result import Result
from analysis.syntax.arranging import changed, only, without_columns
from analysis.syntax.category_models import FURTHER, TOGETHER, by_kernel, save, thinned, with_criteria
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.modelling import Model
from analysis.syntax.nomreg_asked import STEPS, TABLES, Asked, read_part
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.table import Table
from analysis.task import Task

PROCEDURES = ("multinomial",)
KNOWN = ("MODEL", "PRINT", "CRITERIA", "INTERCEPT", "MISSING", "FULLFACTORIAL", "STEPWISE", "SAVE", "SCALE", "SUBPOP")
WRITTEN = {**TOGETHER, "CELLPROB": "cells", "HISTORY(1)": "iterations"}
DEFAULT = ("CPS", "MFI", "SUMMARY", "LRT", "PARAMETER")


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """NOMREG y (BASE=LAST) BY a b WITH c [/MODEL=c a | {FORWARD, BACKWARD, FSTEP, BSTEP}=a*b] [/STEPWISE=PIN POUT]
    [/FULLFACTORIAL] [/PRINT=CPS STEP FIT MFI IC PARAMETER SUMMARY LRT CELLPROB CLASSTABLE CORB COVB KERNEL HISTORY(1)]
    [/CRITERIA=CIN(95)] [/SCALE={DEVIANCE, PEARSON, 2}] [/SUBPOP=a c] [/SAVE=ESTPROB PREDCAT PCPROB ACPROB]
    [/MISSING=INCLUDE].
    """
    job.need_data(reader)
    asked = Asked()
    for word, part in parts(reader, KNOWN, "MODEL", ("TEST", "OUTFILE")):
        read_part(word, part, job, asked)
    if asked.model is None:
        raise reader.fault("no dependent variable is named")
    base = {"base": asked.base} if isinstance(asked.base, str) else {"base_code": asked.base}
    given = {**asked.model.given(), **base, **asked.others}
    active = treated(job.active, asked.model.names, asked.missing)
    given |= asked.limits if asked.model.stepped else {}
    together = [word for keyword, word in FURTHER.items() if keyword in asked.printed]
    given |= {"statistics": together} if together else {}
    request = job.request("multinomial", given, lambda result: _arranged(result, asked), active)
    yield request
    if asked.saved:
        save(job, reader, request, asked.saved)


def _arranged(result: Result, asked: Asked) -> Result:
    if "NONE" in asked.printed:
        return only(result)
    if "KERNEL" in asked.printed:
        result = by_kernel(result)
    named = [each for each in asked.printed if each in TABLES]
    wanted = {TABLES[each] for each in named or DEFAULT}
    wanted |= {"step_summary"} if "STEP" in asked.printed or not asked.printed else set()
    wanted |= {"cell_information"} if "CELLPROB" in asked.printed else set()
    wanted |= {f"estimate_{word}" for keyword, word in TOGETHER.items() if keyword in asked.printed}
    wanted |= {"iteration_history"} if "HISTORY" in asked.printed else set()
    order = (
        "case_processing",
        "step_summary",
        "iteration_history",
        "model_fitting",
        "goodness_of_fit",
        "pseudo_r_squared",
        "effect_tests",
        "parameters",
        "estimate_correlations",
        "estimate_covariances",
        "cell_information",
        "classification",
    )
    found = only(result, *(name for name in order if name in wanted))
    found = changed(found, "iteration_history", lambda table: thinned(table, asked.every))
    if "IC" in asked.printed:
        count = _parameters(result)
        n = result.cases.valid
        found = changed(found, "model_fitting", lambda table: with_criteria(table, count, n))
        found = changed(found, "effect_tests", lambda table: with_criteria(table, _reduced(table, count), n))
    return changed(found, "model_fitting", lambda table: without_columns(table, {"deviance_kernel"}))


def _reduced(table: Table, count: dict[str, int]) -> dict[str, int]:
    """How many parameters the model without each effect has."""
    df = table.index("df")
    return {
        str(row[0]): count.get("final", 0) - round(float(str(row[df]))) for row in table.rows if row[df] is not None
    }


def _parameters(result: Result) -> dict[str, int]:
    """How many parameters the models without and with predictors have."""
    table = next((each for each in result.tables if each.name == "parameters"), None)
    if table is None:
        return {}
    se, term = table.index("se"), table.index("term")
    free = [row for row in table.rows if row[se] is not None]
    return {"intercept_only": sum(row[term] == "intercept" for row in free), "final": len(free)}


def write(task: Task) -> list[str] | None:
    """The command of a task; None where the first level of factors is the reference, which NOMREG cannot take."""
    options = task.options
    if options.factors and options.reference == "first":
        return None
    base = options.base.upper() if options.base_code is None else f"{options.base_code:g}"
    return [
        f"NOMREG {Model.written(options, f' (BASE={base} ORDER=ASCENDING)')}",
        f"/CRITERIA=CIN({100 * options.confidence:g})",
        *_scale(options),
        *([f"/SUBPOP={' '.join(each.name for each in options.subpopulations)}"] if options.subpopulations else []),
        *([f"/MODEL={_terms(options)}"] if options.terms or options.stepped else []),
        *([f"/STEPWISE=PIN({options.p_in:g}) POUT({options.p_out:g})"] if options.stepped else []),
        "/PRINT=CPS STEP FIT MFI PARAMETER SUMMARY LRT CLASSTABLE"
        + "".join(f" {keyword}" for keyword, word in WRITTEN.items() if word in options.statistics),
    ]


def _scale(options: Any) -> list[str]:
    """What estimates vary together is multiplied by."""
    if options.dispersion != "none":
        return [f"/SCALE={options.dispersion.upper()}"]
    return [] if options.dispersion_value is None else [f"/SCALE={options.dispersion_value:g}"]


def _terms(options: Any) -> str:
    """The terms that stay, and those that come and go."""
    words = {ours: theirs for theirs, ours in STEPS.items()}
    stepped = " ".join("*".join(variable.name for variable in term) for term in options.stepped)
    fixed = Model.written_terms(options)
    return f"{fixed} | {words[options.method]}={stepped}".strip() if stepped else fixed
