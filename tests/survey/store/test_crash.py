"""No acknowledged form is lost when the writer is killed, or the power is cut; without syncing, some are."""

import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from survey.store.entries import key_of
from survey.store.files import reading
from survey.store.integrity import damages

sys.path.append(str(Path(__file__).parent))
from cuts import cuts_of, recorded

WRITER = Path(__file__).with_name("writer.py")


def test_no_acknowledged_form_is_lost_when_the_writer_is_killed(tmp_path):
    chance, acknowledged = random.Random(1), 0  # noqa: S311
    for trial in range(8):
        numbers = killed(tmp_path / f"{trial}", chance.uniform(0.05, 0.3))
        acknowledged += len(numbers)
        with closing(reading(tmp_path / f"{trial}" / "answers.db")) as connection:
            held = {row[0] for row in connection.execute("SELECT key FROM answers")}
            assert list(damages(connection)) == []
        assert {key_of(number) for number in numbers} <= held
    assert acknowledged > 500


def killed(folder, seconds):
    """The numbers acknowledged by a writer until it is killed so long after the first."""
    command = [sys.executable, str(WRITER), str(folder), "FULL", "100000"]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE)
    first = writer.stdout.readline()
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    rest = writer.stdout.read().split(b"\n")[:-1]
    writer.wait()
    writer.stdout.close()
    return [number.decode() for number in (first.strip(), *rest)]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_power_cuts_lose_nothing_with_full_syncing_and_something_without(tmp_path):
    full = cuts_of(recorded(tmp_path / "full", "FULL", 15), 40, random.Random(2), tmp_path / "trial")  # noqa: S311
    normal = cuts_of(recorded(tmp_path / "normal", "NORMAL", 15), 40, random.Random(2), tmp_path / "trial")  # noqa: S311
    assert (full.lost, full.damaged) == (0, 0)
    assert full.acknowledged > 500
    assert normal.lost > 0
