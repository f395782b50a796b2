"""Covariance analyses, scales and factors: marks, points and columns as SPSS 29 printed them.

Source: github.com/YannickDiehl/mariposa, tests/spss_reference/outputs (SPSS 29): ancova_output.txt,
reliability_output.txt (test 1b), efa_output.txt and efa_ml_promax_output.txt.
"""

import re

import pytest
from job_blocks import blocks_of, table

from canvass.jobs import run_job

CASES = """
DATA LIST FREE /g y x z.
BEGIN DATA
1 4 1 6 1 5 3 4 1 3 2 5 1 6 4 2 2 7 5 3 2 6 2 4 2 8 6 1 2 9 5 2
END DATA.
FORMATS g y x z (F8.0).
"""
# Correlations of the six variables as they were printed, of the fewest cases of any two.
CORRELATED = """
MATRIX DATA VARIABLES=ROWTYPE_ politics concern satisfied government media science /FORMAT=LOWER.
BEGIN DATA
N 2008 2008 2008 2008 2008 2008
CORR 1
CORR -.587 1
CORR -.001 -.004 1
CORR -.055 .061 .006 1
CORR .002 .004 .021 .009 1
CORR .038 -.012 -.014 .030 .021 1
END DATA.
FACTOR MATRIX=IN(COR=*) /PRINT INITIAL EXTRACTION ROTATION /CRITERIA MINEIGEN(1) ITERATE(25)
"""
# Initial eigenvalue, percent and cumulative percent; communalities after extraction.
EIGENVALUES = [(1.600, 26.666, 26.666), (1.041, 17.358, 44.024), (1.017, 16.955, 60.979), (0.980, 16.334, 77.313)]
COMMUNALITIES = [0.786, 0.783, 0.668, 0.347, 0.475, 0.598]
TRANSFORMATION = [(0.998, 0.057, 0.007), (-0.055, 0.915, 0.400), (0.017, -0.399, 0.917)]


def both(folder, source):
    """What a job prints, as data and as text."""
    blocks = blocks_of(folder, source)[0]
    run_job(folder / "job.sps", None, folder / "out.txt", "en")
    return blocks, (folder / "out.txt").read_text(encoding="utf-8")


def texts(row):
    return [None if cell is None else cell["text"] for cell in row["cells"]]


def values(found):
    return [tuple(cell["value"] for cell in row["cells"] if cell is not None) for row in found["rows"]]


def test_a_parameter_set_to_zero_has_points_and_means_name_the_covariate(tmp_path):
    job = (
        CASES + "UNIANOVA y BY g WITH x /PRINT=PARAMETER ETASQ HOMOGENEITY /EMMEANS=TABLES(g) WITH(x=MEAN) /DESIGN=x g."
    )
    blocks, printed = both(tmp_path, job)
    found = table(blocks, "Parameter Estimates")
    assert found["rows"][-1]["labels"] == ["[g=2]"]
    assert texts(found["rows"][-1]) == ["0", ".", ".", ".", ".", ".", "."]
    means = next(block for block in blocks if block.get("table") == "g")
    assert means["notes"][-1] == "a. Covariates appearing in the model are evaluated at the following values: x = 3.50."
    assert len(re.findall(r"[0-9]a ", printed.partition("Estimated Marginal Means")[2])) == 2
    assert table(blocks, "Levene's Test of Equality of Error Variances")["columns"] == [
        ["F"],
        ["df1"],
        ["df2"],
        ["Sig."],
    ]


def test_a_negative_alpha_is_marked_at_its_heading_and_in_its_cells(tmp_path):
    blocks, printed = both(tmp_path, CASES + "RELIABILITY /VARIABLES=y x z /SUMMARY=TOTAL /STATISTICS=CORR.")
    for title in ("Reliability Statistics", "Item-Total Statistics"):
        assert len(table(blocks, title)["notes"]) == 1
        assert table(blocks, title)["notes"][0].startswith("a. The value is negative due to a negative average")
    assert len(re.findall(r"-[0-9.]+a ", printed)) == 2


def test_components_are_those_that_spss_printed(tmp_path):
    blocks = blocks_of(tmp_path, CORRELATED + "/EXTRACTION PC /ROTATION VARIMAX.")[0]
    for found, recorded in zip(values(table(blocks, "Total Variance Explained")), EIGENVALUES, strict=False):
        assert found[:3] == pytest.approx(recorded, abs=0.015)
    assert [row[-1] for row in values(table(blocks, "Communalities"))] == pytest.approx(COMMUNALITIES, abs=0.01)
    turned = table(blocks, "Component Transformation Matrix")
    assert turned["columns"] == [["1"], ["2"], ["3"]]
    for found, recorded in zip(values(turned), TRANSFORMATION, strict=True):
        assert found == pytest.approx(recorded, abs=0.02)
    assert table(blocks, "Rotated Component Matrix")["notes"][-1] == "a. Rotation converged in 4 iterations."


