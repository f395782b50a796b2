"""Commands that compare groups, from the words of a job to numbers of R, and what they refuse."""

import pytest

from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Problem
from analysis.syntax.job import Job

CASES = """4.1 1.2 1 1 a 5.3 2.1 1 1 a 6.2 3.3 1 2 b 5.9 2.7 1 2 b 7.1 3.9 2 1 a 6.8 4.2 2 1 c 8.3 4.4 2 2 b
7.7 3.8 2 2 a 9.4 5.1 3 1 b 8.8 5.9 3 1 c 9.9 6.3 3 2 a 7.2 4.6 3 2 b 6.6 3.1 3 2 a 5.2 2.9 1 2 b 8.1 4.7 2 1 b"""
DATA = f"DATA LIST FREE / y x (F8.2) g h (F2) n (A4).\nBEGIN DATA\n{CASES}\nEND DATA.\n"


def job_of(source, folder):
    job = Job(Folder(folder))
    job.run(DATA + source, "job.sps")
    return job


def problems(job):
    return [str(each.message) for each in job.items if isinstance(each, Problem)]


def tables(job, name):
    results = [each.result for each in job.items if isinstance(each, Printed)]
    return [table for result in results for table in result.tables if table.name == name]


SAVED = {
    "PRE_1": (4.14049726085, 8.47673409187, 8.08367045933),
    "RES_1": (-0.0404972608512, 0.9232659081332, 0.0163295406658),
    "ZRE_1": (-0.0722299483244, 1.6467150476933, 0.0291249791630),
    "SRE_1": (-0.0904280645562, 1.8422968516647, 0.0331123482901),
    "DRE_1": (-0.0634742404227, 1.1556041985337, 0.0211068140966),
    "COO_1": (1.15988189303e-03, 2.13527206569e-01, 8.01910873343e-05),
    "LEV_1": (0.361989043405, 0.201053518753, 0.226337968816),
    "SEP_1": (0.337330848029, 0.251399369681, 0.266739327794),
}
"""R lm: fitted, resid, rstandard, cooks.distance and hatvalues of cases 1, 9 and 15."""


def test_what_unianova_saves_is_what_lm_says_of_the_cases(tmp_path):
    job = job_of(
        "UNIANOVA y BY g WITH x /SAVE=PRED RESID ZRESID SRESID DRESID COOK LEVER SEPRED /DESIGN=x g.", tmp_path
    )
    assert problems(job) == []
    for name, expected in SAVED.items():
        assert job.active.columns[name][[0, 8, 14]] == pytest.approx(expected, rel=1e-9), name
    assert job.active.fields["LEV_1"].label == "Uncentered Leverage Value for y"


def test_what_glm_saves_of_several_variables_is_what_unianova_saves_of_each(tmp_path):
    job = job_of(
        "COMPUTE z=SQRT(y).\nIF ($CASENUM=2) z=$SYSMIS.\nGLM y z BY g WITH x /SAVE=PRED RESID(r1 r2) /DESIGN=x g.\n"
        "SELECT IF NOT MISSING(z).\nUNIANOVA y BY g WITH x /SAVE=PRED(p1) RESID(e1) /DESIGN=x g.\n"
        "UNIANOVA z BY g WITH x /SAVE=PRED(p2) RESID(e2) /DESIGN=x g.",
        tmp_path,
    )
    assert problems(job) == []
    for one, other in (("PRE_1", "p1"), ("PRE_2", "p2"), ("r1", "e1"), ("r2", "e2")):
        assert job.active.columns[one] == pytest.approx(job.active.columns[other], rel=1e-9), one
    assert job.active.fields["PRE_2"].label == "Predicted Value for z"


def test_a_nested_effect_costs_what_it_adds_to_its_factor(tmp_path):
    """R anova(lm(y ~ factor(g)), lm(y ~ factor(g) + factor(g):factor(h)))."""
    (table,) = tables(job_of("UNIANOVA y BY g h /DESIGN=g h(g).", tmp_path), "tests_of_effects")
    row = table.rows[[line[0] for line in table.rows].index("h(g)")]
    assert row[1:4] == pytest.approx((3.626666667, 3, 3.626666667 / 3))
    assert row[4:6] == pytest.approx((1.24866, 0.34858), rel=1e-5)


