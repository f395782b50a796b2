"""Names or labels in print, as SET TVARS and SET TNUMBERS ask for them."""

from collections.abc import Mapping
from dataclasses import replace

from analysis.syntax.active import Active, Field
from analysis.syntax.formats import written


def shown(active: Active, settings: Mapping[str, str]) -> Active:
    """The file with the labels that are printed: of variables by TVARS, of values by TNUMBERS; LABELS where unset."""
    variables, values = _chosen(settings, "TVARS"), _chosen(settings, "TNUMBERS")
    if variables == values == "L":
        return active
    fields = {name: _shown(each, variables, values) for name, each in active.fields.items()}
    return replace(active, fields=fields)


def _chosen(settings: Mapping[str, str], word: str) -> str:
    """L for labels, B for both, N for the names or values alone."""
    found = settings.get(word, "")[:1].upper()
    return {"N": "N", "V": "N", "B": "B"}.get(found, "L")


def _shown(each: Field, variables: str, values: str) -> Field:
    label = {"N": "", "B": f"{each.name} {each.label}" if each.label else ""}.get(variables, each.label)
    if values == "L":
        return replace(each, label=label)
    levels = tuple((value, _level(each, value, text, values)) for value, text in each.levels)
    return replace(each, label=label, levels=levels)


def _level(each: Field, value: float | str, text: str, values: str) -> str:
    plain = written(value, each.format).strip()
    return plain if values == "N" else f"{plain} {text}"
