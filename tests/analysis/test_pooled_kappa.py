"""Pooled kappa against psych and the published formula in R, and against scikit-learn for single variables."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.statistics.pooled_kappa import pooled_kappa
from analysis.undefined import Undefined
from canvass.entering import kappa, table_of

NUMBERS = Path(__file__).parents[1] / "reference" / "pooled_kappa" / "numbers.csv"
TABLES = st.integers(2, 5).flatmap(lambda k: arrays(np.float64, (k, k), elements=st.integers(0, 9)))


def reference():
    with NUMBERS.open() as file:
        return {row["name"]: row["value"] for row in csv.DictReader(file)}


def tables():
    held = {name: value for name, value in reference().items() if name.startswith("cells:")}
    return {
        int(name[6:]): np.array(value.split(), dtype=float).reshape(int(name[6:]), -1) for name, value in held.items()
    }


@pytest.mark.parametrize("k", [2, 3, 4, 5])
def test_of_one_variable_it_is_the_kappa_of_psych(k):
    assert pooled_kappa([tables()[k]]) == pytest.approx(float(reference()[f"kappa:{k}"]), rel=1e-12)


def test_of_several_it_is_the_published_formula():
    assert pooled_kappa(list(tables().values())) == pytest.approx(float(reference()["pooled"]), rel=1e-12)


@settings(deadline=None)  # the first call imports
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=60))
def test_pairs_of_codes_give_the_kappa_of_scikit_learn(pairs):
    metrics = pytest.importorskip("sklearn.metrics")
    own = kappa([pairs])
    if own is None:
        assert len({code for pair in pairs for code in pair}) == 1
    else:
        assert own == pytest.approx(metrics.cohen_kappa_score(*zip(*pairs, strict=True)), abs=1e-12)


@given(st.lists(TABLES, min_size=1, max_size=4))
def test_weight_two_is_the_form_twice_and_the_order_of_categories_is_no_matter(found):
    own, twice = pooled_kappa(found), pooled_kappa([2 * table for table in found])
    turned = pooled_kappa([table[::-1, ::-1] for table in found])
    if isinstance(own, Undefined):
        assert isinstance(twice, Undefined)
        assert isinstance(turned, Undefined)
    else:
        assert twice == pytest.approx(own, abs=1e-9)
        assert turned == pytest.approx(own, abs=1e-9)
        assert own <= 1 + 1e-12


def test_perfect_agreement_is_one_and_no_variation_is_undefined():
    assert pooled_kappa([np.diag([3.0, 4.0])]) == 1
    assert isinstance(pooled_kappa([np.array([[5.0]])]), Undefined)
    assert isinstance(pooled_kappa([]), Undefined)
    assert isinstance(pooled_kappa([np.zeros((2, 2))]), Undefined)


def test_codes_of_both_people_stand_in_one_order():
    assert table_of([(1, 2), (2, 2), (10, 1)]).tolist() == [[0, 0, 1], [1, 0, 0], [0, 0, 1]]
