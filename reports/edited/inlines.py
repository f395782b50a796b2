"""A paragraph of an edited file as a chapter would hold it: words, and what the study fills in."""

from collections.abc import Mapping
from dataclasses import field

from instrument.records import dataclass
from reports.document import Inline, Reference, Run
from reports.edited.anchors import GONE, RUN, SDT, text_of
from reports.edited.counting import FIELD, INSTRUCTION, REFERENCE
from reports.edited.filling import Named, filled, merged, names, trimmed
from reports.edited.opening import W
from reports.record import Record
from reports.renderers.docx.looks import HEI
from reports.renderers.docx.ooxml import Element
from reports.traces import Sort

PASSED = (*GONE, f"{W}rPrChange", f"{W}sdtPr", f"{W}pPr")
OFF = frozenset({"0", "false", "off", "none"})


@dataclass
class Level:
    """What is open while a paragraph is read: the paragraph itself, a claim, a number."""

    name: str = ""
    content: list[Named] = field(default_factory=list)


@dataclass
class Reader:
    """Reads the inlines of paragraphs of one file."""

    record: Record
    targets: Mapping[str, str]  # bookmark of a caption's number → id of the table or figure
    bold: frozenset[str] = frozenset()  # character styles that are bold
    italic: frozenset[str] = frozenset()
    levels: list[Level] = field(default_factory=list)
    depth: int = 0  # of fields
    is_value: bool = False  # whether a field's value is being read
    target: str | None = None  # of a field that is a reference
    ends: dict[str | None, str] = field(default_factory=dict)  # id of a bookmark → its name

    def read(self, paragraph: Element) -> tuple[tuple[Inline, ...], tuple[str, ...]]:
        """The inlines, and the names of those that the study fills in, in the order of a record."""
        self.levels, self.depth, self.is_value, self.target, self.ends = [Level()], 0, False, None, {}
        self._walk(paragraph)
        while len(self.levels) > 1:
            self._close(self.levels[-1].name)
        found = self.levels[0].content
        return trimmed(merged([inline for inline, _ in found])), names(found)

    def _walk(self, parent: Element) -> None:
        for each in parent:
            if each.tag in PASSED or not isinstance(each.tag, str):
                continue
            if each.tag == RUN:
                self._run(each)
            elif each.tag == SDT:
                self._control(each)
            elif each.tag == f"{W}hyperlink" and (target := self.targets.get(each.get(f"{W}anchor", ""))):
                self.levels[-1].content.append((Reference(target, target), (target,)))
            elif each.tag == f"{W}bookmarkStart":
                self._start(each)
            elif each.tag == f"{W}bookmarkEnd":
                self._close(self.ends.get(each.get(f"{W}id"), ""))
            else:
                self._walk(each)

    def _control(self, control: Element) -> None:
        tag = control.find(f"{W}sdtPr/{W}tag")
        name = "" if tag is None else tag.get(f"{W}val", "")
        opened = self._open(name)
        for content in control.findall(f"{W}sdtContent"):
            self._walk(content)
        if opened:
            self._close(name)

    def _start(self, start: Element) -> None:
        name = start.get(f"{W}name", "")
        if self._open(name):
            self.ends[start.get(f"{W}id")] = name

    def _open(self, name: str) -> bool:
        """Whether something of that name begins here; the bookmark within its own control does not count."""
        printed = self.record.printed.get(name)
        if printed is None or printed.sort == Sort.PIECE or any(level.name == name for level in self.levels):
            return False
        self.levels.append(Level(name))
        return True

    def _close(self, name: str) -> None:
        if not name or all(level.name != name for level in self.levels):
            return
        while self.levels[-1].name != name:  # what overlaps ends with what it began in
            self._close(self.levels[-1].name)
        level = self.levels.pop()
        self.levels[-1].content += filled(level.content, name, self.record)

    def _run(self, run: Element) -> None:
        for part in run.iter(FIELD, INSTRUCTION):
            self._field(part)
        text = text_of(run)
        if text and not (self.is_value and self.target):
            self.levels[-1].content.append((self._styled(run, text), ()))

    def _field(self, part: Element) -> None:
        kind = part.get(f"{W}fldCharType")
        if part.tag == INSTRUCTION:
            found = REFERENCE.match(part.text or "")
            self.target = self.targets.get(found[1]) if found and self.depth == 1 else self.target
        elif kind == "begin":
            self.depth += 1
        elif kind == "separate":
            self.is_value = True
        elif kind == "end":
            self.depth = max(0, self.depth - 1)
            if self.depth == 0 and self.target:
                self.levels[-1].content.append((Reference(self.target, self.target), (self.target,)))
            if self.depth == 0:
                self.is_value, self.target = False, None

    def _styled(self, run: Element, text: str) -> Run:
        look = run.find(f"{W}rPr")
        if look is None:
            return Run(_line(text))
        style = look.find(f"{W}rStyle")
        named = "" if style is None else style.get(f"{W}val", "")
        fonts, raised = look.find(f"{W}rFonts"), look.find(f"{W}vertAlign")
        heavy = fonts is not None and fonts.get(f"{W}eastAsia") == HEI
        place = "" if raised is None else raised.get(f"{W}val", "")
        bold = _is_on(look, "b") or heavy or named in self.bold
        italic = _is_on(look, "i") or named in self.italic
        return Run(_line(text), italic, bold, place == "superscript", place == "subscript")


def _is_on(look: Element, name: str) -> bool:
    found = look.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in OFF


def _line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
