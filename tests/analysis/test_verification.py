"""Every procedure's example recomputed by R and PSPP while the test runs, and how cells are compared."""

import math
import sys
import warnings
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from examples import EXAMPLES, answers, tally

from analysis.cases import Cases
from analysis.options import read_options
from analysis.result import Message, Result
from analysis.table import Table, headed
from analysis.task import Task
from analysis.undefined import Undefined
from analysis.verification import comparing, verifying
from analysis.verification.asked import Answers, Asked, Job, plain_options
from analysis.verification.asking import beside
from analysis.verification.engines import pspp, r
from analysis.verification.engines.child import run
from analysis.verification.engines.names import Names
from analysis.verification.known import Known, Rule, load
from canvass.verifying import in_each_language
from instrument.message import Place
from reports.precision import unit

THERE = r.is_there() and pspp.is_there()
LEAST = {"missing": 0.6, "weighting": 0.7, "factor": 0.94}
"""What is drawn at random from our own seed, and limits on weights, no engine repeats."""


TABLES = [
    {
        "rows": "$ticks [COUNT, RESPONSES]",
        "columns": "unit [C] > sex [C]",
        "categories": "ALL TOTAL=YES POSITION=BEFORE",
    },
    {
        "rows": "sex > (unit + $ticks)",
        "columns": "score [S] [MEAN 'm' F5.1, PTILE 10, PTILE 90 'p90', TOTALS[VALIDN]]",
        "categories": "sex TOTAL=YES LABEL='all'",
    },
    {
        "rows": "i1 [C] + sex [C]",
        "columns": "t1",
        "layers": "unit > t2",
        "categories": "i1 [MISSING, 1 THRU 3, HSUBTOTAL='h', OTHERNM, SUBTOTAL] TOTAL=YES/unit KEY=COUNT ORDER=D",
        "tests": ["chi_square"],
    },
    {"rows": "sex", "columns": "i1 [C] + i2 [C]", "category_labels": "columns_opposite"},
    {
        "rows": "i1 [C] [COUNT, COLPCT, UCOUNT, UCOLPCT 'u', TOTALS[COUNT, MEAN, STDDEV, PTILE 25]]",
        "columns": "sex",
        "computed": [
            "&top = EXPR([4] + [5]) LABEL='Top' FORMAT=COUNT F8.1",
            "&net = EXPR(([4] + [5] - SUBTOTAL[1]) / TOTAL * 100 ** 0.5)",
            "&low = EXPR([1 THRU 2]) HIDESOURCECATS=YES",
        ],
        "categories": "i1 [1 THRU 2, SUBTOTAL='low', &low, 3, 4, 5, &top, &net] TOTAL=YES/sex KEY=MEAN(score) ORDER=D",
    },
    {
        "rows": "sex > i1 [C] [COUNT, ROWPCT, COLPCT, LAYERPCT, TABLEPCT]",
        "columns": "unit",
        "category_labels": "rows_layer",
    },
    {"rows": "sex [COUNT, ROWPCT, COLPCT 'c' F5.2]", "columns": "i1 [C]", "category_labels": "columns_layer"},
    {"rows": "sex [COUNT, COLPCT 'c' F5.2]", "columns": "unit", "statistics_in": "layers"},
    {
        "rows": "$ticks [COUNT, COLPCT.RESPONSES, COLPCT.RESPONSES.COUNT, ROWPCT.COUNT.RESPONSES, LAYERPCT.RESPONSES]",
        "columns": "sex > unit",
        "categories": "$ticks [t3, t1, SUBTOTAL='any'] TOTAL=YES/sex TOTAL=YES",
    },
    {
        "rows": "score [S] [MEAN, MEAN.LCL, MEAN.UCL, UMEAN, UMEDIAN, VALIDN, MISSING] + i1 [S] [SUM, ROWPCT.SUM]",
        "columns": "unit",
        "missing": "listwise",
        "confidence": 0.9,
    },
]


def verified(procedure, weight, examples=None):
    found, asked, counted = {}, [], tally(answers(), weight)
    module = import_module(f"analysis.procedures.{procedure}")
    for at, example in enumerate(examples or EXAMPLES[procedure]):
        options = read_options(module.Options, example, counted.codebook, Place())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = replace(module.run(counted, options), name=f"{procedure}-{at}")
        found[made.name] = made
        question = Asked(made.name, procedure, plain_options(options), weight)
        asked.append(beside(question, made, Task(made.name, procedure, options), counted))
    job = Job(tuple(asked), answers(), counted.codebook.by_name)
    return verifying.verify(found, job, unit, in_each_language, "")


@pytest.mark.skipif(not THERE, reason="R or PSPP is not installed")
@pytest.mark.parametrize("weight", [None, "times"])
@pytest.mark.parametrize("procedure", sorted(EXAMPLES))
def test_other_engines_find_what_every_procedure_prints(procedure, weight):
    found = verified(procedure, weight)
    assert [(each.name, table.name, cell) for each, table, cell in found.differing] == []
    counts = found.counts()
    assert counts["unanswered"] <= (1 - LEAST.get(procedure, 0.95)) * counts.total(), counts
    assert counts["explained"] <= 0.02 * counts.total(), counts


