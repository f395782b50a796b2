"""The front of the Word file: title, facts, contents and lists with entries that stand until Word reckons them anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reports.document import Grid, Heading, Picture, Run
from reports.renderers.docx.body import caption_gap, styled
from reports.renderers.docx.controls import controlled
from reports.renderers.docx.fields import field
from reports.renderers.docx.filling import Filling, titled
from reports.renderers.docx.manuscript import Manuscript
from reports.renderers.docx.ooxml import Element, element, w
from reports.renderers.docx.runs import runs
from reports.traces import FACTS

DEEPEST = 3
Entry = tuple[str, str, str]  # style, the block it leads to, text


def front(script: Manuscript, pages: Mapping[str, int]) -> Iterator[Element]:
    """Title, subtitle, facts, contents, lists of tables and figures, and a new page; `pages`: block id → its page."""
    document = script.document
    if not document.has_front:
        return
    yield styled("Title", runs(Run(document.title), script.chinese))
    if document.subtitle:
        yield styled("Subtitle", runs(Run(document.subtitle), script.chinese))
    for at, (name, value) in enumerate(document.facts):
        number, trace = script.traces[FACTS, at]
        words = runs(Run(f"{name}{'：' if script.chinese else ': '}"), script.chinese)
        yield styled("Facts", [*words, controlled(trace, number, runs(Run(value), script.chinese))])
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    filling = titled(document)
    yield from _contents(script, filling, headings, pages)
    yield from _list(script, filling, document.tables_title, grids, pages)
    yield from _list(script, filling, document.figures_title, pictures, pages)
    yield styled("AfterTable", [w("r", w("br", {"type": "page"}))])


def _contents(
    script: Manuscript, filling: Filling, headings: Sequence[Heading], pages: Mapping[str, int]
) -> Iterator[Element]:
    if not headings or not script.document.contents_title:
        return
    entries = [
        (f"TOC{each.level}", each.id, each.prefix + "".join(inline.text for inline in each.content))
        for each in headings
    ]
    yield _heading(script, filling, script.document.contents_title, entries)
    yield from _entries(script, rf'TOC \o "1-{DEEPEST}" \h \z \u', entries, pages)


def _list(
    script: Manuscript, filling: Filling, title: str, blocks: Sequence[Grid | Picture], pages: Mapping[str, int]
) -> Iterator[Element]:
    if not blocks or not title:
        return
    label = next((script.numbers[each.id].label for each in blocks if each.id in script.numbers), "")
    entries = [("TableofFigures", each.id, each.number + caption_gap(script) + each.caption) for each in blocks]
    yield _heading(script, filling, title, entries)
    yield from _entries(script, rf'TOC \h \z \c "{label}"', entries, pages)


def _heading(script: Manuscript, filling: Filling, title: str, entries: Sequence[Entry]) -> Element:
    """The title of a list, on a new page where it would stand alone; `filling` then counts the list too."""
    turns = filling.strands("ContentsHeading", title, entries[0][0])
    if turns:
        filling.used = 0.0
    for style, text in (("ContentsHeading", title), *((style, text) for style, _, text in entries)):
        filling.add(style, text)
    return styled("ContentsHeading", runs(Run(title), script.chinese), w("pageBreakBefore") if turns else None)


def _entries(
    script: Manuscript, instruction: str, entries: Sequence[Entry], pages: Mapping[str, int]
) -> Iterator[Element]:
    """One paragraph for each entry; the field opens in the first and closes in the last."""
    opening, closing = _ends(field(instruction, ()))
    for at, (style, target, text) in enumerate(entries):
        link = _link(script, target, text, pages.get(target))
        before = opening if at == 0 else []
        after = closing if at == len(entries) - 1 else []
        yield styled(style, [*before, link, *after])


def _ends(runs_of_field: Sequence[Element]) -> tuple[Sequence[Element], Sequence[Element]]:
    return runs_of_field[:-1], runs_of_field[-1:]


def _link(script: Manuscript, target: str, text: str, page: int | None) -> Element:
    name = script.anchors[target].name
    number: Iterable[Element] = field(rf"PAGEREF {name} \h", [w("r", w("t", str(page)))]) if page else ()
    words = runs(Run(text), script.chinese)
    return element("w:hyperlink", {"w:anchor": name, "w:history": 1}, *words, w("r", w("tab")), *number)
