"""Questions as tables of Word: wording and answers at the left, the column of the office at the right."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from reports.paper.handout import Ask, Choice, Choices, Line, Matrix, Office, Ranks
from reports.paper.word_parts import (
    BODY,
    GUTTER,
    HAIR,
    HEAD,
    KEPT,
    LONGEST,
    MARGIN,
    OFFICE,
    PER_LINE,
    ROOM,
    box,
    cell,
    gap,
    office_cell,
    paragraph,
    row,
    table,
    text,
)
from reports.renderers.docx.ooxml import Attributes, Element, w
from reports.renderers.docx.styles import border


def questions(asks: Sequence[Ask], chinese: bool, with_office: bool = True) -> Iterator[Element]:
    """Each question, a little room behind."""
    for ask in asks:
        if isinstance(ask.answer, Matrix):
            yield from _stem(ask, chinese, w("ind", {"left": MARGIN}))
            yield matrix(ask, ask.answer, chinese, with_office)
        else:
            kept = w("cantSplit") if _lines(ask) <= LONGEST else None
            content = [*_stem(ask, chinese), *_answers(ask, chinese), *_leads(ask, chinese)]
            office = office_cell([*_office(ask.office, chinese)], with_office)
            yield table((BODY, GUTTER, OFFICE), [row([cell(BODY, content), gap(), office], kept)])
        yield paragraph("PaperGap", ())


def _lines(ask: Ask) -> int:
    answer = ask.answer
    return -(-len(answer.choices) // len(answer.shares)) if isinstance(answer, Choices | Ranks) else 1


def _stem(ask: Ask, chinese: bool, *looks: Element) -> Iterator[Element]:
    yield paragraph("PaperStem", text(ask.stem, chinese), *map(deepcopy, looks))
    for note in ask.before:
        yield paragraph("PaperNote", text(note, chinese), *map(deepcopy, looks))


def _leads(ask: Ask, chinese: bool) -> Iterator[Element]:
    for note in ask.after:
        yield paragraph("PaperNote", text(f"→ {note}", chinese))


def _answers(ask: Ask, chinese: bool) -> Iterator[Element]:
    answer = ask.answer
    if isinstance(answer, Line):
        yield from _line(answer, chinese)
    elif isinstance(answer, Choices | Ranks):
        columns = len(answer.shares)
        ends = [round(BODY * sum(answer.shares[:at])) for at in range(1, columns)]
        for at in range(0, len(answer.choices), columns):
            line = answer.choices[at : at + columns]
            content = _side_by_side(line, isinstance(answer, Ranks), chinese)
            stops = w("tabs", *(w("tab", {"val": "left", "pos": end}) for end in ends))
            look = stops if columns > 1 else w("ind", {"left": 520, "hanging": 520})
            yield paragraph("PaperAnswer", content, look, w("keepNext"))


def _side_by_side(line: Sequence[Choice], ranks: bool, chinese: bool) -> Iterator[Element]:
    for at, each in enumerate(line):
        if at:
            yield w("r", w("tab"))
        yield from text("____", chinese) if ranks else (box(),)
        yield from text(f" {each.code}", chinese, 7)
        yield from text(f" {each.text}" + (" ________________" if each.blank else ""), chinese)


def _line(answer: Line, chinese: bool) -> Iterator[Element]:
    for _ in range(answer.rows):
        stop = w("tabs", w("tab", {"val": "right", "leader": "underscore", "pos": BODY - 3 * MARGIN}))
        tall: Attributes = {"before": 180, "after": 0}
        yield paragraph("PaperAnswer", [w("r", w("tab"))], stop, w("spacing", tall))
    if answer.pattern:
        yield paragraph("PaperAnswer", text(answer.pattern.replace(ROOM, "__ "), chinese))


def _office(each: Sequence[Office], chinese: bool) -> Iterator[Element]:
    for one in each:
        yield paragraph("PaperName", text(one.name, chinese))
        for at in range(0, one.digits, PER_LINE):
            yield paragraph("PaperOffice", [box() for _ in range(min(PER_LINE, one.digits - at))])
    if not each:
        yield paragraph("PaperName", ())


def matrix(ask: Ask, held: Matrix, chinese: bool, with_office: bool) -> Element:
    """A table whose heads stand again on every page."""
    wide = min(HEAD, BODY * 3 // 5 // len(held.heads))
    stub = BODY - wide * len(held.heads)
    heads = [_under(wide, "PaperHead", [*text(f"{head.text}\n", chinese), *text(head.code, chinese, 7)], "bottom")
             for head in held.heads]  # fmt: skip
    first = [_under(stub, "PaperHead", ()), *heads, gap(), office_cell([paragraph("PaperHead", ())], with_office)]
    rows = [row(first, w("cantSplit"), w("tblHeader"))]
    for at, words in enumerate(held.rows):
        keeps = at < len(held.rows) - 1 and (len(held.rows) <= LONGEST or at < KEPT)
        name = ask.office[at] if at < len(ask.office) else Office("", 0)
        office = [*(box() for _ in range(name.digits)), *text(f" {name.name}", chinese, 6.5)]
        cells = [
            _under(stub, "PaperText", text(words, chinese), keeps=keeps),
            *(_under(wide, "PaperBox", [box()]) for _ in held.heads),
            gap(),
            office_cell([paragraph("PaperOffice", office)], with_office),
        ]
        rows.append(row(cells, w("cantSplit")))
    return table((stub, *([wide] * len(held.heads)), GUTTER, OFFICE), rows)


def _under(width: int, style: str, content: Iterable[Element], align: str = "center", keeps: bool = False) -> Element:
    """A cell with a rule below it."""
    narrow = (
        w("tcMar", *(w(side, {"w": 30, "type": "dxa"}) for side in ("left", "right"))) if style == "PaperHead" else None
    )
    looks = w("tcBorders", border("bottom", HAIR)), narrow, w("vAlign", {"val": align})
    return cell(width, [paragraph(style, content, w("keepNext") if keeps else None)], *looks)
