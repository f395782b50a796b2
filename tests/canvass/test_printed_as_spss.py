"""What a job prints: SPSS's tables, rows, notes and order."""

import pytest
from job_blocks import blocks_of, table

from canvass.jobs import run_job

HEAD = """
DATA LIST FREE /g u a b y t1 t2.
BEGIN DATA
1 1 3 2 5.5 1 0   1 2 4 4 6.1 0 0   2 1 2 3 4.2 1 1   2 2 5 4 7.9 0 1   1 1 1 2 3.3 1 0
2 2 4 5 6.6 1 1   1 2 2 1 3.9 0 1   2 1 3 4 5.8 0 0   1 2 5 5 8.2 1 1   2 1 1 1 2.7 0 1
1 1 2 2 4.4 0 1   2 2 4 3 6.0 1 1
END DATA.
FORMATS g u a b t1 t2 (F8.0) y (F8.2).
VARIABLE LABELS g 'Gender' u 'Unit' a 'First' b 'Second' y 'Income'.
VALUE LABELS g 1 'Male' 2 'Female' /u 1 'North' 2 'South'.
"""


@pytest.fixture
def printed(tmp_path):
    def run(commands, language="en"):
        return blocks_of(tmp_path, HEAD + commands, language)[0]

    return run


def texts(row):
    return [None if cell is None else cell["text"] for cell in row["cells"]]


def test_a_correlation_has_its_stars_and_the_diagonal_is_1(printed):
    found = table(printed("CORRELATIONS a b."), "Correlations")
    assert [row["labels"] for row in found["rows"][:3]] == [
        ["First", "Pearson Correlation"],
        ["First", "Sig. (2-tailed)"],
        ["First", "N"],
    ]
    assert texts(found["rows"][0]) == ["1", ".818**"]
    assert texts(found["rows"][1]) == [None, ".001"]
    assert found["notes"] == ["**. Correlation is significant at the 0.01 level (2-tailed)."]


def test_a_crosstab_names_both_variables_and_the_note_stands_at_its_test(printed):
    blocks = printed("CROSSTABS g BY u /CELLS=COUNT ROW /STATISTICS=CHISQ.")
    found = table(blocks, "Gender * Unit Crosstabulation")
    assert found["columns"] == [["Unit", "North"], ["Unit", "South"], ["Total"]]
    assert found["rows"][1]["labels"] == ["Gender", "Male", "% within Gender"]
    assert found["rows"][-2]["labels"] == ["Total", "Count"]
    tests = table(blocks, "Chi-Square Tests")
    assert tests["notes"][1] == "b. Computed only for a 2x2 table"
    assert tests["notes"][0].startswith("a. 4 cells (100.0%) have expected count less than 5.")
    assert (tests["command"], tests["line"]) == ("CROSSTABS", 11)


def test_a_regression_says_what_entered_and_its_predictors(printed):
    blocks = printed("REGRESSION /DEPENDENT y /METHOD=ENTER a b.")
    assert texts(table(blocks, "Variables Entered/Removed")["rows"][0]) == ["Second, First", ".", "Enter"]
    assert table(blocks, "Variables Entered/Removed")["notes"] == [
        "a. Dependent Variable: Income",
        "b. All requested variables entered.",
    ]
    assert table(blocks, "Model Summary")["notes"] == ["a. Predictors: (Constant), Second, First"]


def test_a_pair_has_its_number_and_its_difference(printed):
    found = table(printed("T-TEST PAIRS=a WITH b."), "Paired Samples Test")
    assert found["rows"][0]["labels"] == ["Pair 1", "First - Second"]


def test_both_probabilities_of_a_t_test_stand_below_significance(printed):
    blocks = printed("T-TEST GROUPS=g(1 2) /VARIABLES=y.\nT-TEST /TESTVAL=3.5 /VARIABLES=y.\nT-TEST PAIRS=a WITH b.")
    means = "t-test for Equality of Means"
    assert table(blocks, "Independent Samples Test")["columns"][4:] == [
        [means, "Significance", "One-Sided p"],
        [means, "Significance", "Two-Sided p"],
        [means, "Mean Difference"],
        [means, "Std. Error Difference"],
        [means, "95% Confidence Interval of the Difference", "Lower"],
        [means, "95% Confidence Interval of the Difference", "Upper"],
    ]
    one = table(blocks, "One-Sample Test")
    assert (one["columns"][0], one["notes"]) == (["Test Value = 3.5", "t"], [])
    assert one["columns"][2] == ["Test Value = 3.5", "Significance", "One-Sided p"]
    paired = table(blocks, "Paired Samples Test")["columns"]
    assert paired[2:4] == [
        ["Paired Differences", "Std. Error Mean"],
        ["Paired Differences", "95% Confidence Interval of the Difference", "Lower"],
    ]
    assert paired[-2:] == [["Significance", "One-Sided p"], ["Significance", "Two-Sided p"]]
    assert table(blocks, "Paired Samples Correlations")["columns"][-1] == ["Significance", "Two-Sided p"]


