"""Reports that a person may edit: what was written is remembered, and what was edited since is not written over."""

import hashlib
import json
from pathlib import Path

from instrument.message import Fault, Place
from survey.files.whole import write_whole

RECORD = "written.json"
KEPT = 2  # hashes of each file: were the program stopped between record and file, either is ours


def write_report(path: Path, content: bytes) -> None:
    """Puts `content` in place of the file, and its SHA-256 into the record beside it.

    Raises `Fault` where a file stands that is not the one last written, unless it is the same as what comes;
    `OSError` where the file cannot be written.
    """
    if is_edited(path, content):
        raise _edited(path)
    record = _record(path.parent)
    if path.is_file() and path.read_bytes() == content:
        _remember(path, record, [_hash(content)])
        return
    _remember(path, record, [*record.get(path.name, []), _hash(content)][-KEPT:])
    write_whole(path, content)


def remove_report(path: Path) -> None:
    """Takes away a file that stands as it was last written; one that was edited stays."""
    if path.is_file() and _hash(path.read_bytes()) in _record(path.parent).get(path.name, []):
        path.unlink()


def is_edited(path: Path, content: bytes) -> bool:
    """Whether a file stands there that is not the one last written, nor the same as what comes."""
    if not path.is_file():
        return False
    standing = path.read_bytes()
    return standing != content and _hash(standing) not in _record(path.parent).get(path.name, [])


def _edited(path: Path) -> Fault:
    if path.suffix == ".docx":
        return Fault(
            "this file was edited since it was written; possible: canvass refresh {file} for new numbers in it, "
            "canvass pull {file} for its words in the chapters, or to move it away",
            {"file": str(path)},
            Place(str(path)),
        )
    return Fault("this file was changed since it was written; possible: to move it away", place=Place(str(path)))


def _record(folder: Path) -> dict[str, list[str]]:
    """File → the hashes of what was written last; empty where there is no record, or one that cannot be read."""
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return {str(name): [str(each) for each in hashes] for name, hashes in found.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _remember(path: Path, record: dict[str, list[str]], hashes: list[str]) -> None:
    if record.get(path.name) != hashes:
        kept = json.dumps({**record, path.name: hashes}, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(path.parent / RECORD, kept.encode())


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
