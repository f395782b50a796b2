"""ONEWAY: means of groups compared."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, only, rows
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import confidence, in_parentheses, numbers, of_numbers, parts, words
from analysis.syntax.post_hoc import PostHoc, read_test, written
from analysis.syntax.reader import Reader
from analysis.tally import Tally
from analysis.task import Task
from instrument.records import dataclass

PROCEDURES = ("oneway",)
TABLES = {
    "DESCRIPTIVES": "group_descriptives",
    "EFFECTS": "grand_means",
    "HOMOGENEITY": "homogeneity",
    "ANOVA": "anova",
    "ES": "effect_sizes",
    "WELCH": "robust_tests",
}
ROBUST = {"WELCH": "welch", "BROWNFORSYTHE": "brown_forsythe"}
KNOWN = (
    "VARIABLES", "STATISTICS", "POSTHOC", "RANGES", "CONTRAST", "POLYNOMIAL", "MISSING", "CRITERIA", "ES", "FORMAT",
    "HARMONIC", "PLOT",
)  # fmt: skip
USUAL_ALPHA = 0.05
HIGHEST = 5  # degree of a trend


@dataclass
class _Asked:
    variables: list[str] = field(default_factory=list)
    factor: str = ""
    statistics: list[str] = field(default_factory=list)
    posthoc: PostHoc = field(default_factory=PostHoc)
    contrasts: list[list[float]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    means: bool = False  # are drawn


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """ONEWAY a b BY g /STATISTICS /POSTHOC=… ALPHA(.05) /CONTRAST /MISSING /ES=OVERALL /PLOT MEANS."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    if asked.posthoc.tests and asked.posthoc.alpha is None and "confidence" in asked.others:
        asked.posthoc.alpha = USUAL_ALPHA  # CILEVEL is not of the comparisons
    given = {
        "variables": asked.variables,
        "factor": asked.factor,
        **asked.posthoc.given(),
        "grand_means": bool({"EFFECTS", "ALL"} & set(asked.statistics)),
        "contrasts": asked.contrasts,
        **asked.others,
    }
    active = treated(job.active, [*asked.variables, asked.factor], asked.missing)
    draw = (lambda tally, result: _drawn(tally, active, asked)) if asked.means else None
    return [job.request("oneway", given, lambda result: _arranged(result, asked), active, draw)]


def _drawn(tally: Tally, active: Active, asked: _Asked) -> list[Chart]:
    from analysis.syntax.charting.group_means import means_plots

    return means_plots(tally, active, asked.variables, asked.factor)


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
            asked.statistics += words(part, possible, ("NONE",))
        case "POSTHOC" | "RANGES":
            while not part.done:
                read_test(part, asked.posthoc)
        case "POLYNOMIAL":
            asked.others["polynomial"] = _degree(part)
        case "CONTRAST":
            asked.contrasts.append(numbers(part))
        case "MISSING":
            asked.missing += words(part, ("LISTWISE", "INCLUDE"), ("ANALYSIS", "EXCLUDE"))
        case "CRITERIA":
            part.need("CILEVEL")
            asked.others["confidence"] = confidence(part)
        case "ES":
            _read_effect_sizes(part, asked)
        case "PLOT":
            asked.means = "MEANS" in words(part, ("MEANS",), ("NONE",))
        case _:
            words(part, (), ("LABELS", "NOLABELS") if word == "FORMAT" else ("NONE",))


def _degree(part: Reader) -> int:
    found = part.integer()
    if not 1 <= found <= HIGHEST:
        raise part.fault(
            "{found} is no degree of a polynomial; possible: {possible}", {"found": found, "possible": f"1–{HIGHEST}"}
        )
    return found


def _read_effect_sizes(part: Reader, asked: _Asked) -> None:
    """OVERALL; those of contrasts are told."""
    while not part.done:
        word = part.take("OVERALL", "CONTRAST", "NONE")
        if word == "OVERALL":
            asked.statistics.append("ES")
        elif word != "NONE":
            part.skip(("OVERALL",))


def _arranged(result: Result, asked: _Asked) -> Result:
    wanted = set(TABLES) | set(ROBUST) - {"ES"} if "ALL" in asked.statistics else set(asked.statistics)
    wanted |= {"WELCH"} if "BROWNFORSYTHE" in wanted else set()
    names = ["group_descriptives", "grand_means", "homogeneity", "anova", "trends", "effect_sizes"]
    shown = [name for name in names if name in ("anova", "trends") or name in {TABLES.get(each) for each in wanted}]
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
    lines = [f"ONEWAY {' '.join(variable.name for variable in options.variables)} BY {options.factor.name}"]
    lines += [f"/CONTRAST={' '.join(f'{each:g}' for each in contrast)}" for contrast in options.contrasts]
    lines += [f"/POLYNOMIAL={options.polynomial}"] if options.polynomial else []
    effects = " EFFECTS" if options.grand_means else ""
    lines += [f"/STATISTICS=DESCRIPTIVES{effects} HOMOGENEITY WELCH BROWNFORSYTHE", "/ES=OVERALL"]
    lines += [f"/CRITERIA=CILEVEL({options.confidence:g})"] if options.confidence != 0.95 else []
    return [*lines, f"/POSTHOC={written(options)}"] if options.posthoc else lines