def test_limits_are_bounds_where_spss_calls_them_so(printed):
    blocks = printed("ONEWAY y BY u /STATISTICS=DESCRIPTIVES.")
    above = "95% Confidence Interval for Mean"
    assert table(blocks, "Descriptives")["columns"][4:6] == [[above, "Lower Bound"], [above, "Upper Bound"]]


def test_one_number_cuts_the_groups_of_a_t_test(printed):
    found = table(printed("T-TEST GROUPS=a(3) /VARIABLES=y."), "Group Statistics")
    assert [row["labels"][-1] for row in found["rows"]] == [">= 3", "< 3"]
    assert [texts(row)[0] for row in found["rows"]] == ["7", "5"]


def test_tests_of_ranks_name_themselves_and_their_groups(printed):
    blocks = printed("NPAR TESTS /K-W=y BY u(1 2) /WILCOXON=a WITH b (PAIRED) /MCNEMAR=t1 WITH t2.")
    tests = [block for block in blocks if block.get("table") == "Test Statistics"]
    assert tests[0]["notes"] == ["a. Kruskal Wallis Test", "b. Grouping Variable: Unit"]
    assert tests[1]["notes"][0] == "a. Wilcoxon Signed Ranks Test"
    assert tests[2]["notes"] == ["a. McNemar Test", "b. Binomial distribution used."]
    assert [row["labels"] for row in table(blocks, "t1 & t2")["rows"]] == [["0"], ["1"]]


def test_a_block_of_a_logistic_regression_has_its_heading(printed):
    blocks = printed("LOGISTIC REGRESSION t2 WITH y /METHOD=ENTER y.")
    assert [block["heading"] for block in blocks if "heading" in block] == [
        "LOGISTIC REGRESSION",
        "Block 0: Beginning Block",
        "Block 1: Method = Enter",
    ]


def test_charts_that_are_not_drawn_are_told_once_at_the_end(printed):
    blocks = printed("FREQUENCIES g /HBAR.\nFREQUENCIES u /HBAR.")
    assert [block["text"] for block in blocks if "text" in block] == ["Charts are left out: HBAR (11), HBAR (12)."]


def test_a_chart_stands_behind_the_tables_of_its_command_with_its_data(printed):
    blocks = printed("FREQUENCIES g /BARCHART.")
    assert [block.get("chart") for block in blocks[-2:]] == [None, "Bar Chart: Gender"]
    assert [row["labels"] for row in blocks[-1]["rows"]] == [["Male"], ["Female"]]


def test_a_distribution_with_given_parameters_is_taken_for_known(printed):
    found = table(printed("NPAR TESTS /K-S(UNIFORM 0 10)=y."), "One-Sample Kolmogorov-Smirnov Test")
    assert found["notes"] == ["a. Test distribution is Uniform."]


def test_scores_of_a_factor_are_new_variables(printed):
    found = table(printed("FACTOR /VARIABLES a b y /SAVE REG(ALL).\nDESCRIPTIVES FAC1_1."), "Descriptive Statistics")
    assert found["rows"][0]["labels"] == ["REGR factor score   1 for analysis 1"]
    assert texts(found["rows"][0])[-1] == "1.00000000"


def test_labels_are_chinese_where_asked_for(printed):
    found = table(printed("CROSSTABS g BY u /STATISTICS=CHISQ.", "zh"), "卡方检验")
    assert found["notes"][1] == "b. 仅针对 2x2 表进行计算"


def test_cases_stand_above_the_parts_they_fall_into(printed):
    blocks = printed("CROSSTABS g BY u.\nMEANS y BY u.\nEXAMINE y.")
    found = [block["columns"][0] for block in blocks if block.get("table") == "Case Processing Summary"]
    assert found == [["Cases", "Valid", "N"], ["Cases", "Included", "N"], ["Cases", "Valid", "N"]]


def test_limits_of_a_mean_stand_below_one_name(printed):
    rows = table(printed("EXAMINE y BY g /NOTOTAL."), "Descriptives")["rows"]
    assert [row["labels"] for row in rows[:4]] == [
        ["Income", "Male", "Mean"],
        ["Income", "Male", "95% Confidence Interval for Mean", "Lower Bound"],
        ["Income", "Male", "95% Confidence Interval for Mean", "Upper Bound"],
        ["Income", "Male", "5% Trimmed Mean"],
    ]


