"""The check digit finds what fingers do wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.paper.numbers import LAST, TABLE, check_digit, form_number, printed, read_number

SERIALS = st.integers(1, LAST)


def test_the_digit_is_that_of_damms_own_example():
    assert check_digit("572") == 4
    assert check_digit("5724") == 0


def test_the_table_is_totally_anti_symmetric():
    """What makes neighbours that changed places show: (c∗x)∗y = (c∗y)∗x only where x = y; so with the digit itself."""
    digits = range(10)
    assert all(sorted(row) == list(digits) for row in TABLE)
    assert all(TABLE[digit][digit] == 0 for digit in digits)
    for c in digits:
        assert all(TABLE[TABLE[c][x]][y] != TABLE[TABLE[c][y]][x] for x in digits for y in digits if x != y)


@given(SERIALS)
def test_a_number_is_read_as_it_is_printed(serial):
    assert read_number(printed(form_number(serial))) == form_number(serial)


@given(SERIALS, st.integers(0, 6), st.integers(1, 9))
def test_every_single_wrong_digit_is_found(serial, place, more):
    number = form_number(serial)
    wrong = str((int(number[place]) + more) % 10)
    assert read_number(number[:place] + wrong + number[place + 1 :]) is None


@given(SERIALS, st.integers(0, 5))
def test_every_two_neighbours_that_changed_places_are_found(serial, place):
    number = form_number(serial)
    changed = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert (read_number(changed) is None) == (number[place] != number[place + 1])


@pytest.mark.parametrize("typed", ["０００１２３４", " 000123 - 4 ", "000123–4"])
def test_wide_digits_spaces_and_dashes_are_no_matter(typed):
    assert read_number(typed) == form_number(123)


@pytest.mark.parametrize("typed", ["", "0000000", "000123", "00012345", "abcdefg", "٠٠٠١٢٣٤", "'; DROP TABLE"])
def test_what_is_no_number_is_none(typed):
    assert read_number(typed) is None
