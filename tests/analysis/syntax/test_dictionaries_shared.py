"""CODEBOOK of sets and attributes, and what APPLY DICTIONARY takes of them."""

import pytest

from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed, Problem
from analysis.syntax.job import Job

DATA = """data list free /a b c w.
begin data
1 0 1 2 1 1 0 1 0 0 0 1 0 1 9 1
end data.
variable labels a 'first' b 'second'.
mrsets /mdgroup name=$t label='ticked' variables=a b value=1.
variable attribute variables=a attribute=source('form') part[1]('x') part[2]('y') $internal('z').
datafile attribute attribute=wave('3').
"""


def ran(folder, source):
    job = Job(Folder(folder))
    job.run(DATA + source, "job.sps")
    assert [str(each.message) for each in job.items if isinstance(each, Problem)] == []
    return job


def rows(job):
    return [table.rows for each in job.items if isinstance(each, Printed) for table in each.result.tables]


def test_a_codebook_counts_the_cases_that_ticked_each_answer(tmp_path):
    about, ticks = rows(ran(tmp_path, "codebook $t."))
    assert dict(about) == {
        "Label": "ticked",
        "Type": "Multiple Dichotomies",
        "Counted Value": "1.00",
        "Variables": "a, b",
    }
    assert ticks == (("a", "first", 2.0, 50.0), ("b", "second", 2.0, 50.0))


def test_weights_count_in_it(tmp_path):
    _, ticks = rows(ran(tmp_path, "weight by w.\ncodebook $t [n] /statistics=count."))
    assert ticks == (("a", "first", 3.0), ("b", "second", 2.0))


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ("codebook a /statistics=none.", ["source", "part[1]", "part[2]"]),
        ("codebook a /varinfo=attr reservedattributes /stat=none.", ["source", "part[1]", "part[2]", "$internal"]),
        ("codebook a /varinfo=reservedattributes /fileinfo=attributes /statistics=none.", ["wave", "$internal"]),
    ],
)  # fmt: skip
def test_a_codebook_has_what_users_attached(tmp_path, command, names):
    found = [name for table in rows(ran(tmp_path, command)) for name, _ in table]
    usual = {"Position", "Label", "Type", "Format", "Measurement", "Role", "Missing Values"}
    assert [name for name in found if name not in usual] == names


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", {"own": ("1",), "source": ("form",)}),
        ("/varinfo attributes=replace", {"source": ("form",), "part": ("x", "y")}),
        ("/varinfo attributes=merge", {"source": ("paper",), "part": ("x", "y"), "own": ("1",)}),
        ("/varinfo varlabel", {"own": ("1",), "source": ("paper",)}),
    ],
)
def test_attributes_are_taken_from_another_file(tmp_path, words, found):
    source = "save outfile='o.sav'.\nvariable attribute variables=a delete=source part $internal attribute=own('1')"
    job = ran(tmp_path, f"{source} source('paper').\napply dictionary from='o.sav' {words}.")
    attributes = dict(job.active.fields["a"].attributes)
    assert attributes == (found if words else {**attributes, "source": ("form",)})


def test_attributes_of_the_file_are_taken_where_that_is_asked(tmp_path):
    source = "save outfile='o.sav'.\ndatafile attribute delete=wave.\napply dictionary from='o.sav' /fileinfo "
    assert dict(ran(tmp_path, source + "attributes=merge.").active.attributes)["wave"] == ("3",)
    assert "wave" not in dict(ran(tmp_path, source + "weight.").active.attributes)
