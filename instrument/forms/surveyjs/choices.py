"""The options and rows that a question of a form offers."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from instrument.drafting.naming import name_of
from instrument.drafting.options import option_of, options_of
from instrument.forms.surveyjs.wordings import Wordings
from instrument.model import Kind, Option, Row
from instrument.records import replace

WORDS = {
    "other": {"en": "Other", "zh": "其他"},
    "none": {"en": "None", "zh": "以上都不是"},
    "yes": {"en": "Yes", "zh": "是"},
    "no": {"en": "No", "zh": "否"},
}


def options_in(element: Mapping[str, Any], type: str, kind: Kind, wordings: Wordings) -> list[tuple[Option, str]]:
    """Options with what the form calls them."""
    if type == "boolean":
        labels = [
            wordings.text(element.get("labelTrue")) or WORDS["yes"],
            wordings.text(element.get("labelFalse")) or WORDS["no"],
        ]
        return list(zip(options_of(labels, kind), ("true", "false"), strict=True))
    held = (
        element.get("columns")
        if kind is Kind.MATRIX
        else element.get("rateValues")
        if type == "rating"
        else element.get("choices")
    )
    if type == "rating" and not held:
        held = list(
            range(
                int(element.get("rateMin", 1)),
                int(element.get("rateMax", 5)) + 1,
                max(int(element.get("rateStep", 1)), 1),
            )
        )
    entries = [each if isinstance(each, Mapping) else {"value": each} for each in held or []]
    values = [str(each.get("value")) for each in entries]
    numbers = [int(value) for value in values if re.fullmatch(r"-?\d{1,6}", value)]
    codes = numbers if len(numbers) == len(values) == len(set(numbers)) else list(range(1, len(values) + 1))
    labels = [
        wordings.text(each.get("text")) or {wordings.main: value} for each, value in zip(entries, values, strict=True)
    ]
    alone = [kind is Kind.MULTIPLE and each.get("isExclusive") is True for each in entries]
    found = [
        (replace(option, exclusive=option.exclusive or only), value)
        for option, value, only in zip(options_of(labels, kind, codes), values, alone, strict=True)
    ]
    for mark, wanted in (("other", "hasOther"), ("none", "hasNone")):
        if element.get(wanted) or element.get(f"show{mark.title()}Item"):
            text = wordings.text(element.get(f"{mark}Text")) or WORDS[mark]
            option = option_of(text, max([each.code for each, _ in found], default=0) + 1, kind)
            found.append((replace(option, other=mark == "other", exclusive=mark == "none"), mark))
    return found


def rows_in(element: Mapping[str, Any], name: str, wordings: Wordings) -> Iterator[tuple[Row, str]]:
    """Rows of a matrix with what the form calls them."""
    for each in element.get("rows") or []:
        entry = each if isinstance(each, Mapping) else {"value": each}
        value = str(entry.get("value"))
        yield (
            Row(f"{name}_{name_of(value, '')}".strip("_"), wordings.text(entry.get("text")) or {wordings.main: value}),
            value,
        )
