"""FACTOR by generalized least squares, alpha and image factoring, and of covariances, against R."""

import csv

import numpy as np
import pytest
from scales_answers import FOLDER, close, scales, solve

from analysis.procedures import factor
from analysis.statistics.alpha_factoring import alpha_factors
from analysis.statistics.factoring import MOST_TO_STAND_STILL, STANDING_STILL
from instrument.message import Fault

with (FOLDER / "factor" / "rarer.csv").open(encoding="utf-8") as file:
    R = {row["name"]: float(row["value"]) for row in csv.DictReader(file)}  # lavaan, psych and eigen: rarer.R
SAMPLES = {"plain": None, "weighted": "times"}
COVARIANCES = {"analysed": "covariances", "factors": 3, "rotation": "none"}


def of(label, **words):
    return solve(factor, scales(SAMPLES[label]), **{"items": "q1 to q9", "factors": 3, "rotation": "none", **words})


def numbers_of(result, table):
    return np.array([row[1:] for row in result.table(table).rows], dtype=float)


def expected(name):
    found = {key: value for key, value in R.items() if key.startswith(f"{name}:")}
    places = [tuple(int(part) for part in key.rsplit(":", 2)[1:]) for key in found]
    cells = np.empty(tuple(np.max(places, axis=0)))
    for (i, j), value in zip(places, found.values(), strict=True):
        cells[i - 1, j - 1] = value
    return cells


@pytest.mark.parametrize("label", SAMPLES)
@pytest.mark.parametrize(
    ("way", "name", "digits"),
    [("generalized_least_squares", "gls", 1e-5), ("alpha", "alpha", 1e-12), ("image", "image", 1e-12)],
)
def test_loadings_are_those_of_r(label, way, name, digits):
    found = numbers_of(of(label, extraction=way), "loadings")
    np.testing.assert_allclose(found, expected(f"{label}:{name}:loading"), atol=digits)


@pytest.mark.parametrize("label", SAMPLES)
def test_generalized_least_squares_is_tested_by_what_lavaan_leaves(label):
    table = of(label, extraction="generalized_least_squares").table("goodness_of_fit")
    close(table.column("chi_square")[0], R[f"{label}:gls:chi_square"], 1e-6)
    assert table.column("df")[0] == R[f"{label}:gls:df"]


def test_alpha_factors_stand_still_where_those_of_psych_do():
    moments = scales().moments([f"q{at}" for at in range(1, 10)])
    found = alpha_factors(moments.correlation, 3, STANDING_STILL, MOST_TO_STAND_STILL)
    ordered = found.loadings[:, np.argsort(-(found.loadings**2).sum(axis=0))]  # psych: by sums of squares
    np.testing.assert_allclose(ordered, expected("plain:alpha_converged:loading"), atol=1e-6)


def test_alpha_stops_after_the_steps_of_spss():
    note = of("plain", extraction="alpha").table("loadings").notes[0]
    assert str(note) == f"3 factors extracted. {R['plain:alpha:iterations']:g} iterations required."


@pytest.mark.parametrize("label", SAMPLES)
@pytest.mark.parametrize(
    ("way", "name"), [("principal_components", "cov_pc"), ("principal_axis", "cov_paf"), ("image", "cov_image")]
)
def test_covariances_load_in_the_units_of_items_and_rescaled(label, way, name):
    result = of(label, extraction=way, **COVARIANCES)
    raw = expected(f"{label}:{name}:raw")
    np.testing.assert_allclose(numbers_of(result, "raw_loadings"), raw, atol=1e-12)
    sds = np.array(result.table("descriptive_statistics").column("sd"), dtype=float)
    np.testing.assert_allclose(numbers_of(result, "loadings"), raw / sds[:, None], atol=1e-12)
    variances, communalities = sds**2, numbers_of(result, "raw_communalities")
    np.testing.assert_allclose(communalities[:, 1], (raw**2).sum(axis=1))
    np.testing.assert_allclose(numbers_of(result, "communalities"), communalities / variances[:, None])
    sums = np.array(result.table("raw_variance_explained").column("eigenvalue", "extraction")[:3], dtype=float)
    np.testing.assert_allclose(sums, (raw**2).sum(axis=0))
    percent = result.table("raw_variance_explained").column("cumulative_percent", "extraction")[2]
    close(percent, 100 * (raw**2).sum() / variances.sum(), 1e-12)
    percent = result.table("variance_explained").column("cumulative_percent", "extraction")[2]
    close(percent, 100 * ((raw / sds[:, None]) ** 2).sum() / 9, 1e-12)


