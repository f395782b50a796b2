"""A job cut into its commands, as SPSS ends them: by a period, an empty line, or the next command at the margin."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from analysis.syntax.macros.known import Macros
from analysis.syntax.naming import REFUSED, Named, named
from analysis.syntax.tokens import Token, tokens
from instrument.message import Fault, Place, quoted
from instrument.records import dataclass, replace

Mode = Literal["auto", "batch", "interactive"]
"""What ends a command beside a period and an empty line: in batch mode every line at the margin begins another one, in
interactive mode none does, and in auto mode one that begins with the name of a command does."""

LONGEST_NAME = 6  # tokens
_OPEN = tuple("=/,+-(<>&|~")  # a line that ends so goes on
_REST_OF_TEXT = ("TITLE", "SUBTITLE", "ECHO", "FILE LABEL", "DOCUMENT", "ADD DOCUMENT")
_UNTIL = {
    "BEGIN PROGRAM": r"(?i)END\s+PROGRAM",
    "DEFINE": "(?i)!ENDDEFINE",
    "MATRIX": r"(?i)END\s+MATRIX",
    "BEGIN GPL": r"(?i)END\s+GPL",
    "BEGIN EXPR": r"(?i)END\s+EXPR",
}
"""Commands whose bodies are written in another language, with what ends them."""
_DEFINE = re.compile(r"\s*DEF\w*\s", re.IGNORECASE)
_COMMENT = re.compile(r"\*|COMMENT\b", re.IGNORECASE)
_DATA = re.compile(r"\s*BEGIN\s+DATA\s*\.?\s*$", re.IGNORECASE)
_OF_LINE = re.compile(r"'[^']*'|\"[^\"]*\"|/\*.*?(?:\*/|$)|.")
_END_DATA = re.compile(r"\s*END\s+DATA\b", re.IGNORECASE)
_PROSE = re.compile(r"[a-z]+\b[^=/('\"]*")
"""What may go on a comment: a word in small letters that is also a command, with none of its signs behind."""


@dataclass(frozen=True)
class Statement:
    """One command: its whole name, the tokens behind it, and the lines of data that follow."""

    name: str  # 'T-TEST'; what stands first, where it names no command
    is_known: bool
    tokens: tuple[Token, ...]
    text: str  # as written, from its name on, without the period
    line: int
    file: str = ""
    data: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class _Piece:
    line: int
    lines: tuple[str, ...]


def statements(
    source: str, file: str = "", mode: Mode = "auto", macros: Macros | None = None
) -> Iterator[Statement | Fault]:
    """The commands of a job in their order; what cannot be cut into tokens comes as the `Fault` that says where.

    Macros are known from their definition on, and commands that call them are those that they become.
    """
    macros = macros or Macros()
    lines = source.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = 1 if lines[0].startswith("#!") else 0
    while at < len(lines):
        piece, at = _piece(lines, at, mode)
        if piece is None:
            continue
        if macros.are_called("\n".join(piece.lines)) and not _DEFINE.match(piece.lines[0]):
            yield from _expanded(piece, file, macros)
            continue
        data: tuple[tuple[int, str], ...] = ()
        if _DATA.match(piece.lines[-1]):
            end = next((n for n in range(at, len(lines)) if _END_DATA.match(lines[n])), len(lines))
            if end == len(lines):
                yield Fault("{begin} has no {end}", {"begin": "BEGIN DATA", "end": "END DATA"}, Place(file, piece.line))
            data = tuple((n + 1, lines[n]) for n in range(at, end))
            at = end
        try:
            found = _statement(piece, file, data)
        except Fault as fault:
            yield fault
            continue
        if found is None:
            continue
        until = _UNTIL.get(found.name)
        if until is not None:
            at = next((n + 1 for n in range(piece.line - 1, len(lines)) if re.search(until, lines[n])), len(lines))
        if found.name == "DEFINE":
            yield from _defined("\n".join(lines[piece.line - 1 : at]), piece, file, macros)
            continue
        if found.name == "MATRIX":
            body = range(piece.line - 1 + len(piece.lines), at - bool(until and re.search(until, lines[at - 1])))
            found = replace(found, data=tuple((n + 1, lines[n]) for n in body))
        if found.name == "SET":
            macros.set(found.tokens)
        yield found


def _defined(text: str, piece: "_Piece", file: str, macros: Macros) -> Iterator[Fault]:
    try:
        if not re.search(_UNTIL["DEFINE"], text):
            raise Fault("{begin} has no {end}", {"begin": "DEFINE", "end": "!ENDDEFINE"}, Place(file, piece.line))
        macros.define(text, Place(file, piece.line, "DEFINE"))
    except Fault as fault:
        yield fault


def _expanded(piece: "_Piece", file: str, macros: Macros) -> Iterator[Statement | Fault]:
    """The commands that one which calls macros becomes; all of them stand on its line."""
    text, problems = macros.expanded("\n".join(piece.lines))
    yield from (Fault(each.sentence, dict(each.values), Place(file, piece.line)) for each in problems)
    if macros.is_printing:
        yield Statement("ECHO", True, (), text, piece.line, file)
    is_expanding, macros.is_expanding = macros.is_expanding, False
    for each in list(statements(text, file, "interactive", macros)):
        if isinstance(each, Fault):
            yield each.at(Place(file, piece.line))
        else:
            found = tuple(replace(token, line=piece.line) for token in each.tokens)
            yield replace(each, tokens=found, line=piece.line)
    macros.is_expanding = is_expanding


def _piece(lines: Sequence[str], at: int, mode: Mode) -> tuple[_Piece | None, int]:
    """The lines of the command that begins at or behind line `at`, and where to go on."""
    while at < len(lines) and not _bare(lines[at]):
        at += 1
    if at == len(lines):
        return None, at
    start, found = at, [_unmarked(lines[at])]
    is_comment = _COMMENT.match(found[0].strip()) is not None
    while not _ends(found[-1], is_comment):
        at += 1
        if at == len(lines) or not lines[at].strip() or _begins(lines[at], found, mode, is_comment):
            return _kept(start, found, is_comment), at
        found.append(lines[at])
    return _kept(start, found, is_comment), at + 1


def _kept(start: int, found: Sequence[str], is_comment: bool) -> _Piece | None:
    return None if is_comment else _Piece(start + 1, tuple(found))


def _unmarked(line: str) -> str:
    """A command's first line without the + or - that marks it in a job whose commands are indented."""
    return " " + line[1:] if line[:1] in "+-" else line


