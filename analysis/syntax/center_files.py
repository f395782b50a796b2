"""Files of cluster centers: a case for each, numbered by CLUSTER_."""

from collections.abc import Sequence

import numpy as np

from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.job import Job
from analysis.syntax.naming_files import dataset_named
from analysis.syntax.reader import Reader
from analysis.table import Table
from instrument.message import Fault, quoted

NUMBER = "CLUSTER_"


def centers_of(file: Reader, job: Job, names: Sequence[str], count: int) -> list[float]:
    """The coordinates of `count` centers from the file that is named at the cursor, one center behind another.

    Raises `Fault` where the file lacks a variable or a center.
    """
    found = dataset_named(file, job)
    lacking = next((name for name in names if found.find(name) is None), None)
    if lacking is not None:
        raise file.fault("the file of centers has no variable {found}", {"found": quoted(lacking)})
    columns = [found.columns[str(found.find(name))] for name in names]
    if any(column.dtype == object for column in columns):
        raise file.fault("a center is no number")
    values = np.column_stack(columns)
    number = found.find(NUMBER)
    if number is not None:
        values = values[np.argsort(found.columns[number], kind="stable")]
    if len(values) < count or not np.isfinite(values[:count]).all():
        raise Fault("the file of centers does not have {count} of them", {"count": count})
    return [float(each) for each in values[:count].ravel()]


def center_file(table: Table, active: Active) -> Active:
    """Final centers as cases."""
    names = [str(row[0]) for row in table.rows]
    cells = np.array([[cell if isinstance(cell, float) else np.nan for cell in row[1:]] for row in table.rows])
    columns: dict[str, Values] = {NUMBER: np.arange(1.0, cells.shape[1] + 1)}
    columns |= dict(zip(names, cells, strict=True))
    fields = {NUMBER: Field(NUMBER, format=Format("F", 8, 0))}
    fields |= {name: Field(name, format=active.fields[name].format, label=active.fields[name].label) for name in names}
    return Active(fields, columns, cells.shape[1])
