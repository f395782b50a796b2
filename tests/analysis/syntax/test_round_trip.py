"""A plan written as SPSS commands and read by our own reader computes the numbers of the plan."""

import math
import re
from collections import Counter
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from examples import EXAMPLES, NAMES, VARIABLES, WITHOUT_ANSWERS, answers, tally

from analysis.options import read_options
from analysis.syntax.active import Active, Field, Format
from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Problem
from analysis.syntax.job import Job
from analysis.syntax.writing import written
from analysis.task import Task
from instrument.message import Place

COLUMNS = answers()
DECLARED = {each.name: each for each in VARIABLES}
NO_COMMAND = {
    "cfa",
    "design",
    "ipa",
    "kappa",
    "mediation",
    "missing",
    "moderated_mediation",
    "moderation",
    "normality",
    "polychoric",
    "scales",
    "sem",
    "weighting",
    *WITHOUT_ANSWERS,
}
"""Procedures that SPSS has no command for, or none that prints these tables."""
CASES = [(name, at) for name in NAMES for at in range(len(EXAMPLES[name])) if name not in NO_COMMAND]
COMMENTS = {
    ("correlations", 9): "partial correlations of ranks",
    ("factor", 4): "as many factors as parallel analysis finds",
    ("factor", 5): "rules by which items are left out",
    **{("hierarchical", at): "values put on one scale before distances are taken" for at in (1, 3)},
    ("means", 2): "cases complete over all variables",
    ("multinomial", 2): "the first level of a factor as its reference",
    ("nonparametric", 2): "groups in another order than that of their codes",
    ("ordinal", 1): "the first level of a factor as its reference",
    **{("regression", at): "columns of a category that come and go together" for at in (2, 3, 4)},
}
"""Examples that a comment stands for: what SPSS cannot do about them."""


SAME = {"percent_of_cases": "column_percent"}
"""Words of our tables that SPSS's tables have another for."""


def active():
    """The answers of the examples as an active file."""
    fields = {}
    for name in COLUMNS:
        declared = DECLARED.get(name)
        levels = tuple((each.code, each.text["en"]) for each in declared.levels) if declared else ()
        missing = tuple(float(code) for code in declared.missing) if declared else ()
        fields[name] = Field(name, format=Format("F", 8, 2), levels=levels, missing=missing)
    return Active(fields, dict(COLUMNS), len(COLUMNS["sex"]))


def task_of(name, at):
    module = import_module(f"analysis.procedures.{name}")
    return Task("", name, read_options(module.Options, EXAMPLES[name][at], tally(COLUMNS).codebook, Place()))


def lines_of(task):
    names = {name: name for name in COLUMNS}
    (found,) = written([task], names)
    return found


def canonical(key):
    """Sets have the names of the job, columns of a category those of its levels, a scale without a name has none.

    What selects cases is a variable of the job.
    """
    named = re.sub(r"^\$select=", "t1=", re.sub(r"^(set1|all_options)\b", "ticks", key))
    found = re.sub(r"^(unit)_(\d)$", r"\1=\2", named)
    return re.sub(r"^(ticks|scale|all_items|rank=\d+)$", "", found)


def cells_of(result):
    """(table, what it is about, row, how many of these before it, column) → number."""
    found = {}
    for table in result.tables:
        about, seen = frozenset(map(canonical, table.about)), Counter()
        for row in table.rows:
            keys = tuple(filter(None, (canonical(cell) for cell in row if isinstance(cell, str))))
            for column, cell in zip(table.columns, row, strict=True):
                under = canonical(column.under or "")
                if isinstance(cell, int | float):
                    found[table.name, about, keys, seen[keys], SAME.get(column.word, column.word), under] = float(cell)
            seen[keys] += 1
    return found


def by_spss(task):
    """The task by SPSS's rules, where it knows both."""
    if not hasattr(task.options, "dialect"):
        return task
    return replace(task, options=replace(task.options, dialect="spss"))


def alike(value, other):
    return other is not None and math.isclose(value, other, rel_tol=1e-7, abs_tol=1e-9)


@pytest.mark.parametrize(("name", "at"), CASES)
def test_commands_written_for_a_task_compute_its_numbers(name, at, tmp_path: Path):
    task = task_of(name, at)
    found = lines_of(task)
    if (name, at) in COMMENTS:
        assert found.reason is not None
        return
    assert found.lines, found.reason
    job = Job(Folder(tmp_path))
    job.begin(active())
    job.run("\n".join(found.lines))
    assert [str(item.message) for item in job.items if isinstance(item, Problem)] == []
    own, spss = (cells_of(each.run(tally(COLUMNS))) for each in (task, by_spss(task)))
    theirs = {}
    for item in job.items:
        if isinstance(item, Printed):
            theirs |= cells_of(item.result)
    assert theirs
    common = {key[0] for key in (*own, *spss)}  # SPSS prints some tables more
    unlike = {key: value for key, value in theirs.items() if key[0] in common and not alike(value, own.get(key))}
    assert any(key[0] in common for key in theirs)
    assert {key: value for key, value in unlike.items() if not alike(value, spss.get(key))} == {}


@pytest.mark.parametrize("name", sorted(NO_COMMAND))
def test_a_task_that_spss_has_not_is_told(name):
    for at in range(len(EXAMPLES[name])):
        found = lines_of(task_of(name, at))
        assert found.lines == ()
        assert found.reason is not None


def test_samples_of_several_tasks_are_drawn_from_the_seeds_of_the_plan(tmp_path):
    every = [task_of(name, at) for name in ("crosstab", "nonparametric") for at in range(len(EXAMPLES[name]))]
    tasks = [task for task in every if task.options.exact == "sampled"] * 2
    assert len(tasks) > 2
    job = Job(Folder(tmp_path))
    job.begin(active())
    job.run("\n".join(line for each in written(tasks, {name: name for name in COLUMNS}) for line in each.lines))
    results = [item.result for item in job.items if isinstance(item, Printed)]
    word = ("p_ci_low", "")
    drawn = [{key: x for key, x in cells_of(each).items() if key[-2:] == word} for each in results]
    for own, theirs in zip(tasks, drawn, strict=True):
        planned = cells_of(own.run(tally(COLUMNS)))
        assert theirs
        assert all(alike(x, planned[key]) for key, x in theirs.items())
