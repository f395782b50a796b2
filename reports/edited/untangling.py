"""Bookmarks that begin or end at one place, in the order in which they nest: LibreOffice writes starts before ends."""

from collections.abc import Iterator

from reports.edited.opening import W
from reports.renderers.docx.ooxml import Element
from reports.traces import NAME

START, END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
DEPTHS = {"n": 2, "c": 1}  # a number stands within a claim, and both within everything else


def untangle(body: Element) -> None:
    """Puts ends before starts and the inner within the outer, where that says something else of our claims."""
    names = {each.get(f"{W}id"): each.get(f"{W}name", "") for each in body.iter(START)}
    for cluster in list(_clusters(body)):
        kinds = {_depth(each, names) for each in cluster}
        if 1 in kinds and len(cluster) > 1:
            _sort(cluster, names)


def _clusters(body: Element) -> Iterator[list[Element]]:
    """Bookmarks that stand side by side with nothing between them."""
    for first in body.iter(START, END):
        before = first.getprevious()
        if before is not None and before.tag in {START, END}:
            continue
        found = [first]
        while (each := found[-1].getnext()) is not None and each.tag in {START, END}:
            found.append(each)
        yield found


def _sort(cluster: list[Element], names: dict[str | None, str]) -> None:
    opened = {each.get(f"{W}id") for each in cluster if each.tag == START}
    closed = {each.get(f"{W}id") for each in cluster if each.tag == END}

    def place(each: Element) -> tuple[int, int]:
        depth = _depth(each, names)
        if each.get(f"{W}id") in opened & closed:  # around nothing
            return 1, 0
        return (0, -depth) if each.tag == END else (2, depth)

    ordered = sorted(cluster, key=place)
    if ordered == cluster:
        return
    above = cluster[0].getparent()
    at = 0 if above is None else above.index(cluster[0])
    if above is not None:
        above[at : at + len(cluster)] = ordered


def _depth(each: Element, names: dict[str | None, str]) -> int:
    match = NAME.fullmatch(names.get(each.get(f"{W}id"), ""))
    return DEPTHS.get(match[1][0], 0) if match else 0
