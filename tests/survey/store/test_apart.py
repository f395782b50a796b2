"""Who answered and which invitations were used is copied and put back, and no copies let them be joined."""

import sqlite3
from contextlib import closing

import pytest

from instrument.message import Fault
from survey.store import Entry, Outcome, opened
from survey.store.backing_up import backups, restore
from survey.store.engines import engine_of
from survey.store.files import Files
from survey.store.invitations import add, hashed, new_code
from survey.store.reading import stored


def entry(number, code, phone):
    persons = {"phone": phone}
    return Entry(str(number), {"q1": 1}, "f" * 64, "2026-11-21", persons=persons, invitation=hashed(code))


@pytest.fixture
def kept(tmp_path):
    """A store with three forms and the codes, the first three of them used; after four backups."""
    codes = [new_code() for _ in range(6)]
    files = Files(tmp_path / "s")
    add(files.invitations, codes)
    with opened(tmp_path / "s", with_persons=True, by_invitation=True) as store:
        for number in range(3):
            assert store.submit(entry(number, codes[number], f"号码{number}")).result() is Outcome.STORED
            store.back_up()
        store.back_up()
    return files, codes


def persons(files):
    with closing(sqlite3.connect(files.persons)) as connection:
        return {row[0] for row in connection.execute("SELECT given FROM persons")}


def test_there_is_one_copy_of_each_however_many_there_are_of_the_answers(kept):
    files, _ = kept
    assert len(backups(files)) == 4
    others = [path for path in files.backups.iterdir() if path.suffix not in {".db", ".sha256"}]
    assert sorted(path.suffix for path in others) == [".codes", ".copy"]
    assert {path.stat().st_mode & 0o777 for path in files.backups.glob("*.co*")} == {0o600}


@pytest.mark.parametrize("fault", ["lost", "damaged"])
def test_what_is_lost_or_damaged_apart_is_put_back_and_the_answers_stay(kept, fault):
    files, codes = kept
    with opened(files.folder, with_persons=True, by_invitation=True) as store:
        store.back_up()
        store.submit(entry(3, codes[3], "later")).result()
    for path in (files.persons, *files.invitations.iterdir()):
        path.unlink()
        if fault == "damaged":
            path.write_bytes(b"no such file" * 700)
    if fault == "damaged":
        with pytest.raises(Fault, match="the invitations are damaged; possible: canvass restore"):
            opened(files.folder, by_invitation=True).__enter__()
    restore(engine_of(files.folder))
    assert len(stored(files.folder)) == 4
    assert persons(files) == {"号码0", "号码1", "号码2"}
    with opened(files.folder, with_persons=True, by_invitation=True) as store:
        assert store.admission.invitations.counts() == (3, 6)


def test_an_older_copy_of_the_answers_leaves_what_is_whole_apart_as_it_is(kept):
    files, _ = kept
    restore(engine_of(files.folder), backups(files)[0])
    assert len(stored(files.folder)) == 1
    assert len(persons(files)) == 3
    with opened(files.folder, with_persons=True, by_invitation=True) as store:
        assert store.admission.invitations.counts() == (3, 6)


def test_a_person_who_is_deleted_is_in_no_copy(kept):
    files, codes = kept
    with opened(files.folder, with_persons=True, by_invitation=True) as store:
        assert store.remove(entry(1, codes[1], "号码1").receipt, "2026-11-22")
    left = [path for path in files.folder.rglob("*") if path.is_file() and "号码1".encode() in path.read_bytes()]
    assert left == []
    assert [path for path in files.folder.rglob("*") if path.is_file() and "号码2".encode() in path.read_bytes()]


def test_a_person_who_is_deleted_is_in_no_file_that_was_put_aside_as_damaged(kept):
    files, codes = kept
    files.persons.write_bytes(b"x" * 16 + files.persons.read_bytes()[16:])
    restore(engine_of(files.folder))
    assert "号码1".encode() in files.persons.with_name("identifiers.db.damaged").read_bytes()
    with opened(files.folder, with_persons=True, by_invitation=True) as store:
        assert store.remove(entry(1, codes[1], "号码1").receipt, "2026-11-22")
    assert not [path for path in files.folder.rglob("*") if path.is_file() and "号码1".encode() in path.read_bytes()]


@pytest.mark.parametrize("held", [b"", b"x" * 31])
def test_a_key_that_is_none_is_refused_and_nothing_is_tied_by_it(kept, held):
    files, _ = kept
    files.persons_key.write_bytes(held)
    with pytest.raises(Fault, match="this is no key of identifiers"):
        opened(files.folder, with_persons=True).__enter__()
    assert files.persons_key.read_bytes() == held


def test_a_store_that_cannot_be_begun_says_why_and_leaves_no_half_of_a_key(tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("survey.store.persons.os.fsync", full)
    with pytest.raises(Fault, match="nothing can be written here: No space left on device"):
        opened(tmp_path / "s", with_persons=True).__enter__()
    assert not Files(tmp_path / "s").persons_key.exists()
