"""MATRIX: every function and sign as GNU PSPP computes it, and what programs do with files and loops."""

import re
import subprocess

import numpy as np
import pytest
from transformed import needs_pspp

from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Problem, Told
from analysis.syntax.job import Job

EXPRESSIONS = """
{1, 2; 3, 4} + {5, 6; 7, 8} | {1, 2; 3, 4} * {5; 6} | {1, 2; 3, 4} &* {5, 6; 7, 8} | {2, 4} / 2 | 12 &/ {1, 2; 3, 4}
{1, 2; 3, 4} &** 2 | 2 &** {1, 2; 3, 4} | {4, 7; 2, 6}**-2 | {4, 7; 2, 6}**0 | -{1, -2} | -1**2 | 2**3**2 | {1:10:3}
{3:1:-1} | {1, 2} = {1, 3} | {1, 2} <> 2 | {1, 2} >= 2 | NOT {-1, 0, 1} | {-1, 0, 1} OR {1, 0, 0} | 1 AND {0, 2}
{1, 2} XOR {0, 1} | {1, 2, 3; 4, 5, 6}(2, :) | {1, 2, 3; 4, 5, 6}(:, {3, 1}) | {5, 6, 7}({3, 1}) | {{1; 2}, {3; 4}}
ABS({-1, 2}) | ALL({1, 0}) | ANY({1, 0}) | ARSIN({.5, -1}) | ARTAN({-5, 1}) | BLOCK({1, 2}, 3, {4; 5}) | COS({1, 2})
CHOL({4, 12, -16; 12, 37, -43; -16, -43, 98}) | CMAX({9, 3; 5, 8}) | CMIN({9, 3; 5, 8}) | CSSQ({1, 2; 4, 5})
CSUM({1, 2; 4, 5}) | DESIGN({1, 2, 0; 2, 1, 0; 3, 0, 1}) | DET({1, 2; 3, 5}) | DIAG({1, 2; 3, 4}) | EXP({0, 2})
EVAL({2, 0, 0; 0, 3, 4; 0, 4, 9}) | GINV({1, 2, 3; 4, 5, 6; 7, 8, 9}) | GRADE({1, 0, 3; 3, 1, 2}) | IDENT(2, 3)
GSCH({0, 3, 6, 2; 0, 1, 2, 2}) | INV({4, -2, 1; 5, 0, 3; -1, 2, 6}) | KRONEKER({1, 2; 3, 4}, {0, 5; 6, 7})
LG10({1, 50}) | LN({1, 2}) | MAGIC(3) | MAKE(2, 3, 5) | MDIAG({1, 2, 3}) | MMAX({5, 4; 6, 1}) | MMIN({5, 4; 6, 1})
MOD({5, -4, 3}, 3) | MOD({5, 4}, 1.5) | MSSQ({1, 0; -2, 3}) | MSUM({1, 0; -2, 3}) | NCOL({1, 0, 2}) | NROW({1, 0, 2})
RANK({1, 0, 1; -2, -3, 1; 3, 3, 0}) | RESHAPE(1:6, 3, 2) | RMAX({1, 0; -2, 3}) | RMIN({1, 0; -2, 3}) | RND({-1.5, .5})
RNKORDER({1, 0, 3; 3, 1, 2; 3, 0, 5}) | RSSQ({1, 2; 3, 4}) | RSUM({1, 2; 3, 4}) | SIN({1, 2}) | SQRT({0, 2})
SOLVE({2, 3; 4, 9}, {6, 2; 15, 5}) | SSCP({1, 2, 3; 4, 5, 6}) | SVAL({1, 1; 0, 0; 3, 4}) | TRACE({1, 5; 9, 2})
SWEEP({6, 5; 1, 4}, 1) | SWEEP({0, 5; 1, 4}, 1) | T({1, 2, 3; 4, 5, 6}) | TRUNC({-1.7, 2.7}) | CDF.NORMAL({0, 1}, 0, 1)
IDF.NORMAL(.975, 0, 1) | CDF.CHISQ({1; 5}, 2) | PDF.NORMAL(1, 0, 2) | 1e12 | .00001 | {1.5, 250}
"""
KNOWN = [each.strip() for each in EXPRESSIONS.replace("\n", "|").split("|") if each.strip()]
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
SQUARES = "compute x={}.\nloop i=1 to 4.\ncompute x={x, i**2}.\nend loop.\nprint x."


