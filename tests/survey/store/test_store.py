"""What was acknowledged stays as it was, what is changed says so, and damage is found."""

import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import uuid
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from flips import filled, flipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from instrument.message import Fault
from survey.store import Correction, Entry, Outcome, opened
from survey.store.backing_up import backups, restore
from survey.store.engines import engine_of
from survey.store.files import Files, connect, reading
from survey.store.postgresql.session import session
from survey.store.queueing import Unavailable
from survey.store.reading import id_of, stored

CELLS = st.one_of(
    st.integers(-3, 9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
)


def entry(number="1", **cells):
    return Entry(number, {"q1": 1.0, **cells}, "f" * 64, "2026-11-21")


@pytest.fixture
def store(engine):
    with opened(engine) as store:
        yield store


@contextmanager
def behind(store):
    """A connection past the store and its lock."""
    url = getattr(store.engine, "url", "")
    made = session(url, store.engine.schema, "") if url else connect(store.files.answers)
    with closing(made) as connection:
        yield connection


def test_a_form_is_stored_once_however_often_it_is_sent(store):
    assert store.submit(entry()).result() is Outcome.STORED
    assert store.submit(entry()).result() is Outcome.KNOWN
    assert store.submit(entry(q1=2.0)).result() is Outcome.DIFFERENT
    assert [kept.columns for kept in stored(store.engine)] == [{"q1": 1.0}]


def test_fifty_threads_sending_one_form_make_one_row(store):
    begun, found = threading.Barrier(50), []

    def send():
        begun.wait()
        found.append(store.submit(entry()).result())

    threads = [threading.Thread(target=send) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [Outcome.KNOWN] * 49 + [Outcome.STORED]
    assert len(stored(store.engine)) == 1


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text("abcq_123", min_size=1, max_size=8), CELLS, max_size=6))
def test_what_is_read_is_what_was_given(store, cells):
    number = str(uuid.uuid4())
    made = Entry(number, cells, "f", "2026-11-21")
    assert store.submit(made).result() is Outcome.STORED
    held = {kept.id: kept.columns for kept in stored(store.engine)}
    assert held[id_of(made.key)] == cells


def test_a_lone_surrogate_fails_alone(store):
    with pytest.raises(UnicodeEncodeError):
        store.submit(entry("bad", said="\ud800"))
    assert store.submit(entry("good")).result() is Outcome.STORED


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE answers SET content = '{}'",
        "DELETE FROM answers",
        "UPDATE corrections SET who = 'x'",
        "DELETE FROM corrections",
        "UPDATE removals SET why = 'x'",
        "DELETE FROM removals",
    ],
)
def test_nothing_that_stands_is_changed_or_deleted(store, statement):
    for number in "12":
        store.submit(entry(number)).result()
    store.correct(Correction(id_of(entry("1").key), "q1", 2.0, "first coder", "2026-11-21T10:00:00Z", "misread"))
    store.remove(entry("2").receipt, "2026-11-22")
    with behind(store) as other, pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError)):
        other.execute(statement)


def test_a_correction_stands_beside_what_came_with_who_when_and_why(store):
    store.submit(entry()).result()
    id = id_of(entry().key)
    for value in (2.0, 3.0):
        store.correct(Correction(id, "q1", value, "first coder", "2026-11-21T10:00:00Z", "form 17, misread"))
    assert stored(store.engine)[0].columns == {"q1": 3.0}
    with store.engine.reading() as connection:
        assert connection.execute("SELECT content FROM answers").fetchone()[0].startswith('{"answers":{"q1":1.0}')
        rows = connection.execute("SELECT value, who, why FROM corrections ORDER BY number").fetchall()
    assert rows == [("2.0", "first coder", "form 17, misread"), ("3.0", "first coder", "form 17, misread")]
    with pytest.raises(Fault, match="no form 'ffff' in this store"):
        store.correct(Correction("ffff", "q1", 1.0, "a", "b", "c"))


