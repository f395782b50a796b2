"""XLSForm: the sheets survey, choices and settings of KoboToolbox, ODK and formr.

Source: https://xlsform.org/en/; pyxform's aliases of types.
"""

from instrument.drafting.draft import Draft
from instrument.drafting.form import Form
from instrument.drafting.naming import name_of
from instrument.forms.xlsform.reading import Reading
from instrument.forms.xlsform.sheets import choices_of, languages_of, records, sheet
from instrument.message import Fault, Place


def recognises(form: Form) -> bool:
    """Whether there is a sheet `survey` with the columns type and name."""
    rows = sheet(form, "survey")
    return bool(rows) and {"type", "name"} <= {cell.strip().casefold() for cell in rows[0]}


def read(form: Form) -> Draft:
    """The questionnaire; raises `Fault` where a list of choices is missing, or no question stands in the sheet."""
    survey, settings = records(form, "survey"), next(iter(records(form, "settings")), {})
    languages = languages_of(form, settings)
    reading = Reading(form.file, languages, choices_of(form, languages))
    for line, record in enumerate(survey, 2):
        reading.take(record, line)
    if not reading.questions:
        raise Fault("the sheet 'survey' holds no question", place=Place(form.file))
    title = settings.get("form_title") or settings.get("id_string") or form.file.rpartition(".")[0]
    return Draft(
        id=name_of(settings.get("form_id") or settings.get("id_string") or form.file.rpartition(".")[0], "form"),
        title=dict.fromkeys(languages, title),
        languages=tuple(languages),
        questions=tuple(reading.questions),
        sections=reading.sections,
        lost=tuple(reading.lost),
    )