def test_promax_has_the_iterations_of_varimax_and_nothing_is_tested_without_degrees_of_freedom(tmp_path):
    blocks = blocks_of(tmp_path, CORRELATED + "/EXTRACTION ML /ROTATION PROMAX.")[0]
    titles = [block["table"] for block in blocks if "table" in block]
    assert "Goodness-of-fit Test" not in titles
    assert {
        "text": "The number of degrees of freedom (0) is not positive. Factor analysis may not be appropriate."
    } in [{"text": block.get("text")} for block in blocks]
    assert re.fullmatch(r"a\. Rotation converged in \d iterations\.", table(blocks, "Pattern Matrix")["notes"][-1])
    assert table(blocks, "Factor Correlation Matrix")["columns"] == [["1"], ["2"], ["3"]]


def test_levene_by_several_bases_stands_beside_the_dependent_variable(tmp_path):
    # factorial_anova_output.txt: the notes, their letters and the rows of the table.
    asked = "VARIABLE LABELS y 'Life'.\nCOMPUTE h = MOD($CASENUM, 2).\n"
    asked += "UNIANOVA y BY g h /PRINT=HOMOGENEITY /DESIGN=g h g*h."
    found = table(blocks_of(tmp_path, CASES + asked)[0], "Levene's Test of Equality of Error Variances")
    assert [row["labels"] for row in found["rows"][:2]] == [["Life", "Based on Mean"], ["Life", "Based on Median"]]
    assert found["notes"][1:3] == ["a. Dependent variable: Life", "b. Design: Intercept + g + h + g * h"]


def test_effects_have_the_names_of_variables_and_labels_are_never_words_of_the_program(tmp_path):
    labelled = CASES + "VARIABLE LABELS x 'Hours'.\nVALUE LABELS g 1 'general' 2 'total'.\n"
    job = labelled + "NOMREG g WITH x /PRINT=LRT.\nDISCRIMINANT /GROUPS=g(1 2) /VARIABLES=y x /STATISTICS=TABLE."
    blocks = blocks_of(tmp_path, job)[0]
    effects = table(blocks, "Likelihood Ratio Tests")
    assert [row["labels"] for row in effects["rows"]] == [["Intercept"], ["x"]]
    sorted_into = table(blocks, "Classification Results")
    assert [row["labels"][-1] for row in sorted_into["rows"][:2]] == ["general", "total"]


# what-when-how.com/Tutorial/topic-6171k9qnok/Analysis-of-Variance-Designs-84.html, figure 5.14: the third group's
# cases 11 to 15, two at each end.
EXTREMES = """
DATA LIST FREE /score.
BEGIN DATA
72 69 70 70 71
END DATA.
FORMATS score (F8.0).
EXAMINE score /PLOT=NONE /STATISTICS=EXTREME(2).
"""


def test_a_value_that_more_cases_have_is_marked_where_the_list_ends(tmp_path):
    blocks, printed = both(tmp_path, EXTREMES)
    found = table(blocks, "Extreme Values")
    assert [texts(row) for row in found["rows"]] == [["1", "72"], ["5", "71"], ["2", "69"], ["4", "70"]]
    assert found["notes"] == [
        "a. Only a partial list of cases with the value 70 is shown in the table of lower extremes."
    ]
    assert "70a " in printed
    assert "Extreme Values (a)" not in printed


def test_a_value_that_is_tested_is_printed_as_it_is_written(tmp_path):
    # t_test_output.txt, test 1a: TESTVAL=3.0 stands above the test as "Test Value = 3.0".
    for written in ("3.0", "3", "-1.5"):
        found = table(blocks_of(tmp_path, CASES + f"T-TEST TESTVAL={written} /VARIABLES=y.")[0], "One-Sample Test")
        assert {heads[0] for heads in found["columns"]} == {f"Test Value = {written}"}


def test_every_step_says_at_which_iteration_it_ended(tmp_path):
    pairs = "0 1 2  0 2 1  1 4 4  0 3 5  1 6 3  1 5 6  0 4 1  1 7 5  1 3 6  0 5 2  1 6 7  0 2 4"
    job = f"DATA LIST FREE /y a b.\nBEGIN DATA\n{pairs}\nEND DATA.\nLOGISTIC REGRESSION y WITH a b /METHOD=FSTEP(LR)"
    blocks = blocks_of(tmp_path, job + " /PRINT=ITER(1) /CRITERIA=PIN(.3) POUT(.4).")[0]
    summary = table(blocks, "Model Summary")
    history = [block for block in blocks if block.get("table") == "Iteration History"][-1]
    ends = [note[3:] for note in history["notes"] if "Estimation terminated" in note]
    assert len(summary["rows"]) == 2
    assert ends == [note[3:] for note in summary["notes"]]
