"""What layouts and figures print of the results that procedures make of a small survey."""

import re
from contextlib import suppress
from importlib import import_module

import pytest
from lxml import etree
from worked_results import FIGURES, FOLDER, LAYOUTS, arranged, drawn, pages, worked

from analysis.result import Fault, Results
from canvass import making
from canvass.study import load_study
from reports.chapters import compose
from reports.document import Grid, GridCell, Paragraph, Picture
from reports.ink import Impossible, Ink
from reports.layouts import hypotheses, population
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


def test_a_topline_says_in_plain_words_that_a_cell_was_empty():
    labels = {line[0] for line in lines(arranged("topline", "items"))}
    assert "无数据" in labels
    assert "系统" not in labels


def test_limits_are_cited_as_the_language_does():
    notes = {language: arranged("discriminant_validity", "measurement", language=language) for language in ("zh", "en")}
    said = {language: "".join(run.text for note in grid.notes for run in note) for language, grid in notes.items()}
    assert "HTMT < 0.85，Henseler等（2015）" in said["zh"]
    assert "HTMT < .85, Henseler et al. (2015)" in said["en"]


HYPOTHESES = [
    ["H1 政策感知正向影响留城意愿", "main", "policy", "+"],
    ["H2 生活环境与留城意愿正相关", "correlated", ["life", "stay"], "+"],
    ["H3 工作环境负向影响留城意愿", "main", "work", "-"],
    ["H4 政策感知经生活环境影响留城意愿", "through", "policy>life>stay"],
    ["H5 政策感知直接影响留城意愿", "through", "direct_effect"],
    ["H6 工作环境调节政策感知的效应", "moderated", "", "+"],
    ["H7 中介受工作环境调节", "moderated_path", "policy>life>stay"],
    ["H8 政策感知影响生活环境（潜变量）", "structure", "policy>life", "+"],
    ["H9 政策感知经生活环境（潜变量）", "structure", "through", "+"],
    ["H10 政策感知降低离开的念头", "leaving", "policy", "-"],
    ["H11 生活环境降低离开的倾向", "steps", "life", "-"],
    ["H12 学历与打算有关", "plans"],
    ["H13 学历不同，留城意愿不同", "by_edu", "stay"],
    ["H14 男性的工作环境得分较低", "by_gender", "work", "-"],
]


def test_hypotheses_are_supported_by_their_tests_and_directions():
    grid = hypotheses.arrange([worked()[str(row[1])] for row in HYPOTHESES], Ink("zh"), HYPOTHESES)
    assert [line[1:] for line in lines(grid)] == [
        ["β = 0.166", "0.002", "支持"],
        ["r = 0.367", "<0.001", "支持"],
        ["β = 0.313", "<0.001", "不支持"],
        ["效应 = 0.069", "[0.034, 0.103]", "支持"],
        ["效应 = 0.175", "0.001", "支持"],
        ["B = 0.135", "0.024", "支持"],
        ["指数 = 0.003", "[−0.031, 0.037]", "不支持"],
        ["β = 0.364", "<0.001", "支持"],
        ["β = 0.133", "<0.001", "支持"],
        ["OR = 0.728", "0.026", "支持"],
        ["B = −0.640", "<0.001", "支持"],
        ["χ2 = 41.88", "<0.001", "支持"],
        ["F = 10.30", "<0.001", "支持"],
        ["t = −1.86", "0.064", "不支持"],
    ]


def test_a_hypothesis_that_its_task_cannot_test_is_refused():
    with pytest.raises(Fault, match="the test of 'H2' has no direction; leave the sign out"):
        hypotheses.arrange([worked()["plans"]], Ink("zh"), [["H2", "plans", "", "+"]])
    with pytest.raises(Fault, match="no 'polic' in the table; possible: policy"):
        hypotheses.arrange([worked()["main"]], Ink("zh"), [["H1", "main", "polic"]])


@pytest.fixture
def composed(tmp_path):
    """The composition of one chapter over the worked results."""

    def made(text: str):
        path = tmp_path / "01-a.md.j2"
        path.write_text(text, encoding="utf-8")
        return compose(Results(worked()), [path], "zh", "题目")

    return made


def test_a_chapter_gives_its_hypotheses_in_its_own_words(composed):
    row = "['H1 ' ~ label('policy') ~ '*正向*影响', 'main', 'policy', '+'], ['H2 平', 'plans']"
    made = composed("见{{ ref('table:hypotheses') }}。\n\n{{ table('hypotheses', " + row + ") }}")
    assert [str(fault) for fault in made.faults] == []
    grid = made.document.blocks[1]
    assert isinstance(grid, Grid)
    assert lines(grid)[0] == ["H1 政策感知正向影响", "β = 0.166", "0.002", "支持"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("table('hypotheses', ['H1'])", "a hypothesis is written as [text, task, key, sign]; '['H1']' is not"),
        ("table('hypotheses', 'main')", "a hypothesis is written as [text, task, key, sign]"),
        ("table('hypotheses', ['H1', 'main', 'policy', '>'])", "no direction '>'; possible: +, -"),
        ("table('hypotheses', ['H1', 'maim', 'policy'])", "no task 'maim' in the results; possible: main"),
        ("table('fit', ['H1', 'main', 'policy'])", "'fit' takes tasks by their names"),
        ("table('fit', 'main')", "'main' is a task of regression; possible here: cfa, sem"),
    ],
)
def test_a_table_asked_for_in_the_wrong_way_is_told_in_words(composed, asked, message):
    (fault,) = composed("见表。\n\n{{ " + asked + " }}").faults
    assert message in str(fault)
    assert ":3" in str(fault)


