"""NPAR TESTS: tests without a normal distribution."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from typing import Any

import numpy as np

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, columns, only, without, without_columns
from analysis.syntax.drawn_probabilities import Drawing, read_drawing, with_draws
from analysis.syntax.further_tests import FURTHER, FurtherTest
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.parts import in_parentheses, leave_out, numbers, words
from analysis.syntax.reader import Reader
from analysis.table import Cell, Column, Table
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass, replace

PROCEDURES = ("nonparametric",)
MATCHED = {"FRIEDMAN": "friedman", "KENDALL": "kendall_w", "COCHRAN": "cochran_q"}
PAIRED = {"WILCOXON": "wilcoxon", "SIGN": "sign", "MCNEMAR": "mcnemar"}
GROUPED = {
    "M-W": "mann_whitney",
    "MANN-WHITNEY": "mann_whitney",
    "K-W": "kruskal_wallis",
    "KRUSKAL-WALLIS": "kruskal_wallis",
    "J-T": "jonckheere",
    "JONCKHEERE-TERPSTRA": "jonckheere",
    "MEDIAN": "median",
    "K-S": "kolmogorov_smirnov",
    "KOLMOGOROV-SMIRNOV": "kolmogorov_smirnov",
}
KNOWN = (
    *MATCHED,
    *PAIRED,
    *GROUPED,
    *FURTHER,
    "CHISQUARE",
    "BINOMIAL",
    "RUNS",
    "STATISTICS",
    "EXPECTED",
    "MISSING",
    "METHOD",
    "SAMPLE",
    "CRITERIA",
    "KS_SIM",
)
QUARTERS = (25.0, 50.0, 75.0)
OF_TWO = ("mann_whitney", "kolmogorov_smirnov", *FURTHER.values())
FEW = 25  # pairs that differ, up to which the sign test is exact
EXTRA = ("effect_sizes", "pairwise_comparisons")


@dataclass
class _Asked:
    tests: list[dict[str, Any]] = field(default_factory=list)
    expected: list[float] = field(default_factory=list)
    statistics: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)  # variables counted as whole numbers
    exact: bool = False
    drawn: Drawing | None = None  # of Lilliefors's test


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """NPAR TESTS /M-W= a BY g(1 2) /K-W= /WILCOXON= a WITH b /FRIEDMAN= /CHISQUARE= /BINOMIAL(.5)= /RUNS(MEDIAN)= …."""
    job.need_data(reader)
    asked = _Asked()
    for part in reader.subcommands():
        word = part.take(*KNOWN)
        if not word:
            leave_out(part, KNOWN)
            continue
        _read_part(word, part, job, asked)
        part.end()
    active = treated(job.active, [name for given in asked.tests for name in _names(given)], asked.missing)
    for name in asked.whole:
        active = active.with_column(active.fields[name], np.trunc(active.columns[name]))
    if asked.statistics:
        yield _described(job, asked, active)
    for given in asked.tests:
        if given["test"] in FURTHER.values():
            yield Request(_further(job, given, reader, asked), active=active)
            continue
        if given["test"] == "chi_square" and asked.expected:
            given["expected"] = asked.expected
        yield job.request("nonparametric", {**given, "dialect": "spss"}, _arranger(given, asked, reader), active)


def _further(job: Job, given: dict[str, Any], reader: Reader, asked: _Asked) -> FurtherTest:
    """A task of a test that no plan has."""
    if asked.exact:
        reader.tell(Message("exact probabilities of {found} are left out", {"found": given["word"]}))
    return FurtherTest(
        "",
        "nonparametric",
        None,
        None,
        given["test"],
        tuple(given.get("variables", ())),
        given.get("groups", ""),
        tuple(given.get("values", ())),
        tuple((first, second) for first, second in given.get("pairs", ())),
        given.get("trimmed"),
    )


def _described(job: Job, asked: _Asked, active: Active) -> Request:
    names = list(dict.fromkeys(name for given in asked.tests for name in _names(given)))
    shown = ("variable", "n", "mean", "sd", "minimum", "maximum")

    if {"QUARTILES", "ALL"} & {*asked.statistics}:
        wanted = {*asked.statistics} & {"DESCRIPTIVES", "ALL"}
        given = {"variables": names, "statistics": ["mean", "sd", "minimum", "maximum"], "percentiles": list(QUARTERS)}
        return job.request("frequencies", given, lambda result: _quartered(result, bool(wanted)), active)

    def arranged(result: Result) -> Result:
        found = changed(result, "descriptive_statistics", lambda table: columns(table, shown))
        return changed(
            found, "descriptive_statistics", lambda table: type(table)(table.name, table.columns, table.rows[:-1])
        )

    return job.request("descriptives", {"variables": names}, arranged, active)


def _quartered(result: Result, is_described: bool) -> Result:
    """Numbers of cases, what describes them where that is asked for, and their quartiles."""
    table = result.table("statistics")
    words_of = ("variable", "valid", *(["mean", "sd", "minimum", "maximum"] if is_described else []))
    places = [table.index(word) for word in words_of]
    quarters = [at for at, column in enumerate(table.columns) if column.word == "percentile_value"]
    heads = (*(Column("n" if word == "valid" else word) for word in words_of), *(table.columns[at] for at in quarters))
    rows = tuple(tuple(row[at] for at in (*places, *quarters)) for row in table.rows)
    return replace(result, tables=(Table("descriptive_statistics", heads, rows),))


def _names(given: dict[str, Any]) -> Sequence[str]:
    pairs = [name for pair in given.get("pairs", []) for name in pair]
    groups = [given["groups"]] if "groups" in given else []
    return [*given.get("variables", []), *pairs, *groups]


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    if word in ("STATISTICS", "EXPECTED", "MISSING", "METHOD", "SAMPLE", "CRITERIA", "KS_SIM"):
        _read_setting(word, part, job, asked)
    elif word in MATCHED:
        part.sign("=")
        asked.tests.append({"test": MATCHED[word], "variables": list(part.variables(job.active))})
    elif word in PAIRED:
        part.sign("=")
        asked.tests.append({"test": PAIRED[word], "pairs": _pairs(part, job)})
    elif word == "MH":
        part.sign("=")
        asked.tests.append({"test": FURTHER[word], "pairs": _pairs(part, job), "word": word})
    elif word in GROUPED or word in FURTHER:
        _read_grouped(word, part, job, asked)
    else:
        READERS[word](part, job, asked)


def _read_setting(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    part.sign("=")
    match word:
        case "STATISTICS":
            asked.statistics += words(part, ("DESCRIPTIVES", "QUARTILES", "ALL"))
        case "EXPECTED":
            asked.expected = _expected(part)
        case "MISSING":
            asked.missing += words(part, ("LISTWISE", "INCLUDE"), ("ANALYSIS", "EXCLUDE"))
        case "KS_SIM":
            asked.drawn = read_drawing(part, job)
        case "METHOD":
            method = part.need("ASYMPTOTIC", "EXACT", "MC")
            if method == "MC":
                part.tell(Message("exact probabilities are computed where that can be done, and not sampled"))
            asked.exact = method != "ASYMPTOTIC"
            part.rest()
        case _:
            part.rest()


def _expected(part: Reader) -> list[float]:
    """Numbers, 3*10 for three times 10, or EQUAL."""
    found: list[float] = []
    if part.take("EQUAL"):
        return found
    while part.at_number():
        number = part.number()
        found += [part.number()] * int(number) if part.sign("*") else [number]
        part.sign(",")
    return found


def _read_grouped(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    if word in ("K-S", "KOLMOGOROV-SMIRNOV") and part.at_sign("("):
        asked.tests.append(_one_sample(part, job))
        return
    cut = in_parentheses(part, Reader.number) if part.at_sign("(") else None
    part.sign("=")
    variables = list(part.variables(job.active))
    part.need("BY")
    test = GROUPED.get(word) or FURTHER[word]
    given: dict[str, Any] = {"test": test, "variables": variables, "groups": part.variable(job.active)}
    if part.at_sign("("):
        values = in_parentheses(part, numbers)
        two = test in OF_TWO or (test == "median" and values[0] > values[-1])
        given["values"] = values if two else _between(values, job, given["groups"])
    elif test in FURTHER.values():
        raise part.expected("(")
    if word in FURTHER:
        given |= {"word": word, **({"trimmed": int(cut)} if cut is not None else {})}
    elif cut is not None:
        given["cut_value"] = cut
    asked.tests.append(given)


def _one_sample(part: Reader, job: Job) -> dict[str, Any]:
    """K-S(UNIFORM 0 1)=a b: a distribution with its parameters, those of the sample where none stand."""
    part.need_sign("(")
    kind = part.need("NORMAL", "UNIFORM", "POISSON", "EXPONENTIAL").lower()
    part.sign(",")
    given = numbers(part)
    part.need_sign(")")
    part.sign("=")
    found: dict[str, Any] = {"test": "kolmogorov_smirnov", "variables": list(part.variables(job.active))}
    found |= {"distribution": kind} if kind != "normal" else {}
    return found | ({"parameters": given} if given else {})


def _between(values: list[float], job: Job, groups: str) -> list[float]:
    """The codes of the groups from the first to the last number named."""
    column, described = job.active.columns[groups], job.active.fields[groups]
    low, high = min(values), max(values)
    return sorted({float(each) for each in column[~described.is_missing(column)] if low <= each <= high})


def _pairs(part: Reader, job: Job) -> list[list[str]]:
    first = part.variables(job.active)
    if not part.take("WITH"):
        return [[a, b] for at, a in enumerate(first) for b in first[at + 1 :]]
    second = part.variables(job.active)
    if part.sign("("):
        part.need("PAIRED")
        part.need_sign(")")
        return [list(pair) for pair in zip(first, second, strict=False)]
    return [[a, b] for a in first for b in second]


def _read_chi_square(part: Reader, job: Job, asked: _Asked) -> None:
    part.sign("=")
    variables = list(part.variables(job.active))
    given: dict[str, Any] = {"test": "chi_square", "variables": variables}
    if part.at_sign("("):
        low, high = in_parentheses(part, numbers)[:2]
        given["values"] = [float(each) for each in range(int(low), int(high) + 1)]
        asked.whole += variables
    asked.tests.append(given)


def _read_binomial(part: Reader, job: Job, asked: _Asked) -> None:
    proportion = in_parentheses(part, Reader.number) if part.at_sign("(") else 0.5
    part.sign("=")
    given: dict[str, Any] = {
        "test": "binomial",
        "variables": list(part.variables(job.active)),
        "proportion": proportion,
    }
    if part.at_sign("("):
        values = in_parentheses(part, lambda inner: numbers(inner) or [inner.number()])
        given |= {"values": values} if len(values) == 2 else {"cut_value": values[0]}
    asked.tests.append(given)


def _read_runs(part: Reader, job: Job, asked: _Asked) -> None:
    given: dict[str, Any] = {"test": "runs"}
    if part.sign("("):
        word = part.take("MEAN", "MEDIAN", "MODE")
        given |= {"cut": word.lower()} if word else {"cut_value": part.number()}
        part.need_sign(")")
    part.sign("=")
    asked.tests.append({**given, "variables": list(part.variables(job.active))})


READERS: dict[str, Callable[[Reader, Job, _Asked], None]] = {
    "CHISQUARE": _read_chi_square,
    "BINOMIAL": _read_binomial,
    "RUNS": _read_runs,
}


def _arranger(given: dict[str, Any], asked: _Asked, reader: Reader) -> Callable[[Result], Result]:
    unasked = {"exact_p", "exact_p_one_sided"}
    unasked |= set() if given["test"] in ("sign", "mcnemar") else {"exact_p_two_sided"}

    def without_exact(table: Table) -> Table:
        return without_columns(table, unasked)

    def arranged(result: Result) -> Result:
        found = without(result, *EXTRA)
        if given["test"] == "kruskal_wallis":
            found = changed(found, "ranks", lambda table: without_columns(table, {"sum_of_ranks"}))
        if not asked.exact:
            for name in ("chi_square_statistics", "test_statistics", "runs_test"):
                found = changed(found, name, without_exact)
        elif not _has_exact(found):
            called = str(given["test"]).replace("_", "-").upper()
            reader.tell(Message("exact probabilities of {found} are left out", {"found": called}))
        if given["test"] == "sign":
            found = _few_or_many(found)
        if given["test"] == "binomial":
            left = {"z", "p", "exact_p_one_sided" if given.get("proportion", 0.5) == 0.5 else "exact_p_two_sided"}
            found = changed(found, "binomial_test", lambda table: without_columns(table, left))
        if given["test"] == "kolmogorov_smirnov":
            found = only(found, "one_sample_kolmogorov", "group_sizes", "test_statistics")
            found = with_draws(found, asked.drawn) if asked.drawn is not None else found
        return found

    return arranged


def _has_exact(result: Result) -> bool:
    """Whether any exact probability was computed, or a reason stands where there is none."""
    places = ((table, at) for table in result.tables for at, each in enumerate(table.columns) if "exact" in each.word)
    return any(row[at] is not None for table, at in places for row in table.rows)


def _few_or_many(result: Result) -> Result:
    """The exact probability of up to 25 pairs that differ, Z and its probability of more."""
    counted: dict[Cell, float] = {}
    for pair, _, _, part, n in result.table("signs").rows:
        if str(part).endswith("differences") and isinstance(n, int | float):
            counted[pair] = counted.get(pair, 0.0) + n

    def parted(table: Table) -> Table:
        rows = [
            tuple(
                None if at > 2 and (column.word in ("z", "p")) == (counted.get(row[0], 0.0) <= FEW) else cell
                for at, (column, cell) in enumerate(zip(table.columns, row, strict=True))
            )
            for row in table.rows
        ]
        kept = [at for at in range(len(table.columns)) if at < 3 or any(row[at] is not None for row in rows)]
        return replace(
            table,
            columns=tuple(table.columns[at] for at in kept),
            rows=tuple(tuple(row[at] for at in kept) for row in rows),
        )

    return changed(result, "test_statistics", parted)


def write(task: Task) -> list[str] | None:
    """The command of a task; None for groups in another order than that of their codes."""
    options = task.options
    if options.test == "jonckheere" and list(options.values) != sorted(options.values):
        return None
    words_of = {ours: theirs for theirs, ours in reversed({**MATCHED, **PAIRED, **GROUPED}.items())}
    names = " ".join(variable.name for variable in options.variables)
    word = words_of.get(options.test, options.test.upper().replace("_", ""))
    if options.pairs:
        first, second = (" ".join(variable.name for variable in side) for side in zip(*options.pairs, strict=True))
        return ["NPAR TESTS", f"/{word}={first} WITH {second} (PAIRED)"]
    if options.groups is not None:
        codes = options.values or tuple(level.code for level in options.groups.valid_levels)
        values = f"({codes[0]:g} {codes[-1]:g})" if codes else ""
        cut = f"({options.cut_value:g})" if options.test == "median" and options.cut_value is not None else ""
        return ["NPAR TESTS", f"/{word}{cut}={names} BY {options.groups.name}{values}"]
    match options.test:
        case "kolmogorov_smirnov":
            given = "".join(f" {each:g}" for each in options.parameters)
            return ["NPAR TESTS", f"/K-S({options.distribution.upper()}{given})={names}"]
        case "binomial":
            cut = f"({options.cut_value:g})" if options.cut_value is not None else ""
            cut = f"({' '.join(f'{each:g}' for each in options.values)})" if options.values else cut
            return ["NPAR TESTS", f"/BINOMIAL({options.proportion:g})={names}{cut}"]
        case "runs":
            cut = f"{options.cut_value:g}" if options.cut_value is not None else options.cut.upper()
            return ["NPAR TESTS", f"/RUNS({cut})={names}"]
        case "chi_square":
            expected = [f"/EXPECTED={' '.join(f'{each:g}' for each in options.expected)}"] if options.expected else []
            return ["NPAR TESTS", f"/CHISQUARE={names}", *expected]
    return ["NPAR TESTS", f"/{word}={names}"]
