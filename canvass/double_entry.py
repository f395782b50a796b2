"""How two people keyed the same forms, as a table to look through."""

from collections.abc import Sequence
from pathlib import Path

from canvass.collecting import folder_of
from canvass.entering import kappa
from canvass.refusals import writing
from canvass.study import Study, Wave
from instrument.loading import load
from instrument.message import Message
from instrument.model import Instrument
from survey.files.writing import write_workbook
from survey.paper import file
from survey.paper.comparing import PER, Agreement, agreement, work
from survey.paper.forms import PaperForm
from survey.paper.keyings import read_forms
from survey.paper.numbers import printed

Row = tuple[str | int | float, ...]


def write_differences(study: Study, wave: Wave) -> tuple[Path, Message]:
    """Writes differences, agreement by question and work by person; where, and the whole in one sentence."""
    instrument = load(study.questionnaire)
    with file.opened_to_read(folder_of(wave)) as connection:
        forms = read_forms(connection, instrument)
    found = agreement(instrument, forms.values())
    target = study.build / "double-entry.xlsx"
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_workbook(
            target,
            {
                "differences": _differences(list(forms.values())),
                "questions": _questions(found, instrument),
                "coders": _coders(list(forms.values())),
            },
        )
    return target, _summary(found, list(forms.values()))


def _differences(forms: Sequence[PaperForm]) -> list[Row]:
    heads = ("form", "field", "first", "first_coder", "second", "second_coder", "settled", "who", "at", "why")
    rows: list[Row] = [heads]
    for form in forms:
        for each in form.differences:
            first, second = (keying.coder for keying in form.keyings)
            last = each.settled
            settled = (last.value, last.who, last.at, last.why) if last else ("", "", "", "")
            rows.append((printed(form.number), each.field, each.first, first, each.second, second, *settled))
    return rows


def _questions(found: Sequence[Agreement], instrument: Instrument) -> list[Row]:
    rows: list[Row] = [("question", "number", "fields", "different", "per_10000", "kappa")]
    for each in found:
        rows.append(
            (
                each.question.id,
                each.question.number,
                each.fields,
                each.differing,
                _cell(each.per_10000),
                _cell(kappa(each.columns)),
            )
        )
    everything = [column for each in found for column in each.columns]
    rows.append(("", "", _fields(found), _differing(found), _cell(_rate(found)), _cell(kappa(everything))))
    return rows


def _coders(forms: Sequence[PaperForm]) -> list[Row]:
    rows: list[Row] = [("coder", "forms", "fields", "keystrokes", "wrong", "per_10000_fields", "per_10000_keystrokes")]
    for each in work(forms):
        rates = _cell(each.per_10000_fields), _cell(each.per_10000_strokes)
        rows.append((each.coder, each.forms, each.fields, each.strokes, each.wrong, *rates))
    return rows


def _summary(found: Sequence[Agreement], forms: Sequence[PaperForm]) -> Message:
    value = kappa([column for each in found for column in each.columns])
    rate = _rate(found)
    return Message(
        "{forms} forms keyed twice, {differing} of {fields} fields differ ({rate} in 10,000), kappa {kappa}",
        {
            "forms": sum(len(form.keyings) == 2 for form in forms),
            "differing": _differing(found),
            "fields": _fields(found),
            "rate": "–" if rate is None else f"{rate:.1f}",
            "kappa": "–" if value is None else f"{value:.3f}",
        },
    )


def _fields(found: Sequence[Agreement]) -> int:
    return sum(each.fields for each in found)


def _differing(found: Sequence[Agreement]) -> int:
    return sum(each.differing for each in found)


def _rate(found: Sequence[Agreement]) -> float | None:
    return PER * _differing(found) / _fields(found) if _fields(found) else None


def _cell(value: float | None) -> float | str:
    return "" if value is None else value
