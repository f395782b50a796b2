"""Jobs on a survey of pupils: the figures are those of PSPP 1.6.2 and R 4.2.2, as run when the tests were written.

Data: hsb2, 200 pupils of High School and Beyond (National Center for Education Statistics), as the R package openintro
describes it. Who made this csv was not noted; the first 20 rows are those of hsb2.csv in GitHub's reisanar/datasets.
"""

from pathlib import Path
from shutil import copy

import pytest
from job_blocks import blocks_of, rows

DATA = Path(__file__).parents[1] / "reference" / "hsb2" / "hsb2.csv"
NAMES = "id female race ses schtyp prog read write math science socst"
HEAD = f"""GET DATA /TYPE=TXT /FILE='hsb2.csv' /DELIMITERS=',' /FIRSTCASE=2
  /VARIABLES={" ".join(f"{name} F9.2" for name in NAMES.split())}.
VALUE LABELS prog 1 'general' 2 'academic' 3 'vocation'.
"""
JOBS = {
    "one": "t-test /testval=50 /variable=write.",
    "two": "t-test groups=female(0 1) /variables=write.",
    "pairs": "t-test pairs=read with write (paired).",
    "shares": "npar test /chisquare=race /expected=10 10 10 70.",
    "ranks": "npar test /m-w=write by female(0 1).",
    "groups": "npar tests /k-w=write by prog(1,3).",
    "signed": "npar test /wilcoxon=write with read (paired).",
    "signs": "npar test /sign=read with write (paired).",
    "friedman": "npar tests /friedman=read write math.",
    "tables": "crosstabs /tables=female by ses /statistic=chisq.",
    "oneway": "oneway write by prog.",
    "glm": "glm write by female ses.",
    "ordinal": """if write ge 30 and write le 48 write3=1.
if write ge 49 and write le 57 write3=2.
if write ge 58 and write le 70 write3=3.
plum write3 with female read socst /link=logit /print=parameter summary tparallel.""",
    "binary": "logistic regression female with read.",
    "honours": """compute honcomp=(write ge 60).
logistic regression honcomp with read science ses /categorical ses.""",
    "nominal": "nomreg prog (base=2) by ses with write /print=lrt cps mfi parameter summary classtable.",
    "pearson": "correlations /variables=read write.",
    "spearman": "nonpar corr /variables=read write /print=spearman.",
    "simple": "regression variables=write read /dependent=write /method=enter.",
    "multiple": "regression variable=write female read math science socst /dependent=write /method=enter.",
    "factor": """factor /variables read write math science socst /criteria factors(2) /extraction pc /rotation varimax
  /print rotation extraction.""",
}
# PSPP and R agree (R's varimax run on to eps=1e-15: at its default of 1e-5 it stops at .651 for read).
BY_BOTH = [
    ("one", "One-Sample Test", "write", "4.140 199"),
    ("one", "One-Sample Test", "write", "2.77500 1.4533 4.0967"),
    ("two", "Independent Samples Test", "Equal variances assumed", "11.133 .001 -3.734 198"),
    ("two", "Independent Samples Test", "Equal variances not assumed", "-3.656 169.707"),
    ("pairs", "Paired Samples Test", "read - write", "-.867 199"),
    ("shares", "Test Statistics", "Chi-Square", "5.029"),
    ("shares", "Test Statistics", "Asymp. Sig.", ".170"),
    ("ranks", "Test Statistics", "Mann-Whitney U", "3606.000"),
    ("ranks", "Test Statistics", "Wilcoxon W", "7792.000"),
    ("ranks", "Test Statistics", "Z", "-3.329"),
    ("groups", "Test Statistics", "Kruskal-Wallis H", "34.045"),
    ("signed", "Test Statistics", "Z", "-.903"),
    ("signed", "Test Statistics", "Asymp. Sig. (2-tailed)", ".366"),
    ("friedman", "Test Statistics", "Chi-Square", ".645"),
    ("friedman", "Test Statistics", "Asymp. Sig.", ".724"),
    ("tables", "Chi-Square Tests", "Pearson Chi-Square", "4.577 2 .101"),
    ("oneway", "ANOVA", "Between Groups", "3175.698 2 1587.849 21.275 .000"),
    ("oneway", "ANOVA", "Within Groups", "14703.177 197 74.635"),
    ("glm", "Tests of Between-Subjects Effects", "Corrected Model", "2278.244 5 455.649 5.666 .000"),
    ("glm", "Tests of Between-Subjects Effects", "female", "1334.493 1 1334.493 16.595 .000"),
    ("glm", "Tests of Between-Subjects Effects", "ses", "1063.253 2 531.626 6.611 .002"),
    ("glm", "Tests of Between-Subjects Effects", "female * ses", "21.431 2 10.715 .133 .875"),
    ("binary", "Variables in the Equation", "read", "-.010 .014 .562 1 .453 .990"),
    ("binary", "Variables in the Equation", "Constant", ".726 .742 .958 1 .328 2.067"),
    ("honours", "Model Summary", "Step 1", "165.701 .280 .408"),
    ("honours", "Classification Table", "1.00", "26 27 50.9"),
    ("honours", "Variables in the Equation", "read", ".098 .025 15.199 1 .000 1.103"),
    ("honours", "Variables in the Equation", "ses", "6.690 2 .035"),
    ("honours", "Variables in the Equation", "ses(2)", "-1.013 .444 5.212 1 .022 .363"),
    ("pearson", "Correlations", "read, Pearson Correlation", "1 .597**"),
    ("simple", "Coefficients", "(Constant)", "23.959 2.806 8.539 .000"),
    ("simple", "Coefficients", "read", ".552 .053 .597 10.465 .000"),
    ("multiple", "Model Summary", "1", ".776 .602 .591 6.05897"),
    ("multiple", "Coefficients", "female", "5.493 .875 .289 6.274 .000"),
    ("multiple", "Coefficients", "read", ".125 .065 .136 1.931 .055"),
    ("factor", "Rotated Component Matrix", "read", ".650 .559"),
    ("factor", "Rotated Component Matrix", "socst", ".222 .922"),
]
# PSPP prints no Z of the sign test, knows no PLUM, NOMREG or NONPAR CORR, and turns the second component's sign round.
# R: ordinal::clm; VGAM::vglm for expected information and for unequal slopes; -2 log likelihoods with the constant of
# the cells; nnet::multinom and vglm; cor; psych::principal. The sign test's Z by hand, with the correction of a half.
BY_R = [
    ("signs", "Test Statistics", "Z", "-.588"),
    ("signs", "Test Statistics", "Asymp. Sig. (2-tailed)", ".556"),
    ("ordinal", "Model Fitting Information", "Intercept Only", "376.226"),
    ("ordinal", "Model Fitting Information", "Final", "252.151 124.075 3 .000"),
    ("ordinal", "Pseudo R-Square", "Nagelkerke", ".521"),
    ("ordinal", "Parameter Estimates", "[write3 = 1.00]", "9.704 1.203 65.109 1 .000"),
    ("ordinal", "Parameter Estimates", "female", "1.285 .322 15.887 1 .000"),
    ("ordinal", "Parameter Estimates", "socst", ".080 .019 17.781 1 .000"),
    ("ordinal", "Test of Parallel Lines", "General", "250.104 2.047 3 .563"),
    ("nominal", "Pseudo R-Square", "McFadden", ".118"),
    ("nominal", "Parameter Estimates", "general, write", "-.058 .021 7.320 1 .007 .944"),
    ("nominal", "Parameter Estimates", "general, [ses=1.00]", "1.163 .514 5.114 1 .024 3.199"),
    ("nominal", "Parameter Estimates", "vocation, write", "-.114 .022 26.139 1 .000 .893"),
    ("nominal", "Parameter Estimates", "vocation, [ses=2.00]", "1.274 .511 6.214 1 .013 3.575"),
    ("spearman", "Correlations", "read, Correlation Coefficient", "1.000 .617**"),
    ("factor", "Component Matrix", "science", ".801 -.456"),
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Name of a job → its tables, each run once."""
    folder, found = tmp_path_factory.mktemp("jobs"), {}
    copy(DATA, folder / "hsb2.csv")

    def run(name):
        if name not in found:
            blocks, complete = blocks_of(folder, f"{HEAD}{JOBS[name]}\n")
            assert complete
            found[name] = [block for block in blocks if "table" in block]
        return found[name]

    return run


@pytest.mark.parametrize(("job", "title", "row", "cells"), [*BY_BOTH, *BY_R])
def test_the_figures_are_those_of_the_engines(job, title, row, cells, printed):
    found = [text for label, text in rows(printed(job), title) if label.endswith(row)]
    assert any(f" {cells} " in f" {text} " for text in found), list(rows(printed(job), title))


def test_the_rotation_tells_its_iterations(printed):
    (table,) = [each for each in printed("factor") if each["table"] == "Rotated Component Matrix"]
    assert any(note.startswith("a. Rotation converged in ") for note in table["notes"])
