"""The order in which a table shows the codes of a variable."""

from collections.abc import Iterable

from analysis.labels import level_key
from analysis.result import Labels
from instrument.codebook import Variable


def in_order(variable: Variable, codes: Iterable[float]) -> tuple[float, ...]:
    """Distinct `codes` as the questionnaire orders them; ascending where one of them is not declared."""
    wanted = {float(code) for code in codes}
    declared = tuple(float(level.code) for level in variable.levels)
    return tuple(code for code in declared if code in wanted) if wanted <= set(declared) else tuple(sorted(wanted))


def bare_labels(variable: Variable, codes: Iterable[float]) -> Labels:
    """Codes without a declared label: they print as the number they are."""
    return {level_key(variable.name, code): {} for code in codes}
