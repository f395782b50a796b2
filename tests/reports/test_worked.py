"""What layouts and figures print of the results that procedures make of a small survey."""

import re

import pytest
from lxml import etree
from worked_results import FIGURES, FOLDER, LAYOUTS, arranged, drawn, pages, worked

from analysis.result import Fault
from reports.document import Grid, GridCell
from reports.ink import Ink
from reports.layouts import population
from reports.palette import DARK


def text(cell: GridCell) -> str:
    return "".join(run.text for run in cell.content)


def lines(grid: Grid) -> list[list[str]]:
    return [[text(cell) for cell in row] for row in grid.body]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_are_those_that_a_person_has_read(language):
    """`python tests/reports/worked_results.py` writes them anew."""
    assert pages(language) == (FOLDER / f"pages.{language}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("layout", "tasks"), LAYOUTS)
def test_every_row_fills_the_columns_of_its_grid(layout, tasks, language):
    grid = arranged(layout, *tasks, language=language)
    assert {sum(cell.columns for cell in row) for row in grid.body} == {len(grid.columns)}
    assert sum(cell.columns for cell in grid.header[0]) == len(grid.columns)
    assert sum(column.share for column in grid.columns) == pytest.approx(1)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("kind", "tasks"), FIGURES)
def test_every_drawing_says_its_finding_in_colours_that_a_dark_page_knows(kind, tasks, language):
    picture = drawn(kind, *tasks, language=language)
    assert set(re.findall(r"#[0-9a-f]{6}", picture.svg)) <= set(DARK)
    root = etree.fromstring(picture.svg.encode())
    assert (root.get("viewBox") or "").startswith("0 0 720 ")
    assert root.findtext("{*}title") == picture.alternative
    assert picture.data is not None


def test_a_layout_says_which_procedures_it_takes():
    with pytest.raises(Fault, match="'scores' is a task of descriptives; possible here: weighting"):
        population.arrange([worked()["scores"]], Ink("zh"))
