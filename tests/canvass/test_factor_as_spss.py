"""FACTOR, CORRELATIONS and matrix files as jobs print them.

Numbers are of R 4: `r <- cor(x, use = "pairwise"); eigen(r)`, `solve(cor(na.omit(x)))`,
`varimax(…, normalize = FALSE)`, principal axes from squared multiple correlations until none moves by .001, and
W = U⁻¹L (L'U⁻¹RU⁻¹L)^(-1/2).
"""

import json

import pytest
from job_blocks import blocks_of, table

HEAD = """DATA LIST FREE /a b c d g.
BEGIN DATA
5 4 5 1 1  4 5 3 3 1  2 1 2 5 1  1 2 1 4 1  3 3 4 2 2  4 5 4 1 2
2 2 1 4 2  5 4 5 2 1  . 3 2 5 1  1 . 2 3 2  3 2 . 4 2  2 1 3 2 1
END DATA.
"""
HELD = [[name, "a", "Correlation"] for name in ("c", "d", "c & d")]
MATRIX = """MATRIX DATA VARIABLES=ROWTYPE_ a b c d.
BEGIN DATA
MEAN 1 2 3 4
SD 1.1 1.2 1.3 1.4
N 92 92 92 92
CORR 1
CORR .5 1
CORR .3 .4 1
CORR .2 .35 .6 1
END DATA.
"""


@pytest.fixture
def run(tmp_path):
    def run(commands, head=HEAD):
        return blocks_of(tmp_path, head + commands)

    return run


def titles(blocks):
    return [block["table"] for block in blocks if "table" in block]


def column(found, at):
    return [row["cells"][at]["value"] for row in found["rows"] if row["cells"][at]]


def texts(found):
    return [[cell and cell["text"] for cell in row["cells"]] for row in found["rows"]]


def test_pairs_of_answers_are_analysed(run):
    blocks, complete = run(
        "FACTOR /VARIABLES a b c d /MISSING PAIRWISE /CRITERIA FACTORS(2) /PRINT UNIVARIATE KMO INITIAL EXTRACTION."
    )
    assert column(table(blocks, "Total Variance Explained"), 0) == pytest.approx(
        [3.156679126971, 0.5324189943522, 0.2820889514732, 0.0288129272036]
    )
    extracted = column(table(blocks, "Communalities"), 1)
    assert extracted == pytest.approx([0.920124645392, 0.932370976995, 0.931264900001, 0.905337598936])
    assert column(table(blocks, "KMO and Bartlett's Test"), 0)[1] == pytest.approx(29.3373307099)
    described = table(blocks, "Descriptive Statistics")
    assert described["columns"][-2:] == [["Analysis N"], ["Missing N"]]
    assert [row[-2:] for row in texts(described)] == [["11", "1"], ["11", "1"], ["11", "1"], ["12", "0"]]
    assert complete


def test_means_fill_gaps(run):
    blocks, complete = run(
        "FACTOR /VARIABLES a b c d /MISSING MEANSUB /PRINT UNIVARIATE INITIAL /SAVE REG(1 s).\nDESCRIPTIVES s1."
    )
    eigenvalues = column(table(blocks, "Total Variance Explained"), 0)
    assert eigenvalues == pytest.approx([3.0510349954512, 0.5291704029615, 0.3737572101362, 0.0460373914512])
    assert column(blocks[1], 1) == pytest.approx([1.37870462619, 1.37870462619, 1.37870462619, 1.41421356237])
    assert blocks[1]["notes"] == ["a. For each variable, missing values are replaced with the variable mean."]
    assert texts(blocks[-1])[0][0] == "12"
    assert complete


def test_inverse_and_covariances_are_printed(run):
    blocks, complete = run("FACTOR /VARIABLES a b c d /PRINT INV COVARIANCE.")
    first = [row["cells"][0]["value"] for row in table(blocks, "Inverse of Correlation Matrix")["rows"]]
    assert first == pytest.approx([14.42524157945, -6.87351287221, -12.20338821533, -4.28431626177])
    first = [row["cells"][0]["value"] for row in table(blocks, "Covariance Matrix")["rows"]]
    assert first == pytest.approx([2.11111111111, 1.875, 1.98611111111, -1.45833333333])
    assert complete


def test_scores_of_several_methods_are_saved(run):
    blocks, complete = run(
        "FACTOR /VARIABLES a b c d /EXTRACTION PAF /CRITERIA FACTORS(1) /PRINT FSCORE /SAVE AR(ALL x) BART(ALL y).\n"
        "LIST x1."
    )
    weights = column(table(blocks, "Factor Score Coefficient Matrix"), 0)
    assert weights == pytest.approx([0.5660750570373, 0.0801095560765, 0.3040961749854, -0.111544771544])
    assert "Factor Scores Method: Anderson-Rubin." in table(blocks, "Factor Score Coefficient Matrix")["notes"]
    assert [float(row[0]) for row in texts(table(blocks, "Data List"))[:2]] == pytest.approx([1.29185, 0.39936])
    assert complete


def test_a_rotation_without_normalisation(run):
    blocks, _ = run("FACTOR /VARIABLES a b c d /CRITERIA FACTORS(2) NOKAISER /PRINT ROTATION.")
    found = table(blocks, "Rotated Component Matrix")
    assert column(found, 0) == pytest.approx([0.6239716062, 0.2993802808, 0.8804496242, -0.8932310754])
    assert "Rotation Method: Varimax without Kaiser Normalization." in found["notes"]


