"""Figures say in words what they show, and draw with known colours only."""

import importlib
import re
from dataclasses import replace

import pytest
from lxml import etree
from small_results import CLEANED, DIFFERENCES, FACTOR, FLAT, OPTIONS, PROFILE, REGRESSION, labels, table

from analysis.result import Fault
from reports.banding import bands
from reports.figures import bars, coefficients, group_means, likert, likert_stacked, scree
from reports.ink import Impossible, Ink
from reports.layouts import state
from reports.palette import DARK
from reports.svg import text_width, wrapped

ZH = Ink("zh")


def texts(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in etree.fromstring(svg.encode()).iter("{*}text")]


def likert_result(*shares: float):
    rows = [("valid", f"q8={code}", 10.0, 10.0, share, None) for code, share in enumerate(shares, start=1)]
    words = "part category count percent valid_percent cumulative_percent"
    total = ("valid", "total", 50.0, 100.0, 100.0, None)
    counted = table("frequencies", words, *rows, total, about=("q8",))
    statistics = table("statistics", "variable mean sd", ("q8", 3.0, 1.0))
    named = labels(q8="匹配度") | {f"q8={code}": {"zh": f"级{code}"} for code in range(1, len(shares) + 1)}
    return PROFILE.__class__("frequencies", {}, PROFILE.cases, (statistics, counted), labels=named, name="state")


def test_a_likert_figure_sets_the_middle_apart_and_adds_up_both_sides():
    picture = likert.draw([likert_result(10.0, 20.0, 40.0, 25.0, 5.0)], ZH)
    found = texts(picture.svg)
    assert {"匹配度", "30", "40", "25", "3.00"} <= set(found)
    assert "5" not in found[-8:]  # a segment below 6 % carries no number
    assert picture.alternative == "1个题项中，高分端占比最高的是匹配度（30%），最低的是匹配度（30%）。"
    assert picture.data is not None


def test_a_legend_without_room_for_names_has_codes():
    result = likert_result(10.0, 20.0, 40.0, 25.0, 5.0)
    named = {key: {"zh": f"{words['zh']}，说得很长很长很长的一个选项"} for key, words in result.labels.items()}
    long = result.__class__("frequencies", {}, result.cases, result.tables, labels=named)
    assert "1（最低）" in texts(likert.draw([long], ZH).svg)
    assert "级1" in texts(likert.draw([result], ZH).svg)


def test_a_likert_figure_refuses_items_of_one_answer():
    with pytest.raises(Fault, match="items of 1 answers cannot be drawn; possible: 2 or more"):
        likert.draw([likert_result(100.0)], ZH)


@pytest.mark.parametrize("steps", [*range(2, 14), 100, 101])
@pytest.mark.parametrize("figure", [likert, likert_stacked])
def test_ratings_of_any_number_of_steps_are_drawn_in_seven_colours_at_most(figure, steps):
    picture = figure.draw([likert_result(*([100 / steps] * steps))], ZH)
    assert len({each.get("fill") for each in etree.fromstring(picture.svg.encode()).iter("{*}rect")}) <= 8


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        (7, [1] * 7),
        (8, [2, 2, 2, 2]),
        (9, [2, 2, 1, 2, 2]),
        (10, [2] * 5),
        (11, [2, 2, 3, 2, 2]),
        (100, [20] * 5),
        (101, [20, 20, 21, 20, 20]),
    ],
)
def test_long_ratings_are_put_together_evenly_on_both_sides_of_the_middle(count, sizes):
    found = bands(count)
    assert [len(each) for each in found] == sizes
    assert [at for each in found for at in each] == list(range(count))


def rating_from_0_to_10():
    result = likert_result(*[2.0] * 5, *[10.0] * 3, *[20.0] * 3)
    numbers = {f"q8={code}": {"zh": str(code - 1)} for code in range(1, 12)}
    return replace(result, labels=result.labels | numbers)


def test_a_rating_from_0_to_10_says_which_answers_stand_together():
    picture = likert.draw([rating_from_0_to_10()], ZH)
    assert {"0～1", "2～3", "4～6", "7～8", "9～10", "8", "70", "22", "3.00"} <= set(texts(picture.svg))
    notes = ["".join(run.text for run in note) for note in picture.notes]
    assert notes[0].startswith("零线左侧为0～1、2～3分合计，右侧为7～8、9～10分合计（粗体），中间的4～6分单列")
    assert notes[1] == "0～10分按0～1、2～3、4～6、7～8、9～10合并列示，均值按原分值计算。"