def test_a_receipt_deletes_a_form_everywhere_and_for_good(store):
    marker = "绝无仅有的回答"
    store.submit(entry("1", q4_other=marker)).result()
    store.submit(entry("2")).result()
    store.back_up()
    receipt = entry("1", q4_other=marker).receipt
    assert len(receipt.replace("-", "")) == 16
    assert store.remove(receipt.lower().replace("-", " "), "2026-11-22")
    assert not store.remove(receipt, "2026-11-22")
    assert store.submit(entry("1", q4_other=marker)).result() is Outcome.REMOVED
    assert len(stored(store.engine)) == 1
    store.queue.close()
    left = [path for path in store.files.folder.rglob("*") if path.is_file() and marker.encode() in path.read_bytes()]
    assert left == []


def test_what_is_deleted_is_not_kept_in_a_store_that_was_put_aside(engine, tmp_path):
    marker = "绝无仅有的回答"
    with opened(engine) as store:
        store.submit(entry("1", q4_other=marker)).result()
        store.back_up()
    assert restore(engine)[1]
    with opened(engine) as store:
        assert store.remove(entry("1", q4_other=marker).receipt, "2026-11-22")
        held = [
            path for path in store.files.folder.rglob("*") if path.is_file() and marker.encode() in path.read_bytes()
        ]
        assert held == []
        if url := getattr(engine, "url", ""):
            with psycopg.connect(url) as other:
                names = "SELECT nspname FROM pg_namespace WHERE nspname LIKE %s"
                assert other.execute(names, (f"{engine.schema} before%",)).fetchall() == []


def test_identifiers_lie_in_their_own_file_and_go_with_the_form(tmp_path):
    made = Entry("1", {"q1": 1.0}, "f", "2026-11-21", persons={"phone": "绝无仅有的号码"})
    with opened(tmp_path, with_persons=True) as store:
        store.submit(made).result()
        other = Entry("1", {"q1": 2.0}, "f", "2026-11-21", persons={"mail": "another"})
        assert store.submit(other).result() is Outcome.DIFFERENT
        files = store.files
        assert b"another" not in files.persons.read_bytes() + files.persons.with_name("identifiers.db-wal").read_bytes()
    held = {path.name for path in tmp_path.iterdir() if path.is_file() and "号码".encode() in path.read_bytes()}
    assert held == {"identifiers.db"}
    assert files.persons_key.stat().st_mode & 0o777 == 0o600
    assert made.key not in files.persons.read_bytes()
    with opened(tmp_path, with_persons=True) as store:
        store.remove(made.receipt, "2026-11-22")
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and "号码".encode() in path.read_bytes()]


def test_rows_stand_in_an_order_that_tells_nothing(store):
    for number in range(200):
        store.submit(entry(f"{number:04}", order=number)).result()
    order = [kept.columns["order"] for kept in stored(store.engine)]
    n = len(order)
    distance = sum((place - value) ** 2 for place, value in enumerate(order))
    assert abs(1 - 6 * distance / (n * (n * n - 1))) < 0.25  # Spearman's rho; 0.07 is its standard error


def test_a_second_process_is_refused(store):
    code = (
        "import sys; from pathlib import Path; from survey.store import opened; opened(Path(sys.argv[1])).__enter__()"
    )
    done = subprocess.run([sys.executable, "-c", code, store.files.folder], capture_output=True, text=True)
    assert done.returncode != 0
    assert "another canvass has this store open" in done.stderr


