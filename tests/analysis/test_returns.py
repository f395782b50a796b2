"""The account of the forms as a result."""

from analysis.result import Results, from_data, to_data
from analysis.returns import returns
from analysis.undefined import Undefined
from survey.ledger import Exclusion, Ledger, Screened

LEDGER = Ledger(
    400,
    380,
    (Exclusion("3", "speeder", "41 s"), Exclusion("9", "duplicate", "of 8"), Exclusion("10", "speeder", "12 s")),
)


def test_the_account_adds_up_and_every_rule_has_a_row():
    result = returns(LEDGER)
    assert result.table("returns").rows == (
        ("issued", 400.0, 100.0),
        ("returned", 380.0, 95.0),
        ("speeder", 2.0, 0.5),
        ("straight_line", 0.0, 0.0),
        ("duplicate", 1.0, 0.25),
        ("valid", 377.0, 94.25),
    )
    assert (result.cases.total, result.cases.valid) == (380, 377)


def test_a_rule_of_another_study_has_its_row_too():
    assert "failed_check" in returns(Ledger(10, 9, (Exclusion("1", "failed_check", ""),))).table("returns").column(
        "rule"
    )


def test_without_the_number_issued_there_is_no_rate():
    table = returns(Ledger(None, 380)).table("returns")
    assert isinstance(table.cell({"rule": "issued"}, "count"), Undefined)
    assert str(table.cell({"rule": "valid"}, "percent").reason) == "the number of forms issued is not declared"
    assert table.cell({"rule": "valid"}, "count") == 380


def test_an_empty_ledger_is_an_account_of_nothing():
    assert returns(Ledger(0, 0)).table("returns").cell({"rule": "valid"}, "count") == 0


def test_the_account_survives_writing():
    results = Results({"returns": returns(LEDGER)})
    assert from_data(to_data(results)) == results


def test_more_forms_than_were_issued_leave_no_rates():
    table = returns(Ledger(100, 380)).table("returns")
    assert table.column("count")[:2] == (100.0, 380.0)
    assert {str(cell.reason) for cell in table.column("percent")} == {"more forms came back than were issued"}


def test_every_rule_that_was_on_has_a_row_by_its_own_words_and_those_that_were_off_have_none():
    rules = (
        Screened("rule:odd", {"zh": "矛盾"}, True, frozenset({"1", "2"}), "odd"),
        Screened("long_string", {}, True, frozenset({"2"}), "runs"),
        Screened("mahalanobis", {}, False, frozenset({"3"}), "far"),
    )
    result = returns(Ledger(10, 9, (Exclusion("1", "odd", ""), Exclusion("2", "odd", "")), rules=rules))
    assert result.table("returns").column("rule") == ("issued", "returned", "rule:odd", "long_string", "valid")
    assert result.table("returns").column("count")[2:] == (2.0, 0.0, 7.0)
    assert result.labels == {"rule:odd": {"zh": "矛盾"}}
    assert result.table("screening").rows == (
        ("rule:odd", "set_aside", 2.0, 1.0),
        ("long_string", "set_aside", 1.0, 0.0),
        ("mahalanobis", "marked", 1.0, None),
    )
    assert returns(Ledger(10, 9, rules=())).table("returns").column("rule") == ("issued", "returned", "valid")
