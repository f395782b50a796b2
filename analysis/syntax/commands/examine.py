"""EXAMINE: how variables are distributed, of all cases and of groups."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Any

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, only, without_columns
from analysis.syntax.exploring import CASE, explored, numbered, powered
from analysis.syntax.items import Draw, Request
from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses, known_but_absent, numbers, of_numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.tally import Tally
from analysis.task import Task
from instrument.records import dataclass

PROCEDURES = ("examine",)
KNOWN = (
    "VARIABLES", "STATISTICS", "PERCENTILES", "MESTIMATORS", "PLOT", "CINTERVAL", "ID", "MISSING", "COMPARE", "TOTAL",
    "NOTOTAL", "SCALE",
)  # fmt: skip
ESTIMATORS = {"HUBER": "huber", "ANDREW": "andrews", "HAMPEL": "hampel", "TUKEY": "biweight"}
DEFINITIONS = ("HAVERAGE", "WAVERAGE", "ROUND", "EMPIRICAL", "AEMPIRICAL")
CHARTS = ("BOXPLOT", "STEMLEAF", "HISTOGRAM", "NPPLOT", "SPREADLEVEL")
DEFAULT = ("BOXPLOT", "STEMLEAF")


@dataclass
class _Asked:
    variables: list[str] = field(default_factory=list)
    factors: list[tuple[str, ...]] = field(default_factory=list)  # each crosses its variables
    statistics: list[str] | None = None
    others: dict[str, Any] = field(default_factory=dict)
    estimators: list[str] = field(default_factory=list)
    plots: list[str] = field(default_factory=lambda: [*DEFAULT])
    together: bool = False  # one box plot for all variables
    power: float | None = None
    missing: list[str] = field(default_factory=list)
    total: bool = True


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """EXAMINE [VARIABLES=]a b BY c d BY e /STATISTICS /PERCENTILES /MESTIMATORS /ID /MISSING /NOTOTAL
    /PLOT=BOXPLOT STEMLEAF HISTOGRAM NPPLOT SPREADLEVEL(.5) /COMPARE=VARIABLES."""
    job.need_data(reader)
    asked = _Asked()
    after = reader.peek()
    if reader.at_sign("/") and after is not None and job.active.find(after.text) is not None:
        reader.sign("/")  # EXAMINE /x is read as EXAMINE x
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    if not asked.variables:
        raise reader.fault("no variable is named")
    factors = list(dict.fromkeys(name for term in asked.factors for name in term))
    active = explored(job.active, asked.variables, factors, asked.missing)
    names_cases = "extremes" in (asked.statistics or []) or "BOXPLOT" in asked.plots
    if "identity" not in asked.others and names_cases and (job.filter or job.split):
        asked.others["identity"], active = CASE, numbered(active)
    terms = [()] * (asked.total or not asked.factors) + asked.factors
    for term in terms:
        given = {"variables": asked.variables, "by": list(term), **_given(asked, bool(term))}
        if not term:
            del given["by"]
        draw = _drawing(active, asked, term) if asked.plots else None
        yield job.request("examine", given, lambda result: _arranged(result, asked), active, draw)
        if term and asked.power is not None:
            given["statistics"] = ["homogeneity"]
            raised = powered(active, asked.variables, asked.power)
            draw = _drawing(raised, asked, term, asked.power)
            yield job.request("examine", given, lambda result: only(result, "homogeneity_of_variance"), raised, draw)


def _drawing(active: Active, asked: _Asked, by: Sequence[str], power: float | None = None) -> Draw:
    """The plots of one term; of powers of the variables the spread-versus-level plot alone."""

    def draw(tally: Tally, result: Result) -> list[Chart]:
        from analysis.syntax.charting.explored import explored_plots
        from analysis.syntax.charting.groups import Explored

        missing, identity = str(_given(asked, bool(by))["missing"]), asked.others.get("identity")
        found = Explored(tally, active, tuple(asked.variables), tuple(by), missing, identity)
        plots = {each for each in asked.plots if each != "SPREADLEVEL" or asked.power is None}
        plots = plots if power is None else {"SPREADLEVEL"}
        return explored_plots(found, plots, asked.together, power)

    return draw


def _given(asked: _Asked, is_grouped: bool) -> dict[str, Any]:
    statistics = ["descriptives"] if asked.statistics is None else list(asked.statistics)
    statistics += ["m_estimators"] if asked.estimators else []
    statistics += ["percentiles"] if "definition" in asked.others else []
    statistics += ["normality"] if "NPPLOT" in asked.plots else []
    statistics += ["homogeneity"] if is_grouped and "SPREADLEVEL" in asked.plots and asked.power is None else []
    missing = "pairwise" if "PAIRWISE" in asked.missing else "listwise"
    return {**asked.others, "statistics": statistics, "missing": missing, "dialect": "spss"}


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            _read_variables(part, job, asked)
        case "STATISTICS":
            _read_statistics(part, asked)
        case "PERCENTILES":
            _read_percentiles(part, asked)
        case "MESTIMATORS":
            _read_estimators(part, asked)
        case "PLOT":
            _read_plots(part, asked)
        case "CINTERVAL":
            asked.others["confidence"] = part.number() / 100
        case "ID":
            asked.others["identity"] = part.variable(job.active)
        case "MISSING":
            asked.missing += words(part, ("PAIRWISE", "INCLUDE", "REPORT"), ("LISTWISE", "EXCLUDE", "NOREPORT"))
        case "TOTAL" | "NOTOTAL":
            asked.total = word == "TOTAL"
        case "COMPARE":
            asked.together = "VARIABLES" in words(part, ("VARIABLES", "GROUPS"))
        case _:
            known_but_absent(part, words(part, ("PLOTWISE", "UNIFORM")), ("UNIFORM",))


def _read_variables(part: Reader, job: Job, asked: _Asked) -> None:
    asked.variables += of_numbers(part, job.active, part.variables(job.active))
    if not part.take("BY"):
        return
    while not part.done:
        names = list(part.variables(job.active))
        crossed = [names.pop()]
        asked.factors += [(name,) for name in names]
        while part.take("BY"):
            more = list(part.variables(job.active))
            crossed.append(more.pop(0))
            if more:  # what follows the second of a pair begins another
                asked.factors.append(tuple(crossed))
                asked.factors += [(name,) for name in more[:-1]]
                crossed = more[-1:]
        asked.factors.append(tuple(crossed))


def _read_statistics(part: Reader, asked: _Asked) -> None:
    found: list[str] = []
    while not part.done:
        word = part.take("DESCRIPTIVES", "EXTREME", "ALL", "NONE")
        if not word:
            part.skip(("DESCRIPTIVES", "EXTREME", "ALL", "NONE"))
        found += ["descriptives"] if word in ("DESCRIPTIVES", "ALL") else []
        found += ["extremes"] if word in ("EXTREME", "ALL") else []
        if part.at_sign("("):
            asked.others["extremes"] = int(in_parentheses(part, Reader.number))
    asked.statistics = found


def _read_percentiles(part: Reader, asked: _Asked) -> None:
    if part.at_sign("("):
        asked.others["percentiles"] = in_parentheses(part, numbers)
        part.sign("=")
    word = part.take(*DEFINITIONS, "NONE") or "HAVERAGE"
    if word != "NONE":
        asked.others["definition"] = word.lower()


def _read_estimators(part: Reader, asked: _Asked) -> None:
    if part.take("NONE"):
        return
    while not part.done:
        word = part.need(*ESTIMATORS, "HAMPELS", "ALL", "NONE")
        if word in ("ALL", "NONE"):
            asked.estimators = [*ESTIMATORS.values()] if word == "ALL" else []
            continue
        name = ESTIMATORS[word.removesuffix("S")]
        asked.estimators.append(name)
        if part.at_sign("("):
            found = in_parentheses(part, numbers)
            asked.others[name] = found if name == "hampel" else found[0]
    asked.estimators = asked.estimators or [*ESTIMATORS.values()]


def _read_plots(part: Reader, asked: _Asked) -> None:
    asked.plots = []
    while not part.done:
        part.sign(",")
        word = part.take(*CHARTS, "ALL", "NONE")
        if not word:
            part.skip((*CHARTS, "ALL", "NONE"))
        asked.plots += CHARTS if word == "ALL" else [word] if word in CHARTS else []
        if part.sign("("):
            power = part.number() if part.at_number() else None
            part.need_sign(")")
            asked.power = None if power == 1 or word != "SPREADLEVEL" else power


def _arranged(result: Result, asked: _Asked) -> Result:
    left = set(ESTIMATORS.values()) - set(asked.estimators)
    return changed(result, "m_estimators", lambda table: without_columns(table, left))


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    by = "".join(f" BY {factor.name}" for factor in options.by)
    lines = [f"EXAMINE VARIABLES={' '.join(variable.name for variable in options.variables)}{by}", "/NOTOTAL"]
    wanted = set(options.statistics)
    tables = ["DESCRIPTIVES"] * ("descriptives" in wanted) + [f"EXTREME({options.extremes})"] * ("extremes" in wanted)
    lines.append(f"/STATISTICS={' '.join(tables) or 'NONE'}")
    if "percentiles" in wanted:
        points = " ".join(f"{each:g}" for each in options.percentiles)
        lines.append(f"/PERCENTILES({points})={options.definition.upper()}")
    if "m_estimators" in wanted:
        hampel = " ".join(f"{each:g}" for each in options.hampel)
        one = f"HUBER({options.huber:g}) ANDREW({options.andrews:g})"
        lines.append(f"/MESTIMATORS={one} HAMPEL({hampel}) TUKEY({options.biweight:g})")
    plots = ["NPPLOT"] * ("normality" in wanted) + ["SPREADLEVEL"] * ("homogeneity" in wanted)
    lines.append(f"/PLOT={' '.join(plots) or 'NONE'}")
    lines += [f"/ID={options.identity.name}"] if options.identity is not None else []
    lines += [f"/CINTERVAL {100 * options.confidence:g}"] if options.confidence != 0.95 else []
    return [*lines, f"/MISSING={options.missing.upper()}"]