def ran(folder, body, before="", after=""):
    job = Job(Folder(folder))
    job.run(f"{before}matrix.\n{body}\nend matrix.\n{after}", "job.sps")
    return job


def told(job):
    return [str(each.message) for each in job.items if isinstance(each, Problem)]


def matrices(job):
    return [each.result.tables[0].rows for each in job.items if isinstance(each, Printed)]


@pytest.fixture(scope="session")
def printed_by_pspp(tmp_path_factory):
    """The numbers of each expression as PSPP prints them, rows in order."""
    folder = tmp_path_factory.mktemp("matrix")
    prints = "\n".join(f"print ({each})/title='at {number} at'/format=f20.10." for number, each in enumerate(KNOWN))
    (folder / "a.sps").write_text(f"matrix.\n{prints}\nend matrix.\n", encoding="utf-8")
    subprocess.run(["pspp", "-O", "format=csv", "-o", "a.csv", "a.sps"], cwd=folder, check=True, capture_output=True)
    lines = (folder / "a.csv").read_text(encoding="utf-8").splitlines()
    parts = re.split(r"at (\d+) at", "\n".join(line for line in lines if "sps:" not in line and " | " not in line))
    texts = zip(parts[1::2], parts[2::2], strict=True)
    return {int(at): [float(each) for each in NUMBER.findall(text)] for at, text in texts}


@needs_pspp
@pytest.mark.parametrize("at", range(len(KNOWN)), ids=KNOWN)
def test_expressions_are_those_of_pspp(tmp_path, printed_by_pspp, at):
    job = ran(tmp_path, f"compute x=({KNOWN[at]}).\nprint x.")
    assert told(job) == []
    power = float(job.items[-1].result.options["title"].partition("10 ** ")[2].rstrip(" X") or 0)
    found = np.array(matrices(job)[0], dtype=float).ravel() * 10**power
    np.testing.assert_allclose(found, printed_by_pspp[at], rtol=1e-9, atol=5.1e-11)


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (SQUARES, ((1, 4, 9, 16),)),
        ("compute x=0.\nloop.\ncompute x=x+1.\ndo if x=7.\nbreak.\nend if.\nend loop.\nprint x.", ((7,),)),
        ("compute x=0.\nloop i=1 to 9 if x<5.\ncompute x=x+2.\nend loop.\nprint {x, i}.", ((6, 4),)),
        ("loop i=10 to 1 by -4.\nend loop if i<8.\nprint i.", ((6,),)),
        ("loop i=1 to 50.\nend loop.\nprint i.", ((40,),)),
        ("do if 0.\ncompute x=1.\nelse if 1.\ncompute x=2.\nelse.\ncompute x=3.\nend if.\nprint x.", ((2,),)),
        ("compute x=make(2, 2, 0).\ncompute x(1, :)={1, 2}.\ncompute x(2, 2)=9.\nprint x.", ((1, 2), (0, 9))),
        ("compute x={1, 2, 3}.\ncompute x(2:3)={8; 9}.\nprint x.", ((1, 8, 9),)),
        ("compute x={3, 1, 2}.\ncompute y=x.\ncompute y(grade(x))=x.\nprint y.", ((1, 2, 3),)),
        ("compute x=ident(2).\ncall setdiag(x, {5, 6}).\nprint x.", ((5, 0), (0, 6))),
        ("call eigen({2, 1; 1, 2}, v, e).\nprint e.", ((3,), (1,))),
        ("call svd({3, 0; 0, 4}, u, s, v).\nprint (u*s*t(v)).", ((3, 0), (0, 4))),
        ("compute x={'a', 'b'} = {'a', 'c'}.\nprint x.", ((1, 0),)),
    ],
)
def test_programs(tmp_path, body, rows):
    job = ran(tmp_path, body)
    assert told(job) == []
    np.testing.assert_array_equal(np.round(matrices(job)[-1], 12), rows)


def test_texts_are_printed_by_their_format(tmp_path):
    assert matrices(ran(tmp_path, "print {'abc'; 'd'} /format=a3.")) == [(("abc",), ("d",))]


