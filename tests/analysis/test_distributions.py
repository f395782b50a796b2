"""Tail probabilities and quantiles against R and scipy.stats."""

import pytest
from printed import read

from analysis.statistics import distributions, studentized_range

CASES = [
    (row["name"], *(row[part] for part in ("first", "second", "third", "value")))
    for row in read("distributions/numbers.csv")
]


def test_every_distribution_is_compared_with_r():
    assert {case[0] for case in CASES} == {
        *("p_chi_square", "p_t_two_sided", "p_f", "p_normal_two_sided", "p_studentized_range"),
        *("quantile_normal", "quantile_t", "quantile_f", "quantile_studentized_range"),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case[:4]))
def test_probabilities_and_quantiles_are_those_of_r(case):
    name, *given, expected = case
    module = studentized_range if "range" in name else distributions
    found = getattr(module, name)(*(float(each) for each in given if each))
    # ptukey is good to seven digits from df = 5 on, qtukey to four; scipy, below, is compared more closely.
    relative, absolute = {
        "p_studentized_range": (5e-6, 1e-8),
        "quantile_studentized_range": (2e-4, 0),
    }.get(name, (1e-11, 1e-300))
    assert found == pytest.approx(float(expected), rel=relative, abs=absolute)


@pytest.mark.parametrize("k", [2, 3, 7, 100])
@pytest.mark.parametrize("df", [1, 1.5, 8, 396])
def test_the_studentized_range_is_that_of_scipy(k, df):
    from scipy import stats

    for q in (0.1, 2.0, 4.5, 12.0):
        expected = stats.studentized_range.sf(q, k, df)
        assert studentized_range.p_studentized_range(q, k, df) == pytest.approx(expected, abs=1e-9)
    quantile = studentized_range.quantile_studentized_range(0.95, k, df)
    assert studentized_range.p_studentized_range(quantile, k, df) == pytest.approx(0.05, abs=1e-9)


def test_a_range_of_two_is_the_t_distribution():
    found = studentized_range.p_studentized_range(3 * 2**0.5, 2, 20)
    assert found == pytest.approx(distributions.p_t_two_sided(3, 20), abs=1e-10)


def test_no_range_is_below_zero():
    assert studentized_range.p_studentized_range(0, 3, 10) == 1
