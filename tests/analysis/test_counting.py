"""Counting in batches, in any way, from codes or from numbers, gives exactly the same counts."""

import dataclasses

import numpy as np
import pytest
from answers import responses_of, variable
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.counting import cells, memory, products
from analysis.counting.memory import MemoryTally
from analysis.procedures.regression import data as regression_data
from analysis.statistics.least_squares import fit, fit_products
from analysis.tally import Tally, centred_moments
from analysis.terms import Term
from survey.coded import code

CODES = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, -2.0, 9.0, float("nan")])
ROWS = st.lists(st.tuples(CODES, CODES, CODES, st.integers(0, 3)), max_size=40)
NAMES = ("a", "b", "c")
VARIABLES = tuple(variable(name, range(1, 6), missing=[-2], missing_range=(8, 9)) for name in NAMES)
TERMS = (Term("a"), Term("b", 2.0), Term("b", 3.0), Term("c"))

few = settings(max_examples=60, deadline=None)


def answers(rows):
    columns = {name: [row[at] for row in rows] for at, name in enumerate((*NAMES, "w"))}
    return responses_of(columns, VARIABLES, weight="w")


def small_batches(patch, size=3):
    for module in (cells, memory, products):
        patch.setattr(module, "BATCH", size)


def assert_exactly_the_same(one, other):
    for name in ("values", "missing", "weights", "counts"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def assert_exactly_the_same_moments(one, other):
    assert (one.names, one.cases) == (other.names, other.cases)
    np.testing.assert_array_equal(one.means, other.means)
    np.testing.assert_array_equal(one.products, other.products)


@few
@given(ROWS)
def test_batches_count_as_one_pass_does(rows):
    whole = MemoryTally(answers(rows))
    with pytest.MonkeyPatch.context() as patch:
        small_batches(patch)
        batched = MemoryTally(answers(rows))
        assert_exactly_the_same(batched.patterns(NAMES), whole.patterns(NAMES))
        assert_exactly_the_same(batched.answered(NAMES), whole.answered(NAMES))
        assert_exactly_the_same_moments(batched.moments(NAMES), whole.moments(NAMES))
        assert_exactly_the_same_moments(batched.moments(["c", "a"]), whole.moments(["c", "a"]))
        assert_exactly_the_same_moments(batched.term_moments(TERMS), whole.term_moments(TERMS))
        for at, part in enumerate(zip(*batched.batches(NAMES), strict=True)):
            np.testing.assert_array_equal(np.concatenate(part), whole.rows(NAMES)[at])


@few
@given(ROWS)
@pytest.mark.parametrize("limits", [{"MOST_CELLS": 1}, {"MOST_CELLS": 1, "BATCH": 2}, {"WIDEST_KEY": 1}])
def test_keys_that_are_sorted_or_grouped_count_as_a_table_does(limits, rows):
    expected = MemoryTally(answers(rows)).patterns(NAMES)
    with pytest.MonkeyPatch.context() as patch:
        for name, limit in limits.items():
            patch.setattr(cells, name, limit)
        assert_exactly_the_same(MemoryTally(answers(rows)).patterns(NAMES), expected)


@few
@given(ROWS)
def test_a_coded_column_counts_as_its_numbers_do(rows):
    plain = answers(rows)
    coded = {name: code(np.asarray(column, dtype=float)) for name, column in plain.columns.items()}
    one, other = MemoryTally(plain), MemoryTally(dataclasses.replace(plain, columns=coded))
    assert_exactly_the_same(one.patterns(NAMES), other.patterns(NAMES))
    assert_exactly_the_same_moments(one.moments(NAMES), other.moments(NAMES))
    for first, second in zip(one.rows(NAMES), other.rows(NAMES), strict=True):
        np.testing.assert_array_equal(first, second)


@few
@given(ROWS)
def test_moments_of_fewer_variables_are_those_counted_alone(rows):
    tally = MemoryTally(answers(rows))
    tally.moments(NAMES)
    for names in (["a"], ["b", "a"], ["c", "b", "a"]):
        alone = MemoryTally(answers(rows)).moments(names)
        assert_exactly_the_same_moments(tally.moments(names), alone)


@few
@given(ROWS)
def test_where_patterns_of_missing_answers_are_too_many_each_set_is_counted_alone(rows):
    expected = MemoryTally(answers(rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(products, "MOST_CELLS", 0)
        tally = MemoryTally(answers(rows))
        for names in (NAMES, ["a", "b"]):
            assert_exactly_the_same_moments(tally.moments(names), expected.moments(names))


@few
@given(ROWS)
def test_what_a_tally_of_rows_would_answer(rows):
    """The answers of the general tally, which counts from rows and patterns, are those of this one."""
    tally = MemoryTally(answers(rows))
    assert_exactly_the_same(Tally.answered(tally, NAMES), tally.answered(NAMES))
    general, found = Tally.term_moments(tally, TERMS), tally.term_moments(TERMS)
    assert general.cases == found.cases
    np.testing.assert_allclose(general.means, found.means, atol=1e-12)
    np.testing.assert_allclose(general.products, found.products, atol=1e-11)
    assert tally.most_patterns(NAMES) >= len(tally.patterns(NAMES).weights)


@few
@given(ROWS, ROWS)
def test_two_tallies_added_answer_as_one(some, more):
    together = MemoryTally(answers(some + more))
    apart = MemoryTally(answers(some)) + MemoryTally(answers(more))
    assert_exactly_the_same(together.answered(NAMES), apart.answered(NAMES))
    one, other = together.term_moments(TERMS), apart.term_moments(TERMS)
    np.testing.assert_allclose(one.products, other.products, atol=1e-11)
    assert one.cases == other.cases
    assert apart.most_patterns(NAMES) >= len(apart.patterns(NAMES).weights)


@few
@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), max_size=30))
def test_batches_of_real_numbers_have_the_moments_of_all(rows):
    values = np.array(rows, dtype=float).reshape(-1, 2)
    expected = centred_moments(("a", "b"), values, np.ones(len(values)), float(len(values)))
    with pytest.MonkeyPatch.context() as patch:
        small_batches(patch)
        found = MemoryTally(responses_of({"a": values[:, 0], "b": values[:, 1]})).moments(["a", "b"])
    assert found.cases == expected.cases
    np.testing.assert_allclose(found.means, expected.means, atol=1e-12)
    np.testing.assert_allclose(found.products, expected.products, rtol=1e-11, atol=1e-9)


