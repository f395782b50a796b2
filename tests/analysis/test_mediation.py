"""MEDIATION against R: lm, psych, lavaan, a plain bootstrap; and against a loop over the very same samples."""

import numpy as np
import pytest
from process_answers import answers, complete, data
from scales_answers import cells, close, numbers, reason, solve

from analysis.procedures import mediation
from analysis.statistics.bootstrap import bounds, resampled_covariances, slopes
from instrument.message import Fault

R = numbers("mediation")
COVARIATES = {"covariates": "c,g", "categorical": "g"}


def of(tally, **words):
    return solve(mediation, tally, **({"dependent": "y", "predictor": "x", "mediators": "m1,m2"} | words))


@pytest.fixture(scope="module", params=[("plain", None), ("weighted", "times")], ids=["plain", "weighted"])
def parallel(request):
    label, weight = request.param
    return label, of(answers(weight), bootstrap=500, **COVARIATES)


@pytest.fixture(scope="module", params=[("plain", None), ("weighted", "times")], ids=["plain", "weighted"])
def serial(request):
    label, weight = request.param
    return label, of(answers(weight), bootstrap=500, order="serial", **COVARIATES)


def assert_equation(result, model, start):
    keys, summary = {"model": f"model={model}"}, result.table("path_summary")
    for word in ("r_squared", "mean_square", "f", "df2", "p"):
        close(summary.cell(keys, word), R[f"{start}:{word}"])
    table = result.table("path_coefficients")
    for row in table.where(keys):
        term = row[2].replace("g=", "g")
        for word in ("b", "se", "t", "p", "ci_low"):
            close(table.cell({**keys, "term": row[2]}, word), R[f"{start}:{term}:{word}"])


@pytest.mark.parametrize(("model", "name"), [(1, "m1"), (2, "m2"), (3, "y"), (4, "total")])
def test_every_equation_of_parallel_mediators_is_that_of_lm(parallel, model, name):
    assert_equation(parallel[1], model, f"{parallel[0]}:{name}")


@pytest.mark.parametrize(("model", "name"), [(1, "m1"), (2, "m2s"), (3, "y"), (4, "total")])
def test_every_equation_of_serial_mediators_is_that_of_lm(serial, model, name):
    assert_equation(serial[1], model, f"{serial[0]}:{name}")


def assert_path(result, path, start):
    close(result.table("indirect_effects").cell({"path": path}, "effect"), R[f"{start}:effect"])
    for word in ("se", "z", "p"):
        close(result.table("normal_theory").cell({"path": path}, word), R[f"{start}:{word}"])
    for word in ("partially", "completely"):
        keys = {"statistic": f"{word}_standardized", "path": path}
        close(result.table("standardized_indirect_effects").cell(keys, "effect"), R[f"{start}:{word}"])


@pytest.mark.parametrize("path", ["x>m1>y", "x>m2>y"])
def test_indirect_effects_and_sobel_are_those_of_r(parallel, path):
    assert_path(parallel[1], path, f"{parallel[0]}:{path}")


@pytest.mark.parametrize("path", ["x>m2>y", "x>m1>m2>y"])
def test_serial_indirect_effects_are_those_of_r(serial, path):
    start = f"{serial[0]}:serial:{path}" if path == "x>m2>y" else f"{serial[0]}:{path}"
    assert_path(serial[1], path, start)


def test_effects_are_those_of_psych_and_lavaan():
    result = of(answers(), bootstrap=100)
    close(result.table("total_and_direct_effects").cell({"statistic": "total_effect"}, "effect"), R["psych:total"])
    close(result.table("total_and_direct_effects").cell({"statistic": "direct_effect"}, "effect"), R["psych:direct"])
    indirect = result.table("indirect_effects")
    close(indirect.cell({"path": "total_indirect_effect"}, "effect"), R["psych:indirect"])
    close(indirect.cell({"path": "x>m1>y"}, "effect"), R["lavaan:i1"], 1e-7)
    close(indirect.cell({"path": "x>m2>y"}, "effect"), R["lavaan:i2"], 1e-7)


def test_the_total_effect_is_direct_and_indirect_effects_together(parallel, serial):
    for _, result in (parallel, serial):
        effects, indirect = result.table("total_and_direct_effects"), result.table("indirect_effects")
        whole = indirect.cell({"path": "total_indirect_effect"}, "effect")
        close(effects.column("effect")[0], effects.column("effect")[1] + whole, 1e-12)
        close(sum(indirect.column("effect")[:-1]), whole, 1e-12)
        close(sum(indirect.column("percent_of_total")[:-1]), indirect.column("percent_of_total")[-1], 1e-10)


@pytest.mark.parametrize(
    ("order", "paths"),
    [
        ("parallel", {name: name for name in ("x>m1>y", "x>m2>y", "total_indirect_effect")}),
        ("serial", {"x>m2>y": "serial:x>m2>y", "x>m1>m2>y": "x>m1>m2>y"}),
    ],
)
def test_bootstrap_intervals_are_those_of_r_but_for_chance(order, paths):
    table = of(answers(), order=order, bootstrap=50000, seed=3).table("indirect_effects")
    for path, name in paths.items():
        _, _, se, low, high, _ = table.where({"path": path})[0]
        spread = R[f"boot:{name}:se"]
        assert abs(se / spread - 1) < 0.02
        assert abs(low - R[f"boot:{name}:low"]) < 0.09 * spread
        assert abs(high - R[f"boot:{name}:high"]) < 0.09 * spread


