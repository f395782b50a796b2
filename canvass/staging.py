"""A folder that is written beside its place and takes it when all is written."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from canvass.refusals import writing
from instrument.message import Fault, Place, quoted


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A hidden folder that takes the name of the study when all is written, and is gone when anything fails."""
    parent = folder.parent
    if not parent.is_dir():
        raise Fault("no folder {found} to make it in", {"found": quoted(parent)}, Place(str(folder)))
    with writing(folder):
        staged = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=parent))
        staged.chmod(0o777 & ~_mask())
    try:
        yield staged
        with writing(folder):
            staged.rename(folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _mask() -> int:
    """What the person's own new folders are closed to: a folder made for the while is closed to all others."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def keep(data: Path, exports: Sequence[Path]) -> None:
    with writing(data):
        data.mkdir(parents=True, exist_ok=True)
        for path in exports:
            shutil.copyfile(path, data / path.name)
