"""FACTOR by maximum likelihood and least squares, its rotations, scores, residuals and trail against R."""

import csv

import numpy as np
import pytest
from answers import tally_of
from scales_answers import FOLDER, cells, close, reason, scales, solve

from analysis.options import read_options
from analysis.procedures import factor
from analysis.statistics.factoring import principal_components
from analysis.statistics.minimum_residuals import maximum_likelihood, unweighted_least_squares
from analysis.statistics.oblique_rotation import oblimin, promax
from analysis.statistics.parallel_analysis import parallel_analysis
from analysis.statistics.rotation import Oblique, equamax
from instrument.message import Fault, Place

with (FOLDER / "factor" / "solutions.csv").open(encoding="utf-8") as file:
    R = {row["name"]: float(row["value"]) for row in csv.DictReader(file)}
ITEMS = [f"q{at}" for at in range(1, 10)]
WAYS = {"ml": "maximum_likelihood", "minres": "minres", "pc": "principal_components"}
DIGITS = {"ml": 1e-7, "minres": 1e-4, "pc": 1e-7}  # psych's minres stops where its gradient is still 1e-5
SAMPLES = {"plain": None, "weighted": "times"}


def of(tally, **words):
    return solve(factor, tally, **{"items": "q1 to q9", "factors": 3, **words})


def numbers_of(result, table):
    return np.array([row[1:] for row in result.table(table).rows], dtype=float)


def expected(label, name):
    found = {key: value for key, value in R.items() if key.startswith(f"{label}:{name}:")}
    last = [tuple(int(part) for part in key.rsplit(":", 2)[1:]) for key in found]
    cells = np.empty(tuple(np.max(last, axis=0)))
    for (i, j), value in zip(last, found.values(), strict=True):
        cells[i - 1, j - 1] = value
    return cells


@pytest.mark.parametrize("label", SAMPLES)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("rotation", ["varimax", "quartimax"])
def test_loadings_are_those_of_r(label, way, rotation):
    result = of(scales(SAMPLES[label]), extraction=WAYS[way], rotation=rotation)
    np.testing.assert_allclose(numbers_of(result, "loadings"), expected(label, f"{way}:loading"), atol=DIGITS[way])
    turned = numbers_of(result, "rotated_loadings")
    np.testing.assert_allclose(turned, expected(label, f"{way}:{rotation}"), atol=DIGITS[way])


@pytest.mark.parametrize("label", SAMPLES)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("words", "name"),
    [({"rotation": "promax"}, "promax"), ({"rotation": "oblimin"}, "oblimin")],
)
def test_pattern_and_correlations_of_factors_are_those_of_r(label, way, words, name):
    result = of(scales(SAMPLES[label]), extraction=WAYS[way], **words)
    pattern, phi = numbers_of(result, "pattern"), numbers_of(result, "factor_correlations")
    np.testing.assert_allclose(pattern, expected(label, f"{way}:{name}:pattern"), atol=DIGITS[way])
    np.testing.assert_allclose(phi, expected(label, f"{way}:{name}:phi"), atol=DIGITS[way])
    structure = numbers_of(result, "structure")
    np.testing.assert_allclose(structure, pattern @ phi, atol=1e-12)
    sums = [cell for cell in result.table("variance_explained").column("eigenvalue", "rotation") if cell is not None]
    np.testing.assert_allclose(sums, (structure**2).sum(axis=0))  # D32
    assert "cannot be added" in str(result.table("variance_explained").notes[0])


def test_promax_is_that_of_pspp():
    result = of(scales(), rotation="promax")
    pattern = numbers_of(result, "pattern")
    # PSPP leaves the columns in another order, one of them upside down in the pattern only.
    np.testing.assert_allclose(np.abs(pattern[0]), [0.111973122973, 0.086511017239, 0.752742999336], atol=1e-6)
    np.testing.assert_allclose(np.abs(pattern[7]), [0.006332664642, 0.818080999242, 0.009548262640], atol=1e-6)
    structure = numbers_of(result, "structure")
    np.testing.assert_allclose(structure[7], [0.194420323939, 0.821318396420, 0.164708526333], atol=1e-6)


