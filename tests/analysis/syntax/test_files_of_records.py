"""FILE TYPE and REPEATING DATA, on the examples of IBM's command syntax reference and the cases that it lists."""

import pytest

from analysis.syntax.folder import Folder
from analysis.syntax.items import Problem
from analysis.syntax.job import Job

VEHICLES = """begin data
1001 02 02 FORD    T8PONTIAC C6
1002 04 01 CHEVY   C4
1003 02 03 CADILAC C8FORD    T6VW      C4
end data.
"""
ACCIDENTS = """file type nested record=6 case=accid 1-4.
record type 1{spread}.
data list /weather 12-13 state 15-16 (a).
record type 2.
data list /make 13 license 15-16 (a).
record type 3.
data list /age 13-14 sex 16 (a).
end file type.
begin data
0001 1  322 1 IL 3/13/88
0001 2    1 44MI 134M
0001 3    1 34 M 1 FR 3
0001 2    2 16IL 322F
0001 9    a line of no type
0001 3    1 22 F 1 FR 11
0001 3    2 35 M 1 FR 5
0002 1  322 2 WI 3/14/88
0002 2    2 25WI 134M
0002 3    1 59 M 1 BK 7
end data.
"""
SCORES = """file type grouped record=test 6 case=student 1-4 {options}.
record type 1.
data list /english 8-9 (a).
record type 2.
data list /reading 8-10.
record type 3 skip.
end file type.
begin data
0001 1 B+
0001 2  74
0001 3  83
0002 2  89
0002 2  90
0003 1 A
0003 2  71
end data.
"""


def ran(folder, source):
    job = Job(Folder(folder))
    job.run(source, "job.sps")
    return job


def told(job):
    return [(str(each.message), each.place.line) for each in job.items if isinstance(each, Problem)]


def columns(job, *names):
    return [job.active.columns[name].tolist() for name in names]


def test_each_record_of_a_mixed_file_is_a_case_with_its_own_fields(tmp_path):
    source = """file type mixed record=recid 1-2.
record type 23.
data list /sex 5 age 6-7 dosage 8-10 result 12.
record type 25.
data list /sex 5 age 6-7 dosage 10-12 result 15.
end file type.
begin data
21   145010 1
22   257200 2
25   235 250   2
35   167 300   3
24   125150    1
23   272075 1
21   149050 2
25   134 035   3
30   138 300   3
32   229 500   3
end data.
"""
    job = ran(tmp_path, source.replace("   1", "  1").replace("   2", "  2"))
    assert columns(job, "recid")[0] == [25, 23, 25]
    assert job.active.names == ("recid", "sex", "age", "dosage", "result")
    assert told(job) == []


def test_repeating_groups_become_cases(tmp_path):
    source = "input program.\ndata list / seqnum 2-4 numpers 6-7 numveh 9-10.\n"
    source += (
        "repeating data starts=12 /occurs=numveh\n /data=make 1-8 (a) model 9 (a) numcyl 10.\nend input program.\n"
    )
    job = ran(tmp_path, source + VEHICLES)
    assert columns(job, "seqnum", "make", "model", "numcyl") == [
        [1, 1, 2, 3, 3, 3],
        ["FORD", "PONTIAC", "CHEVY", "CADILAC", "FORD", "VW"],
        ["T", "C", "C", "C", "T", "C"],
        [8, 6, 4, 8, 6, 4],
    ]
    assert told(job) == []


def test_repeating_groups_may_be_longer_than_what_is_read_of_them(tmp_path):
    source = "input program.\ndata list / seqnum 2-4 numveh 9-10.\nrepeating data starts=12 /occurs=numveh /length=10\n"
    job = ran(tmp_path, source + " /data=make 1-8 (a).\nend input program.\n" + VEHICLES)
    assert columns(job, "make")[0] == ["FORD", "PONTIAC", "CHEVY", "CADILAC", "FORD", "VW"]


def test_repeating_groups_of_one_type_of_records(tmp_path):
    source = "file type mixed record=#seqnum 2-4.\nrecord type 003.\nrepeating data starts=12 /occurs=3\n"
    job = ran(tmp_path, source + " /data=make 1-8 (a) model 9 (a) numcyl 10.\nend file type.\n" + VEHICLES)
    assert job.active.names == ("make", "model", "numcyl")
    assert columns(job, "make", "numcyl") == [["CADILAC", "FORD", "VW"], [8, 6, 4]]


def test_repeating_groups_go_on_in_the_lines_behind(tmp_path):
    source = """input program.
data list / order 1-3 n 5-6.
repeating data starts=8-13 /occurs=n /continued=3-8 /data=item 1-2 cost 3.
end input program.
begin data
100  5 015026
  037048
  059
101  1 993
end data.
"""
    job = ran(tmp_path, source)
    assert columns(job, "order", "item", "cost") == [[100] * 5 + [101], [1, 2, 3, 4, 5, 99], [5, 6, 7, 8, 9, 3]]


def test_nested_records_are_spread_to_those_below_them(tmp_path):
    job = ran(tmp_path, ACCIDENTS.format(spread=""))
    assert job.active.names == ("accid", "weather", "state", "make", "license", "age", "sex")
    assert columns(job, "accid", "state", "license", "age") == [
        [1, 1, 1, 2],
        ["IL", "IL", "IL", "WI"],
        ["MI", "IL", "IL", "WI"],
        [34, 22, 35, 59],
    ]
    assert told(job) == []


def test_a_record_that_is_not_spread_stands_in_its_first_case(tmp_path):
    job = ran(tmp_path, ACCIDENTS.format(spread=" spread=no"))
    assert columns(job, "state")[0] == ["IL", "", "", "WI"]


def test_grouped_records_make_a_case(tmp_path):
    job = ran(tmp_path, SCORES.format(options=""))
    assert columns(job, "student", "english", "reading") == [[1, 2, 3], ["B+", "", "A"], [74, 90, 71]]
    assert told(job) == [("the case has such a record already", 13), ("the case has no record of type 1", 13)]


def test_what_grouped_records_lack_is_not_told_where_nobody_asks(tmp_path):
    assert told(ran(tmp_path, SCORES.format(options="duplicate=nowarn missing=nowarn"))) == []


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("record type 1.", "RECORD TYPE stands outside of FILE TYPE"),
        ("repeating data starts=1 /occurs=2 /data=a 1.", "REPEATING DATA stands outside of INPUT PROGRAM"),
        ("file type mixed record=1.\nrecord type 1.\nif x=1 y=1.\nend file type.", "IF cannot stand in FILE TYPE here"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(tmp_path, source, message):
    assert message in [text for text, _ in told(ran(tmp_path, source))]
