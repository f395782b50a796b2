"""Numbers become text in one place, and ties go one way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.result import Message
from analysis.undefined import Undefined
from analysis.vocabulary import Kind
from reports.formatting import APA, GB, SPSS, InSentence, fixed, kind_of, number, text_of


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.125, 2, "0.13"),
        (-0.125, 2, "-0.13"),
        (2.675, 2, "2.68"),  # the binary neighbour lies below
        (2.4999999999999996, 0, "3"),  # a mean of 2.5 to any reader
        (0.0449, 2, "0.04"),
        (1e-20, 3, "0.000"),
        (-0.0004, 3, "0.000"),
        (12345.5, 0, "12346"),
    ],
)
def test_halves_are_rounded_away_from_zero(value, decimals, expected):
    assert fixed(value, decimals) == expected


@given(st.floats(-1e6, 1e6), st.integers(0, 4))
def test_rounding_is_symmetric_and_never_farther_than_half_a_unit(value, decimals):
    found = Decimal(fixed(value, decimals))
    assert Decimal(fixed(-value, decimals)) == -found
    # Twelve significant digits come first, so that engines that differ in the last bits print alike.
    noise = abs(Decimal(value)) * Decimal("1e-11")
    assert abs(found - Decimal(value)) <= Decimal("0.5") * Decimal(1).scaleb(-decimals) + noise


@pytest.mark.parametrize(
    ("value", "kind", "gb", "apa", "spss"),
    [
        (4115.0, Kind.COUNT, "4115", "4115", "4115"),
        (12350.0, Kind.COUNT, "12\u00a0350", "12,350", "12350"),
        (1234567.4, Kind.COUNT, "1\u00a0234\u00a0567", "1,234,567", "1234567"),
        (33.25, Kind.PERCENT, "33.3", "33.3", "33.3"),
        (0.0, Kind.PERCENT, "0.0", "0.0", ".0"),
        (0.0474, Kind.COEFFICIENT, "0.047", ".047", ".047"),
        (-0.312, Kind.COEFFICIENT, "−0.312", "−.312", "-.312"),
        (1.0, Kind.COEFFICIENT, "1.000", "1.000", "1.000"),
        (0.0004, Kind.PROBABILITY, "<0.001", "<.001", ".000"),
        (0.0321, Kind.PROBABILITY, "0.032", ".032", ".032"),
        (3.058, Kind.MEAN, "3.06", "3.06", "3.06"),
        (0.994, Kind.DEVIATION, "0.99", "0.99", ".994"),
        (-2.5, Kind.STATISTIC, "−2.50", "−2.50", "-2.500"),
        (36.0, Kind.FREEDOM, "36", "36", "36"),
        (356.312, Kind.FREEDOM, "356.31", "356.31", "356.312"),
        (5.0, Kind.VALUE, "5", "5", "5"),
        (2.5, Kind.VALUE, "2.50", "2.50", "2.50"),
        (0.0000177, Kind.MEAN, "0.00", "0.00", "1.77E-005"),
        (0.0000177, Kind.COEFFICIENT, "0.000", ".000", ".000"),
        (0.385, Kind.ESTIMATE, "0.385", "0.385", ".385"),
        (1.4449, Kind.EIGENVALUE, "1.44", "1.44", "1.445"),
    ],
)
def test_a_number_prints_as_its_kind_in_each_style(value, kind, gb, apa, spss):
    assert (number(value, kind, GB), number(value, kind, APA), number(value, kind, SPSS)) == (gb, apa, spss)


def test_a_cell_that_is_not_there_prints_as_nothing_and_an_undefined_one_as_a_dash():
    undefined = Undefined(Message("no valid cases"))
    assert (text_of(None, Kind.MEAN), text_of(undefined, Kind.MEAN), text_of("enter", Kind.TEXT)) == ("", "—", "enter")


def test_a_table_may_narrow_the_kind_of_a_word():
    assert (kind_of("summary_items", "mean"), kind_of("item_statistics", "mean")) == (Kind.ESTIMATE, Kind.MEAN)


def test_every_style_has_decimals_for_every_kind_of_number():
    numbers = set(Kind) - {Kind.KEY, Kind.TEXT}
    assert all(numbers <= set(style.decimals) for style in (GB, APA, SPSS))


def test_a_number_below_0_in_a_sentence_loses_its_zero_too():
    assert f"{InSentence(-0.0032):.3b} {InSentence(0.5):.2b} {InSentence(-12.5):.1b}" == "-.003 .50 -12.5"
    assert f"{InSentence(0.0000123):.3c} {InSentence(0.0212):.3c} {InSentence(0.0):.3c}" == "1.23E-005 .021 .000"
