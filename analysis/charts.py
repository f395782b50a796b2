"""What charts show: counts, boxes, points and lines with the words beside them; how they look is not said here."""

from typing import Literal

from instrument.message import Message
from instrument.records import dataclass

Shape = Literal["bars", "stacked", "lines", "area", "pie", "means"]
"""How values of categories stand: `means` are points with an interval each."""


@dataclass(frozen=True)
class Axis:
    """What stands along an axis: its title, the decimals of its numbers (None: as few as they need), its ends."""

    title: Message
    decimals: int | None = None
    ticks: tuple[tuple[float, str], ...] = ()  # numbers that are written otherwise, such as days
    low: float | None = None  # where the axis begins, where that was asked
    high: float | None = None
    before: str = ""  # every number, such as $
    after: str = ""  # such as %
    grouped: bool = False  # thousands are parted by commas


@dataclass(frozen=True)
class Series:
    """A value for each category, None where there is none; intervals where the shape has them."""

    name: str
    values: tuple[float | None, ...]
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Bars:
    """Values of categories, in one series or in several that `by` parts."""

    title: Message
    across: Message  # the title of the axis of categories
    labels: tuple[str, ...]
    up: Axis
    series: tuple[Series, ...]
    by: Message | None = None
    shape: Shape = "bars"
    further: Message | None = None  # a last category that has no label in the file
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Histogram:
    """Counts of intervals of the same width, each with its lower end, beside mean, standard deviation and number."""

    title: Message
    axis: Axis
    up: Axis
    first: float  # the lower end of the first interval
    width: float
    counts: tuple[float, ...]  # sums of weights, or their per cents
    mean: float | None
    sd: float | None
    n: float  # sum of weights
    normal: bool = False  # the normal curve of that mean and deviation is drawn
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Outlier:
    """A value outside of the whiskers, by the number or name of its case; `is_extreme`: by more than three lengths."""

    value: float
    name: str
    is_extreme: bool


@dataclass(frozen=True)
class Box:
    """One box: hinges, median, whiskers (None where nobody answers) and what lies outside of them."""

    label: str
    n: float
    numbers: tuple[float, float, float, float, float] | None
    outliers: tuple[Outlier, ...] = ()  # the farthest where there are very many
    outside: int = 0  # how many cases lie outside


@dataclass(frozen=True)
class Boxes:
    """Boxes side by side along one axis of values."""

    title: Message
    across: Message | None
    up: Axis
    boxes: tuple[Box, ...]
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Point:
    """A place with how many cases stand there, and the words beside it, if any."""

    x: float
    y: float
    weight: float = 1.0
    label: str = ""


@dataclass(frozen=True)
class Cloud:
    """Points of one kind, joined by a line or not."""

    name: str
    points: tuple[Point, ...]
    joined: bool = False


@dataclass(frozen=True)
class Points:
    """Points on a plane, with straight lines that they are held against."""

    title: Message
    across: Axis
    up: Axis
    clouds: tuple[Cloud, ...]
    by: Message | None = None
    lines: tuple[tuple[Point, Point], ...] = ()
    notes: tuple[Message, ...] = ()
    square: bool = False  # both axes have the same length


@dataclass(frozen=True)
class Stem:
    """A line of a stem-and-leaf plot; `extremes`: "<" or ">" where it holds what is too far out to have a leaf."""

    frequency: float
    stem: str
    leaves: str
    extremes: str = ""


@dataclass(frozen=True)
class Stems:
    """A stem-and-leaf plot: a leaf stands for `each` cases, a stem counts `width`."""

    title: Message
    lines: tuple[Stem, ...]
    width: str
    each: int


@dataclass(frozen=True)
class Joint:
    """Where two branches of a tree become one: their places down the leaves, where each begins, where both end."""

    places: tuple[float, float]
    begins: tuple[float, float]
    end: float


@dataclass(frozen=True)
class Tree:
    """A tree that lies: its leaves below one another, its joints along an axis of distances."""

    title: Message
    across: Axis
    leaves: tuple[str, ...]
    joints: tuple[Joint, ...]
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Icicle:
    """Cases beside one another, and up to how many clusters every two neighbours are in one."""

    title: Message
    across: Axis
    leaves: tuple[str, ...]
    counts: tuple[int, ...]  # one less than leaves
    notes: tuple[Message, ...] = ()


Chart = Bars | Histogram | Boxes | Points | Stems | Tree | Icicle
