"""The sheets of an XLSForm, a row as column → cell."""

from collections.abc import Mapping, Sequence

from instrument.drafting.form import Form, Rows
from instrument.drafting.languages import language_code
from instrument.drafting.words import language_of
from instrument.measure import Text
from instrument.records import dataclass

Record = Mapping[str, str]


def sheet(form: Form, name: str) -> Rows:
    return next((rows for sheet, rows in form.sheets.items() if sheet.strip().casefold() == name), ())


def records(form: Form, name: str) -> list[Record]:
    """The rows of a sheet, column → cell; names of columns in lower case up to a language."""
    rows = sheet(form, name)
    if not rows:
        return []
    header = [_column(cell) for cell in rows[0]]
    return [{key: cell.strip() for key, cell in zip(header, row, strict=False) if key} for row in rows[1:]]


def _column(cell: str) -> str:
    name, double, language = cell.strip().partition("::")
    if not double and name.casefold().startswith(("label:", "hint:")):
        name, _, language = cell.strip().partition(":")
    plain = {"list name": "list_name", "value": "name", "relevance": "relevant"}.get(
        name.strip().casefold(), name.strip().casefold()
    )
    return f"{plain}::{language.strip()}" if language else plain


def languages_of(form: Form, settings: Record) -> dict[str, tuple[str, ...]]:
    """Code → the endings of columns in that language, '' for those without one."""
    columns = [key for record in records(form, "survey")[:1] for key in record]
    found: dict[str, list[str]] = {}
    for column in columns:
        name, _, language = column.partition("::")
        if name == "label" and language and (code := language_code(language)):
            found.setdefault(code, []).append(language)
    if "label" in columns or not found:
        words = [record.get("label", "") for record in records(form, "survey")]
        code = language_code(settings.get("default_language", "")) or language_of(words)
        found.setdefault(code, []).append("")
    return {code: tuple(endings) for code, endings in found.items()}


def text_of(record: Record, name: str, languages: Mapping[str, Sequence[str]]) -> Text:
    found = {}
    for code, endings in languages.items():
        cells = (record.get(f"{name}::{ending}" if ending else name, "") for ending in endings)
        found[code] = next((cell for cell in cells if cell), "")
    return found if any(found.values()) else {}


@dataclass(frozen=True)
class Choice:
    """One line of the sheet choices."""

    name: str
    text: Text


def choices_of(form: Form, languages: Mapping[str, Sequence[str]]) -> dict[str, list[Choice]]:
    found: dict[str, list[Choice]] = {}
    for record in records(form, "choices"):
        if record.get("list_name") and record.get("name"):
            text = text_of(record, "label", languages) or dict.fromkeys(languages, record["name"])
            found.setdefault(record["list_name"], []).append(Choice(record["name"], text))
    return found
