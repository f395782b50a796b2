"""Input programs make the cases that GNU PSPP makes of them; what IBM describes otherwise stands beside it."""

import subprocess

import numpy as np
import pytest
from transformed import needs_pspp, problems

from analysis.syntax.folder import Folder
from analysis.syntax.job import Job

PROGRAMS = {
    "cases of two files, one behind the other": """
numeric #a.
do if not #a.
data list notable end = #a file = 'one.txt' / x 1-3 s 5-6 (a).
do if not #a.
end case.
end if.
else.
data list notable end = #b file = 'two.txt' / x 1-2.
do if #b.
end file.
end if.
end case.
end if.
""",
    "the shorter of two files beside the other": """
data list notable file = 'one.txt' / x 1-3.
data list notable file = 'two.txt' / y 1-2.
compute z = x + y.
""",
    "records of two kinds": """
data list notable / kind 1 (a).
do if kind = 'A'.
reread.
data list notable / a 3-4.
leave a.
else if kind = 'B'.
reread column = 3.
data list notable / b 1-2 (1) s 3-5 (a).
end case.
end if.
""",
    "cases of a loop within a loop": """
numeric id x (f8.2) / #g.
string s (a5).
loop #g = 1 to 3.
compute s = 'ab'.
loop #i = 1 to #g.
compute id = #i.
if #i ne 2 x = #i * 10 + id.
end case.
compute x = 5.
end loop.
end loop.
end file.
""",
    "vectors, and loops that make no case": """
vector v (4).
loop c = 1 to 5.
loop #k = 1 to 4.
compute v(#k) = #k * c.
end loop.
end case.
end loop.
end file.
""",
    "free data": """
data list free / x y.
compute z = x * 2.
end case.
""",
    "a repeated command": """
loop i = 1 to 3.
do repeat v = a b / n = 1 2.
compute v = n * i.
end repeat.
end case.
end loop.
end file.
""",
}
DATA = {"records of two kinds": "A 12\nB 34abc\nB 56def\nA 78\nC xx\nB 90ghi\n", "free data": "1 2 3\n4 5\n6\n"}


def written(name):
    data = f"begin data\n{DATA[name]}end data.\n" if name in DATA else ""
    return f"input program.{PROGRAMS[name]}end input program.\n{data}"


def files(folder):
    (folder / "one.txt").write_text("  1 a\n 22 bb\n333 c\n", encoding="utf-8")
    (folder / "two.txt").write_text("44\n55\n", encoding="utf-8")


def ran(source, folder):
    files(folder)
    job = Job(Folder(folder))
    job.run(source, "job.sps")
    return job


@needs_pspp
@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_makes_the_cases_that_pspp_makes(name, tmp_path):
    import pyreadstat

    job = ran(written(name), tmp_path)
    assert problems(job) == []
    (tmp_path / "job.sps").write_text(f"{written(name)}save outfile='out.sav'.\n", encoding="utf-8")
    told = subprocess.run(["pspp", "job.sps"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert (tmp_path / "out.sav").exists(), told.stdout
    theirs = pyreadstat.read_sav(tmp_path / "out.sav")[0]
    assert sorted(job.active.names) == sorted(theirs.columns)
    for each in theirs.columns:
        column, other = job.active.columns[each], theirs[each]
        if column.dtype == object:
            assert column.tolist() == [str(text).rstrip() for text in other], each
        else:
            np.testing.assert_allclose(column, other.to_numpy(float), err_msg=each)


def test_scratch_variables_and_those_of_leave_keep_their_values(tmp_path):
    # IBM: LEAVE and scratch variables are not made missing when the next case begins; GNU PSPP 1.6 loses both within
    # one pass of the program.
    source = "loop #i = 1 to 3.\ncompute k = #i.\nleave g.\ncompute #n = #n + 1.\ncompute n = #n.\nif #i = 1 g = 7.\n"
    job = ran(f"input program.\nnumeric g.\n{source}end case.\nend loop.\nend file.\nend input program.\n", tmp_path)
    assert problems(job) == []
    assert job.active.columns["g"].tolist() == [7, 7, 7]
    assert job.active.columns["n"].tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("compute x = 1.\n", "nothing ends the cases"),
        ("data list file = 'none.txt' / x 1.\n", "no file 'none.txt'"),
        ("loop i = 1 to 2.\nend loop.\ndo if i = 9.\nend file.\nend if.\n", "nothing ends the cases"),
    ],
)
def test_a_program_that_would_run_for_ever_is_told(program, sentence, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.syntax.commands.input_program.IDLE", 10)
    monkeypatch.setattr("analysis.syntax.commands.input_program.MOST", 20)
    told = problems(ran(f"input program.\n{program}end input program.\n", tmp_path))
    assert len(told) == 1
    assert sentence in told[0]


def test_what_a_command_of_a_program_does_wrong_is_told_once(tmp_path):
    loop = "loop i = 1 to 9.\nif i > 1 x = nothing.\nend case.\nend loop.\nend file.\n"
    told = problems(ran(f"input program.\n{loop}end input program.", tmp_path))
    assert [each.split(": ")[0] for each in told] == ["job.sps:3"]
