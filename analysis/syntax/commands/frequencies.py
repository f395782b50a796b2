"""FREQUENCIES: counts of answers, and statistics of their distribution."""

from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING

from analysis.categories import CODES_OF_WORDS
from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, only, rows
from analysis.syntax.charting.asked import CountChart, count_chart
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import of_numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.table import Table
from analysis.tally import Tally
from analysis.task import Task
from instrument.records import dataclass, replace

if TYPE_CHECKING:
    from analysis.syntax.grouped_data import Bounds

PROCEDURES = ("frequencies",)
STATISTICS = {
    "MEAN": "mean", "SEMEAN": "se_mean", "MEDIAN": "median", "MODE": "mode", "STDDEV": "sd", "VARIANCE": "variance",
    "SKEWNESS": "skewness", "SESKEW": "skewness", "KURTOSIS": "kurtosis", "SEKURT": "kurtosis", "RANGE": "range",
    "MINIMUM": "minimum", "MAXIMUM": "maximum", "SUM": "sum",
}  # fmt: skip
DEFAULT = ("mean", "sd", "minimum", "maximum")
OF_PAGES = ("ONEPAGE", "CONDENSE", "STANDARD", "DOUBLE", "NEWPAGE", "LABELS", "NOINDEX", "INDEX")
"""How lines fill the pages of a line printer."""
CHARTS = ("BARCHART", "PIECHART", "HISTOGRAM")
KNOWN = (
    "VARIABLES",
    "FORMAT",
    "STATISTICS",
    "NTILES",
    "PERCENTILES",
    "MISSING",
    "ORDER",
    "GROUPED",
    "ALGORITHM",
    *CHARTS,
)
ORDERS = {"AVALUE": "value", "DVALUE": "value_descending", "AFREQ": "count", "DFREQ": "count_descending"}


@dataclass
class _Asked:
    variables: list[str] = field(default_factory=list)
    statistics: list[str] = field(default_factory=list)
    percentiles: list[float] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    order: str = "value"
    tables: bool = True
    missing: list[str] = field(default_factory=list)
    most: float | None = None  # LIMIT: a variable of more values has no table
    charts: list[CountChart] = field(default_factory=list)
    grouped: "dict[str, Bounds]" = field(default_factory=dict)
    each: bool = False  # ORDER=VARIABLE: statistics stand before the table of each variable


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """FREQUENCIES VARIABLES= /FORMAT /STATISTICS /NTILES /PERCENTILES /BARCHART /PIECHART /HISTOGRAM NORMAL."""
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES", active=job.active):
        _read_part(word, part, job, asked)
    if not asked.variables:
        raise reader.fault("no variable is named")
    given = {
        "statistics": asked.statistics,
        "percentiles": sorted({*asked.percentiles, *_cuts(asked.groups)}),
        "order": asked.order,
    }
    active = treated(job.active, asked.variables, asked.missing)
    if any(each.kind == "histogram" for each in asked.charts):
        of_numbers(reader, job.active, asked.variables)  # tells of strings, which have no histogram
    draw = (lambda tally, result: _drawn(tally, active, result, asked)) if asked.charts else None
    for names in [[name] for name in asked.variables] if asked.each else [asked.variables]:
        yield job.request(
            "frequencies", {"variables": names, **given}, lambda result: _arranged(result, asked), active, draw
        )


def _drawn(tally: Tally, active: Active, result: Result, asked: _Asked) -> list[Chart]:
    from analysis.syntax.charting.counts import count_charts

    return count_charts(tally, active, result, asked.charts)


