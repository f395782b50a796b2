"""REGRESSION on matrices, on matrices that it writes, and files of its coefficients; the numbers are R's."""

import pytest
from test_regression_jobs import run, saved, sentences, table, texts, titles

__all__ = ["run"]

MATRIX = """
MATRIX DATA VARIABLES=ROWTYPE_ y2 a b.
BEGIN DATA
MEAN 10 20 30
STDDEV 2 3 4
N 50 50 50
CORR 1
CORR .5 1
CORR .4 .3 1
END DATA.
"""


def test_a_matrix_alone_is_enough_for_a_regression(run):
    """R: b <- solve(R[-1, -1], R[-1, 1]); r2 <- sum(b * R[-1, 1]); B <- b * s[1] / s[-1];
    se <- sqrt(diag(solve(R[-1, -1])) * (1 - r2) / 47) * s[1] / s[-1]."""
    done, blocks = run(
        f"{MATRIX}REGRESSION MATRIX=IN(*) /DESCRIPTIVES=MEAN STDDEV CORR SIG N /DEPENDENT y2 /METHOD=ENTER a b."
    )
    assert done
    assert texts(table(blocks, "Descriptive Statistics")["rows"][1]) == ["20.000000", "3.0000000", "50"]
    assert texts(table(blocks, "Model Summary")["rows"][0])[:2] == [".565", ".319"]
    constant, a, b = table(blocks, "Coefficients")["rows"]
    assert texts(constant)[:2] == [".311", "2.136"]
    assert texts(a)[:4] == [".278", ".084", ".418", "3.309"]
    assert texts(b)[:4] == [".137", ".063", ".275", "2.177"]


def test_what_needs_cases_is_left_out_of_a_matrix_and_told(run):
    done, blocks = run(
        f"{MATRIX}REGRESSION MATRIX=IN(*) /SELECT=a EQ 1 /DEPENDENT y2 /METHOD=ENTER a b /RESIDUALS DURBIN /SAVE PRED."
    )
    assert not done
    assert "SELECT is not available beside a matrix and was left out" in sentences(blocks)
    assert "this needs the cases themselves, and a matrix holds none" in sentences(blocks)
    assert titles(blocks) == ["Variables Entered/Removed", "Model Summary", "ANOVA", "Coefficients"]


@pytest.mark.parametrize("missing", ["LISTWISE", "PAIRWISE"])
def test_a_matrix_that_is_written_tells_the_same_equation(run, missing):
    equation = f"/STATISTICS COEFF R ANOVA COLLIN TOL ZPP CI /MISSING {missing} /DEPENDENT y /METHOD=ENTER x1 x2"
    done, blocks = run(
        f"REGRESSION MATRIX=OUT('m.sav') {equation}.\nGET FILE='m.sav'.\nREGRESSION MATRIX=IN(*)"
        f" {equation.replace(missing, 'LISTWISE')}."
    )
    assert done
    for title in ("ANOVA", "Coefficients", "Collinearity Diagnostics"):
        first, second = (list(map(texts, table(blocks, title, number)["rows"])) for number in (0, 1))
        assert first == second


def test_a_matrix_replaces_the_file_when_the_command_is_done(run):
    done, blocks = run("REGRESSION MATRIX=OUT(*) /DEPENDENT y /METHOD=ENTER x1.\nLIST.")
    assert done
    assert texts(table(blocks, "ANOVA")["rows"][2])[1] == "13"  # of the cases, not of the rows of the matrix
    assert saved(blocks)["ROWTYPE_"] == ["MEAN", "STDDEV", "N", "CORR", "CORR"]


def test_coefficients_and_their_covariances_become_a_file(run):
    """R: m <- lm(y ~ x1 + x2); vcov(m); coef(m)."""
    done, blocks = run(
        "REGRESSION /DEPENDENT y /METHOD=ENTER x1 x2 /OUTFILE=COVB('b.sav').\nGET FILE='b.sav'."
        "\nFORMATS CONST_ x1 x2 (F10.4).\nLIST."
    )
    assert done
    columns = saved(blocks)
    assert columns["ROWTYPE_"] == ["COV", "COV", "COV", "EST", "SE", "SIG", "DFE"]
    assert columns["VARNAME_"][:3] == ["CONST_", "x1", "x2"]
    assert columns["CONST_"][:4] == ["36.8119", "-1.5221", "-3.5588", "-1.4807"]
    assert columns["x2"][:4] == ["-3.5588", "-.1612", ".8240", "2.0604"]
    assert columns["x1"][6] == "11.0000"


def test_two_equations_write_two_files(run):
    done, blocks = run(
        "REGRESSION /DEPENDENT y /METHOD=ENTER x1 /OUTFILE=COVB('b.sav')"
        "\n /DEPENDENT y /METHOD=ENTER x2 /OUTFILE=CORB('c.sav').\nGET FILE='c.sav'.\nLIST."
    )
    assert done
    assert saved(blocks)["ROWTYPE_"] == ["CORR", "CORR", "EST", "SE", "SIG", "DFE"]
    assert list(saved(blocks))[-1] == "x2"


def test_a_model_as_xml_is_told(run):
    done, blocks = run("REGRESSION /DEPENDENT y /METHOD=ENTER x1 /OUTFILE=MODEL('m.xml').")
    assert not done
    assert "'MODEL' is not known and was left out; possible: COVB, CORB" in sentences(blocks)


def test_descriptives_count_a_case_as_its_error_weighs(run):
    """R: cov.wt(d[c("y", "x1", "x2")], d$w, cor = TRUE)$center and $cor."""
    done, blocks = run("REGRESSION /DESCRIPTIVES /REGWGT=w /DEPENDENT y /METHOD=ENTER x1 x2.")
    assert done
    means = [texts(row)[0] for row in table(blocks, "Descriptive Statistics")["rows"]]
    assert means == ["22.389", "6.94", "5.72"]
    assert texts(table(blocks, "Correlations")["rows"][0]) == ["1.000", ".724", ".494"]
