"""Outcome rates of AAPOR, against numbers computed by hand from the formulas of its Standard Definitions."""

import pytest

from analysis.response_rates import rates_of, response_rates
from analysis.undefined import Undefined
from survey.dispositions import Dispositions
from survey.ledger import Exclusion, Ledger

# I = 600, P = 50, R = 100, NC = 150, O = 20, UH = 60, UO = 20: 920 known and eligible, 80 unknown, 1,000 in all.
DRAWN = Dispositions(600, 50, 100, 150, 20, 60, 20, e=0.75)
# By hand: e (UH + UO) = 60; those reached are I + P + R + O = 770.
BY_HAND = {
    "rr1": 600 / 1000,
    "rr2": 650 / 1000,
    "rr3": 600 / 980,
    "rr4": 650 / 980,
    "rr5": 600 / 920,
    "rr6": 650 / 920,
    "coop1": 600 / 770,
    "coop2": 650 / 770,
    "coop3": 600 / 750,
    "coop4": 650 / 750,
    "ref1": 100 / 1000,
    "ref2": 100 / 980,
    "ref3": 100 / 920,
    "con1": 770 / 1000,
    "con2": 770 / 980,
    "con3": 770 / 920,
}
# Of 12 cases, as the documentation of the R package outcomerate prints them (rOpenSci, README, commit 0c59953), whose
# eligibility_rate() is the share of the eligible among the cases of known eligibility, as here.
PUBLISHED = {
    "rr1": 0.364,
    "rr2": 0.545,
    "rr3": 0.370,
    "rr4": 0.556,
    "rr5": 0.444,
    "rr6": 0.667,
    "coop1": 0.500,
    "coop2": 0.750,
    "coop3": 0.571,
    "coop4": 0.857,
    "ref1": 0.091,
    "ref2": 0.093,
    "ref3": 0.111,
    "con1": 0.727,
    "con2": 0.741,
    "con3": 0.889,
}


def rates(found, ledger):
    return dict(response_rates(found, ledger).table("response_rates").rows)


@pytest.mark.parametrize("name", BY_HAND)
def test_each_rate_is_that_of_its_formula(name):
    assert rates_of(DRAWN, 600).shares[name] == pytest.approx(BY_HAND[name])
    assert BY_HAND["rr1"] < BY_HAND["rr3"] < BY_HAND["rr5"]  # RR3 lies between them for every e between 0 and 1


def test_rates_are_those_another_program_publishes():
    found = rates_of(Dispositions(4, 2, 1, 1, 1, 1, 1, not_eligible=1), 4)
    assert found.e == pytest.approx(0.9)
    assert {name: round(share, 3) for name, share in found.shares.items()} == PUBLISHED


def test_e_is_told_from_the_cases_whose_eligibility_is_known():
    found = rates_of(Dispositions(600, 50, 100, 150, 20, 60, 20, not_eligible=80), 600)
    assert found.e == pytest.approx(920 / 1000)
    assert found.shares["rr3"] == pytest.approx(600 / (920 + 0.92 * 80))


def test_without_e_two_rates_say_why_there_is_none_and_the_others_stand():
    found = rates(Dispositions(600, 50, 100, 150, 20, 60, 20), Ledger(1000, 650))
    assert str(found["rr3"].reason).startswith("e is not declared")
    assert all(isinstance(found[name], Undefined) for name in ("rr4", "ref2", "con2"))
    assert found["rr6"] == pytest.approx(65000 / 920)


def test_where_nothing_is_unknown_e_does_not_matter():
    found = rates_of(Dispositions(80, 0, 20), 80)
    assert [found.shares[name] for name in ("rr1", "rr3", "rr5")] == [pytest.approx(0.8)] * 3


def test_valid_forms_are_the_completes_and_stand_beside_the_rates_as_a_share_of_the_issued():
    ledger = Ledger(400, 390, (Exclusion("1", "speeder", ""),))
    result = response_rates(Dispositions(refusals=11), ledger)
    assert result.table("dispositions").cell({"disposition": "completes"}, "count") == 389
    assert dict(result.table("response_rates").rows)["valid_return"] == pytest.approx(97.25)
    assert dict(result.table("response_rates").rows)["rr1"] == pytest.approx(97.25)


def test_dispositions_that_differ_from_the_forms_are_told():
    notes = response_rates(Dispositions(completes=380, partials=4), Ledger(400, 390)).notes
    assert [str(note) for note in notes] == ["Completes and partials are 384 by the dispositions; valid forms are 390."]
    assert response_rates(Dispositions(completes=380, partials=10), Ledger(400, 390)).notes == ()


def test_where_nobody_was_reached_there_is_no_rate_of_cooperation():
    found = rates(Dispositions(0, non_contacts=20, unknown_other=5, not_eligible=0), Ledger(25, 0))
    assert str(found["coop1"].reason) == str(found["coop4"].reason) == "nobody was reached"
    assert found["con1"] == found["ref1"] == found["rr3"] == 0


def test_nobody_drawn_leaves_no_rate():
    found = rates(Dispositions(), Ledger(None, 0))
    assert {name: str(cell.reason) for name, cell in found.items()} == {
        **{name: "nobody was reached" if "coop" in name else "no case was drawn" for name in BY_HAND},
        "valid_return": "the number of forms issued is not declared",
    }
