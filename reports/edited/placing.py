"""Changes of an edited file put into the lines of the chapter they belong to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from reports.document import Claim, Heading, Inline, Listing, Number, Paragraph, Reference, Run
from reports.edited.filling import simple
from reports.edited.sources import Chapter
from reports.edited.texts import Item
from reports.record import Printed, Written
from reports.tokens import Piece
from reports.traces import Sort, texts
from reports.written import written

CALL = re.compile(r"(\w+)\(.*\)", re.DOTALL)
QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
Span = tuple[int, int]  # the first and the last line


@dataclass(frozen=True)
class Edit:
    """Lines of a chapter and what comes in their place; a last line before the first: put in before the first."""

    span: Span
    lines: tuple[str, ...]


class Unplaceable(Exception):
    """A change of lines that conditions, loops or macros make."""

    def __init__(self, span: Span) -> None:
        super().__init__(span)
        self.span = span


@dataclass(frozen=True)
class Placing:
    """One chapter as it was written, and as the edited file has it."""

    chapter: Chapter
    base: Sequence[Written]
    items: Sequence[Item]
    printed: Mapping[str, Printed]

    def is_unchanged(self) -> bool:
        """Whether every text stands as it did and where it did."""
        same = [each.name for each in self.base] == [each.name for each in self.items]
        return same and not any(each.is_changed for each in self.items)

    def text(self) -> str:
        """The chapter with the changes in their lines; raises `Unplaceable`."""
        lines = list(self.chapter.lines)
        for edit in sorted(self._edits(), key=lambda edit: (edit.span[0], edit.span[1]), reverse=True):
            lines[edit.span[0] - 1 : edit.span[1]] = edit.lines
        return "\n".join(lines)

    def _edits(self) -> Iterator[Edit]:
        matcher = SequenceMatcher(None, self._base_names, [each.name for each in self.items], autojunk=False)
        for action, start, end, first, last in matcher.get_opcodes():
            if action == "equal":
                pairs = zip(range(start, end), self.items[first:last], strict=True)
                yield from (self._reworded(at, item) for at, item in pairs if item.is_changed)
            if action in {"delete", "replace"}:
                yield from (self._taken_out(at) for at in range(start, end))
            if action in {"insert", "replace"}:
                yield self._put_in(end, self.items[first:last])

    def _reworded(self, at: int, item: Item) -> Edit:
        span = self._plain(at)
        return Edit(span, (self._source(self._asking(item, at, span)),))

    def _taken_out(self, at: int) -> Edit:
        """Without the lines, and without the blank one behind them where another stands before."""
        first, last = self._plain(at)
        lines = self.chapter.lines
        is_alone = (first == 1 or not lines[first - 2].strip()) and last < len(lines) and not lines[last].strip()
        return Edit((first, last + is_alone), ())

    def _put_in(self, behind: int, items: Sequence[Item]) -> Edit:
        """New lines behind the texts before them, or before the first text of the chapter."""
        line = self._end_of(behind)
        if not self.chapter.is_open(line):
            raise Unplaceable((line, line))
        made: list[str] = []
        lines = self.chapter.lines
        above = lines[line - 1] if line else ""
        for item in items:
            source = self._source(self._moved(item))
            made += ["", source] if above.strip() and not _are_points(above, source) else [source]
            above = source
        below = lines[line] if line < len(lines) else ""
        if below.strip() and not _are_points(above, below):
            made.append("")
        return Edit((line + 1, line), tuple(made))

    def _end_of(self, behind: int) -> int:
        """The line behind which stands what follows the texts before `behind`."""
        before = [span for span in self._spans[:behind] if span is not None]
        if before:
            return max(last for _, last in before)
        first = next((span for span in self._spans if span is not None), None)
        return 0 if first is None else first[0] - 1

    def _plain(self, at: int) -> Span:
        span = self._spans[at]
        if span is None or not self.chapter.is_plain(*span):
            place = self.base[at].place
            raise Unplaceable((place.first, place.last) if place else (1, len(self.chapter.lines)))
        sources, names = self.chapter.asked(*span), self._asked(at)
        if len(sources) != len(names) or not all(map(self._is_asked_by, names, sources)):
            raise Unplaceable(span)
        return span

    def _is_asked_by(self, name: str, source: str) -> bool:
        """Whether this is what the source between braces asks for, and no variable or macro that prints more."""
        printed = self.printed.get(name)
        if printed is None:
            return bool(CALL.fullmatch(source)) and source.startswith("ref(")
        if printed.sort == Sort.CLAIM:
            return True
        found, asked = CALL.fullmatch(source), CALL.match(printed.expression)
        return found is not None and asked is not None and found[1] == asked[1] and _is_one_call(source)

    def _asked(self, at: int) -> Sequence[str]:
        """What stands between braces in a text; a table or figure is one such."""
        written = self.base[at]
        return written.asked or ((written.name,) if "_cv_p" in written.name else ())

    @cached_property
    def _base_names(self) -> list[str]:
        return [each.name for each in self.base]

    @cached_property
    def _spans(self) -> list[Span | None]:
        """The lines of each text; of the points of a list a line each, of what shares lines otherwise none."""
        sharing: dict[Span, list[int]] = {}
        for at, each in enumerate(self.base):
            if each.place is not None:
                sharing.setdefault((each.place.first, each.place.last), []).append(at)
        found: list[Span | None] = [None] * len(self.base)
        for (first, last), own in sharing.items():
            if len(own) == 1:
                found[own[0]] = (first, last)
            elif len(own) == last - first + 1:
                for line, at in enumerate(own, start=first):
                    found[at] = (line, line)
        return found

    def _asking(self, item: Item, at: int, span: Span) -> Item:
        """The item with the expressions as the chapter writes them, where they are those of the lines it comes from."""
        return _with_expressions(item, dict(zip(self._asked(at), self.chapter.asked(*span), strict=True)))

    def _moved(self, item: Item) -> Item:
        """What was elsewhere in the chapter before keeps its expressions; what is new asks as the record says."""
        at = next((at for at, each in enumerate(self.base) if item.name and each.name == item.name), None)
        if at is None:
            return item
        return self._asking(item, at, self._plain(at))

    def _source(self, item: Item) -> str:
        part = item.part
        if isinstance(part, Heading):
            part = replace(part, level=max(1, part.level - self._lowered))
        return written([part]).rstrip("\n")

    @cached_property
    def _lowered(self) -> int:
        """How many levels the report sets the headings of the chapter below those of its file."""
        for each in self.items:
            at = next((at for at, base in enumerate(self.base) if base.name == each.name), None)
            span = None if at is None else self._spans[at]
            if isinstance(each.part, Heading) and span is not None:
                line = self.chapter.lines[span[0] - 1].lstrip()
                return each.part.level - (len(line) - len(line.lstrip("#")) or each.part.level)
        return 0


def parts_of(items: Sequence[Item]) -> list[Heading | Paragraph | Listing | Piece]:
    """Items as parts of a chapter: neighbouring points are one list."""
    found: list[Heading | Paragraph | Listing | Piece] = []
    for item in items:
        last, part = found[-1] if found else None, item.part
        if isinstance(last, Listing) and isinstance(part, Listing) and last.ordered == part.ordered:
            found[-1] = replace(last, items=(*last.items, *part.items))
        else:
            found.append(part)
    return found


def _with_expressions(item: Item, asked: Mapping[str, str]) -> Item:
    names = iter(item.asked)

    def one(inline: Inline) -> Inline:
        if isinstance(inline, Claim):
            condition = asked.get(next(names), inline.condition)
            return Claim(simple(tuple(map(one, inline.content))), condition, inline.is_borne)
        if isinstance(inline, Run) and not inline.expression:
            return inline
        expression = asked.get(next(names), inline.expression)
        if isinstance(inline, Reference):
            return Number(inline.text, expression)
        return replace(inline, expression=expression)

    if isinstance(item.part, Piece):
        return replace(item, part=replace(item.part, expression=asked.get(item.name, item.part.expression)))
    contents = tuple(tuple(map(one, content)) for content in texts(item.part))
    if isinstance(item.part, Listing):
        return replace(item, part=replace(item.part, items=contents))
    return replace(item, part=replace(item.part, content=contents[0]))


def _is_one_call(source: str) -> bool:
    """Whether the bracket that opens first closes last."""
    depth = 0
    for at, character in enumerate(QUOTED.sub(lambda found: "_" * len(found[0]), source)):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == ")" and depth == 0:
            return at == len(source) - 1
    return False


def _are_points(one: str, other: str) -> bool:
    """Whether both lines are points of a list of one kind."""
    marks = [line.lstrip()[:1] for line in (one, other)]
    return marks == ["-", "-"] or all(mark.isdigit() for mark in marks)
