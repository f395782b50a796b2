"""Surveys of LimeSurvey: the structure as .lss, or as tab-separated values.

Sources: LimeSurvey manual, "Tab Separated Value survey structure"; export_helper.php (tables of .lss).
"""

from instrument.drafting.draft import Draft
from instrument.drafting.form import Form
from instrument.forms.limesurvey import lss, tsv
from instrument.forms.limesurvey.drafting import drafted


def recognises(form: Form) -> bool:
    """Whether the text is an .lss document, or begins with the header of the tab-separated form."""
    return lss.is_survey(form.text) or tsv.is_survey(form.text)


def read(form: Form) -> Draft:
    """The questionnaire; raises `Fault` for a document that is damaged or holds no question."""
    survey = lss.survey(form.text, form.file) if lss.is_survey(form.text) else tsv.survey(form.text)
    return drafted(survey, form.file)
