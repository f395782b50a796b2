"""What the cells of one line of the sheet survey say."""

import re
from collections.abc import Iterator, Sequence

from instrument.forms.xlsform.sheets import Choice, Record
from instrument.model import Kind

ALIASES = {
    "select one": "select_one",
    "select_one_from_file": "select_one",
    "select multiple": "select_multiple",
    "select all that apply": "select_multiple",
    "add select one prompt using": "select_one",
    "add select multiple prompt using": "select_multiple",
    "begin group": "begin_group",
    "end group": "end_group",
    "begin repeat": "begin_repeat",
    "end repeat": "end_repeat",
    "begin_score": "begin_group",
    "begin score": "begin_group",
    "begin_rank": "begin_group",
    "int": "integer",
}


KINDS = {
    "select_one": Kind.SINGLE,
    "select_multiple": Kind.MULTIPLE,
    "rank": Kind.RANKING,
    "integer": Kind.NUMBER,
    "decimal": Kind.NUMBER,
    "range": Kind.NUMBER,
    "text": Kind.TEXT,
    "string": Kind.TEXT,
    "date": Kind.DATE,
}


_BOUND = re.compile(r"(?:\.|count-selected\(\s*\.\s*\))\s*(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)")
_ALONE = re.compile(
    r"not\s*\(\s*selected\(\s*\.\s*,\s*['\"]([^'\"]+)['\"]\s*\)\s*and\s*count-selected\(\s*\.\s*\)\s*>\s*1\s*\)"
)


def type_of(words: str) -> tuple[str, str]:
    plain = " ".join(words.split())
    for alias in sorted(ALIASES, key=len, reverse=True):
        if plain.casefold() == alias or plain.casefold().startswith(f"{alias} "):
            rest = plain[len(alias) :].strip()
            return ALIASES[alias], rest.removeprefix("from ").strip()
    type, _, rest = plain.partition(" ")
    return type.casefold(), rest.strip()


def codes_of(chosen: Sequence[Choice], kind: Kind) -> list[int]:
    """The names of choices where all are whole numbers, else 1, 2, …"""
    numbers = [int(each.name) for each in chosen if re.fullmatch(r"-?\d{1,6}", each.name)]
    fit = len(numbers) == len(chosen) == len(set(numbers)) and (kind is Kind.SINGLE or min(numbers, default=0) >= 0)
    return numbers if fit else list(range(1, len(chosen) + 1))


def bounds_of(record: Record) -> tuple[float | None, float | None]:
    """The smallest and largest number that a constraint such as `. >= 0 and . <= 120` allows."""
    limits = dict(_limits(_ALONE.sub("", record.get("constraint", ""))))
    for key, name in (("least", "start"), ("most", "end")):
        held = re.search(rf"{name}\s*=\s*(-?\d+(?:\.\d+)?)", record.get("parameters", ""))
        if held:
            limits[key] = float(held[1])
    return limits.get("least"), limits.get("most")


def alone_in(record: Record) -> frozenset[str]:
    """The names of choices that a constraint lets nobody tick beside others."""
    return frozenset(_ALONE.findall(record.get("constraint", "")))


def _limits(constraint: str) -> Iterator[tuple[str, float]]:
    if " or " in constraint:
        return
    for sign, number in _BOUND.findall(constraint):
        step = 0.0 if "=" in sign else 1.0 if "." not in number else 0.0
        yield ("most", float(number) - step) if sign.startswith("<") else ("least", float(number) + step)
