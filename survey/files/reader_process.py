"""The process that reads a file of SPSS, Stata or SAS: a damaged file may end it, and only it."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instrument.message import Fault, Place, quoted
from instrument.records import dataclass
from survey.files.system_file import plain_dictionary

SYSTEM_FILES = (".sav", ".zsav")
STATISTICAL = (*SYSTEM_FILES, ".por", ".dta", ".sas7bdat", ".xpt")
CATALOG = ".sas7bcat"  # of value labels, which a .sas7bdat names and does not hold
TIMEOUT = 300
LARGE = 500_000
"""Bytes; a smaller file is read in no time, a larger one may have been read before (`survey.cache`)."""

if TYPE_CHECKING:
    import subprocess


@dataclass(frozen=True)
class Begun:
    """A file whose reading has begun."""

    process: "subprocess.Popen[bytes]"

    def stop(self) -> None:
        """Nobody will ask for what is read."""
        with self.process:
            self.process.kill()


def catalog_of(path: Path) -> Path | None:
    """The catalog of formats beside a SAS file: of its own name, else the only one there."""
    if path.suffix.lower() != ".sas7bdat":
        return None
    beside = sorted(each for each in path.parent.glob("*") if each.suffix.lower() == CATALOG)
    own = [each for each in beside if each.stem == path.stem]
    return own[0] if own else beside[0] if len(beside) == 1 else None


def begin(path: Path) -> Begun:
    """Start to read a file."""
    import subprocess

    catalog = catalog_of(path)
    catalogs = [str(catalog.resolve())] if catalog is not None else []
    script = Path(__file__).with_name("statistical_child.py")
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # threads reserve memory that the limit counts
    return Begun(
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", str(script), str(path.resolve()), *catalogs],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
    )


def begin_early(path: Path) -> Begun | None:
    """Start to read a file that `read_data` will be asked for, while this process still imports what reads it.

    None where that brings nothing: for a file of another kind, one that is large, one that is not there and a plain
    .sav, which needs no such process.
    """
    try:
        if path.suffix.lower() not in STATISTICAL or path.stat().st_size >= LARGE:
            return None
        is_plain = path.suffix.lower() in SYSTEM_FILES and plain_dictionary(path.read_bytes()) is not None
    except OSError:
        return None
    return None if is_plain else begin(path)


def finish(begun: Begun, path: Path) -> tuple[dict[str, Any], bytes]:
    """What the process says of the file: a head and the numbers of its numeric columns.

    Raises `Fault` for a file that cannot be read.
    """
    import json
    import subprocess

    with begun.process as process:
        try:
            said, _ = process.communicate(timeout=TIMEOUT)
        except subprocess.TimeoutExpired:
            raise Fault("reading the file took too long; it may be damaged", place=Place(path.name)) from None
        finally:
            process.kill()  # no more than a word to one that has ended
    line, _, numbers = said.partition(b"\n")
    if process.returncode or not line:
        raise Fault(
            "the file is damaged, reading it stopped the reader; possible: the file as it was exported, whole",
            place=Place(path.name),
        )
    head = json.loads(line)
    if "reason" in head:
        raise Fault(
            "the file cannot be read: {reason}; possible: the file as it was exported, whole, without a password",
            {"reason": quoted(head["reason"])},
            Place(path.name),
        )
    return head, numbers
