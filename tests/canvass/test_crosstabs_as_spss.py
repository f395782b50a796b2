"""CROSSTABS and FREQUENCIES as a job prints them, where a subcommand asks for more than their default tables."""

import json

import pytest
from job_blocks import blocks_of, table

CELLS = {  # g, b1, b2 → cases: two strata of two by two
    (1, 0, 0): 10, (1, 0, 1): 7, (1, 1, 0): 7, (1, 1, 1): 8,
    (2, 0, 0): 3, (2, 0, 1): 8, (2, 1, 0): 12, (2, 1, 1): 5,
}  # fmt: skip
LINES = "\n".join(f"{g} {a} {b} {n + 0.6} {n}" for (g, a, b), n in CELLS.items())
HEAD = f"""DATA LIST FREE /g b1 b2 w n.
BEGIN DATA
{LINES}
END DATA.
FORMATS g b1 b2 (F1).
VALUE LABELS g 1 'Male' 2 'Female' /b1 b2 0 'no' 1 'yes'.
VARIABLE LABELS b1 'First'.
WEIGHT BY n.
"""
SCORES = "\n".join(f"{value} {count}" for value, count in ((1, 5), (2, 12), (3, 25), (4, 10), (5, 7)))
SCORED = f"DATA LIST FREE /q n.\nBEGIN DATA\n{SCORES}\nEND DATA.\nFORMATS q (F1).\nWEIGHT BY n.\n"


@pytest.fixture
def run(tmp_path):
    def run(commands, head=HEAD):
        return blocks_of(tmp_path, head + commands)

    return run


def body(found):
    return [([*row["labels"]], [cell and cell["text"] for cell in row["cells"]]) for row in found["rows"]]


def numbers(found):
    return [cell["value"] for row in found["rows"] for cell in row["cells"] if cell and cell.get("value") is not None]


def test_a_risk_estimate_names_its_rows_and_its_cohorts(run):
    blocks, complete = run("CROSSTABS b1 BY b2 /STATISTICS=RISK /FORMAT=NOTABLES.")
    found = table(blocks, "Risk Estimate")
    assert [row["labels"] for row in found["rows"]] == [
        ["Odds Ratio for First (no / yes)"],
        ["For cohort b2 = no"],
        ["For cohort b2 = yes"],
        ["N of Valid Cases"],
    ]
    assert found["columns"] == [["Value"], ["95% Confidence Interval", "Lower"], ["95% Confidence Interval", "Upper"]]
    assert complete
    assert "First * b2 Crosstabulation" not in [block.get("table") for block in blocks]


def test_a_risk_of_a_larger_table_says_why_there_is_none(run):
    blocks, _ = run("COMPUTE c=b1+b2.\nCROSSTABS b1 BY c /STATISTICS=RISK.")
    assert "only computed for a 2*2 table" in " ".join(table(blocks, "Risk Estimate")["notes"])


def test_a_common_odds_ratio_is_tested_against_the_one_given(run):
    """R: metafor::rma.mh(..., correct = FALSE), z from ln(2)."""
    blocks, complete = run("CROSSTABS b1 BY b2 BY g /STATISTICS=CMH(2).")
    found = numbers(table(blocks, "Mantel-Haenszel Common Odds Ratio Estimate"))
    assert found[1:4] == pytest.approx([-0.4909229914695, 0.5080911094572, 0.0197834972615])
    assert complete


@pytest.mark.parametrize(
    ("asked", "counts"),
    [("", [14, 16, 20, 14]), ("/COUNT=ROUND CELL", [14, 16, 20, 14]), ("/COUNT=TRUNCATE", [14, 16, 20, 14]),
     ("/COUNT=CASE", [15, 17, 21, 15]), ("/COUNT=CASE TRUNCATE", [13, 15, 19, 13]),
     ("/COUNT=ASIS", [14.2, 16.2, 20.2, 14.2])],
)  # fmt: skip
def test_weighted_cells_are_made_whole_as_count_asks(run, asked, counts):
    """By hand: each cell adds two weights of x.6."""
    blocks, complete = run(f"WEIGHT BY w.\nCROSSTABS b1 BY b2 {asked}.")
    values = numbers(table(blocks, "First * b2 Crosstabulation"))
    assert [values[at] for at in (0, 1, 3, 4)] == pytest.approx(counts)
    assert complete


