"""A report as a booklet: folded A3 sheets whose pages follow one another."""

import io

import pypdf
import pytest
from sample import report

from reports.typesetting.booklet import booklet, spreads
from reports.typesetting.pages import pdf

MILLIMETRE = 72 / 25.4


def bound(pages):
    """The pages in the order in which a reader turns the folded sheets."""
    sides = list(spreads(pages))
    fronts, backs = sides[::2], sides[1::2]
    first = [page for (_, right), (left, _) in zip(fronts, backs, strict=True) for page in (right, left)]
    last = [page for (left, _), (_, right) in zip(fronts, backs, strict=True) for page in (left, right)]
    return first + last[::-1]


def test_eight_pages_are_two_sheets():
    assert list(spreads(8)) == [(8, 1), (2, 7), (6, 3), (4, 5)]


@pytest.mark.parametrize("pages", range(1, 14))
def test_the_folded_sheets_read_from_the_first_page_to_the_last_with_blanks_behind(pages):
    blank = -pages % 4
    assert bound(pages) == [*range(1, pages + 1), *[None] * blank]


def test_sheets_are_a3_and_hold_the_pages_of_the_report():
    made = booklet(report())
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf(report()))).pages]
    sides = pypdf.PdfReader(io.BytesIO(made)).pages
    assert len(sides) == 2 * -(-len(pages) // 4)
    for side, (left, right) in zip(sides, spreads(len(pages)), strict=True):
        assert [round(float(each) / MILLIMETRE) for each in side.mediabox[2:]] == [420, 297]
        text = "".join(side.extract_text().split())
        places = [text.find("".join(pages[page - 1].split())[-40:]) for page in (left, right) if page is not None]
        assert -1 not in places
        assert places == sorted(places), "the left page comes first"


def test_the_same_report_is_the_same_booklet():
    assert booklet(report()) == booklet(report())
