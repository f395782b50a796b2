"""The chapters of the Bazhong study stand in both languages, on its sample and on samples too small to say anything."""

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analysis.counting.memory import MemoryTally
from analysis.plan import load_plan
from analysis.result import Results
from analysis.standing import standing
from canvass.chapters import chapters_of
from canvass.study import load_study
from instrument.loading import load
from reports.chapters import Composition, compose
from reports.document import Box, Claim, Grid, Heading, Listing, Number, Paragraph, Picture
from reports.renderers import text
from reports.wording import say
from survey.reading import read_folder
from survey.responses import Responses

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Responses:
    instrument = load(CHECKOUT / "instrument/questionnaires/bazhong.yaml")
    return read_folder(tmp_path_factory.mktemp("empty"), instrument, issued=400).responses


def composed(responses: Responses, language: str) -> Composition:
    tasks = load_plan(CHECKOUT / "analysis/plans/bazhong.yaml", responses.codebook)
    tally = MemoryTally(responses)
    instrument = load(CHECKOUT / "instrument/questionnaires/bazhong.yaml")
    found = {**standing(responses.ledger, instrument, tally, say), **{task.name: task.run(tally) for task in tasks}}
    results = Results(found, simulated=responses.source.simulated, wave="2025")
    study = replace(load_study(CHECKOUT), language=language)
    return compose(results, chapters_of(study, results), language, "题目", project="BZ25ZC062")


def first(responses: Responses, n: int) -> Responses:
    columns = {name: np.asarray(column)[:n] for name, column in responses.columns.items()}
    return Responses(responses.codebook, columns, responses.ids[:n], ledger=responses.ledger, source=responses.source)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_chapter_stands_on_the_simulated_sample(sample, language):
    found = composed(sample, language)
    boxes = [block for block in found.document.blocks if isinstance(block, Box)]
    assert [str(fault) for fault in found.faults] == []
    assert len(boxes) == 1  # that the data are simulated
    assert len([block for block in found.document.blocks if isinstance(block, Grid)]) >= 15
    assert len([block for block in found.document.blocks if isinstance(block, Picture)]) == 7
    assert found.document.mark
    assert found.unborne == ()


def test_both_languages_tell_the_same_story(sample):
    """The same headings, tables and figures, in the same order."""

    def outline(language: str) -> list[str]:
        blocks = composed(sample, language).document.blocks
        return [b.id for b in blocks if isinstance(b, Heading | Grid | Picture)]

    assert outline("zh") == outline("en")


def test_numbers_in_prose_come_from_results_and_not_from_the_chapter(sample):
    blocks = composed(sample, "zh").document.blocks
    content = [each for block in blocks if isinstance(block, Paragraph) for each in block.content]
    content += [each for block in blocks if isinstance(block, Listing) for item in block.items for each in item]
    content = [part for each in content for part in (each.content if isinstance(each, Claim) else [each])]
    numbers = [each for each in content if isinstance(each, Number)]
    assert len(numbers) > 150
    assert all(number.expression for number in numbers)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("n", [1, 3, 12])
def test_chapters_stand_on_hardly_any_answers(sample, language, n):
    """What cannot be computed is said; no chapter fails for it."""
    assert [str(fault) for fault in composed(first(sample, n), language).faults] == []


def test_nobody_leaves_a_document_that_says_so(sample):
    found = composed(first(sample, 0), "zh")
    headings = [block for block in found.document.blocks if isinstance(block, Heading) and block.level == 1]
    chapters = ["一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、"]
    assert [block.number for block in headings] == [*chapters, "附录A", "附录B", "附录C", "附录D"]
    assert found.faults


@pytest.mark.parametrize("language", ["zh", "en"])
def test_chapters_stand_where_everybody_answers_alike(sample, language):
    alike = {
        name: np.full_like(column, 3) if name in {f"q{number}" for number in range(8, 17)} else column
        for name, column in sample.columns.items()
    }
    alike |= {scale.name: np.full(len(sample), 3.0) for scale in sample.codebook.scales}
    responses = Responses(sample.codebook, alike, sample.ids, ledger=sample.ledger, source=sample.source)
    assert [str(fault) for fault in composed(responses, language).faults] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_report_reads_as_a_person_last_read_it(sample, language):
    """`python tests/reports/test_bazhong.py` writes the pages anew; a person then reads the diff."""
    assert golden(language).read_text(encoding="utf-8") == printed(sample, language)


def golden(language: str) -> Path:
    return Path(__file__).parent / f"golden/bazhong.{language}.txt"


def printed(responses: Responses, language: str) -> str:
    return text.render(composed(responses, language).document).decode()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as empty:
        found = load(CHECKOUT / "instrument/questionnaires/bazhong.yaml")
        answers = read_folder(Path(empty), found, issued=400).responses
    for each in ("zh", "en"):
        golden(each).parent.mkdir(exist_ok=True)
        golden(each).write_text(printed(answers, each), encoding="utf-8")
