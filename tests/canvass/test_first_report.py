"""The first report of a drafted study shows every kind of question: long ratings, numbers, ranks."""

import csv
import random
import re

import pytest

from canvass import making
from canvass.founding import found
from canvass.planning import plan
from canvass.study import load_study
from instrument.loading import load, read
from instrument.yaml_nodes import parse_mapping
from reports.document import Grid, Heading, Picture

HEADS = [
    "Timestamp",
    "Your sex",
    "How likely are you to recommend us (0-10)?",
    "Rate us [Quality]",
    "Rate us [Service]",
    "Rate us [Price]",
    "How satisfied are you (0-100)?",
    "Rank the offers [Bus]",
    "Rank the offers [Train]",
    "Rank the offers [Car]",
]


@pytest.fixture(scope="module", params=["en", "zh"])
def document(request, tmp_path_factory):
    """The report of 80 invented respondents in each language."""
    chance, folder = random.Random(11), tmp_path_factory.mktemp("first")  # noqa: S311 (no secret)

    def person(at):
        attitude, ranks = chance.gauss(0, 1), chance.sample([1, 2, 3], 3)
        rated = [max(1, min(10, round(6 + 2 * attitude + chance.gauss(0, 1)))) for _ in range(4)]
        return [f"2026/03/01 10:{at % 60:02d}:00", chance.choice(["Male", "Female"]), *rated, 20 + at, *ranks]

    with (folder / "answers.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADS, *map(person, range(80))])
    found(folder / "study", [folder / "answers.csv"], "1", language=request.param)
    study = load_study(folder / "study")
    wave = study.wave(None)
    return making.compose(study, making.analyse(study, wave, making.read(study, wave)))


SIZES = (("a", 20), ("b", 15), ("c", 30))


def texts(grid):
    return [["".join(run.text for run in cell.content) for cell in row] for row in (*grid.header, *grid.body)]


def test_nothing_is_at_fault(document):
    assert [str(fault) for fault in document.faults] == []


def test_ratings_of_ten_and_eleven_points_have_a_figure_each(document):
    pictures = [each.svg for each in document.document.blocks if isinstance(each, Picture)]
    assert any(">9–10<" in svg or ">9～10<" in svg for svg in pictures)
    assert sum(">9–10<" in svg or ">9～10<" in svg for svg in pictures) == 2


def test_numbers_and_ranks_have_a_table_and_no_line_for_every_number(document):
    grids = [texts(each) for each in document.document.blocks if isinstance(each, Grid)]
    described = [row for rows in grids for row in rows if row[0] in {"How satisfied are you (0-100)?", "Bus"}]
    assert any(row[4:] == ["20", "99"] for row in described)
    assert any(row[0] == "Bus" and row[4:] == ["1", "3"] for row in described)
    assert not any(row[0] == "57" for rows in grids for row in rows)


def test_no_heading_is_without_words_below_it(document):
    blocks = [each for each in document.document.blocks if not (isinstance(each, Heading) and each.level == 1)]
    empty = [
        each
        for each, following in zip(blocks, [*blocks[1:], None], strict=True)
        if isinstance(each, Heading) and (following is None or isinstance(following, Heading))
    ]
    assert empty == []


def test_long_blocks_of_ratings_are_parted_so_that_a_page_holds_each_figure():
    points = "[{code: 1, en: low}, {code: 2, en: middling}, {code: 3, en: high}]"
    rows = {name: ", ".join(f"{{id: {name}{at}, en: {name}{at}}}" for at in range(count)) for name, count in SIZES}
    questions = "".join(
        f"  - {{id: {name}, kind: matrix, en: {name}, options: {points}, rows: [{listed}]}}\n"
        for name, listed in rows.items()
    )
    form = f'id: long\nversion: "1"\nlanguages: [en]\ntitle: {{en: Long}}\nquestions:\n{questions}'
    tasks = dict(parse_mapping(plan(read(form.encode(), "form.yaml"), 0, str).encode(), "plan.yaml")["tasks"].items())
    drawn = {name: [each.text() for each in task["variables"].elements()] for name, task in tasks.items()}
    assert [len(drawn[name]) for name in ("state", "state_part2", "state_part3", "state_part4")] == [20, 15, 24, 6]
    assert drawn["state_part4_means"] == [f"c{at}" for at in range(24, 30)]


def test_a_new_study_says_how_its_rules_are_switched_off_and_that_is_so(tmp_path):
    rows = [["id", "like", "said"], *([at, 1 + at % 3, f"words {at}"] for at in range(20))]
    with (tmp_path / "answers.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    found(tmp_path / "study", [tmp_path / "answers.csv"], "1")
    comments = [each for each in (tmp_path / "study" / "study.yaml").read_text().splitlines() if each.startswith("# ")]
    off = re.search(r"screening: off", comments[1])[0]
    form = tmp_path / "study" / "questionnaire.yaml"
    form.write_text(form.read_text().replace("\nquestions:", f"\n{off}\nquestions:"))
    assert load(form).screening.all_rules == ()
    assert comments[2].endswith("coding: coding.yaml")
