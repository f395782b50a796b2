"""A server of PostgreSQL of our own: its files in a folder, reached over a socket there, by nobody else."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
OWNER = "postgres"


def run(*words):
    """Runs a program of PostgreSQL, which refuses to be run by root."""
    as_owner = {"user": OWNER, "group": OWNER, "extra_groups": []} if os.geteuid() == 0 else {}
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **as_owner)


class Cluster:
    """One server, which can be killed and started again."""

    def __init__(self, folder, settings):
        self.folder, self.settings = folder, settings
        self.address = f"postgresql:///postgres?host={folder}&user={OWNER}"

    def start(self):
        words = ["-D", self.folder / "data", "-k", self.folder, "-c", "listen_addresses=", *self.settings]
        self.server = run(PROGRAMS[-1] / "postgres", *words)
        for _ in range(400):
            try:
                return psycopg.connect(self.address).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
        raise AssertionError("the server does not answer")

    def kill(self):
        """Ends the server and all its processes as a crash does: nothing is closed or written out."""
        with psycopg.connect(self.address) as connection:
            children = connection.execute("SELECT pid FROM pg_stat_activity WHERE pid != pg_backend_pid()").fetchall()
        for process in (self.server.pid, *(pid for (pid,) in children)):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.server.wait()
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)


@contextmanager
def cluster(*settings):
    """A running server, until it is not needed; skipped where PostgreSQL is not installed."""
    if not PROGRAMS:
        pytest.skip("postgresql is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path is short
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER, OWNER)
    made = run(PROGRAMS[-1] / "initdb", "-D", folder / "data", "-U", OWNER, "-A", "trust", "-E", "UTF8", "-N")
    assert made.wait(60) == 0
    found = Cluster(folder, settings)
    try:
        found.start()
        yield found
    finally:
        found.server.send_signal(signal.SIGINT)
        found.server.wait(30)
        shutil.rmtree(folder)
