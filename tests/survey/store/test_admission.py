"""Quotas are never overshot, an invitation lets one form in, and nothing ties the two files together."""

import random
import signal
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from instrument.message import Fault
from survey.store import Entry, Outcome, opened
from survey.store.engines import engine_of
from survey.store.files import Files, connect, reading
from survey.store.invitations import RECORD, USED, Invitations, add, hashed, new_code
from survey.store.keeping import Store
from survey.store.queueing import Unavailable
from survey.store.quotas import Group
from survey.store.reading import stored

WOMEN = Group("sex", (("q1", 2),), (("q1", 2),), 10)
YOUNG_WOMEN = Group("sex_age", (("q1", 2), ("q2", 1)), (("q1", 2), ("q2", 1)), 3)
INVITED = Path(__file__).with_name("invited.py")


def entry(number, code="", **cells):
    return Entry(str(number), {"q1": 2, "q2": 2, **cells}, "f" * 64, "2026-11-21", invitation=hashed(code))


def sent_at_once(store, entries):
    begun, found = threading.Barrier(len(entries)), []

    def send(each):
        begun.wait()
        found.append(store.submit(each).result())

    threads = [threading.Thread(target=send, args=(each,)) for each in entries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_fifty_forms_at_once_fill_a_quota_to_the_last_place_and_not_beyond(tmp_path):
    for trial in range(10):
        with opened(tmp_path / f"{trial}", groups=[WOMEN]) as store:
            found = sent_at_once(store, [entry(number) for number in range(50)])
            assert found.count(Outcome.STORED) == WOMEN.most
            assert found.count(Outcome.FULL) == 40
            assert store.submit(entry("man", q1=1)).result() is Outcome.STORED
            assert store.admission.quotas.full() == (WOMEN,)
        assert len(stored(tmp_path / f"{trial}")) == 11


def test_a_crossed_group_is_full_by_itself_and_counts_for_its_margin(tmp_path):
    with opened(tmp_path, groups=[WOMEN, YOUNG_WOMEN]) as store:
        found = [store.submit(entry(number, q2=1)).result() for number in range(5)]
        assert found == [Outcome.STORED] * 3 + [Outcome.FULL] * 2
        assert [store.submit(entry(f"o{number}")).result() for number in range(8)].count(Outcome.STORED) == 7


def test_what_is_stored_counts_after_a_new_start_and_what_is_deleted_does_not(tmp_path):
    for number in range(12):
        with opened(tmp_path, groups=[WOMEN]) as store:
            assert store.submit(entry(number)).result() is (Outcome.STORED if number < 10 else Outcome.FULL)
            assert store.submit(entry(0)).result() is Outcome.KNOWN  # known forms are answered as before
    with opened(tmp_path, groups=[WOMEN]) as store:
        assert store.remove(entry(0).receipt, "2026-11-22")
        assert store.submit(entry("again")).result() is Outcome.STORED
        assert store.submit(entry("more")).result() is Outcome.FULL


def test_forms_that_another_process_enters_meanwhile_count(tmp_path):
    with opened(tmp_path, groups=[WOMEN]) as store:
        assert store.submit(entry(0)).result() is Outcome.STORED
        keyed = Store(engine_of(tmp_path))  # as the entry screen of paper forms does
        assert {keyed.submit(entry(f"paper {number}")).result() for number in range(7)} == {Outcome.STORED}
        keyed.close()
        found = [store.submit(entry(number)).result() for number in range(1, 6)]
        assert found == [Outcome.STORED] * 2 + [Outcome.FULL] * 3


def test_codes_have_a_hundred_bits_and_none_comes_twice():
    codes = [new_code() for _ in range(20_000)]
    assert len(set(codes)) == len(codes)
    letters = [code.replace("-", "") for code in codes]
    assert {len(each) for each in letters} == {20}
    for place in range(20):
        assert len({each[place] for each in letters}) == 32  # 5 bits in each of 20 places


def test_a_code_is_read_as_people_type_it():
    assert hashed("abcd-efgh ijkl mnop qrsi") == hashed("ABCD-EFGH-IJKL-MNOP-QRSI") == hashed("ABCDEFGHIJKLMNOPQRS1")
    assert hashed("ABCD-EFGH-IJKL-MNOP-QRSI") != hashed("ABCD-EFGH-IJKL-MNOP-QRSJ")


@pytest.fixture
def codes(tmp_path):
    made = [new_code() for _ in range(60)]
    add(Files(tmp_path / "s").invitations, made[:40])
    add(Files(tmp_path / "s").invitations, made[40:])
    return made


def test_an_invitation_lets_one_form_in_and_the_same_form_again(tmp_path, codes):
    with opened(tmp_path / "s", by_invitation=True) as store:
        assert store.submit(entry(1, codes[0])).result() is Outcome.STORED
        assert store.submit(entry(1, codes[0])).result() is Outcome.KNOWN
        assert store.submit(entry(2, codes[0])).result() is Outcome.UNINVITED
        assert store.submit(entry(3)).result() is Outcome.UNINVITED
        assert store.submit(entry(4, codes[59])).result() is Outcome.STORED
        assert store.admission.invitations.counts() == (2, 60)
    with opened(tmp_path / "s", by_invitation=True) as store:
        assert store.submit(entry(5, codes[59])).result() is Outcome.UNINVITED
        assert store.submit(entry(5, codes[58])).result() is Outcome.STORED


def test_fifty_forms_at_once_with_one_invitation_make_one_row(tmp_path, codes):
    with opened(tmp_path / "s", by_invitation=True) as store:
        found = sent_at_once(store, [entry(number, codes[0]) for number in range(50)])
        assert sorted(found) == [Outcome.STORED] + [Outcome.UNINVITED] * 49
    assert len(stored(tmp_path / "s")) == 1


def test_invitations_made_while_the_form_is_served_are_found(tmp_path, codes):
    with opened(tmp_path / "s", by_invitation=True) as store:
        later = new_code()
        assert store.submit(entry(1, later)).result() is Outcome.UNINVITED
        add(store.files.invitations, [later])
        assert store.submit(entry(1, later)).result() is Outcome.STORED


def test_a_full_quota_leaves_the_invitation_open(tmp_path, codes):
    with opened(tmp_path / "s", groups=[YOUNG_WOMEN], by_invitation=True) as store:
        for number in range(3):
            assert store.submit(entry(number, codes[number], q2=1)).result() is Outcome.STORED
        assert store.submit(entry(3, codes[3], q2=1)).result() is Outcome.FULL
        assert store.submit(entry(3, codes[3], q2=2)).result() is Outcome.STORED


def test_no_file_ties_an_invitation_to_a_form(tmp_path, codes):
    """Who has the codes and the order of their use can tell from no file of the store who wrote what."""
    order = random.Random(5).sample(codes, 40)  # noqa: S311
    with opened(tmp_path / "s", by_invitation=True) as store:
        for number, code in enumerate(order):
            assert store.submit(entry(number, code, order=number)).result() is Outcome.STORED
        store.back_up()
        files = Files(tmp_path / "s")
        live = {path: path.read_bytes() for path in files.folder.rglob("*") if path.is_file()}
    kept = {path: path.read_bytes() for path in files.folder.rglob("*") if path.is_file()}
    for content in (*live.values(), *kept.values()):
        assert not [code for code in order if code.encode() in content or code.replace("-", "").encode() in content]
    for found in (live, kept):
        others = [content for path, content in found.items() if path.suffix != ".codes"]
        hashes = [hashed(code) for code in order]
        assert not [each for each in hashes for content in others if each in content or each.hex().encode() in content]
        codes_only = [content for path, content in found.items() if path.suffix == ".codes"]
        keys = [entry(number).key for number in range(40)]
        assert not [key for key in keys for content in codes_only if key in content or key[:8] in content]
    for path in files.invitations.iterdir():
        content = path.read_bytes()
        records = [content[at : at + RECORD] for at in range(0, len(content), RECORD)]
        assert records == sorted(records)  # by hash: written in place
        assert len({record[32:48] for record in records}) <= 2  # used or not, and nothing else


def test_every_flipped_bit_of_the_invitations_is_found(tmp_path, codes):
    with opened(tmp_path / "s", by_invitation=True) as store:
        store.submit(entry(1, codes[0])).result()
    path = next(Files(tmp_path / "s").invitations.iterdir())
    whole = path.read_bytes()
    chance = random.Random(3)  # noqa: S311
    for _ in range(200):
        at, bit = chance.randrange(len(whole)), chance.randrange(8)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :])
        with pytest.raises(Fault, match="the invitations are damaged"):
            Invitations(path.parent)


