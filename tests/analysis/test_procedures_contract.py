"""What every procedure promises, whatever it computes: the folder is walked, so a new procedure is held to it too."""

import dataclasses
import json
import math
from importlib import import_module

import numpy as np
import pytest
from examples import EXAMPLES, ITEMS, NAMES, NAN, WITHOUT_ANSWERS, answers, solve, tally

from analysis.options import plain, read_options
from analysis.result import Results, from_data, to_data
from analysis.undefined import Undefined
from analysis.vocabulary import KEYS, WORDS, Kind
from instrument.message import Place

CASES = [(name, example) for name in NAMES for example in EXAMPLES.get(name, [])]


def every_cell(result):
    return [cell for table in result.tables for row in table.rows for cell in row]


@pytest.mark.parametrize("name", NAMES)
def test_a_procedure_has_frozen_options_a_run_and_an_example_here(name):
    module = import_module(f"analysis.procedures.{name}")
    assert dataclasses.is_dataclass(module.Options)
    assert module.Options.__setattr__ is not object.__setattr__  # frozen
    assert callable(module.run)
    assert all(each.__doc__ for each in (module, module.Options, module.run))
    assert EXAMPLES.get(name), f"no example options of {name} in tests/analysis/examples.py"


@pytest.mark.parametrize(("name", "example"), CASES)
def test_a_result_names_its_procedure_and_its_options_as_a_plan_writes_them(name, example):
    result = solve(name, example, answers())
    module = import_module(f"analysis.procedures.{name}")
    assert result.procedure == name
    assert (
        plain(read_options(module.Options, dict(result.options), tally(answers()).codebook, Place())) == result.options
    )
    assert result.tables
    assert (0 < result.cases.valid <= result.cases.total == 60) == (name not in WITHOUT_ANSWERS)


@pytest.mark.parametrize(("name", "example"), CASES)
def test_tables_are_of_vocabulary_words_and_every_key_can_be_printed(name, example):
    result = solve(name, example, answers())
    printable = KEYS | set(result.labels)

    def known(key):
        if ">" in key and key not in printable:  # one below the other
            return all(known(part) for part in key.split(">"))
        word, equals, number = key.partition("=")
        return key in printable or (equals and word in WORDS and number.replace(".", "", 1).isdigit())

    for table in result.tables:
        assert {column.word for column in table.columns} <= set(WORDS)
        assert all(known(column.under) for column in table.columns if column.under is not None), table.name
        assert all(known(key) for key in table.about), table.about
        assert len(set(table.columns)) == len(table.columns)
        kinds = [WORDS[column.word] for column in table.columns]
        keys = [kind is Kind.KEY for kind in kinds]
        assert keys == sorted(keys, reverse=True), f"{table.name}: keys do not come first"
        for row in table.rows:
            assert len(row) == len(table.columns)
            for cell, kind in zip(row, kinds, strict=True):
                if kind is Kind.KEY:
                    assert cell is None or known(cell), (table.name, cell)
                elif kind is Kind.TEXT:
                    assert cell is None or isinstance(cell, str | Undefined), (table.name, cell)
                else:
                    assert cell is None or type(cell) in (int, float, Undefined), (table.name, row[0], cell)


@pytest.mark.parametrize(("name", "example"), CASES)
def test_no_two_rows_of_a_table_have_the_same_keys(name, example):
    for table in solve(name, example, answers()).tables:
        keys = [at for at, column in enumerate(table.columns) if WORDS[column.word] is Kind.KEY]
        rows = [tuple(row[at] for at in keys) for row in table.rows]
        assert len(set(rows)) == len(rows), table.name


@pytest.mark.parametrize(("name", "example"), CASES)
def test_a_result_survives_writing_and_holds_no_number_that_is_none(name, example):
    result = dataclasses.replace(solve(name, example, answers()), name="task")
    written = json.dumps(to_data(Results({"task": result})), allow_nan=False)
    assert from_data(json.loads(written)).results["task"] == result


def of_rows(column):
    """Whether a column goes by rows as they stand: by their order, or by their number where no weight is asked for."""
    return column.word == "durbin_watson" or str(column.under).endswith(":unweighted")


def begins_with_cases(name, example):
    """Whether single cases are told of or begin clusters, where a row twice is two of them whatever it weighs."""
    return (
        name in ("hierarchical", "proximities") or "cases" in example or (name == "kmeans" and "initial" not in example)
    )


@pytest.mark.parametrize(("name", "example"), [case for case in CASES if not begins_with_cases(*case)])
def test_a_weight_of_two_is_the_row_twice(name, example):
    columns = answers()
    repeated = {key: np.repeat(column, columns["times"].astype(int)) for key, column in columns.items()}
    weighted, plain_rows = solve(name, example, columns, "times"), solve(name, example, repeated)
    assert (weighted.cases.total, weighted.cases.valid) == (plain_rows.cases.total, plain_rows.cases.valid)
    assert weighted.labels == plain_rows.labels
    for one, other in zip(weighted.tables, plain_rows.tables, strict=True):
        assert (one.name, one.about, one.columns) == (other.name, other.about, other.columns)
        for first, second in zip(one.rows, other.rows, strict=True):
            for column, cell, twin in zip(one.columns, first, second, strict=True):
                if not of_rows(column):
                    expected = pytest.approx(twin, rel=1e-8, abs=1e-8) if isinstance(twin, float) else twin
                    assert cell == expected, (one.name, first[0], column)


def constant(columns, *names):
    return columns | {name: np.where(np.isnan(columns[name]), NAN, 0.1) for name in names or columns if name != "times"}


DEGENERATE = {
    "constant": constant(answers()),
    "one constant item": constant(answers(), "i2"),
    "two items alike": answers() | {"i2": answers()["i1"]},
    "constant score": constant(answers(), "score"),
    "one group": answers() | {"sex": np.full(60, 1.0), "unit": np.full(60, 2.0)},
    "groups of one": {name: column[[0, 1, 2]] for name, column in answers().items()},
    "no groups": answers() | {"sex": np.full(60, NAN), "unit": np.full(60, NAN)},
    "empty items": answers() | {name: np.full(60, NAN) for name in (*ITEMS, "t1", "t2", "t3")},
    "all missing": {name: np.full(60, NAN) for name in answers()},
    "declared missing": answers() | {name: np.full(60, -2.0) for name in (*ITEMS, "t1", "t2", "t3")},
    "weights zero": answers() | {"times": np.zeros(60)},
    "weights below one": answers() | {"times": np.full(60, 0.01)},
    "one row": {name: column[:1] for name, column in answers().items()},
    "two rows": {name: column[:2] for name, column in answers().items()},
    "no rows": {name: column[:0] for name, column in answers().items()},
    "far apart": answers() | {"score": answers()["score"] * 1e60, "i1": answers()["i1"] * 1e-60},
}


@pytest.mark.parametrize(("name", "example"), CASES)
@pytest.mark.parametrize("kind", DEGENERATE)
def test_what_the_data_do_not_define_has_a_reason_and_stops_nothing(name, example, kind):
    for weight in (None, "times"):
        result = solve(name, example, DEGENERATE[kind], weight)
        assert result.tables
        json.dumps(to_data(Results({"task": result})), allow_nan=False)
        for cell in every_cell(result):
            assert not isinstance(cell, float) or math.isfinite(cell)
            assert not isinstance(cell, Undefined) or str(cell.reason)
