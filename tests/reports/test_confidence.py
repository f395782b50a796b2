"""Headings and phrases name the confidence that intervals have."""

from dataclasses import replace

import pytest
from small_results import RELIABILITY, results

from analysis.result import Result
from reports.chapters import compose
from reports.confidence import told
from reports.document import Grid, Paragraph
from reports.output import table_grid
from reports.wording import LANGUAGES, at_confidence, heading


def at(confidence: float) -> Result:
    return replace(RELIABILITY, options={**RELIABILITY.options, "confidence": confidence})


def texts(grid: Grid) -> str:
    return " ".join(run.text for row in (*grid.header, *grid.body) for cell in row for run in cell.content)


@pytest.mark.parametrize(("language", "words"), [("en", "{}% Confidence Interval of Alpha"), ("zh", "{}% 置信区间")])
def test_a_printed_table_names_the_confidence_that_was_asked_for(language, words):
    for result, percent in ((RELIABILITY, "95"), (at(0.9), "90"), (at(0.995), "99.5")):
        assert words.format(percent) in texts(table_grid(result, result.table("reliability"), language))


def test_a_table_of_a_report_names_it_too(tmp_path):
    chapter = tmp_path / "01-a.md.j2"
    chapter.write_text("{{ table('scale_summary', 'task') }}\n\n{{ alpha('task') }}", encoding="utf-8")
    for result, percent in ((RELIABILITY, "95"), (at(0.9), "90")):
        composition = compose(results(replace(result, name="task")), [chapter], "en", "Title")
        assert [str(fault) for fault in composition.faults] == []
        grid = next(block for block in composition.document.blocks if isinstance(block, Grid))
        assert f"{percent}% CI of" in texts(grid)
        assert any(isinstance(block, Paragraph) for block in composition.document.blocks)


def test_several_results_name_every_confidence_that_one_of_their_procedure_was_told():
    other = Result("descriptives", {}, RELIABILITY.cases, ())
    assert told([RELIABILITY, other]) == "95"
    assert told([at(0.9), other]) == "90"
    assert told([at(0.9), RELIABILITY]) == "90/95"


def test_no_heading_is_left_with_a_gap():
    assert at_confidence("{confidence}% and {confidence_1}%", 99.5) == "99.5% and 99.5%"
    assert heading("ci_low", "en", confidence=90) == "90% CI Lower"
    for language, words in LANGUAGES.items():
        for text in (*words.headings.values(), *words.headings_in.values(), *words.definitions.values()):
            assert "{confidence" not in at_confidence(text), (language, text)
