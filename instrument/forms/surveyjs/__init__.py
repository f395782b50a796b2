"""SurveyJS: the JSON of a form with pages and elements.

Source: https://surveyjs.io/form-library/documentation, classes of questions and expressions.
"""

import json

from instrument.drafting.draft import Draft
from instrument.drafting.form import Form
from instrument.drafting.naming import name_of
from instrument.forms.surveyjs.drafting import Drafting
from instrument.message import Fault, Place, quoted


def recognises(form: Form) -> bool:
    """Whether the text is JSON with pages of elements, or elements."""
    text = form.text.lstrip("\ufeff \n\r\t")
    return (
        text.startswith("{")
        and ('"elements"' in text or '"questions"' in text)
        and '"SurveyEntry"' not in text
        and '"type"' in text
    )


def read(form: Form) -> Draft:
    """The questionnaire; raises `Fault` for text that is no such form, or holds no question."""
    try:
        held = json.loads(form.text.lstrip("\ufeff"))
        drafting = Drafting(held)
        for at, page in enumerate(held.get("pages") or [held], 1):
            drafting.page(page, at)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Fault(
            "the file is no whole form of SurveyJS: {reason}", {"reason": quoted(error)}, Place(form.file)
        ) from None
    if not drafting.questions:
        raise Fault("the form holds no question", place=Place(form.file))
    title = drafting.wordings.text(held.get("title")) or {drafting.wordings.main: form.file.rpartition(".")[0]}
    return Draft(
        id=name_of(next(iter(title.values())), name_of(form.file.rpartition(".")[0], "form")).lower(),
        title=title,
        languages=drafting.wordings.languages,
        questions=tuple(drafting.questions),
        sections=drafting.sections,
        purpose=drafting.wordings.text(held.get("description")),
        lost=tuple(drafting.lost),
    )
