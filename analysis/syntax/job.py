"""A job as it runs: commands one after another over an active file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from analysis.counting.memory import MemoryTally
from analysis.syntax import commands
from analysis.syntax.active import Active, Field, Values, empty
from analysis.syntax.answering import answer
from analysis.syntax.counted import Counted
from analysis.syntax.datasets import Datasets, Open
from analysis.syntax.expressions.randomness import Randomness
from analysis.syntax.folder import Folder
from analysis.syntax.handing import responses
from analysis.syntax.items import Arrange, CaseLines, Draw, Item, Problem, Request, Told
from analysis.syntax.macros.known import Macros
from analysis.syntax.naming import REFUSED, WITHOUT_EFFECT, available, module_of
from analysis.syntax.reader import Reader
from analysis.syntax.settings import Settings
from analysis.syntax.splitting import Split, groups
from analysis.syntax.statements import Mode, Statement, statements, unknown
from analysis.syntax.workspace import PERMANENT, TRANSFORMATIONS, WAITING, Workspace, ends_block
from analysis.task import task
from instrument.message import Fault, Message, Place, nearest, quoted
from instrument.records import dataclass

if TYPE_CHECKING:
    from analysis.syntax.captures import Capture, Press


@dataclass
class Job:
    """The state between commands; `items` is what the job printed."""

    folder: Folder
    active: Active = field(default_factory=Active)
    language: str = "en"
    items: list[Item] = field(default_factory=list)
    settings: Settings = field(default_factory=Settings)
    split: Split | None = None
    filter: str | None = None
    window: NDArray[np.bool_] | None = None  # the cases that USE names, (n,); None: all
    mask: NDArray[np.bool_] | None = None  # cases for which the block that runs is meant; None: all
    kept: Open | None = None  # the file as it was before TEMPORARY
    kept_rows: NDArray[Any] | None = None  # the cases of it that are left since
    datasets: Datasets = field(default_factory=Datasets)
    randomness: Randomness = field(default_factory=Randomness)
    running: list[Path] = field(default_factory=list)  # jobs that INSERT and INCLUDE run, one within the other
    inserted: int = 0  # jobs run so
    following: list[Iterator[Statement | Fault]] = field(default_factory=list)
    is_finished: bool = False
    requests: int = 0  # so far
    captures: "list[Capture]" = field(default_factory=list)  # that OMS began and OMSEND did not end
    hidden: dict[int, Item | None] = field(default_factory=dict)  # what the output shows of an item that OMS took
    following_file: Active | None = None  # that takes the place of the active one when the command is answered
    press: "Callable[[], Press] | None" = None  # what prints the items that OMS sends to files
    workspace: Workspace = field(default_factory=Workspace)
    macros: Macros = field(default_factory=Macros)
    _counted: Counted = field(default_factory=Counted)

    # What runs.

    def run(self, source: str, file: str = "", mode: Mode = "auto") -> None:
        """Runs every command of a job; one that fails is told, and the rest runs on."""
        self.run_all(statements(source, file, mode, self.macros))
        self.deliver()

    def run_all(self, several: Iterable[Statement | Fault]) -> None:
        """Runs statements in their order; a command may take those that follow it as its own."""
        self.following.append(iter(several))
        while not self.is_finished:
            statement = next(self.following[-1], None)
            if statement is None:
                break
            self.run_one(statement)
        self.following.pop()

    def run_one(self, statement: Statement | Fault) -> None:
        """Runs a statement; its faults become problems that the job tells."""
        try:
            if isinstance(statement, Fault):
                raise statement
            self._run(statement)
        except Fault as fault:
            self.items.append(Problem(fault.message, _completed(fault.place, statement)))
        except Exception as error:
            # The commands behind it owe nothing to what is wrong with this one.
            told = Message(
                "this command could not be carried out: {reason}",
                {"reason": quoted(f"{type(error).__name__}: {error}")},
            )
            self.items.append(Problem(told, _completed(Place(), statement)))

    def body(self, begin: str, end: str) -> list[Statement | Fault]:
        """The statements up to the `end` that closes a block begun by `begin`, the closing one last.

        Raises `Fault` where nothing closes it: the job goes on at the first command that reads the data.
        """
        depth = 1
        found: list[Statement | Fault] = []
        for statement in self.following[-1]:
            found.append(statement)
            if isinstance(statement, Statement):
                depth += (statement.name == begin) - (statement.name == end)
            if depth == 0:
                return found
        within = (at for at, each in enumerate(found) if isinstance(each, Statement) and ends_block(each.name))
        self.following[-1] = iter(found[next(within, len(found)) :])
        raise Fault("{begin} has no {end}", {"begin": begin, "end": end})

    def reader(self, statement: Statement) -> Reader:
        """A cursor over a statement that tells the job what it skips."""
        return Reader(
            statement.name,
            statement.tokens,
            statement.file,
            statement.line,
            statement.text,
            statement.data,
            told=self.warn,
            holds=self.active.find,
        )

    def _run(self, statement: Statement) -> None:
        if statement.name in REFUSED:
            raise Fault("this command could leave the data and the folder of the job, and is refused")
        if not statement.is_known:
            raise unknown(statement, nearest(statement.name.upper(), available()))
        if statement.name in WITHOUT_EFFECT:
            self.warn(Message("this command has no effect here"), _completed(Place(), statement))
            return
        if statement.name not in available():
            raise Fault("this command is not available here")
        if statement.name not in TRANSFORMATIONS and statement.name not in WAITING:
            self.deliver()
        self.workspace.follow(statement.name)
        if self._begins_stretch(statement):
            self.workspace.is_prepared = True
            from analysis.syntax.stretches import prepared

            if prepared(self, statement):
                return
        module, reader = command(statement.name), self.reader(statement)
        if self.kept is not None and statement.name in PERMANENT:
            self.kept = self.kept_rows = None
            self.warn(Message("TEMPORARY ends here: what came behind it stays"), _completed(Place(), statement))
        if hasattr(module, "run"):
            module.run(reader, self)
            return
        self._answer(module, reader)

    def _answer(self, module: ModuleType, reader: Reader) -> None:
        """Answers what a procedure command asks; a file that it makes, and the end of TEMPORARY, come behind that."""
        before, self.following_file = self.active.fields, None
        answer(self, reader, list(module.read(reader, self)))
        if self.following_file is not None:
            self.following_file, made = None, self.following_file
            self.replace(made)
        if self.kept is not None:
            if saved := [name for name in self.active.fields if name not in before]:
                names = ", ".join(saved)
                reader.tell(Message("{names}: what a procedure behind TEMPORARY saves is not kept", {"names": names}))
            self.restore()

    def _begins_stretch(self, statement: Statement) -> bool:
        """Whether a command is the first transformation since the data were read last."""
        workspace = self.workspace
        if workspace.is_prepared or workspace.depth or workspace.is_solving or not self.active.fields:
            return False
        return statement.name in TRANSFORMATIONS or statement.name in ("SELECT IF", "SAMPLE", "N")

    def deliver(self) -> None:
        """Puts out the lines that commands made of cases since the data were read last: in the output, and in files."""
        waiting = [item for item in self.items if isinstance(item, CaseLines)]
        if not waiting:
            return
        from analysis.syntax.case_lines import in_order
        from analysis.syntax.saving import put

        self.items[:] = [item for item in self.items if not isinstance(item, CaseLines)]
        for target in dict.fromkeys(each.target for each in waiting):
            lines = in_order(each for each in waiting if each.target == target)
            if target is None:
                self.items.append(Told("lines", "\n".join(lines)))
            else:
                put("".join(f"{line}\n" for line in lines).encode(), target)

    def printed(self) -> list[Item]:
        """The items without what OMS took away."""
        found = (self.hidden.get(at, item) for at, item in enumerate(self.items))
        return [item for item in found if item is not None]

    def use(self, window: NDArray[np.bool_] | None) -> None:
        """Counts the cases of a window, shape (n,), and no filter; None: all cases."""
        self.window, self.filter = window, None
        self._counted = Counted()

    # What commands ask.

    def warn(self, message: Message, place: Place) -> None:
        """Notes that part of a command was left out."""
        self.items.append(Problem(message, place, is_error=False))

    def request(
        self,
        procedure: str,
        given: Mapping[str, Any],
        arrange: Arrange = lambda result: result,
        active: Active | None = None,
        draw: Draw | None = None,
    ) -> Request:
        """A task of one of our procedures by the words a plan would use, as a request; raises `Fault`."""
        found = task("", procedure, given, self.tally(active=active).codebook, Place())
        return Request(found, arrange, active, draw)

    def assign(self, described: Field, values: Values) -> None:
        """Gives a variable new values, where the block that runs is meant; a new one is missing elsewhere."""
        if self.mask is not None:
            before = self.active.columns.get(described.name)
            if before is None:
                before = empty(described, self.active.n)
            values = np.where(self.mask, values, before)
        self.replace(self.active.with_column(described, values))

    def replace(self, active: Active) -> None:
        """Goes on with another active file; a split or filter by variables that it lacks ends."""
        self.active = active
        if self.filter not in active.fields:
            self.filter = None
        if self.window is not None and len(self.window) != active.n:
            self.window = None
        if self.split is not None and not set(self.split.variables) <= set(active.fields):
            self.split = None
        self._counted = Counted()

    def begin(self, active: Active) -> None:
        """Takes a file just read as the active one; one before it that has a name stays open."""
        self.restore()
        if self.datasets.current:
            self.datasets.keep(self.current())
            self.datasets.current = ""
        self.go_on(Open("", active))

    def go_on(self, dataset: Open) -> None:
        """Puts a dataset in the place of the active one, with what splits and filters it."""
        self.kept, self.kept_rows, self.split, self.filter = None, None, dataset.split, dataset.filter
        self.window = dataset.window
        self.replace(dataset.active)

    def current(self) -> Open:
        """The active dataset with its name."""
        return Open(self.datasets.current, self.active, self.split, self.filter, self.window)

    def begin_temporary(self) -> None:
        """What follows holds up to the next procedure."""
        self.kept, self.kept_rows = self.current(), np.arange(self.active.n)

    def select(self, rows: NDArray[Any]) -> None:
        """Goes on with some of the cases: a mask of shape (n,), or positions."""
        if self.kept_rows is not None:
            self.kept_rows = self.kept_rows[rows]
        if self.workspace.rows is not None:
            self.workspace.rows = self.workspace.rows[rows]
        if self.window is not None:
            self.window = self.window[rows]
        self.replace(self.active.take(rows))

    def base(self) -> tuple[Active, NDArray[Any]]:
        """The file that stays when TEMPORARY ends, and the cases of it that are left now."""
        if self.kept is None or self.kept_rows is None:
            return self.active, np.arange(self.active.n)
        return self.kept.active, self.kept_rows

    def restore(self) -> None:
        """Ends what TEMPORARY began."""
        if self.kept is not None:
            self.go_on(self.kept)

    def need_data(self, reader: Reader) -> None:
        """Raises `Fault` where there is no active file."""
        if not self.active.fields:
            raise reader.fault("there is no active file yet; possible: GET, GET DATA or DATA LIST before")

    def cases(self) -> NDArray[np.bool_]:
        """The cases that procedures count, shape (n,): those that FILTER or USE leaves."""
        if self.window is not None:
            return self.window.copy()
        if self.filter is None:
            return np.ones(self.active.n, dtype=bool)
        described, values = self.active.fields[self.filter], self.active.columns[self.filter]
        return np.asarray(~described.is_missing(values) & (values != 0))

    def groups(self) -> list[NDArray[np.bool_]]:
        """The counted cases of each group of a split file, shape (n,) each; all in one where nothing splits it."""
        if self.split is None:
            return [self.cases()]
        return [rows for _, rows in groups(self.split, self.active, self.cases())]

    def weights(self) -> NDArray[np.float64]:
        """The weight of every case, shape (n,): 1, or that of WEIGHT with missing and negative ones as 0."""
        return responses(self.active).weights()

    def tally(self, rows: NDArray[np.bool_] | None = None, key: str = "", active: Active | None = None) -> MemoryTally:
        """The active file, or another of the same cases, as procedures see it; some rows of it under their own key."""
        asked = self.active if active is None else active
        return self._counted.tally(
            asked, self.settings.values, lambda: self.cases() if rows is None else rows, f"{self.filter}|{key}"
        )


def command(name: str) -> ModuleType:
    """The file of a command that is available."""
    return import_module(f"{commands.__name__}.{module_of(name)}")


def _completed(place: Place, statement: Statement | Fault) -> Place:
    """The place with what the statement knows of it."""
    if isinstance(statement, Fault) or place.line is not None:
        return place
    entry = place.entry or statement.name
    return Place(statement.file, statement.line, entry)
