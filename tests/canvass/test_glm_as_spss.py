"""What jobs of repeated measures and of several dependent variables print: tables, rows, notes and order of SPSS."""

import pytest
from job_blocks import blocks_of, table

from canvass.jobs import run_job

DATA = """
DATA LIST FREE / p1 p2 p3 method.
BEGIN DATA
60 60 64 1 64 66 68 1 57 57 59 1 60 62 64 1 63 68 66 1 55 57 61 1 66 63 64 1 52 59 58 1 59 63 69 1 58 62 61 1
58 60 67 2 58 65 61 2 47 48 49 2 67 62 72 2 52 57 63 2 69 75 80 2 64 64 72 2 52 64 54 2 61 58 68 2 54 53 59 2
END DATA.
VALUE LABELS method 1 'M1' 2 'M2'.
"""
REPEATED = """GLM p1 p2 p3 BY method /WSFACTOR=session 3 Polynomial /MEASURE=score /METHOD=SSTYPE(3)
  /EMMEANS=TABLES(OVERALL) /EMMEANS=TABLES(method) COMPARE ADJ(BONFERRONI)
  /EMMEANS=TABLES(session) COMPARE ADJ(BONFERRONI) /EMMEANS=TABLES(method*session)
  /PRINT=DESCRIPTIVE ETASQ OPOWER HOMOGENEITY RSSCP /CRITERIA=ALPHA(.05) /WSDESIGN=session /DESIGN=method.
"""
DESIGN = "a. Design: Intercept + method Within Subjects Design: session"


@pytest.fixture(scope="module")
def repeated(tmp_path_factory):
    return blocks_of(tmp_path_factory.mktemp("repeated"), DATA + REPEATED, "en")[0]


def texts(row):
    return [None if cell is None else cell["text"] for cell in row["cells"]]


def labels(found):
    return [row["labels"] for row in found["rows"]]


def test_the_tables_stand_in_the_order_of_spss(repeated):
    titles = [each["table"] for each in repeated if "table" in each]
    assert titles[:12] == [
        "Within-Subjects Factors",
        "Between-Subjects Factors",
        "Descriptive Statistics",
        "Box's Test of Equality of Covariance Matrices",
        "Bartlett's Test of Sphericity",
        "Multivariate Tests",
        "Mauchly's Test of Sphericity",
        "Tests of Within-Subjects Effects",
        "Tests of Within-Subjects Contrasts",
        "Levene's Test of Equality of Error Variances",
        "Tests of Between-Subjects Effects",
        "Residual SSCP Matrix",
    ]


def test_multivariate_tests_mark_what_is_exact_and_count_in_thousandths(repeated):
    found = table(repeated, "Multivariate Tests")
    assert labels(found)[:2] == [["session", "Pillai's Trace"], ["session", "Wilks' Lambda"]]
    assert labels(found)[-1] == ["session * method", "Roy's Largest Root"]
    assert texts(found["rows"][0]) == [".743", "24.593", "2.000", "17.000", ".000", ".743", "49.187", "1.000"]
    assert found["notes"] == [DESIGN, "b. Computed using alpha = .05", "c. Exact statistic"]


def test_sphericity_says_what_it_tests_and_what_its_factors_are_for(repeated):
    found = table(repeated, "Mauchly's Test of Sphericity")
    assert [head[0] for head in found["columns"][-3:]] == ["Epsilon"] * 3
    assert texts(found["rows"][0]) == [".801", "3.770", "2", ".152", ".834", ".960", ".500"]
    assert found["notes"][0] == "Measure: score"
    assert found["notes"][1].startswith("Tests the null hypothesis that the error covariance matrix")
    assert found["notes"][2] == DESIGN


def test_effects_within_subjects_stand_by_their_corrections(repeated):
    found = table(repeated, "Tests of Within-Subjects Effects")
    assert labels(found)[0] == ["session", "Sphericity Assumed"]
    assert labels(found)[-1] == ["Error(session)", "Lower-bound"]
    assert texts(found["rows"][1])[:5] == ["265.900", "1.668", "159.395", "15.347", ".000"]
    assert texts(found["rows"][3])[:2] == ["265.900", "1.000"]
    assert texts(found["rows"][8]) == ["311.867", "36", "8.663", None, None, None, None, None]


def test_contrasts_within_subjects_have_their_names(repeated):
    found = table(repeated, "Tests of Within-Subjects Contrasts")
    assert labels(found)[:2] == [["session", "Linear"], ["session", "Quadratic"]]


def test_effects_between_subjects_are_of_the_average(repeated):
    found = table(repeated, "Tests of Between-Subjects Effects")
    assert labels(found) == [["Intercept"], ["method"], ["Error"]]
    assert texts(found["rows"][0])[:4] == ["225461.400", "1", "225461.400", "2260.223"]
    assert found["notes"][:2] == ["Measure: score", "Transformed Variable: Average"]


def test_two_levels_leave_no_sphericity_to_test(tmp_path):
    blocks = blocks_of(tmp_path, DATA + "GLM p1 p2 /WSFACTOR=session 2.", "en")[0]
    found = table(blocks, "Mauchly's Test of Sphericity")
    assert texts(found["rows"][0]) == ["1.000", ".000", "0", ".", "1.000", "1.000", "1.000"]
    assert found["notes"][0] == "Measure: MEASURE_1"