def test_a_store_of_a_newer_program_is_left_alone(tmp_path):
    with opened(tmp_path):
        pass
    with closing(connect(tmp_path / "answers.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(Fault, match="this store is of version 99, and this program knows versions up to 1"):
        opened(tmp_path).__enter__()


def test_every_flipped_bit_that_changes_data_is_found(tmp_path):
    found = flipped(filled(tmp_path / "s", 60), random.Random(20261121), 50)  # noqa: S311
    assert (found.changed, found.silent) == (50, ())


def test_a_row_taken_out_behind_our_back_is_missed(tmp_path):
    with opened(tmp_path) as store:
        for number in "123":
            store.submit(entry(number)).result()
    with closing(connect(tmp_path / "answers.db")) as connection:
        connection.execute("DROP TRIGGER answers_go_only_when_asked")
        connection.execute("DELETE FROM answers WHERE key = ?", (entry("2").key,))
    with pytest.raises(Fault, match="the store is damaged in 1 places"):
        opened(tmp_path).__enter__()
    with pytest.raises(Fault, match="the store is damaged"):
        stored(tmp_path)


def test_a_backup_made_under_load_holds_all_that_was_acknowledged_before(store):
    going, acknowledged = threading.Event(), []

    def send():
        number = 0
        while not going.is_set():
            number += 1
            store.submit(entry(f"{threading.get_ident()} {number}")).result()
            acknowledged.append(entry(f"{threading.get_ident()} {number}").key)

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(5):
        before = set(acknowledged)
        with closing(reading(store.back_up())) as copy:
            assert before <= {row[0] for row in copy.execute("SELECT key FROM answers")}
    going.set()
    for thread in threads:
        thread.join()
    assert len(backups(store.files)) == 5


def test_the_last_good_backup_is_restored_and_what_stood_is_kept(tmp_path):
    with opened(tmp_path) as store:
        store.submit(entry("1")).result()
        first = store.back_up()
        store.submit(entry("2")).result()
        second = store.back_up()
    second.write_bytes(second.read_bytes()[:-4096])
    (tmp_path / "answers.db").write_bytes(b"not a database at all" * 400)
    with pytest.raises(Fault, match="canvass restore"):
        opened(tmp_path).__enter__()
    taken, aside = restore(engine_of(tmp_path))
    assert taken == first
    assert (Path(aside) / "answers.db").read_bytes().startswith(b"not a database")
    assert len(stored(tmp_path)) == 1


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_a_sync_that_fails_is_never_taken_for_one_that_did_not(tmp_path):
    """The tenth sync of the disk fails: those who waited for it are told so, and what was answered is there."""
    code = (
        "import sys; from pathlib import Path; from survey.store import *; from survey.store.queueing import *\n"
        "with opened(Path(sys.argv[1])) as store:\n"
        "    for number in range(40):\n"
        "        try: print(store.submit(Entry(str(number), {'q1': 1}, 'f', '2026-11-21')).result(), number)\n"
        "        except Unavailable: print('unavailable', number)\n"
    )
    inject = "inject=fsync,fdatasync:error=EIO:when=10"
    command = [
        "strace",
        "-f",
        "-o",
        "/dev/null",
        "-e",
        "trace=fsync,fdatasync",
        "-e",
        inject,
        sys.executable,
        "-c",
        code,
    ]
    done = subprocess.run([*command, tmp_path / "s"], capture_output=True, text=True, timeout=60)
    said = [line.split() for line in done.stdout.splitlines()]
    assert sum(word == "unavailable" for word, _ in said) == 1
    assert sum(word == "stored" for word, _ in said) == 39
    held = {kept.id for kept in stored(tmp_path / "s")}
    assert {id_of(entry(number).key) for word, number in said if word == "stored"} <= held


def test_a_full_disk_stores_nothing_and_the_first_form_after_it_is_stored(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=14m", "tmpfs", disk], capture_output=True)
    if mounted.returncode:
        pytest.skip("no file system may be mounted here")
    try:
        with opened(disk / "s") as store:
            filler, kept, refused = disk / "filler", [], False
            filler.write_bytes(b"x" * (14 * 2**20 - 4 * 2**20 - 600_000))
            for number in range(3000):
                try:
                    store.submit(entry(str(number), words="字" * 500)).result()
                    kept.append(entry(str(number)).key)
                except Unavailable:
                    refused = True
                    break
            assert refused
            with pytest.raises(Unavailable):
                store.submit(entry("while full")).result()
            filler.unlink()
            assert store.submit(entry("after")).result() is Outcome.STORED
            assert Files(disk / "s").reserve.exists()
            held = {kept.id for kept in stored(disk / "s")}
            assert held == {id_of(key) for key in kept} | {id_of(entry("after").key)}
    finally:
        subprocess.run(["umount", disk], check=True)