@pytest.mark.parametrize("way", WAYS)
def test_oblimin_takes_a_delta(way):
    result = of(scales(), extraction=WAYS[way], rotation="oblimin", delta=-0.5)
    np.testing.assert_allclose(
        numbers_of(result, "pattern"), expected("plain", f"{way}:oblimin5:pattern"), atol=DIGITS[way]
    )


@pytest.mark.parametrize("label", SAMPLES)
def test_maximum_likelihood_is_tested_as_factanal_tests_it(label):
    table = of(scales(SAMPLES[label]), extraction="maximum_likelihood").table("goodness_of_fit")
    for word in ("chi_square", "df", "p"):
        close(table.column(word)[0], R[f"{label}:ml:{word}"], 1e-9)


@pytest.mark.parametrize("label", SAMPLES)
@pytest.mark.parametrize("way", WAYS)
def test_score_coefficients_are_those_of_thurstone_and_bartlett(label, way):
    tally = scales(SAMPLES[label])
    result = of(tally, extraction=WAYS[way], scores="regression")
    found = numbers_of(result, "score_coefficients")
    np.testing.assert_allclose(found, expected(label, f"{way}:regression"), atol=DIGITS[way] * 5)
    slanted = numbers_of(of(tally, extraction=WAYS[way], scores="regression", rotation="oblimin"), "score_coefficients")
    np.testing.assert_allclose(slanted, expected(label, f"{way}:oblimin:regression"), atol=DIGITS[way] * 5)
    bartlett = numbers_of(of(tally, extraction=WAYS[way], scores="bartlett"), "score_coefficients")
    if way == "pc":
        np.testing.assert_allclose(bartlett, found)
        np.testing.assert_allclose(numbers_of(result, "score_covariances"), np.eye(3), atol=1e-12)
    else:
        np.testing.assert_allclose(bartlett, expected(label, f"{way}:bartlett"), atol=DIGITS[way] * 10)


def test_scores_of_rows_are_those_of_r_and_missing_where_an_item_is():
    tally = scales()
    words = {"items": "q1 to q9", "factors": 3, "extraction": "maximum_likelihood"}
    found = factor.per_row(tally, read_options(factor.Options, words, tally.codebook, Place()))
    assert list(found) == ["factor_1", "factor_2", "factor_3"]
    _, missing, _ = tally.rows(ITEMS)
    complete = ~missing.any(axis=1)
    scores = np.column_stack(list(found.values()))
    assert (np.isnan(scores).all(axis=1) == ~complete).all()
    np.testing.assert_allclose(scores[complete][:5], expected("plain", "score"), atol=1e-6)


@pytest.mark.parametrize("label", SAMPLES)
def test_anti_images_and_large_residuals_are_those_of_r(label):
    tally = scales(SAMPLES[label])
    for way, extraction in WAYS.items():
        result = of(tally, extraction=extraction, statistics="anti_image,reproduced")
        np.testing.assert_allclose(
            numbers_of(result, "anti_image_covariance"), expected(label, "anti_image"), atol=1e-12
        )
        note = result.table("residual_correlations").notes[0]
        assert note.values["count"] == R[f"{label}:{way}:large"]
        made, left = numbers_of(result, "reproduced_correlations"), numbers_of(result, "residual_correlations")
        off = ~np.eye(9, dtype=bool)
        np.testing.assert_allclose((made + left)[off], numbers_of(result, "correlations")[off])
        msa = np.diag(numbers_of(result, "anti_image_correlation"))
        np.testing.assert_allclose(msa, result.table("sampling_adequacy").column("msa"))


def test_maximum_likelihood_and_minres_are_those_of_factor_analyzer():
    analyzer = pytest.importorskip("factor_analyzer")
    values, missing, _ = scales().rows(ITEMS)
    for method in ("ml", "minres"):
        other = analyzer.FactorAnalyzer(3, rotation=None, method=method, is_corr_matrix=True)
        try:
            other.fit(np.corrcoef(values[~missing.any(axis=1)].T))
        except TypeError:
            pytest.skip("factor_analyzer does not run with this scikit-learn")
        own = numbers_of(of(scales(), extraction=WAYS[method]), "loadings")
        np.testing.assert_allclose(np.abs(own), np.abs(other.loadings_), atol=1e-3)


def test_equamax_evens_the_columns():
    loadings = principal_components(scales().moments(ITEMS).correlation, 3).loadings
    turned = equamax(loadings)
    np.testing.assert_allclose(turned.transformation.T @ turned.transformation, np.eye(3), atol=1e-12)
    np.testing.assert_allclose(loadings @ turned.transformation, turned.loadings, atol=1e-12)


