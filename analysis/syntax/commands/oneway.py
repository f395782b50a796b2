"""ONEWAY: means of groups compared."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.plan import Task
from analysis.result import Result
from analysis.syntax.arranging import changed, only, rows
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import confidence, in_parentheses, known_but_absent, numbers, of_numbers, parts, words
from analysis.syntax.reader import Reader
from instrument.records import dataclass

PROCEDURES = ("oneway",)
POSTHOC = {
    "LSD": "lsd",
    "BONFERRONI": "bonferroni",
    "SIDAK": "sidak",
    "SCHEFFE": "scheffe",
    "TUKEY": "tukey",
    "SNK": "snk",
    "GH": "games_howell",
    "T2": "tamhane",
}
TABLES = {
    "DESCRIPTIVES": "group_descriptives",
    "HOMOGENEITY": "homogeneity",
    "ANOVA": "anova",
    "ES": "effect_sizes",
    "WELCH": "robust_tests",
}
ROBUST = {"WELCH": "welch", "BROWNFORSYTHE": "brown_forsythe"}
KNOWN = ("VARIABLES", "STATISTICS", "POSTHOC", "RANGES", "CONTRAST", "MISSING", "CRITERIA", "ES", "FORMAT", "HARMONIC")


@dataclass
class _Asked:
    variables: list[str] = field(default_factory=list)
    factor: str = ""
    statistics: list[str] = field(default_factory=list)
    posthoc: list[str] = field(default_factory=list)
    contrasts: list[list[float]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """ONEWAY a b BY g /STATISTICS /POSTHOC=… ALPHA(.05) /CONTRAST /MISSING /ES=OVERALL."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    given = {
        "variables": asked.variables,
        "factor": asked.factor,
        "posthoc": asked.posthoc,
        "contrasts": asked.contrasts,
        **asked.others,
    }
    active = treated(job.active, [*asked.variables, asked.factor], asked.missing)
    return [job.request("oneway", given, lambda result: _arranged(result, asked), active)]


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.variables += of_numbers(part, job.active, part.variables(job.active))
            part.need("BY")
            asked.factor = part.variable(job.active)
            if part.at_sign("("):  # the range that older jobs name
                in_parentheses(part, numbers)
        case "STATISTICS":
            possible = ("DESCRIPTIVES", "HOMOGENEITY", "WELCH", "BROWNFORSYTHE", "EFFECTS", "ALL")
            asked.statistics += known_but_absent(part, words(part, possible, ("NONE",)), ("EFFECTS",))
        case "POSTHOC" | "RANGES":
            _read_posthoc(part, asked)
        case "CONTRAST":
            asked.contrasts.append(numbers(part))
        case "MISSING":
            asked.missing += words(part, ("LISTWISE", "INCLUDE"), ("ANALYSIS", "EXCLUDE"))
        case "CRITERIA":
            part.need("CILEVEL")
            asked.others["confidence"] = confidence(part)
        case "ES":
            asked.statistics += ["ES"] if words(part, ("OVERALL", "CONTRAST"), ("POOLED", "SD")) else []
        case _:
            part.rest()


def _read_posthoc(part: Reader, asked: _Asked) -> None:
    while not part.done:
        word = part.take(*POSTHOC, "BTUKEY", "ALPHA")
        if word == "ALPHA":
            asked.others["confidence"] = 1 - in_parentheses(part, Reader.number)
        elif word in POSTHOC:
            asked.posthoc.append(POSTHOC[word])
            if part.at_sign("("):
                in_parentheses(part, numbers)
        else:
            part.skip(tuple(POSTHOC))


def _arranged(result: Result, asked: _Asked) -> Result:
    wanted = set(TABLES) | set(ROBUST) - {"ES"} if "ALL" in asked.statistics else set(asked.statistics)
    wanted |= {"WELCH"} if "BROWNFORSYTHE" in wanted else set()
    names = ["group_descriptives", "homogeneity", "anova", "effect_sizes"]
    shown = [name for name in names if name == "anova" or name in {TABLES.get(each) for each in wanted}]
    shown += ["contrast_coefficients", "contrast_tests"]
    shown += ["robust_tests"] if wanted & set(ROBUST) else []
    found = only(result, *shown, "multiple_comparisons", "homogeneous_subsets", "subset_significance")
    robust = {ROBUST[each] for each in ROBUST if "ALL" in asked.statistics or each in asked.statistics}
    return changed(
        found, "robust_tests", lambda table: rows(table, lambda row: row[table.index("statistic")] in robust)
    )


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    posthoc = {ours: theirs for theirs, ours in POSTHOC.items()}
    lines = [f"ONEWAY {' '.join(variable.name for variable in options.variables)} BY {options.factor.name}"]
    lines += [f"/CONTRAST={' '.join(f'{each:g}' for each in contrast)}" for contrast in options.contrasts]
    lines += ["/STATISTICS=DESCRIPTIVES HOMOGENEITY WELCH BROWNFORSYTHE", "/ES=OVERALL"]
    if options.posthoc:
        lines.append(
            f"/POSTHOC={' '.join(posthoc[each] for each in options.posthoc)} ALPHA({1 - options.confidence:g})"
        )
    return lines
