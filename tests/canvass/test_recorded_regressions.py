"""Regressions as SPSS printed them: which predictor stands where, and the figures beside them."""

import re
import shutil
from pathlib import Path

import pytest
from job_blocks import blocks_of, table

from canvass.jobs import run_job

HSB2 = Path(__file__).parents[1] / "reference" / "hsb2" / "hsb2.csv"
HEAD = """
GET DATA /TYPE=TXT /FILE='hsb2.csv' /DELIMITERS="," /FIRSTCASE=2 /VARIABLES=id F4 female F1 race F1 ses F1 schtyp F1
 prog F1 read F3 write F3 math F3 science F3 socst F3.
VARIABLE LABELS read 'reading score' math 'math score' science 'science score' socst 'social studies score'.
"""
# UCLA, SPSS Annotated Output, Regression Analysis (scribd.com/document/440683389 has its tables as text): the order of
# the predictors in what entered and in the notes, and that of the coefficients. Figures by R: lm, confint, scale.
NAMED = "reading score, female, social studies score, math score"
COEFFICIENTS = {
    "(Constant)": ["12.325", "3.194", None, "3.859", ".000", "6.027", "18.624"],
    "math score": [".389", ".074", ".368", "5.252", ".000", ".243", ".535"],
    "female": ["-2.010", "1.023", "-.101", "-1.965", ".051", "-4.027", ".007"],
    "social studies score": [".050", ".062", ".054", ".801", ".424", "-.073", ".173"],
    "reading score": [".335", ".073", ".347", "4.607", ".000", ".192", ".479"],
}
# github.com/YannickDiehl/mariposa, tests/spss_reference/outputs/linear_regression_output.txt (SPSS 29): correlations
# of the predictors as named, and the order in which they stand in the notes.
ORDERS = [
    ("a b c", [(0.017, 0.020), (0.019,)], "c, b, a"),
    ("a b c", [(-0.004, -0.014), (0.270,)], "c, a, b"),
    ("a b c d", [(0.016, -0.019, -0.016), (-0.590, 0.063), (-0.060,)], "d, a, c, b"),
]


@pytest.fixture
def hsb2(tmp_path):
    shutil.copy(HSB2, tmp_path / "hsb2.csv")
    return lambda commands: blocks_of(tmp_path, HEAD + commands)[0]


def texts(row):
    return [None if cell is None else cell["text"] for cell in row["cells"]]


def test_a_regression_prints_what_spss_printed(hsb2):
    blocks = hsb2(
        "REGRESSION /STATISTICS COEFF OUTS R ANOVA CI /DEPENDENT science /METHOD=ENTER math female socst read."
    )
    assert texts(table(blocks, "Variables Entered/Removed")["rows"][0]) == [NAMED, ".", "Enter"]
    assert table(blocks, "Model Summary")["notes"] == [f"a. Predictors: (Constant), {NAMED}"]
    assert texts(table(blocks, "Model Summary")["rows"][0]) == [".699", ".489", ".479", "7.148"]
    assert [texts(row) for row in table(blocks, "ANOVA")["rows"]] == [
        ["9543.721", "4", "2385.930", "46.695", ".000"],
        ["9963.779", "195", "51.096", None, None],
        ["19507.500", "199", None, None, None],
    ]
    found = {row["labels"][-1]: texts(row) for row in table(blocks, "Coefficients")["rows"]}
    assert list(found.items()) == list(COEFFICIENTS.items())


@pytest.mark.parametrize(("names", "correlations", "order"), ORDERS)
def test_predictors_stand_in_the_order_in_which_they_entered(tmp_path, names, correlations, order):
    count = len(names.split())
    above = [[0.1, *(correlations[i][at - i - 1] for i in range(at)), 1] for at in range(count)]
    lines = "\n".join(" ".join(map(str, row)) for row in (["N", *[100] * (count + 1)], ["CORR", 1]))
    lines += "".join(f"\nCORR {' '.join(map(str, row))}" for row in above)
    job = f"MATRIX DATA VARIABLES=ROWTYPE_ y {names} /FORMAT=LOWER.\nBEGIN DATA.\n{lines}\nEND DATA.\n"
    blocks = blocks_of(tmp_path, job + f"REGRESSION MATRIX=IN(*) /DEPENDENT y /METHOD=ENTER {names}.")[0]
    assert table(blocks, "Model Summary")["notes"] == [f"a. Predictors: (Constant), {order}"]


def test_groups_of_a_split_file_have_notes_of_their_own(hsb2, tmp_path):
    # linear_regression_output.txt, test 3b: a and b below the summaries of two regions, b and c below their analyses.
    asked = "SORT CASES BY schtyp.\nSPLIT FILE BY schtyp.\n"
    asked += "REGRESSION /STATISTICS R ANOVA /DEPENDENT write /METHOD=ENTER read math science."
    blocks = hsb2(asked)
    orders = ["science score, math score, reading score", "science score, reading score, math score"]
    said = [f"Predictors: (Constant), {order}" for order in orders]
    assert table(blocks, "Model Summary")["notes"] == [f"a. {said[0]}", f"b. {said[1]}"]
    assert table(blocks, "ANOVA")["notes"] == ["a. Dependent Variable: write", f"b. {said[0]}", f"c. {said[1]}"]
    run_job(tmp_path / "job.sps", None, tmp_path / "out.txt", "en")
    printed = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert re.findall(r"\.\d{3}([abc]) ", printed) == ["a", "b", "b", "c"]
