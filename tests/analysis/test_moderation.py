"""MODERATION and MODERATED MEDIATION against R."""

import numpy as np
import pytest
from process_answers import answers, data
from scales_answers import cells, close, numbers, reason, solve

from analysis.procedures import moderated_mediation, moderation
from analysis.statistics.johnson_neyman import boundaries

R = numbers("moderation")
WORDS = {"dependent": "m1", "predictor": "x", "moderator": "w", "covariates": "c"}
ROLES = {"dependent": "y", "predictor": "x", "mediators": "m1,m2", "moderator": "w", "covariates": "c"}
PERCENTILES = ("percentile=16", "percentile=50", "percentile=84")


def same_cases(weight=None):
    """Answers whose every row is one that R kept."""
    kept = ~np.isnan(data()["y"] + data()["m1"])
    changed = {name: np.where(kept, column, np.nan) for name, column in data().items() if name != "times"}
    return answers(weight, **changed)


def of(tally, **words):
    return solve(moderation, tally, **(WORDS | words))


def mediated(tally, **words):
    return solve(moderated_mediation, tally, **(ROLES | {"bootstrap": 100} | words))


@pytest.fixture(scope="module", params=[("plain", None), ("weighted", "times")], ids=["plain", "weighted"])
def sample(request):
    label, weight = request.param
    return label, same_cases(weight), of(same_cases(weight))


def test_the_equation_is_that_of_lm(sample):
    label, _, result = sample
    table = result.table("path_coefficients")
    close(result.table("path_summary").cell({}, "r_squared"), R[f"{label}:m1:r_squared"])
    close(result.table("path_summary").cell({}, "f"), R[f"{label}:m1:f"])
    for term in ("constant", "x", "w", "x*w", "c"):
        for word in ("b", "se", "t", "p", "ci_low"):
            close(table.cell({"term": term}, word), R[f"{label}:m1:{term}:{word}"])


def test_the_interaction_is_tested_by_what_it_adds(sample):
    label, _, result = sample
    row = result.table("interaction_test").rows[0]
    close(row[1], R[f"{label}:change:r_squared"])
    close(row[2], R[f"{label}:change:f"])
    close(row[5], R[f"{label}:change:p"])


@pytest.mark.parametrize("probe", ["percentiles", "mean_sd"])
@pytest.mark.parametrize("center", [False, True])
def test_simple_slopes_are_those_of_a_recentred_moderator(sample, probe, center):
    label, tally, _ = sample
    table = of(tally, probe=probe, center=center).table("conditional_effects")
    for number, row in enumerate(table.rows, start=1):
        close(row[1], R[f"{label}:{probe}:{number}:value"])
        for cell, word in zip(row[2:], ("effect", "se", "t", "p", "ci_low", "ci_high"), strict=True):
            close(cell, R[f"{label}:{probe}:{number}:{word}"])


@pytest.mark.parametrize("center", [False, True])
def test_regions_of_johnson_and_neyman_are_where_t_reaches_its_critical_value(sample, center):
    label, tally, _ = sample
    result = of(tally, center=center)
    table = result.table("johnson_neyman")
    assert len(table.rows) == R[f"{label}:jn:count"]
    close(table.rows[0][1], R[f"{label}:jn:1:value"], 1e-8)
    close(table.rows[0][2], R[f"{label}:jn:1:below"])
    effects = result.table("johnson_neyman_effects")
    assert len(effects.rows) == 22
    at = [row for row in effects.rows if row[1] == table.rows[0][1]]
    close(at[0][effects.index("p")], 0.05)


def test_predicted_values_are_those_of_predict(sample):
    label, tally, _ = sample
    for center in (False, True):
        table = of(tally, center=center).table("predicted_values")
        for i, x in enumerate(PERCENTILES, start=1):
            for j, w in enumerate(PERCENTILES, start=1):
                found = table.cell({"other_point": x, "point": w}, "predicted_value")
                close(found, R[f"{label}:predicted:{i}:{j}"])


def test_hc3_is_that_of_sandwich(sample):
    label, tally, _ = sample
    close(of(tally, errors="hc3").table("conditional_effects").rows[0][3], R[f"{label}:hc3:se"])


def test_values_may_be_given():
    rows = of(answers(), values="2,5").table("conditional_effects").rows
    assert [row[:2] for row in rows] == [("point=1", 2.0), ("point=2", 5.0)]