def test_slopes_of_samples_are_those_of_each_sample_fitted_alone():
    columns = complete("x", "m1", "y")
    weights = np.ones(len(columns))
    found = resampled_covariances(columns, weights, 50, 9)
    fast = slopes(found, 2, [0, 1], columns.var(axis=0))
    drawn = np.random.default_rng(9).integers(0, len(columns), size=(50, len(columns)), dtype=np.int32)
    for sample, slope in zip(drawn, fast, strict=True):
        x = np.column_stack([np.ones(len(columns)), columns[sample, :2]])
        known = np.linalg.lstsq(x, columns[sample, 2], rcond=None)[0]
        np.testing.assert_allclose(slope, known[1:], rtol=1e-10)


def test_samples_are_drawn_by_weight_whether_few_patterns_or_many():
    few = np.array([[0.0, 1.0], [1.0, 0.0], [2.0, 5.0]])
    heavy = resampled_covariances(few, np.array([100.0, 50.0, 50.0]), 4000, 2)
    light = resampled_covariances(few, np.array([2.0, 1.0, 1.0]), 4000, 2)
    population = np.cov(np.repeat(few, [2, 1, 1], axis=0).T, ddof=0)
    np.testing.assert_allclose(heavy.mean(axis=0), population * 199 / 200, rtol=0.01)
    np.testing.assert_allclose(light.mean(axis=0), population * 3 / 4, rtol=0.04)


def test_equal_seeds_give_equal_intervals_and_others_do_not():
    one, same, other = (of(answers(), bootstrap=200, seed=seed).table("indirect_effects").rows for seed in (5, 5, 6))
    assert one == same
    assert one != other


def test_bias_corrected_bounds_are_percentiles_moved_by_the_median_bias():
    estimates = np.arange(1.0, 1000.0)
    plain, moved = (bounds(estimates, 400.0, 0.9, kind) for kind in ("percentile", "bias_corrected"))
    close(plain.low, 50.0)
    close(plain.high, 950.0)
    assert moved.low < plain.low
    assert moved.high < plain.high
    centred = bounds(estimates, 500.0, 0.9, "bias_corrected")
    close(centred.low, plain.low)


def test_a_predictor_of_two_values_is_not_standardised():
    result = of(answers(x=(data()["x"] > 3).astype(float)), bootstrap=100)
    table = result.table("standardized_indirect_effects")
    assert set(table.column("statistic")) == {"partially_standardized"}


def test_one_mediator_has_one_path_and_no_contrast():
    result = of(answers(), mediators="m1", bootstrap=100)
    assert result.table("indirect_effects").column("path") == ("x>m1>y",)
    assert "indirect_contrasts" not in [table.name for table in result.tables]
    assert result.labels["x>m1>y"] == {"en": "X → M1 → Y"}


def test_hc3_moves_standard_errors_alone():
    plain, robust = of(answers(), bootstrap=100), of(answers(), bootstrap=100, errors="hc3")
    one, other = plain.table("path_coefficients"), robust.table("path_coefficients")
    assert one.column("b") == other.column("b")
    assert one.column("se") != other.column("se")


def test_a_constant_mediator_leaves_no_effect_but_the_total_one():
    result = of(answers(m1=np.full(160, 2.0)), bootstrap=100)
    assert reason(result.table("indirect_effects").column("effect")[0]) == "every answer is the same"
    assert isinstance(result.table("total_and_direct_effects").cell({"statistic": "total_effect"}, "effect"), float)
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


def test_a_mediator_that_is_the_predictor_again_is_named_as_such():
    result = of(answers(m1=2 * data()["x"]), bootstrap=100)
    why = "a predictor is made of the others"
    assert reason(result.table("total_and_direct_effects").cell({"statistic": "direct_effect"}, "effect")) == why
    assert reason(result.table("indirect_effects").column("effect")[0]) == why


def test_samples_in_which_a_column_does_not_vary_are_counted_and_left_out():
    rare = np.zeros(160)
    rare[[20, 21]] = 1.0
    result = of(answers(x=rare), bootstrap=400)
    assert result.notes[1].sentence == "{count} bootstrap samples could not be fitted and are left out."
    assert 20 < result.notes[1].values["count"] < 120
    assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"mediators": "m1,x"}, "variable 'x' is in the equation twice; possible: each variable once"),
        (
            {"mediators": "m1", "order": "serial"},
            "mediators: 1 mediators cannot stand one after another; possible: 2 to 4",
        ),
        (
            {"bootstrap": 5},
            "bootstrap: '5' is not a number of bootstrap samples; possible: 100 to 100000",
        ),
        ({"seed": -1}, "seed: '-1' is not a seed; possible: a whole number from 0"),
        (
            {"categorical": "m1"},
            "categorical: 'm1' is not one of the covariates; only covariates may be categorical",
        ),
    ],
)
def test_a_mediation_that_cannot_be_is_refused(words, sentence):
    with pytest.raises(Fault) as caught:
        of(answers(), **words)
    assert str(caught.value) == sentence
