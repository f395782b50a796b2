"""The text of a job."""

from pathlib import Path

from instrument.message import Fault, Place
from survey.files.encodings import decode
from survey.files.whole import read_whole


def source_of(path: Path) -> str:
    """The commands of a file as text; raises `Fault` for one that cannot be read, and for one without any."""
    if path.is_file() and not path.read_bytes().strip(b"\xef\xbb\xbf \t\r\n"):
        raise Fault("the job is empty: it holds no command", place=Place(path.name))
    return decode(read_whole(path), path.name)[0]
