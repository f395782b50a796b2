"""What a job prints, before it is a document: results, charts, remarks, lines, values of cases."""

from analysis.charts import Chart
from analysis.result import Message, Place, Result
from instrument.records import dataclass


@dataclass(frozen=True)
class Shown:
    """A result of one command, for the whole file or one group of a split file."""

    command: str
    result: Result
    group: tuple[tuple[str, str], ...] = ()
    layers: int = 0  # the same number: groups of one request, which stand in one table where they can
    line: int = 0  # of the job, on which the command begins


@dataclass(frozen=True)
class Drawn:
    """A chart of one command, for the whole file or one group of a split file."""

    command: str
    chart: Chart
    group: tuple[tuple[str, str], ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Remark:
    """Something the job could not do, or left out."""

    message: Message
    place: Place
    is_error: bool
    chart: str = ""  # one that was left out, which is told once for the job


@dataclass(frozen=True)
class Line:
    """Words of the job itself: `title`, `subtitle`, or lines as they are."""

    kind: str
    text: str


@dataclass(frozen=True)
class Values:
    """Values of cases, already as text."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    texts: frozenset[str] = frozenset()  # names of columns of words, which begin at the left


Item = Shown | Drawn | Remark | Line | Values
