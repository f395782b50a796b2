"""DATE and USE; what the dates are is as the examples of IBM's command syntax reference list them."""

import numpy as np
import pytest

from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Problem
from analysis.syntax.job import Job

SERIES = "input program.\nloop #i=1 to {n}.\ncompute x=#i.\nend case.\nend loop.\nend file.\nend input program.\n"


def ran(folder, source, n=13):
    job = Job(Folder(folder))
    job.run(SERIES.format(n=n) + source, "job.sps")
    return job


def told(job):
    return [str(each.message) for each in job.items if isinstance(each, Problem)]


def columns(job, *names):
    return [job.active.columns[name].tolist() for name in names]


def test_months_of_years_are_numbered_from_the_first_of_the_series(tmp_path):
    job = ran(tmp_path, "date y 1960 m.", 14)
    years, months, dates = columns(job, "YEAR_", "MONTH_", "DATE_")
    assert (years[:2], years[11:]) == ([1960, 1960], [1960, 1961, 1961])
    assert months == [*range(1, 13), 1, 2]
    assert (dates[0], dates[13]) == ("JAN 1960", "FEB 1961")
    fields = job.active.fields
    assert [fields[name].label for name in ("YEAR_", "MONTH_", "DATE_")] == [
        "YEAR, not periodic",
        "MONTH, period 12",
        'DATE.  FORMAT:  "MMM YYYY"',
    ]


@pytest.mark.parametrize("source", ["date y 1950 q 2 m.", "date y 1950 q m 4."])
def test_quarters_follow_from_months_and_months_from_quarters(tmp_path, source):
    job = ran(tmp_path, source, 12)
    assert columns(job, "QUARTER_", "MONTH_")[0] == [2, 2, 2, 3, 3, 3, 4, 4, 4, 1, 1, 1]
    assert columns(job, "MONTH_", "YEAR_") == [[4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3], [1950] * 9 + [1951] * 3]


def test_a_step_skips_units(tmp_path):
    job = ran(tmp_path, "date day hour 1 24 by 2.")
    assert columns(job, "DAY_", "HOUR_") == [[1] * 12 + [2], [*range(1, 24, 2), 1]]
    assert columns(job, "DATE_")[0][-1] == "   2  1"
    assert job.active.fields["HOUR_"].label == "HOUR, period 24 by 2"


def test_hours_begin_at_0_when_a_week_is_over(tmp_path):
    job = ran(tmp_path, "date w h 1 168.", 170)
    weeks, hours = columns(job, "WEEK_", "HOUR_")
    assert (weeks[165:], hours[165:]) == ([1, 1, 2, 2, 2], [166, 167, 0, 1, 2])
    assert columns(job, "DATE_")[0][0] == "   1   1"


def test_observations_of_cycles(tmp_path):
    job = ran(tmp_path, "date cycle 3 obs 2 4.", 5)
    assert columns(job, "CYCLE_", "OBS_") == [[3, 3, 3, 4, 4], [2, 3, 4, 1, 2]]


def test_date_tells_what_it_made_and_takes_it_away(tmp_path):
    job = ran(tmp_path, "date q 3 4.\ndate none.", 5)
    (made,) = [each.result for each in job.items if isinstance(each, Printed)]
    assert [line[0] for line in made.tables[0].rows] == ["QUARTER_", "DATE_"]
    assert job.active.names == ("x",)


@pytest.mark.parametrize(
    ("command", "kept"),
    [
        ("use 3 thru 7.", range(3, 8)),
        ("use thru 5.", range(1, 6)),
        ("use 12.", range(12, 14)),
        ("use first thru 2.", range(1, 3)),
        ("use y 1961 q 1 thru y 1961 q 3.", range(5, 8)),
        ("use y 1962.", range(9, 14)),
        ("use thru y 1960.", range(1, 5)),
        ("use 3 thru 7.\nuse all.", range(1, 14)),
        ("use 3 thru 7.\nsort cases by x.", range(1, 14)),
        ("use 3 thru 7.\nselect if x>4.", range(5, 8)),
        ("compute f=x<3.\nfilter by f.\nuse thru 4.", range(1, 5)),
        ("compute f=x<3.\nuse thru 4.\nfilter by f.", range(1, 3)),
        ("compute f=x<3.\nfilter by f.\nuse all.", range(1, 14)),
    ],
)
def test_use_counts_a_stretch_of_the_file(tmp_path, command, kept):
    job = ran(tmp_path, f"date y 1960 q 1.\n{command}\n")
    assert told(job) == []
    assert np.array_equal(job.active.columns["x"][job.cases()], list(kept))


def test_use_takes_the_others_away_for_good_where_that_is_asked(tmp_path):
    job = ran(tmp_path, "use 3 thru 7 /permanent.")
    assert columns(job, "x") == [[3, 4, 5, 6, 7]]


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("use 7 thru 3.", "the last case of USE stands before the first"),
        ("use y 1960.", "no variable 'YEAR_'; possible: DATE before"),
        ("date y 1960 day.", "years, quarters and months are not counted beside weeks, days and hours"),
        ("date y 1960.\nuse y 1950.", "no case has that date"),
    ],
)
def test_what_cannot_be_is_told(tmp_path, command, message):
    assert told(ran(tmp_path, command)) == [message]
