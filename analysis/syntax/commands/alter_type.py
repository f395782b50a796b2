"""ALTER TYPE: strings read as numbers, numbers written as strings, other widths and formats."""

import numpy as np

from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.formats.reading import read
from analysis.syntax.formats.shapes import TEXTS, named, shape
from analysis.syntax.formats.writing import written
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.records import replace

LEAST = "AMIN"
Level = tuple[float | str, str]


def run(reader: Reader, job: Job) -> None:
    """ALTER TYPE a b (F8.2) c (A10) d (A=AMIN); a text that is no number of its format becomes system missing.

    AMIN is the least width that holds every value. Labels and missing values are read or written in the same way.
    """
    job.need_data(reader)
    active = job.active
    while not reader.done and not reader.sign("/"):
        names = reader.variables(active)
        only, wanted = _wanted(reader)
        for name in names:
            if only in ("", active.fields[name].format.kind):
                active = _altered(active, name, wanted)
    while not reader.done:
        reader.need("PRINT", "ALTEREDTYPES", "ALTEREDVALUES", "NONE")
    job.replace(active)


def _wanted(reader: Reader) -> tuple[str, Format | None]:
    """The kind that alone is altered, or '', with the new format; None for the least width of strings."""
    reader.need_sign("(")
    only = ""
    after = reader.peek()
    if after is not None and after.text == "=":
        only = reader.name().upper()
        reader.need_sign("=")
    text = reader.token.text if reader.token else ""
    parts = shape(text)
    found = Format(parts.kind, 8, 2) if parts is not None and parts.width is None else named(text)
    if found is None and text.upper() != LEAST:
        raise reader.wrong("{found} stands where a format is expected, as F8.2")
    reader.next()
    reader.need_sign(")")
    return only, found


def _altered(active: Active, name: str, wanted: Format | None) -> Active:
    described, column = active.fields[name], active.columns[name]
    to_text = wanted is None or wanted.kind in TEXTS
    if not to_text and wanted is not None:
        values = _numbers(column, wanted) if described.is_text else column
        levels, missing = (
            _read_levels(described, wanted) if described.is_text else (described.levels, described.missing)
        )
        new = replace(described, width=0, format=wanted, levels=levels, missing=missing)
        return active.with_column(new, values)
    texts = column if described.is_text else _texts(column, described.format)
    width = wanted.width if wanted is not None else max((len(each.encode()) for each in set(texts.tolist())), default=1)
    width = max(width, 1)
    cut = {text: text.encode()[:width].decode(errors="ignore").rstrip(" ") for text in set(texts.tolist())}
    new = replace(described, width=width, format=Format("A", width, 0), missing_range=None)
    if not described.is_text:
        new = replace(new, levels=(), missing=())
    return active.with_column(new, np.array([cut[each] for each in texts.tolist()], dtype=object))


def _numbers(column: Values, wanted: Format) -> Values:
    texts = column.tolist()
    found = {text: read(text, wanted) for text in set(texts)}
    return np.array([each if isinstance(each := found[text], float) else np.nan for text in texts], dtype=float)


def _texts(column: Values, shown: Format) -> Values:
    """Numbers as their print format writes them, with the blanks before them; nothing for system missing."""
    distinct, of = np.unique(column, return_inverse=True)
    texts = ["" if np.isnan(each) else written(each, shown).rstrip(" ") for each in distinct.tolist()]
    return np.array(texts or [""], dtype=object)[of]


def _read_levels(described: Field, wanted: Format) -> tuple[tuple[Level, ...], tuple[float | str, ...]]:
    levels = [(read(str(value).strip(), wanted), label) for value, label in described.levels]
    missing = [read(str(value).strip(), wanted) for value in described.missing]
    right = tuple((value, label) for value, label in levels if isinstance(value, float) and value == value)
    return right, tuple(value for value in missing if isinstance(value, float) and value == value)
