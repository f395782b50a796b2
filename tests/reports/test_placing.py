"""Where cells stand, and where numbers split."""

import pytest
from sample import cell, crosstab, regression

from reports.document import Align, Run
from reports.placing import place_body, place_header, split


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("0.312", "0", ".312"),
        (".856", "", ".856"),
        ("−.48*", "−", ".48*"),
        ("304", "304", ""),
        ("(0.040)", "(0", ".040)"),
        ("<0.001", "<0", ".001"),
        ("12\u00a0345.6", "12\u00a0345", ".6"),
        ("12,345.6", "12,345", ".6"),
        ("63.4%", "63", ".4%"),
        ("[0.05, 0.20]", "[0", ".05, 0.20]"),
        ("4 (0.5)", "4", " (0.5)"),
    ],
)
def test_a_number_splits_at_its_decimal_mark(text, before, after):
    halves = split((Run(text),))
    assert halves is not None
    assert tuple("".join(run.text for run in half) for half in halves) == (before, after)


@pytest.mark.parametrize("text", ["", "—", "模型1", "是", "a1", "3>1、4>2", "5元"])
def test_words_are_not_numbers(text):
    assert split((Run(text),)) is None


def test_the_style_of_runs_survives_the_split():
    assert split((Run("0.29", bold=True), Run("a", superscript=True))) == (
        (Run("0", bold=True),),
        (Run(".29", bold=True), Run("a", superscript=True)),
    )


def test_cells_of_a_second_header_row_stand_past_those_that_span_into_it():
    first, second = place_header(crosstab())
    assert [placed.x for placed in first] == [0, 1, 4, 7, 10]
    assert [placed.x for placed in second] == list(range(1, 10))


def test_a_cell_that_spans_columns_of_numbers_stands_in_their_middle():
    fit = place_body(regression())[4]
    assert [(placed.x, placed.align) for placed in fit] == [
        (0, Align.LEFT),
        (1, Align.CENTER),
        (3, Align.CENTER),
        (5, Align.CENTER),
    ]


def test_a_dash_among_numbers_is_centred_and_a_cell_may_say_otherwise():
    grid = crosstab()
    line = (*grid.body[0][:-1], cell("—"))
    assert place_body(type(grid)(**vars(grid) | {"body": (line,)}))[0][-1].align is Align.CENTER
