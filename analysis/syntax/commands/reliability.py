"""RELIABILITY: how well items measure one thing."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.arranging import changed, only, rows, without_columns
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import in_parentheses, of_numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.table import Table
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ("reliability",)
KNOWN = ("VARIABLES", "SCALE", "MODEL", "STATISTICS", "SUMMARY", "ICC", "MISSING", "FORMAT", "METHOD")
MODELS = {"ALPHA": "alpha", "SPLIT": "split", "GUTTMAN": "guttman", "OMEGA": "omega"}
ICC_MODELS = {"MIXED": "two_way_mixed", "RANDOM": "two_way_random", "ONEWAY": "one_way_random"}
ICC_TYPES = {"CONSISTENCY": "consistency", "ABSOLUTE": "absolute_agreement"}
SUMMARIES = {
    "MEANS": "item_means",
    "VARIANCE": "item_variances",
    "COVARIANCES": "covariances",
    "CORRELATIONS": "correlations",
}


@dataclass
class _Asked:
    variables: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    model: str = "alpha"
    statistics: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    icc: tuple[str, str] | None = None


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """RELIABILITY VARIABLES= /SCALE(name)= /MODEL= /STATISTICS= /SUMMARY= /ICC=."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    if not (asked.items or asked.variables):
        raise reader.fault("no variable is named")
    models = [asked.model, *(["icc"] if asked.icc else [])]
    given: dict[str, Any] = {"items": list(asked.items or asked.variables), "models": models, **asked.others}
    active = treated(job.active, given["items"], asked.missing)
    return [job.request("reliability", given, lambda result: _arranged(result, asked), active)]


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.variables = of_numbers(part, job.active, part.variables(job.active))
        case "SCALE":
            if part.sign("("):
                part.next()
                part.need_sign(")")
            part.sign("=")
            asked.items = asked.variables if part.is_all() and part.next() else part.variables(job.active)
        case "MODEL":
            model = part.take(*MODELS, "PARALLEL", "STRICT")
            if model not in MODELS:
                part.skip(tuple(MODELS))
            else:
                asked.model = MODELS[model]
            if model == "SPLIT" and part.at_sign("("):
                asked.others["split"] = int(in_parentheses(part, Reader.number))
        case "STATISTICS":
            possible = (
                "DESCRIPTIVES",
                "SCALE",
                "CORRELATIONS",
                "COVARIANCES",
                "ANOVA",
                "TUKEY",
                "HOTELLING",
                "FRIEDMAN",
                "COCHRAN",
                "ALL",
            )
            asked.statistics += words(part, possible)
            absent = [each for each in ("COVARIANCES", "ANOVA", "TUKEY", "HOTELLING") if each in asked.statistics]
            if absent:
                part.tell(Message("{found} is not available and was left out", {"found": ", ".join(absent)}))
        case "SUMMARY":
            asked.summary += words(part, ("TOTAL", "ALL", *SUMMARIES))
        case "ICC":
            asked.icc = _icc(part, asked.others)
        case "MISSING":
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))
        case _:
            part.rest()


def _icc(part: Reader, others: dict[str, Any]) -> tuple[str, str]:
    model, kind = "two_way_mixed", "consistency"
    while not part.done:
        word = part.need("MODEL", "TYPE", "CIN", "TESTVAL")
        if word == "CIN":
            part.sign("=")
            given = part.number()
            others["confidence"] = given / 100 if given > 1 else given
        elif word == "TESTVAL":
            part.sign("=")
            if part.number() != 0:
                part.skip(("TESTVAL=0",))
        elif word == "MODEL":
            model = ICC_MODELS[in_parentheses(part, lambda inner: inner.need(*ICC_MODELS))]
        else:
            kind = ICC_TYPES[in_parentheses(part, lambda inner: inner.need(*ICC_TYPES))]
    return model, "absolute_agreement" if model == "one_way_random" else kind


def _arranged(result: Result, asked: _Asked) -> Result:
    every = "ALL" in asked.statistics
    summaries = set(SUMMARIES) if "ALL" in asked.summary else set(asked.summary)
    covariances = (
        every
        or bool({"CORRELATIONS", "COVARIANCES", "ANOVA"} & set(asked.statistics))
        or bool(summaries & {"COVARIANCES", "CORRELATIONS"})
    )
    shown = ["case_processing", "reliability", "split_half", "guttman", "omegas"]
    shown += ["item_statistics"] if every or "DESCRIPTIVES" in asked.statistics else []
    shown += ["inter_item_correlations"] if every or "CORRELATIONS" in asked.statistics else []
    shown += ["summary_items"] if summaries & set(SUMMARIES) else []
    shown += ["item_total"] if {"TOTAL", "ALL"} & set(asked.summary) else []
    shown += ["scale_statistics"] if every or "SCALE" in asked.statistics else []
    shown += ["intraclass_correlation"] if asked.icc else []
    found = only(result, *shown)
    found = changed(
        found, "intraclass_correlation", lambda table: rows(table, lambda row: (row[0], row[1]) == asked.icc)
    )
    if asked.model != "alpha":
        found = only(found, *(name for name in shown if name != "reliability"))
    found = changed(found, "reliability", lambda table: _reliability(table, covariances))
    if not covariances:
        found = changed(found, "item_total", lambda table: without_columns(table, {"squared_multiple_correlation"}))
    if "summary_items" in shown and "ALL" not in asked.summary:
        wanted = {SUMMARIES[each] for each in summaries if each in SUMMARIES}
        found = changed(found, "summary_items", lambda table: rows(table, lambda row: _is_summary(str(row[0]), wanted)))
    return found


def _is_summary(name: str, wanted: set[str]) -> bool:
    return any(name == each or name.endswith(each) for each in wanted)


def _reliability(table: Table, standardized: bool) -> Table:
    """Alpha alone, and that of standardized items where inter-item statistics are asked for."""
    left = {"scale", "alpha_ci_low", "alpha_ci_high"} | (set() if standardized else {"alpha_standardized"})
    return without_columns(table, left)


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    models = {ours: theirs for theirs, ours in MODELS.items()}
    model = next((each for each in options.models if each in models), "alpha")
    split = f"({options.split})" if options.split and model == "split" else ""
    icc = [f"/ICC=MODEL(MIXED) TYPE(CONSISTENCY) CIN={100 * options.confidence:g}"] if "icc" in options.models else []
    return [
        f"RELIABILITY /VARIABLES={' '.join(variable.name for variable in options.items.variables)}",
        "/SCALE('ALL VARIABLES') ALL",
        f"/MODEL={models[model]}{split}",
        "/STATISTICS=DESCRIPTIVES SCALE CORR",
        "/SUMMARY=TOTAL MEANS VARIANCE COV CORR",
        *icc,
    ]