def test_a_table_of_long_ratings_has_a_column_for_each_band():
    grid = state.arrange([rating_from_0_to_10()], ZH)
    words = [["".join(run.text for run in cell.content) for cell in row] for row in (*grid.header, *grid.body)]
    assert words[1] == ["0～1", "2～3", "4～6", "7～8", "9～10"]
    assert words[2] == ["匹配度", "4.0", "4.0", "22.0", "30.0", "40.0", "3.00", "1.00"]


def test_a_long_name_of_the_middle_does_not_touch_the_heading_of_the_means():
    result = likert_result(10.0, 40.0, 50.0)
    named = {"q8=1": {"zh": "Not at all"}, "q8=2": {"zh": "Only sometimes"}, "q8=3": {"zh": "Always"}}
    svg = likert.draw([replace(result, labels=result.labels | named)], ZH).svg
    places = {"".join(each.itertext()): float(each.get("x")) for each in etree.fromstring(svg.encode()).iter("{*}text")}
    assert places["Only sometimes"] + text_width("Only sometimes", 14.5) < places["均值"] - text_width("均值", 14.5)
    assert places["Always"] + text_width("Always", 14.5) < places["Only sometimes"]


def test_a_figure_without_a_middle_does_not_speak_of_one():
    picture = likert.draw([likert_result(10.0, 40.0, 30.0, 20.0)], ZH)
    assert "中间" not in "".join(run.text for note in picture.notes for run in note)


def test_bars_stand_by_size_and_name_the_first_and_the_last():
    picture = bars.draw([OPTIONS], ZH)
    found = texts(picture.svg)
    assert found.index("复合") < found.index("高端")
    assert picture.alternative == "人才缺口：选择最多的是复合（57.4%），最少的是高端（35.8%）。"


def test_a_scree_plot_says_how_many_are_kept():
    assert scree.draw([FACTOR], ZH).alternative == "2个特征值中保留1个，累积解释65.0%的方差。"


def test_coefficients_are_drawn_from_the_last_model_without_the_constant():
    picture = coefficients.draw([REGRESSION], ZH)
    assert picture.alternative == "对推动作用的系数，显著为正的有：政策与平台；显著为负的有：无。"
    assert "0.441 [0.333, 0.549]" in texts(picture.svg)
    assert "常数项" not in texts(picture.svg)


def test_group_means_are_drawn_with_the_mean_of_all():
    picture = group_means.draw([DIFFERENCES], ZH)
    assert picture.alternative == "政策与平台以本科最高（3.39），大专最低（2.95）"


def test_what_is_not_defined_is_not_drawn():
    empty = table(
        "variance_explained", "component eigenvalue@initial eigenvalue@extraction", ("component=1", None, None)
    )
    with pytest.raises(Impossible, match="the eigenvalues are not defined, so nothing can be drawn"):
        scree.draw([FACTOR.__class__("factor", {}, FACTOR.cases, (empty,))], ZH)


def test_words_from_data_are_escaped_in_a_drawing():
    named = {**OPTIONS.labels, "q7_1": {"zh": '<b>&"*x*</b>'}, "q7_2": {"zh": CLEANED}}
    hostile = OPTIONS.__class__("multiple_response", {}, OPTIONS.cases, OPTIONS.tables, labels=named)
    picture = bars.draw([hostile], ZH)
    assert '<b>&"*x*</b>' in "".join(texts(picture.svg))
    assert etree.fromstring(picture.svg.encode()).find(".//{*}script") is None


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("likert", likert_result(10.0, 20.0, 40.0, 25.0, 5.0)),
        ("bars", OPTIONS),
        ("scree", FACTOR),
        ("coefficients", REGRESSION),
        ("group_means", DIFFERENCES),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_drawing_uses_colours_that_a_dark_page_knows(kind, given, language):
    picture = importlib.import_module(f"reports.figures.{kind}").draw([given], Ink(language))
    assert set(re.findall(r"#[0-9a-f]{6}", picture.svg)) <= set(DARK)
    root = etree.fromstring(picture.svg.encode())
    assert (root.get("viewBox") or "").startswith("0 0 720 ")
    assert root.findtext("{*}title") == picture.alternative


def test_long_labels_break_and_are_cut_at_their_last_line():
    lines = wrapped("一二三四五六七八九十百", 75, 15.0, most=2)
    assert lines == ["一二三四五", "六七八九…"]
    assert all(text_width(line) <= 76 for line in lines)


def test_latin_labels_break_at_spaces():
    assert wrapped("policy and platform", 90, 15.0) == ["policy and", "platform"]
    assert wrapped("school–enterprise work", 100, 15.0) == ["school–", "enterprise…"]


def test_a_scale_without_answers_is_no_figure():
    with pytest.raises(Fault, match="are no shares of answers; possible: frequencies"):
        likert.draw([FLAT], ZH)
