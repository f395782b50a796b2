"""Pages without large gaps: where a table or figure does not fit, the text behind it comes before it."""

from collections.abc import Iterator, Sequence

from instrument.records import dataclass
from reports.document import Block, Box, Grid, Heading, Listing, Paragraph, Picture

LONG = 16  # rows: a longer table runs on over pages wherever it stands
SHORT = 8  # rows: a shorter one never does
GAP = 0.2  # of a page: what is smaller at its foot is no gap
START = 0.26  # of a page: what the beginning of a table that runs on needs


@dataclass(frozen=True)
class Measures:
    """Heights in points: of each block, of the text on a page, between two paragraphs."""

    heights: Sequence[float]
    page: float
    between: float


@dataclass(frozen=True)
class Filling:
    """The blocks in the order in which they are set, and the ids of tables that run on."""

    blocks: tuple[Block, ...]
    running: frozenset[str]


def fill(blocks: Sequence[Block], measures: Measures) -> Filling:
    """The blocks, of which text may pass tables and figures but never a heading; a foot left empty breaks a table."""
    waiting = list(range(len(blocks)))
    order: list[int] = []
    running = {block.id for block in blocks if isinstance(block, Grid) and len(block.body) > LONG}
    y = 0.0
    while waiting:
        at = waiting[0]
        if _leaves_gap(blocks[at], y, at, measures, running):
            text = next(_text_behind(blocks, waiting), None)
            if text is not None:
                at = text
            elif _may_run(blocks[at], y, measures):
                running.add(blocks[at].id)  # type: ignore[union-attr]  # only a table may run on
        waiting.remove(at)
        order.append(at)
        y = _below(blocks[at], y, at, measures, running)
    return Filling(tuple(blocks[at] for at in order), frozenset(running))


def is_whole(block: Block, running: frozenset[str] | set[str]) -> bool:
    """Whether the block stands on one page."""
    return isinstance(block, Picture) or (isinstance(block, Grid) and block.id not in running)


def _leaves_gap(block: Block, y: float, at: int, measures: Measures, running: set[str]) -> bool:
    room = measures.page - y
    return is_whole(block, running) and measures.heights[at] > room > GAP * measures.page


def _text_behind(blocks: Sequence[Block], waiting: Sequence[int]) -> Iterator[int]:
    """The texts behind the next block, up to the next heading or box."""
    for at in waiting[1:]:
        if isinstance(blocks[at], Heading | Box):
            return
        if isinstance(blocks[at], Paragraph | Listing):
            yield at


def _may_run(block: Block, y: float, measures: Measures) -> bool:
    return isinstance(block, Grid) and len(block.body) >= SHORT and measures.page - y > START * measures.page


def _below(block: Block, y: float, at: int, measures: Measures, running: set[str]) -> float:
    """Where the text stands after a block that starts at `y`: on this page, or on the one it ends on."""
    height = measures.heights[at]
    if isinstance(block, Heading) and block.is_appendix and block.level == 1:
        return height + measures.between
    stays = is_whole(block, running) or isinstance(block, Heading)
    # A heading takes two lines of what it heads along to the next page.
    need = 2.5 * height if isinstance(block, Heading) else height
    if y + need > measures.page:
        y = 0.0 if stays else y - measures.page
    return max(y + height, 0.0) + measures.between
