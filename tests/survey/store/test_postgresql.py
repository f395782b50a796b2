"""What only a server can do wrong: be out of reach, keep less than it says, tell an order, be shared or killed."""

import threading
import uuid
from contextlib import closing

import psycopg
import pytest
from cluster import cluster

from instrument.message import Fault
from survey.store import Entry, Outcome, opened
from survey.store.backing_up import restore
from survey.store.engines import engine_of
from survey.store.files import connect
from survey.store.postgresql.copying import TABLES
from survey.store.postgresql.session import schema_of
from survey.store.queueing import Unavailable
from survey.store.reading import stored


@pytest.fixture
def engine(server, tmp_path):
    return engine_of(tmp_path / "s", server.address, str(tmp_path))


@pytest.fixture
def behind(server, engine):
    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute(f'SET search_path = "{engine.schema}"')
        yield connection


def entry(number="1", **cells):
    return Entry(number, {"q1": 1.0, **cells}, "f" * 64, "2026-11-21")


def test_a_server_that_may_lose_what_it_commits_is_refused(tmp_path):
    with (
        cluster("-c", "fsync=off") as careless,
        pytest.raises(Fault, match="keep what it commits: fsync must"),
    ):
        opened(engine_of(tmp_path, careless.address)).__enter__()


def test_commits_wait_for_the_disk_whatever_the_server_is_used_to(server, engine, behind):
    behind.execute("ALTER ROLE postgres SET synchronous_commit = off")
    try:
        with opened(engine) as store:
            assert store.connection.execute("SHOW synchronous_commit").fetchone() == ("on",)
    finally:
        behind.execute("ALTER ROLE postgres RESET synchronous_commit")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://x/y", "no store 'mysql'; possible: postgresql://USER@HOST/DATABASE"),
        ("postgresql://a b", "this is no address of PostgreSQL"),
        ("postgresql://ann:s3cret@127.0.0.1:1/x", "the store cannot be reached: connection failed"),
    ],
)
def test_a_wrong_address_is_told_without_its_password(tmp_path, url, sentence):
    with pytest.raises(Fault) as fault:
        opened(engine_of(tmp_path, url)).__enter__()
    assert sentence in str(fault.value)
    assert "s3cret" not in str(fault.value)


def test_there_is_nothing_to_harvest_where_nothing_was_collected(engine):
    with pytest.raises(Fault, match="no store here; possible: canvass collect"):
        stored(engine)


def test_another_computer_with_the_same_store_is_refused(server, engine, tmp_path):
    with opened(engine):
        with pytest.raises(Fault, match="another canvass has this store open"):
            opened(engine_of(tmp_path / "other", server.address, engine.name)).__enter__()
        with opened(engine_of(tmp_path / "another", server.address, "another wave")):
            pass


@pytest.mark.parametrize("table", ["answers", "corrections", "removals"])
def test_no_table_is_emptied(engine, behind, table):
    with opened(engine) as store:
        store.submit(entry()).result()
        with pytest.raises(psycopg.IntegrityError):
            behind.execute(f"TRUNCATE {table}")


def test_an_answer_changed_behind_our_back_is_found(engine, behind):
    with opened(engine) as store:
        store.submit(entry()).result()
    behind.execute("ALTER TABLE answers DISABLE TRIGGER ALL")
    behind.execute("UPDATE answers SET content = replace(content, '1.0', '2.0')")
    for look in (stored, lambda engine: opened(engine).__enter__()):
        with pytest.raises(Fault, match="the store is damaged in 1 places"):
            look(engine)


def test_neither_place_nor_transaction_tells_the_order_in_which_answers_came(engine, behind):
    with opened(engine) as store:
        for number in range(40):
            store.submit(entry(str(number))).result()
    rows = behind.execute("SELECT key, xmin::text FROM answers ORDER BY ctid").fetchall()
    assert [key for key, _ in rows] == sorted(key for key, _ in rows)
    assert len({xmin for _, xmin in rows}) == 1
    with pytest.raises(psycopg.IntegrityError):  # what guards the rows guards them still
        behind.execute("DELETE FROM answers")


def test_deleted_answers_are_in_no_table_of_the_server(server, engine, behind):
    marker = f"marked {uuid.uuid4()}"
    with opened(engine) as store:
        store.submit(entry("1", said=marker)).result()
        store.submit(entry("2")).result()
        behind.execute("CHECKPOINT")
        assert holds(server, marker)
        store.remove(entry("1").receipt, "2026-11-22")
        behind.execute("CHECKPOINT")
        assert not holds(server, marker)


def holds(server, marker):
    files = (path for path in (server.folder / "data" / "base").rglob("*") if path.is_file())
    return any(marker.encode() in path.read_bytes() for path in files)


def test_a_backup_is_restored_here_and_in_a_file(engine, tmp_path):
    with opened(engine) as store:
        for number in range(5):
            store.submit(entry(str(number))).result()
        store.remove(entry("4").receipt, "2026-11-22")
        before = stored(engine)
        copy = store.back_up()
        store.submit(entry("late")).result()
    taken, aside = restore(engine)
    assert (stored(engine), taken) == (before, copy)
    assert aside.startswith(f"{engine.schema} before 20")
    here = engine_of(tmp_path / "here")
    restore(here, copy)
    assert stored(here) == before
    with opened(engine) as store:
        assert store.submit(entry("1")).result() is Outcome.KNOWN
        assert store.submit(entry("4")).result() is Outcome.REMOVED


def test_the_server_has_every_table_and_column_that_a_file_has(engine, behind, tmp_path):
    with opened(engine), opened(tmp_path / "file"), closing(connect(tmp_path / "file" / "answers.db")) as file:
        names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        here = {
            name: [row[1] for row in file.execute(f'PRAGMA table_info("{name}")')] for (name,) in file.execute(names)
        }
        there = {}
        columns = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = %s"
        for table, column in behind.execute(columns + " ORDER BY ordinal_position", (engine.schema,)):
            there.setdefault(table, []).append(column)
    assert there.pop("steps") == ["number"]
    assert there == here
    assert {name for name, _, _ in TABLES} == set(here)


def test_long_names_of_waves_have_schemas_of_their_own():
    assert schema_of("bazhong 2025") == "canvass bazhong 2025"
    long = [schema_of("调查问卷" * 8 + end) for end in "ab"]
    assert len(set(long)) == 2
    assert all(len(each) <= 36 for each in long)


def test_no_acknowledged_form_is_lost_when_the_server_is_killed(tmp_path):
    with cluster() as server:
        engine = engine_of(tmp_path, server.address)
        with opened(engine) as store:
            acknowledged, over = [], threading.Event()

            def send():
                while not over.is_set():
                    made = entry(str(uuid.uuid4()))
                    try:
                        if store.submit(made).result() is Outcome.STORED:
                            acknowledged.append(made.key)
                    except Unavailable:
                        over.wait(0.05)

            threads = [threading.Thread(target=send) for _ in range(8)]
            for thread in threads:
                thread.start()
            for _ in range(3):
                over.wait(0.4)
                server.kill()
                server.start()
            over.wait(0.4)
            over.set()
            for thread in threads:
                thread.join()
            assert store.submit(entry("after")).result() is Outcome.STORED
            held = {row[0] for row in store.connection.execute("SELECT key FROM answers")}
            assert set(acknowledged) <= held
            assert len(acknowledged) > 300