@pytest.mark.parametrize("extract", [maximum_likelihood, unweighted_least_squares])
def test_factors_that_made_a_matrix_are_found_in_it(extract):
    true = np.array([[0.8, 0], [0.7, 0], [0.6, 0.1], [0.5, 0.3], [0, 0.7], [0, 0.6], [0.2, 0.5]])
    correlation = true @ true.T
    np.fill_diagonal(correlation, 1)
    found = extract(correlation, 2)
    assert found.converged
    assert not found.at_the_edge
    np.testing.assert_allclose(found.loadings @ found.loadings.T, true @ true.T, atol=1e-7)


@pytest.mark.parametrize("turn", [lambda loadings: promax(loadings, 4), lambda loadings: oblimin(loadings, 0)])
def test_oblique_factors_make_the_same_correlations(turn):
    loadings = principal_components(scales().moments(ITEMS).correlation, 3).loadings
    found = turn(loadings)
    assert isinstance(found, Oblique)
    made = found.pattern @ found.correlations @ found.pattern.T
    np.testing.assert_allclose(made, loadings @ loadings.T, atol=1e-10)
    np.testing.assert_allclose(loadings @ found.transformation, found.pattern, atol=1e-12)


def with_correlation(correlation):
    """Answers to a, b, c… that correlate exactly so."""
    random = np.random.default_rng(3).normal(size=(200, len(correlation)))
    whitened = (random - random.mean(axis=0)) @ np.linalg.inv(np.linalg.cholesky(np.cov(random.T))).T
    answers = whitened @ np.linalg.cholesky(correlation).T
    return tally_of({name: answers[:, at].tolist() for at, name in enumerate("abcdef"[: len(correlation)])})


def test_a_heywood_case_is_named():
    correlation = np.array([[1, 0.9, 0.5, 0.1], [0.9, 1, 0.7, 0.2], [0.5, 0.7, 1, 0.1], [0.1, 0.2, 0.1, 1]])
    tally = with_correlation(correlation)
    for extraction in ("maximum_likelihood", "minres"):
        table = of(tally, items="a,b,c,d", factors=1, extraction=extraction).table("loadings")
        assert "Heywood case: the unique variance of b fell to its lower bound of 0.005" in str(table.notes[1])


def test_more_factors_than_items_can_tell_apart_have_a_reason():
    for extraction in ("maximum_likelihood", "minres"):
        result = of(scales(), items="q1 to q4", factors=2, extraction=extraction)
        assert "more factors" in reason(result.table("rotated_loadings").rows[0][1])


def test_maximum_likelihood_of_a_singular_matrix_has_a_reason():
    tally = tally_of({"a": [1, 2, 3, 5, 4], "b": [1, 2, 3, 5, 4], "c": [2, 2, 1, 4, 5]})
    asked = {"statistics": "anti_image,reproduced,parallel,harman", "scores": "regression", "rotation": "oblimin"}
    result = of(tally, items="a,b,c", factors=1, extraction="maximum_likelihood", **asked)
    for table in ("loadings", "pattern", "score_coefficients", "anti_image_covariance", "reproduced_correlations"):
        assert "has no inverse" in reason(result.table(table).rows[0][1])
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_parallel_analysis_finds_three_factors_and_is_the_same_for_the_same_seed():
    words = {"factors": None, "number": "parallel"}
    for of_what in ("components", "factors"):
        result = of(scales(), parallel_of=of_what, **words)
        assert result.table("parallel_analysis").notes[0].values["count"] == 3
        assert len(result.table("rotated_loadings").columns) == 4
        assert result == of(scales(), parallel_of=of_what, **words)
    assert result.tables != of(scales(), parallel_of="factors", seed=2, **words).tables


def test_eigenvalues_by_chance_are_those_of_samples_of_normal_variables():
    random = np.random.default_rng(1)
    drawn = [np.linalg.eigvalsh(np.corrcoef(random.normal(size=(6, 80))))[::-1] for _ in range(4000)]
    found = parallel_analysis(np.eye(6), 80, common=False, draws=4000, seed=1)
    np.testing.assert_allclose(found.mean, np.mean(drawn, axis=0), atol=0.01)
    np.testing.assert_allclose(found.percentile, np.percentile(drawn, 95, axis=0), atol=0.02)


