"""Transformations leave the file as GNU PSPP leaves it, and as IBM describes it where the two part."""

import random

import numpy as np
import pytest
from random_jobs import Jobs
from transformed import assert_same, here, needs_pspp, problems, there

from analysis.syntax.items import Problem

JOBS = {
    "missing values declared behind what asks for them": """
compute a = y + 2.
do if y < 3.
compute b = mean(x, y).
end if.
recode y (missing = 9) (else = copy) into c.
missing values y (2 thru 3) x (1).
execute.
missing values y ().
compute d = y.
""",
    "lags before cases are selected": """
compute l = lag(x).
compute k = lag(y, 2) + 1.
select if y < 4 and x > 1.
compute m = lag(k).
execute.
compute n = lag(id).
""",
    "lags of what a selection asks for": """
compute same = lag(id) = id.
select if not (same = 1) or y = 2.
""",
    "vectors": """
vector v(4).
loop #i = 1 to 4.
compute v(#i) = #i * y.
end loop.
vector w = v1 to v4.
compute t = w(y).
compute u = w(9).
vector k = x y.
do if k(2) > 2.
compute k(1) = -1.
end if.
""",
    "repeat": """
do repeat a = a1 to a3 / n = 1 to 3 / c = 'a' 'bb' 'ccc'.
compute a = x + n.
if s = c a = 100.
end repeat.
do repeat q = x y / r = rx ry.
recode q (1 thru 3 = 1)(else = 0) into r.
end repeat.
""",
    "repeats within a loop": """
compute t = 0.
loop #i = 1 to 4.
do repeat v = x y id / n = 1 to 3.
do if v > 5.
break.
end if.
compute t = t + n.
end repeat.
do repeat p = t / q = 10 .
do repeat r = 1 2.
compute p = p + q * r.
end repeat.
end repeat.
end loop.
""",
    "lags of what vectors, runs and stand-ins change": """
compute k = y.
vector v = x to y.
loop #i = 1 to 2.
if missing(v(#i)) v(#i) = lag(y).
end loop.
do repeat q = x y.
if missing(q) q = lag(q).
end repeat.
compute l = lag(y).
recode id to y (2 = 5).
compute m = k + l.
""",
    "scratch vectors": """
vector #v(3).
compute #last = x.
loop #i = 1 to 3.
if $casenum > 1 #v(#i) = #v(#i) + y.
end loop.
compute a = #v(2).
compute b = #v3 + #last.
if y = 2 #v1 = 0.
compute c = #v1.
""",
    "nested": """
compute total = 0.
loop i = 1 to y.
loop j = i to 1 by -1.
do if j = 3.
break.
end if.
compute total = total + i * j.
end loop.
end loop.
loop k = 1 to 10 if k < x.
end loop.
""",
    "strings": """
string full (a12) / shrt (a2) / rec (a5).
compute full = concat(rtrim(s), '-', ltrim(string(y, f3.0))).
compute shrt = full.
if s = 'bb' full = upcase(s).
recode s ('a' = 'first') ('bb','ccc' = 'other') into rec.
recode s (' ' = 'nil').
compute f = index(full, '-').
""",
    "doif": """
do if missing(x).
compute r = 9.
else if x < 3.
+  do if y = 1.
compute r = 1.
else.
compute r = 2.
end if.
else if x < 6.
compute r = 3.
else.
compute r = 4.
end if.
do if y = 1 and x > 100.
compute never = 1.
end if.
if (x > 5 and y > 1) flag = 1.
""",
    "count": """
count c = x y (1,3 thru 5) / d = x (sysmis) / e = x (missing, 0) / f = s ('a' 'bb').
count g = x y (lo thru 2).
numeric h (f4.1) / i1 to i3.
compute i2 = c + d.
""",
    "loopif": """
compute k = 0.
loop if k < y.
compute k = k + 1.
end loop.
compute m = 0.
loop.
compute m = m + 2.
end loop if m > x.
loop #j = 1 to 3.
compute last = #j.
end loop if #j = y.
""",
    "counter of groups": """
if $casenum = 1 or id <> lag(id) #n = 0.
compute #n = #n + 1.
compute num = #n.
""",
    "values carried on": """
if not missing(x) #last = x.
compute last = #last.
string #ls ls (a4).
if s <> '' #ls = s.
compute ls = #ls.
""",
    "lags of what changes": """
compute g = 1.
if id = lag(id) g = lag(g) + 1.
compute z = x.
if missing(z) z = lag(z).
""",
    "largest so far": """
compute #m = max(#m, x).
compute m = #m.
""",
    "counter that begins again": """
compute #c = #c + 1.
if #c > 3 #c = 1.
compute c = #c.
""",
    "product and sum": """
compute p = 1.
compute p = p * y / 2.
numeric q.
compute q = sum(q, x).
leave q.
""",
    "lags of what changed": """
compute a = lag(y).
compute b = lag(a).
compute y = y * 2.
""",
    "ranks": """
rank variables = y x.
rank x (d) by y.
rank y /normal /proportion /rfraction /percent /n /savage /ntiles(3) /print=no.
rank y x /rank into r1 q1 /ties=low.
rank y x /rank into r2 q2 /ties=high.
rank y x /rank into r3 q3 /ties=condense.
rank y /normal into b1 /fraction=tukey.
rank y /normal into b2 /fraction=rankit.
rank y /normal into b3 /fraction=vw.
rank y /rank into r5 /missing=include.
rank x /rfraction.
rank x /rank.
""",
    "weighted ranks": """
weight by w.
rank x /rank /normal /savage /n /ntiles(4) /percent /rfraction /proportion.
rank x by y /rank /savage.
""",
    "ranks in the groups of a split file": """
sort cases by s id.
split file by s.
rank x y (d) by id /rank /savage /ntiles(3).
split file off.
""",
    "ranks of filtered cases": """
compute f = id > 3.
filter by f.
rank x.
filter off.
""",
    "values numbered": """
autorecode variables = x s y /into nx ns ny.
autorecode variables = x s /into dx ds /descending.
autorecode variables = s /into bs /blank=missing.
autorecode variables = x y /into gx gy /group.
""",
    "temporary changes": """
compute a = 1.
temporary.
compute a = 2.
recode x (lo thru hi = 0).
descriptives variables = a.
compute b = a.
""",
    "recodes": """
recode x (1 = 10)(2 thru 3 = 20) into tgt.
recode y (missing = -1)(else = copy) into a1.
recode x (lo thru 3 = 1)(else = 5) into a2.
recode x (sysmis = 0)(lo thru hi = 1) into a3.
recode s (convert)('a' = 100) into a4.
recode x (sysmis = 99)(else = sysmis) into a5.
recode y (4 = 3) into a6.
recode x (sysmis = -1)(5 thru highest = 5).
recode x y (1, 2 = 12) / y (3 = 33).
""",
}


