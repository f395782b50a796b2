"""The printed names of the keys that tables use."""

from collections.abc import Iterable

from analysis.result import Labels
from instrument.codebook import Codebook


def level_key(name: str, code: float) -> str:
    """The key of a level: `q4=1`, `wage=1.5`."""
    return f"{name}={int(code) if float(code).is_integer() else repr(float(code))}"


def labels_of(codebook: Codebook, names: Iterable[str]) -> Labels:
    """Labels of variables, sets and scales, and of every level of those variables."""
    found: dict[str, dict[str, str]] = {}
    titled = {each.name: each.text for each in codebook.sets} | {each.name: each.text for each in codebook.scales}
    for name in names:
        if name not in codebook:
            found[name] = dict(titled.get(name, {}))
            continue
        variable = codebook.variable(name)
        found[name] = dict(variable.text)
        for level in variable.levels:
            found[level_key(name, level.code)] = dict(level.text)
    return found