def test_a_commit_that_fails_takes_no_invitation_and_no_place(tmp_path, codes, monkeypatch):
    with opened(tmp_path / "s", groups=[WOMEN], by_invitation=True) as store:
        real, failing = store.connection, [True]

        class Failing:
            in_transaction = False

            def execute(self, statement, *given):
                if statement == "COMMIT" and failing.pop():
                    raise OSError("the disk is gone")
                return real.execute(statement, *given)

            def executemany(self, statement, rows):
                return real.executemany(statement, rows)

            def close(self):
                real.close()

        store.connection = Failing()
        with pytest.raises(Unavailable):
            store.submit(entry(1, codes[0])).result()
        assert store.submit(entry(2, codes[0])).result() is Outcome.STORED
        assert store.admission.invitations.counts() == (1, 60)
        assert sum(store.admission.quotas.held.values()) == 1


def test_after_a_kill_as_many_invitations_are_used_as_there_are_forms(tmp_path):
    chance, used = random.Random(4), 0  # noqa: S311
    for trial in range(8):
        folder = tmp_path / f"{trial}"
        codes = [new_code() for _ in range(3000)]
        add(Files(folder).invitations, codes)
        (tmp_path / f"{trial}.txt").write_text("\n".join(codes))
        command = [sys.executable, str(INVITED), str(folder), str(tmp_path / f"{trial}.txt")]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE)
        said = [writer.stdout.readline()]
        writer.stdout.flush()
        threading.Event().wait(chance.uniform(0.02, 0.3))
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.read().split(b"\n")[:-1]
        writer.wait()
        writer.stdout.close()
        with opened(folder, by_invitation=True) as store:
            taken, issued = store.admission.invitations.counts()
            assert (taken, issued) == (len(stored(folder)), 3000)
            assert taken >= len([each for each in said if each.strip()])
            for code in [each.decode().strip() for each in said[:3] if each.strip()]:
                assert not store.admission.invitations.is_open(hashed(code))
        used += taken
        with closing(reading(folder / "answers.db")) as connection:
            assert connection.execute("SELECT count(*) FROM answers").fetchone()[0] == taken
    assert used > 200


def test_a_mark_left_by_a_fault_counts_by_what_the_answers_say(tmp_path, codes):
    with opened(tmp_path / "s", by_invitation=True) as store:
        store.submit(entry(1, codes[0])).result()
        mark = store.admission.invitations
        total = connect(tmp_path / "s" / "answers.db")
        with closing(total) as connection:
            row = connection.execute("SELECT total FROM manifest WHERE of = 'invitations'").fetchone()
        mark._write([hashed(codes[0])], row[0][:16])
        mark._write([hashed(codes[1])], b"another mark 123")
    with opened(tmp_path / "s", by_invitation=True) as store:
        assert store.admission.invitations.states[hashed(codes[0])] == USED
        assert store.admission.invitations.is_open(hashed(codes[1]))
