"""The page of agreement: by question, by person, difference by difference."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from instrument.model import Instrument
from survey.paper.comparing import PER, Agreement, Pair, agreement, work
from survey.paper.fields import keyed_fields
from survey.paper.forms import PaperForm
from survey.web.entry.pages import EntryPages

Measured = Callable[[Sequence[Sequence[Pair]]], float | None]
"""Kappa over columns of pairs of codes; None where it is not defined."""


def figures(
    instrument: Instrument, forms: Mapping[str, PaperForm], measured: Measured, pages: EntryPages, language: str
) -> dict[str, Any]:
    """What the template prints."""
    found = agreement(instrument, forms.values())
    fields, differing = sum(each.fields for each in found), sum(each.differing for each in found)
    everything = [column for each in found for column in each.columns]
    return {
        "twice": sum(len(form.keyings) == 2 for form in forms.values()),
        "questions": [_question(each, measured, language) for each in found],
        "overall": {
            "fields": fields,
            "differing": differing,
            "rate": _shown(PER * differing / fields if fields else None, 1),
            "kappa": _shown(measured(everything), 3),
        },
        "coders": [
            {
                "coder": each.coder,
                "forms": each.forms,
                "fields": each.fields,
                "strokes": each.strokes,
                "wrong": each.wrong,
                "per_fields": _shown(each.per_10000_fields, 1),
                "per_strokes": _shown(each.per_10000_strokes, 1),
            }
            for each in work(forms.values())
        ],
        "differences": list(_differences(instrument, forms, pages, language)),
    }


def _question(each: Agreement, measured: Measured, language: str) -> dict[str, Any]:
    words = each.question.label.get(language) or each.question.text[language]
    return {
        "name": f"{each.question.number} {words}".strip(),
        "fields": each.fields,
        "differing": each.differing,
        "rate": _shown(each.per_10000, 1),
        "kappa": _shown(measured(each.columns), 3),
    }


def _differences(
    instrument: Instrument, forms: Mapping[str, PaperForm], pages: EntryPages, language: str
) -> list[dict[str, Any]]:
    by_name = {field.name: field for field in keyed_fields(instrument)}
    words = pages.words(language)
    return [
        {
            "form": each.form,
            "name": pages.name_of(by_name[each.field], language),
            "first": each.first,
            "second": each.second,
            "first_coder": form.keyings[0].coder,
            "second_coder": form.keyings[1].coder,
            "settled": words["open_still"]
            if each.settled is None
            else words["settled_by"].format(
                value=each.settled.value or words["empty"], who=each.settled.who, why=each.settled.why
            ),
        }
        for form in forms.values()
        for each in form.differences
    ]


def _shown(value: float | None, decimals: int) -> str:
    return "–" if value is None else f"{value:.{decimals}f}"
