"""Moments: their definitions, their weights and what they say where they are not defined."""

import numpy as np
import pytest
from answers import tally_of
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.procedures import descriptives
from analysis.statistics.description import Description, describe
from analysis.undefined import Undefined

WORDS = list(Description.__dataclass_fields__)
SAMPLES = st.lists(st.tuples(st.integers(-20, 20), st.integers(1, 4)), min_size=1, max_size=20)


def of(values, weights=None):
    weights = np.ones(len(values)) if weights is None else weights
    return describe(np.asarray(values, dtype=float), np.asarray(weights, dtype=float))


def plain(found):
    return [str(cell.reason) if isinstance(cell, Undefined) else cell for cell in map(found.__getattribute__, WORDS)]


@settings(max_examples=80, deadline=None)
@given(SAMPLES)
def test_a_weight_of_two_is_the_row_twice(sample):
    values, weights = zip(*sample, strict=True)
    weighted, repeated = of(values, weights), of(np.repeat(values, weights))
    for one, other in zip(plain(weighted), plain(repeated), strict=True):
        assert one == (other if isinstance(other, str) else pytest.approx(other, abs=1e-9))


@settings(max_examples=80, deadline=None)
@given(SAMPLES, st.integers(-1000, 1000))
def test_spread_and_shape_are_unmoved_by_a_constant(sample, shift):
    values, weights = map(np.array, zip(*sample, strict=True))
    here, there = plain(of(values, weights)), plain(of(values + shift, weights))
    for word, one, other in zip(WORDS, here, there, strict=True):
        if word not in ("minimum", "maximum", "sum", "mean"):
            assert one == (other if isinstance(other, str) else pytest.approx(other, abs=1e-6))


def test_moments_are_those_of_scipy():
    from scipy import stats

    values = np.random.default_rng(3).gamma(2, size=57)
    found = of(values)
    assert found.mean == pytest.approx(values.mean(), rel=1e-14)
    assert found.variance == pytest.approx(values.var(ddof=1), rel=1e-13)
    assert found.se_mean == pytest.approx(stats.sem(values), rel=1e-13)
    assert found.skewness == pytest.approx(stats.skew(values, bias=False), rel=1e-12)
    assert found.kurtosis == pytest.approx(stats.kurtosis(values, bias=False), rel=1e-12)


def test_standard_errors_of_shape_are_those_spss_printed_for_2421_cases():
    found = of(np.tile([1.0, 2.0, 4.0], 807))
    assert (round(found.se_skewness, 3), round(found.se_kurtosis, 3)) == (0.05, 0.099)


def test_a_constant_is_called_so_whatever_the_binary_rest_of_its_mean():
    found = of([0.1] * 7, [0.3, 0.7, 1.1, 0.9, 1.3, 0.2, 0.6])
    assert (found.mean, found.sd, found.variance, found.se_mean) == (0.1, 0, 0, 0)
    assert str(found.skewness.reason) == str(found.kurtosis.reason) == "every answer is the same"


@pytest.mark.parametrize(
    ("values", "defined"),
    [
        ([], {"n"}),
        ([3], {"n", "minimum", "maximum", "sum", "mean"}),
        ([3, 4], {"n", "minimum", "maximum", "sum", "mean", "sd", "se_mean", "variance"}),
        ([3, 4, 4], {*WORDS} - {"kurtosis", "se_kurtosis"}),
        ([3, 4, 4, 9], {*WORDS}),
    ],
)
def test_few_cases_define_few_statistics(values, defined):
    found = of(values)
    assert {word for word in WORDS if not isinstance(getattr(found, word), Undefined)} == defined


def test_the_last_row_of_descriptives_counts_complete_cases():
    tally = tally_of({"a": [1, 2, 3], "b": [1, float("nan"), 2]})
    result = descriptives.run(tally, descriptives.Options(tuple(tally.codebook)))
    table = result.table("descriptive_statistics")
    assert [table.cell({"variable": key}, "n") for key in ("a", "b", "valid_listwise")] == [3, 2, 2]
    assert result.cases.valid == 2
