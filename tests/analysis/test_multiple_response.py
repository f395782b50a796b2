"""MULT RESPONSE: who is counted, on which base, and how groups are compared."""

import pytest
from answers import tally_of, variable
from printed import answers_tally, read

from analysis.options import plain
from analysis.procedures import crosstab, multiple_response
from analysis.undefined import Undefined
from instrument.codebook import MultipleSet

NAN = float("nan")
# Six respondents: two ticks, one tick, no tick, unanswered, not asked, unknown.
TICKS = {"t1": [1, 1, 0, -2, -3, NAN], "t2": [1, 0, 0, -2, -3, NAN], "t3": [0, 0, 0, -2, -3, NAN]}
MEMBERS = [variable(name, [0, 1], missing=[-2, -3]) for name in TICKS]
SET = {"t": ["t1", "t2", "t3"]}


def run(tally, by=None, sets=("t",)):
    wanted = tuple(tally.codebook.set(name) for name in sets)
    by = None if by is None else tally.codebook.variable(by)
    return multiple_response.run(tally, multiple_response.Options(wanted, by))


def test_a_case_is_valid_when_it_ticks_at_least_one_option():
    result = run(tally_of(TICKS, MEMBERS, sets=SET))
    assert result.table("case_summary", "t").rows == (
        ("valid", 2.0, pytest.approx(100 / 3)),
        ("missing", 4.0, pytest.approx(200 / 3)),
        ("total", 6.0, 100.0),
    )
    assert (result.cases.total, result.cases.valid, result.cases.rows) == (6, 2, 2)


def test_percentages_stand_on_ticks_on_those_who_ticked_and_on_those_who_answered():
    table = run(tally_of(TICKS, MEMBERS, sets=SET)).table("multiple_response", "t")
    assert table.rows == (
        ("t1", 2.0, pytest.approx(200 / 3), 100.0, pytest.approx(200 / 3)),
        ("t2", 1.0, pytest.approx(100 / 3), 50.0, pytest.approx(100 / 3)),
        ("t3", 0.0, 0.0, 0.0, 0.0),
        ("total", 3.0, 100.0, 150.0, 100.0),
    )


def test_groups_are_compared_on_the_respondents_who_ticked_something():
    columns = {**TICKS, "g": [2, 1, 1, 1, 2, 2]}
    table = run(tally_of(columns, [*MEMBERS, variable("g", [2, 1])], sets=SET), "g").table("multiple_response_by")
    assert table.about == ("t", "g")
    assert [column.under for column in table.columns[1::3]] == ["g=2", "g=1", "total"]
    counts_and_cases = [[row[at : at + 2] for at in (1, 4, 7)] for row in table.rows]
    assert counts_and_cases == [
        [(1.0, 100.0), (1.0, 100.0), (2.0, 100.0)],
        [(1.0, 100.0), (0.0, 0.0), (1.0, 50.0)],
        [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0)],
        [(1.0, 100.0), (1.0, 100.0), (2.0, 100.0)],
    ]


def test_beside_the_base_of_spss_stands_the_base_of_all_who_were_asked():
    columns = {**TICKS, "g": [2, 1, 1, 1, 2, 2]}
    table = run(tally_of(columns, [*MEMBERS, variable("g", [2, 1])], sets=SET), "g").table("multiple_response_by")
    asked = {key: table.column("percent_of_asked", key) for key in ("g=2", "g=1", "total")}
    assert asked["g=2"] == (100.0, 100.0, 0.0, 100.0)
    assert asked["g=1"] == (50.0, 0.0, 0.0, 50.0)  # the last row: half of them ticked something
    assert asked["total"] == pytest.approx((200 / 3, 100 / 3, 0.0, 200 / 3))


def test_letters_compare_the_shares_of_cases_of_the_groups():
    columns = {
        "t1": [1] * 30 + [0] * 10 + [1] * 10 + [0] * 30,
        "t2": [0] * 25 + [1] * 55,
        "g": [1] * 40 + [2] * 40,
    }
    tally = tally_of(columns, sets={"t": ["t1", "t2"]})
    a, b = tally.codebook.set("t"), tally.codebook.variable("g")
    result = multiple_response.run(tally, multiple_response.Options((a,), b, letters="bonferroni"))
    table = result.table("column_proportions", "t", "g")
    assert table.where({"category": "t1"})[0][1:] == (30.0, 75.0, "a", "B", 10.0, 25.0, "b", None)
    assert table.where({"category": "t2"})[0][1:] == (15.0, 37.5, None, None, 40.0, 100.0, None, None)
    assert "a column whose proportion is 0 or 1 is not compared" in [str(note) for note in table.notes]


def test_respondents_without_a_group_are_left_out_of_the_comparison():
    result = run(tally_of({**TICKS, "g": [NAN, 1, 1, 1, 1, 1]}, MEMBERS, sets=SET), "g")
    assert result.table("multiple_response_by").cell({"category": "total"}, "count", "total") == 1
    assert result.table("multiple_response").cell({"category": "t1"}, "count") == 2
    assert result.cases.valid == 1


