"""Files of distances: a case of ROWTYPE_ PROX for each item, its distances from all items in as many variables."""

from collections.abc import Sequence

import numpy as np

from analysis.cases import Cases
from analysis.closeness.items import Proximities
from analysis.options import plain
from analysis.result import Result
from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.matrix_files import ROWTYPE, VARNAME
from analysis.table import Table
from analysis.tally import Tally
from analysis.task import Task, procedure_module
from instrument.message import Fault
from instrument.records import dataclass

NUMBER, KIND = "CASENO_", "PROX"
ALIKE, APART = "SIMILARITY", "DISSIMILARITY"


@dataclass(frozen=True)
class MatrixTask(Task):
    """Clusters of the items of a matrix, which no cases are needed for."""

    found: Proximities | None = None

    def run(self, tally: Tally) -> Result:
        """The result, whatever the cases are."""
        if self.found is None:
            return super().run(tally)
        tables = procedure_module("hierarchical").clustered(self.found, self.options)
        n = float(len(self.found.keys))
        cases = Cases(n, n, len(self.found.keys))
        return Result("hierarchical", plain(self.options), cases, tuple(tables), labels=self.found.labels)


def proximities_of(active: Active, identity: str) -> Proximities:
    """What a matrix file tells of its items, which the variable `identity` names; raises `Fault`."""
    row, name = active.find(ROWTYPE), active.find(VARNAME)
    if row is None or name is None:
        raise Fault("the file is no matrix: it has no variables ROWTYPE_ and VARNAME_")
    kept = [at for at, text in enumerate(active.columns[row]) if str(text).strip().upper() == KIND]
    items = active.names[active.names.index(name) + 1 :]
    if not kept or len(kept) != len(items):
        counts = {"rows": len(kept), "columns": len(items)}
        raise Fault("the matrix has {rows} rows of distances and {columns} columns", dict(counts))
    values = np.column_stack([active.columns[each] for each in items])[kept]
    told = [_word(active.columns[identity or name][at]) for at in kept]
    is_plain = not identity and active.find(NUMBER) is not None  # cases, which nothing names
    keys = tuple(f"case={at}" for at in range(1, len(kept) + 1))
    words = ({"en": f"{at}:{text}", "zh": f"{at}:{text}"} for at, text in enumerate(told, start=1))
    labels = {key: {} if is_plain else each for key, each in zip(keys, words, strict=True)}
    alike = any(str(label).upper().startswith(ALIKE) for _, label in active.fields[row].levels)
    whole = np.where(np.isnan(values), values.T, values)
    return Proximities(keys, labels, whole, alike, "", len(keys), len(keys))


def _word(value: object) -> str:
    return f"{value:.12g}" if isinstance(value, float) else str(value).strip()


def proximity_file(
    table: Table, of_likeness: bool, cases: Sequence[int] | None, names: tuple[Field, Values] | None
) -> Active:
    """The distances of a result as a matrix file.

    `cases`: the numbers of the cases, None where the items are variables; `names`: the variable that names them.
    """
    keys = [str(row[0]) for row in table.rows]
    values = np.array([[cell if isinstance(cell, float) else np.nan for cell in row[1:]] for row in table.rows])
    items = keys if cases is None else [f"VAR{at}" for at in range(1, len(keys) + 1)]
    width = max(8, *(len(each.encode()) for each in items))
    label = ALIKE if of_likeness else APART
    columns: dict[str, Values] = {ROWTYPE: np.array([KIND] * len(items), dtype=object)}
    fields = {ROWTYPE: Field(ROWTYPE, 8, Format("A", 8, 0), levels=((KIND, label),))}
    if cases is not None:
        columns[NUMBER], fields[NUMBER] = np.array(cases, dtype=float), Field(NUMBER, format=Format("F", 8, 0))
    if names is not None:
        described, column = names
        columns[described.name], fields[described.name] = column, described
    columns[VARNAME] = np.array(items, dtype=object)
    fields[VARNAME] = Field(VARNAME, width, Format("A", width, 0))
    columns |= {name: values[:, at] for at, name in enumerate(items)}
    fields |= {name: Field(name, format=Format("F", 16, 8)) for name in items}
    return Active(fields, columns, len(items))