def test_what_cannot_be_computed_is_a_point_with_its_reason(printed):
    found = table(printed("COMPUTE few=y.\nIF (y<8) few=$SYSMIS.\nEXAMINE few."), "Descriptives")
    assert texts(found["rows"][0])[1] == "."
    assert found["notes"]


def test_exact_probabilities_have_columns_only_where_there_are_some(printed):
    blocks = printed("CROSSTABS g BY u /STATISTICS=CHISQ.\nCROSSTABS a BY u /STATISTICS=CHISQ.")
    columns = [block["columns"] for block in blocks if block.get("table") == "Chi-Square Tests"]
    assert [len(each) for each in columns] == [5, 3]


def test_levels_of_a_factor_stand_below_its_name(tmp_path):
    job, output = tmp_path / "job.sps", tmp_path / "out.txt"
    job.write_text(HEAD + "T-TEST GROUPS=g(1 2) /VARIABLES=y.\nONEWAY y BY a /POSTHOC=LSD.", encoding="utf-8")
    run_job(job, None, output, "en")
    text = output.read_text(encoding="utf-8")
    assert "│        │ Gender │" in text
    assert "│ (I) First │ (J) First │" in text


def test_a_logistic_regression_has_the_headings_of_spss(printed):
    blocks = printed("VARIABLE LABELS t2 'Agreed'.\nLOGISTIC REGRESSION t2 WITH y /METHOD=ENTER y /PRINT=CI(95).")
    assert table(blocks, "Case Processing Summary")["notes"][0].startswith("a. If weight is in effect")
    found = table(blocks, "Classification Table")
    assert found["columns"] == [
        ["Predicted", "Agreed", "0"],
        ["Predicted", "Agreed", "1"],
        ["Predicted", "Percentage Correct"],
    ]
    assert [row["labels"] for row in found["rows"]] == [
        ["Step 0", "Agreed", "0"],
        ["Step 0", "Agreed", "1"],
        ["Step 0", "Overall Percentage"],
    ]
    outside = table(blocks, "Variables not in the Equation")["rows"]
    assert [row["labels"] for row in outside] == [["Step 0", "Variables", "y"], ["Step 0", "Overall Statistics"]]
    inside = [block for block in blocks if block.get("table") == "Variables in the Equation"]
    assert [len(block["columns"]) for block in inside] == [6, 8]
    assert inside[1]["notes"] == ["a. Variable(s) entered on step 1: y."]
    assert inside[1]["columns"][-1] == ["95% C.I. for EXP(B)", "Upper"]


def test_blocks_say_how_they_step(printed):
    blocks = printed("LOGISTIC REGRESSION t2 WITH y a /METHOD=FSTEP(LR) y a /CRITERIA=PIN(.9) POUT(.95).")
    assert "Block 1: Method = Forward Stepwise (Likelihood Ratio)" in [block.get("heading") for block in blocks]
    found = [block for block in blocks if block.get("table") == "Variables in the Equation"][-1]
    assert found["notes"][0].startswith("a. Variable(s) entered on step 1: ")


def test_headings_carry_the_notes_that_are_about_them(printed):
    blocks = printed("CROSSTABS a BY b /STATISTICS=BTAU CORR.\nT-TEST GROUPS=g(1 2) /VARIABLES=y /ES DISPLAY(TRUE).")
    assert table(blocks, "Symmetric Measures")["notes"] == [
        "a. Not assuming the null hypothesis.",
        "b. Using the asymptotic standard error assuming the null hypothesis.",
        "c. Based on normal approximation.",
    ]
    sizes = table(blocks, "Independent Samples Effect Sizes")
    assert sizes["columns"][0] == ["Standardizer"]
    assert sizes["notes"][0].startswith("a. The denominator used")


def test_a_statistic_and_its_error_stand_below_one_name(printed):
    found = table(printed("DESCRIPTIVES y /STATISTICS=MEAN SEMEAN STDDEV."), "Descriptive Statistics")
    assert found["columns"][1:3] == [["Mean", "Statistic"], ["Mean", "Std. Error"]]
    plain = table(printed("DESCRIPTIVES y /STATISTICS=MEAN STDDEV."), "Descriptive Statistics")
    assert plain["columns"] == [["N"], ["Mean"], ["Std. Deviation"]]


