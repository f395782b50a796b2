"""What UNIANOVA is asked of errors and hypotheses, and how its means are headed; the numbers are R's."""

from test_regression_jobs import run, sentences, table, texts, titles

__all__ = ["run"]
MODEL = "UNIANOVA y BY u g WITH x1"
DESIGN = "/DESIGN=x1 u g"


def headings(blocks):
    return [block["heading"] for block in blocks if "heading" in block]


def test_parameters_have_errors_that_hold_where_errors_spread_unevenly(run):
    """R: m <- lm(y ~ u + g + x1, d), the last levels as reference; sqrt(diag(sandwich::vcovHC(m, "HC3")))."""
    done, blocks = run(f"{MODEL} /ROBUST=HC3 {DESIGN}.")
    assert done
    found = table(blocks, "Parameter Estimates with Robust Standard Errors")
    rows = {row["labels"][-1]: texts(row) for row in found["rows"]}
    assert rows["Intercept"][:3] == ["5.696", "7.190", ".792"]
    assert rows["[u=1]"][:3] == ["6.989", "9.264", ".754"]
    assert rows["First" if "First" in rows else "x1"][:3] == ["2.216", ".714", "3.105"]
    assert "a. HC3 method" in found["notes"]


def test_tests_of_the_spread_of_errors_are_those_of_r(run):
    """R: e <- resid(m)^2; f <- fitted(m); n * R squared of lm(e ~ f) and its F;
    sum((fitted(lm(e / mean(e) ~ f)) - 1)^2) / 2."""
    done, blocks = run(f"{MODEL} /PRINT=MBP BP F {DESIGN}.")
    assert done
    assert texts(table(blocks, "Modified Breusch-Pagan Test for Heteroskedasticity")["rows"][0]) == [
        "1.708",
        "1",
        ".191",
    ]
    assert texts(table(blocks, "Breusch-Pagan Test for Heteroskedasticity")["rows"][0])[:2] == ["5.137", "1"]
    assert texts(table(blocks, "F Test for Heteroskedasticity")["rows"][0])[:3] == ["1.668", "1", "12"]


def test_a_hypothesis_may_say_other_values_than_0(run):
    """R: l <- c(0, 1, -1, 0, 0); sum(l * coef(m)) - 2 over sqrt(l %*% vcov(m) %*% l)."""
    done, blocks = run(f"{MODEL} /LMATRIX 'low less middle' u 1 -1 0 /KMATRIX=2 {DESIGN}.")
    assert done
    found = table(blocks, "Contrast Results (K Matrix)")
    assert [texts(row)[0] for row in found["rows"]][:5] == ["5.346", "2.000", "3.346", "7.042", ".646"]
    assert any(note.endswith("contrast coefficients (L') matrix: low less middle") for note in found["notes"])


def test_an_effect_is_tested_against_others(run):
    """R: s <- drop1(lm(y ~ u + g + x1, d))[, "Sum of Sq"]; the error is s[3] + s[4], its df Satterthwaite's."""
    done, blocks = run(f"{MODEL} /TEST=u VS g + x1 /TEST=u VS 100 DF(20) {DESIGN}.")
    assert done
    first, second = [block for block in blocks if block.get("table") == "Test Results"]
    assert [texts(row)[:3] for row in first["rows"]] == [["127.596", "2", "63.798"], ["1107.286", "1.054", "1050.978"]]
    assert texts(first["rows"][0])[3] == ".061"
    assert [texts(row)[:3] for row in second["rows"]][1] == ["2000.000", "20", "100.000"]
    assert texts(second["rows"][0])[3] == ".638"


def test_means_are_numbered_and_headed_as_spss_does(run):
    done, blocks = run(f"{MODEL} /EMMEANS=TABLES(OVERALL) /EMMEANS=TABLES(u) COMPARE /EMMEANS=TABLES(u*g) {DESIGN}.")
    assert done
    assert headings(blocks)[-2:] == ["Estimated Marginal Means", "2. u"]
    assert titles(blocks)[-5:] == ["1. Grand Mean", "Estimates", "Pairwise Comparisons", "Univariate Tests", "3. u * g"]
    notes = " ".join(table(blocks, "Univariate Tests")["notes"])
    assert "The F tests the effect of u." in notes


def test_one_table_of_means_has_no_number(run):
    _, blocks = run(f"{MODEL} /EMMEANS=TABLES(u) {DESIGN}.")
    assert titles(blocks)[-1] == "u"


def test_what_takes_even_errors_is_told_where_they_are_weighted(run):
    done, blocks = run(f"{MODEL} /REGWGT=w /ROBUST=HC1 /PRINT=WHITE {DESIGN}.")
    assert not done
    assert "WHITE (REGWGT) is not available and was left out" in sentences(blocks)
    assert "ROBUST (REGWGT) is not available and was left out" in sentences(blocks)


def test_spread_is_drawn_against_level_and_what_is_left_against_predictions(run):
    """Of Outcome in each of the six cells: two plots of spread, and three of residuals."""
    done, blocks = run(f"{MODEL} /PLOT=SPREADLEVEL RESIDUALS PROFILE(u) {DESIGN}.")
    assert done
    drawn = [str(block) for block in blocks if "Tests of" not in str(block)]
    assert sum("Spread vs. Level Plot of Outcome" in each for each in drawn) == 2
    assert sum("Std. Residual" in each for each in drawn) == 2


def test_post_hoc_tests_stand_below_their_factor_and_contrasts_say_their_metric(run):
    done, blocks = run("UNIANOVA y BY u g /POSTHOC=u(TUKEY) /CONTRAST(u)=POLYNOMIAL /DESIGN=u g.")
    assert done
    assert headings(blocks)[:4] == ["UNIANOVA", "Custom Hypothesis Tests", "Post Hoc Tests", "u"]
    assert "a. Metric = 1.000, 2.000, 3.000" in table(blocks, "Contrast Results (K Matrix)")["notes"]
