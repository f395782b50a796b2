"""NOMREG: answers without an order from factors and covariates."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.result import Result
from analysis.syntax.arranging import changed, only, without_columns
from analysis.syntax.category_models import FURTHER, TOGETHER, save, saved, with_criteria
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import Kept
from analysis.syntax.missing import treated
from analysis.syntax.modelling import Model, effects, model
from analysis.syntax.parts import in_parentheses, known_but_absent, parts, words
from analysis.syntax.reader import Reader
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass, replace

PROCEDURES = ("multinomial",)
KNOWN = ("MODEL", "PRINT", "CRITERIA", "INTERCEPT", "MISSING", "FULLFACTORIAL", "STEPWISE", "SAVE")
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
ABSENT = ("HISTORY", "ASSOCIATION", "KERNEL")
STEPS = {
    "FORWARD": "forward",
    "BACKWARD": "backward",
    "FSTEP": "forward_stepwise",
    "BSTEP": "backward_stepwise",
}
WRITTEN = {**TOGETHER, "CELLPROB": "cells"}
DEFAULT = ("CPS", "MFI", "SUMMARY", "LRT", "PARAMETER")


@dataclass
class _Asked:
    model: Model | None = None
    base: str | float = "last"
    printed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    saved: list[tuple[Kept, int]] = field(default_factory=list)
    limits: dict[str, float] = field(default_factory=dict)  # of steps


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """NOMREG y (BASE=LAST) BY a b WITH c [/MODEL=c a | {FORWARD, BACKWARD, FSTEP, BSTEP}=a*b] [/STEPWISE=PIN POUT]
    [/FULLFACTORIAL] [/PRINT=CPS STEP FIT MFI IC PARAMETER SUMMARY LRT CELLPROB CLASSTABLE CORB COVB]
    [/CRITERIA=CIN(95)] [/SAVE=ESTPROB PREDCAT PCPROB ACPROB] [/MISSING=INCLUDE].
    """
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "MODEL", ("SCALE", "TEST", "OUTFILE", "SUBPOP")):
        _read_part(word, part, job, asked)
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


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "MODEL":
            _read_model(part, job, asked)
        case "FULLFACTORIAL":
            asked.model = asked.model and asked.model.full_factorial()
        case "STEPWISE":
            _read_steps(part, asked)
        case "SAVE":
            asked.saved += saved(part)
        case "PRINT":
            found = _printed(part)
            known_but_absent(part, found, ABSENT)
            asked.printed += found
        case "CRITERIA":
            _read_criteria(part, asked)
        case "INTERCEPT":
            if part.take("EXCLUDE"):
                part.tell(Message("{found} is not available and was left out", {"found": "INTERCEPT=EXCLUDE"}))
            words(part, ("INCLUDE",))
        case _:
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))


def _printed(part: Reader) -> list[str]:
    """The keywords of PRINT; what HISTORY says in parentheses goes with it."""
    found: list[str] = []
    while not part.done:
        found += words(part.part(part.cursor, _bracket(part)), (*TABLES, "STEP", *TOGETHER, "CELLPROB", "IC", *ABSENT))
        part.cursor = _bracket(part)
        if part.at_sign("("):
            in_parentheses(part, Reader.number)
    return found


def _bracket(part: Reader) -> int:
    """Where the next parenthesis opens, or the subcommand ends."""
    signs = (place for place in range(part.cursor, len(part.tokens)) if part.tokens[place].text == "(")
    return next(signs, len(part.tokens))


def _read_model(part: Reader, job: Job, asked: _Asked) -> None:
    """The variables before the first slash, then the terms that MODEL names; those to step through are told."""
    if asked.model is None:
        asked.model = model(part, job.active)
        asked.base = asked.model.base
        return
    fixed = () if part.at_sign("|") or part.at(*STEPS) else effects(part, job.active)
    part.sign("|")
    method = part.take(*STEPS)
    if method:
        part.sign("=")
        stepped = effects(part, job.active)
        asked.model = replace(asked.model, terms=fixed, stepped=stepped, method=STEPS[method])
    elif fixed:
        asked.model = asked.model.of(fixed)
    if not part.done:
        part.skip((*STEPS, "a*b"))


def _read_steps(part: Reader, asked: _Asked) -> None:
    """Criteria, which dialogs paste with every model; what is not as usual is told."""
    usual = {"MINEFFECT": ("0",), "RULE": ("SINGLE",), "ENTRYMETHOD": ("LR",), "REMOVALMETHOD": ("LR",)}
    while not part.done:
        word = part.take("PIN", "POUT", *usual)
        if not word:
            part.skip(("PIN", "POUT", *usual))
            return
        place, value = part.place(), in_parentheses(part, lambda inner: inner.next())
        if word in ("PIN", "POUT"):
            asked.limits["p_in" if word == "PIN" else "p_out"] = float(str(value.value or 0))
        elif value.text.upper() not in usual[word]:
            part.tell(Message("{found} is not available and was left out", {"found": f"{word}({value.text})"}), place)
        part.sign(",")


def _read_criteria(part: Reader, asked: _Asked) -> None:
    while not part.done:
        word = part.name().upper()
        number = in_parentheses(part, Reader.number) if part.at_sign("(") else 0.0
        if word.startswith("CIN"):
            asked.others["confidence"] = number / 100
        elif word == "DELTA" and number:
            part.tell(Message("{found} is not available and was left out", {"found": f"DELTA({number:g})"}))
        part.sign(",")


def _arranged(result: Result, asked: _Asked) -> Result:
    named = [each for each in asked.printed if each in TABLES]
    wanted = {TABLES[each] for each in named or DEFAULT}
    wanted |= {"step_summary"} if "STEP" in asked.printed or not asked.printed else set()
    wanted |= {"cell_information"} if "CELLPROB" in asked.printed else set()
    wanted |= {f"estimate_{word}" for keyword, word in TOGETHER.items() if keyword in asked.printed}
    order = (
        "case_processing",
        "step_summary",
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
    if "IC" in asked.printed:
        count = _parameters(result)
        found = changed(found, "model_fitting", lambda table: with_criteria(table, count, result.cases.valid))
    return changed(found, "model_fitting", lambda table: without_columns(table, {"deviance_kernel"}))


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
        *([f"/MODEL={_terms(options)}"] if options.terms or options.stepped else []),
        *([f"/STEPWISE=PIN({options.p_in:g}) POUT({options.p_out:g})"] if options.stepped else []),
        "/PRINT=CPS STEP FIT MFI PARAMETER SUMMARY LRT CLASSTABLE"
        + "".join(f" {keyword}" for keyword, word in WRITTEN.items() if word in options.statistics),
    ]


def _terms(options: Any) -> str:
    """The terms that stay, and those that come and go."""
    words = {ours: theirs for theirs, ours in STEPS.items()}
    stepped = " ".join("*".join(variable.name for variable in term) for term in options.stepped)
    fixed = Model.written_terms(options)
    return f"{fixed} | {words[options.method]}={stepped}".strip() if stepped else fixed
