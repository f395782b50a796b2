"""DISPLAY: what the dictionary says of the active file."""

from analysis.syntax.assigning import visible
from analysis.syntax.dictionary_tables import (
    labels_table,
    listed,
    named,
    of_tables,
    pairs_table,
    variables_table,
    vectors_table,
)
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.user_attributes import attributes_table
from analysis.syntax.workspace import is_scratch
from analysis.table import Table

WORDS = ("NAMES", "INDEX", "LABELS", "VARIABLES", "DICTIONARY", "SCRATCH", "ATTRIBUTES", "@ATTRIBUTES", "VECTORS",
         "DOCUMENTS", "FILE LABEL")  # fmt: skip


def run(reader: Reader, job: Job) -> None:
    """DISPLAY [SORTED] [NAMES | INDEX | LABELS | VARIABLES | DICTIONARY | SCRATCH | VECTORS | DOCUMENTS | FILE LABEL]
    [/VARIABLES=a b]."""
    is_sorted = bool(reader.take("SORTED"))
    word = reader.take(*WORDS) or "NAMES"
    active = visible(job)
    names = [name for name in active.names if is_scratch(name) == (word == "SCRATCH")]
    if reader.sign("/") or not reader.done:
        reader.take("VARIABLES")
        reader.sign("=")
        names = list(reader.variables(active))
    reader.end()
    if is_sorted:
        names.sort(key=str.casefold)
    tables = _tables(word, job, names)
    job.items.append(Printed("DISPLAY", reader.line, of_tables(active, [each for each in tables if each is not None])))


def _tables(word: str, job: Job, names: list[str]) -> list[Table | None]:
    active = visible(job)
    match word:
        case "VECTORS":
            return [vectors_table(active, job.workspace.vectors)]
        case "DOCUMENTS":
            return [pairs_table("documents", ((str(at), line) for at, line in enumerate(active.documents, 1)))]
        case "FILE LABEL":
            return [pairs_table("file_information", [("Label", active.label or "–")])]
        case "DICTIONARY":
            return [variables_table(active, names), labels_table(active, names)]
        case "ATTRIBUTES" | "@ATTRIBUTES":
            of = [("(dataset)", active.attributes), *((name, active.fields[name].attributes) for name in names)]
            return [attributes_table(of)]
        case "VARIABLES":
            return [named(active, names)]
        case _:
            return [listed(active, names, labelled=word in ("LABELS", "INDEX"))]
