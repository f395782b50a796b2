"""FACTOR against R, PSPP and factor_analyzer, and where there is nothing to factor."""

import numpy as np
import pytest
from answers import tally_of
from hypothesis import given, settings
from hypothesis import strategies as st
from scales_answers import cells, close, numbers, reason, scales, solve

from analysis.procedures import factor
from analysis.statistics.factoring import count_above_one, principal_axes, principal_components
from analysis.statistics.rotation import varimax
from instrument.message import Fault

R = numbers("factor")
ITEMS = "q1 to q9"
WAYS = {"components": ("principal_components", "component"), "axes": ("principal_axis", "factor")}


def of(tally, **words):
    return solve(factor, tally, **{"items": ITEMS, **words})


@pytest.fixture(scope="module", params=[("plain", None), ("weighted", "times")], ids=["plain", "weighted"])
def sample(request):
    label, weight = request.param
    return label, scales(weight)


def test_kmo_bartlett_and_determinant_are_those_of_psych(sample):
    label, tally = sample
    result = of(tally, factors=3)
    table = result.table("kmo_bartlett")
    for word in ("kmo", "chi_square", "df", "p"):
        close(table.column(word)[0], R[f"{label}:{word}"])
    for item in (f"q{at}" for at in range(1, 10)):
        close(result.table("sampling_adequacy").cell({"item": item}, "msa"), R[f"{label}:msa:{item}"])
    note = result.table("correlations").notes[0]
    close(note.values["determinant"], R[f"{label}:determinant"])


@pytest.mark.parametrize("way", WAYS)
def test_loadings_before_and_after_varimax_are_those_of_r(sample, way):
    label, tally = sample
    extraction, key = WAYS[way]
    result = of(tally, extraction=extraction, factors=3)
    for table, kind in (("loadings", "loading"), ("rotated_loadings", "rotated")):
        for item in (f"q{at}" for at in range(1, 10)):
            for at in (1, 2, 3):
                found = result.table(table).cell({"item": item}, "loading", f"{key}={at}")
                close(found, R[f"{label}:{way}:{kind}:{item}:{at}"], 1e-7)
    explained = result.table("variance_explained")
    for at in (1, 2, 3):
        close(
            explained.cell({key: f"{key}={at}"}, "eigenvalue", "rotation"), R[f"{label}:{way}:rotated_sum:{at}"], 1e-7
        )
        close(explained.cell({key: f"{key}={at}"}, "eigenvalue", "initial"), R[f"{label}:eigenvalue:{at}"])


def test_principal_axes_start_at_smc_and_stop_when_no_communality_moves_by_a_thousandth(sample):
    label, tally = sample
    result = of(tally, extraction="principal_axis", factors=3)
    for item in ("q1", "q9"):
        close(result.table("communalities").cell({"item": item}, "initial"), R[f"{label}:smc:{item}"])
    iterations = int(R[f"{label}:iterations"])
    assert str(result.table("loadings").notes[0]) == f"3 factors extracted. {iterations} iterations required."


def test_components_and_their_rotation_are_those_of_pspp():
    result = of(scales(), factors=3)
    close(result.table("kmo_bartlett").column("chi_square")[0], 472.023958829894, 1e-12)
    close(result.table("communalities").cell({"item": "q5"}, "extraction"), 0.671045109388, 1e-12)
    close(result.table("loadings").cell({"item": "q1"}, "loading", "component=2"), 0.532760424810, 1e-10)
    # PSPP leaves its third column third, where its sum of squares is the second largest.
    close(result.table("rotated_loadings").cell({"item": "q8"}, "loading", "component=2"), 0.811498112841, 1e-4)
    close(result.table("variance_explained").column("eigenvalue", "rotation")[1], 1.940187354142, 1e-4)


def test_kmo_bartlett_and_varimax_are_those_of_factor_analyzer():
    analyzer = pytest.importorskip("factor_analyzer")
    from factor_analyzer.factor_analyzer import calculate_bartlett_sphericity, calculate_kmo

    values, missing, _ = scales().rows([f"q{at}" for at in range(1, 10)])
    complete = values[~missing.any(axis=1)]
    result = of(scales(), factors=3)
    close(result.table("kmo_bartlett").column("kmo")[0], calculate_kmo(complete)[1])
    close(result.table("kmo_bartlett").column("chi_square")[0], calculate_bartlett_sphericity(complete)[0])
    unrotated = loadings(result, "loadings")
    turned = analyzer.Rotator(method="varimax", tol=1e-12, max_iter=5000).fit_transform(unrotated)
    turned = turned * np.sign(turned.sum(axis=0))
    turned = turned[:, np.argsort(-(turned**2).sum(axis=0))]
    np.testing.assert_allclose(loadings(result, "rotated_loadings"), turned, atol=1e-6)


def loadings(result, table):
    return np.array([row[1:] for row in result.table(table).rows], dtype=float)


