"""A columnar copy beside a large raw file, so that the second reading takes no time; the raw file is never touched."""

import contextlib
import glob
from collections.abc import Callable
from pathlib import Path

from instrument.message import Fault
from instrument.records import replace
from survey.columnar import digest, restored, store
from survey.files.parquet import Parquet
from survey.files.reader_process import LARGE
from survey.responses import Responses, Source

FOLDER = ".canvass-cache"
READER = 2
"""Of the readers of raw files: raise it when they read any file otherwise than before."""


def remembered(path: Path, read: Callable[[Path], Responses]) -> Responses:
    """What `read` reads from a file, from its copy where these very bytes have been read before.

    A file that is small is read as ever; so is one in a folder that cannot be written.
    """
    try:
        large = path.stat().st_size >= LARGE
    except OSError:
        large = False
    if not large:
        return read(path)
    sha256 = digest(path)
    copy = path.with_name(FOLDER) / f"{path.name}.{sha256}.{READER}.parquet"
    if copy.exists():
        with contextlib.suppress(Fault):  # a damaged copy is written anew
            return restored(Parquet(copy), Source({path.name: sha256}))
    responses = read(path)
    with contextlib.suppress(OSError):
        _store(copy, path, responses)
    return responses


def _store(copy: Path, path: Path, responses: Responses) -> None:
    copy.parent.mkdir(exist_ok=True)
    copy.with_name(".gitignore").write_text("*\n", encoding="utf-8")  # answers never enter a repository
    for old in copy.parent.glob(f"{glob.escape(path.name)}.*.parquet"):
        old.unlink(missing_ok=True)
    store(copy, replace(responses, source=replace(responses.source, files={})))
