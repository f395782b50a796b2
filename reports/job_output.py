"""What a job of commands printed, as a document: headings, tables as SPSS shows them, warnings."""

import re
from collections.abc import Iterator, Sequence

from analysis.result import Result
from instrument.records import replace
from reports.cells import grid
from reports.document import LINE, Align, Block, Box, Document, Grid, GridCell, GridColumn, Heading, Paragraph, Run
from reports.footnotes import said
from reports.job_items import Drawn as Drawn
from reports.job_items import Item as Item
from reports.job_items import Line as Line
from reports.job_items import Remark as Remark
from reports.job_items import Shown as Shown
from reports.job_items import Values as Values
from reports.layering import layered
from reports.output import table_grid
from reports.pivoting import pivoted
from reports.spss_forms import formed, sections
from reports.spss_worded import in_spss_words
from reports.wording import phrase, place_in, say

LETTER = re.compile(r"^[a-z]\. ")
Begun = tuple[str, int]  # a command and the line of the job on which it begins
NONE: Begun = ("", 0)


def document(items: Sequence[Item], language: str) -> Document:
    """The output of a job in the order of its commands."""
    blocks: list[Block] = []
    command = NONE
    for number, (several, item) in enumerate(_layered(items)):
        if isinstance(item, Values):
            blocks.append(_listing(item, language, number))
        elif isinstance(item, Shown):
            blocks += _results(several, command, language, number)
        elif isinstance(item, Drawn):
            blocks += _charts(item, command, language, number)
        elif isinstance(item, Remark) and item.chart:
            continue
        elif isinstance(item, Remark):
            blocks.append(
                Box((Run(f"{place_in(item.place, language)}: {say(item.message, language)}"),), is_warning=True)
            )
        elif item.kind in ("title", "subtitle"):
            blocks.append(Heading(2, "", (Run(item.text),), f"line:{number}"))
        else:
            blocks += [Paragraph((Run(line),)) for line in item.text.split("\n")]
        command = (item.command, item.line) if isinstance(item, Shown | Drawn) else NONE
    blocks += _left_out([item for item in items if isinstance(item, Remark) and item.chart], language)
    return Document(language, phrase("output", language), "", (), tuple(blocks), style=f"spss-{language}")


def _charts(item: Drawn, before: Begun, language: str, number: int) -> Iterator[Block]:
    """A chart, behind the heading of its command where nothing of that stands before it."""
    from reports.charts import drawn

    made = drawn(item.chart, item.group, language)
    yield from _headings(item, before, number)[: (item.command, item.line) != before]
    yield replace(made, id=f"chart:{number}{LINE}{item.line}")


def _left_out(left_out: Sequence[Remark], language: str) -> list[Block]:
    """One line for all charts that the job asks for."""
    if not left_out:
        return []
    named = ", ".join(f"{each.chart} ({each.place.line})" for each in left_out)
    return [Paragraph((Run(phrase("charts_left_out", language, {"charts": named})),))]


def _layered(items: Sequence[Item]) -> Iterator[tuple[list[Shown], Item]]:
    """Items one by one, the groups of one request as one item where their tables can be put together."""
    at = 0
    while at < len(items):
        item = items[at]
        end = at + 1
        if isinstance(item, Shown) and item.layers:
            while end < len(items) and _is_of(items[end], item.layers):
                end += 1
        yield [each for each in items[at:end] if isinstance(each, Shown)], item
        at = end


def _is_of(item: Item, layers: int) -> bool:
    return isinstance(item, Shown) and item.layers == layers


def _headings(item: Shown | Drawn, before: Begun, number: int, part: str = "") -> list[Block]:
    found: list[Block] = []
    if (item.command, item.line) != before:
        found.append(Heading(2, "", (Run(item.command),), f"command:{number}"))
    if item.group:
        words = ", ".join(f"{name} = {value}" for name, value in item.group)
        found.append(Heading(3, "", (Run(words),), f"group:{number}{part}"))
    return found


def grids_of(shown: Shown, language: str) -> tuple[Result, list[Grid]]:
    """A result in SPSS's form, and a grid for each of its tables."""
    found = formed(in_spss_words(shown.result), language)
    return found, [pivoted(each) for each in _grids(found, language)]


def _grids(result: Result, language: str) -> list[Grid]:
    found = [table_grid(result, table, language, lettered=True) for table in result.tables]
    if not result.settings:
        return found
    from reports.renumbering import renumbered

    return [renumbered(each, result.settings) for each in found]


def _results(several: Sequence[Shown], before: Begun, language: str, number: int) -> Iterator[Block]:
    """One result, or those of the groups of a split file: in one table where they can be put together."""
    shown = [formed(in_spss_words(each.result), language) for each in several]
    grids = [_grids(each, language) for each in shown]
    together = layered(grids, [each.group for each in several])
    if together is not None:
        yield from _headings(replace(several[0], group=()), before, number)
        yield from _tables(together, sections(shown[0], language), str(number), several[0].line)
        yield from _notes(shown[0], language)
        return
    for at, (each, result, made) in enumerate(zip(several, shown, grids, strict=True)):
        yield from _headings(each, before if at == 0 else (each.command, each.line), number, f":{at}")
        yield from _tables(made, sections(result, language), f"{number}:{at}", each.line)
        yield from _notes(result, language)


def _tables(grids: Sequence[Grid], sections: Sequence[str], number: str, line: int) -> Iterator[Block]:
    """The tables, each section of them behind its heading."""
    before: list[str] = []
    for at, (made, section) in enumerate(zip(grids, sections, strict=True)):
        parts = section.split("\n") if section else []  # a heading, and that of a part of it
        for depth, text in enumerate(parts):
            if parts[: depth + 1] != before[: depth + 1]:
                yield Heading(3 + depth, "", (Run(text),), f"section:{number}:{at}" + (f":{depth}" if depth else ""))
        before = parts
        if not made.body:  # only why there is nothing to show
            yield from (Paragraph((Run(LETTER.sub("", "".join(run.text for run in note))),)) for note in made.notes)
            continue
        yield replace(pivoted(made), id=f"table:{number}:{at}{LINE}{line}")


def _notes(result: Result, language: str) -> Iterator[Block]:
    yield from (Paragraph((Run(text),)) for text in said(result.notes, result, language))


def _listing(item: Values, language: str, number: int) -> Block:
    columns = [GridColumn(1 / max(len(item.names), 1), Align.RIGHT)] * len(item.names)
    # The cells, not their columns: what stands at the left in a column of words is a label of its row.
    sides = [Align.LEFT if name in item.texts else None for name in item.names]
    lines = [
        tuple(GridCell((Run(text),) if text else (), align=side) for text, side in zip(row, sides, strict=True))
        for row in (item.names, *item.rows)
    ]
    made = grid(phrase("data_list", language), columns, lines[:1], lines[1:], ())
    return replace(made, id=f"table:{number}", is_pivot=True)
