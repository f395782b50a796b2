"""Explored distributions against R, and what cannot be explored."""

import pytest
from answers import tally_of
from scales_answers import reason, scales, solve
from whole_tables import assert_whole

from analysis.procedures import examine
from analysis.result import Fault

EVERYTHING = "descriptives,m_estimators,percentiles,extremes,normality,homogeneity"


def explored(values, weights=None, **words):
    columns = {"y": values} | ({"w": weights} if weights else {})
    return solve(examine, tally_of(columns, weight="w" if weights else None), variables="y", **words)


def test_every_table_of_two_groups_is_that_of_r():
    words = {"by": "sex", "statistics": EVERYTHING, "missing": "pairwise", "extremes": 4, "confidence": 0.9}
    assert_whole(solve(examine, scales("times"), variables="hours,q5", **words), "examine", "sex")


@pytest.mark.parametrize("definition", ["haverage", "waverage", "round", "empirical", "aempirical"])
def test_percentiles_by_every_definition_are_those_of_r(definition):
    words = {"statistics": "percentiles", "definition": definition, "missing": "pairwise"}
    assert_whole(solve(examine, scales("times"), variables="hours,q5", **words), "examine", definition)


# PSPP 1.6.2, EXAMINE of the same cases with the print format F20.4.
def test_fractional_weights_give_the_descriptives_and_hinges_of_pspp():
    weights = [0.88, 0.86, 0.98, 0.93, 1.35, 1.31, 0.88, 0.88, 0.88, 0.95]
    values = [300, 320, 480, 960, 960, 960, 960, 1080, 1080, 1200]
    result = explored(values, weights, statistics="descriptives,percentiles")
    table = result.table("explored")
    found = dict(zip(table.column("statistic"), table.column("estimate"), strict=True))
    expected = {
        "mean": 842.5859,
        "ci_low": 612.9347,
        "ci_high": 1072.2370,
        "trimmed_mean": 852.8732,
        "median": 960.0,
        "variance": 101680.6519,
        "sd": 318.8740,
        "interquartile_range": 595.8,
        "skewness": -1.0243,
        "kurtosis": -0.5021,
    }
    assert {word: found[word] for word in expected} == pytest.approx(expected, abs=5e-5)
    assert result.table("percentiles").rows[1][4:7] == pytest.approx((619.2, 960.0, 1027.2), abs=5e-5)


def test_of_equal_values_the_first_cases_are_the_highest_and_the_last_ones_the_lowest():
    table = explored([5, 1, 5, 1, 5, 3], statistics="extremes", extremes=2).table("extreme_values")
    assert [row[1:] for row in table.rows] == [
        ("highest", "rank=1", 1, 5.0),
        ("highest", "rank=2", 3, 5.0),
        ("lowest", "rank=1", 4, 1.0),
        ("lowest", "rank=2", 2, 1.0),
    ]
    assert [str(note) for note in table.notes] == [
        "Only a partial list of cases with the value 5.0 is shown in the table of upper extremes."
    ]


def test_spss_shows_no_case_at_both_ends():
    """Five cases a group, of which an SPSS output prints two at each end: what-when-how.com, figure 5.14."""
    words = {"statistics": "extremes", "extremes": 5}
    for dialect, shown in (("spss", 2), ("recommended", 5)):
        table = explored([50, 55, 68, 72, 60], dialect=dialect, **words).table("extreme_values")
        assert len(table.rows) == 2 * shown
    assert len(explored([50], dialect="spss", **words).table("extreme_values").rows) == 2


def test_cases_without_weight_are_no_extremes_but_keep_their_numbers():
    table = explored([9, 4, 5], [0, 1, 2], statistics="extremes", extremes=1).table("extreme_values")
    assert table.column("case_number") == (3, 2)


def test_values_of_which_most_are_the_same_have_no_m_estimate():
    table = explored([2, 2, 2, 9], statistics="m_estimators").table("m_estimators")
    assert reason(table.rows[0][1]) == "more than half of the cases have the same value"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"extremes": 0}, "extremes: '0' is not a number of extreme values; possible: 1 to 1000"),
        (
            {"percentiles": "100"},
            "percentiles: '100.0' is not a percentile; possible: a number between 0 and 100, such as 25",
        ),
        (
            {"hampel": "3,2,1"},
            "hampel: '3, 2, 1' are no constants of Hampel; possible: three that grow, such as 1.7,3.4,8.5",
        ),
        ({"huber": -1}, "huber: '-1.0' is no constant; possible: above 0"),
    ],
)
def test_what_cannot_be_asked_is_told(words, said):
    with pytest.raises(Fault) as fault:
        explored([1, 2, 3], **words)
    assert str(fault.value).startswith(said)