@pytest.mark.parametrize("weight", [None, "weight"])
def test_the_test_of_an_option_is_the_chi_square_of_its_crosstab(weight):
    tally = answers_tally(weight)
    tests = run(tally, "unit").table("option_tests", "t", "unit")
    for name in ("t1", "t2", "t3", "t4"):
        options = crosstab.Options((tally.codebook.variable(name),), (tally.codebook.variable("unit"),))
        expected = crosstab.run(tally, options)
        pearson = expected.table("chi_square").where({"statistic": "pearson"})[0][1:4]
        v = expected.table("symmetric_measures").cell({"statistic": "cramer_v"}, "coefficient")
        assert tests.where({"category": name})[0][1:] == pytest.approx((*pearson, v))


def test_an_option_that_is_missing_where_it_is_not_ticked_is_compared_all_the_same():
    tally = tally_of({"t1": [1, 1, NAN, NAN], "t2": [NAN, 1, 1, 1], "g": [1, 1, 2, 2]}, sets={"t": ["t1", "t2"]})
    assert run(tally, "g").table("option_tests").cell({"category": "t1"}, "chi_square") == pytest.approx(4)


def test_another_value_may_be_the_counted_one():
    tally = tally_of({"t1": [2, 1], "t2": [2, 2]})
    result = multiple_response.run(tally, multiple_response.Options((MultipleSet("t", {}, ("t1", "t2"), counted=2),)))
    assert result.table("multiple_response").column("count") == (1.0, 2.0, 3.0)


def test_a_set_given_as_a_list_has_a_name_of_the_program_and_is_written_back_as_a_list():
    tally = tally_of({"t1": [1, 0], "t2": [1, 1]})
    options = multiple_response.Options((MultipleSet("", {}, ("t1", "t2")),))
    assert multiple_response.run(tally, options).table("case_summary").about == ("all_options",)
    assert plain(options) == {"sets": [["t1", "t2"]]}


def test_where_nobody_ticked_or_answered_percentages_have_reasons():
    nobody = run(tally_of({"t1": [0, 0], "t2": [0, 0], "g": [1, 2]}, sets={"t": ["t1", "t2"]}), "g")
    assert str(nobody.table("multiple_response").cell({"category": "t1"}, "percent_of_cases").reason) == (
        "nobody ticked an option"
    )
    assert nobody.table("multiple_response").cell({"category": "t1"}, "percent_of_asked") == 0
    assert isinstance(nobody.table("option_tests").cell({"category": "t1"}, "p"), Undefined)
    empty = run(tally_of({"t1": [NAN], "t2": [NAN], "g": [NAN]}, sets={"t": ["t1", "t2"]}), "g")
    assert (
        str(empty.table("multiple_response").cell({"category": "t1"}, "percent_of_asked").reason) == "nobody answered"
    )


def test_cases_of_several_sets_ticked_something_in_any():
    tally = tally_of({"a": [1, 0, 0], "b": [0, 1, 0]}, sets={"s": ["a"], "t": ["b"]})
    assert run(tally, sets=("s", "t")).cases.valid == 2


@pytest.mark.parametrize(("label", "weight"), [("rows", None), ("times", "times")])
def test_counts_percentages_and_tests_are_those_of_r(label, weight):
    r = {row["name"]: float(row["value"]) for row in read("multiple_response/numbers.csv")}
    result = run(answers_tally(weight), "education")
    for word in ("count", "percent"):
        found = result.table("case_summary").cell({"part": "valid"}, word)
        assert found == pytest.approx(r[f"{label}:valid:{word}"], rel=1e-10)
    words = {
        "multiple_response": ("count", "percent_of_responses", "percent_of_cases", "percent_of_asked"),
        "option_tests": ("chi_square", "df", "p", "cramer_v"),
    }
    for member in ("t1", "t2", "t3", "t4"):
        for table, own in words.items():
            for word in own:
                found = result.table(table).cell({"category": member}, word)
                assert found == pytest.approx(r[f"{label}:{member}:{word}"], rel=1e-10), (member, word)
        for group in ("1", "2", "3"):
            for word in ("count", "percent_of_cases"):
                found = result.table("multiple_response_by").cell({"category": member}, word, f"education={group}")
                assert found == pytest.approx(r[f"{label}:{member}:{group}:{word}"], rel=1e-10), (member, word)


def test_tables_say_which_value_counts_and_what_percentages_are_based_on():
    tally = tally_of({"a": [1, 0, 1], "b": [0, 1, 1], "g": [1, 1, 2]}, [variable("g", (1, 2))], sets={"t": ["a", "b"]})
    result = multiple_response.run(
        tally, multiple_response.Options((tally.codebook.set("t"),), tally.codebook.variable("g"))
    )
    assert [str(note) for note in result.table("multiple_response").notes] == [
        "Dichotomy group tabulated at value 1.0."
    ]
    assert str(result.table("multiple_response_by").notes[0]) == "Percentages and totals are based on respondents."
