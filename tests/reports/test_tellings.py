"""A table says its finding, or what stands in it, to who cannot see it."""

import pytest
from worked_results import LAYOUTS, arranged

from reports.cells import banner, cell, grid, header, row, stub_and_numbers
from reports.document import Grid
from reports.tellings import MOST, told


def table(*rows) -> Grid:
    return grid("", stub_and_numbers(0.4, 2), [header("", "n", "%")], rows)


def test_significant_cells_are_told_with_their_row_and_column():
    said = told(arranged("differences", "by_edu", "by_gender", language="en"), "en")
    assert said == "Significant: Education Welch’s F Staying 10.30***."


def test_of_several_numbers_of_a_row_the_label_is_said_once():
    said = told(arranged("logistic", "leaving"), "zh")
    assert "政策感知 模型2 OR 0.728*" in said
    assert told(table(row("男", ("187", "58.4"))), "zh") == "内容：男 n 187、% 58.4。"


def test_rows_are_told_with_the_name_of_their_group():
    found = table(banner("Gender", 3), row(cell("Male", indent=1), ("187", "58.4")), row("All", ("320", "100.0")))
    assert told(found, "en") == "Content: Gender Male n 187, % 58.4; All n 320, % 100.0."


def test_a_row_with_numbers_of_its_own_names_no_other():
    found = table(row("Returned", ("396", "99.0")), row(cell("Too fast", indent=1), ("7", "1.8")))
    assert told(found, "en") == "Content: Returned n 396, % 99.0; Too fast n 7, % 1.8."


def test_a_long_table_is_told_from_its_first_rows():
    said = told(table(*(row(f"Item {at}", (str(at), "1.0")) for at in range(100))), "en")
    assert said.startswith("Content: Item 0 n 0, % 1.0; Item 1")
    assert said.endswith("; and further rows.")
    assert len(said) < MOST + 60


def test_a_table_of_words_alone_is_told_by_its_caption():
    assert told(table(row("name", ("words", "more"))), "en") == ""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("layout", "tasks"), LAYOUTS)
def test_every_layout_has_something_to_tell(layout, tasks, language):
    assert told(arranged(layout, *tasks, language=language), language)
