"""The events of a YAML parser as a tree of texts, with all refused that a hand-written file does not need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from instrument.message import Fault, Place, quoted

DEEPEST = 10  # lists and mappings within one another
MOST_NODES = 50_000


@dataclass(frozen=True, slots=True)
class Raw:
    """What stands in the file from `line` on: a text, a list, or a mapping of keys to (key's line, what it holds)."""

    line: int
    value: "str | tuple[Raw, ...] | Mapping[str, tuple[int, Raw]]"


def build(content: bytes, file: str) -> Raw:
    """The one document in `content`; raises `Fault`."""
    text = _decoded(content, file)
    try:
        return _Builder(file, text).document()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise Fault("this is not YAML: {problem}", {"problem": str(error.problem)}, Place(file, line)) from None
    except YAMLError as error:
        raise Fault("this is not YAML: {problem}", {"problem": quoted(error)}, Place(file)) from None


def _decoded(content: bytes, file: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Fault("this is not UTF-8; save the file as UTF-8", place=Place(file, line)) from None
    if "\0" in text:  # the parser would take it for the end of the file
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Fault("this line holds a byte 0: it is not text", place=Place(file, line))
    return text


class _Builder:
    """Reads events from left to right; `depth` and `nodes` bound what a file can make it do."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.events: Iterator[Event] = YAML(typ="safe", pure=True).parse(text)
        self.nodes = 0

    def document(self) -> Raw:
        found: Raw | None = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent) and found is not None:
                raise self.fault("a second document begins here; one file holds one", event)
            if isinstance(event, NodeEvent):
                found = self.node(event, depth=1)
        if found is None:
            raise Fault("this file is empty", place=Place(self.file))
        return found

    def node(self, event: Event, depth: int) -> Raw:
        self.nodes += 1
        self.refuse(event, depth)
        line = event.start_mark.line + 1
        if isinstance(event, ScalarEvent):
            return Raw(line, str(event.value))
        if isinstance(event, SequenceStartEvent):
            return Raw(line, tuple(self.sequence(depth)))
        return Raw(line, self.mapping(depth))

    def sequence(self, depth: int) -> Iterator[Raw]:
        while not isinstance(event := next(self.events), SequenceEndEvent):
            yield self.node(event, depth + 1)

    def mapping(self, depth: int) -> dict[str, tuple[int, Raw]]:
        found: dict[str, tuple[int, Raw]] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.node(event, depth + 1)
            if not isinstance(key.value, str):
                raise self.fault("a key has to be a text", event)
            if key.value in found:
                raise Fault(
                    "{key} stands twice, first in line {line}",
                    {"key": quoted(key.value), "line": found[key.value][0]},
                    Place(self.file, key.line),
                )
            held = self.node(next(self.events), depth + 1)
            # The parser places nothing where the next key begins.
            found[key.value] = (key.line, held if held.value else Raw(key.line, held.value))
        return found

    def refuse(self, event: Event, depth: int) -> None:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise self.fault("anchors and aliases (& and *) are not read here; write it out or quote it", event)
        if getattr(event, "tag", None):
            raise self.fault("tags (!) are not read here; put the text in quotes", event)
        if isinstance(event, SequenceStartEvent | MappingStartEvent) and depth > DEEPEST:
            raise self.fault("more than {deepest} levels within one another", event, {"deepest": DEEPEST})
        if self.nodes > MOST_NODES:
            raise self.fault("more than {most} entries in one file", event, {"most": MOST_NODES})

    def fault(self, sentence: str, event: Event, values: Mapping[str, int] | None = None) -> Fault:
        return Fault(sentence, values, Place(self.file, event.start_mark.line + 1))
