"""Stores of every older version are led to the newest, and no step that was taken anywhere is ever changed."""

import hashlib
import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from survey.store import opened, tables
from survey.store.backing_up import backups
from survey.store.files import Files, connect, reading
from survey.store.integrity import damages
from survey.store.migrations import Step, statements, steps
from survey.store.reading import stored
from survey.store.tables import version_of

LEFT = [(3.0, ""), (9.0, "甲"), (2.0, "乙")]
OLD = Path(__file__).with_name("versions")
TAKEN = {  # SHA-256 of the steps that stores have taken: a step is never edited, what it lacks is a step of its own
    "0001-answers.sql": "3e4a2d8a3d03b14a7fe1a84afa99c23f6495f96cfc9518ee989655f379588e5c",
}


def test_every_step_has_its_number_and_says_it_last():
    assert [step.number for step in steps()] == list(range(1, len(steps()) + 1))
    for step in steps():
        assert step.statements[-1] == f"PRAGMA user_version = {step.number};"
        assert not [each for each in step.statements if each.upper().startswith(("DROP TABLE", "DELETE", "UPDATE"))]


def test_no_step_that_was_taken_is_edited():
    folder = files("survey.store.migrations").joinpath("sqlite")
    sums = {step.name: hashlib.sha256(folder.joinpath(step.name).read_bytes()).hexdigest() for step in steps()}
    assert sums == TAKEN


def test_every_older_version_has_a_store_here():
    assert sorted(path.name for path in OLD.iterdir()) == [f"{number}.sql" for number in range(1, len(steps()) + 1)]


@pytest.fixture(params=sorted(OLD.iterdir()), ids=lambda path: path.stem)
def old(request, tmp_path):
    """The folder of a store as a program of that version left it: four forms, one corrected, one deleted."""
    store = Files(tmp_path / "collected")
    store.make()
    with closing(connect(store.answers)) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
        assert version_of(connection) == int(request.param.stem)
    return store


def test_an_old_store_is_led_to_the_newest_with_every_answer(old):
    before = [row[:2] for row in rows_of(old)]
    was = version_of_file(old)
    with opened(old.folder):
        pass
    assert version_of_file(old) == len(steps())
    assert [row[:2] for row in rows_of(old)] == before
    assert [(kept.columns["q1"], kept.columns["q2"]) for kept in stored(old.folder)] == LEFT
    with closing(reading(old.answers)) as connection:
        assert list(damages(connection)) == []
    assert len(backups(old)) == (was < len(steps()))


def test_a_step_that_fails_half_way_leaves_the_old_store_whole(old, monkeypatch):
    last = len(steps())
    failing = Step(last + 1, "x", ("CREATE TABLE half (a)", "INSERT INTO nowhere VALUES (1)"))
    more = (*steps(), failing)
    before = rows_of(old)
    monkeypatch.setattr(tables, "steps", lambda: more)
    with closing(connect(old.answers)) as connection, pytest.raises(sqlite3.OperationalError):
        tables.migrate(connection, old.answers, lambda: None)
    with closing(reading(old.answers)) as connection:
        assert version_of(connection) == last
        assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchone()
    assert rows_of(old) == before


def test_a_trigger_is_one_statement():
    text = "-- said\nCREATE TABLE a (b);\n\nCREATE TRIGGER c AFTER INSERT ON a\nBEGIN SELECT 1; SELECT 2; END;\n"
    assert len(statements(text)) == 2


def rows_of(store):
    with closing(reading(store.answers)) as connection:
        return connection.execute("SELECT key, content, digest FROM answers ORDER BY key").fetchall()


def version_of_file(store):
    with closing(reading(store.answers)) as connection:
        return version_of(connection)