@pytest.mark.parametrize("kind", ["components", "factors"])
def test_eigenvalues_and_their_means_by_chance_are_those_of_psych(kind):
    with (FOLDER / "factor" / "parallel.csv").open(encoding="utf-8") as file:
        psych = {row["name"]: float(row["value"]) for row in csv.DictReader(file)}
    table = of(scales(), statistics="parallel", parallel_of=kind, draws=5000).table("parallel_analysis")
    for at, (_, observed, mean, _) in enumerate(table.rows, start=1):
        close(observed, psych[f"{kind}:observed:{at}"], 1e-9)
        close(mean, psych[f"{kind}:mean:{at}"], 0.005)


def test_too_few_cases_leave_nothing_to_compare_with_chance():
    tally = tally_of({name: [1, 2, 3, 4, at] for at, name in enumerate("abcde")})
    result = of(tally, items="a,b,c,d,e", factors=None, number="parallel")
    assert reason(result.table("parallel_analysis").rows[0][1]) == "there are no more cases than items"
    assert reason(result.table("loadings").rows[0][1]) == "there are no more cases than items"


def test_harman_takes_the_first_component_of_all_items():
    result = of(scales(), statistics="harman", extraction="principal_axis")
    first = result.table("variance_explained").rows[0]
    assert result.table("single_factor").rows[0][1:] == (first[1], first[2], 3)


def test_items_are_left_out_one_at_a_time_each_with_its_reason():
    words = {"items": "q1 to q10,hours", "factors": 3}
    result = of(scales(), drop_communality=0.6, drop_loading=0.8, drop_cross_loading=0.2, **words)
    trail = result.table("deletion_trail")
    out = [row[1] for row in trail.rows[:-1]]
    assert len(out) == len(set(out)) > 1
    assert trail.rows[-1][1:4] == (None, None, None)
    assert [row[4] for row in trail.rows] == list(range(11, 11 - len(trail.rows), -1))
    for before, (_, item, rule, coefficient, *_) in enumerate(trail.rows[:-1]):
        kept = [name for name in (*ITEMS, "q10", "hours") if name not in out[:before]]
        rerun = of(scales(), **(words | {"items": kept}))
        if rule == "low_communality":
            close(rerun.table("communalities").cell({"item": item}, "extraction"), coefficient)
            assert coefficient < 0.6
        close(trail.rows[before][6], rerun.table("kmo_bartlett").column("kmo")[0])
    assert [row[0] for row in result.table("loadings").rows] == [
        name for name in (*ITEMS, "q10", "hours") if name not in out
    ]


def test_a_trail_that_ends_in_an_improper_solution_says_so():
    correlation = np.array([[1, 0.9, 0.1, 0.1], [0.9, 1, 0.45, 0.1], [0.1, 0.45, 1, 0.1], [0.1, 0.1, 0.1, 1]])
    words = {"items": "a,b,c,d", "factors": 2, "extraction": "principal_axis", "drop_communality": 0.9}
    last = of(with_correlation(correlation), **words).table("deletion_trail").rows[-1]
    assert reason(last[-1]) == "the communality of an item exceeded 1"


def test_the_last_three_items_stay():
    result = of(scales(), items="q1 to q4", factors=1, drop_loading=0.99)
    assert len(result.table("deletion_trail").rows) == 2
    assert "falls short of a rule but stays: with fewer than 3 items" in str(result.notes[0])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"draws": 0}, "draws: '0' is no number of samples; possible: 1 to 100000"),
        ({"seed": -1}, "seed: '-1' is not a seed; possible: 0 or a whole number above it"),
        ({"kappa": 0.5}, "kappa: '0.5' is not a kappa of promax; possible: 1 to 20"),
        ({"delta": 1}, "delta: '1.0' is not a delta of oblimin; possible: -100 to 0.8"),
        ({"drop_loading": 40}, "drop_loading: '40.0' is not a limit; possible: a number between 0 and 1, such as 0.4"),
    ],
)
def test_numbers_that_no_analysis_can_use_are_refused(words, sentence):
    with pytest.raises(Fault) as caught:
        of(scales(), **words)
    assert str(caught.value) == sentence
