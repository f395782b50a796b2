"""The language of jobs: what ends a command, what is passed over; no job breaks or leaves its folder."""

import random
import re
import shutil
from pathlib import Path

import pytest
from syntax_page import PAGE, page

from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Problem
from analysis.syntax.job import Job, command
from analysis.syntax.naming import available
from analysis.syntax.statements import statements

JOB = """
data list list notable / id (f4) g x y (f4.1) name (a8).
begin data
1 1 2.5 3 'Ann'
2 1 4 1.5 'Bo'
3 2 1 2 'Cy'
4 2 . 5 'Di'
5 2 3.5 4 'Ann'
end data.
variable labels g 'Group' / x 'First ' + 'answer' y 'Second'.
value labels g 1 'one' 2 'two, or more'.
missing values y (5).
compute z = x + 2 * y - (g = 2).
if name = 'Ann' z = 100.
recode x (lo thru 2 = 1) (else = 2) into half.
frequencies variables = g half / statistics = mean stddev.
crosstabs / tables = g by half / cells = count row / statistics = chisq.
descriptives variables = x to y z / statistics = mean min max.
means tables = z by g / cells = mean count.
"""


def ran(source, folder, **asked):
    job = Job(Folder(folder))
    job.run(source, "job.sps", **asked)
    return job


def told(job):
    return [f"{each.place}: {each.message}" for each in job.items if isinstance(each, Problem)]


def results(job):
    return [each.result for each in job.items if isinstance(each, Printed)]


def written(source, mode="auto"):
    return [each.text for each in statements(source, "job.sps", mode)]


def recut(source, chance):
    """The same commands over other lines, in other letters, with comments and indents between."""
    found = []
    inside = False
    for line in source.split("\n"):
        inside = (inside or line.startswith("begin data")) and not line.startswith("end data")
        if inside or line.startswith(("begin data", "end data")) or not line:
            found.append(line)
            continue
        pieces = re.findall(r"'(?:[^']|'')*'|[^\s']+", line)
        out = ""
        for at, piece in enumerate(pieces):
            if chance.random() < 0.4 and not piece.startswith("'"):
                piece = chance.choice((piece.upper(), piece.title()))
            gap = chance.choice((" ", "  ", "\n   ", "\n\t", " /* said */ ", "\n  /* a line of words\n   "))
            out += (gap if at and not piece.startswith(".") else "") + piece
        before = chance.choice(
            ("", "", "* a comment.\n", "comment with words\n  on two lines.\n", "\n", "/* another\n")
        )
        end = chance.choice(("", "", " ", "   /* done */"))
        found.append(before + out + end)
    return "\n".join(found)


@pytest.mark.parametrize("seed", range(40))
def test_a_job_cut_in_another_way_gives_the_same_results(seed, tmp_path):
    plain = ran(JOB, tmp_path)
    assert told(plain) == []
    chance = random.Random(seed)  # noqa: S311  # the same jobs every time
    cut = ran(recut(JOB, chance), tmp_path)
    assert told(cut) == []
    # Names of new variables are as the job spells them first.
    assert repr(results(cut)).casefold() == repr(results(plain)).casefold()


def test_keywords_may_be_cut_to_three_letters(tmp_path):
    short = re.sub(r"\b(frequencies|variables|statistics|crosstabs|descriptives|stddev)\b", lambda w: w[0][:4], JOB)
    assert short != JOB
    assert results(ran(short, tmp_path)) == results(ran(JOB, tmp_path))


def test_a_command_at_the_margin_ends_the_one_before(tmp_path):
    assert written("compute a = 1\nfrequencies a\n  /statistics") == ["compute a = 1", "frequencies a\n  /statistics"]
    assert written("compute a = b +\ncount + 1.") == ["compute a = b +\ncount + 1"]
    assert written("do if a\n+  compute b = 1\n-  compute c = 2\nend if") == [
        "do if a", "compute b = 1", "compute c = 2", "end if",
    ]  # fmt: skip


def test_batch_jobs_begin_commands_at_the_margin_and_interactive_ones_do_not():
    source = "freq a\nmyown b\n  c\n/sub d\nlist"
    assert written(source, "batch") == ["freq a", "myown b\n  c\n/sub d", "list"]
    assert written(source, "interactive") == [source]


