"""mapping.yaml: what a person confirmed about the columns of the files beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path

from instrument.declarations import Key, Listing, Name, Record, Table, Whole, Words
from instrument.records import dataclass, replace
from instrument.yaml_nodes import Node, read_mapping
from survey.files.whole import write_whole

NAME = "mapping.yaml"
HEAD = "# Which column is which variable. canvass import wrote this; a line may be mended, - leaves a column out."
OUT = "-"  # in place of a variable: nobody needs the column


CONFIRMED = Record(
    {
        "columns": Key(Table(Words(), names=False), "header → variable, or - for a column that nobody needs"),
        "answers": Key(Table(Table(Whole(), names=False)), "question → cell → code"),
        "rows": Key(
            Table(Words(), names=False), "header → cell of the rows that are read, where one person has several"
        ),
        "absent": Key(Listing(Name()), "questions that these files lack"),
    }
)
FILE = Record({"name": Key(Words(), required=True), "platform": Key(Name(), required=True)})
MAPPING = Record(
    {
        "files": Key(Table(FILE, names=False), "name in this folder → what the file was called, and its platform"),
        "platforms": Key(Table(CONFIRMED), "platform → what is known of its files"),
    }
)


@dataclass(frozen=True)
class File:
    """A file as it was called before it was kept under its hash, and the platform it is from."""

    name: str
    platform: str


@dataclass(frozen=True)
class Confirmed:
    """What is known of one platform's files."""

    columns: Mapping[str, str] = field(default_factory=dict)  # header → variable, or `OUT`
    answers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # question → cell → code
    absent: frozenset[str] = frozenset()  # questions that these files lack
    rows: Mapping[str, str] = field(default_factory=dict)  # header → cell of the rows that are read


@dataclass(frozen=True)
class Mappings:
    """The whole of a mapping.yaml; empty where there is none."""

    files: Mapping[str, File] = field(default_factory=dict)  # name in the folder → file
    platforms: Mapping[str, Confirmed] = field(default_factory=dict)

    def of(self, platform: str) -> Confirmed:
        """What is known of a platform; nothing where it is not named."""
        return self.platforms.get(platform, Confirmed())

    def with_file(self, kept: str, file: File) -> "Mappings":
        return replace(self, files={**self.files, kept: file})

    def with_platform(self, platform: str, confirmed: Confirmed) -> "Mappings":
        """With what is known now beside what was known before, which it replaces where they differ."""
        earlier = self.of(platform)
        merged = Confirmed(
            {**earlier.columns, **confirmed.columns},
            {**earlier.answers, **confirmed.answers},
            earlier.absent | confirmed.absent,
            {**earlier.rows, **confirmed.rows},
        )
        return replace(self, platforms={**self.platforms, platform: merged})


def load_mappings(folder: Path) -> Mappings:
    """The mapping.yaml of a folder; raises `Fault` for one that cannot be read, with its line."""
    path = folder / NAME
    if not path.is_file():
        return Mappings()
    node = read_mapping(path)
    MAPPING.check(node)
    return Mappings(
        files=node.take("files", _files, {}),
        platforms=node.take("platforms", lambda held: {name: _confirmed(each) for name, each in held.items()}, {}),
    )


def _files(node: Node) -> dict[str, File]:
    return {kept: File(each["name"].text(), each["platform"].text()) for kept, each in node.items()}


def _confirmed(node: Node) -> Confirmed:
    return Confirmed(
        columns=node.take("columns", lambda held: {header: each.text() for header, each in held.items()}, {}),
        answers=node.take("answers", lambda held: {question: _codes(each) for question, each in held.items()}, {}),
        absent=node.take("absent", lambda held: frozenset(each.text() for each in held.elements()), frozenset()),
        rows=node.take("rows", lambda held: {header: _cell(each.text()) for header, each in held.items()}, {}),
    )


def _cell(words: str) -> str:
    """An empty cell has a sign, for a key without words is a mistake."""
    return "" if words == OUT else words


def _codes(node: Node) -> dict[str, int]:
    return {cell: each.whole() for cell, each in node.items()}


def save_mappings(folder: Path, mappings: Mappings, evidence: Mapping[str, Mapping[str, str]]) -> None:
    """Writes mapping.yaml; `evidence` (platform → header → why) stands as a comment behind its line.

    Raises `OSError` where it cannot be written.
    """
    lines = [
        "# Which column is which variable. canvass import wrote this; a line may be mended, - leaves a column out."
    ]
    lines += ["files:"] if mappings.files else []
    lines += [
        f"  {_text(kept)}: {{name: {_text(each.name)}, platform: {each.platform}}}"
        for kept, each in sorted(mappings.files.items())
    ]
    lines += ["platforms:"] if mappings.platforms else []
    for name, each in mappings.platforms.items():
        lines += [f"  {name}:", *_platform(each, evidence.get(name, {}))]
    write_whole(folder / NAME, ("\n".join(lines) + "\n").encode())


def _platform(confirmed: Confirmed, evidence: Mapping[str, str]) -> Sequence[str]:
    lines = ["    columns:"] if confirmed.columns else []
    for header, name in confirmed.columns.items():
        why = f"  # {evidence[header]}" if header in evidence else ""
        lines.append(f"      {_text(header)}: {_text(name) if name == OUT else name}{why}")
    lines += ["    answers:"] if confirmed.answers else []
    for question, codes in confirmed.answers.items():
        lines.append(f"      {question}: {{{', '.join(f'{_text(cell)}: {code}' for cell, code in codes.items())}}}")
    if confirmed.rows:
        told = ", ".join(f"{_text(header)}: {_text(cell or OUT)}" for header, cell in confirmed.rows.items())
        lines.append(f"    rows: {{{told}}}")
    if confirmed.absent:
        lines.append(f"    absent: [{', '.join(sorted(confirmed.absent))}]")
    return lines or ["    columns: {}"]


def _text(words: str) -> str:
    """Words in quotation marks as YAML reads them, what cannot be printed as its number."""
    escaped = "".join(
        f"\\{letter}" if letter in '"\\' else letter if letter.isprintable() else f"\\U{ord(letter):08x}"
        for letter in words
    )
    return f'"{escaped}"'
