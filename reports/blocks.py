"""A rendered chapter as blocks: headings, paragraphs, lists, and the pieces that stand on lines of their own."""

import re
import unicodedata
from collections.abc import Iterator

from analysis.result import Fault, quoted
from reports.document import Heading, Inline, Listing, Paragraph
from reports.markup import TOKEN, inlines
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
    for lines in _paragraphs(text.splitlines(), tokens):
        found.append(_block(lines, tokens))
    return tuple(found)


def _paragraphs(lines: list[str], tokens: Tokens) -> Iterator[list[str]]:
    """Lines that belong together: a heading, a piece or a point of its own kind ends what stood before."""
    held: list[str] = []
    for line in (each.strip() for each in lines):
        alone = bool(HEADING.fullmatch(line)) or _piece(line, tokens) is not None
        if held and (not line or alone or _kind(line) != _kind(held[0])):
            yield held
            held = []
        if alone:
            yield [line]
        elif line:
            held.append(line)
    if held:
        yield held


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
        return Paragraph(_inlines(_joined(lines), tokens))
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


def _joined(lines: list[str]) -> str:
    """Lines of one paragraph: a space between them unless Chinese stands on either side of the break."""
    text = lines[0]
    for line in lines[1:]:
        text += line if _is_wide(text[-1]) or _is_wide(line[0]) else f" {line}"
    return text


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
