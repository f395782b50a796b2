"""Files brought into a wave's folder: unchanged under their SHA-256, persons apart, all of it or nothing."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from instrument.message import Fault, Place
from instrument.records import dataclass
from survey.columnar import digest
from survey.files.reader_process import CATALOG, catalog_of
from survey.files.whole import write_whole
from survey.identifiers import FOLDER, write_identifiers
from survey.mapping import File, Mappings, save_mappings


@dataclass(frozen=True)
class Arrival:
    """A file that is new in a wave, or lies there as somebody put it.

    `persons`: header → cells of a column that tells who a person is.
    """

    path: Path
    sha256: str
    platform: str
    ids: Sequence[str]
    persons: Mapping[str, Sequence[str]]

    def kept(self, folder: Path) -> Path:
        """Where it stays: under its hash, or where it lies already."""
        return self.path if self.is_in(folder) else folder / f"{self.sha256}{self.path.suffix.lower()}"

    def is_in(self, folder: Path) -> bool:
        return self.path.parent.resolve() == folder.resolve()


def held(folder: Path) -> Mapping[str, Path]:
    """Every file in a folder by its SHA-256."""
    files = (path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else ()
    return {digest(path): path for path in files}


def keep(
    folder: Path, arrivals: Sequence[Arrival], mappings: Mappings, evidence: Mapping[str, Mapping[str, str]]
) -> None:
    """Writes the files, who the persons are beside them, and mapping.yaml last.

    Raises `OSError` where something cannot be written and `Fault` where a file changed meanwhile; nothing is then kept.
    """
    written: list[Path] = []
    try:
        for each in arrivals:
            content = each.path.read_bytes()
            if hashlib.sha256(content).hexdigest() != each.sha256:
                raise Fault("the file was changed while it was read; possible: to import it again", place=_of(each))
            if not each.is_in(folder):
                written.append(each.kept(folder))
                write_whole(written[-1], content)
                written += _with_catalog(each, folder)
            written += [folder / FOLDER / f"{each.sha256}{ending}" for ending in (".csv", ".keys.csv")]
            write_identifiers(folder, each.sha256, each.ids, each.persons)
            mappings = mappings.with_file(each.kept(folder).name, File(each.path.name, each.platform))
        save_mappings(folder, mappings, evidence)
    except (OSError, Fault):
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _with_catalog(arrival: Arrival, folder: Path) -> list[Path]:
    """The formats of a SAS file, kept under its hash too."""
    catalog = catalog_of(arrival.path)
    if catalog is None:
        return []
    target = arrival.kept(folder).with_suffix(CATALOG)
    write_whole(target, catalog.read_bytes())
    return [target]


def _of(arrival: Arrival) -> Place:
    return Place(str(arrival.path))
