"""Settled forms go into the store and only those; what is settled anew stands beside what was stored."""

import json
import sqlite3
from contextlib import closing

import pytest

from instrument.message import Fault
from survey.paper.comparing import agreement, work
from survey.paper.copying import restored
from survey.paper.file import NAME, opened_to_read
from survey.paper.forms import State
from survey.paper.keyings import NotTaken, keyings, read_forms
from survey.paper.numbers import form_number
from survey.paper.taking import take
from survey.reading import read_folder
from survey.store import entries, opened
from survey.store.backing_up import restore
from survey.store.engines import engine_of
from survey.store.harvest import harvested
from survey.store.reading import stored

GOOD = {
    "q1": "1", "q1_other": "", "q2": "12", "q3": "1", "q4": "4", "q5_a": "1", "q5_b": "3",
    "q6_1": "-", "q6_2": "-", "q6_3": "1", "q7": "-", "q8": "很好",
}  # fmt: skip
ONE, TWO, THREE = (form_number(serial) for serial in (1, 2, 3))


@pytest.fixture
def folder(tmp_path, everything):
    """Form 1 keyed alike, form 2 with a difference, form 3 once."""
    with keyings(tmp_path, everything) as held:
        for coder in ("ab", "cd"):
            held.key(ONE, coder, GOOD)
        held.key(TWO, "ab", GOOD)
        held.key(TWO, "cd", GOOD | {"q2": "21"})
        held.key(THREE, "ab", GOOD)
    return tmp_path


def forms(folder, everything):
    with opened_to_read(folder) as connection:
        return read_forms(connection, everything)


def test_settled_forms_are_stored_and_the_others_named(folder, everything):
    taken = take(folder, everything, folder)
    assert (taken.settled, taken.differing, taken.once) == ((ONE,), (TWO,), (THREE,))
    (kept,) = stored(folder)
    assert (kept.mode, kept.columns["q2"]) == ("paper", 12)


def test_what_the_paper_says_against_the_rules_is_told_when_the_answers_are_read(folder, everything):
    odd = GOOD | {"q2": "61+", "q3": "123+", "q6_1": "1+", "q7": "20260231+"}
    with keyings(folder, everything) as held:
        for coder in ("ab", "cd"):
            held.key(form_number(5), coder, odd)
    take(folder, everything, folder)
    harvested(stored(folder), everything, folder / "read" / "collected.csv")
    reading = read_folder(folder / "read", everything)
    assert {(issue.rule, issue.variable) for issue in reading.issues if issue.id} >= {
        ("range", "q2"),
        ("ticks", "q3"),
        ("rank", "q6"),
    }
    answers = [*reading.responses.columns["q2"], *reading.aside.columns["q2"]]
    assert 61.0 in answers


def test_taking_again_changes_nothing(folder, everything):
    take(folder, everything, folder)
    before = stored(folder)
    assert take(folder, everything, folder).settled == (ONE,)
    assert stored(folder) == before


def test_a_form_is_taken_while_the_form_of_the_web_is_served(folder, everything):
    with opened(folder) as store:
        assert take(folder, everything, folder).settled == (ONE,)
        assert len(stored(folder)) == 1
        assert store.back_up().exists()


def test_what_is_settled_is_stored_as_settled(folder, everything):
    with keyings(folder, everything) as held:
        held.settle(TWO, {"q2": "21"}, "ef", "the paper says 21")
    assert take(folder, everything, folder).settled == (ONE, TWO)
    assert sorted(each.columns["q2"] for each in stored(folder)) == [12, 21]


def test_a_later_correction_is_a_row_of_its_own(folder, everything):
    take(folder, everything, folder)
    with keyings(folder, everything) as held:
        held.settle(ONE, {"q2": "13"}, "ef", "both misread it")
    take(folder, everything, folder)
    (kept,) = stored(folder)
    assert kept.columns["q2"] == 13
    with closing(sqlite3.connect(folder / "answers.db")) as connection:
        (content,) = connection.execute("SELECT content FROM answers").fetchone()
        corrections = connection.execute("SELECT variable, value, who, why FROM corrections").fetchall()
    assert json.loads(content)["answers"]["q2"] == 12
    assert corrections == [("q2", "13.0", "ef", "both misread it")]


def test_a_settlement_that_opens_a_question_leaves_the_form_open(folder, everything):
    with keyings(folder, everything) as held:
        held.key(form_number(4), "ab", GOOD)
        held.key(form_number(4), "cd", GOOD | {"q1": "2", "q2": "", "q3": "1"})
        held.settle(form_number(4), {"q1": "1", "q2": ""}, "ef", "why not")
        form = held.forms()[form_number(4)]
        assert (form.state, [(each.field, each.word) for each in form.open]) == (State.DIFFERS, [("q2", "not_keyed")])