DATA = "data list list /a b * s (a3).\nmissing values b (9).\nbegin data\n1 2 x\n3 9 y\n. 5 z\nend data.\n"


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("/variables=a b /missing=omit", ((1, 2),)),
        ("/variables=b", None),
        ("/variables=b /missing=accept", ((2,), (9,), (5,))),
        ("/variables=a b /missing=-1", ((1, 2), (3, -1), (-1, 5))),
        ("/variables=a b /missing=accept /sysmis=0", ((1, 2), (3, 9), (0, 5))),
        ("/variables=a b /missing=accept /sysmis=omit", ((1, 2), (3, 9))),
    ],
)
def test_cases_become_rows(tmp_path, words, rows):
    job = ran(tmp_path, f"get x {words} /names=n.\nprint x.", DATA)
    if rows is None:
        assert told(job)[0] == "variable 'b' is missing in case 2"
    else:
        assert np.allclose(np.array(matrices(job)[0], dtype=float), rows)


def test_rows_become_cases(tmp_path):
    body = "save {1, 'ab'; 2, 'c'} /outfile=* /variables=n t /strings=t.\nsave {3, 'd'}.\nsave {7, 8} /outfile='o.sav'."
    job = ran(tmp_path, body)
    assert [job.active.columns[name].tolist() for name in ("n", "t")] == [[1, 2, 3], ["ab", "c", "d"]]
    job.run("get file='o.sav'.", "b.sps")
    assert job.active.names == ("COL1", "COL2")


def test_lines_become_matrices(tmp_path):
    (tmp_path / "a.txt").write_text("1 2 3\n4,5 6\n  12  34\n", encoding="utf-8")
    body = "read x /file='a.txt' /field=1 to 20 /size={2, 3}.\nprint x.\nread y /field=1 to 6 by 3 /size={1, 2}.\n"
    job = ran(tmp_path, body + "compute e=eof('a.txt').\nprint {y, e}.")
    assert told(job) == []
    assert matrices(job) == [((1, 2, 3), (4, 5, 6)), ((1, 2, 1),)]


def test_names_of_rows_and_columns_and_titles(tmp_path):
    job = ran(
        tmp_path, "print {1, 2} /rlabels='first' /clabels=one, two words /format=f5.1 /title='t'.\nprint /title='u'."
    )
    (found,) = [each.result for each in job.items if isinstance(each, Printed)]
    assert (found.tables[0].rows, found.options["title"]) == ((("first", 1, 2),), "t")
    assert [column.under for column in found.tables[0].columns[1:]] == ["one", "two word"]
    assert [each.text for each in job.items if isinstance(each, Told)] == ["u"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("print ({1, 2} * {3, 4}).", "matrices of 1×2 and 1×2 cannot be multiplied"),
        ("print ({1, 2} + {1; 2}).", "+ takes matrices of the same size, not 1×2 and 2×1"),
        ("print {1, 2; 3}.", "matrices of 1×2 and 1×1 do not fit together"),
        ("print inv({1, 2; 2, 4}).", "the matrix is singular and has no inverse"),
        ("print ln(0).", "LN cannot be taken of 0"),
        ("print {1, 2}(3).", "an index of 3 lies outside of 1 to 2"),
        ("print nosuch.", "no matrix 'nosuch'; possible: "),
        ("frequencies x.", "'FREQUENCIES' is no command of MATRIX; possible: "),
        ("loop i=1 to 3.\nprint 1.", "LOOP has no END LOOP"),
        ("write {1} /field=1 to 8.", "WRITE is not available and was left out"),
    ],
)
def test_what_cannot_be_is_told_and_the_program_goes_on(tmp_path, body, message):
    job = ran(tmp_path, f"print 5.\n{body}")
    assert told(job)[0].startswith(message)
    assert matrices(job)[0] == ((5,),)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("print (1 + 2).", "(1 + 2)"),
        ("   print   (inv({2}) *  2).", "(inv({2}) *  2)"),
        ("print{1,2}.", "{1,2}"),
        ("loop i=1 to 1.\n  print i.\nend loop.", "i"),
    ],
)
def test_a_matrix_without_a_title_has_what_was_asked_for(tmp_path, body, title):
    (found,) = [each.result for each in ran(tmp_path, body).items if isinstance(each, Printed)]
    assert found.options["title"] == title
