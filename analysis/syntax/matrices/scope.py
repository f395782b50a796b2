"""What a MATRIX program holds while it runs."""

from dataclasses import field

from analysis.syntax.job import Job
from analysis.syntax.matrices.packed import Matrix
from instrument.records import dataclass


@dataclass
class Lines:
    """The lines of a file, and the next to read."""

    lines: list[str]
    at: int = 0


@dataclass
class Saved:
    """Rows that become the cases of a file, with its variables; `strings`: those that hold texts, folded."""

    names: tuple[str, ...]
    strings: tuple[str, ...] = ()
    rows: list[Matrix] = field(default_factory=list)


@dataclass
class Scope:
    """Matrices by folded name, with their names as written; files that are read, and those that are saved."""

    job: Job
    line: int = 1  # on which the program begins
    matrices: dict[str, Matrix] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    texts: dict[str, Lines] = field(default_factory=dict)  # files that READ reads
    last_read: str = ""
    saved: dict[str, Saved] = field(default_factory=dict)  # files that SAVE makes, * for the active one
    last_saved: str = ""
    breaks: bool = False  # BREAK ran in the loop that runs

    def give(self, name: str, value: Matrix) -> None:
        """Gives a matrix its value; the name as first written stays."""
        self.names.setdefault(name.casefold(), name)
        self.matrices[name.casefold()] = value

    def is_over(self, name: str) -> bool:
        """Whether nothing is left of a file to read."""
        found = self.lines_of(name)
        return found.at >= len(found.lines)

    def lines_of(self, name: str) -> Lines:
        """The file that READ reads, from where it stands."""
        if name not in self.texts:
            from analysis.syntax.text_files import lines_of

            path = self.job.folder.reading(self.job.datasets.handles.get(name.casefold(), name))
            self.texts[name] = Lines(lines_of(path))
        return self.texts[name]
