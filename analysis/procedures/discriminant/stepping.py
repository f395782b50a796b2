"""The tables of a discriminant analysis whose variables come and go step by step."""

from collections.abc import Sequence

import numpy as np

from analysis.procedures.discriminant.cases import Sample, Solution
from analysis.procedures.discriminant.options import Options
from analysis.procedures.discriminant.tables import keys_of
from analysis.result import Message
from analysis.statistics.discriminant import Groups
from analysis.statistics.discriminant_steps import Candidate, Limits, Step, pair_tests, rao_f, steps
from analysis.statistics.distributions import p_f
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined

FOLLOWS = Undefined(Message("the variable follows from those in the analysis"))
MINIMIZES = Message("At each step, the variable that minimizes the overall Wilks' Lambda is entered.")
MOST = Message("Maximum number of steps is {steps}.")
LEAST_F = Message("Minimum partial F to enter is {limit:.2f}.")
MOST_F = Message("Maximum partial F to remove is {limit:.2f}.")
MOST_P = Message("Maximum significance of F to enter is {limit:.2f}.")
LEAST_P = Message("Minimum significance of F to remove is {limit:.2f}.")
INSUFFICIENT = Message("F level, tolerance, or VIN insufficient for further computation.")
DEGREES = Message("{df1} and {df2} degrees of freedom for step {step}.")


def limits_of(options: Options) -> Limits:
    """What lets a variable in and out."""
    most = options.steps or 2 * len(options.variables)
    if options.p_in is not None or options.p_out is not None:
        enter, remove = options.p_in or 0.05, options.p_out or 0.10
        return Limits(enter, remove, options.tolerance, most, by_probability=True)
    return Limits(options.f_in, options.f_out, options.tolerance, most)


def taken(every: Groups, options: Options) -> list[Step]:
    """The steps of the analysis, none where all variables come together."""
    return steps(every, limits_of(options)) if options.method == "wilks" else []


def step_tables(found: Sample, solution: Solution, options: Options) -> list[Table]:
    """Variables entered and removed, those in the analysis and those not, and which groups are told apart."""
    names = [variable.name for variable in options.variables]
    tables = []
    if solution.steps:
        tables = [_entered(solution, names, options), _inside(solution.steps, names), _outside(solution.steps, names)]
    return [*tables, *([_pairs(found, solution, options)] if "pairs" in options.statistics else [])]


def _entered(solution: Solution, names: Sequence[str], options: Options) -> Table:
    limits, every = limits_of(options), solution.every
    g, n = len(every.sizes), every.n
    rows: list[tuple[Cell, ...]] = []
    for at, step in enumerate(solution.steps[1:], start=1):
        change = "entered" if step.entered else "removed"
        test = rao_f(step.wilks, len(step.inside), g, n) if step.inside else (None, None, None, None)
        count = float(len(step.inside))
        rows.append((f"step={at}", change, names[step.place], step.wilks, count, float(g - 1), n - g, *test))
    told = (MOST_P, LEAST_P) if limits.by_probability else (LEAST_F, MOST_F)
    notes = (
        MINIMIZES,
        Message(MOST.sentence, {"steps": limits.steps}),
        Message(told[0].sentence, {"limit": limits.enter}),
        Message(told[1].sentence, {"limit": limits.remove}),
        INSUFFICIENT,
    )
    sides = [Column(word, "wilks") for word in ("df1", "df2", "df3")]
    columns = (*headed("step", "change", "variable", "wilks_lambda"), *sides, *headed("f", "df1", "df2", "p"))
    return Table("discriminant_steps", columns, tuple(rows), notes=notes)


def _cells(each: Candidate, *before: float) -> tuple[Cell, ...]:
    if not np.isfinite(each.f):
        return (*before, FOLLOWS, FOLLOWS)
    return (*before, each.f, each.wilks if np.isfinite(each.wilks) else None)


def _inside(made: Sequence[Step], names: Sequence[str]) -> Table:
    rows = tuple(
        (f"step={at}", names[each.place], *_cells(each, each.tolerance))
        for at, step in enumerate(made)
        for each in step.candidates_in
    )
    columns = headed("step", "variable", "tolerance", "f", "wilks_lambda")
    return Table("variables_in_analysis", columns, rows)


def _outside(made: Sequence[Step], names: Sequence[str]) -> Table:
    rows = tuple(
        (f"step={at}", names[each.place], *_cells(each, each.tolerance, each.least_tolerance))
        for at, step in enumerate(made)
        for each in step.candidates_out
    )
    columns = headed("step", "variable", "tolerance", "minimum_tolerance", "f", "wilks_lambda")
    return Table("variables_not_in_analysis", columns, rows)


def _pairs(found: Sample, solution: Solution, options: Options) -> Table:
    """F between every two groups, at each step that leaves a variable in the analysis."""
    keys = keys_of(found, options)
    rows: list[tuple[Cell, ...]] = []
    notes = []
    states = [step.inside for step in solution.steps[1:]] if solution.steps else [solution.passed]
    for at, inside in enumerate(states, start=1):
        if not inside:
            continue
        tests, df1, df2 = pair_tests(solution.every, inside)
        notes.append(Message(DEGREES.sentence, {"df1": f"{df1:.12g}", "df2": f"{df2:.12g}", "step": at}))
        for one, line in zip(keys, tests.tolist(), strict=True):
            cells: list[Cell] = []
            for other, f in zip(keys, line, strict=True):
                cells += [None, None] if one == other else [f, p_f(f, df1, df2)]
            rows.append((f"step={at}", one, *cells))
    heads = (Column(word, key) for key in keys for word in ("f", "p"))
    return Table("pairwise_groups", (*headed("step", "group"), *heads), tuple(rows), notes=tuple(notes))
