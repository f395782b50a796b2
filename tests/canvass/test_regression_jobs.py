"""Jobs with REGRESSION, LOGISTIC REGRESSION, NOMREG and PLUM: what they print, save, leave out by name, and refuse."""

import json

import pytest

from canvass.jobs import run_job

HEAD = """
DATA LIST FREE /id y x1 x2 w g b u.
BEGIN DATA
1 10 1 5 1 1 0 1  2 12 2 3 2 1 0 2  3 15 3 8 1 2 1 3  4 11 4 2 1 2 0 1  5 19 5 9 3 1 1 2
6 17 6 4 1 1 0 3  7 22 7 7 1 2 1 1  8 20 8 1 2 2 1 2  9 25 9 6 1 1 0 3  10 60 10 10 1 2 1 1
11 27 11 5 1 1 1 2 12 30 12 7 1 2 0 3 13 . 5 5 1 1 1 1 14 20 . 5 1 2 0 2 15 33 14 8 1 2 1 3
16 32 13 6 1 1 1 1
END DATA.
FORMATS id x1 x2 w g b u (F8.0) y (F8.1).
VARIABLE LABELS y 'Outcome' x1 'First' x2 'Second'.
"""


@pytest.fixture
def run(tmp_path):
    def made(commands):
        job, output = tmp_path / "job.sps", tmp_path / "out.json"
        job.write_text(HEAD + commands, encoding="utf-8")
        done = run_job(job, None, output, "en")
        return done, json.loads(output.read_text(encoding="utf-8"))

    return made


def table(blocks, title, number=0):
    return [block for block in blocks if block.get("table") == title][number]


def titles(blocks):
    return [block["table"] for block in blocks if "table" in block]


def texts(row):
    return [None if cell is None else cell["text"] for cell in row["cells"]]


def sentences(blocks):
    return " ".join(str(block.get("problem") or block.get("text") or block) for block in blocks if "table" not in block)


def saved(blocks):
    """The columns of the last LIST by their names."""
    found = [block for block in blocks if "table" in block][-1]
    heads = [head[-1] if isinstance(head, list) else head for head in found["columns"]]
    return {head: [texts(row)[at] for row in found["rows"]] for at, head in enumerate(heads)}


def test_a_regression_prints_its_cases_and_sums_their_residuals_up(run):
    done, blocks = run(
        "REGRESSION /STATISTICS COEFF R ANOVA CHA SES BCOV SELECTION /DEPENDENT y /METHOD=ENTER x1 x2"
        " /RESIDUALS DURBIN OUTLIERS(COOK) ID(id) /CASEWISE PLOT(ZRESID) OUTLIERS(2) /SAVE COOK."
    )
    assert done
    assert titles(blocks) == [
        "Variables Entered/Removed",
        "Model Summary",
        "ANOVA",
        "Coefficients",
        "Coefficient Correlations",
        "Casewise Diagnostics",
        "Outlier Statistics",
        "Residuals Statistics",
    ]
    (case,) = table(blocks, "Casewise Diagnostics")["rows"]
    assert case["labels"] == ["10"]
    assert texts(case) == ["10", "2.814", "60.0", "36.917", "23.0826"]
    assert len(table(blocks, "Outlier Statistics")["rows"]) == 10
    residuals = table(blocks, "Residuals Statistics")["rows"]
    assert len(residuals) == 12  # four where no case is diagnosed
    assert texts(residuals[0]) == ["8.259", "39.914", "23.786", "10.4889", "14"]
    assert texts(residuals[5])[:2] == ["-.848", "2.814"]


def test_a_regression_saves_every_temporary_variable_under_the_names_of_spss(run):
    done, blocks = run(
        "REGRESSION /DEPENDENT y /METHOD=ENTER x1 x2 /SAVE PRED ADJPRED ZPRED SEPRED RESID DRESID ZRESID SRESID"
        " SDRESID MAHAL COOK LEVER FITS MCIN ICIN.\nREGRESSION /DEPENDENT y /METHOD=ENTER x1 /SAVE PRED RESID(left)."
        "\nLIST."
    )
    assert done
    assert list(saved(blocks))[8:] == [
        *("PRE_1", "RES_1", "DRE_1", "ADJ_1", "ZPR_1", "ZRE_1", "SRE_1", "SDR_1", "SEP_1", "MAH_1", "COO_1", "LEV_1"),
        *("COV_1", "DFF_1", "SDF_1", "DFB0_1", "DFB1_1", "DFB2_1", "SDB0_1", "SDB1_1", "SDB2_1"),
        *("LMCI_1", "UMCI_1", "LICI_1", "UICI_1", "PRE_2", "left"),
    ]
    columns = saved(blocks)
    assert columns["PRE_1"][12] == "17.71833"  # predicted though the outcome is missing
    assert columns["RES_1"][12] == "."
    assert columns["PRE_1"][13] == "."
    assert columns["SDR_1"][9] == "25.27442"


