"""An edited file as headings, paragraphs, points, tables and figures of chapters, in the order a person gave them."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from analysis.result import Message, Place, quoted
from instrument.records import dataclass, replace
from reports.blocks import Part
from reports.document import Box, Heading, Inline, Listing, Paragraph, Run
from reports.edited.anchors import PARAGRAPH, TABLE, flat
from reports.edited.inlines import Reader
from reports.edited.lists import Lists, lists
from reports.edited.looks import Looks
from reports.edited.opening import Package, W
from reports.edited.untangling import untangle
from reports.record import Record
from reports.renderers.docx.fields import bookmark_name
from reports.renderers.docx.ooxml import Element
from reports.tokens import Piece
from reports.traces import NAME, Sort, pattern, root_of, style_of, texts

OURS = frozenset({"title", "subtitle", "facts", "table note", "after table", "figure", "warning", "callout", "caption"})
"""Styles of what no chapter holds as words."""
FRONT = re.compile(r"(toc|contents|table of figures|index)\b")
HEADING = re.compile(r"heading ([1-9])")
HAN = "[〇一二三四五六七八九十]+"
NUMBERED = re.compile(rf"{HAN}、|（{HAN}）|[0-9]{{1,2}}\.\s+|[0-9]+(?:\.[0-9]+)+\.?\s+|(?:附录|Appendix )[A-Z]\s+")
"""A number that a person has typed before a heading."""
DRAWING = f"{W}drawing"


@dataclass(frozen=True)
class Item:
    """One of them, with the name under which it was written."""

    name: str  # empty for what a person has added
    part: Part
    asked: tuple[str, ...] = ()

    @cached_property
    def is_changed(self) -> bool:
        """Whether it reads otherwise than when it was written; numbers do not count."""
        if isinstance(self.part, Piece):
            return False
        (content,) = texts(self.part)
        return root_of(Sort.TEXT, pattern(style_of(self.part), content)) != NAME.sub(r"_cv_\1", self.name)


@dataclass(frozen=True)
class Texts:
    """Reads the items of one file."""

    package: Package
    record: Record
    looks: Looks
    left: list[Message]  # what chapters cannot hold

    def items(self, body: Element) -> tuple[Item, ...]:
        """Everything from the first text that a chapter has made."""
        untangle(body)
        found: list[Item] = []
        around = flat(body)
        for at, element in enumerate(around):
            if element.tag == TABLE:
                self._check_table(around, at, is_front=not found)
            elif (item := self._item(around, at)) is not None and (found or item.name in self._written):
                found.append(item)
        return tuple(found)

    def _item(self, around: Sequence[Element], at: int) -> Item | None:
        paragraph = around[at]
        style = self.looks.name(paragraph)
        if style == "caption" and (name := self._name(paragraph, Sort.PIECE)):
            return self._piece(around, at, name)
        if style in OURS or FRONT.match(style):
            return None
        content, asked = self._reader.read(paragraph)
        if not any(inline.text.strip() for inline in content):
            self._check_drawing(paragraph)
            return None
        name = self._name(paragraph, Sort.TEXT)
        if found := HEADING.fullmatch(style):
            return Item(name, Heading(min(int(found[1]), 3), "", self._bare(name, content), ""), asked)
        if (is_ordered := self._lists.is_ordered(paragraph, style)) is not None:
            return Item(name, Listing((content,), ordered=is_ordered), asked)
        return Item(name, Paragraph(content), asked)

    def _piece(self, around: Sequence[Element], at: int, name: str) -> Item | None:
        """A table or figure that still stands by its caption."""
        printed = self.record.printed[name]
        is_table = printed.id.startswith("table:")
        if is_table and not (at + 1 < len(around) and around[at + 1].tag == TABLE):
            return None
        beside = [around[place] for place in (at - 1, at + 1) if 0 <= place < len(around)]
        if not is_table and all(next(each.iter(DRAWING), None) is None for each in beside):
            return None
        if printed.expression == printed.id:  # one of several tables of a request, which stands at the first
            return None
        return Item(name, Piece(printed.id, Box(()), Place(), printed.expression))

    def _check_table(self, around: Sequence[Element], at: int, is_front: bool) -> None:
        if not is_front and not self._name(around[at - 1], Sort.PIECE):
            text = quoted("".join(each.text or "" for each in around[at].iter(f"{W}t")))
            self.left.append(Message("a table that no chapter asks for stays in the file: {text}", {"text": text}))

    def _check_drawing(self, paragraph: Element) -> None:
        if next(paragraph.iter(DRAWING, f"{W}pict"), None) is not None:
            self.left.append(Message("a picture that no chapter asks for stays in the file"))

    def _name(self, paragraph: Element, sort: Sort) -> str:
        """The name of a text or table that the paragraph carries, if the file was written with it."""
        for each in paragraph.iter(f"{W}bookmarkStart") if paragraph.tag == PARAGRAPH else ():
            match = NAME.fullmatch(each.get(f"{W}name", ""))
            known = match is not None and match[1][0] == sort
            if match is not None and known and (match[0] in self._written or match[0] in self.record.printed):
                return match[0]
        return ""

    def _bare(self, name: str, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """A heading without its number."""
        first = content[0]
        if not isinstance(first, Run) or first.expression:
            return content
        prefix = self._written.get(name)
        if prefix is None:  # of one's own
            match = NUMBERED.match(first.text)
            length = match.end() if match else 0
        else:
            length = len(prefix) if first.text.startswith(prefix) else 0
        return (replace(first, text=first.text[length:]), *content[1:]) if length < len(first.text) else content[1:]

    @cached_property
    def _written(self) -> Mapping[str, str]:
        return {each.name: each.prefix for each in self.record.written}

    @cached_property
    def _lists(self) -> Lists:
        return lists(self.package)

    @cached_property
    def _reader(self) -> Reader:
        ids = {printed.id for printed in self.record.printed.values() if printed.id}
        ids |= {target for each in self.record.written for target in each.asked if not NAME.fullmatch(target)}
        targets = {bookmark_name(id_): id_ for id_ in sorted(ids)}
        return Reader(self.record, targets, self.looks.styled("b"), self.looks.styled("i"))
