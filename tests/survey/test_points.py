"""The points of ratings that a file holds as bare numbers."""

import pytest

from survey.drafting.points import points, points_told


@pytest.mark.parametrize(
    ("words", "answers", "by_place", "told"),
    [
        ("How likely are you to recommend us (0-10)?", ["3", "9"], False, (0, 10)),
        ("请为下列各项打分（1～10分）", ["3", "9"], True, (1, 10)),
        ("您推荐的可能性有多大（0-10分）", ["3", "9"], True, None),  # 3 may be the third point, which is 2
        ("总体满意程度（滑动条，0-100）", ["64", "71"], True, (0, 100)),
        ("rate from 1 to 5", ["2", "6"], False, None),  # an answer that the wording does not offer
        ("0-10岁的子女", ["1", "2"], False, None),
        ("2020-10 to 2021-10", ["1", "2"], False, None),
        ("Rate it 0-10", ["3", "much"], False, None),
    ],
)
def test_a_wording_tells_the_ends_of_a_rating_where_no_answer_lies_outside(words, answers, by_place, told):
    assert points_told(words, answers, by_place) == told


def test_points_nobody_chose_are_drafted_where_the_wording_tells_them():
    assert points((3, 9), (0, 10), by_place=False) == list(range(11))
    assert points((3, 9), None, by_place=False) == list(range(1, 10))
    assert points((0, 9), None, by_place=False) == list(range(10))
    assert points((20, 90), (0, 100), by_place=False)[-1] == 90