def test_other_contrasts_are_named_by_the_levels_they_compare(tmp_path):
    for word, names in {
        "SIMPLE(1)": ["Level 2 vs. Level 1", "Level 3 vs. Level 1"],
        "REPEATED": ["Level 1 vs. Level 2", "Level 2 vs. Level 3"],
        "DIFFERENCE": ["Level 2 vs. Level 1", "Level 3 vs. Previous"],
        "HELMERT": ["Level 1 vs. Later", "Level 2 vs. Level 3"],
        "DEVIATION": ["Level 1 vs. Mean", "Level 2 vs. Mean"],
        "SPECIAL(1 1 1, 1 -1 0, 1 1 -2)": ["L1", "L2"],
    }.items():
        blocks = blocks_of(tmp_path, DATA + f"GLM p1 p2 p3 /WSFACTOR=session 3 {word}.", "en")[0]
        found = labels(table(blocks, "Tests of Within-Subjects Contrasts"))
        assert [name for _, name in found[:2]] == names, word


def test_several_variables_have_r_squared_each_and_their_own_parameters(tmp_path):
    source = "GLM p1 p2 BY method /PRINT=PARAMETER HOMOGENEITY /CONTRAST(method)=SIMPLE(1) /DESIGN=method."
    blocks = blocks_of(tmp_path, DATA + source, "en")[0]
    found = table(blocks, "Tests of Between-Subjects Effects")
    assert labels(found)[:2] == [["Corrected Model", "p1"], ["Corrected Model", "p2"]]
    assert [texts(row)[0] for row in found["rows"][:2]] == ["7.200", "6.050"]
    assert found["notes"][0] == "a. R Squared = .012 (Adjusted R Squared = -.043)"
    assert labels(table(blocks, "Parameter Estimates"))[1] == ["p1", "[method=1.00]"]
    assert labels(table(blocks, "Multivariate Tests"))[0] == ["Intercept", "Pillai's Trace"]
    levene = table(blocks, "Levene's Test of Equality of Error Variances")
    assert levene["notes"][0].startswith("Tests the null hypothesis that the error variance")
    assert levene["notes"][1] == "a. Design: Intercept + method"
    assert labels(table(blocks, "Multivariate Test Results"))[0] == ["Pillai's trace"]


def test_two_measures_are_tested_together_and_one_by_one(tmp_path):
    source = "COMPUTE q1=p1+RND(p2/9).\nCOMPUTE q2=p2-p3/7.\nCOMPUTE q3=p3+method.\n"
    source += "GLM p1 p2 p3 q1 q2 q3 BY method /WSFACTOR=session 3 /MEASURE=first second."
    blocks = blocks_of(tmp_path, DATA + source, "en")[0]
    joint = labels(table(blocks, "Multivariate Tests"))
    assert joint[0] == ["Between Subjects", "Intercept", "Pillai's Trace"]
    assert joint[8] == ["Within Subjects", "session", "Pillai's Trace"]
    effects = labels(table(blocks, "Tests of Within-Subjects Effects"))
    assert effects[4] == ["session", "second", "Sphericity Assumed"]
    between = table(blocks, "Tests of Between-Subjects Effects")
    assert labels(between)[:2] == [["Intercept", "first"], ["Intercept", "second"]]
    assert between["notes"][0] == "Transformed Variable: Average"


def test_a_page_in_chinese_has_the_words_of_spss(tmp_path):
    blocks = blocks_of(tmp_path, DATA + REPEATED, "zh")[0]
    found = table(blocks, "多变量检验")
    assert labels(found)[0] == ["session", "比莱轨迹"]
    assert found["notes"][0] == "a. 设计：截距 + method 主体内设计：session"
    assert labels(table(blocks, "主体内效应检验"))[-1] == ["误差(session)", "下限"]


def test_a_factor_of_strings_has_its_strings_for_codes(tmp_path):
    source = (
        "STRING kind (A1).\nRECODE method (1='m') (2='w') INTO kind.\nVALUE LABELS kind 'm' 'Men'.\n"
        "GLM p1 p2 BY kind /PRINT=PARAMETER."
    )
    blocks = blocks_of(tmp_path, DATA + source, "en")[0]
    found = table(blocks, "Between-Subjects Factors")
    assert labels(found) == [["kind", "m"], ["kind", "w"]]
    assert [texts(row)[0] for row in found["rows"]] == ["Men", None]
    assert labels(table(blocks, "Parameter Estimates"))[1] == ["p1", "[kind=m]"]


def test_every_emmeans_prints_means_and_its_own_comparisons(tmp_path):
    means = "/EMMEANS=TABLES(method*session) COMPARE"
    source = f"GLM p1 p2 p3 BY method /WSFACTOR=session 3 {means}(method) {means}(session) ADJ(SIDAK) {means}(session)."
    blocks = blocks_of(tmp_path, DATA + source, "en")[0]
    titles = [each["table"] for each in blocks if "table" in each][7:]
    own = ["Estimates", "Pairwise Comparisons"]
    assert titles == [*own, "Univariate Tests", *own, "Multivariate Tests", *own, "Multivariate Tests"]
    second, third = [each for each in blocks if each.get("table") == "Pairwise Comparisons"][1:]
    assert second["notes"][-2:] == [
        "*. The mean difference is significant at the .05 level.",
        "b. Adjustment for multiple comparisons: Sidak.",
    ]
    assert third["notes"][-1].endswith("(equivalent to no adjustments).")


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_headings_of_numbered_means_stand_on_pages_too(tmp_path, suffix):
    job, target = tmp_path / "job.sps", tmp_path / f"out.{suffix}"
    job.write_text(DATA + "GLM p1 p2 BY method /EMMEANS=TABLES(method) COMPARE.", encoding="utf-8")
    assert run_job(job, None, target, "en")
    assert target.stat().st_size > 10_000