def test_a_comment_without_its_period_ends_before_a_command():
    assert written("* words about it\nFREQUENCIES a.") == ["FREQUENCIES a"]
    assert written("* words about what we\ncount in the end.\nlist.") == ["list"]
    assert written("* words\n  and more\n\nlist.") == ["list"]


def test_bodies_in_other_languages_are_passed_over_whole(tmp_path):
    job = ran(
        "begin program python3.\nimport os\nos.remove('x.y')\nfrequencies = 1.\nend program.\n"
        "host command=['rm § -rf'].\nbegin gpl\nlist.\nend gpl.\n"
        "define !m ()\nlist.\n!enddefine.\nscript 'x.wwd'.",
        tmp_path,
    )
    refused = "this command could leave the data and the folder of the job, and is refused"
    assert told(job) == [
        f"job.sps:1: BEGIN PROGRAM: {refused}",
        f"job.sps:6: HOST: {refused}",
        "job.sps:7: BEGIN GPL: this command is not available here",
        f"job.sps:13: SCRIPT: {refused}",
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("frob a.", "job.sps:1: no command 'frob'; possible: "),
        (
            "data list list notable /a.\nbegin data\n1\nend data.\nlist variables=b.",
            "job.sps:5: LIST, column 16: no variable 'b'",
        ),
        ("title 'a'.\nfrequencies 'a", "job.sps:2: column 13: the string that begins here does not end on its line"),
        ("compute a = x'4g'.", "job.sps:1: column 13: 'x'4g'' is no string of hexadecimal digits"),
        (
            "compute a = mean（1, 2）.",
            "job.sps:1: column 17: '（' is a full-width sign, which begins nothing in a command; possible: (",
        ),
        ("compute a = 1e999.", "job.sps:1: column 13: '1e999' is too large a number"),
        ("numeric v1 to v999999999.", "job.sps:1: NUMERIC"),
        ("output new.", "job.sps:1: OUTPUT NEW: this command has no effect here"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_the_rest_runs_on(source, message, tmp_path):
    job = ran(f"{source}\necho 'on'.", tmp_path)
    assert told(job)[0].startswith(message)
    assert job.items[-1].text == "on"


OUTSIDE = ("../secret.sav", "..\\secret.sav", "{outside}/secret.sav", "link.sav", "linked/secret.sav",
           "C:\\x\\secret.sav", "\\\\host\\share\\secret.sav", "/etc/passwd", "./../job/../secret.sav",
           "a\x00b.sav", "x" * 5000)  # fmt: skip
READING = ("get file='{f}'.", "include file='{f}'.", "insert file='{f}'.", "data list file='{f}' list /a.",
           "get data /type=txt /file='{f}' /variables=a f8.", "get data /type=xlsx /file='{f}'.", "import file='{f}'.",
           "add files /file='{f}' /file='{f}'.", "get stata file='{f}'.", "sysfile info '{f}'.",
           "apply dictionary from='{f}'.")  # fmt: skip
WRITING = ("save outfile='{f}'.", "xsave outfile='{f}'.", "aggregate outfile='{f}' /break=a /n=n.",
           "save translate outfile='{f}' /type=csv.", "write outfile='{f}' /a.\nexecute.",
           "oms /destination format=csv outfile='{f}'.\nomsend.")  # fmt: skip
DATA = "data list list notable /a.\nbegin data\n1\nend data.\n"


@pytest.fixture
def folders(tmp_path):
    """A job's folder with links out of it, beside what it must not touch."""
    job, outside = tmp_path / "job", tmp_path / "outside"
    job.mkdir()
    outside.mkdir()
    (outside / "secret.sav").write_text("compute secret = 42.", encoding="utf-8")
    (tmp_path / "secret.sav").write_text("compute secret = 42.", encoding="utf-8")
    (job / "link.sav").symlink_to(outside / "secret.sav")
    (job / "linked").symlink_to(outside)
    return job, outside


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("named", OUTSIDE)
def test_nothing_outside_the_folder_is_read_or_written(named, folders):
    job, outside = folders
    before = contents(outside.parent)
    file = named.format(outside=outside)
    for each in READING:
        told_ = told(ran(DATA + each.format(f=file), job))
        assert len(told_) == 1, each
        assert "no file" in told_[0] or "begins nothing" in told_[0], each
    for each in WRITING if not named.startswith("C:") else ():  # a file of a drive is written into the folder
        told_ = told(ran(DATA + each.format(f=file), job))
        assert told_, each
    assert contents(outside.parent) == before


def test_a_file_of_a_drive_is_written_into_the_folder_and_not_through_its_links(folders):
    job, outside = folders
    before = contents(outside.parent)
    assert len(told(ran(DATA + "SAVE OUTFILE='C:\\x\\link.sav'.", job))) == 1
    assert contents(outside.parent) == before
    assert told(ran(DATA + "SAVE OUTFILE='C:\\x\\secret.sav'.", job)) == []
    assert {name for name in contents(outside.parent) if name not in before} == {"job/secret.sav"}


def test_a_job_that_runs_itself_is_stopped(tmp_path):
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / f"{name}.sps").write_text(f"insert file='{other}.sps'.\n" * 3, encoding="utf-8")
    assert told(ran("include file='a.sps'.", tmp_path)) == [
        f"b.sps:{line}: INSERT, column 20: 'a.sps' runs itself" for line in (1, 2, 3, 1, 2, 3, 1, 2, 3)
    ]


def test_insert_stops_at_a_mistake_where_it_is_told_to(tmp_path):
    (tmp_path / "in.sps").write_text("frob.\necho 'behind'.", encoding="utf-8")
    assert len(ran("insert file='in.sps' error=stop.", tmp_path).items) == 1
    assert len(ran("insert file='in.sps' error=continue.", tmp_path).items) == 2


def damaged(source, chance):
    """A job with bytes changed, lines and signs gone, words that changed places, names that lead elsewhere."""
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(max(len(source), 1))
        kind = chance.randrange(6)
        lines = source.split("\n")
        if kind == 0:
            source = (
                source[:at]
                + chr(chance.choice((0, 9, 10, 34, 39, 46, 47, 40, 61, 92, 0x4E2D, 0xFEFF)))
                + source[at + 1 :]
            )
        elif kind == 1:
            del lines[chance.randrange(len(lines))]
            source = "\n".join(lines)
        elif kind == 2:
            signs = [place for place, sign in enumerate(source) if sign in "'\"./=()\n"]
            at = chance.choice(signs or [0])
            source = source[:at] + source[at + 1 :]
        elif kind == 3:
            source = source[:at] + source[at + chance.randrange(30) :]
        elif kind == 4:
            words = source.split(" ")
            one, other = chance.randrange(len(words)), chance.randrange(len(words))
            words[one], words[other] = words[other], words[one]
            source = " ".join(words)
        else:
            source = re.sub(
                r"'\w+\.(sav|csv|txt)'",
                lambda _: chance.choice(("'../secret.sav'", "'/etc/passwd'", "link.sav")),
                source,
                count=1,
            )
    return source


COMMANDS = (
    "aggregate outfile='agg.sav' /break=g /m=mean(x) /n=n.", "sort cases by g (d) x.", "split file by g.",
    "split file off.", "weight by y.", "filter by half.", "temporary.", "select if x > 1.", "flip variables=x y.",
    "dataset name one.", "dataset copy two.", "dataset activate two.", "save outfile='s.sav' /keep=id x.",
    "get file='s.sav'.", "save translate outfile='s.csv' /type=csv /replace /fieldnames.", "display dictionary.",
    "varstocases /make v from x y /index=i.", "casestovars /id=id /index=i.", "print /id x (f5.1) 'text' y.",
    "write outfile='w.txt' /id x.", "codebook x g.", "match files /file=* /table='s.sav' /by id.",
    "add files /file=* /file='s.sav' /in=q.", "update file=* /file='s.sav' /by id.", "list /cases=from 1 to 3.",
    "do repeat v = x y / w = v1 v2.\ncompute w = v * 2.\nend repeat.", "loop #i = 1 to 3.\ncompute k = #i.\nend loop.",
    "do if g = 1.\ncompute q = 1.\nelse.\ncompute q = 2.\nend if.", "rank variables=x /rank into rx.",
    "autorecode name /into code.", "rename variables (x y = p q).", "t-test groups=g(1 2) /variables=x.",
    "regression /dependent z /method=enter x y.", "oms /destination format=csv outfile='o.csv'.", "omsend.",
    "set tvars=both decimal=comma.", "show all.", "mrsets /mdgroup name=$m variables=g half value=1 /display name=all.",
    "alter type g (a4).", "delete variables half.", "string t (a10).", "vector v(3).", "sample .5.", "n of cases 3.",
)  # fmt: skip


def test_no_damaged_job_breaks_or_leaves_its_folder(folders):
    """Every eighth job reads files that it saved, which a process of its own does and takes its time for."""
    job, outside = folders
    before = contents(outside.parent)
    chance = random.Random(7)  # noqa: S311  # the same jobs every time
    data, procedures = JOB.split("compute z")
    quick = [each for each in (*COMMANDS, *f"compute z{procedures}".split("\n")) if "s.sav" not in each]
    slow = [each for each in COMMANDS if "s.sav" in each]
    for number in range(2000):
        for left in [each for each in job.iterdir() if not each.is_symlink()]:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        several = chance.sample(quick, 4) + (chance.sample(slow, 2) if number % 8 == 0 else [])
        source = damaged(data + "\n".join(several), chance)
        broken = [each for each in told(ran(source, job)) if "could not be carried out" in each]
        assert broken == [], f"{number}: {source}"
        elsewhere = {name: held for name, held in contents(outside.parent).items() if not name.startswith("job/")}
        assert elsewhere == {name: held for name, held in before.items() if not name.startswith("job/")}, source


def test_the_page_names_every_command_as_the_code_does():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python tests/analysis/syntax_page.py"


@pytest.mark.parametrize("name", available())
def test_every_command_runs_or_reads_and_says_what(name):
    module = command(name)
    function = getattr(module, "run", None) or module.read
    assert (module.__doc__ or "").startswith(f"{name}: ")
    assert function.__doc__


def test_the_guard_of_these_tests_can_fail(tmp_path):
    """A command that breaks inside is told in the words that the damaged jobs are searched for."""
    job = Job(Folder(Path(tmp_path)))
    job.randomness = None
    job.run(DATA + "sample 1 from 1.", "job.sps")
    assert ["could not be carried out" in each for each in told(job)] == [True]


LIST = "data list list notable / x.\nbegin data\n1\n2\nend data.\n"


@pytest.mark.parametrize(
    ("begin", "end"), [("do if x = 1", "END IF"), ("loop #i = 1 to 2", "END LOOP"), ("do repeat v = x", "END REPEAT")]
)
def test_a_block_without_its_end_takes_nothing_with_it_that_reads_the_data(begin, end, tmp_path):
    job = ran(f"{LIST}{begin}.\ncompute y = 1.\ndescriptives x.\ncompute z = 1.\nfrequencies x.", tmp_path)
    name = begin.upper().split(" V =")[0].split(" X")[0].split(" #")[0]
    assert told(job) == [f"job.sps:6: {name}: {name} has no {end}"]
    assert len(results(job)) == 2
    assert job.active.names == ("x", "z")


def test_procedures_within_a_block_are_told_and_left_out(tmp_path):
    job = ran(f"{LIST}do if x = 1.\ncompute y = 1.\ndescriptives x.\nend if.\ncompute z = 1.", tmp_path)
    assert told(job) == ["job.sps:8: DESCRIPTIVES: this command cannot stand within DO IF"]
    assert job.active.names == ("x", "y", "z")
    assert results(job) == []


def test_data_without_their_end_are_told(tmp_path):
    job = ran("data list list notable / x.\nbegin data\n1\n2\n", tmp_path)
    assert told(job) == ["job.sps:2: BEGIN DATA has no END DATA"]
    assert job.active.n == 2


@pytest.mark.parametrize("name", ["1a", "all", "to", "a" * 65])
def test_what_is_no_name_of_a_variable_names_none(name, tmp_path):
    for asked in (f"compute {name} = 1.", f"numeric {name}.", f"recode x (1 = 2) into {name}."):
        job = ran(f"{LIST}{asked}", tmp_path)
        assert len(told(job)) == 1
        assert job.active.names == ("x",)
