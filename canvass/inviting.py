"""Invitations of a wave: codes for the store, and for those who hand them out slips and lists."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from canvass.collecting import folder_of
from canvass.fieldwork import settings_of
from canvass.refusals import writing
from canvass.study import Study, Wave
from instrument.loading import load
from instrument.message import Fault, Message, Place, quoted
from instrument.model import Instrument
from instrument.records import dataclass
from instrument.yaml_nodes import read_mapping
from reports.paper.invitations import Sheet, Slip, render
from reports.wording import say
from survey.files.grid import Grid
from survey.files.injection import guarded
from survey.files.opening import read_grid
from survey.files.whole import write_whole
from survey.files.writing import workbook
from survey.store.files import Files
from survey.store.invitations import Invitations, add, new_code

FOLDER = "invitations"
ADDED = ("number", "code", "link")


@dataclass(frozen=True)
class Invited:
    """What was written, and how many of all invitations were used so far."""

    files: tuple[Path, ...]
    count: int
    used: int
    issued: int


def invite(study: Study, wave: Wave, count: int | None, people: Path | None, address: str) -> Invited:
    """Makes as many codes as asked for, or one for each person of a list; raises `Fault` before anything is written."""
    instrument = load(study.questionnaire)
    if not settings_of(study, instrument).by_invitation:
        raise Fault(
            "everybody who has its address may answer this form; possible: mode: token under collect",
            place=Place(str(study.folder / "study.yaml")),
        )
    base = _address(study, address)
    grid = _people(people) if people is not None else None
    count = _count(count, grid)
    codes = [new_code() for _ in range(count)]
    with writing(folder_of(wave)):
        stored = Files(folder_of(wave))
        stored.make()
        add(stored.invitations, codes)
    rows = _rows(grid, codes, base)
    files = _written(study, wave, rows, _sheet(instrument, study.language, rows, grid, base))
    used, issued = Invitations(stored.invitations).counts()
    return Invited(files, count, used, issued)


def _address(study: Study, given: str) -> str:
    """Where the form is reached, as it stands in links; raises `Fault`."""
    node = read_mapping(study.folder / "study.yaml")["collect"]
    found = given or node.take("address", lambda held: held.text(), "")
    if not found:
        raise node.fault("the links need the address of the form; possible: --address http://NAME:8080")
    parts = urlsplit(found)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.path not in ("", "/"):
        raise Fault("{found} is no address of a form; possible: http://NAME:8080", {"found": quoted(found)})
    return found.rstrip("/")


def _people(path: Path) -> Grid:
    grid = read_grid(path)
    taken = [name for name in ADDED if name in grid.headers]
    if taken:
        raise Fault("the list has a column {found} already", {"found": quoted(taken[0])}, Place(str(path), 1))
    if not grid.rows:
        raise Fault("the list names nobody", place=Place(str(path)))
    return grid


def _count(count: int | None, grid: Grid | None) -> int:
    if grid is None:
        if count is None:
            raise Fault("how many invitations is not said; possible: a number, or --list FILE")
        return count
    if count is not None and count != len(grid.rows):
        values: Mapping[str, int] = {"count": count, "rows": len(grid.rows)}
        raise Fault("{count} invitations were asked for, and the list names {rows}", dict(values), Place(grid.file))
    return len(grid.rows)


def _rows(grid: Grid | None, codes: Sequence[str], base: str) -> list[tuple[str, ...]]:
    """The list for mail merge: the columns of the people, then number, code and link."""
    people = grid.rows if grid is not None else ((),) * len(codes)
    head = (*(grid.headers if grid is not None else ()), *ADDED)
    added = [(str(at), code, f"{base}/?invitation={code}") for at, code in enumerate(codes, start=1)]
    return [head, *((*person, *held) for person, held in zip(people, added, strict=True))]


def _sheet(
    instrument: Instrument, language: str, rows: Sequence[tuple[str, ...]], grid: Grid | None, base: str
) -> Sheet:
    how = Message("Please read the code with a phone, or type it at this address. Each code is good for one form.")
    numbered = [(row[0] if grid is not None else row[-3], row[-2], row[-1]) for row in rows[1:]]
    slips = tuple(Slip(name, code, link) for name, code, link in numbered)
    title = instrument.title.get(language) or next(iter(instrument.title.values()))
    return Sheet(language, title, say(how, language), base, slips)


def lists_of(study: Study, wave: Wave) -> list[Path]:
    """The lists of invitations that were written for a wave, in their order."""
    return sorted((study.folder / FOLDER).glob(f"{_name_of(wave)}-[0-9][0-9][0-9].csv"))


def _name_of(wave: Wave) -> str:
    return re.sub(r"[^\w-]+", "-", wave.name)


def _written(study: Study, wave: Wave, rows: Sequence[tuple[str, ...]], sheet: Sheet) -> tuple[Path, ...]:
    folder = study.folder / FOLDER
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    contents = {
        ".html": render(sheet),
        ".csv": text.getvalue().encode("utf-8-sig"),
        ".xlsx": workbook({FOLDER: rows}),
    }
    with writing(folder):
        folder.mkdir(exist_ok=True, mode=0o700)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        name = _name_of(wave)
        at = next(n for n in range(1, 10_000) if not (folder / f"{name}-{n:03}.html").exists())
        files = tuple(folder / f"{name}-{at:03}{suffix}" for suffix in contents)
        for path, content in zip(files, contents.values(), strict=True):
            write_whole(path, content)
            path.chmod(0o600)
    return files
