"""Tables for others as files: what the study counts, without any count that could point at a person."""

from importlib import import_module

from canvass.public_counts import PublicCounts
from canvass.study import Study, Wave
from instrument.message import Fault, Message
from reports.handbook import tables_document
from reports.ink import Ink
from reports.wording import say
from survey.exporting.material import Exported, Material

SUFFIXES = ("xlsx", "html")


def public_tables(study: Study, wave: Wave, material: Material, counts: PublicCounts) -> Exported:
    """Frequencies of every question with codes, and the crosstabs of the plan, as .xlsx and .html."""
    result = counts.result
    if result is None:
        raise Fault("no question has codes to count; possible: questions of kind single, scale, multiple, matrix")
    ink = Ink(study.language, material.responses.source.simulated, look=study.skin)
    most = {"most": study.small_cell - 1}
    notes = [
        Message(
            "Respondents are counted unweighted, every table is of all of them. Counts of 1 to {most} are left out, "
            "and as many others as it takes that none can be worked out from all tables together, by sums or with a "
            "solver.",
            most,
        )
    ]
    facts = [(Message("Wave"), wave.name), (Message("Smallest count that is told"), str(study.small_cell))]
    title = say(Message("Tables: {title}", {"title": study.title[study.language]}), study.language)
    document = tables_document(result, ink, title, facts, [*notes, *result.notes])
    render = {suffix: import_module(f"reports.renderers.{suffix}").render for suffix in SUFFIXES}
    files = {f"{material.stem}-tables.{suffix}": render[suffix](document) for suffix in SUFFIXES}
    sentence = "tables for others hold counts alone: statistics of fewer respondents could tell what the counts hide"
    return Exported(files, (Message(sentence), *result.notes))
