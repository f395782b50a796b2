"""Macros stand for the text that GNU PSPP and IBM's reference make of them."""

import pytest
from transformed import assert_same, here, needs_pspp, problems, there

from analysis.syntax.folder import Folder
from analysis.syntax.items import Problem, Told
from analysis.syntax.job import Job
from analysis.syntax.macros.known import Macros
from instrument.message import Fault, Place


def expanded(definitions, call):
    macros = Macros()
    for each in definitions:
        macros.define(each, Place())
    return macros.expanded(call)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("!concat(x, 'y', 12)", "xy12"),
        ("!quote(!concat(a, b)) !quote('it''s') !unquote('a b')", "'ab' 'it''s' a b"),
        ("!substr(banana, 3, 2) !substr(banana, 4) !length('abc') !index(banana, nan)", "na ana 5 3"),
        ("!head('a b c') / !tail('a b c') / !upcase(abc) / !null", "a / b c / ABC /"),
        ("!let !n = !concat(q, 1) !n !let !t = (!n = q1) !t", "q1 1"),
        ("!do !i = 1 !to 7 !by 3 v!i !doend", "v 1 v 4 v 7"),
        ("!do !i !in ('a b c') !if (!i !eq b) !then !break !ifend !i !doend", "a"),
        ("!if (2 !gt 1 !and !not 0) !then yes !else no !ifend", "yes"),
        ("!if (a = b) !then !if (1) !then x !ifend !else !if (0) !then y !else z !ifend !ifend", "z"),
        ("!offexpand other !onexpand other", "other b c"),
        ("!eval(other) !quote(other)", "b c 'other'"),
    ],
)
def test_the_body_of_a_macro_is_computed(body, text):
    found, told = expanded(["define other () b c !enddefine", f"define !m () {body} !enddefine"], "!m")
    assert (" ".join(found.split()), told) == (text, [])


@pytest.mark.parametrize(
    ("arguments", "call", "text"),
    [
        ("!positional !tokens(1) / !positional !tokens(2)", "!m a -2 c d", "[a|-2 c|a -2 c] d"),
        ("!pos !charend('/') / !pos !cmdend", "!m a b / c d.", "[a b|c d|a b c d]."),
        ("!pos !enclose('(', ')') / !pos !default(z) !tokens(1)", "!m (a b).", "[a b|z|a b z]."),
    ],
)
def test_a_call_gives_its_arguments_as_they_are_declared(arguments, call, text):
    found, told = expanded([f"define !m ({arguments}) [!1|!2|!*] !enddefine."], call)
    assert (found, told) == (text, [])


def test_arguments_with_names_stand_in_any_order_and_have_defaults():
    arguments = "key = !tokens(1) / vars = !default(all) !charend('/') / by = !enclose('{', '}')"
    macro = f"define !m ({arguments}) !key:!vars:!by !enddefine"
    assert expanded([macro], "!m by={u w} vars=a b/ key=1.")[0] == "1:a b:u w."
    assert expanded([macro], "!m key = 2 vars = c d.") == ("2:c d:.", [])  # the end of the command closes the list


def test_an_argument_that_ends_too_early_is_told_and_so_is_endless_nesting():
    _, told = expanded(["define !m (!pos !tokens(3)) !1 !enddefine"], "!m a b.")
    assert [each.sentence for each in told] == [
        "argument {argument} of macro {macro} ends too early; expected: {expected}"
    ]
    _, told = expanded(["define !m () !m !m !enddefine"], "!m")
    assert any("deep" in each.sentence for each in told)


@pytest.mark.parametrize(
    "definition",
    [
        "!m x",
        "1m () x",
        "!m (!x !tokens(1)) x",
        "!m (a=!tokens(0)) x",
        "!m (a !charend('a b')) x",
        "!m (do = !cmdend) x",
    ],
)
def test_a_definition_that_cannot_be_read_is_refused(definition):
    with pytest.raises(Fault):
        Macros().define(f"define {definition} !enddefine.", Place())


JOB = """
define !twice (vars = !charend('/') / suffix = !default(t2) !tokens(1))
!do !v !in (!eval(!vars))
compute !concat(!v, !suffix) = !v * 2.
if missing(!v) !concat(!v, !suffix) = -1.
!doend
!enddefine.
define names () x y !enddefine.
* !twice vars = no such thing.
!twice vars = x w/.
!twice vars = names / suffix = tb.
define !chosen (!pos !tokens(1))
!if (!1 !eq yes) !then
recode y (1 = 10).
!else
recode y (1 = 20).
!ifend
!enddefine.
!chosen yes
compute k = !chosenvalue.
compute last = 1.
"""


@needs_pspp
def test_a_job_of_macros_leaves_the_file_that_pspp_leaves(tmp_path):
    commands = JOB.replace("!chosenvalue", "y")
    job = here(commands, tmp_path)
    assert problems(job) == []
    assert_same(job.active, there(commands, tmp_path))


def test_commands_of_a_macro_are_told_by_the_line_of_its_call(tmp_path):
    job = Job(Folder(tmp_path))
    job.run("define !m ()\ntitle 'a'.\nfrequencies nothing.\n!enddefine.\n\n!m\n", "job.sps")
    assert [each.place.line for each in job.items if isinstance(each, Problem)] == [6]
    assert [each.text for each in job.items if isinstance(each, Told)] == ["a"]


def test_set_prints_what_macros_become_and_switches_them_off(tmp_path):
    job = Job(Folder(tmp_path))
    job.run("set mprint on.\ndefine !m () echo 'a' !enddefine.\n!m.\nset mexpand off.\n!m.\n", "job.sps")
    assert [each.text for each in job.items if isinstance(each, Told)] == ["echo 'a'.", "a"]
    assert "no command" in str(job.items[-1].message)


def test_macros_that_grow_without_end_are_stopped():
    definitions = ["define !a () !b !b !b !enddefine", "define !b () !a !a x !enddefine"]
    _, told = expanded(definitions, "!a")
    assert any("more than" in each.sentence for each in told)


def test_macros_are_listed_by_their_names(tmp_path):
    job = Job(Folder(tmp_path))
    job.run("define !b () x !enddefine.\ndefine a () y !enddefine.\ndisplay macros.", "job.sps")
    assert [each.text for each in job.items if isinstance(each, Told)] == ["!b\na"]