def test_residuals_of_all_cases_may_be_summed_up_together(run):
    """R: m <- lm(y ~ x1 + x2, d, subset = g == 1); e <- d$y - predict(m, d); range(e); mean(e); sd(e)."""
    done, blocks = run("REGRESSION /SELECT=g EQ 1 /DEPENDENT y /METHOD=ENTER x1 x2 /RESIDUALS DURBIN POOLED.")
    assert done
    found = table(blocks, "Residuals Statistics")
    assert texts(found["rows"][1]) == ["-2.9138", "31.7942", "1.9674", "8.6406", "14"]
    assert "b. Pooled Cases" in found["notes"]


def test_through_the_origin_nothing_is_centred(run):
    done, blocks = run("REGRESSION /ORIGIN /DEPENDENT y /METHOD=ENTER x1 x2.")
    assert done
    assert texts(table(blocks, "Model Summary")["rows"][0])[1:3] == [".926", ".914"]
    assert [row["labels"][-1] for row in table(blocks, "Coefficients")["rows"]] == ["First", "Second"]
    assert "Linear Regression through the Origin" in " ".join(table(blocks, "ANOVA")["notes"])


def test_errors_may_be_weighted_and_cases_selected(run):
    done, blocks = run(
        "REGRESSION /REGWGT=w /DEPENDENT y /METHOD=ENTER x1 x2 /SAVE ZRESID."
        "\nREGRESSION /SELECT=g EQ 1 /DEPENDENT y /METHOD=ENTER x1 x2 /SAVE PRED.\nLIST."
    )
    assert done
    assert "Weighted Least Squares Regression - Weighted by w" in " ".join(table(blocks, "ANOVA")["notes"])
    assert texts(table(blocks, "ANOVA")["rows"][1])[:2] == ["825.545", "11"]
    assert set(saved(blocks)["ZRE_1"]) == {"."}  # SPSS leaves it missing
    assert "Selecting only cases for which g = 1" in " ".join(table(blocks, "Coefficients", 1)["notes"])
    assert texts(table(blocks, "ANOVA", 1)["rows"][2])[1] == "6"
    assert saved(blocks)["PRE_1"][2] != "."  # of a case that was not selected


@pytest.mark.parametrize(("missing", "n"), [("LISTWISE", "13"), ("PAIRWISE", "13"), ("MEANSUBSTITUTION", "15")])
def test_missing_values_are_left_out_paired_or_replaced(run, missing, n):
    done, blocks = run(f"REGRESSION /MISSING {missing} /DEPENDENT y /METHOD=ENTER x1 x2.")
    assert done
    assert texts(table(blocks, "ANOVA")["rows"][2])[1] == n


def test_cases_must_answer_every_variable_of_the_list(run):
    _, blocks = run("REGRESSION VARIABLES=y x1 x2 /DEPENDENT y /METHOD=ENTER x2.")
    assert texts(table(blocks, "ANOVA")["rows"][2])[1] == "13"


def test_several_equations_each_have_their_settings(run):
    done, blocks = run(
        "REGRESSION /STATISTICS COEFF CI(90) /DEPENDENT y /METHOD=ENTER x1 /STATISTICS R"
        " /DEPENDENT x1 /METHOD=STEPWISE x2 w /METHOD=REMOVE w."
    )
    assert done
    assert titles(blocks)[:2] == ["Variables Entered/Removed", "Coefficients"]
    assert "Model Summary" not in titles(blocks)  # nothing enters the second equation
    assert "90.0%" in str(table(blocks, "Coefficients")["columns"])


def test_criteria_by_f_and_tests_of_subsets(run):
    done, blocks = run(
        "REGRESSION /CRITERIA=FIN(3) FOUT(2) /DEPENDENT y /METHOD=STEPWISE x1 x2."
        "\nREGRESSION /DEPENDENT y /METHOD=TEST(x1)(x2)."
    )
    assert done
    assert "F-to-enter >= 3.000" in str(table(blocks, "Variables Entered/Removed")["rows"][0])
    assert [texts(row)[-3] for row in table(blocks, "Subset Tests")["rows"]] == ["9.674", "5.152"]


