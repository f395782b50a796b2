"""Jobs on small files: the figures are those of PSPP 1.6.2 and R 4.2.2, as run when the tests were written.

Data: typed in here, after examples of a textbook, not compared with it; nothing here is said of any printed output.
PSPP ran the same commands, with GLM in place of UNIANOVA and long data in place of VARSTOCASES; titles, labels
and the number of decimals are canvass's own.
"""

import pytest
from job_blocks import blocks_of, rows

VIAGRA = """DATA LIST FREE / dose libido.
BEGIN DATA
1 3 1 2 1 1 1 1 1 4 2 5 2 2 2 4 2 2 2 3 3 7 3 4 3 5 3 3 3 6
END DATA.
FORMATS ALL (F8.2).
VALUE LABELS dose 1 'Placebo' 2 'Low Dose' 3 'High Dose'.
ONEWAY libido BY dose /POLYNOMIAL=2 /CONTRAST=-2 1 1 /CONTRAST=0 -1 1
  /STATISTICS DESCRIPTIVES HOMOGENEITY BROWNFORSYTHE WELCH /POSTHOC=TUKEY GH ALPHA(.05).
"""
PARTNERS = """DATA LIST FREE / dose libido partner.
BEGIN DATA
1 3 4 1 2 1 1 5 5 1 2 1 1 2 2 1 2 2 1 7 7 1 2 4 1 4 5
2 7 5 2 5 3 2 3 1 2 4 2 2 4 2 2 7 6 2 5 4 2 4 2
3 9 1 3 2 3 3 6 5 3 3 4 3 4 3 3 4 3 3 4 2 3 6 0 3 4 1 3 6 3 3 2 0 3 8 1 3 5 0
END DATA.
FORMATS ALL (F8.0).
VALUE LABELS dose 1 'Placebo' 2 'Low Dose' 3 'High Dose'.
UNIANOVA libido BY dose WITH partner /METHOD=SSTYPE(3) /INTERCEPT=INCLUDE
  /EMMEANS=TABLES(dose) WITH(partner=MEAN) /PRINT=HOMOGENEITY PARAMETER /DESIGN=partner dose.
"""
GOGGLES = """DATA LIST FREE / gender alcohol attr.
BEGIN DATA
1 1 65 1 1 70 1 1 60 1 1 60 1 1 60 1 1 55 1 1 60 1 1 55 1 2 70 1 2 65 1 2 60 1 2 70 1 2 65 1 2 60 1 2 60 1 2 50
1 3 55 1 3 65 1 3 70 1 3 55 1 3 55 1 3 60 1 3 50 1 3 50 2 1 50 2 1 55 2 1 80 2 1 65 2 1 70 2 1 75 2 1 75 2 1 65
2 2 45 2 2 60 2 2 85 2 2 65 2 2 70 2 2 70 2 2 80 2 2 60 2 3 30 2 3 30 2 3 30 2 3 55 2 3 35 2 3 20 2 3 45 2 3 40
END DATA.
FORMATS ALL (F8.0).
UNIANOVA attr BY gender alcohol /METHOD=SSTYPE(3) /INTERCEPT=INCLUDE /PRINT=HOMOGENEITY
  /DESIGN=gender alcohol gender*alcohol.
"""
SPIDERS = """DATA LIST FREE / picture real.
BEGIN DATA
30 40 35 35 45 50 40 55 50 65 35 55 55 50 25 35 30 30 45 50 40 60 50 39
END DATA.
FORMATS ALL (F8.0).
T-TEST PAIRS=picture WITH real (PAIRED).
VARSTOCASES /MAKE anxiety FROM picture real /INDEX=group.
T-TEST GROUPS=group(1 2) /VARIABLES=anxiety.
"""
DRUGS = """DATA LIST FREE / drug sunday wed.
BEGIN DATA
1 15 28 1 35 35 1 16 35 1 18 24 1 19 39 1 17 32 1 27 27 1 16 29 1 13 36 1 20 35
2 16 5 2 15 6 2 20 30 2 15 8 2 16 9 2 13 7 2 14 6 2 19 17 2 18 3 2 18 10
END DATA.
NPAR TESTS /M-W=sunday wed BY drug(1 2).
SPLIT FILE SEPARATE BY drug.
NPAR TESTS /WILCOXON=sunday WITH wed (PAIRED).
"""
SOYA = """DATA LIST FREE / soya sperm.
BEGIN DATA
1 .35 1 .58 1 .88 1 .92 1 1.22 1 1.51 1 1.52 1 1.57 1 2.43 1 2.79
1 3.40 1 4.52 1 4.72 1 6.90 1 7.58 1 7.78 1 9.62 1 10.05 1 10.32 1 21.08
2 .33 2 .36 2 .63 2 .64 2 .77 2 1.53 2 1.62 2 1.71 2 1.94 2 2.48
2 2.71 2 4.12 2 5.65 2 6.76 2 7.08 2 7.26 2 7.92 2 8.04 2 12.10 2 18.47
3 .40 3 .60 3 .96 3 1.20 3 1.31 3 1.35 3 1.68 3 1.83 3 2.10 3 2.93
3 2.96 3 3.00 3 3.09 3 3.36 3 4.34 3 5.81 3 5.94 3 10.16 3 10.98 3 18.21
4 .31 4 .32 4 .56 4 .57 4 .71 4 .81 4 .87 4 1.18 4 1.25 4 1.33
4 1.34 4 1.49 4 1.50 4 2.09 4 2.70 4 2.75 4 2.83 4 3.07 4 3.28 4 4.11
END DATA.
NPAR TESTS /K-W=sperm BY soya(1 4) /J-T=sperm BY soya(1 4).
"""
DIET = """DATA LIST FREE / start m1 m2.
BEGIN DATA
63.75 65.38 81.34 62.98 66.24 69.31 65.98 67.70 77.89 107.27 102.72 91.33 66.58 69.45 72.87
120.46 119.96 114.26 62.01 66.09 68.01 71.87 73.62 55.43 83.01 75.81 71.63 76.62 67.66 68.60
END DATA.
NPAR TESTS /FRIEDMAN=start m1 m2.
"""
CATS = """DATA LIST FREE / training dance freq.
BEGIN DATA
0 1 28 0 0 10 1 1 48 1 0 114
END DATA.
WEIGHT BY freq.
CROSSTABS /TABLES=training BY dance /STATISTICS=CHISQ PHI /CELLS=COUNT EXPECTED.
"""

