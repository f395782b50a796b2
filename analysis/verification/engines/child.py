"""An engine as a child process with bounds on time, memory and output: engines have had faults with files."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from instrument.records import dataclass

MEMORY = 4 << 30  # bytes of address space
OUTPUT = 512 << 20  # bytes of one file
SECONDS = 240  # of computing
TOLD = 2000  # characters of what it says at its end

KEPT = ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "R_LIBS", "R_LIBS_USER", "R_LIBS_SITE")


@dataclass(frozen=True)
class Ended:
    """How a child ended: its status, None where it took too long; and the last that it said."""

    status: int | None
    said: str

    @property
    def word(self) -> str:
        """Its end in a few words, '' where all went well."""
        if self.status is None:
            return "took too long"
        return "" if self.status == 0 else f"status {self.status}"


def run(command: Sequence[str], folder: Path, seconds: float = SECONDS) -> Ended:
    """Run `command` in `folder` to its end, or end it and all that it started after `seconds` by the clock."""
    log = folder / "said.txt"
    with log.open("wb") as said:
        child = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=_environment(),
            preexec_fn=_limit if os.name == "posix" else None,
            start_new_session=True,
        )
        try:
            status: int | None = child.wait(seconds)
        except subprocess.TimeoutExpired:
            status = None
        finally:
            _end(child)
    return Ended(status, log.read_text(encoding="utf-8", errors="replace")[-TOLD:].strip())


def _environment() -> Mapping[str, str]:
    """What an engine needs to start, in English, with one thread: threads reserve memory that the limit counts."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _limit() -> None:
    import resource

    bounds = (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, OUTPUT),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in bounds:
        _, hard = resource.getrlimit(what)
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (wanted, hard))


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End what is left of it."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    else:
        child.kill()
    child.wait()
