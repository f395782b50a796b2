"""LOGISTIC REGRESSION: the odds of the higher of two answers."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.arranging import changed, only, without_columns
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import confidence, in_parentheses, parts, words
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ("logistic",)
METHODS = {"ENTER": "enter", "FSTEP": "forward", "BSTEP": "backward"}
KNOWN = (
    "VARIABLES",
    "METHOD",
    "CATEGORICAL",
    "CONTRAST",
    "PRINT",
    "CRITERIA",
    "NOORIGIN",
    "SELECT",
    "MISSING",
    "SAVE",
    "NOCONST",
    "ORIGIN",
)
SHOWN = (
    "case_processing",
    "dependent_coding",
    "categorical_codings",
    "classification",
    "equation",
    "not_in_equation",
    "omnibus",
    "model_summary",
    "hosmer_lemeshow",
    "hosmer_lemeshow_groups",
    "term_removal",
    "step_summary",
)


@dataclass
class _Asked:
    dependent: str = ""
    variables: tuple[str, ...] = ()
    blocks: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    categorical: list[str] = field(default_factory=list)
    reference: str = ""  # first or last; '' before a contrast names one
    missing: list[str] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)
    others: dict[str, Any] = field(default_factory=dict)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """LOGISTIC REGRESSION [VARIABLES] y /METHOD=ENTER a b /CATEGORICAL /CONTRAST (a)=INDICATOR(1) /PRINT /CRITERIA."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES", ("CASEWISE", "EXTERNAL", "OUTFILE")):
        _read_part(word, part, job, asked)
    blocks = [(method, names or asked.variables) for method, names in asked.blocks] or [("ENTER", asked.variables)]
    used = {name for _, names in blocks for name in names}
    given = {
        "dependent": asked.dependent,
        "blocks": [list(names) for _, names in blocks],
        "method": METHODS[blocks[-1][0]],
        "categorical": [name for name in asked.categorical if name in used],
        "reference": asked.reference or "last",
        **asked.others,
    }
    given = {name: value for name, value in given.items() if value != []}
    active = treated(job.active, [asked.dependent, *used], asked.missing)
    return [job.request("logistic", given, lambda result: _arranged(result, asked), active)]


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.dependent = part.variable(job.active)
            part.take("WITH")
            asked.variables = () if part.done else _terms(part, job)
        case "METHOD":
            _read_method(part, job, asked)
        case "CATEGORICAL":
            asked.categorical += [name for name in part.variables(job.active) if name not in asked.categorical]
        case "CONTRAST":
            _read_contrast(part, job, asked)
        case "PRINT":
            _read_print(part, asked)
        case "CRITERIA":
            _read_criteria(part, asked)
        case "MISSING":
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))
        case _ if word != "NOORIGIN":
            part.skip(KNOWN)


def _read_print(part: Reader, asked: _Asked) -> None:
    possible = ("ALL", "SUMMARY", "GOODFIT", "CI", "ITER", "CORR", "DEFAULT", "CLASSPLOT")
    while not part.done:
        found = part.take(*possible)
        if not found:
            part.skip(possible)
        if found == "CI":
            asked.others["confidence"] = confidence(part)
        if found == "ITER" and part.at_sign("("):
            in_parentheses(part, Reader.number)
        asked.printed.add(found)


def _terms(part: Reader, job: Job) -> tuple[str, ...]:
    names = part.variables(job.active)
    if part.at("BY") or part.at_sign("*"):
        raise part.fault("interactions are not available here; possible: their product, made by COMPUTE")
    return names


def _read_method(part: Reader, job: Job, asked: _Asked) -> None:
    method = part.take(*METHODS)
    if not method:
        part.skip(tuple(METHODS))
        return
    if part.sign("("):
        kind = part.name().upper()
        part.need_sign(")")
        if kind != "LR":
            raise part.fault(
                "steps by {found} are not available; possible: {possible}", {"found": kind, "possible": "LR"}
            )
    asked.blocks.append((method, () if part.done else _terms(part, job)))


def _read_contrast(part: Reader, job: Job, asked: _Asked) -> None:
    names = in_parentheses(part, lambda inner: inner.variables(job.active))
    asked.categorical += [name for name in names if name not in asked.categorical]  # dialogs paste no CATEGORICAL
    part.sign("=")
    if not part.take("INDICATOR"):
        part.skip(("INDICATOR",))
        return
    reference = "last"
    if part.at_sign("("):
        number = int(in_parentheses(part, Reader.number))
        levels = _levels(job, names[0])
        if number not in (1, levels):
            raise part.fault(
                "category {found} cannot be the reference here; possible: 1 or {last}",
                {"found": number, "last": levels},
            )
        reference = "first" if number == 1 else "last"
    _take_reference(part, names[0], reference, asked)


def _take_reference(part: Reader, name: str, reference: str, asked: _Asked) -> None:
    """The first contrast says which category all categorical variables are held against; one that differs is told."""
    asked.reference = asked.reference or reference
    if reference != asked.reference:
        written = "INDICATOR(1)" if asked.reference == "first" else "INDICATOR"
        told = "one reference holds for all categorical variables here: {name} too has {found}"
        part.tell(Message(told, {"name": name, "found": written}))


def _levels(job: Job, name: str) -> int:
    column = job.active.columns[name]
    return len(set(column[~job.active.fields[name].is_missing(column)].tolist()))


def _read_criteria(part: Reader, asked: _Asked) -> None:
    options = {"PIN": "p_in", "POUT": "p_out", "CUT": "cut"}
    while not part.done:
        word = part.take(*options, "ITERATE", "BCON", "LCON", "EPS")
        if not word:
            part.skip(tuple(options))
            return
        number = in_parentheses(part, Reader.number)
        if word in options:
            asked.others[options[word]] = number


def _arranged(result: Result, asked: _Asked) -> Result:
    left = set() if asked.printed & {"GOODFIT", "ALL"} else {"hosmer_lemeshow", "hosmer_lemeshow_groups"}
    found = only(result, *(name for name in SHOWN if name not in left))
    if not asked.printed & {"CI", "ALL"}:
        found = changed(found, "equation", lambda table: without_columns(table, {"exp_b_ci_low", "exp_b_ci_high"}))
    return found


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    methods = {"enter": "ENTER", "forward": "FSTEP(LR)", "backward": "BSTEP(LR)"}
    lines = [f"LOGISTIC REGRESSION VARIABLES {options.dependent.name}"]
    for block in options.blocks:
        lines.append(f"/METHOD={methods[options.method]} {' '.join(variable.name for variable in block)}")
    for variable in options.categorical:
        first = "(1)" if options.reference == "first" else ""
        lines.append(f"/CONTRAST ({variable.name})=INDICATOR{first}")
    if options.categorical:
        lines.insert(
            -len(options.categorical), f"/CATEGORICAL={' '.join(variable.name for variable in options.categorical)}"
        )
    lines.append(f"/PRINT=GOODFIT CI({100 * options.confidence:g})")
    return [*lines, f"/CRITERIA=PIN({options.p_in:g}) POUT({options.p_out:g}) ITERATE(20) CUT({options.cut:g})"]
