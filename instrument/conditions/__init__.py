"""The closed little language of `ask_if`."""

from instrument.conditions.checking import check_condition, check_terms, unmet
from instrument.conditions.parsing import parse
from instrument.conditions.reach import outcomes
from instrument.conditions.tencent import to_tencent
from instrument.conditions.tree import Condition, names
from instrument.conditions.truth import holds, holds_each
from instrument.conditions.words import in_words
from instrument.conditions.xlsform import to_xlsform

__all__ = [
    "Condition",
    "check_condition",
    "check_terms",
    "holds",
    "holds_each",
    "in_words",
    "names",
    "outcomes",
    "parse",
    "to_tencent",
    "to_xlsform",
    "unmet",
]
