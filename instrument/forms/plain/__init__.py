"""Questionnaires as people type them: numbered questions in a text or a Word document, and the text form of 问卷星.

Source for the marks: 问卷星's text import ([单选题], 行：, 列：, 1~5); printed questionnaires of Chinese theses.
"""

from instrument.drafting.draft import Draft
from instrument.drafting.form import Form
from instrument.drafting.naming import name_of
from instrument.drafting.words import clean, language_of
from instrument.forms.plain.asking import Drafting
from instrument.forms.plain.blocks import Block, blocks, opening
from instrument.message import Fault, Place

SUFFIXES = (".txt", ".md", ".docx")
FEWEST = 2


def recognises(form: Form) -> bool:
    """Whether a text or document holds numbered questions."""
    if form.suffix not in SUFFIXES:
        return False
    return sum(block.is_question for block in blocks(form.text)) >= FEWEST


def read(form: Form) -> Draft:
    """The questionnaire; raises `Fault` where no numbered question stands in the text."""
    found = blocks(form.text)
    if not any(block.is_question for block in found):
        raise Fault(
            "no numbered question stands in the text; possible: lines such as 1. Your age:", place=Place(form.file)
        )
    language = language_of(block.text for block in found)
    title, purpose = opening(found)
    drafting = Drafting(language)
    for block in _asked(found):
        drafting.take(block)
    stem = form.file.rpartition(".")[0]
    return Draft(
        id=name_of(title, name_of(stem, "form")).lower(),
        title={language: title or stem},
        languages=(language,),
        questions=tuple(drafting.finished()),
        sections={key: {language: clean(words)} for key, words in drafting.sections.items()},
        purpose={language: purpose} if purpose else {},
        lost=tuple(drafting.lost),
    )


def _asked(found: list[Block]) -> list[Block]:
    """The blocks from the last heading before the first question on."""
    first = next(at for at, block in enumerate(found) if block.is_question)
    headings = [at for at in range(first) if found[at].is_section]
    return found[headings[-1] if headings else first :]