def test_what_a_regression_does_not_know_is_told_by_name(run):
    done, blocks = run(
        "REGRESSION /STATISTICS XTX COEFF /DEPENDENT y /METHOD=ENTER x1 /CASEWISE FOO /OUTFILE=MODEL('a.xml')"
        "\n /SCATTERPLOT=(*ZRESID,*ZPRED) /SAVE BAR."
    )
    assert not done
    told = sentences(blocks)
    for word in ("XTX", "FOO", "MODEL", "BAR"):
        assert word in told
    assert "Coefficients" in titles(blocks)


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("REGRESSION /METHOD=ENTER x1.", "METHOD stands before DEPENDENT"),
        ("REGRESSION VARIABLES=y x1.", "/DEPENDENT is missing"),
        ("REGRESSION /DEPENDENT y /METHOD=ENTER x1 /SAVE PRED(x2).", "there is a variable 'x2' already"),
        ("REGRESSION /SELECT=g ABOUT 1 /DEPENDENT y /METHOD=ENTER x1.", "possible: EQ, NE, LT, LE, GT, GE"),
        ("REGRESSION /ORIGIN /MISSING PAIRWISE /DEPENDENT y /METHOD=ENTER x1.", "need a constant"),
        ("LOGISTIC REGRESSION b WITH u /CONTRAST(u)=INDICATOR(9).", "cannot be the reference; possible: 1 to 3"),
        ("LOGISTIC REGRESSION b WITH u /CONTRAST(u)=SPECIAL(1 2).", "are not 3 independent rows of 3 numbers"),
        ("LOGISTIC REGRESSION /METHOD=ENTER x1.", "no dependent variable is named"),
        ("PLUM u BY g WITH x1 /LOCATION=g(x1).", "effects within others are not available here"),
        ("NOMREG u WITH x1 /MODEL=x1 x2*x1.", "neither a factor nor a covariate"),
    ],
)
def test_what_cannot_be_is_one_sentence(run, command, sentence):
    done, blocks = run(command)
    assert not done
    assert sentence in sentences(blocks)
    assert not titles(blocks)


def test_a_logistic_regression_has_contrasts_products_cases_and_iterations(run):
    done, blocks = run(
        "LOGISTIC REGRESSION VARIABLES b /METHOD=ENTER x1 u /METHOD=ENTER x1*u /CONTRAST(u)=SIMPLE(1)"
        " /PRINT=ITER(1) CORR CI(90) /CASEWISE OUTLIER(0.1)."
    )
    assert done
    coding = table(blocks, "Categorical Variables Codings")
    assert [texts(row)[1:] for row in coding["rows"]] == [["-.333", "-.333"], [".667", "-.333"], ["-.333", ".667"]]
    last = [block for block in blocks if block.get("table") == "Variables in the Equation"][-1]
    names = [row["labels"][-1] for row in last["rows"]]
    assert names == ["x1", "u", "u(1)", "u(2)", "u * x1", "x1 by u(1)", "x1 by u(2)", "Constant"] or names == [
        *("x1", "u", "u(1)", "u(2)", "x1 * u", "x1 by u(1)", "x1 by u(2)", "Constant")
    ]
    assert {"Iteration History", "Correlation Matrix", "Casewise List"} <= set(titles(blocks))


def test_a_logistic_regression_saves_what_spss_does(run):
    done, blocks = run(
        "LOGISTIC REGRESSION VARIABLES b /METHOD=ENTER x1 x2"
        " /SAVE=PRED PGROUP RESID LRESID SRESID ZRESID LEVER COOK DFBETA(d) DEV.\nLIST."
    )
    assert done
    assert list(saved(blocks))[8:] == [
        *("PRE_1", "PGR_1", "RES_1", "LRE_1", "SRE_1", "ZRE_1", "DEV_1", "COO_1", "LEV_1", "d0", "d1", "d2")
    ]
    assert set(saved(blocks)["PGR_1"]) <= {"0", "1", "."}


def test_a_logistic_regression_without_a_constant_on_selected_cases(run):
    done, blocks = run("LOGISTIC REGRESSION VARIABLES b /METHOD=ENTER x1 x2 /NOCONST /SELECT id LE 12.")
    assert done
    counts = [texts(row)[0] for row in table(blocks, "Case Processing Summary")["rows"]]
    assert counts == ["12", "0", "12", "4", "16"]
    last = [block for block in blocks if block.get("table") == "Variables in the Equation"][-1]
    assert [row["labels"][-1] for row in last["rows"]] == ["x1", "x2"]


