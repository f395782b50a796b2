"""NOMREG: answers without an order from factors and covariates."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.arranging import changed, only, without_columns
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.modelling import Model, model
from analysis.syntax.parts import in_parentheses, known_but_absent, parts, words
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ("multinomial",)
KNOWN = ("MODEL", "PRINT", "CRITERIA", "INTERCEPT", "MISSING")
TABLES = {
    "CPS": "case_processing",
    "FIT": "goodness_of_fit",
    "MFI": "model_fitting",
    "PARAMETER": "parameters",
    "SUMMARY": "pseudo_r_squared",
    "LRT": "effect_tests",
    "CLASSTABLE": "classification",
}
ORDER = tuple(TABLES[each] for each in ("CPS", "MFI", "FIT", "SUMMARY", "LRT", "PARAMETER", "CLASSTABLE"))
ABSENT = ("CELLPROB", "CORB", "COVB", "HISTORY", "ASSOCIATION", "IC", "KERNEL")
DEFAULT = ("CPS", "MFI", "SUMMARY", "LRT", "PARAMETER")


@dataclass
class _Asked:
    model: Model | None = None
    base: str | float = "last"
    printed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """NOMREG y (BASE=LAST) BY a b WITH c /PRINT=…."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "MODEL", ("SAVE", "SCALE", "TEST", "STEPWISE", "FULLFACTORIAL", "OUTFILE")):
        _read_part(word, part, job, asked)
    if asked.model is None:
        raise reader.fault("no dependent variable is named")
    base = {"base": asked.base} if isinstance(asked.base, str) else {"base_code": asked.base}
    given = {**asked.model.given(), **base, **asked.others}
    active = treated(job.active, asked.model.names, asked.missing)
    return [job.request("multinomial", given, lambda result: _arranged(result, asked), active)]


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "MODEL" if asked.model is None:
            asked.model = model(part, job.active)
            asked.base = asked.model.base
        case "MODEL":
            if not part.done:
                asked.model = asked.model and asked.model.of(part.variables(job.active))
        case "PRINT":
            found = words(part, (*TABLES, "STEP", *ABSENT))
            known_but_absent(part, found, ABSENT)
            asked.printed += found
        case "CRITERIA":
            while not part.done:
                word = part.name().upper()
                number = in_parentheses(part, Reader.number) if part.at_sign("(") else 0.0
                if word.startswith("CIN"):
                    asked.others["confidence"] = number / 100
                elif word == "DELTA" and number:
                    part.tell(Message("{found} is not available and was left out", {"found": f"DELTA({number:g})"}))
                part.sign(",")
        case "INTERCEPT":
            words(part, ("INCLUDE",))
        case "MISSING":
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))
        case _:
            part.rest()


def _arranged(result: Result, asked: _Asked) -> Result:
    wanted = {TABLES[each] for each in asked.printed or DEFAULT if each in TABLES}
    order = (
        "case_processing",
        "model_fitting",
        "goodness_of_fit",
        "pseudo_r_squared",
        "effect_tests",
        "parameters",
        "classification",
    )
    found = only(result, *(name for name in order if name in wanted))
    return changed(found, "model_fitting", lambda table: without_columns(table, {"deviance_kernel"}))


def write(task: Task) -> list[str] | None:
    """The command of a task; None where the first level of factors is the reference, which NOMREG cannot take."""
    options = task.options
    if options.factors and options.reference == "first":
        return None
    base = options.base.upper() if options.base_code is None else f"{options.base_code:g}"
    return [
        f"NOMREG {Model.written(options, f' (BASE={base} ORDER=ASCENDING)')}",
        f"/CRITERIA=CIN({100 * options.confidence:g})",
        "/PRINT=CPS FIT MFI PARAMETER SUMMARY LRT CLASSTABLE",
    ]
