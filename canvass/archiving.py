"""The codebook for an archive: the study in DDI, with such numbers of its answers as may be told."""

from collections.abc import Iterator, Mapping
from math import sqrt

from analysis.labels import level_key
from analysis.table import Table
from canvass.public_counts import PublicCounts
from canvass.study import Study, Wave
from instrument.codebook import Variable
from instrument.measure import Measure
from instrument.message import Message
from instrument.model import Kind
from instrument.records import replace
from survey.exporters import ddi
from survey.exporting.material import Exported, Material, Summary

DIGITS = 2  # more than a variable's own: an exact mean of whole numbers tells how many they are


def archived(study: Study, wave: Wave, material: Material, counts: PublicCounts) -> Exported:
    """The .xml; its counts are those of the tables for others, so that both together tell nothing more."""
    least = {"least": study.small_cell}
    remarks = [
        Message(
            "Counts are of respondents, unweighted. Counts below {least} are left out, others with them so that none "
            "can be worked out, and so are statistics that would tell them.",
            least,
        )
    ]
    if material.responses.source.simulated:
        remarks.append(Message("These answers are SIMULATED: no person gave them."))
    summaries = dict(_of_codes(material, counts)) | dict(_of_numbers(material, counts, study.small_cell))
    made = ddi.export(replace(material, summaries=summaries, remarks=tuple(remarks)))
    return replace(made, losses=(*made.losses, *remarks))


def _of_codes(material: Material, counts: PublicCounts) -> Iterator[tuple[str, Summary]]:
    """What the frequency tables tell; statistics only where they tell every count."""
    tables = () if counts.result is None else counts.result.tables
    for table in tables:
        if table.name == "frequencies":
            variable = material.codebook.variable(table.about[0])
            told = _told(table)
            codes = {level.code: level_key(variable.name, level.code) for level in variable.valid_levels}
            found = {code: told[key] for code, key in codes.items() if key in told}
            yield variable.name, Summary(found, _statistics(variable, found, told))


def _told(table: Table) -> Mapping[str, int]:
    """Row → its count, where it is told."""
    return {str(row[0]): int(row[1]) for row in table.rows if isinstance(row[1], float)}


def _statistics(variable: Variable, counts: Mapping[float, int], told: Mapping[str, int]) -> dict[str, float]:
    if "missing" not in told or "total" not in told:
        return {}
    valid = told["total"] - told["missing"]
    found: dict[str, float] = {"valid": valid, "invalid": told["missing"]}
    if variable.measure is Measure.NOMINAL or not valid or sum(counts.values()) != valid:
        return found
    held = [code for code, count in counts.items() if count]
    found |= {"lowest": min(held), "highest": max(held)}
    mean = sum(code * count for code, count in counts.items()) / valid
    squares = sum(count * (code - mean) ** 2 for code, count in counts.items())
    return found | _rounded(variable, mean, squares, valid)


def _rounded(variable: Variable, mean: float, squares: float, valid: int) -> dict[str, float]:
    digits = variable.decimals + DIGITS
    spread = {"deviation": round(sqrt(squares / (valid - 1)), digits)} if valid > 1 else {}
    return {"mean": round(mean, digits), **spread}


def _of_numbers(material: Material, counts: PublicCounts, least: int) -> Iterator[tuple[str, Summary]]:
    """Mean and spread of numbers that enough people gave; their ends are single persons, and are not told.

    How many gave one is told where everybody was asked: else it tells, beside a table, who left it empty.
    """
    for question in material.instrument.questions:
        if question.kind is not Kind.NUMBER or question.id not in material.responses.columns:
            continue
        patterns = counts.tally.patterns([question.id])
        given = patterns.listwise()
        valid = int(given.counts.sum())
        invalid = int(patterns.counts.sum()) - valid
        if valid < least:
            continue
        variable = material.codebook.variable(question.id)
        apart = question.ask_if is None and not 0 < invalid < least
        found: dict[str, float] = {"valid": valid, "invalid": invalid} if apart else {}
        values = given.column(question.id)
        mean = float((values * given.counts).sum() / valid)
        squares = float((given.counts * (values - mean) ** 2).sum())
        yield question.id, Summary({}, found | _rounded(variable, mean, squares, valid))
