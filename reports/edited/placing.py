"""Changes of an edited file put into the lines of the chapter they belong to."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from instrument.records import dataclass, replace
from reports.blocks import NUMBERED, POINT
from reports.document import Heading
from reports.edited.expressions import with_expressions
from reports.edited.standing import Span, Standing, Unplaceable
from reports.edited.texts import Item
from reports.written import written

GAP = re.compile(r"\n{3,}")  # more than one blank line


@dataclass(frozen=True)
class Edit:
    """Lines of a chapter and what comes in their place; a last line before the first: put in before the first."""

    span: Span
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Placing:
    """One chapter as it was written, and as the edited file has it."""

    standing: Standing
    items: Sequence[Item]

    def is_unchanged(self) -> bool:
        """Whether every text stands as it did and where it did."""
        same = [each.name for each in self.standing.base] == [each.name for each in self.items]
        return same and not any(each.is_changed for each in self.items)

    def text(self) -> str:
        """The chapter with the changes in their lines; raises `Unplaceable`."""
        lines = list(self.standing.chapter.lines)
        for edit in sorted(self._edits(), key=lambda edit: (edit.span[0], edit.span[1]), reverse=True):
            lines[edit.span[0] - 1 : edit.span[1]] = edit.lines
        made = "\n".join(lines)
        return made if GAP.search(self.standing.chapter.text) else GAP.sub("\n\n", made)

    def _edits(self) -> Iterator[Edit]:
        matcher = SequenceMatcher(None, self._base_names, [each.name for each in self.items], autojunk=False)
        for action, start, end, first, last in matcher.get_opcodes():
            if action == "equal":
                pairs = zip(range(start, end), self.items[first:last], strict=True)
                yield from (self._reworded(at, item) for at, item in pairs if item.is_changed)
            if action == "replace":
                kept = self._paired(start, end, self.items[first:last])
                yield from (Edit(span, (source,)) for span, source in kept)
                start, first = start + len(kept), first + len(kept)
            yield from (self._taken_out(at) for at in range(start, end) if action != "equal")
            if action != "equal" and first < last:
                yield self._put_in(end, self.items[first:last], is_behind_gap=start < end)

    def _paired(self, start: int, end: int, items: Sequence[Item]) -> list[tuple[Span, str]]:
        """New texts in the lines of those they replace, as long as both are points, or neither is."""
        found: list[tuple[Span, str]] = []
        for at, item in zip(range(start, end), items, strict=False):
            span, source = self.standing.plain(at), self._source(self._moved(item))
            if _is_point(self.standing.chapter.lines[span[0] - 1]) != _is_point(source):
                break
            found.append((span, source))
        return found

    def _reworded(self, at: int, item: Item) -> Edit:
        span = self.standing.plain(at)
        return Edit(span, (self._source(self._asking(item, at, span)),))

    def _taken_out(self, at: int) -> Edit:
        """Without the lines, and without the blank one behind them where another stands before."""
        first, last = self.standing.plain(at)
        lines = self.standing.chapter.lines
        is_alone = (first == 1 or not lines[first - 2].strip()) and last < len(lines) and not lines[last].strip()
        return Edit((first, last + is_alone), ())

    def _put_in(self, behind: int, items: Sequence[Item], is_behind_gap: bool) -> Edit:
        """New lines behind the texts before them, or before the first text of the chapter.

        Behind a gap, where lines were taken out, a blank line is always put first: the one there goes with them.
        """
        line = self.standing.end_of(behind)
        if not self.standing.chapter.is_open(line):
            raise Unplaceable((line, line))
        made: list[str] = []
        lines = self.standing.chapter.lines
        above = "…" if is_behind_gap else lines[line - 1] if line else ""
        for item in items:
            source = self._source(self._moved(item))
            made += ["", source] if above.strip() and not _are_points(above, source) else [source]
            above = source
        below = lines[line] if line < len(lines) else ""
        if below.strip() and not _are_points(above, below):
            made.append("")
        return Edit((line + 1, line), tuple(made))

    @cached_property
    def _base_names(self) -> list[str]:
        return [each.name for each in self.standing.base]

    def _asking(self, item: Item, at: int, span: Span) -> Item:
        """The item with the expressions of the lines it comes from, as the chapter writes them."""
        asked = zip(self.standing.asked(at), self.standing.chapter.asked(*span), strict=True)
        return with_expressions(item, dict(asked))

    def _moved(self, item: Item) -> Item:
        """What was elsewhere in the chapter before keeps its expressions; what is new asks as the record says."""
        at = next((at for at, each in enumerate(self.standing.base) if item.name and each.name == item.name), None)
        if at is None:
            return item
        return self._asking(item, at, self.standing.plain(at))

    def _source(self, item: Item) -> str:
        part = item.part
        if isinstance(part, Heading):
            part = replace(part, level=max(1, part.level - self._lowered))
        return written([part]).rstrip("\n")

    @cached_property
    def _lowered(self) -> int:
        """How many levels the report sets the headings of the chapter below those of its file."""
        for each in self.items:
            at = next((at for at, base in enumerate(self.standing.base) if base.name == each.name), None)
            span = None if at is None else self.standing.spans[at]
            if isinstance(each.part, Heading) and span is not None:
                line = self.standing.chapter.lines[span[0] - 1].lstrip()
                return each.part.level - (len(line) - len(line.lstrip("#")) or each.part.level)
        return 0


def _are_points(one: str, other: str) -> bool:
    """Whether both lines are points of a list of one kind."""
    marks = [line.lstrip()[:1] for line in (one, other)]
    return _is_point(one) and _is_point(other) and (marks[0] == "-") == (marks[1] == "-")


def _is_point(line: str) -> bool:
    return bool(POINT.fullmatch(line.strip()) or NUMBERED.fullmatch(line.strip()))