@pytest.mark.skipif(not r.is_there(), reason="R is not installed")
@pytest.mark.parametrize("weight", [None, "times"])
def test_r_reads_the_expressions_of_tables_again(weight):
    assert set(verified("custom_tables", weight, TABLES).counts()) == {"agrees"}


@pytest.mark.skipif(not r.is_there(), reason="R is not installed")
@pytest.mark.parametrize("weight", [None, "times"])
def test_r_crosses_options_of_two_sets(weight):
    found = verified("multiple_response", weight, [{"sets": "t1,t2", "by_set": ["t2", "t3"]}])
    assert set(found.counts()) == {"agrees"}


def test_r_is_asked_for_every_procedure():
    assert set(EXAMPLES) <= r.procedures()


def result(*cells):
    rows = tuple((f"row{at}", cell) for at, cell in enumerate(cells))
    return Result("ttest", {}, Cases(1, 1, 1), (Table("t", headed("variable", "p"), rows),), name="one")


def checked(ours, theirs, known=None, engine="R"):
    cells = {("t", (), ("row0",), "p"): theirs} if theirs is not None else {}
    answer = Answers(engine, {"one": cells})
    found = comparing.check(result(ours), [answer], known or load(), unit, in_each_language)
    return next(iter(found.cells), None)


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        (0.0312, 0.0316, "agrees"),  # half a unit of the third decimal is .0005
        (0.0312, 0.0318, "differs"),
        (0.0312, math.nan, "unanswered"),
        (0.0312, None, "unanswered"),
        (Undefined(Message("nobody answered")), 0.5, "explained"),
    ],
)
def test_a_cell_agrees_within_half_a_unit_of_its_printed_digit(ours, theirs, verdict):
    assert checked(ours, theirs).verdict == verdict


def test_a_cell_that_nobody_defines_is_not_counted():
    assert checked(Undefined(Message("nobody answered")), math.nan) is None


def test_a_difference_that_the_map_explains_is_no_fault_for_the_engine_it_names():
    rule = Rule("ttest", "t", "p", "*", {"en": "known", "zh": "已知"}, "PSPP*")
    known = Known((), (rule,), load().silences)
    assert checked(0.03, 0.04, known, "PSPP 1").verdict == "explained"
    assert checked(0.03, 0.04, known, "PSPP 1").reason["en"] == "known"
    assert checked(0.03, 0.04, known, "R 4").verdict == "differs"


def test_one_changed_cell_is_found():
    answer = Answers("R", {"one": {("t", (), ("row0",), "p"): 0.5, ("t", (), ("row1",), "p"): 0.25}})
    found = comparing.check(result(0.5, 0.251), [answer], load(), unit, in_each_language)
    assert [(cell.keys, cell.verdict) for cell in found.cells] == [(("row0",), "agrees"), (("row1",), "differs")]


def test_every_rule_of_the_map_speaks_both_languages():
    for rule in (*load().reasons, *load().differences):
        assert set(rule.text) == {"en", "zh"}
        assert all(rule.text.values())


def test_a_child_that_takes_too_long_is_ended(tmp_path):
    ended = run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, 1)
    assert ended.status is None
    assert ended.word == "took too long"


def test_a_child_that_crashes_is_told(tmp_path):
    ended = run([sys.executable, "-c", "import os; print('so far', flush=True); os.abort()"], tmp_path)
    assert ended.status == -6
    assert (ended.word, ended.said) == ("status -6", "so far")


def test_a_child_cannot_eat_the_memory(tmp_path):
    ended = run([sys.executable, "-c", "b = bytearray(6 << 30)"], tmp_path)
    assert ended.status == 1
    assert "MemoryError" in ended.said


@pytest.mark.skipif(not r.is_there(), reason="R is not installed")
def test_a_task_that_r_refuses_leaves_the_others(tmp_path):
    broken = Asked("broken", "regression", {"dependent": "nothing", "blocks": [["i1"]]})
    whole = Asked("whole", "descriptives", {"variables": ["i1"]})
    found = r.ask(Job((broken, whole), answers(), tally(answers()).codebook.by_name), tmp_path)
    assert found.silent["broken"][0] == "error"
    assert found.cells["whole"]["descriptive_statistics", (), ("i1",), "n"] == 59


def test_names_that_an_engine_cannot_read_are_stood_in_for():
    names = Names.of(["满意度", "q1", "if"])
    assert names.given({"variables": ["满意度", "q1", "if"]}) == {"variables": ["vv0vv", "q1", "vv1vv"]}
    assert names.within("满意度 ~ q1") == "vv0vv ~ q1"
    assert names.back("vv0vv=1") == "满意度=1"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (["a", "b"], 'c("a", "b")'),
        ([1, 2.5], "c(1.0, 2.5)"),
        ([["a"], ["b", "c"]], 'list(c("a"), c("b", "c"))'),
        ({"q1": {"1": 40}}, 'list("q1" = list("1" = 40.0))'),
        (True, "TRUE"),
        ([], "c()"),
    ],
)
def test_plain_values_are_written_as_r_reads_them(value, written):
    assert r.literal(value) == written


def test_the_page_tells_every_procedure_reason_and_difference():
    page = (Path(__file__).parents[2] / "docs" / "verification.md").read_text(encoding="utf-8")
    assert [name for name in EXAMPLES if f"\n## {name}\n" not in page] == []
    assert [rule.text["en"] for rule in (*load().reasons, *load().differences) if rule.text["en"] not in page] == []