# PSPP and R agree.
BY_BOTH = [
    (VIAGRA, "Descriptives", "Total", "15 3.4667 1.76743 .45635 2.4879 4.4454 1.00 7.00"),
    (VIAGRA, "Tests of Homogeneity of Variances", "Based on Mean", ".092 2 12 .913"),
    (VIAGRA, "ANOVA", "(Combined)", "20.133 2 10.067 5.119 .025"),
    (VIAGRA, "ANOVA", "Within Groups", "23.600 12 1.967"),
    (VIAGRA, "Contrast Tests", "Equal variances assumed, 1", "3.8000 1.53623 2.474 12 .029"),
    (VIAGRA, "Contrast Tests", "Equal variances not assumed, 1", "3.8000 1.48324 2.562 8.740 .031"),
    (VIAGRA, "Multiple Comparisons", "Tukey HSD, Placebo, Low Dose", "-1.00000 .88694 .516 -3.3662 1.3662"),
    (VIAGRA, "Multiple Comparisons", "Tukey HSD, Placebo, High Dose", "-2.80000* .88694 .021 -5.1662 -.4338"),
    (GOGGLES, "Tests of Between-Subjects Effects", "gender", "168.750 1 168.750 2.032 .161"),
    (GOGGLES, "Tests of Between-Subjects Effects", "gender * alcohol", "1978.125 2 989.063 11.911 .000"),
    (SPIDERS, "Paired Samples Correlations", "picture & real", "12 .545"),
    (SPIDERS, "Paired Samples Test", "picture - real", "-7.000 9.807 2.831 -13.231 -.769 -2.473 11"),
    (SPIDERS, "Independent Samples Test", "Equal variances assumed", ".782 .386 -1.681 22"),
    (SPIDERS, "Independent Samples Test", "Equal variances not assumed", "-1.681 21.385"),
    (DRUGS, "Ranks", "sunday, 1.00", "10 11.95 119.50"),
    (DRUGS, "Ranks", "wed, 2.00", "10 5.90 59.00"),
    (DRUGS, "Test Statistics", "Mann-Whitney U", "35.500 4.000"),
    (DRUGS, "Test Statistics", "Z", "-1.105 -3.484"),
    (DRUGS, "Test Statistics", "Z", "-2.527"),
    (DRUGS, "Test Statistics", "Z", "-1.990"),
    (SOYA, "Test Statistics", "Kruskal-Wallis H", "8.659"),
    (SOYA, "Jonckheere-Terpstra Test", "N", "80"),
    (SOYA, "Jonckheere-Terpstra Test", "Observed J-T Statistic", "912.000"),
    (SOYA, "Jonckheere-Terpstra Test", "Mean J-T Statistic", "1200.000"),
    (SOYA, "Jonckheere-Terpstra Test", "Std. J-T Statistic", "-2.476"),
    (DIET, "Test Statistics", "Chi-Square", ".200"),
    (DIET, "Test Statistics", "Asymp. Sig.", ".905"),
    (CATS, "Chi-Square Tests", "Pearson Chi-Square", "25.356 1 .000"),
    (CATS, "Chi-Square Tests", "Continuity Correction", "23.520 1 .000"),
    (CATS, "Chi-Square Tests", "Likelihood Ratio", "24.932 1 .000"),
    (CATS, "Chi-Square Tests", "Linear-by-Linear Association", "25.229 1 .000"),
]
# PSPP has no POLYNOMIAL, Welch, Brown-Forsythe, covariates or homogeneity of a GLM, and no exact p here: R's lm, drop1,
# oneway.test, predict, ptukey and pwilcox; Brown and Forsythe's F by hand. Games-Howell's p is PSPP's too, but its
# standard error there is the pooled one.
BY_R = [
    (VIAGRA, "ANOVA", "Linear Term, Contrast", "19.600 1 19.600 9.966 .008"),
    (VIAGRA, "ANOVA", "Quadratic Term, Contrast", ".533 1 .533 .271 .612"),
    (VIAGRA, "Robust Tests of Equality of Means", "Welch", "4.320 2 7.943 .054"),
    (VIAGRA, "Robust Tests of Equality of Means", "Brown-Forsythe", "5.119 2 11.574 .026"),
    (VIAGRA, "Multiple Comparisons", "Games-Howell, Placebo, High Dose", "-2.80000* .91652 .039"),
    (PARTNERS, "Tests of Between-Subjects Effects", "Corrected Model", "31.920 3 10.640 3.500 .030"),
    (PARTNERS, "Tests of Between-Subjects Effects", "partner", "15.076 1 15.076 4.959 .035"),
    (PARTNERS, "Tests of Between-Subjects Effects", "dose", "25.185 2 12.593 4.142 .027"),
    (PARTNERS, "Parameter Estimates", "[dose=1]", "-2.225 .803 -2.771 .010"),
    (PARTNERS, "dose", "Placebo", "2.926 .596 1.701 4.152"),
    (PARTNERS, "dose", "High Dose", "5.151 .503 4.118 6.184"),
    (GOGGLES, "Levene's Test of Equality of Error Variances", "Based on Mean", "1.527 5 42 .202"),
    (DRUGS, "Test Statistics", "Exact Sig. [2*(1-tailed Sig.)]", ".280 .000"),
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Source of a job → its tables, each run once."""
    folder, found = tmp_path_factory.mktemp("jobs"), {}

    def run(source):
        if source not in found:
            blocks, complete = blocks_of(folder, source)
            assert complete
            found[source] = [block for block in blocks if "table" in block]
        return found[source]

    return run


@pytest.mark.parametrize(("source", "title", "row", "cells"), [*BY_BOTH, *BY_R])
def test_the_figures_are_those_of_the_engines(source, title, row, cells, printed):
    found = [text for label, text in rows(printed(source), title) if label.endswith(row)]
    assert any(f"{text} ".startswith(f"{cells} ") for text in found), list(rows(printed(source), title))
