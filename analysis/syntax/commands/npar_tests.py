"""NPAR TESTS: tests without a normal distribution."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from analysis.statistics.drawing import Drawing
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.missing import treated
from analysis.syntax.npar_asked import SETTINGS, Asked, how_exactly, names_of, read_setting
from analysis.syntax.npar_named import ALONE, FURTHER, GROUPED, MATCHED, PAIRED, read_test
from analysis.syntax.npar_tables import arranger, described
from analysis.syntax.parts import leave_out
from analysis.syntax.reader import Reader
from analysis.task import Task

PROCEDURES = ("nonparametric",)
KNOWN = (*MATCHED, *PAIRED, *GROUPED, *FURTHER, *ALONE, *SETTINGS)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """NPAR TESTS /M-W= a BY g(1 2) /K-W= /WILCOXON= a WITH b /FRIEDMAN= /CHISQUARE= /BINOMIAL(.5)= /RUNS(MEDIAN)= …
    /METHOD=EXACT | MC CIN(99) SAMPLES(10000).

    Samples are drawn from the seeds that SPSS starts from, but not by its generator: their probabilities differ from
    SPSS's as those of two seeds do.
    """
    job.need_data(reader)
    asked = Asked()
    for part in reader.subcommands():
        word = part.take(*KNOWN)
        if not word:
            leave_out(part, KNOWN)
            continue
        read_part = read_setting if word in SETTINGS else read_test
        read_part(word, part, job, asked)
        part.end()
    active = treated(job.active, [name for given in asked.tests for name in names_of(given)], asked.missing)
    for name in asked.whole:
        active = active.with_column(active.fields[name], np.trunc(active.columns[name]))
    if asked.statistics:
        yield described(job, asked, active)
    for given in asked.tests:
        if given["test"] in FURTHER.values():
            yield Request(_further(job, given, asked), active=active)
            continue
        if given["test"] == "chi_square" and asked.expected:
            given["expected"] = asked.expected
        options = {**given, **how_exactly(asked, given["test"], job), "dialect": "spss"}
        yield job.request("nonparametric", options, arranger(given, asked, reader), active)


def _further(job: Job, given: dict[str, Any], asked: Asked) -> Task:
    """A task of a test that no plan has."""
    from analysis.syntax.further_tests import FurtherTest

    exact = how_exactly(asked, given["test"], job)
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
        exact.get("exact", ""),
        Drawing(asked.method.samples, exact.get("seed", 1), asked.method.limits),
    )


def write(task: Task) -> list[str] | None:
    """The command of a task; None for groups in another order than that of their codes."""
    options = task.options
    if options.test == "jonckheere" and list(options.values) != sorted(options.values):
        return None
    return [*_tested(options), *_exactness(options)]


def _exactness(options: Any) -> list[str]:
    """METHOD, where exact probabilities are asked for."""
    if options.exact == "sampled":
        return [f"/METHOD=MC CIN({100 * options.limits:g}) SAMPLES({options.samples})"]
    return ["/METHOD=EXACT"] if options.exact == "full" else []


def _tested(options: Any) -> list[str]:
    """The subcommand of the test."""
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
    return ["NPAR TESTS", *(_of_one_sample(options, names) or [f"/{word}={names}"])]


def _of_one_sample(options: Any, names: str) -> list[str]:
    """The subcommands of a test of one sample; none for another test."""
    match options.test:
        case "kolmogorov_smirnov":
            given = "".join(f" {each:g}" for each in options.parameters)
            return [f"/K-S({options.distribution.upper()}{given})={names}"]
        case "binomial":
            cut = f"({options.cut_value:g})" if options.cut_value is not None else ""
            cut = f"({' '.join(f'{each:g}' for each in options.values)})" if options.values else cut
            return [f"/BINOMIAL({options.proportion:g})={names}{cut}"]
        case "runs":
            cut = f"{options.cut_value:g}" if options.cut_value is not None else options.cut.upper()
            return [f"/RUNS({cut})={names}"]
        case "chi_square":
            expected = [f"/EXPECTED={' '.join(f'{each:g}' for each in options.expected)}"] if options.expected else []
            return [f"/CHISQUARE={names}", *expected]
    return []