def test_the_second_person_is_another_one_and_a_third_is_too_many(folder, everything):
    with keyings(folder, everything) as held:
        for form, coder, word in (
            (THREE, "ab", "keyed_by_you"),
            (ONE, "ef", "keyed_twice"),
            (ONE, "ab", "keyed_by_you"),
        ):
            with pytest.raises(NotTaken) as refused:
                held.key(form, coder, GOOD)
            assert refused.value.word == word


def test_a_withdrawn_keying_stays_on_record_and_the_form_is_keyed_again(folder, everything):
    with keyings(folder, everything) as held:
        keying = held.forms()[TWO].keyings[1]
        held.withdraw(keying, "ef", "another paper")
        assert held.forms()[TWO].state is State.ONCE
        held.key(TWO, "cd", GOOD)
        assert held.forms()[TWO].state is State.SETTLED
    with closing(sqlite3.connect(folder / NAME)) as connection:
        assert connection.execute("SELECT count(*) FROM keyings").fetchone() == (6,)
        assert connection.execute("SELECT keying, who, why FROM withdrawals").fetchall() == [
            (keying.number, "ef", "another paper")
        ]


STATEMENTS = (
    "UPDATE keyings SET number = 99",
    "DELETE FROM keyings",
    "UPDATE withdrawals SET number = 99",
    "DELETE FROM withdrawals",
    "UPDATE settlements SET number = 99",
    "DELETE FROM settlements",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_is_changed_or_deleted(folder, everything, statement):
    with keyings(folder, everything) as held:
        held.settle(TWO, {"q2": "21"}, "ef", "why")
        held.withdraw(held.forms()[THREE].keyings[0], "ef", "why")
    with closing(sqlite3.connect(folder / NAME)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)


def test_damage_is_found_before_anything_is_read(folder, everything):
    with closing(sqlite3.connect(folder / NAME)) as connection:
        connection.executescript("DROP TRIGGER keyings_stay; UPDATE keyings SET coder = 'xy' WHERE number = 1;")
    with pytest.raises(Fault, match="keyed forms are lost or damaged"):
        forms(folder, everything)


def test_a_lost_row_is_found(folder, everything):
    with closing(sqlite3.connect(folder / NAME)) as connection:
        connection.executescript("DROP TRIGGER keyings_are_kept; DELETE FROM keyings WHERE number = 5;")
    with pytest.raises(Fault, match="keyed forms are lost or damaged"):
        take(folder, everything, folder)


def copied(folder, everything):
    with keyings(folder, everything) as held:
        held.back_up()
        return folder / NAME


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x" * 9000)])
def test_lost_or_damaged_keyed_forms_come_back_from_their_copy(folder, everything, damage):
    take(folder, everything, folder)
    numbers = [each.id for each in stored(folder)]
    path = copied(folder, everything)
    assert list(restored(folder)) == []
    damage(path)
    with pytest.raises(Fault, match=r"lost or damaged|cannot be read"):
        take(folder, everything, folder)
    with pytest.raises(Fault, match=r"lost or damaged|cannot be read"), keyings(folder, everything):
        pass
    engine = engine_of(folder)
    assert restore(engine, None, restored(folder)) == (path, "")
    assert [form.state for form in forms(folder, everything).values()] == [State.SETTLED, State.DIFFERS, State.ONCE]
    take(folder, everything, folder)
    assert [each.id for each in stored(folder)] == numbers


def test_keyed_forms_that_are_open_are_not_put_back(folder, everything):
    copied(folder, everything)
    with (
        keyings(folder, everything),
        pytest.raises(Fault, match="another entry screen has these forms open"),
    ):
        list(restored(folder))


def test_the_store_does_not_tell_which_form_an_answer_came_from(folder, everything):
    take(folder, everything, folder)
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("keyed")]
    held = b"".join(path.read_bytes() for path in files)
    assert ONE.encode() not in held
    assert b'"ab"' not in held
    with closing(sqlite3.connect(folder / "answers.db")) as connection:
        (key,) = connection.execute("SELECT key FROM answers").fetchone()
    guesses = [entries.key_of(guess) for number in (ONE, "1") for guess in (number, f"paper {number}")]
    assert key not in guesses


def test_differing_fields_and_wrong_ones_are_counted(folder, everything):
    with keyings(folder, everything) as held:
        held.settle(TWO, {"q2": "21"}, "ef", "the paper says 21")
        found = {each.question.id: each for each in agreement(everything, held.forms().values())}
        assert (found["q2"].fields, found["q2"].differing, found["q2"].per_10000) == (2, 1, 5000)
        assert found["q2"].columns == (((12.0, 12.0), (12.0, 21.0)),)
        assert found["q8"].columns == ()
        people = {each.coder: each for each in work(held.forms().values())}
    assert (people["ab"].wrong, people["cd"].wrong) == (1, 0)
    assert (people["ab"].forms, people["ab"].fields, people["ab"].strokes) == (2, 22, 26)
    assert people["ab"].per_10000_fields == pytest.approx(10_000 / 22)
    assert people["ab"].per_10000_strokes == pytest.approx(10_000 / 26)