def test_one_component_is_not_rotated(run):
    blocks, complete = run("FACTOR /VARIABLES a b c d /CRITERIA FACTORS(1).")
    found = table(blocks, "Rotated Component Matrix")
    assert any("Only one component was extracted." in note for note in found["notes"])
    assert len(table(blocks, "Total Variance Explained")["columns"]) == 6
    assert "Component Transformation Matrix" not in titles(blocks)
    assert complete


def test_an_extraction_alone_turns_nothing(run):
    blocks, _ = run("FACTOR /VARIABLES a b c d /CRITERIA FACTORS(2) /EXTRACTION PC.")
    assert "Rotated Component Matrix" not in titles(blocks)


def test_selected_cases_are_analysed_and_all_have_scores(run):
    blocks, complete = run("FACTOR /VARIABLES a b c /SELECT=g(1) /PRINT UNIVARIATE /SAVE REG(ALL s).\nDESCRIPTIVES s1.")
    assert texts(blocks[1])[0][-1] == "6"
    assert blocks[1]["notes"] == ["a. Only cases for which g = 1 are used in the analysis phase."]
    assert texts(blocks[-1])[0][0] == "9"
    assert complete


def test_what_factor_lacks_is_told_by_name(run):
    blocks, complete = run("FACTOR /VARIABLES a b c /DIAGONAL=.5 .5 .5 /CRITERIA RCONVERGE(.01).")
    told = json.dumps(blocks)
    assert not complete
    for each in ("DIAGONAL", "RCONVERGE"):
        assert each in told


def test_a_matrix_is_read_and_analysed(run):
    """R: cortest.bartlett and KMO of psych on the same matrix."""
    blocks, complete = run("LIST.\nFACTOR /MATRIX=IN(COR=*) /PRINT=UNIVARIATE KMO DET.", MATRIX)
    assert texts(blocks[0])[4] == ["CORR", "b", ".5000", "1.0000", ".4000", ".3500"]
    assert column(table(blocks, "KMO and Bartlett's Test"), 0) == pytest.approx([0.651, 84.304, 6, 0], abs=0.0005)
    assert texts(table(blocks, "Descriptive Statistics"))[1][:1] == ["2.000000"]
    assert complete


@pytest.mark.parametrize(
    ("lines", "told"),
    [("CORR 1\nCORR .5 1 2", "too many values"), ("CORR 1\nCORR .5", "too few values"),
     ("CORX 1", "'CORX' is no ROWTYPE_")],
)  # fmt: skip
def test_lines_that_are_no_matrix_are_refused(run, lines, told):
    blocks, complete = run("", f"MATRIX DATA VARIABLES=ROWTYPE_ a b.\nBEGIN DATA\n{lines}\nEND DATA.\n")
    assert not complete
    assert told in json.dumps(blocks)


def test_a_matrix_goes_out_and_in_again(run):
    blocks, complete = run(
        "FACTOR /VARIABLES a b c d /PRINT EXTRACTION /MATRIX=OUT(COR='m.sav').\nGET FILE='m.sav'.\n"
        "FACTOR /MATRIX=IN(COR=*) /PRINT EXTRACTION."
    )
    first, second = (block for block in blocks if block.get("table") == "Communalities")
    assert column(first, 0) == pytest.approx(column(second, 0))
    assert complete


def test_a_matrix_without_cases_has_no_frequencies_of_items(run):
    blocks, complete = run("FACTOR /MATRIX=IN(COR=*).", HEAD)
    assert not complete
    assert "the file is no matrix" in json.dumps(blocks)


def test_both_rank_correlations_stand_in_one_table(run):
    blocks, complete = run("NONPAR CORR a b /PRINT=BOTH LOWER.")
    found = table(blocks, "Correlations")
    assert [row["labels"][0] for row in found["rows"][::6]] == ["Kendall's tau_b", "Spearman's rho"]
    assert texts(found)[0] == ["1.000", None]
    assert complete


def test_partial_correlations_of_several_orders(run):
    """R: resid(lm(a ~ c)) with resid(lm(b ~ c)), then both controls."""
    blocks, complete = run("PARTIAL CORR a b BY c d (1,2) /STATISTICS=CORR.")
    found = table(blocks, "Correlations")
    assert list(dict.fromkeys(row["labels"][0] for row in found["rows"])) == ["-none-", "c", "d", "c & d"]
    held = [row["cells"][1]["value"] for row in found["rows"] if row["labels"] in HELD]
    assert held == pytest.approx([0.7428989965, 0.6835411013, 0.8113360092])
    assert complete


def test_an_order_beyond_the_controls_is_refused(run):
    blocks, complete = run("PARTIAL CORR a b BY c (2).")
    assert not complete
    assert "no order of partial correlations" in json.dumps(blocks)


def test_correlations_go_out_as_a_matrix(run):
    blocks, complete = run("CORRELATIONS a b c /MISSING=LISTWISE /MATRIX=OUT(*).\nLIST.")
    assert [row[0] for row in texts(blocks[-1])] == ["MEAN", "STDDEV", "N", "CORR", "CORR", "CORR"]
    assert complete
