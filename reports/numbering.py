"""Numbers of headings, tables and figures, and the references that name them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from analysis.result import Fault, Place, nearest, quoted
from reports.blocks import Part
from reports.document import (
    Block,
    Box,
    Claim,
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
from reports.ink import Ink
from reports.tokens import Piece

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
    for part in parts:
        if isinstance(part, Piece):
            if part.id in numbers:
                faults.append(Fault("there are two of {found}; name one by id=", *_piece(part)))
            elif part.id not in seen:
                warnings.append(Fault("no sentence before {found} refers to it", *_piece(part)))
            if isinstance(part.content, Box):
                numbers[part.id] = ink.plain("reference_missing", {"target": part.id})
                blocks.append(part.content)
                continue
            numbers[part.id] = ink.plain(f"number_{_kind(part)}", {"number": counter.piece(_kind(part))})
            blocks.append(_finished(part.content, part.id, numbers[part.id], ink))
        elif isinstance(part, Heading):
            number = counter.heading(part.level, part.is_appendix)
            path = "-".join([counter.chapter, *map(str, counter.levels[1 : part.level])])
            blocks.append(replace(part, number=number, id=f"section-{path}"))
        else:
            seen.update(each.target for each in _inlines(part) if isinstance(each, Reference))
            blocks.append(part)
    missing = [] if not is_whole else [f for block in blocks for f in _broken(block, numbers)]
    named = tuple(_with_references(block, lambda found: _named(found, numbers, ink)) for block in blocks)
    return Numbered(named, (*faults, *missing), tuple(warnings))


def claims(blocks: Sequence[Block]) -> Iterator[Claim]:
    """The claims of headings, paragraphs and points, in their order."""
    for block in blocks:
        yield from (each for content in _contents(block) for each in content if isinstance(each, Claim))


def _piece(piece: Piece) -> tuple[dict[str, str], Place]:
    return {"found": quoted(piece.id)}, piece.place


def _finished(content: Grid | Picture, name: str, number: str, ink: Ink) -> Grid | Picture:
    """A piece with its number, its source as the last note, and the word 'note' before the first."""
    source = ink.phrase("source_simulated" if ink.simulated else "source_real")
    notes = [*content.notes, source]
    notes[0] = (Run(ink.plain("note")), *notes[0])
    if isinstance(content, Grid):
        return replace(content, id=name, number=number, notes=tuple(notes))
    data = content.data
    data = None if data is None else replace(data, id=f"{name}:data", number=number, caption=content.caption)
    return replace(content, id=name, number=number, notes=tuple(notes), data=data)


def _kind(piece: Piece) -> str:
    return piece.id.partition(":")[0]


def _contents(block: Block) -> tuple[tuple[Inline, ...], ...]:
    if isinstance(block, Listing):
        return block.items
    return (block.content,) if isinstance(block, Heading | Paragraph | Box) else ()


def _inlines(block: Block) -> tuple[Inline, ...]:
    return tuple(each for content in _contents(block) for each in _flat(content))


def _flat(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The inlines with those of claims in place of the claims."""
    return tuple(part for each in content for part in (each.content if isinstance(each, Claim) else (each,)))


def _broken(block: Block, numbers: dict[str, str]) -> list[Fault]:
    found = [each for each in _inlines(block) if isinstance(each, Reference) and each.target not in numbers]
    return [
        Fault(
            "no table or figure {found}; possible: {possible}",
            {"found": quoted(each.target), "possible": nearest(each.target, numbers)},
            _place(each.text),
        )
        for each in found
    ]


def _place(text: str) -> Place:
    """The place that an unresolved reference carries as its text: file:line."""
    file, _, line = text.rpartition(":")
    return Place(file, int(line)) if file and line.isdigit() else Place(text)


def _named(found: Reference, numbers: dict[str, str], ink: Ink) -> Reference | Run:
    if found.target in numbers:
        return replace(found, text=numbers[found.target])
    return Run(ink.plain("reference_missing", {"target": found.target}))


def _with_references(block: Block, named: Callable[[Reference], Reference | Run]) -> Block:
    def resolve(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(claimed(each) if isinstance(each, Claim) else one(each) for each in content)

    def claimed(claim: Claim) -> Claim:
        return replace(claim, content=tuple(one(each) for each in claim.content))

    def one(each: Run | Number | Reference) -> Run | Number | Reference:
        return named(each) if isinstance(each, Reference) else each

    if isinstance(block, Listing):
        return replace(block, items=tuple(resolve(item) for item in block.items))
    if isinstance(block, Heading | Paragraph | Box):
        return replace(block, content=resolve(block.content))
    return block