@pytest.mark.parametrize("label", SAMPLES)
def test_eigenvalues_of_covariances_are_counted_above_the_mean_variance(label):
    result = of(label, **{**COVARIANCES, "factors": None})
    found = result.table("variance_explained").column("eigenvalue", "initial")
    np.testing.assert_allclose(np.array(found, dtype=float), expected(f"{label}:cov_pc:eigenvalues")[0])
    assert len(result.table("raw_loadings").columns) == 1 + R[f"{label}:cov:count"]


@pytest.mark.parametrize("label", SAMPLES)
def test_covariances_are_turned_as_correlations_are(label):
    result = of(label, **{**COVARIANCES, "rotation": "varimax"})
    found = numbers_of(result, "raw_rotated_loadings")
    np.testing.assert_allclose(found, expected(f"{label}:cov_pc:varimax"), atol=1e-6)
    found = numbers_of(result, "rotated_loadings")
    np.testing.assert_allclose(found, expected(f"{label}:cov_pc:varimax_rescaled"), atol=1e-6)


@pytest.mark.parametrize("label", SAMPLES)
def test_slanted_dimensions_of_covariances_are_those_of_promax_in_r(label):
    result = of(label, **{**COVARIANCES, "rotation": "promax"})
    for table, name in (("raw_pattern", "promax"), ("raw_structure", "structure")):
        found, expected_ = numbers_of(result, table), expected(f"{label}:cov_pc:{name}")
        for at in np.ndindex(found.shape):
            assert found[at] == pytest.approx(expected_[at], rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("label", SAMPLES)
def test_variances_of_items_and_shares_of_components_are_those_of_r(label):
    result = of(label, **COVARIANCES)
    found = np.array(result.table("raw_communalities").column("initial"), dtype=float)
    np.testing.assert_allclose(found, expected(f"{label}:cov_pc:initial")[:, 0])
    found = np.array(result.table("raw_variance_explained").column("percent", "initial"), dtype=float)
    np.testing.assert_allclose(found, expected(f"{label}:cov_pc:percent")[0])


@pytest.mark.parametrize("label", SAMPLES)
def test_scores_of_covariances_are_of_standardised_items(label):
    found = numbers_of(of(label, **COVARIANCES, scores="regression"), "score_coefficients")
    np.testing.assert_allclose(found, expected(f"{label}:cov_pc:score"), atol=1e-12)


def test_axes_start_from_a_given_diagonal():
    start = [0.3 + 0.05 * at for at in range(9)]
    result = of("plain", extraction="principal_axis", diagonal=start, iterations=2, change=1e-9)
    np.testing.assert_allclose(numbers_of(result, "loadings"), expected("plain:diagonal:loading"), atol=1e-12)
    np.testing.assert_allclose(np.array(result.table("communalities").column("initial"), dtype=float), start)


def test_a_diagonal_has_one_number_for_each_item():
    with pytest.raises(Fault, match="2 communalities for 9 items"):
        of("plain", extraction="principal_axis", diagonal=[0.5, 0.5])


def test_likelihood_takes_correlations_only():
    with pytest.raises(Fault, match="takes correlations"):
        of("plain", extraction="maximum_likelihood", **COVARIANCES)
