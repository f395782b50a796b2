"""What is printed for variables and values: names or labels, as SET TVARS and SET TNUMBERS ask, or values by format."""

from collections.abc import Mapping

from analysis.result import Result
from analysis.syntax.active import Active, Field
from analysis.syntax.formats.writing import written
from instrument.records import replace
from survey.texts import both


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


PLAIN = ("F", "A", "AHEX", "N", "E")
OF_NUMBERS = ("DECIMAL", "LEADZERO", "SMALL")
"""What SET says of how numbers are printed."""


def by_format(result: Result, active: Active, settings: Mapping[str, str]) -> Result:
    """The result in which numbers print as the formats of their variables and SET ask.

    A value without a label prints as its variable's format writes it: 1.00, 01/15/2020, $5.
    """
    asked = {word: settings[word].upper() for word in OF_NUMBERS if word in settings}
    decimal = "," if asked.get("DECIMAL") == "COMMA" else "."
    found = {key: _formatted(key, active, decimal) for key, text in result.labels.items() if not text and "=" in key}
    labels = {key: both(text) for key, text in found.items() if text}
    formats = {
        name: str(each.format)
        for name in result.labels
        if (each := active.fields.get(name)) is not None and each.format.kind not in PLAIN
    }
    for name in _of_words(result, active):
        labels |= _strings(result, active.fields[name])
    if not (labels or formats or asked):
        return result
    return replace(result, labels={**result.labels, **labels}, formats=formats, settings=asked)


def _of_words(result: Result, active: Active) -> list[str]:
    """The string variables that a result is about."""
    fields = active.fields
    return [name for name in result.labels if name in fields and fields[name].is_text]


def _strings(result: Result, described: Field) -> dict[str, Mapping[str, str]]:
    """The strings themselves behind the codes that stand for them, `sex=1=` → M."""
    values = {label: str(value).rstrip() for value, label in described.levels}
    texts = {
        key: words for key, words in result.labels.items() if key.startswith(f"{described.name}=") and "*" not in key
    }
    shown = {key: next(iter(words.values()), "") for key, words in texts.items()}
    return {f"{key}=": both(values.get(text, text)) for key, text in shown.items() if text}


def _formatted(key: str, active: Active, decimal: str) -> str:
    """The value of the key `name=1.5` by the format of the variable; '' where that loses digits, or is not one."""
    name, _, value = key.rpartition("=")
    described = active.fields.get(name)
    if described is None or described.is_text:
        return ""
    try:
        text = written(float(value), described.format, decimal).strip()
    except ValueError:
        return ""
    return "" if "*" in text or text == value else text
