"""PARTIAL CORR: correlations of what control variables leave."""

from collections.abc import Iterable
from dataclasses import field
from itertools import combinations
from typing import Any

from analysis.result import Result
from analysis.syntax.arranging import only
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.matrix_asked import MatrixAsked, read_matrix
from analysis.syntax.missing import treated
from analysis.syntax.pairing import lists, wanted_columns
from analysis.syntax.parts import in_parentheses, known_but_absent, numbers, of_numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.syntax.together import together
from analysis.task import Task
from instrument.message import Message, quoted
from instrument.records import dataclass, replace

PROCEDURES = ("correlations",)
KNOWN = ("VARIABLES", "SIGNIFICANCE", "STATISTICS", "MISSING", "FORMAT", "MATRIX")


@dataclass
class _Asked:
    lists: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    control: tuple[str, ...] = ()
    orders: list[int] = field(default_factory=list)  # how many controls are held constant at once; all of them
    marks: bool = False
    matrix: MatrixAsked = field(default_factory=MatrixAsked)
    tails: str = "two"
    missing: str = "listwise"
    included: bool = False  # user-missing values
    statistics: list[str] = field(default_factory=list)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """PARTIAL CORR VARIABLES=a b [WITH c] BY d e /SIGNIFICANCE=ONETAIL /STATISTICS /MISSING=LISTWISE."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    if not asked.control:
        raise reader.fault("no control variable is named; possible: {possible}", {"possible": "a b BY c"})
    for rows, columns in asked.lists:
        names = list(dict.fromkeys((*rows, *columns)))
        words_asked = [*(["INCLUDE"] if asked.included else []), *(["LISTWISE"] if asked.missing == "listwise" else [])]
        active = treated(job.active, [*names, *asked.control], words_asked)
        given: dict[str, Any] = {"tails": asked.tails, "missing": asked.missing, "marks": asked.marks}
        requests = []
        for order in asked.orders or [len(asked.control)]:
            for held in combinations(asked.control, order):
                requests.append(
                    job.request("correlations", {"variables": names, "control": held, **given}, active=active)
                )
        if {"ALL", "CORR"} & {*asked.statistics}:
            every = list(dict.fromkeys([*names, *asked.control]))
            requests.append(job.request("correlations", {"variables": every, **given}, active=active))
        task = together([each.task for each in requests])
        yield Request(task, _arranger(asked, rows, columns), active)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.lists += lists(part, job.active)
            if part.take("BY"):
                asked.control = of_numbers(part, job.active, part.variables(job.active))
            if part.at_sign("("):
                _read_orders(part, asked)
        case "SIGNIFICANCE":
            asked.tails = "one" if part.need("ONETAIL", "TWOTAIL") == "ONETAIL" else "two"
        case "STATISTICS":
            asked.statistics += words(part, ("DESCRIPTIVES", "CORR", "ALL"), ("NONE", "BADCORR"))
        case "MISSING":
            found = words(part, ("ANALYSIS", "INCLUDE"), ("LISTWISE", "EXCLUDE"))
            asked.missing, asked.included = "pairwise" if "ANALYSIS" in found else "listwise", "INCLUDE" in found
        case "FORMAT":
            known_but_absent(part, words(part, ("CONDENSED",), ("MATRIX",)), ("CONDENSED",))
        case _:
            asked.matrix = read_matrix(part)
            part.tell(Message("{found} is not available and was left out", {"found": "MATRIX"}))


def _read_orders(part: Reader, asked: _Asked) -> None:
    """(1,2): one control at a time, then every two of them; raises `Fault` for more than there are."""
    for each in in_parentheses(part, numbers):
        if not 0 <= each <= len(asked.control) or each != int(each):
            raise part.fault(
                "{found} is no order of partial correlations; possible: 0 to {possible}",
                {"found": quoted(each), "possible": len(asked.control)},
            )
        if each == 0:
            asked.statistics.append("CORR")
        else:
            asked.orders.append(int(each))


def _arranger(asked: _Asked, rows: tuple[str, ...], columns: tuple[str, ...]):  # type: ignore[no-untyped-def]
    def arranged(result: Result) -> Result:
        every = "ALL" in asked.statistics
        shown = ["descriptive_statistics"] if every or "DESCRIPTIVES" in asked.statistics else []
        found = only(result, *shown, "correlations", "partial_correlations")
        described = [table for table in found.tables if table.name == "descriptive_statistics"]
        first = sorted(described, key=lambda table: -len(table.rows))[:1]
        matrices = [table for table in found.tables if table.name != "descriptive_statistics"]
        controls = tuple(dict.fromkeys((*columns, *asked.control)))
        found = replace(found, tables=(*first, *matrices))
        found = wanted_columns(found, "correlations", tuple(dict.fromkeys((*rows, *asked.control))), controls)
        return wanted_columns(found, "partial_correlations", rows, columns)

    return arranged


def write(task: Task) -> list[str] | None:
    """The command of a task; None where nothing is held constant, or ranks are correlated."""
    options = task.options
    if not options.control or options.coefficient != "pearson":
        return None
    names, control = (" ".join(variable.name for variable in part) for part in (options.variables, options.control))
    missing = "ANALYSIS" if options.missing == "pairwise" else "LISTWISE"
    tails = "ONETAIL" if options.tails == "one" else "TWOTAIL"
    return [f"PARTIAL CORR VARIABLES={names} BY {control}", f"/SIGNIFICANCE={tails}", f"/MISSING={missing}"]
