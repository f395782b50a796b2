"""Items with the shares of their answers, as the results of frequencies, descriptives and reliability hold them."""

import math
from collections.abc import Sequence

from analysis.result import Fault, Result, quoted
from analysis.table import Cell, Table
from instrument.records import dataclass
from reports.banding import band_name, bands, number, together
from reports.document import Run
from reports.ink import Ink
from reports.svg import legend_width

MOST_NUMBERED = 8  # letters of a number with its unit


@dataclass(frozen=True)
class Item:
    """One item: its valid answers in the order of its codes, those beside each other as one where they are many."""

    name: str
    label: str
    n: Cell
    levels: tuple[str, ...]  # printed names of the codes, or of bands of them
    shares: tuple[Cell, ...]  # per cent of valid answers, one per level
    mean: Cell
    sd: Cell
    points: int  # answers that may be given
    ends: tuple[str, str]  # the first and the last of them

    @property
    def is_banded(self) -> bool:
        return self.points > len(self.levels)

    @property
    def is_numbered(self) -> bool:
        """Whether its answers are numbers, which need no codes beside them."""
        return all(level[:1].isdigit() and len(level) <= MOST_NUMBERED for level in self.levels)


@dataclass(frozen=True)
class Group:
    """Items of one scale; no label where nothing groups them."""

    label: str
    items: tuple[Item, ...]


def step_names(items: Sequence[Item], ink: Ink, room: float = math.inf) -> list[str]:
    """The names of the answers where all items have the same and a legend has room, else codes, the ends explained."""
    named = dict.fromkeys(item.levels for item in items)
    if len(named) == 1 and legend_width(items[0].levels) <= room:
        return list(items[0].levels)
    steps = len(items[0].levels)
    ends = [ink.plain("lowest", {"code": 1}), ink.plain("highest", {"code": steps})]
    return [ends[0], *(str(code) for code in range(2, steps)), ends[1]]


def alike(found: Sequence[Group]) -> tuple[Group, ...]:
    """The groups with the items that offer as many answers as the first one."""
    points = found[0].items[0].points
    kept = (Group(each.label, tuple(item for item in each.items if item.points == points)) for each in found)
    return tuple(each for each in kept if each.items)


def banded_note(item: Item, ink: Ink) -> tuple[tuple[Run, ...], ...]:
    """Which answers stand together, if any do."""
    values = {"low": item.ends[0], "high": item.ends[1], "bands": ink.plain("list").join(item.levels)}
    return (ink.phrase("banded_note", values),) if item.is_banded else ()


def by_top(items: Sequence[Item], steps: int) -> list[Item]:
    """Items by the share of their answers above the middle, the largest first."""
    half = steps // 2
    return sorted(items, key=lambda item: -sum(share_of(each) for each in item.shares[-half:]))


def share_of(found: Cell) -> float:
    """A share as a number; 0 where it is not defined."""
    return float(found) if isinstance(found, int | float) else 0.0


def groups(results: Sequence[Result], ink: Ink) -> tuple[Group, ...]:
    """Items by the scales whose reliability is among `results`; those of no scale stand first, without a heading.

    The items are those that a result of descriptives describes, or all whose frequencies there are. Raises `Fault`
    where no frequencies are given.
    """
    items = {item.name: item for item in _items(results, ink)}
    found: list[Group] = []
    for result in results:
        if result.procedure == "reliability":
            names = [str(each) for each in result.table("item_statistics").column("item")]
            scale = str(result.table("reliability").rows[0][0])
            found.append(Group(ink.label(result, scale), tuple(items.pop(name) for name in names if name in items)))
    rest = [Group("", tuple(items.values()))] if items else []
    return tuple(group for group in (*rest, *found) if group.items)


def _items(results: Sequence[Result], ink: Ink) -> list[Item]:
    counted = [result for result in results if result.procedure == "frequencies"]
    described = {
        str(name)
        for result in results
        if result.procedure == "descriptives"
        for name in result.table("descriptive_statistics").column("variable")
    }
    if not counted:
        found = ", ".join(result.procedure for result in results)
        raise Fault("{found} are no shares of answers; possible: frequencies", {"found": quoted(found)})
    tables = [(result, table) for result in counted for table in result.tables if table.name == "frequencies"]
    return [_item(result, table, ink) for result, table in tables if not described or table.about[0] in described]


def _item(result: Result, table: Table, ink: Ink) -> Item:
    name = table.about[0]
    category, share = table.index("category"), table.index("valid_percent")
    valid = [row for row in table.where({"part": "valid"}) if row[category] != "total"]
    statistics = result.table("statistics")
    levels = [ink.label(result, str(row[category])) for row in valid]
    parts = bands(len(valid))
    return Item(
        name=name,
        label=ink.label(result, name),
        n=table.cell({"part": "valid", "category": "total"}, "count"),
        levels=tuple(band_name([levels[at] for at in part], ink) for part in parts),
        shares=tuple(together([valid[at][share] for at in part]) for part in parts),
        mean=statistics.cell({"variable": name}, "mean"),
        sd=statistics.cell({"variable": name}, "sd"),
        points=len(valid),
        ends=(number(levels[0]), number(levels[-1])) if levels else ("", ""),
    )