@needs_pspp
@pytest.mark.parametrize("name", JOBS)
def test_a_job_leaves_the_file_as_pspp_does(name, tmp_path):
    job = here(JOBS[name], tmp_path)
    assert problems(job) == []
    assert_same(job.active, there(JOBS[name], tmp_path))


@needs_pspp
@pytest.mark.parametrize("seed", range(12))
def test_a_random_job_leaves_the_file_as_pspp_does(seed, tmp_path):
    commands = Jobs(seed).job()
    job = here(commands, tmp_path)
    assert problems(job) == [], commands
    assert_same(job.active, there(commands, tmp_path))


def test_selected_cases_keep_the_number_they_were_read_with(tmp_path):
    """IBM: $CASENUM counts the cases read; GNU PSPP counts those that are left."""
    job = here(
        "compute n = $casenum.\nselect if x > 2.\ncompute m = $casenum.\nexecute.\ncompute k = $casenum.", tmp_path
    )
    columns = job.active.columns
    assert columns["n"].tolist() == columns["m"].tolist() != columns["k"].tolist()
    assert columns["k"].tolist() == list(range(1, job.active.n + 1))


def test_what_leave_names_begins_with_nought_wherever_it_is_named(tmp_path):
    """IBM's own example sums up a variable that LEAVE makes; GNU PSPP knows none before a command made it."""
    for commands in ("compute t = t + w.\nleave t.", "numeric t.\nleave t.\ncompute t = t + w."):
        columns = here(commands, tmp_path).active.columns
        np.testing.assert_allclose(columns["t"], np.cumsum(columns["w"]))


