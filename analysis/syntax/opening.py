"""A file of data as the active file."""

from pathlib import Path

from analysis.syntax.active import Active
from analysis.syntax.handing import active_of, active_of_responses
from survey.files.reader_process import STATISTICAL, Begun
from survey.files.statistical import read_statistical


def opened(path: Path, begun: Begun | None = None) -> Active:
    """A .sav, .zsav, .por, .dta or SAS file with all that it says, or a table; raises `Fault`.

    `begun` is what `begin_early` made of the same path.
    """
    if path.suffix.lower() in STATISTICAL:
        found = active_of(read_statistical(path, "", begun))
        if path.suffix.lower() != ".por":
            return found
        from analysis.syntax.portable_reading import completed

        return completed(found, path.read_bytes())
    from survey.datafiles import read_data

    return active_of_responses(read_data(path), path)
