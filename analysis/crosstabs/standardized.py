"""The standardized statistic of linear-by-linear association."""

import math
from collections.abc import Iterator

from analysis.categories import unordered
from analysis.crosstabs.crossing import Stratum
from analysis.crosstabs.frame import ascending
from analysis.statistics import contingency
from analysis.undefined import Undefined
from instrument.message import Message, Scalar

STANDARDIZED = Message("the standardized statistic of linear-by-linear association is {z:.3f}")
STANDARDIZED_OF = Message("{layer}: the standardized statistic of linear-by-linear association is {z:.3f}")


def standardized(stratum: Stratum) -> Iterator[Message]:
    """The root of linear-by-linear association with the sign of the correlation, as SPSS has it beside exact tests."""
    table, rows, columns = ascending(stratum)
    if unordered(stratum.crossing.row, rows) or unordered(stratum.crossing.column, columns):
        return
    value = contingency.linear_by_linear(table, rows, columns).value
    if isinstance(value, Undefined):
        return
    n = float(table.sum())
    direction = float((rows - table.sum(axis=1) @ rows / n) @ table @ (columns - table.sum(axis=0) @ columns / n))
    values: dict[str, Scalar] = {"z": math.copysign(math.sqrt(value), direction)}
    if stratum.keys and not stratum.is_total:
        values["layer"] = ", ".join(stratum.keys)
    yield Message((STANDARDIZED_OF if "layer" in values else STANDARDIZED).sentence, values)
