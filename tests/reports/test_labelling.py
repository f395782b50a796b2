"""Names beside points cover neither each other nor the points."""

from itertools import combinations

from reports.axes import apart, ticks
from reports.labelling import Area, place

ROOM = Area(50, 30, 712, 420)
CROWD = [(300 + 37 * (at % 5), 150 + 31 * (at // 5) + 5 * (at % 3)) for at in range(15)]


def test_fifteen_names_in_a_crowd_stand_clear_of_each_other_and_inside():
    found = place(CROWD, [f"第{at:02d}项服务质量" for at in range(15)], ROOM, [])
    assert all(ROOM.holds(each.area) for each in found)
    assert all(first.area.overlap(second.area) == 0 for first, second in combinations(found, 2))
    assert not any(each.area.overlap(Area(x - 5, y - 5, x + 5, y + 5)) for each in found for x, y in CROWD)


def test_a_name_alone_stands_at_the_right_of_its_point():
    (name,) = place([(100.0, 100.0)], ["交通"], ROOM, [])
    assert (name.x, name.middle, name.anchor, name.leads) == (110.0, 100.0, "start", False)


def test_a_name_turns_away_from_what_is_taken():
    (name,) = place([(100.0, 100.0)], ["交通"], ROOM, [Area(105, 90, 200, 110)])
    assert name.area.overlap(Area(105, 90, 200, 110)) == 0


def test_labels_are_moved_apart_no_more_than_they_need():
    assert apart([10.0, 12.0, 90.0], 10.0) == [6.0, 16.0, 90.0]
    assert apart([30.0, 10.0], 10.0) == [30.0, 10.0]


def test_ticks_are_round_and_between_the_ends():
    assert [round(each, 9) for each in ticks(2.55, 3.79, 8)] == [2.6, 2.8, 3.0, 3.2, 3.4, 3.6]