def test_scratch_variables_are_gone_when_the_data_were_read(tmp_path):
    job = here("compute #a = 2.\ncompute b = #a.\nexecute.\ncompute c = #a.", tmp_path)
    assert problems(job) == ["job.sps:5: COMPUTE, column 13: no variable '#a'; possible: id, x, y, s, w, …"]
    assert "#a" not in job.active.names


def test_a_filter_leaves_the_file_whole(tmp_path):
    job = here("compute f = x > 5.\nfilter by f.", tmp_path)
    assert job.active.n == 40
    assert job.cases().sum() == (job.active.columns["x"] > 5).sum()


def test_repeated_commands_are_printed_where_that_is_asked(tmp_path):
    job = here("do repeat a = p q / n = 1 -2.\ncompute a = x + n.\nend repeat print.", tmp_path)
    assert [each.text for each in job.items] == ["COMPUTE p = x + 1.", "COMPUTE q = x + - 2."]


def test_a_million_cases_are_summed_up_case_behind_case_in_seconds(tmp_path):
    job = here("", tmp_path)
    job.replace(job.active.take(np.tile(np.arange(40), 25_000)))
    job.run("if $casenum = 1 or id <> lag(id) #n = 0.\ncompute #n = #n + 1.\ncompute num = #n.")
    assert job.active.columns["num"].max() == np.bincount(job.active.columns["id"][:40].astype(int)).max()


@pytest.mark.parametrize(
    ("commands", "told"),
    [
        ("compute q = 'a'.", "COMPUTE, column 16: 'q' is a number, and the expression gives a string; possible: "),
        ("compute s = 1.", "COMPUTE, column 14: 's' is a string, and the expression gives a number"),
        ("if s x = 1.", "IF, column 4: this expression gives a string, and a number is expected"),
        ("compute $casenum = 1.", "COMPUTE, column 9: '$casenum' cannot be changed"),
        ("recode x y (1 = 2) into a.", "RECODE, column 26: INTO names 1 variables for 2"),
        (
            "recode x (1 = 'a').",
            "RECODE, column 19: values of another type need variables of their own; possible: INTO",
        ),
        ("recode x s (1 = 2).", "RECODE, column 12: strings and numbers cannot be listed together"),
        ("count c = x (5 thru 1).", "COUNT, column 22: a range ends below its beginning"),
        ("else.", "ELSE: ELSE stands outside of DO IF"),
        ("break.", "BREAK: BREAK stands outside of LOOP"),
        ("do if x = 1.", "DO IF: DO IF has no END IF"),
        ("do repeat a = b c / d = 1.\nend repeat.", "DO REPEAT, column 26: the stand-ins of DO REPEAT have lists of "),
        ("string q.", "STRING, column 9: the command ends too early; possible: (A8)"),
        ("numeric x.", "NUMERIC, column 10: there is a variable 'x' already"),
        ("vector v = x s.", "VECTOR, column 15: strings and numbers cannot be listed together"),
        ("rank s.", "RANK, column 7: strings have no ranks"),
        ("autorecode x /into x.", "AUTORECODE, column 21: there is a variable 'x' already"),
        ("filter by s.", "FILTER, column 12: 's' is a string, and a number is expected"),
        ("temporary.\ntemporary.", "TEMPORARY: TEMPORARY holds already"),
    ],
)
def test_a_wrong_transformation_is_told_and_changes_nothing(commands, told, tmp_path):
    job = here(commands, tmp_path)
    found = problems(job)
    assert len(found) == 1
    assert found[0].partition(": ")[2].startswith(told)
    assert job.active.names == ("id", "x", "y", "s", "w")


