"""A rendered chapter as blocks: headings, paragraphs, lists, and the pieces that stand on lines of their own."""

import re
import unicodedata
from collections.abc import Iterator

from analysis.result import Fault, quoted
from instrument.records import replace
from reports.document import Box, Heading, Inline, Lines, Listing, Paragraph
from reports.lines import parted, place
from reports.markup import CLOSE, OPEN, TOKEN, inlines
from reports.tokens import Piece, Tokens

Part = Heading | Paragraph | Listing | Piece

HEADING = re.compile(r"(#{1,6})\s+(.+)")
POINT = re.compile(r"-\s+(.+)")
NUMBERED = re.compile(r"[0-9]+[.)]\s+(.+)")
DEEPEST = 3


def read_blocks(text: str, tokens: Tokens) -> tuple[Part, ...]:
    """The blocks of a chapter, headings not yet numbered.

    Raises `Fault` for a heading deeper than three levels, a mark that is not closed, or a table inside a sentence.
    """
    found: list[Part] = []
    rendered = [parted(line) for line in text.splitlines()]
    for at, lines in _paragraphs([line for line, _ in rendered], tokens):
        spots = [spot for _, own in rendered[at : at + len(lines)] for spot in own]
        found.append(_placed(_block(lines, tokens), place(spots)))
    return tuple(found)


def _placed(part: Part, lines: Lines | None) -> Part:
    if not isinstance(part, Piece):
        return replace(part, place=lines)
    return part if isinstance(part.content, Box) else replace(part, content=replace(part.content, place=lines))


def _paragraphs(lines: list[str], tokens: Tokens) -> Iterator[tuple[int, list[str]]]:
    """Lines that belong together, and where the first stands: a heading, a piece or a point of its own kind ends what
    stood before."""
    held: list[str] = []
    for at, line in enumerate(each.strip() for each in lines):
        alone = bool(HEADING.fullmatch(line)) or _piece(line, tokens) is not None
        if held and (not line or alone or _kind(line) != _kind(held[0])):
            yield at - len(held), held
            held = []
        if alone:
            yield at, [line]
        elif line:
            held.append(line)
    if held:
        yield len(lines) - len(held), held


def _kind(line: str) -> str:
    if POINT.fullmatch(line):
        return "point"
    return "numbered" if NUMBERED.fullmatch(line) else "text"


def _block(lines: list[str], tokens: Tokens) -> Part:
    piece = _piece(lines[0], tokens)
    if piece is not None:
        return piece
    if heading := HEADING.fullmatch(lines[0]):
        return _heading(heading, tokens)
    kind = _kind(lines[0])
    if kind == "text":
        return Paragraph(_inlines(joined(lines, tokens), tokens))
    pattern = POINT if kind == "point" else NUMBERED
    points = [match.group(1) for line in lines if (match := pattern.fullmatch(line))]
    return Listing(tuple(_inlines(point, tokens) for point in points), ordered=kind == "numbered")


def _heading(found: re.Match[str], tokens: Tokens) -> Heading:
    level = len(found.group(1))
    if level > DEEPEST:
        raise Fault("a heading of {level} marks: {found}; possible: #, ##, ###", _about(level, found.group(2)))
    return Heading(level, "", _inlines(found.group(2), tokens), "")


def _about(level: int, text: str) -> dict[str, str | int]:
    return {"level": level, "found": quoted(TOKEN.sub("…", text))}


def _inlines(text: str, tokens: Tokens) -> tuple[Inline, ...]:
    for token in TOKEN.finditer(text):
        at = int(token.group(1))
        if at < len(tokens.entries) and isinstance(piece := tokens.entries[at], Piece):
            raise Fault("{found} stands inside a line; give it a line of its own", {"found": quoted(piece.id)})
    return inlines(text, tokens.inline)


def _piece(line: str, tokens: Tokens) -> Piece | None:
    token = TOKEN.fullmatch(line)
    if token is None or int(token.group(1)) >= len(tokens.entries):
        return None
    entry = tokens.entries[int(token.group(1))]
    return entry if isinstance(entry, Piece) else None


def starts_block(line: str) -> bool:
    """Whether a line is a heading or a point rather than words of a paragraph."""
    return bool(HEADING.fullmatch(line)) or _kind(line) != "text"


def joined(lines: list[str], tokens: Tokens) -> str:
    """Lines of one paragraph: a space between them unless Chinese stands on either side of the break."""
    text = lines[0]
    for line in lines[1:]:
        text += line if _is_wide(_edge(text, -1, tokens)) or _is_wide(_edge(line, 0, tokens)) else f" {line}"
    return text


def _edge(text: str, at: int, tokens: Tokens) -> str:
    """The first (0) or last (-1) character as printed, where a token stands for words."""
    if text[at : at + 1 or None] not in (OPEN, CLOSE):
        return text[at : at + 1 or None]
    found = TOKEN.findall(text)
    return tokens.inline(int(found[at])).text[at : at + 1 or None] if found else ""


def _is_wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in "WF"