@pytest.mark.parametrize(("method", "count"), [("BSTEP(COND)", 1), ("BSTEP(LR)", 1), ("BSTEP(WALD)", 0)])
def test_what_leaves_goes_by_likelihood_condition_or_wald(run, method, count):
    done, blocks = run(f"LOGISTIC REGRESSION VARIABLES b /METHOD={method} x1 x2.")
    assert done
    assert titles(blocks).count("Model if Term Removed") >= count
    assert ("Model if Term Removed" in titles(blocks)) == bool(count)


def test_weights_do_not_count_in_the_cases_of_a_logistic_regression(run):
    _, blocks = run("WEIGHT BY w.\nLOGISTIC REGRESSION VARIABLES b /METHOD=ENTER x2.")
    assert texts(table(blocks, "Case Processing Summary")["rows"][0])[0] == "16"


def test_nomreg_crosses_factors_and_saves_what_it_predicts(run):
    done, blocks = run(
        "NOMREG u (BASE=FIRST) BY g WITH x2 /MODEL=x2 g x2*g /PRINT=PARAMETER LRT COVB IC MFI HISTORY(1)"
        " /SAVE ESTPROB PREDCAT PCPROB ACPROB.\nLIST."
    )
    assert done
    history = table(blocks, "Iteration History")
    assert history["columns"][1] == ["2", "Intercept"]
    assert history["notes"][0].startswith("Redundant parameters are not displayed.")
    assert texts(history["rows"][-1])[1] == texts(table(blocks, "Parameter Estimates")["rows"][0])[0]
    labels = [row["labels"][-1] for row in table(blocks, "Parameter Estimates")["rows"]]
    assert labels[:6] == ["Intercept", "x2", "[g=1]", "[g=2]", "x2 * [g=1]", "x2 * [g=2]"]
    assert "Asymptotic Covariance Matrix" in titles(blocks)
    assert list(saved(blocks))[8:] == ["EST1_1", "EST2_1", "EST3_1", "PRE_1", "PCP_1", "ACP_1"]


def test_plum_has_every_link_its_locations_and_predictions(run):
    done, blocks = run(
        "PLUM u BY g WITH x2 /LINK=NLOGLOG /LOCATION=x2 g x2*g /PRINT=PARAMETER CORB /SAVE ESTPROB(p:2) PREDCAT(cat)."
        "\nLIST.\nPLUM u WITH x2 /SCALE=x2 /TEST=x2 1."
    )
    assert not done
    assert "TEST" in sentences(blocks)
    assert table(blocks, "Parameter Estimates", 1)["rows"][-1]["labels"] == ["Scale", "x2"]
    parameters = table(blocks, "Parameter Estimates")
    assert any("Link function: Negative Log-log." in note for note in parameters["notes"])
    labels = [row["labels"][-1] for row in parameters["rows"]]
    assert labels == ["[u = 1]", "[u = 2]", "x2", "[g=1]", "[g=2]", "x2 * [g=1]", "x2 * [g=2]"]
    listing = next(block for block in blocks if "p1_1" in str(block.get("columns")))
    assert [head[-1] if isinstance(head, list) else head for head in listing["columns"]][8:] == ["p1_1", "p2_1", "cat"]


def test_nomreg_steps_effects_in_and_out(run):
    done, blocks = run(
        "NOMREG b BY g WITH x1 x2 /MODEL=g | FSTEP=x1 x2 x1*x2 /STEPWISE=PIN(.3) POUT(.4) MINEFFECT(0) RULE(SINGLE)"
        " ENTRYMETHOD(LR) REMOVALMETHOD(LR) /PRINT=STEP PARAMETER."
    )
    assert done
    assert titles(blocks) == ["Step Summary", "Parameter Estimates"]
    steps = table(blocks, "Step Summary")["rows"]
    assert [row["labels"][:3] for row in steps[:2]] == [["0", "Entered", "Intercept"], ["0", "Entered", "g"]]


