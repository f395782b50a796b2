"""What a refresh has changed in an edited file, and what it has left as it was and why."""

import re
from dataclasses import field
from itertools import pairwise

from analysis.result import Message
from instrument.records import dataclass
from reports.edited.anchors import RUN, Found, is_gone, text_of
from reports.renderers.docx.ooxml import Element

ENDS = re.compile(r"(?<=[。！？!?])|(?<=\.) +(?=[A-Z“‘(])")


@dataclass(frozen=True)
class Change:
    """One number, or words from data, that reads otherwise now."""

    expression: str
    old: str
    new: str
    sentence: str  # as it reads now


@dataclass
class Changes:
    """The account of one refresh."""

    numbers: list[Change] = field(default_factory=list)
    same: int = 0  # numbers that read as before
    fallen: list[str] = field(default_factory=list)  # sentences that the data no longer bear
    risen: list[str] = field(default_factory=list)  # sentences that they bear again
    otherwise: list[str] = field(default_factory=list)  # paragraphs that the chapters would word otherwise today
    tables: list[str] = field(default_factory=list)  # numbers of those replaced
    figures: list[str] = field(default_factory=list)
    left: list[Message] = field(default_factory=list)  # what could not be refreshed, each with its reason
    kept: set[str] = field(default_factory=set)  # the names of that

    def leave(self, name: str, why: Message) -> None:
        """Something stays as it is in the file."""
        self.kept.add(name)
        self.left.append(why)


def sentence_of(found: Found) -> str:
    """The sentence around something in a paragraph, without what a person has deleted."""
    paragraph = found.paragraph
    if paragraph is None:
        return found.text
    own = found.runs()
    text, at = "", 0
    for run in paragraph.iter(RUN):
        if own and run is own[0]:
            at = len(text)
        text += "" if is_gone(run) else text_of(run)
    return _around(text, at)


def paragraph_text(paragraph: Element) -> str:
    """What a reader sees of a paragraph."""
    return "".join(text_of(run) for run in paragraph.iter(RUN) if not is_gone(run))


def _around(text: str, at: int) -> str:
    ends = [0, *(each.end() for each in ENDS.finditer(text)), len(text)]
    for start, end in pairwise(ends):
        if start <= at < end:
            return text[start:end].strip()
    return text.strip()
