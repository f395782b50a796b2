"""The page of statistics says what the code makes and what the reference tests hold."""

import ast
import inspect
from functools import cache

import pytest
from statistics_page import NAMES, PAGE, agreement, function, held, page, reasons, tables, yaml

ROOM = PAGE.parents[1] / "tests" / "analysis"
DEFINITIONS = yaml("definitions.yaml")


@cache
def written_in(file):
    """The test functions of a file of this room; none where there is no such file."""
    path = ROOM / file
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_the_page_of_statistics_is_the_one_the_code_writes():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python tests/analysis/statistics_page.py"


@pytest.mark.parametrize("procedure", NAMES)
def test_every_table_has_an_entry_of_definitions_and_every_entry_a_table(procedure):
    assert set(DEFINITIONS.get(procedure) or {}) == set(tables(procedure)), "see tests/reference/definitions.yaml"


@pytest.mark.parametrize("procedure", NAMES)
def test_every_definition_is_a_function_that_says_what_it_returns(procedure):
    for names in (DEFINITIONS.get(procedure) or {}).values():
        assert all(inspect.getdoc(function(name)) for name in names)


def test_every_comparison_with_another_engine_is_a_test_that_there_is():
    declared = yaml("engines.yaml")["tests"]
    assert [(file, test) for file, tests in declared.items() for test in tests if test not in written_in(file)] == []


def test_every_measured_digit_is_of_a_test_and_a_procedure_that_there_are():
    again = "run python tests/reference/measure.py"
    tests = [line["test"].partition("::") for line in agreement()]
    assert [(file, test) for file, _, test in tests if test not in written_in(file)] == [], again
    assert {line["procedure"] for line in agreement()} <= {*NAMES, "returns"}, again


def test_every_reason_is_of_a_statistic_that_no_engine_holds():
    free = {
        (name, table, each.row, each.word)
        for name in NAMES
        for table in tables(name)
        for each in held(name, table)
        if not each.engines
    }
    assert set(reasons()) - free == set(), "see tests/reference/reasons.yaml"


def test_nearly_every_statistic_is_held_against_another_engine_or_says_why_not():
    counted = [(name, table, each) for name in NAMES for table in tables(name) for each in held(name, table)]
    bare = [
        (name, table, each.row, each.word)
        for name, table, each in counted
        if not each.engines and (name, table, each.row, each.word) not in reasons()
    ]
    assert len(bare) <= 0.03 * len(counted), bare
