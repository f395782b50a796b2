"""The files a job may touch: those of its own folder, and the data it was given."""

from dataclasses import field
from pathlib import Path, PureWindowsPath

from instrument.message import Fault, quoted
from instrument.records import dataclass
from survey.files.reader_process import Begun


@dataclass(frozen=True)
class Folder:
    """The folder of a job; `data` is the file given beside it, which stands in for one the job names."""

    path: Path
    data: Path | None = None
    begun: dict[Path, Begun] = field(default_factory=dict, compare=False)  # files whose reading has begun

    def reading(self, named: str) -> Path:
        """The file of the folder that a command names to read; one named by a path elsewhere is looked for by its name.

        Raises `Fault` where there is none.
        """
        name = PureWindowsPath(named).name
        for candidate in (self._inside(named), self._inside(name), self._inside(f"{named}.sav")):
            if candidate is not None and _is_file(candidate):
                return candidate
        if self.data is not None and PureWindowsPath(named).suffix.lower() == self.data.suffix.lower():
            return self.data
        raise Fault(
            "no file {found} in the folder of the job; possible: {possible}",
            {"found": quoted(named), "possible": self._files(PureWindowsPath(named).suffix.lower())},
        )

    def writing(self, named: str) -> Path:
        """The file of the folder that a command names to write; raises `Fault` for one elsewhere.

        One on a drive, where there are no drives, is written into the folder by its name, as it is read from there.
        """
        found = self._inside(named) or self._of_a_drive(named)
        if found is None:
            raise Fault("{found} lies outside the folder of the job and is not written", {"found": quoted(named)})
        if self.data is not None and found.resolve() == self.data.resolve():
            raise Fault("{found} is the data given and is not written over", {"found": quoted(named)})
        begun = self.begun.pop(found.resolve(), None)
        if begun is not None:  # what was read of it is what it held before
            begun.stop()
        return found

    def _inside(self, named: str) -> Path | None:
        windows = PureWindowsPath(named)
        path = Path(named) if windows.drive or windows.root else self.path / windows.as_posix()
        if (windows.drive or windows.root) and not path.is_absolute():
            return None
        try:
            found = path.resolve()
        except (OSError, ValueError, RuntimeError):  # a name no file can have, a link to itself
            return None
        return path if found.is_relative_to(self.path.resolve()) else None

    def _of_a_drive(self, named: str) -> Path | None:
        windows = PureWindowsPath(named)
        is_of_a_drive = windows.drive.endswith(":") and windows.name and not Path(named).is_absolute()
        return self._inside(windows.name) if is_of_a_drive else None

    def _files(self, suffix: str) -> str:
        """Names of files beside the job, those of the same kind where there are such."""
        names = sorted(each.name for each in self.path.iterdir() if each.is_file() and not each.name.startswith("."))
        alike = [name for name in names if suffix and name.lower().endswith(suffix)]
        return ", ".join((alike or names)[:10]) or "–"


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
