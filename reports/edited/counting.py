"""The numbers of captions counted as Word would count them, and the references that repeat them.

LibreOffice loses where a count starts anew when it saves, and counts on from chapter to chapter.
"""

import re
from collections import Counter
from collections.abc import Iterator

from instrument.records import dataclass
from reports.edited.anchors import PARAGRAPH, RUN, TEXT, flat, text_of
from reports.edited.opening import W
from reports.renderers.docx.ooxml import Element

SEQUENCE = re.compile(r"\s*SEQ\s+(\S+)")
RESTART = re.compile(r"\s*\\r\s*\d+")
REFERENCE = re.compile(r"\s*REF\s+(_Ref\d+)\b")
INSTRUCTION, FIELD = f"{W}instrText", f"{W}fldChar"


@dataclass(frozen=True)
class Field:
    """A field of a paragraph: its instruction and the runs that show its value."""

    instruction: Element
    shown: tuple[Element, ...]
    before: str  # the text of the paragraph before it

    @property
    def says(self) -> str:
        return self.instruction.text or ""

    def show(self, text: str) -> None:
        """Another value, in the look of the one before."""
        parts = [each for run in self.shown for each in run.findall(TEXT)]
        if parts and "".join(each.text or "" for each in parts) != text:
            parts[0].text = text
            for each in parts[1:]:
                each.text = ""


def recount(body: Element) -> None:
    """Starts counts anew where the text before a caption's number changes; references follow."""
    numbers: dict[str, str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    last: dict[str, int] = {}
    for paragraph in flat(body):
        for field in fields(paragraph) if paragraph.tag == PARAGRAPH else ():
            if (found := SEQUENCE.match(field.says)) is None:
                continue
            label = found[1]
            counts[label, field.before] += 1
            count = counts[label, field.before]
            _restart(field, count if count != last.get(label, 0) + 1 else None)
            last[label] = count
            field.show(str(count))
            numbers |= dict.fromkeys(_names(paragraph), f"{field.before}{count}")
    for paragraph in body.iter(PARAGRAPH):
        for field in fields(paragraph):
            if (found := REFERENCE.match(field.says)) and found[1] in numbers:
                field.show(numbers[found[1]])


def fields(paragraph: Element) -> Iterator[Field]:
    """The fields of a paragraph that stand in no other field."""
    depth, is_shown = 0, False
    instruction: Element | None = None
    shown: list[Element] = []
    before = ""
    for run in paragraph.iter(RUN):
        for part in run.iter(FIELD, INSTRUCTION):
            kind = part.get(f"{W}fldCharType")
            if part.tag == INSTRUCTION:
                instruction = part if depth == 1 and instruction is None else instruction
            elif kind == "begin":
                depth += 1
            elif kind == "separate":
                is_shown = is_shown or depth == 1
            elif kind == "end":
                depth -= 1
                if depth == 0 and instruction is not None:
                    yield Field(instruction, tuple(shown), before)
                    before += "".join(map(text_of, shown))
                if depth == 0:
                    instruction, shown, is_shown = None, [], False
        if is_shown and depth:
            shown.append(run)
        elif not depth:
            before += text_of(run)


def _restart(field: Field, count: int | None) -> None:
    bare = RESTART.sub("", field.says).rstrip()
    wanted = bare if count is None else rf"{bare} \r {count}"
    if wanted.split() != field.says.split():
        field.instruction.text = f"{wanted} "


def _names(paragraph: Element) -> list[str]:
    starts = (each.get(f"{W}name", "") for each in paragraph.iter(f"{W}bookmarkStart"))
    return [name for name in starts if name.startswith("_Ref")]
