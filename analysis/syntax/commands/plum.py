"""PLUM: ordered answers from factors and covariates."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.result import Result
from analysis.syntax.arranging import changed, without, without_columns
from analysis.syntax.category_models import FURTHER, TOGETHER, printed, save, saved, thinned
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import Kept
from analysis.syntax.missing import treated
from analysis.syntax.modelling import Model, effects, model
from analysis.syntax.parts import in_parentheses, parts, words
from analysis.syntax.reader import Reader
from analysis.table import Column, Table
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass, replace

PROCEDURES = ("ordinal",)
LINKS = {"LOGIT": "logit", "PROBIT": "probit", "CLOGLOG": "cloglog", "NLOGLOG": "loglog", "CAUCHIT": "cauchit"}
PRINTED = ("FIT", "PARAMETER", "SUMMARY", "TPARALLEL", "CELLINFO", "CORB", "COVB", "HISTORY", "KERNEL")
WRITTEN = {**TOGETHER, "CELLINFO": "cells", "HISTORY(1)": "iterations"}
KNOWN = ("MODEL", "LINK", "PRINT", "CRITERIA", "LOCATION", "SCALE", "MISSING", "SAVE")


@dataclass
class _Asked:
    model: Model | None = None
    printed: set[str] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    saved: list[tuple[Kept, int]] = field(default_factory=list)
    every: int = 1  # iterations that HISTORY lists are so many apart


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """PLUM y BY a b WITH c [/LINK={LOGIT, PROBIT, CLOGLOG, NLOGLOG, CAUCHIT}] [/LOCATION=c a a*b] [/SCALE=c]
    [/PRINT=FIT PARAMETER SUMMARY TPARALLEL CELLINFO CORB COVB KERNEL HISTORY(1)] [/CRITERIA=CIN(95)]
    [/SAVE=ESTPROB(p:3) PREDCAT PCPROB ACPROB] [/MISSING=INCLUDE].
    """
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "MODEL", ("TEST", "OUTFILE")):
        _read_part(word, part, job, asked)
    if asked.model is None:
        raise reader.fault("no dependent variable is named")
    given = {**asked.model.given(), **asked.others}
    active = treated(job.active, asked.model.names, asked.missing)
    if asked.others.get("scales") and "HISTORY" in asked.printed:
        reader.tell(Message("{found} is not available and was left out", {"found": "HISTORY (SCALE)"}))
    together = [word for keyword, word in FURTHER.items() if keyword in asked.printed]
    given |= {"statistics": together} if together else {}
    request = job.request("ordinal", given, lambda result: _arranged(result, asked), active)
    yield request
    if asked.saved:
        save(job, reader, request, asked.saved)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "MODEL":
            asked.model = model(part, job.active)
        case "LINK":
            found = words(part, tuple(LINKS))
            asked.others |= {"link": LINKS[found[0]]} if found else {}
        case "PRINT":
            found, asked.every = printed(part, PRINTED)
            asked.printed |= set(found)
        case "CRITERIA":
            _read_criteria(part, asked)
        case "LOCATION":
            if not part.done:
                terms = effects(part, job.active)
                asked.model = asked.model and asked.model.of(terms)
        case "SCALE":
            scales = () if part.done else effects(part, job.active)
            asked.others |= {"scales": [list(term) for term in scales]} if scales else {}
        case "SAVE":
            asked.saved += saved(part)
        case "MISSING":
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))
        case _:
            part.rest()


def _read_criteria(part: Reader, asked: _Asked) -> None:
    while not part.done:
        word = part.name().upper()
        number = in_parentheses(part, Reader.number) if part.at_sign("(") else 0.0
        if word.startswith("CIN"):
            asked.others["confidence"] = number / 100
        part.sign(",")


def _arranged(result: Result, asked: _Asked) -> Result:
    wanted = asked.printed - {"KERNEL"} or {"FIT", "PARAMETER", "SUMMARY"}
    left = [] if "TPARALLEL" in wanted else ["parallel_lines"]
    left += [] if "FIT" in wanted else ["goodness_of_fit"]
    left += [] if "PARAMETER" in wanted else ["parameters"]
    left += [] if "SUMMARY" in wanted else ["pseudo_r_squared"]
    found = changed(without(result, *left), "iteration_history", lambda table: thinned(table, asked.every))
    return changed(found, "model_fitting", lambda table: _fitting(table, "KERNEL" in asked.printed))


def _fitting(table: Table, by_kernel: bool) -> Table:
    """-2 log likelihood, or without its constant."""
    kept = without_columns(table, {"deviance" if by_kernel else "deviance_kernel"})
    columns = (Column("deviance") if each.word == "deviance_kernel" else each for each in kept.columns)
    return replace(kept, columns=tuple(columns))


def write(task: Task) -> list[str] | None:
    """The command of a task; None where the first level of factors is the reference, which PLUM cannot take."""
    options = task.options
    if options.factors and options.reference == "first":
        return None
    links = {ours: theirs for theirs, ours in LINKS.items()}
    return [
        f"PLUM {Model.written(options)}",
        *([f"/LOCATION={Model.written_terms(options)}"] if options.terms else []),
        *([f"/SCALE={Model.written_terms(options, 'scales')}"] if options.scales else []),
        f"/LINK={links[options.link]}",
        f"/CRITERIA=CIN({100 * options.confidence:g})",
        "/PRINT=FIT PARAMETER SUMMARY TPARALLEL"
        + "".join(f" {keyword}" for keyword, word in WRITTEN.items() if word in options.statistics),
    ]