def test_the_cases_that_are_not_selected_have_their_own_r_and_residuals(run):
    """R: m <- lm(y ~ x1 + x2, d, subset = g == 1); o <- d[d$g != 1, ]; p <- predict(m, o); cor(p, o$y);
    e <- o$y - p; sum(diff(e)^2) / sum(e^2); range(p); mean(p); sd(p); range(e); mean(e); sd(e)."""
    done, blocks = run(
        "VALUE LABELS g 1 'Here'.\nVARIABLE LABELS g 'Place'."
        "\nREGRESSION /SELECT=g EQ 1 /DEPENDENT y /METHOD=ENTER x1 x2"
        " /RESIDUALS DURBIN SEPARATE."
    )
    assert done
    summary = table(blocks, "Model Summary")
    assert ["R", "Place ~= Here (Unselected)"] in summary["columns"]
    assert texts(summary["rows"][0])[1] == ".695"
    assert texts(summary["rows"][0])[-1] == "2.033"
    predicted, residual = table(blocks, "Residuals Statistics")["rows"][:2]
    assert texts(predicted)[5:] == ["13.914", "34.133", "23.351", "7.6977", "7"]
    assert texts(residual)[5:] == ["-2.9138", "31.7942", "3.9349", "12.3331", "7"]
    notes = " ".join(table(blocks, "Variables Entered/Removed")["notes"])
    assert "Models are based only on cases for which Place = Here" in notes


def test_a_logistic_regression_classifies_the_cases_that_are_not_selected(run):
    """R: m <- glm(b ~ x2, binomial, d, subset = g == 1); table(d$b, predict(m, d, type = "response") >= .5) in each g;
    the iterations are those of glm.fit from 0; m$null.deviance."""
    done, blocks = run("LOGISTIC REGRESSION b /METHOD=ENTER x2 /SELECT=g EQ 1 /PRINT=ITER(1) DEFAULT /EXTERNAL.")
    assert done
    last = [block for block in blocks if block.get("table") == "Classification Table"][-1]
    assert ["Predicted", "Unselected Cases", "Percentage Correct"] in last["columns"]
    assert [texts(row)[1:] for row in last["rows"]] == [
        ["1", "75.0", "2", "1", "66.7"],
        ["2", "50.0", "1", "4", "80.0"],
        [None, "62.5", None, None, "75.0"],
    ]
    assert last["notes"][:2] == ["a. Selected cases g EQ 1", "b. Unselected cases g NE 1"]
    history = [block for block in blocks if block.get("table") == "Iteration History"][-1]
    assert texts(history["rows"][-1]) == ["8.236", "-5.852", "1.122"]
    assert history["columns"][-1] == ["Coefficients", "x2"]
    assert history["notes"][2] == "c. Initial -2 Log Likelihood: 11.090"
    assert history["notes"][3].startswith("d. Estimation terminated at iteration number 6 because parameter estimates")


def test_nomreg_says_what_it_compares_and_how_many_subpopulations_it_has(run):
    """R: nlevels(interaction(d[c("g", "w")], drop = TRUE)); -2 * logLik of VGAM's vglm without each effect, + 2 k."""
    done, blocks = run("NOMREG u BY g WITH w /PRINT=CPS MFI LRT IC KERNEL FIT PARAMETER /SCALE=PEARSON.")
    assert done
    counted = table(blocks, "Case Processing Summary")
    assert counted["rows"][-1]["labels"] == ["Subpopulation"]
    assert texts(counted["rows"][-1])[0] == "5"
    assert counted["notes"][0].startswith("a. The dependent variable has only one value observed in")
    tests = table(blocks, "Likelihood Ratio Tests")
    assert ["Model Fitting Criteria", "AIC of Reduced Model"] in tests["columns"]
    assert texts(tests["rows"][0])[-3:] == [".000", "0", "."]
    assert tests["notes"][0].startswith("The chi-square statistic is the difference in -2 log-likelihoods")
    assert "with zero frequencies." in table(blocks, "Goodness-of-Fit")["notes"][0]


@pytest.mark.parametrize(
    ("asked", "fit"), [("/SUBPOP=g w", ["5", "7.873", "8.434", "6"]), ("", ["11", "22.444", "25.266", "18"])]
)
def test_subpopulations_of_nomreg_are_those_of_all_predictors_or_of_the_named(run, asked, fit):
    """R: m <- vglm(u ~ factor(g), multinomial(refLevel = "3"), d); Pearson's chi-square and the deviance of fitted(m)
    within interaction(g, w), or within interaction(g, w, x2), though the model has g alone."""
    done, blocks = run(f"NOMREG u BY g WITH w x2 /MODEL=g {asked} /PRINT=FIT CPS.")
    assert done
    n, pearson, deviance, df = fit
    assert texts(table(blocks, "Case Processing Summary")["rows"][-1])[0] == n
    assert [texts(row)[:2] for row in table(blocks, "Goodness-of-Fit")["rows"]] == [[pearson, df], [deviance, df]]
