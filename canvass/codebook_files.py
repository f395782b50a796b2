"""The codebook as files: what was asked and what each variable holds, printed as the report is."""

from importlib import import_module

from analysis.questionnaire import questionnaire
from canvass.public_counts import PublicCounts
from canvass.study import Study, Wave
from instrument.message import Message
from reports.handbook import codebook_document
from reports.ink import Ink
from reports.wording import say
from survey.exporting.material import Exported, Material

SUFFIXES = ("docx", "html")


def codebook_files(study: Study, wave: Wave, material: Material, counts: PublicCounts) -> Exported:
    """The codebook as .docx and .html; it needs no answers."""
    instrument = material.instrument
    ink = Ink(material.language if material.language in ("zh", "en") else study.language, look=study.skin)
    facts = [
        (Message("Questionnaire"), f"{instrument.id} {instrument.version}"),
        (Message("Fingerprint (SHA-256)"), instrument.fingerprint),
    ]
    title = say(Message("Codebook: {title}", {"title": material.words(instrument.title)}), ink.language)
    document = codebook_document(questionnaire(instrument, material.codebook, say), ink, title, facts)
    render = {suffix: import_module(f"reports.renderers.{suffix}").render for suffix in SUFFIXES}
    return Exported({f"{material.stem}-codebook.{suffix}": render[suffix](document) for suffix in SUFFIXES})