def _bare(line: str) -> str:
    """A line without its comment and the blanks at its ends; a /* within quotation marks stays."""
    if "/*" not in line:
        return line.strip()
    return "".join(piece for piece in _OF_LINE.findall(line) if not piece.startswith("/*")).strip()


def _ends(line: str, is_comment: bool) -> bool:
    bare = line.strip() if is_comment else _bare(line)
    return bare.endswith(".") or (not is_comment and _DATA.match(line) is not None)


def _begins(line: str, before: Sequence[str], mode: Mode, is_comment: bool) -> bool:
    """Whether a line at the margin begins a command although nothing ended the one before."""
    if mode == "interactive" or line[:1].isspace():
        return False
    if mode == "batch":
        return re.match(r"/|\+\s*['\"]", line) is None  # these go on with what was before, and begin nothing
    if not is_comment and _bare(before[-1]).endswith(_OPEN):
        return False
    return _begins_by_name(line, is_comment)


def _begins_by_name(line: str, is_comment: bool) -> bool:
    bare = _bare(line).rstrip(".")
    marked = bare[:1] in "+-"
    if re.match(r"[+-]?\s*[A-Za-z]", bare) is None or _COMMENT.match(bare):
        return not is_comment and line.startswith("*") and not line.startswith("**")
    if is_comment and _PROSE.fullmatch(bare):
        return False
    try:
        found = named(tokens(bare[marked:]))
    except Fault:
        return False
    return found is not None and found.is_whole


def _statement(piece: _Piece, file: str, data: tuple[tuple[int, str], ...]) -> Statement | None:
    written = "\n".join(piece.lines)
    text = written.rstrip()
    ended = _cut_period(text)
    head = _head(ended, piece.line, file)
    if head is not None and head.name in _REST_OF_TEXT:
        lines = ended.split("\n")[head.last.line - piece.line :]
        rest = "\n".join([lines[0][head.last.end - 1 :], *lines[1:]])
        return Statement(head.name, True, (), rest.strip(), piece.line, file)
    if head is not None and (head.name in _UNTIL or head.name in REFUSED):
        return Statement(head.name, True, (), ended.strip(), piece.line, file)
    found = tokens(ended, piece.line, file)
    if not found:
        return None  # a period alone
    if head is None:
        return Statement(found[0].text, False, tuple(found[1:]), ended.strip(), piece.line, file, data)
    return Statement(head.name, True, tuple(found[head.length :]), ended.strip(), found[0].line, file, data)


def _cut_period(text: str) -> str:
    """The text without the period that ends it, and without what stands behind that."""
    before, _, last = text.rpartition("\n")
    bare = _bare(last)
    if not bare.endswith("."):
        return text
    indent = last[: len(last) - len(last.lstrip())]
    return "\n".join([*([before] if before else []), indent + bare[:-1]])


def _head(text: str, line: int, file: str) -> Named | None:
    """The command that the first words of a text name, on one line or several; the rest need not be made of tokens."""
    found: list[Token] = []
    for number, written in enumerate(text.split("\n"), line):
        begun = re.match(r"[^'\"]*", written)
        try:
            found += tokens(begun[0] if begun else "", number, file)
        except Fault:
            if not found:
                raise
            break
        if len(found) >= LONGEST_NAME or (begun and begun[0] != written):
            break
    return named(found)


def unknown(statement: Statement, possible: str) -> Fault:
    """That a statement names no command."""
    place = Place(statement.file, statement.line)
    return Fault(
        "no command {found}; possible: {possible}", {"found": quoted(statement.name), "possible": possible}, place
    )