def test_notes_of_tests_of_ranks_stand_at_what_they_are_about(printed):
    blocks = printed("NPAR TESTS /CHISQUARE=g u.\nNPAR TESTS /RUNS(MEDIAN)=y.\nNPAR TESTS /COCHRAN=t1 t2.")
    tests = [block for block in blocks if block.get("table") == "Test Statistics"]
    assert [len(block["notes"]) for block in tests] == [1, 1]  # both expected counts are the same
    assert tests[1]["notes"] == ["a. 1 is treated as a success."]
    assert table(blocks, "Runs Test")["notes"] == ["a. Median"]


def test_a_test_of_a_distribution_names_its_parameters_in_two_columns(printed):
    found = table(printed("NPAR TESTS /K-S(NORMAL)=y."), "One-Sample Kolmogorov-Smirnov Test")
    assert [row["labels"] for row in found["rows"][:4]] == [
        ["N"],
        ["Normal Parameters", "Mean"],
        ["Normal Parameters", "Std. Deviation"],
        ["Most Extreme Differences", "Absolute"],
    ]
    assert found["notes"] == [
        "a. Test distribution is Normal.",
        "b. Calculated from data.",
        "c. Lilliefors Significance Correction.",
        "d. This is a lower bound of the true significance.",
    ]


def test_both_groups_of_a_binomial_test_have_numbers_and_values(printed):
    found = table(printed("NPAR TESTS /BINOMIAL=t1."), "Binomial Test")
    assert [row["labels"] for row in found["rows"]] == [["t1", "Group 1"], ["t1", "Group 2"], ["t1", "Total"]]
    assert found["columns"][0] == ["Category"]
    assert sorted(str(texts(row)[0]) for row in found["rows"][:2]) == ["0", "1"]


def test_counts_of_a_median_test_stand_below_the_groups(printed):
    found = table(printed("NPAR TESTS /MEDIAN=y BY u(1 2)."), "Frequencies")
    assert found["columns"] == [["Unit", "North"], ["Unit", "South"]]
    assert found["rows"][0]["labels"] == ["Income", "> Median"]


def test_halves_name_their_items_and_intraclass_correlations_their_test(printed):
    blocks = printed(
        "RELIABILITY /VARIABLES=a b t1 t2 /MODEL=SPLIT.\n"
        "RELIABILITY /VARIABLES=a b y /ICC=MODEL(MIXED) TYPE(CONSISTENCY) CIN=95 TESTVAL=0."
    )
    halves = table(blocks, "Reliability Statistics")
    assert halves["notes"] == ["a. The items are: First, Second.", "b. The items are: t1, t2."]
    assert halves["rows"][1]["labels"] == ["Cronbach's Alpha", "Part 1", "N of Items"]
    found = table(blocks, "Intraclass Correlation Coefficient")
    assert found["columns"][3] == ["F Test with True Value 0", "Value"]
    assert [note[:30] for note in found["notes"]] == [
        "Two-way mixed effects model wh",
        "a. The estimator is the same, ",
        "b. Type C intraclass correlati",
        "c. This estimate is computed a",
    ]


def test_a_summary_of_residuals_names_what_is_predicted_last(printed):
    blocks = printed("REGRESSION /STATISTICS COEFF R ANOVA COLLIN /DEPENDENT y /METHOD=ENTER a b /RESIDUALS DURBIN.")
    assert table(blocks, "Model Summary")["notes"] == [
        "a. Predictors: (Constant), Second, First",
        "b. Dependent Variable: Income",
    ]
    shares = table(blocks, "Collinearity Diagnostics")["columns"]
    assert shares[-1] == ["Variance Proportions", "Second"]


def test_the_correlation_of_a_predictor_with_itself_has_no_probability(printed):
    found = table(printed("REGRESSION /DESCRIPTIVES CORR SIG /DEPENDENT y /METHOD=ENTER a."), "Correlations")
    row = next(row for row in found["rows"] if row["labels"][0] == "Sig. (1-tailed)")
    assert texts(row)[0] == "."


def test_models_of_categories_have_the_headings_of_spss(printed):
    blocks = printed("PLUM u WITH y.\nNOMREG u (BASE=LAST) BY g WITH y /PRINT=PARAMETER LRT MFI CPS.")
    ordinal, nominal = [block for block in blocks if block.get("table") == "Parameter Estimates"]
    assert ordinal["columns"][0] == ["Estimate"]
    assert ordinal["notes"] == ["Link function: Logit."]
    assert nominal["notes"][0] == "a. The reference category is: South."
    redundant = next(row for row in nominal["rows"] if row["cells"][0]["text"] == "0")
    assert texts(redundant) == ["0", ".", ".", "0", ".", ".", ".", "."]
    assert table(blocks, "Likelihood Ratio Tests")["columns"] == [
        ["Model Fitting Criteria", "-2 Log Likelihood of Reduced Model"],
        ["Likelihood Ratio Tests", "Chi-Square"],
        ["Likelihood Ratio Tests", "df"],
        ["Likelihood Ratio Tests", "Sig."],
    ]
    counted = [block for block in blocks if block.get("table") == "Case Processing Summary"][1]
    assert [row["labels"] for row in counted["rows"][-4:]] == [["Valid"], ["Missing"], ["Total"], ["Subpopulation"]]