def _cuts(groups: list[int]) -> Iterable[float]:
    """The points that cut the sample into as many equal groups, for each number of groups."""
    return (100 * at / number for number in groups for at in range(1, number))


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.variables += part.variables(job.active)
        case "STATISTICS":
            asked.statistics += _statistics(part)
        case "FORMAT":
            _read_format(part, asked)
        case "NTILES":
            asked.groups.append(part.integer())
        case "PERCENTILES":
            while part.sign("(", ")", ",") or part.at_number():
                if part.at_number():
                    asked.percentiles.append(part.number())
        case "MISSING":
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))
        case "ALGORITHM":
            words(part, (), ("COMPATIBLE", "ENHANCED"))
        case "GROUPED":
            from analysis.syntax.grouped_data import read_grouped

            asked.grouped |= read_grouped(part, job.active)
        case "BARCHART" | "PIECHART" | "HISTOGRAM":
            asked.charts.append(count_chart(word, part))
        case _:
            asked.each = "VARIABLE" in words(part, ("VARIABLE", "ANALYSIS"))


def _statistics(part: Reader) -> list[str]:
    found: list[str] = []
    if part.take("NONE"):
        return found
    while not part.done:
        word = part.take("DEFAULT", "ALL", *STATISTICS)
        if word in STATISTICS:
            found.append(STATISTICS[word])
        elif word == "ALL":
            found += STATISTICS.values()
        elif word == "DEFAULT":
            found += DEFAULT
        else:
            part.skip(tuple(STATISTICS))
    return found or list(DEFAULT)


def _read_format(part: Reader, asked: _Asked) -> None:
    while not part.done:
        word = part.take("NOTABLE", "TABLE", "LIMIT", *ORDERS, *OF_PAGES)
        if word in ORDERS:
            asked.order = ORDERS[word]
        elif word == "NOTABLE":
            asked.tables = False
        elif word == "LIMIT":
            part.need_sign("(")
            asked.most = part.number()
            part.need_sign(")")
        elif word != "TABLE" and word not in OF_PAGES:
            part.skip(("NOTABLE", "LIMIT", *ORDERS))


def _arranged(result: Result, asked: _Asked) -> Result:
    if asked.grouped:
        from analysis.syntax.grouped_data import grouped

        result = grouped(result, asked.grouped)
    result = changed(result, "statistics", _of_numbers)
    if not asked.tables:
        return only(result, "statistics")
    shown = changed(result, "frequencies", _observed)
    if asked.most is None:
        return shown
    tables = [each for each in shown.tables if each.name != "frequencies" or _values(each) <= asked.most]
    return only(shown, "statistics") if not tables else type(shown)(**{**vars(shown), "tables": tuple(tables)})


def _of_numbers(table: Table) -> Table:
    """The statistics without those of strings, whose mode SPSS leaves out too."""
    counted = table.index("missing") + 1
    blank = [(*row[:counted], *[None] * (len(row) - counted)) for row in table.rows]
    lines = zip(table.rows, blank, strict=True)
    strings = {row[0] for row in table.rows if CODES_OF_WORDS in row}
    return replace(
        table,
        rows=tuple(none if row[0] in strings else row for row, none in lines),
        notes=tuple(each for each in table.notes if not {*str(each.values.get("found", "")).split(", ")} <= strings),
    )


def _observed(table: Table) -> Table:
    """The answers that somebody gave; SPSS leaves out the others."""
    part, category, count = (table.index(word) for word in ("part", "category", "count"))
    return rows(table, lambda row: row[category] == "total" or row[part] == "total" or row[count] != 0)


def _values(table: Table) -> int:
    part, category = table.index("part"), table.index("category")
    return sum(row[part] == "valid" and row[category] != "total" for row in table.rows)


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    words = {ours: theirs for theirs, ours in reversed(STATISTICS.items())}
    statistics = "ALL" if "all" in options.statistics else " ".join(words[each] for each in options.statistics)
    orders = {ours: theirs for theirs, ours in ORDERS.items()}
    lines = [f"FREQUENCIES VARIABLES={' '.join(variable.name for variable in options.variables)}"]
    lines += [f"/FORMAT={orders[options.order]}"] if options.order != "value" else []
    lines += [f"/STATISTICS={statistics}"] if statistics else []
    lines += [f"/PERCENTILES={' '.join(f'{each:g}' for each in options.percentiles)}"] if options.percentiles else []
    lines += [f"/NTILES={options.groups}"] if options.groups else []
    return lines
