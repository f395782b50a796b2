"""Surveys of Qualtrics: the JSON of a .qsf file.

Source: the element types of exported .qsf files (SQ, BL, FL); Qualtrics API, "Question types".
"""

import json

from instrument.drafting.draft import Draft
from instrument.drafting.form import Form
from instrument.drafting.naming import name_of
from instrument.drafting.words import clean
from instrument.forms.qualtrics.drafting import Drafting
from instrument.forms.qualtrics.flow import Flow, payloads_of
from instrument.forms.qualtrics.wordings import Wordings
from instrument.message import Fault, Place, quoted


def recognises(form: Form) -> bool:
    """Whether the text is JSON with the two halves of a .qsf file."""
    return (
        form.text.lstrip("\ufeff \n").startswith("{")
        and '"SurveyEntry"' in form.text
        and '"SurveyElements"' in form.text
    )


def read(form: Form) -> Draft:
    """The questionnaire; raises `Fault` for text that is no .qsf file, or holds no question."""
    try:
        held = json.loads(form.text.lstrip("\ufeff"))
        entry, elements = held["SurveyEntry"], [each for each in held["SurveyElements"] if isinstance(each, dict)]
        wordings = Wordings(entry, list(payloads_of(elements).values()))
        flow, drafting = Flow(elements, wordings.main), Drafting(wordings)
        for payload, section in flow.in_order():
            drafting.take(payload, section)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Fault(
            "the file is no whole survey of Qualtrics: {reason}", {"reason": quoted(error)}, Place(form.file)
        ) from None
    if not drafting.questions:
        raise Fault("the survey holds no question", place=Place(form.file))
    title = clean(entry.get("SurveyName")) or form.file.rpartition(".")[0]
    return Draft(
        id=name_of(title, "survey").lower(),
        title=dict.fromkeys(wordings.languages, title),
        languages=wordings.languages,
        questions=tuple(drafting.questions),
        sections=flow.sections,
        lost=(*flow.lost, *drafting.lost),
    )