def test_rotated_loadings_are_the_unrotated_times_the_transformation():
    result = of(scales(), factors=3)
    turned = loadings(result, "loadings") @ loadings(result, "transformation")
    np.testing.assert_allclose(turned, loadings(result, "rotated_loadings"), atol=1e-12)


def test_as_many_components_as_eigenvalues_above_one_are_kept():
    result = of(scales())
    assert str(result.table("loadings").notes[0]) == "3 components extracted."
    assert str(result.table("rotated_loadings").notes[0]).startswith("Rotation converged in ")
    assert count_above_one(np.array([1 + 2e-16, 1.0, 1 - 2e-16])) == 0


def test_without_rotation_there_are_no_rotated_tables():
    result = of(scales(), rotation="none", factors=2)
    assert [table.name for table in result.tables][-1] == "loadings"
    assert {column.under for column in result.table("variance_explained").columns} == {None, "initial", "extraction"}


def test_one_component_is_not_rotated_and_says_so():
    result = of(scales(), items="q1,q2,q3")
    table = result.table("rotated_loadings")
    assert str(table.notes[0]) == "Only one component was extracted. The solution cannot be rotated."
    assert reason(table.rows[0][1]) == "only one dimension was extracted, and one cannot be rotated"
    axis = of(scales(), items="q1,q2,q3", extraction="principal_axis").table("rotated_loadings")
    assert str(axis.notes[0]).startswith("Only one factor was extracted.")


def test_more_than_25_iterations_are_told_in_the_words_of_spss():
    table = of(scales(), items="q1 to q5", extraction="principal_axis", factors=2).table("loadings")
    assert str(table.notes[0]).startswith("Attempted to extract 2 factors. More than 25 iterations required.")


def test_a_communality_above_one_ends_the_extraction():
    correlation = np.array([[1, 0.9, 0.1], [0.9, 1, 0.45], [0.1, 0.45, 1]])
    found = principal_axes(correlation, 1)
    assert found.improper
    assert found.loadings.shape == (3, 0)


def test_two_equal_items_leave_components_and_take_kmo():
    result = of(tally_of({"a": [1, 2, 3, 5, 4], "b": [1, 2, 3, 5, 4], "c": [2, 2, 1, 4, 5]}), items="a,b,c")
    assert "has no inverse" in reason(result.table("kmo_bartlett").column("kmo")[0])
    notes = [str(note) for note in result.table("correlations").notes]
    assert notes == ["Determinant = 0.0", "This matrix is not positive definite."]
    assert result.table("loadings").columns[1].under == "component=1"


@pytest.mark.parametrize(
    ("answers", "items"),
    [
        ({"a": [], "b": []}, "a,b"),
        ({"a": [1], "b": [2]}, "a,b"),
        ({"a": [1, 2, 3], "b": [4, 4, 4]}, "a,b"),
        ({"a": [1, 2, 3], "b": [4, 4, 4]}, "a"),
    ],
)
def test_without_correlations_every_table_says_why(answers, items):
    for extraction in ("principal_components", "principal_axis"):
        result = of(tally_of(answers), items=items, extraction=extraction)
        assert "zero variance" in reason(result.table("kmo_bartlett").column("kmo")[0])
        assert "zero variance" in reason(result.table("rotated_loadings").rows[0][1])
        assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_items_that_do_not_correlate_leave_nothing_to_extract():
    result = of(tally_of({"a": [1, 1, 2, 2], "b": [1, 2, 1, 2]}), items="a,b")
    assert reason(result.table("kmo_bartlett").column("kmo")[0]) == "the items do not correlate at all"
    assert reason(result.table("loadings").rows[0][1]) == "no eigenvalue is greater than 1, so nothing is extracted"


def test_more_factors_than_items_are_refused():
    with pytest.raises(Fault) as caught:
        of(scales(), items="q1,q2", factors=3)
    assert str(caught.value) == "factors: '3' factors cannot come of 2 items; possible: 1 to 2"


matrices = st.integers(0, 10**6).map(lambda seed: np.corrcoef(np.random.default_rng(seed).normal(size=(12, 6)).T))


@settings(max_examples=40, deadline=None)
@given(matrices, st.integers(2, 5))
def test_rotation_keeps_communalities_orders_columns_and_turns_them_up(correlation, m):
    unrotated = principal_components(correlation, m).loadings
    found = varimax(unrotated)
    np.testing.assert_allclose((found.loadings**2).sum(axis=1), (unrotated**2).sum(axis=1), atol=1e-12)
    np.testing.assert_allclose(found.transformation.T @ found.transformation, np.eye(m), atol=1e-12)
    sums = (found.loadings**2).sum(axis=0)
    assert (np.diff(sums) <= 1e-12).all()
    assert (found.loadings.sum(axis=0) >= -1e-9).all()
