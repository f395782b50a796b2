"""What a report holds that came from the study, each under a short name that the study alone can resolve again."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum

from instrument.records import dataclass
from reports.document import (
    Block,
    Claim,
    Document,
    Grid,
    Heading,
    Inline,
    Listing,
    Number,
    Paragraph,
    Picture,
    Reference,
    Run,
)
from reports.faces import is_east

PREFIX = "_cv_"  # bookmarks that begin with a line are hidden in Word
NAME = re.compile(r"_cv_([ncpb][0-9a-f]{12})(?:_([0-9]+))?")
MADE = re.compile(r"(number|points)\(-?[0-9.e+-]+[,)]")
"""A number that the chapter made: as its expression holds the value, the sentence around it has to give the name."""
MADE_HERE = re.compile(rf"\{{\{{{MADE.pattern}.*?\}}\}}")
FACTS = -1  # in place of a block: what stands under the title
Path = tuple[int, ...]  # block; item of a list, else 0; inline; inline within a claim


class Sort(StrEnum):
    """What a trace stands for; the letter that its name begins with."""

    NUMBER = "n"  # or words from data
    CLAIM = "c"
    PIECE = "p"  # a table or figure
    TEXT = "b"  # a heading, a paragraph, a point of a list


@dataclass(frozen=True)
class Trace:
    """One thing from the study, as it was printed."""

    name: str  # "_cv_n3fa9c2b17d00_2": at most 40 characters, which is what a bookmark can hold
    sort: Sort
    expression: str  # what the chapter asked for; of a text its pattern
    text: str
    path: Path


def traces(document: Document) -> Mapping[Path, Trace]:
    """Every trace of a document, by where it stands, in the order of the document."""
    seen: Counter[str] = Counter()
    found: dict[Path, Trace] = {}
    for path, sort, key, expression, text in _keys(document):
        root = root_of(sort, key)
        seen[root] += 1
        name = root if seen[root] == 1 else f"{root}_{seen[root]}"
        found[path] = Trace(name, sort, expression, text, path)
    return found


def root_of(sort: Sort, key: str) -> str:
    """The name of what is asked for by `key`, without which of several it is."""
    return PREFIX + sort + hashlib.sha256(key.encode()).hexdigest()[:12]


def pattern(style: str, content: tuple[Inline, ...]) -> str:
    """A text with expressions in place of what the study fills in: the same for all data, other for other words."""
    return style + MADE_HERE.sub(r"{{\1}}", _pattern(content))


def style_of(block: Block) -> str:
    """The mark that a chapter writes before such a block."""
    if isinstance(block, Heading):
        return "#" * block.level + " "
    return ("1. " if block.ordered else "- ") if isinstance(block, Listing) else ""


def texts(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """The texts of a block that a chapter holds: one, or one for each point of a list."""
    if isinstance(block, Listing):
        return block.items
    return (block.content,) if isinstance(block, Heading | Paragraph) else ()


def expression_of(inline: Inline) -> str:
    """What the chapter asked for, where the study fills in a number or words."""
    return inline.expression if isinstance(inline, Number | Run) else ""


def _keys(document: Document) -> Iterator[tuple[Path, Sort, str, str, str]]:
    """Path, sort, what the name is derived from, expression and text of everything."""
    for at, (name, value) in enumerate(document.facts):
        yield (FACTS, at), Sort.NUMBER, f"fact {name}", name, value
    for at, block in enumerate(document.blocks):
        if isinstance(block, Grid | Picture):
            yield (at,), Sort.PIECE, block.id, block.expression or block.id, block.number
        for item, content in enumerate(texts(block)):
            whole = pattern(style_of(block), content)
            yield (at, item), Sort.TEXT, whole, whole, ""
            yield from _inline_keys((at, item), content, whole)


def _inline_keys(path: Path, content: tuple[Inline, ...], sentence: str) -> Iterator[tuple[Path, Sort, str, str, str]]:
    for at, inline in enumerate(content):
        asked = expression_of(inline)
        if isinstance(inline, Claim):
            yield (*path, at), Sort.CLAIM, inline.condition, inline.condition, inline.text
            yield from _inline_keys((*path, at), inline.content, sentence)
        elif asked:
            key = f"{sentence}\n{path[1:]}{at}" if MADE.match(asked) else asked
            yield (*path, at), Sort.NUMBER, key, asked, inline.text


def _pattern(content: tuple[Inline, ...]) -> str:
    parts: list[tuple[str, str]] = []
    for inline in content:
        asked = expression_of(inline)
        if isinstance(inline, Claim):
            parts.append(("", f"{{%{inline.condition}%}}{_pattern(inline.content)}{{%%}}"))
        elif isinstance(inline, Reference):
            parts.append(("", f"{{{{{inline.expression}}}}}"))
        elif asked:
            parts.append(("", f"{{{{{asked}}}}}"))
        elif isinstance(inline, Run):
            parts += [(look(inline, at), character) for at, character in enumerate(inline.text)]
    return "".join(_styled(parts))


def look(run: Run, at: int) -> str:
    """How the character at `at` looks; Chinese is never slanted."""
    slanted = run.italic and not is_east(run.text, at)
    signs = ((run.bold, "b"), (slanted, "i"), (run.superscript, "^"), (run.subscript, "~"))
    return "".join(sign for is_set, sign in signs if is_set)


def _styled(parts: list[tuple[str, str]]) -> Iterator[str]:
    last = ""
    for style, text in parts:
        if style != last:
            yield f"<{style}>"
        last = style
        yield text
