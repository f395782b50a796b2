"""The dictionary of a file as tables: variables, value labels, vectors, documents, what a file is."""

from collections.abc import Iterable, Mapping, Sequence

from analysis.cases import Cases
from analysis.result import Result
from analysis.syntax.active import Active, Field, Format
from analysis.syntax.formats.writing import written
from analysis.table import Cell, Table, headed

DISPLAYED = 8  # columns of a number on the screen where nobody said otherwise
WIDEST_SHOWN = 32


def of_tables(active: Active, tables: Iterable[Table], procedure: str = "dictionary") -> Result:
    """Tables of texts as a result that prints every text as it is."""
    kept = tuple(tables)
    texts = {cell for table in kept for row in table.rows for cell in row if isinstance(cell, str)}
    texts |= {about for table in kept for about in table.about}
    labels = {text: {"en": text, "zh": text} for text in texts}
    return Result(procedure, {}, Cases(active.n, active.n, active.n), kept, labels=labels)


def variables_table(active: Active, names: Sequence[str]) -> Table:
    """Everything about each variable, as DISPLAY DICTIONARY has it."""
    words = ("variable_name", "position", "variable_label", "measurement_level", "display_role", "screen_width",
             "alignment")  # fmt: skip
    columns = headed(*words, "print_format", "write_format", "missing_values")
    return Table("variables", columns, tuple(_line(active, name) for name in names))


def _line(active: Active, name: str) -> tuple[Cell, ...]:
    each = active.fields[name]
    return (
        each.name,
        float(active.names.index(name) + 1),
        each.label,
        (each.measure or ("nominal" if each.is_text else "unknown")).title(),
        {"target": "Output"}.get(each.role, each.role.title()) or "Input",
        float(each.display or min(each.width or DISPLAYED, WIDEST_SHOWN)),
        each.alignment.title() or ("Left" if each.is_text else "Right"),
        format_written(each.format),
        format_written(each.write or each.format),
        missing_written(each),
    )


def labels_table(active: Active, names: Sequence[str]) -> Table | None:
    """The value labels of variables; None where there are none."""
    rows = [
        (name, value_written(value, active.fields[name]), label)
        for name in names
        for value, label in active.fields[name].levels
    ]
    return (
        Table("value_labels", headed("variable_name", "labelled_value", "value_label"), tuple(rows)) if rows else None
    )


def listed(active: Active, names: Sequence[str], labelled: bool = False) -> Table:
    """Names with their positions, and with labels where that is asked."""
    columns = headed("variable_name", "position", *(("variable_label",) if labelled else ()))
    rows = [
        (name, float(active.names.index(name) + 1), *((active.fields[name].label,) if labelled else ()))
        for name in names
    ]
    return Table("variables", columns, tuple(rows))


def named(active: Active, names: Sequence[str]) -> Table:
    """Names with print and write formats, as DISPLAY VARIABLES has them."""
    rows = [
        (
            name,
            float(active.names.index(name) + 1),
            format_written(active.fields[name].format),
            format_written(active.fields[name].write or active.fields[name].format),
        )
        for name in names
    ]
    return Table("variables", headed("variable_name", "position", "print_format", "write_format"), tuple(rows))


def vectors_table(active: Active, vectors: Mapping[str, Sequence[str]]) -> Table:
    """The vectors with their variables."""
    rows = [
        (vector, float(number), name, format_written(active.fields[name].format))
        for vector, members in sorted(vectors.items())
        for number, name in enumerate(members, 1)
        if name in active.fields
    ]
    return Table("vectors", headed("vector", "position", "variable_name", "print_format"), tuple(rows))


def pairs_table(name: str, pairs: Iterable[tuple[str, Cell]]) -> Table:
    """What is said, and what it is: settings, attributes of a file."""
    return Table(name, headed("attribute", "attribute_value"), tuple(pairs))


def file_table(active: Active) -> Table:
    """What a file is: its name, label, cases, variables, weight, documents."""
    pairs: list[tuple[str, Cell]] = [
        ("File", active.file),
        ("Label", active.label),
        ("Variables", str(len(active.fields))),
        ("Cases", str(active.n)),
        ("Weight", active.weight or "Not weighted"),
        ("Documents", "\n".join(active.documents)),
    ]
    return pairs_table("file_information", ((word, value) for word, value in pairs if value))


def format_written(found: Format) -> str:
    """F8.2, A20, DATE11; with .0 for numbers, as SPSS writes it."""
    plain = found.kind not in ("F", "COMMA", "DOT", "DOLLAR", "PCT", "E")
    return str(found) if plain else f"{found.kind}{found.width}.{found.decimals}"


def value_written(value: float | str, described: Field) -> str:
    """A value as its variable prints it, without blanks around it."""
    return written(value, described.format).strip()


def missing_written(described: Field) -> str:
    """8; 9; 90 THRU HIGHEST: the values that stand for no answer."""
    found = [value_written(value, described) for value in described.missing]
    if described.missing_range is not None:
        low, high = described.missing_range
        ends = (
            ("LOWEST" if low == float("-inf") or low < -1e300 else value_written(low, described)),
            ("HIGHEST" if high == float("inf") or high > 1e300 else value_written(high, described)),
        )
        found.insert(0, " THRU ".join(ends))
    return "; ".join(found)
