"""Programs that read a case, change it and hand it on give the same cases at once as one by one."""

import numpy as np
import pytest

from analysis.syntax.commands import input_program
from analysis.syntax.folder import Folder
from analysis.syntax.items import Problem
from analysis.syntax.job import Job

LINES = "begin data\n1 5 ab\n2 . cd\n3 7 x\n4 y ef\n5 9 gh\nend data.\n"
PROGRAMS = {
    "plain": "data list /a 1 b 3 s 5-6 (a).\ncompute c=a+b.\nif b>6 d=1.\n",
    "ended": "data list /a 1 b 3 s 5-6 (a).\ncompute c=sqrt(a).\nend case.\n",
    "chosen": "data list /a 1 b 3 s 5-6 (a).\ndo if b>5.\nend case.\nend if.\n",
    "until the end": "data list end=#e /a 1 b 3 s 5-6 (a).\ndo if #e.\nend file.\nelse.\ndo if a>2.\ncompute c=1.\n"
    "else.\ncompute c=2.\nend if.\nend case.\nend if.\n",
    "the end first": "data list end=#e list /a b * s (a2).\ndo if (#e=1).\nend file.\nend if.\n"
    "compute #t=#t+a.\ncompute t=#t.\nend case.\n",
    "free": "data list free /a b * s (a2).\ncompute c=a*2.\n",
    "loops": "data list /a 1 b 3.\ncompute k=0.\nloop #i=1 to 3.\ncompute k=sum(k,#i*a).\nend loop.\n",
}


def ran(folder, program):
    job = Job(Folder(folder))
    job.run(f"input program.\n{program}end input program.\n{LINES}", "job.sps")
    told = [(str(each.message), each.place.line) for each in job.items if isinstance(each, Problem)]
    return job.active, told


@pytest.mark.parametrize("name", PROGRAMS)
def test_cases_read_at_once_are_those_read_one_by_one(tmp_path, monkeypatch, name):
    at_once = []
    whole = input_program.run_read
    monkeypatch.setattr(input_program, "run_read", lambda *given: (at_once.append(1), whole(*given)))
    active, told = ran(tmp_path, PROGRAMS[name])
    assert at_once
    monkeypatch.setattr(input_program, "read_program", lambda body, job: None)
    other, also_told = ran(tmp_path, PROGRAMS[name])
    assert told == also_told
    assert active.fields == other.fields
    assert active.n == other.n > 0
    for column in active.names:
        np.testing.assert_array_equal(active.columns[column], other.columns[column])


@pytest.mark.parametrize(
    "program",
    [
        "data list /a 1.\nend case.\ncompute a=2.\nend case.\n",
        "data list /a 1.\nleave a.\n",
        "data list /a 1.\nreread.\ndata list /b 3.\n",
        "data list /a 1.\nif a=3 b=1.\ndo if a=4.\nend file.\nend if.\n",
    ],
)
def test_other_programs_run_case_by_case(tmp_path, monkeypatch, program):
    monkeypatch.setattr(input_program, "run_read", None)
    assert ran(tmp_path, program)[0].n > 0


def test_a_value_of_the_case_before_can_be_asked_for(tmp_path):
    active, _ = ran(tmp_path, "data list /a 1.\ncompute b=lag(a).\n")
    assert active.columns["b"].tolist()[1:] == [1, 2, 3, 4]


def test_a_wrong_command_leaves_no_cases(tmp_path):
    active, told = ran(tmp_path, "data list /a 1.\ncompute b=nosuch.\n")
    assert active.n == 0
    assert told[0][1] == 3
