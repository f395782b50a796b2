"""Models drawn as nodes and arrows: columns follow the paths, and no number covers another or a node."""

import re
from itertools import combinations

import pytest
from lxml import etree

from reports.arrows import between
from reports.diagrams.graph import Edge, Node, columns
from reports.diagrams.measurement import Factor, Loading, draw_measurement
from reports.diagrams.paths import draw_paths
from reports.labelling import Area
from reports.palette import PAPER
from reports.svg import Drawing


def nodes(*names: str) -> list[Node]:
    return [Node(name, f"变量{name}", True) for name in names]


def edges(*pairs: str) -> list[Edge]:
    return [Edge(start, end, "0.123***", True, False) for start, end in pairs]


def numbers(drawing: Drawing) -> list[Area]:
    """The white ground on which numbers stand."""
    found = []
    for rect in etree.fromstring(drawing.done(10, "").encode()).iter("{*}rect"):
        if rect.get("fill") == PAPER and rect.get("stroke") is None:
            x, y, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
            found.append(Area(x, y, x + width, y + height))
    return found


def test_a_node_stands_to_the_right_of_all_that_lead_to_it():
    found = columns(nodes("x", "m", "y"), edges("xm", "my", "xy"))
    assert [[each if isinstance(each, str) else "passes" for each in column] for column in found] == [
        ["x"],
        ["m", "passes"],
        ["y"],
    ]


def test_paths_in_a_circle_are_drawn_all_the_same():
    drawing, height = draw_paths(nodes("x", "y"), edges("xy", "yx"))
    assert height > 0
    assert len(numbers(drawing)) == 2


@pytest.mark.parametrize(
    "pairs",
    [
        ("xm", "my", "xy"),
        ("xm", "xn", "xy", "my", "ny"),
        ("am", "bm", "cm", "an", "bn", "cn", "my", "ny", "ay", "cy", "yz", "nz"),
    ],
)
def test_no_number_of_a_path_model_covers_another(pairs):
    names = dict.fromkeys("".join(pairs))
    drawing, _ = draw_paths(nodes(*names), edges(*pairs))
    assert len(numbers(drawing)) == len(pairs)
    assert all(first.overlap(second) == 0 for first, second in combinations(numbers(drawing), 2))


def test_no_number_of_a_factor_model_covers_another():
    factors = [Factor(f"因子{at}", tuple(Loading("题项", "0.812") for _ in range(5))) for at in range(5)]
    pairs = dict.fromkeys(combinations(range(5), 2), "0.512***")
    drawing, height = draw_measurement(factors, pairs)
    found = numbers(drawing)
    assert len(found) == 25 + 10
    assert all(first.overlap(second) == 0 for first, second in combinations(found, 2))
    assert height < 720 * 225 / 154  # a page


def test_correlations_that_cannot_be_told_apart_are_left_to_the_table():
    factors = [Factor(f"因子{at}", (Loading("题项", "0.812"),)) for at in range(9)]
    drawing, _ = draw_measurement(factors, {(0, 1): "0.512"})
    assert len(numbers(drawing)) == 9


def test_what_does_not_reach_significance_is_broken_and_grey():
    drawing, _ = draw_paths(nodes("x", "y"), [Edge("x", "y", "0.01", False, False)])
    assert re.search(r'stroke="#9aa3ad"[^>]*stroke-dasharray', "".join(drawing.shapes))


def test_a_point_between_two_is_on_the_line():
    assert between([(0.0, 0.0), (10.0, 20.0)], 0.5) == (5.0, 10.0)
