"""What a YAML file may hold: one declaration that checks a file and writes the JSON Schema of it.

STUDY = Record({"title": Key(Words(), required=True), "waves": Key(Table(WAVE), about="one entry per wave")})
STUDY.check(read_mapping("study.yaml"))      # raises Fault: study.yaml:4: no key 'wave' here; possible: waves, title
json_schema(STUDY, title="study.yaml")       # the same, for editors
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, Protocol

from instrument.message import Fault, nearest, quoted
from instrument.records import dataclass
from instrument.yaml_nodes import Node

Schema = dict[str, Any]
"""A JSON Schema, draft 2020-12."""

ID = r"[A-Za-z][A-Za-z0-9_]*"
LANGUAGE = r"[a-z]{2}(-[A-Za-z0-9]+)?"
# An editor types scalars as YAML 1.2 does; to us all of them are text.
ANY_SCALAR = ["string", "number", "boolean"]


class Shape(Protocol):
    """What may stand in one place of a file."""

    def check(self, node: Node) -> None:
        """Raises `Fault` at the first thing in `node` that is not of this shape."""

    def schema(self) -> Schema:
        """The same as JSON Schema."""


@dataclass(frozen=True)
class Words:
    """A text of at most `longest` characters."""

    longest: int = 2000

    def check(self, node: Node) -> None:
        if len(node.text()) > self.longest:
            raise node.fault("this text is longer than {longest} characters", {"longest": self.longest})

    def schema(self) -> Schema:
        return {"type": ANY_SCALAR}


@dataclass(frozen=True)
class Name:
    """A name for programs: an ASCII letter, then letters, digits and underscores; `sign` allows a minus before it."""

    longest: int = 50
    sign: bool = False

    def check(self, node: Node) -> None:
        pattern = f"-?{ID}" if self.sign else ID
        if not re.fullmatch(pattern, node.text(), re.ASCII) or len(node.text()) > self.longest:
            raise node.fault(
                "{found} is not a name: it has to be a letter a–z, then letters, digits or _, at most {longest} in all",
                {"found": node.found, "longest": self.longest},
            )

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{'-?' if self.sign else ''}{ID}$", "maxLength": self.longest}


@dataclass(frozen=True)
class Whole:
    """A whole number, from `least` to `most`."""

    least: int | None = None
    most: int | None = None

    def check(self, node: Node) -> None:
        _within(node, node.whole(), self.least, self.most)

    def schema(self) -> Schema:
        return {"type": "integer", **_limits(self.least, self.most)}


@dataclass(frozen=True)
class Number:
    """A number, from `least` to `most`."""

    least: float | None = None
    most: float | None = None

    def check(self, node: Node) -> None:
        _within(node, node.number(), self.least, self.most)

    def schema(self) -> Schema:
        return {"type": "number", **_limits(self.least, self.most)}


def _within(node: Node, found: float, least: float | None, most: float | None) -> None:
    if least is not None and found < least:
        raise node.fault("{found} is below {least}, the least possible here", {"found": node.found, "least": least})
    if most is not None and found > most:
        raise node.fault("{found} is above {most}, the most possible here", {"found": node.found, "most": most})


def _limits(least: float | None, most: float | None) -> Schema:
    limits = {"minimum": least, "maximum": most}
    return {key: limit for key, limit in limits.items() if limit is not None}


@dataclass(frozen=True)
class Truth:
    """`true` or `false`."""

    def check(self, node: Node) -> None:
        node.truth()

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    def check(self, node: Node) -> None:
        node.one_of(self.words)

    def schema(self) -> Schema:
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class OrOff:
    """What `shape` says, or the word `off`."""

    shape: Shape

    def check(self, node: Node) -> None:
        if not (node.is_text and node.text() == "off"):
            self.shape.check(node)

    def schema(self) -> Schema:
        return {"anyOf": [self.shape.schema(), {"const": "off"}]}


@dataclass(frozen=True)
class Anything:
    """Anything: what reads it decides."""

    def check(self, node: Node) -> None:
        """Nothing to refuse."""

    def schema(self) -> Schema:
        return {}


@dataclass(frozen=True)
class Either:
    """A text of one shape, or a list or mapping of another."""

    scalar: Shape
    nested: Shape

    def check(self, node: Node) -> None:
        (self.scalar if node.is_text else self.nested).check(node)

    def schema(self) -> Schema:
        return {"anyOf": [self.scalar.schema(), self.nested.schema()]}


@dataclass(frozen=True)
class Listing:
    """A list of things of one shape."""

    of: Shape
    least: int = 1

    def check(self, node: Node) -> None:
        if len(node.elements()) < self.least:
            raise node.fault("this list needs {least} or more entries", {"least": self.least})
        for element in node.elements():
            self.of.check(element)

    def schema(self) -> Schema:
        return {"type": "array", "items": self.of.schema(), "minItems": self.least}


@dataclass(frozen=True)
class Table:
    """A mapping of the author's own keys to things of one shape; `names` wants the keys to be names."""

    of: Shape
    names: bool = True

    def check(self, node: Node) -> None:
        for key, held in node.items():
            if self.names and not re.fullmatch(ID, key, re.ASCII):
                raise Fault(
                    "{found} is not a name: it has to be a letter a–z, then letters, digits or _",
                    {"found": quoted(key)},
                    node.at_key(key),
                )
            self.of.check(held)

    def schema(self) -> Schema:
        names = {"propertyNames": {"pattern": f"^{ID}$"}} if self.names else {}
        return {"type": "object", "additionalProperties": self.of.schema(), **names}


@dataclass(frozen=True)
class Key:
    """One key of a record: what stands under it, and what an editor tells about it."""

    shape: Shape
    about: str = ""
    required: bool = False

    def schema(self) -> Schema:
        return self.shape.schema() | ({"description": self.about} if self.about else {})


@dataclass(frozen=True)
class Record:
    """A mapping with the declared keys and no others.

    With `languages`, each of them is a required key too: the words of the record in that language.
    """

    keys: Mapping[str, Key] = field(default_factory=dict)
    languages: tuple[str, ...] = ()

    def check(self, node: Node) -> None:
        possible = (*self.keys, *self.languages)
        for key in node.keys:
            if key not in possible:
                raise Fault(
                    "no key {found} here; possible: {possible}",
                    {"found": quoted(key), "possible": nearest(key, possible)},
                    node.at_key(key),
                )
        for key, declared in self.keys.items():
            if declared.required:
                node[key]
        for language in self.languages:
            if language not in node:
                raise node.fault("no wording in {language} here", {"language": quoted(language)})
        for key, held in node.items():
            (self.keys[key].shape if key in self.keys else Words()).check(held)

    def schema(self) -> Schema:
        found: Schema = {
            "type": "object",
            "properties": {key: declared.schema() for key, declared in self.keys.items()},
            "additionalProperties": False,
        }
        required = [key for key, declared in self.keys.items() if declared.required]
        if required:
            found["required"] = required
        if self.languages:
            found["patternProperties"] = {f"^{LANGUAGE}$": Words().schema()}
        return found


def translated(languages: tuple[str, ...]) -> Record:
    """The shape of a wording: one text per language and nothing else."""
    return Record({}, languages)


def json_schema(shape: Shape, title: str) -> Schema:
    """The JSON Schema document of a file of that shape."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **shape.schema()}


def words_in(node: Node, languages: Iterable[str]) -> dict[str, str]:
    """The wording in `node`, language → text."""
    return {language: node[language].text() for language in languages}
