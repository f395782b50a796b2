"""Archives that platforms download their exports in, unpacked into a folder for as long as they are read."""

import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from instrument.message import Fault, Place, quoted
from survey.files.archive import DAMAGED, MOST_BYTES, MOST_RATIO, SMALL_PART
from survey.files.opening import SUFFIXES
from survey.files.reader_process import CATALOG

MOST_FILES = 100
CHUNK = 1 << 20
READ = (*SUFFIXES, CATALOG)


@contextmanager
def unpacking(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """The files, in place of each .zip the data files within it, which are gone behind the block.

    Raises `Fault` for an archive that is damaged, locked, too large, or holds no data file.
    """
    with tempfile.TemporaryDirectory(prefix="canvass-") as folder:
        found: list[Path] = []
        for at, path in enumerate(paths):
            packed = path.suffix.lower() == ".zip" and path.is_file()
            found += _unpacked(path, Path(folder) / str(at)) if packed else [path]
        yield tuple(found)


def _unpacked(path: Path, folder: Path) -> list[Path]:
    folder.mkdir()
    try:
        with zipfile.ZipFile(path) as archive:
            return _written(archive, folder, path.name)
    except DAMAGED as error:
        if "encrypted" in str(error):
            raise Fault(
                "the file is locked by a password; possible: a copy without one", place=Place(path.name)
            ) from None
        raise Fault(
            "the archive is damaged or ends early; possible: the file as it was downloaded, whole",
            place=Place(path.name),
        ) from None


def _written(archive: zipfile.ZipFile, folder: Path, file: str) -> list[Path]:
    parts = [part for part in archive.infolist() if _is_data(PurePosixPath(part.filename))]
    if not parts or len(parts) > MOST_FILES:
        raise Fault(
            "the archive holds {count} data files; possible: 1 to {most}, ending in {possible}",
            {"count": len(parts), "most": MOST_FILES, "possible": ", ".join(SUFFIXES)},
            Place(file),
        )
    found: list[Path] = []
    left = MOST_BYTES
    for part in parts:
        target = folder / PurePosixPath(part.filename).name  # never where the archive would have it
        if target.exists():
            target = target.with_name(f"{len(found)}-{target.name}")
        left -= _write(archive, part, target, left, file)
        found.append(target)
    return found


def _is_data(name: PurePosixPath) -> bool:
    """Whether a part is a data file, and none that a program put beside it."""
    return name.suffix.lower() in READ and not name.name.startswith((".", "~$")) and "__MACOSX" not in name.parts


def _write(archive: zipfile.ZipFile, part: zipfile.ZipInfo, target: Path, most: int, file: str) -> int:
    size = 0
    with archive.open(part) as stream, target.open("wb") as out:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > most or (size > SMALL_PART and size > MOST_RATIO * max(part.compress_size, 1)):
                raise Fault(
                    "{part} in the archive unpacks to more than can be read",
                    {"part": quoted(part.filename)},
                    Place(file),
                )
            out.write(chunk)
    return size
