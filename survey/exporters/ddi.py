"""DDI-Codebook 2.5 (.xml): the study, its questions and variables for an archive, in every language.

Source: ddialliance.org, DDI-Codebook 2.5, codebook.xsd.
"""

from typing import Any

from lxml import etree

from instrument.model import Instrument
from survey.exporting.ddi_elements import NAMESPACE, Element, part, worded
from survey.exporting.ddi_variables import groups, variable_element
from survey.exporting.material import Exported, Material

ANSWERS = False
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = "http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"

NAMES: Any = {None: NAMESPACE, "xsi": INSTANCE}


def export(material: Material) -> Exported:
    """The codebook: it describes the variables of every exported data file, with counts where some may be told."""
    root = etree.Element(f"{{{NAMESPACE}}}codeBook", nsmap=NAMES)
    root.set("version", "2.5")
    root.set(f"{{{INSTANCE}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", material.instrument.languages[0])
    _document(root, material.instrument)
    _study(root, material.instrument)
    data = part(root, "dataDscr")
    groups(data, material)
    for variable in material.codebook:
        variable_element(data, variable, material)
    for remark in material.remarks:
        said = {each: material.translate(remark, each) for each in material.instrument.languages}
        worded(data, "notes", said, material.instrument.languages)
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Exported({f"{material.stem}-ddi.xml": content})


def _titles(parent: Element, instrument: Instrument) -> None:
    """The title in the first language, and beside it in the others."""
    first, *others = instrument.languages
    statement = part(part(parent, "citation"), "titlStmt")
    worded(statement, "titl", instrument.title, (first,))
    worded(statement, "parTitl", instrument.title, tuple(others))
    part(statement, "IDNo", instrument.id)
    version = part(part(statement.getparent(), "verStmt"), "version", instrument.version)
    version.set("type", "questionnaire")


def _document(root: Element, instrument: Instrument) -> None:
    _titles(part(root, "docDscr"), instrument)


def _study(root: Element, instrument: Instrument) -> None:
    study = part(root, "stdyDscr")
    _titles(study, instrument)
    info = part(study, "stdyInfo")
    worded(info, "abstract", instrument.purpose, instrument.languages)
    if instrument.population:
        worded(part(info, "sumDscr"), "universe", instrument.population, instrument.languages)
    if instrument.frame:
        collected = part(part(study, "method"), "dataColl")
        for group in instrument.frame:
            size = "" if group.size is None else f" (N = {group.size})"
            text = {language: f"{words}{size}" for language, words in group.text.items()}
            worded(collected, "sampProc", text, instrument.languages)
    if instrument.confidentiality:
        access = part(study, "dataAccs")
        for language in instrument.languages:
            worded(part(access, "useStmt"), "confDec", instrument.confidentiality, (language,))
