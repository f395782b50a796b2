"""What a job asks of one file is not answered from another."""

from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed
from analysis.syntax.job import Job

DATA = """DATA LIST LIST /g (A1) s (A5) x y z.
BEGIN DATA
a zeta 1 1 .
a beta 2 . 2
b beta 3 3 3
b alpha 4 4 9
END DATA.
MISSING VALUES z (9).
"""


def tables(folder, source, name):
    job = Job(Folder(folder))
    job.run(DATA + source)
    assert not [item for item in job.items if not isinstance(item, Printed)]
    return [table for item in job.items for table in item.result.tables if table.name == name]


def test_a_file_made_for_one_request_is_not_taken_for_that_of_another(tmp_path):
    # Python gives the number of an object that is gone to the next one.
    listwise = "T-TEST /TESTVAL=0 /VARIABLES=x y /MISSING=LISTWISE.\n"
    included = "T-TEST /TESTVAL=0 /VARIABLES=x z /MISSING=LISTWISE INCLUDE.\n"
    alone = "T-TEST /TESTVAL=0 /VARIABLES=x z /MISSING=LISTWISE.\n"
    found = tables(tmp_path, (listwise + included + alone) * 5, "one_sample_statistics")
    assert [table.column("n") for table in found] == [(3, 3), (3, 3), (2, 2)] * 5


def test_words_keep_their_codes_in_every_group_of_a_split_file(tmp_path):
    source = "SPLIT FILE BY g.\nT-TEST GROUPS=s('beta' 'zeta') /VARIABLES=x.\n"
    first, second = tables(tmp_path, source, "group_statistics")
    assert (first.column("n"), second.column("n")) == ((1, 1), (1, 0))
    assert second.column("mean")[0] == 3


def test_loops_around_the_end_of_a_case_make_cases(tmp_path):
    job = Job(Folder(tmp_path))
    loops = "LOOP a = 1 TO 3.\nLOOP #b = 1 TO 2.\nCOMPUTE x = 10 * a + #b.\nEND CASE.\nEND LOOP.\nEND LOOP.\n"
    job.run(f"INPUT PROGRAM.\n{loops}END FILE.\nEND INPUT PROGRAM.\nDESCRIPTIVES x /STATISTICS=SUM.")
    assert job.active.names == ("a", "x")
    assert job.active.columns["x"].tolist() == [11, 12, 21, 22, 31, 32]


def test_the_regression_of_each_group_of_a_split_file_predicts_its_own_cases(tmp_path):
    job = Job(Folder(tmp_path))
    lines = [f"{g} {x} {g * x + (x == 2)}" for g in (1, 3) for x in (1, 2, 3)]
    data = "\n".join(["DATA LIST LIST /g x y.", "BEGIN DATA.", *lines, "END DATA."])
    job.run(f"{data}\nSPLIT FILE BY g.\nREGRESSION /DEPENDENT y /METHOD=ENTER x /SAVE PRED(p).")
    third = 1 / 3
    assert (
        abs(job.active.columns["p"] - [1 + third, 2 + third, 3 + third, 3 + third, 6 + third, 9 + third]).max() < 1e-9
    )