def test_products_solve_a_well_conditioned_equation_as_its_rows_do():
    draw = np.random.default_rng(3)
    x = draw.integers(1, 6, (500, 4)).astype(float)
    y, weights = x @ [0.5, -1, 0, 2] + draw.normal(size=500), draw.integers(1, 4, 500).astype(float)
    moments = centred_moments(("a",) * 5, np.column_stack([x, y]), weights, float(weights.sum()))
    one, other = fit(x, y, weights), fit_products(moments.means, moments.products, moments.n)
    for name in ("intercept", "slopes", "inverse", "means", "residual", "total", "n"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=1e-11)


def test_a_regression_of_many_patterns_is_that_of_its_rows(monkeypatch):
    from analysis.result import Place
    from analysis.task import task

    draw = np.random.default_rng(5)
    columns = {name: draw.integers(1, 6, 300).astype(float) for name in ("y", "x", "g")}
    columns["x"][:9] = np.nan
    columns["g"][columns["g"] == 4] = 1.0
    columns["g"][0] = 4.0  # a level that no complete case shows
    responses = responses_of(columns)
    options = {"dependent": "y", "blocks": [["x"], ["g"]], "categorical": ["g"]}
    found = []
    for many in (10**9, 1):
        monkeypatch.setattr(regression_data, "MANY", many)
        found.append(task("", "regression", options, responses.codebook, Place()).run(MemoryTally(responses)))
    few_patterns, many_patterns = found
    assert few_patterns.cases == many_patterns.cases
    assert few_patterns.notes == many_patterns.notes
    for one, other in zip(few_patterns.tables, many_patterns.tables, strict=True):
        assert one.columns == other.columns
        for row, same in zip(one.rows, other.rows, strict=True):
            for cell, equal in zip(row, same, strict=True):
                assert cell == (pytest.approx(equal, rel=1e-9, abs=1e-12) if isinstance(equal, float) else equal)