ALIKE = ",".join(["1", "2", *["3"] * 19, "1", "1"])


def results_of(folder, *answers):
    """The results of a few answers, written as a file of their own."""
    head = (FOLDER / "answers" / "2025.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "answers.csv").write_text("\n".join((head, *answers, "")), encoding="utf-8")
    return worked(folder)


@pytest.fixture(scope="module", params=["one", "four", "nine", "alike"])
def poor(request, tmp_path_factory):
    """Results of hardly any answers, or of thirty people who all answer alike."""
    answers = (FOLDER / "answers" / "2025.csv").read_text(encoding="utf-8").splitlines()[1:]
    kept = {"one": answers[:1], "four": answers[:4], "nine": answers[:9], "alike": [ALIKE] * 30}[request.param]
    return results_of(tmp_path_factory.mktemp("poor"), *kept)


@pytest.mark.parametrize(("name", "tasks"), LAYOUTS)
def test_a_table_of_hardly_any_answers_is_printed_or_told(poor, name, tasks):
    """Dashes, or a reason why there is none; never an error."""
    if all(task in poor for task in tasks):
        with suppress(Impossible):
            found = import_module(f"reports.layouts.{name}").arrange([poor[task] for task in tasks], Ink("zh"))
            assert found.caption


@pytest.mark.parametrize(("name", "tasks"), FIGURES)
def test_a_figure_of_hardly_any_answers_is_drawn_or_told(poor, name, tasks):
    if all(task in poor for task in tasks):
        with suppress(Impossible):
            found = import_module(f"reports.figures.{name}").draw([poor[task] for task in tasks], Ink("zh"))
            assert found.alternative


def test_a_hypothesis_whose_term_could_not_be_estimated_is_not_tested(tmp_path):
    found = results_of(tmp_path, *[ALIKE] * 30)
    (line,) = lines(hypotheses.arrange([found["main"]], Ink("zh"), [["H1", "main", "policy", "+"]]))
    assert line == ["H1", "—", "", "无法检验"]


def test_the_loadings_of_correlated_factors_are_those_of_the_pattern(composed):
    pattern = "{% if structure('oblique', 'alpha_policy').together %}同一因子{% endif %}"
    made = composed("{{ loading('policy2', 'factor=2', 'oblique') }}" + pattern)
    assert [str(fault) for fault in made.faults] == []
    (paragraph,) = made.document.blocks
    assert "".join(inline.text for inline in paragraph.content) == "0.854同一因子"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_suggested_chapters_stand_on_every_procedure_that_has_a_layout(tmp_path, language):
    (tmp_path / "chapters" / language).mkdir(parents=True)
    paths = {name: str(FOLDER / f"{name}.yaml") for name in ("questionnaire", "plan")}
    waves = f'waves: {{"2025": {{issued: 340, responses: "{FOLDER / "answers"}"}}}}'
    written = "\n".join((f"title: {{zh: 例, en: Example}}\nchapters: chapters\nlanguage: {language}", waves))
    written += "".join(f'\n{name}: "{path}"' for name, path in paths.items())
    (tmp_path / "study.yaml").write_text(written + "\n", encoding="utf-8")
    study = load_study(tmp_path)
    made = making.compose(study, making.analyse(study, study.wave(None), making.read(study, study.wave(None))))
    assert [str(fault) for fault in made.faults] == []
    assert {block.id for block in made.document.blocks if isinstance(block, Grid | Picture)} > {
        "table:plans",
        "table:through",
        "figure:structure",
    }
    assert made.unborne == ()
    assert made.warnings == ()
    said = " ".join(
        "".join(inline.text for inline in block.content)
        for block in made.document.blocks
        if isinstance(block, Paragraph)
    )
    for words in TOLD[language]:
        assert words in said


TOLD = {
    "zh": [
        "每高1个单位，发生比为原来的0.728倍（95%置信区间为0.550～0.963",  # logistic
        "者与参照类相比，更可能取较低的等级（B = −1.833",  # ordinal
        "平行线检验未见违背平行假定的证据",
        "“大专及以下”中“计划留城”的人数偏多（调整后残差为2.46）",  # crosstab
        "HTMT最大为0.537，低于0.85",
        "其他模型也可能达到同样的拟合",
        "“政策感知”与“生活环境”之间的路径系数为0.364",
        "“工作环境”取4.00时，斜率为0.331",
        "重要性高于均值而表现低于均值、宜优先考虑改进的有3项",
        "与量表的划分相符",
    ],
    "en": [
        "goes with odds multiplied by 0.728 (95% CI 0.550 to 0.963",
        "answers are lower for “College or below” than for the reference category (B = −1.833",
        "“Stay” is more frequent among “College or below” (adjusted residual 2.46)",
        "The largest HTMT is .537, below .85",
        "does not prove the model right",
        "The path from “Policy” to “Life” has a standardised coefficient of .364",
        "0.331 (95% CI 0.193 to 0.468) where “Work” is 4.00",
        "“Housing is affordable” (importance 4.16, performance 2.68)",
        "no two scales share a dimension",
    ],
}
"""Sentences that state direction, size, uncertainty and what was tested, one or more of each procedure."""