def test_a_cell_of_one_weight_is_truncated(run):
    blocks, _ = run("WEIGHT BY w.\nCROSSTABS b1 BY b2 BY g /COUNT=TRUNCATE CELL.")
    assert numbers(table(blocks, "First * b2 * g Crosstabulation"))[:2] == [10, 7]


def test_all_tables_of_a_command_have_one_summary(run):
    blocks, _ = run("CROSSTABS b1 BY b2 BY g /TABLES=b1 g BY b2.")
    found = [block for block in blocks if block.get("table") == "Case Processing Summary"]
    assert [row["labels"] for row in found[0]["rows"]] == [["First * b2 * g"], ["First * b2"], ["g * b2"]]
    assert len(found) == 1


def test_small_counts_are_hidden_and_values_descend(run):
    blocks, complete = run("CROSSTABS b1 BY b2 BY g /FORMAT=DVALUE /HIDESMALLCOUNTS COUNT=8.")
    found = body(table(blocks, "First * b2 * g Crosstabulation"))
    assert found[0] == (["g", "Female", "First", "yes", "Count"], ["<8", "12", "17"]) or found[0][1] == [
        "8",
        "<8",
        "15",
    ]
    assert complete


def test_cells_without_words_show_counts_and_percentages(run):
    blocks, _ = run("CROSSTABS b1 BY b2 /CELLS.")
    found = body(table(blocks, "First * b2 Crosstabulation"))
    assert [labels[-1] for labels, _ in found[:4]] == ["Count", "% within First", "% within b2", "% of Total"]


def test_agreement_needs_the_same_values_in_both_variables(run):
    blocks, _ = run("COMPUTE c=b1+b2.\nCROSSTABS b1 BY c /STATISTICS=KAPPA MCNEMAR.")
    assert "symmetric 2-way table" in " ".join(table(blocks, "Symmetric Measures")["notes"])
    assert table(blocks, "Chi-Square Tests")["notes"] == ["a. Both variables must have identical values of categories."]


def test_percentiles_of_midpoints_lie_between_them(run):
    """R: approx(cumsum(w) - w / 2, v, sum(w) * p); none above the last midpoint."""
    blocks, complete = run("FREQUENCIES q /GROUPED=q /PERCENTILES=5 25 50 75 95 /FORMAT=NOTABLE.", SCORED)
    found = table(blocks, "Statistics")
    assert numbers(found)[2:] == pytest.approx([1.05294117647, 2.2027027027, 3.0, 3.84285714286])
    assert "a. Percentiles are calculated from grouped data." in found["notes"]
    assert complete


def test_percentiles_of_groups_with_a_width_spread_over_it(run):
    """R: approx(c(0, cumsum(w)) / sum(w), c(.5, v + .5), p)."""
    blocks, _ = run("FREQUENCIES q /GROUPED=q(1) /PERCENTILES=5 25 75 95 /STATISTICS=MEDIAN /FORMAT=NOTABLE.", SCORED)
    found = numbers(table(blocks, "Statistics"))[2:]
    assert found == pytest.approx([3.0, 1.09, 2.3125, 3.725, 5.07857142857])


def test_bounds_make_the_same_groups_as_a_width(run):
    blocks, _ = run(
        "FREQUENCIES q /GROUPED=q(.5 1.5 2.5 3.5 4.5 5.5) /PERCENTILES=25 75 /FORMAT=NOTABLE /ORDER=VARIABLE.", SCORED
    )
    assert numbers(table(blocks, "Statistics"))[2:] == pytest.approx([2.3125, 3.725])


def test_bounds_that_do_not_ascend_are_refused(run):
    blocks, complete = run("FREQUENCIES q /GROUPED=q(3 2).", SCORED)
    assert not complete
    assert "bounds in ascending order" in json.dumps(blocks)