def test_what_a_curve_assumes_stands_at_its_headings(printed):
    blocks = printed("ROC y BY t2 (1) /PRINT=SE COORDINATES.")
    area = table(blocks, "Area Under the Curve")
    assert [note[:2] for note in area["notes"]] == ["a.", "b."]
    assert area["notes"][1] == "b. Null hypothesis: true area = 0.5"
    assert table(blocks, "Case Processing Summary")["notes"][1] == "a. The positive actual state is 1."
    named = [row["labels"] for row in table(blocks, "Coordinates of the Curve")["rows"]]
    assert named[0] == ["Income"]
    assert not any(named[1:])


def test_a_design_says_what_it_is_of(printed):
    blocks = printed("UNIANOVA y BY g u /DESIGN=g u.")
    effects = table(blocks, "Tests of Between-Subjects Effects")
    assert effects["notes"][0] == "Dependent Variable: Income"


def test_each_command_has_its_heading_also_after_one_of_its_kind(printed):
    blocks = printed("SORT CASES BY g.\nSPLIT FILE SEPARATE BY g.\nFREQUENCIES u.\nSPLIT FILE OFF.\nFREQUENCIES u.")
    assert [block["heading"] for block in blocks if "heading" in block] == [
        "FREQUENCIES",
        "Gender = Male",
        "Gender = Female",
        "FREQUENCIES",
    ]


def test_comparisons_of_columns_carry_the_letters_of_their_notes(tmp_path):
    job, output = tmp_path / "job.sps", tmp_path / "out.txt"
    job.write_text(HEAD + "CTABLES /TABLE a [COLPCT] BY g /COMPARETEST TYPE=PROP.", encoding="utf-8")
    run_job(job, None, output, "en")
    found = output.read_text(encoding="utf-8")
    assert "Comparisons of Column Proportions (a)" in found
    assert "\nResults are based on two-sided tests." in found
    assert "\na. Tests are adjusted for all pairwise comparisons" in found


def test_predictors_are_named_block_by_block_also_where_coefficients_are_not_printed(printed):
    command = "REGRESSION /STATISTICS R ANOVA{} /DEPENDENT y /METHOD=ENTER a b /METHOD=ENTER u g."
    wanted = ["a. Predictors: (Constant), Second, First", "b. Predictors: (Constant), Second, First, Gender, Unit"]
    for more in ("", " COEFF OUTS"):
        assert table(printed(command.format(more)), "Model Summary")["notes"] == wanted


def test_means_of_several_variables_stand_beside_one_another(printed):
    several = table(printed("MEANS a y BY g."), "Report")
    assert several["columns"] == [["First"], ["Income"]]
    assert [row["labels"] for row in several["rows"][:3]] == [
        ["Male", "Mean"],
        ["Male", "N"],
        ["Male", "Std. Deviation"],
    ]
    assert [texts(row) for row in several["rows"][6:8]] == [["3.00", "5.3833"], ["12", "12"]]
    one = table(printed("MEANS y BY g."), "Report")
    assert one["columns"] == [["Mean"], ["N"], ["Std. Deviation"]]


def test_a_table_without_rows_is_only_why_it_has_none(printed):
    blocks = printed("ONEWAY y BY g /POSTHOC=LSD.")
    assert not any(block.get("table") == "Multiple Comparisons" for block in blocks)
    (told,) = [block["text"] for block in blocks if "Post hoc" in block.get("text", "")]
    assert told.startswith("Post hoc tests are not performed for Income")


def test_groups_and_subsets_of_oneway_stand_below_their_names(printed):
    blocks = printed("ONEWAY y BY a /CONTRAST=1 -1 0 0 0 /STATISTICS=WELCH /POSTHOC=TUKEY.")
    coefficients = table(blocks, "Contrast Coefficients")["columns"]
    assert coefficients[0][0] == "First"
    assert table(blocks, "Robust Tests of Equality of Means")["columns"][0] == ["Statistic"]
    subsets = table(blocks, "Income")["columns"]
    assert subsets[:2] == [["N"], ["Subset for alpha = 0.05", "1"]]