WORDS = (
    *(
        "x",
        "y",
        "s",
        "w",
        "1",
        "0",
        "-1",
        ".5",
        "1e308",
        "'a'",
        "''",
        "(",
        ")",
        ",",
        "+",
        "-",
        "*",
        "/",
        "**",
        "=",
        "<",
    ),
    *(
        "and",
        "or",
        "not",
        "$casenum",
        "$foo",
        "f8.2",
        "a5",
        "to",
        "thru",
        "lo",
        "missing",
        "sysmis",
        "else",
        "copy",
        "into",
    ),
    *(
        "if",
        "by",
        "v",
        "#a",
        "n1",
        "[",
        ":",
        "all",
        "lag(",
        "mean.2(",
        "any(",
        "substr(",
        "number(",
        "rv.normal(",
        "cdf.t(",
    ),
)
HEADS = (
    *(
        "compute q =",
        "compute s =",
        "if x > 1 q =",
        "if",
        "recode x",
        "recode s",
        "count c =",
        "select if",
        "vector v =",
    ),
    *("numeric", "string", "leave", "rank", "rank x /", "autorecode x /into", "filter by", "sample", "alter type x ("),
)


@pytest.mark.parametrize("seed", range(4))
def test_commands_of_random_words_run_or_are_told(seed, tmp_path):
    """Nothing but a fault comes out of a command, whatever stands in it."""
    source = random.Random(seed)  # noqa: S311
    job = here("", tmp_path)
    whole = job.active
    for _ in range(150):
        job.replace(whole)
        words = " ".join(source.choices(WORDS, k=source.randint(0, 8)))
        job.run(f"{source.choice(HEADS)} {words}.")
    assert any(isinstance(item, Problem) for item in job.items)


def test_strings_become_numbers_and_numbers_strings(tmp_path):
    made = "string n (a6).\ncompute n = string(value(y), f3.1).\nif s = 'a' n = 'q'.\nmissing values n ('4.0').\n"
    job = here(made + "formats y (f2).\nalter type n (f8.2) y (a4) s (a=amin).", tmp_path)
    columns, fields = job.active.columns, job.active.fields
    read = here("", tmp_path).active.columns
    np.testing.assert_array_equal(columns["n"], np.where(read["s"] == "a", np.nan, read["y"]))
    assert set(columns["y"]) == {" 1", " 2", " 3", " 4"}
    assert (fields["s"].width, str(fields["n"].format), fields["n"].missing) == (3, "F8.2", (4.0,))
    assert problems(job) == []


def test_a_sample_has_as_many_cases_as_were_asked_for(tmp_path):
    job = here("compute k = $casenum.\nset seed = 5.\nsample 7 from 20.", tmp_path)
    assert (job.active.n, job.active.columns["k"].max() <= 20) == (7, True)
    again = here("compute k = $casenum.\nset seed = 5.\nsample 7 from 20.", tmp_path)
    assert again.active.columns["k"].tolist() == job.active.columns["k"].tolist()
    assert 5 < here("sample .5.", tmp_path).active.n < 35


def test_a_filter_as_menus_write_it_is_taken_off_again(tmp_path):
    pasted = "use all.\ncompute filter_$ = (x > 5).\nvalue labels filter_$ 0 'Not Selected' 1 'Selected'."
    pasted += "\nformats filter_$ (f1.0).\nfilter by filter_$.\nexecute."
    job = here(pasted, tmp_path)
    assert job.cases().sum() < 40
    job.run("filter off.\nuse all.")
    assert job.cases().all()
    assert problems(job) == []