def test_a_moderator_of_two_values_is_taken_at_both_and_has_no_regions():
    result = of(answers(w=(data()["w"] > 4).astype(float)))
    assert [row[1] for row in result.table("conditional_effects").rows] == [0.0, 1.0]
    assert "johnson_neyman_effects" not in [table.name for table in result.tables]


def test_a_range_without_a_turn_says_so():
    random = np.random.default_rng(1)
    result = of(answers(x=random.normal(size=160)))
    assert "johnson_neyman" not in [table.name for table in result.tables]
    assert str(result.notes[0]).startswith("Within the range of w the effect does not turn")


def test_boundaries_are_none_one_or_two():
    assert boundaries(1.0, 0.0, 0.01, 0.0, 0.0, 100, 0.05) == ()
    assert len(boundaries(1.0, 1.0, 0.01, 0.0, 0.01, 100, 0.05)) == 2
    assert boundaries(0.0, 0.0, 1.0, 0.0, 1.0, 100, 0.05) == ()


@pytest.mark.parametrize("model", [5, 7, 8, 14, 15, 58, 59])
@pytest.mark.parametrize("center", [False, True])
def test_conditional_indirect_effects_are_products_of_conditional_slopes(sample, model, center):
    label, tally, _ = sample
    result = mediated(tally, model=model, center=center)
    for mediator in ("m1", "m2"):
        path = f"x>{mediator}>y"
        if model == 5:
            close(result.table("indirect_effects").cell({"path": path}, "effect"), R[f"{label}:5:{mediator}:1"])
            continue
        for number, point in enumerate(PERCENTILES, start=1):
            found = result.table("conditional_indirect_effects").cell({"path": path, "point": point}, "effect")
            close(found, R[f"{label}:{model}:{mediator}:{number}"])
        if model < 58:
            index = result.table("moderated_mediation_index").cell({"path": path}, "index")
            close(index, R[f"{label}:{model}:{mediator}:index"])


@pytest.mark.parametrize("model", [5, 7, 8, 14, 15, 58, 59])
def test_direct_effects_are_those_of_lm(sample, model):
    label, tally, _ = sample
    result = mediated(tally, model=model)
    bent = model in (5, 8, 15, 59)
    table = result.table("conditional_direct_effects" if bent else "total_and_direct_effects")
    for number, row in enumerate(table.rows, start=1):
        at = 2 if bent else 1
        close(row[at], R[f"{label}:{model}:direct:{number}"])
        close(row[at + 1], R[f"{label}:{model}:direct:{number}:se"])


def test_bootstrap_intervals_are_those_of_r_but_for_chance():
    words = {name: value for name, value in ROLES.items() if name != "covariates"} | {"mediators": "m1", "values": "5"}
    result = solve(moderated_mediation, answers(), model=7, bootstrap=50000, seed=3, **words)
    for table, name in (("moderated_mediation_index", "index"), ("conditional_indirect_effects", "at5")):
        se, low, high = result.table(table).rows[0][-3:]
        spread = R[f"boot:{name}:se"]
        assert abs(se / spread - 1) < 0.02
        assert abs(low - R[f"boot:{name}:low"]) < 0.09 * spread
        assert abs(high - R[f"boot:{name}:high"]) < 0.09 * spread


def test_contrasts_are_later_less_earlier_and_the_index_times_the_distance():
    result = mediated(answers(), model=7, values="2,5")
    effects = result.table("conditional_indirect_effects").column("effect")
    index = result.table("moderated_mediation_index").column("index")[0]
    contrast = result.table("conditional_contrasts").rows[0]
    assert contrast[1:3] == ("point=2", "point=1")
    close(contrast[3], effects[1] - effects[0], 1e-12)
    close(contrast[3], 3 * index, 1e-12)


def test_a_constant_moderator_has_a_reason_and_no_number():
    changed = answers(w=np.full(160, 3.0))
    for result in (of(changed), mediated(changed, model=8)):
        assert all(not isinstance(cell, float) or np.isfinite(cell) for cell in cells(result))
    why = "a predictor has the same answer throughout"
    assert reason(of(changed).table("conditional_effects").column("effect")[0]) == why


def test_a_moderator_that_is_the_predictor_again_is_named_as_such():
    why = "a predictor is made of the others"
    result = of(answers(w=2 * data()["x"] + 1))
    assert reason(result.table("path_coefficients").column("b")[0]) == why


def test_numbers_whose_product_cannot_be_held_are_refused_with_a_reason():
    large = {"x": data()["x"] * 1e80, "w": data()["w"] * 1e80}
    assert reason(of(answers(**large)).table("path_coefficients").column("b")[0]).startswith("a product of two")