def test_every_emmeans_prints_its_own_tables_in_their_order(tmp_path):
    source = (
        "UNIANOVA y BY g h WITH x /EMMEANS=TABLES(OVERALL) /EMMEANS=TABLES(g) WITH(x=3) COMPARE ADJ(SIDAK)"
        " /EMMEANS=TABLES(g) WITH(x=5) /EMMEANS=TABLES(g*h) COMPARE(h) ADJ(BONFERRONI) /DESIGN=x g h g*h."
    )
    (result,) = [each.result for each in job_of(source, tmp_path).items if isinstance(each, Printed)]
    names = [table.name for table in result.tables][3:]
    of_g = ["estimated_means", "marginal_comparisons", "univariate_tests", "estimated_means"]
    assert names == ["overall_mean", *of_g, "estimated_means", "marginal_comparisons", "univariate_tests"]
    at_3, at_5 = [table for table in result.tables if table.about == ("y", "g") and table.name == "estimated_means"]
    assert at_3.rows[0][1] < at_5.rows[0][1]
    assert result.tables[-1].about == ("y", "h", "g")


def test_fractions_of_a_hypothesis_begin_no_subcommand(tmp_path):
    job = job_of("UNIANOVA y BY g /LMATRIX 'mean of two' g 1/2 1/2 -1 /DESIGN=g.", tmp_path)
    assert problems(job) == []
    (table,) = tables(job, "contrast_results")
    assert table.rows[0][1] == pytest.approx((5.34 + 7.6) / 2 - 8.38)


def test_two_scales_have_the_models_that_follow_them(tmp_path):
    source = "RELIABILITY /VARIABLES=y x g h /SCALE('a') y x g /MODEL=ALPHA /SCALE('b') x TO h /MODEL=GUTTMAN."
    job = job_of(source, tmp_path)
    assert problems(job) == []
    assert (len(tables(job, "reliability")), len(tables(job, "guttman"))) == (1, 1)


def test_the_number_of_a_split_is_the_size_of_the_second_half(tmp_path):
    """IBM's Command Syntax Reference, RELIABILITY, MODEL; PSPP 1.6.2 takes it for the first."""
    job = job_of("RELIABILITY /VARIABLES=y x g h /MODEL=SPLIT(1).", tmp_path)
    (table,) = tables(job, "split_half")
    assert [row[2] for row in table.rows[:2]] == [3, 1]


REFUSED = {
    "T-TEST GROUPS=n(1 2) /VARIABLES=y.": "'1' stands where a string in quotation marks is expected",
    "T-TEST GROUPS=n /VARIABLES=y.": "the groups of a string variable must be named; possible: n('a' 'b')",
    "ONEWAY y BY g /POLYNOMIAL=7.": "7 is no degree of a polynomial; possible: 1–5",
    "UNIANOVA y BY g /METHOD=SSTYPE(5).": "SSTYPE(5) is not possible; possible: 1, 2, 3, 4",
    "UNIANOVA y BY g /EMMEANS=TABLES(g) COMPARE(h).": "h is not possible; possible: g",
    "UNIANOVA y BY g WITH x /POSTHOC=g(TUKEY).": "POSTHOC is left out where there are covariates",
}


@pytest.mark.parametrize("source", REFUSED)
def test_what_cannot_be_done_is_said_in_one_sentence(source, tmp_path):
    assert problems(job_of(source, tmp_path)) == [REFUSED[source]]


def test_an_unknown_test_is_told_and_the_others_are_done(tmp_path):
    job = job_of("ONEWAY y BY g /POSTHOC=FOO TUKEY ALPHA(.01).", tmp_path)
    assert [each.split(";")[0] for each in problems(job)] == ["'FOO' is not known and was left out"]
    (table,) = tables(job, "multiple_comparisons")
    assert {row[1] for row in table.rows} == {"tukey"}


def test_the_level_of_comparisons_is_not_that_of_other_intervals(tmp_path):
    job = job_of("ONEWAY y BY g /CRITERIA=CILEVEL(.9) /POSTHOC=LSD.\nONEWAY y BY g /POSTHOC=LSD.", tmp_path)
    first, second = tables(job, "multiple_comparisons")
    assert first.rows == second.rows
