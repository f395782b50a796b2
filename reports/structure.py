"""Whether items go together as their scales say: by their loadings, and by their correlation with the rest."""

from collections.abc import Mapping, Sequence

from analysis.result import Result
from analysis.table import Table
from reports.factoring import loadings
from reports.limits import LIMITS


def loading_pattern(factor: Result, scales: Sequence[Result]) -> Mapping[str, int | bool]:
    """What the largest rotated loadings say of the scales whose reliability is given.

    `together`: the items of each scale load most on one component; `apart`: no two scales on the same; `crossed`: how
    many items load on more than one component at the conventional limit or above.
    """
    table, _ = loadings(factor)
    places = [[_strongest(table, item) for item in _items(scale)] for scale in scales]
    first = [place[0] for place in places]
    together = all(len(set(place)) == 1 and place[0] >= 0 for place in places)
    crossed = sum(_high(table, item) > 1 for scale in scales for item in _items(scale))
    return {"together": together, "apart": together and len(set(first)) == len(first), "crossed": crossed}


def discriminations(scales: Sequence[Result]) -> list[tuple[str, str, float]]:
    """Task, item and corrected item–total correlation of every item, the weakest first; undefined ones left out."""
    found = [
        (scale.name, str(line[0]), line[scale.table("item_total").index("corrected_item_total")])
        for scale in scales
        for line in scale.table("item_total").rows
    ]
    defined = [(task, item, float(size)) for task, item, size in found if isinstance(size, int | float)]
    return sorted(defined, key=lambda each: each[2])


def _items(scale: Result) -> list[str]:
    return [str(item) for item in scale.table("item_statistics").column("item")]


def _sizes(table: Table, item: str) -> list[float]:
    rows = table.where({"item": item})
    return [abs(each) if isinstance(each, int | float) else -1.0 for each in rows[0][1:]] if rows else []


def _strongest(table: Table, item: str) -> int:
    """The position of the component on which an item loads most; -1 where no loading is defined."""
    sizes = _sizes(table, item)
    return sizes.index(max(sizes)) if sizes and max(sizes) >= 0 else -1


def _high(table: Table, item: str) -> int:
    return sum(size >= LIMITS["loading"].value for size in _sizes(table, item))