def test_sampled_probabilities_stand_below_their_own_headings(run):
    """SPSS's headings; the limits are those of a share of 10000: p ± 2.576 √(p (1 - p) / 10000)."""
    blocks, complete = run(
        "COMPUTE x=MOD($CASENUM, 3).\nCROSSTABS b1 BY x /STATISTICS=CHISQ /METHOD=MC CIN(99) SAMPLES(10000)."
    )
    found = table(blocks, "Chi-Square Tests")
    two = "Monte Carlo Sig. (2-sided)"
    assert found["columns"][3:6] == [[two, "Significance"], [two, "99% Confidence Interval", "Lower Bound"],
                                     [two, "99% Confidence Interval", "Upper Bound"]]  # fmt: skip
    p, low, high = (cell["value"] for cell in found["rows"][0]["cells"][3:6])
    assert (high - low) / 2 == pytest.approx(2.5758 * (p * (1 - p) / 10000) ** 0.5, rel=1e-3)
    assert "a. Based on 10000 sampled tables with starting seed 2000000." in found["notes"]
    assert complete


def test_integer_mode_shows_every_value_of_a_range(run):
    """PSPP prints the same rows and columns."""
    blocks, complete = run("CROSSTABS VARIABLES=b1 (0,2) g (1,3) /TABLES=b1 BY g /CELLS=COUNT ROW /STATISTICS=CHISQ.")
    found = body(table(blocks, "First * g Crosstabulation"))
    assert [cells for _, cells in found] == [
        ["17", "11", "0", "28"],
        ["60.7%", "39.3%", ".0%", "100.0%"],
        ["15", "17", "0", "32"],
        ["46.9%", "53.1%", ".0%", "100.0%"],
        ["0", "0", "0", "0"],
        ["32", "28", "0", "60"],
        ["53.3%", "46.7%", ".0%", "100.0%"],
    ]
    assert complete


def test_limits_of_sampled_tests_are_at_the_confidence_asked_for(run):
    asked = "/STATISTICS=CHISQ PHI /METHOD=MC CIN(90) SAMPLES(2000)"
    blocks, complete = run(f"COMPUTE x=MOD($CASENUM, 3).\nCROSSTABS b1 BY x {asked}.")
    tests, measures = table(blocks, "Chi-Square Tests"), table(blocks, "Symmetric Measures")
    assert tests["columns"][6:] == [
        ["Monte Carlo Sig. (1-sided)", *rest]
        for rest in (
            ["Significance"],
            ["90% Confidence Interval", "Lower Bound"],
            ["90% Confidence Interval", "Upper Bound"],
        )
    ]
    assert measures["columns"][2:] == [["Monte Carlo Significance", *each[1:]] for each in tests["columns"][6:]]
    p, low, high = (cell["value"] for cell in measures["rows"][0]["cells"][2:5])
    assert (high - low) / 2 == pytest.approx(1.6449 * (p * (1 - p) / 2000) ** 0.5, rel=1e-3)
    assert complete


def test_exact_tests_of_two_by_two_have_one_side_and_a_point_probability(run):
    """R: fisher.test(rbind(c(17, 11), c(15, 17))), and dhyper(17, 28, 32, 32) of the table itself."""
    for method in ("EXACT TIMER(5)", "MC"):
        blocks, complete = run(f"CROSSTABS b1 BY g /STATISTICS=CHISQ /METHOD={method}.")
        found = table(blocks, "Chi-Square Tests")
        assert found["columns"][3:] == [["Exact Sig. (2-sided)"], ["Exact Sig. (1-sided)"], ["Point Probability"]]
        exact = [[cell and cell["value"] for cell in row["cells"][3:]] for row in found["rows"]]
        for at in (0, 2, 3):
            assert exact[at] == [pytest.approx(0.311736890162), pytest.approx(0.208409800824), None]
        assert exact[4] == [pytest.approx(0.311736890162), pytest.approx(0.208409800824), pytest.approx(0.117127245467)]
        assert found["notes"][-1].startswith("c. The standardized statistic is ")
        assert complete


def test_layers_may_be_left_to_their_total(run):
    blocks, complete = run("CROSSTABS b1 BY b2 BY g /STATISTICS=CHISQ /SHOWDIM=2.")
    whole, _ = run("CROSSTABS b1 BY b2 /STATISTICS=CHISQ.")
    assert body(table(blocks, "First * b2 * g Crosstabulation")) == body(table(whole, "First * b2 Crosstabulation"))
    assert body(table(blocks, "Chi-Square Tests")) == body(table(whole, "Chi-Square Tests"))
    assert complete
