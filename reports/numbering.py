"""Numbers of headings, tables and figures."""

from collections.abc import Sequence
from dataclasses import field

from analysis.result import Fault, Place, quoted
from instrument.records import dataclass, replace
from reports.blocks import Part
from reports.document import Block, Box, Grid, Heading, Picture, Run
from reports.full_tables import FullTables
from reports.ink import Ink
from reports.printed_tables import PrintedTables
from reports.references import broken, mentions, named
from reports.tokens import Piece
from reports.wording import say

HAN = "〇一二三四五六七八九"


@dataclass
class Counter:
    """Where the numbering stands."""

    language: str
    levels: list[int] = field(default_factory=lambda: [0, 0, 0])
    pieces: dict[str, int] = field(default_factory=dict)
    is_appendix: bool = False

    def heading(self, level: int, is_appendix: bool = False) -> str:
        """The number of the next heading: 一、（一）1. in Chinese, 1, 1.1, 1.1.1 in English; appendices by letters."""
        if is_appendix and not self.is_appendix:
            self.is_appendix, self.levels = True, [0, 0, 0]
        self.levels[level - 1] += 1
        self.levels[level:] = [0] * (len(self.levels) - level)
        if level == 1:
            self.pieces.clear()
        own = self.levels[level - 1]
        if self.is_appendix and (level == 1 or self.language != "zh"):
            return self._of_appendix(level)
        if self.language == "zh":
            return (f"{han(own)}、", f"（{han(own)}）", f"{own}.")[level - 1]
        return ".".join(str(each) for each in self.levels[:level])

    def piece(self, kind: str) -> str:
        """The number of the next table or figure of the chapter: 4-1."""
        self.pieces[kind] = self.pieces.get(kind, 0) + 1
        return f"{self.chapter}-{self.pieces[kind]}"

    @property
    def chapter(self) -> str:
        """What stands before the number of a table: the chapter's number or the appendix's letter."""
        first = max(self.levels[0], 1)
        return chr(ord("A") + first - 1) if self.is_appendix else str(first)

    def _of_appendix(self, level: int) -> str:
        if level > 1:
            return ".".join([self.chapter, *(str(each) for each in self.levels[1:level])])
        return f"{'附录' if self.language == 'zh' else 'Appendix '}{self.chapter}"


def han(number: int) -> str:
    """1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else ("十" if tens == 1 else f"{HAN[tens]}十")
    return ten + (HAN[ones] if ones or not tens else "")


@dataclass(frozen=True)
class Numbered:
    """Blocks with their numbers and references, and what was found on the way.

    Faults: two pieces of one name, a reference to none (unless a chapter is missing, that may hold it). Warnings: a
    piece that no sentence before it names.
    """

    blocks: tuple[Block, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def number_parts(parts: Sequence[Part | Box], ink: Ink, is_whole: bool = True) -> Numbered:
    """The parts with their numbers; `is_whole` unless a chapter is missing."""
    counter = Counter(ink.language)
    blocks: list[Block] = []
    faults: list[Fault] = []
    warnings: list[Fault] = []
    numbers: dict[str, str] = {}
    seen: set[str] = set()
    full = PrintedTables()
    for part in parts:
        if isinstance(part, Piece):
            if part.id in numbers:
                second = Fault("there are two of {found}; name one by id=", *_piece(part))
                faults.append(second)
                blocks.append(Box(ink.phrase("piece_missing", {"reason": say(second.message, ink.language)})))
                continue
            if part.id not in seen:
                warnings.append(Fault("no sentence before {found} refers to it", *_piece(part)))
            if isinstance(part.content, Box):
                numbers[part.id] = ink.plain("reference_missing", {"target": part.id})
                blocks.append(part.content)
                continue
            if isinstance(part.content, FullTables):
                new = full.put(part.content, lambda: _next("table", counter, ink))
                blocks += [replace(each, notes=(*each.notes, _source(ink))) for each in new]
                numbers[part.id] = full.name(part.content, part.id, ink)
                continue
            numbers[part.id] = _next(_kind(part), counter, ink)
            blocks.append(_finished(part.content, part.id, numbers[part.id], ink))
        elif isinstance(part, Heading):
            number = counter.heading(part.level, part.is_appendix)
            path = "-".join([counter.chapter, *map(str, counter.levels[1 : part.level])])
            blocks.append(replace(part, number=number, id=f"section-{path}"))
        else:
            seen.update(each.target for each in mentions(part))
            blocks.append(part)
    missing = [fault for block in blocks for fault in broken(block, numbers)] if is_whole else []
    done = tuple(full.named(named(block, numbers, ink)) for block in blocks)
    return Numbered(done, (*faults, *missing), tuple(warnings))


def _next(kind: str, counter: Counter, ink: Ink) -> str:
    """The number of the next table or figure, with its word: 表4-1."""
    return ink.plain(f"number_{kind}", {"number": counter.piece(kind)})


def _piece(piece: Piece) -> tuple[dict[str, str], Place]:
    return {"found": quoted(piece.id)}, piece.place


def _finished(content: Grid | Picture, name: str, number: str, ink: Ink) -> Grid | Picture:
    """A piece with its number, its source as the last note, and the word 'note' before the first."""
    notes = [*content.notes, _source(ink)]
    if ink.skin.name == "apa" and notes[-2:-1] == [ink.phrase("stars_note")]:
        notes[-2:] = notes[:-3:-1]  # what the stars mean comes last (APA 7, 7.14)
    notes[0] = (*ink.phrase("note"), *notes[0])
    if isinstance(content, Grid):
        is_pivot = bool(ink.skin.full_tables)
        return replace(content, id=name, number=number, notes=tuple(notes), is_pivot=is_pivot)
    data = content.data
    data = None if data is None else replace(data, id=f"{name}:data", number=number, caption=content.caption)
    return replace(content, id=name, number=number, notes=tuple(notes), data=data)


def _source(ink: Ink) -> tuple[Run, ...]:
    return ink.phrase("source_simulated" if ink.simulated else "source_real")


def _kind(piece: Piece) -> str:
    return piece.id.partition(":")[0]
