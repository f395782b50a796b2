"""Whether the parts of a questionnaire fit one another."""

from collections.abc import Iterator

from instrument.checking_rules import check_rules
from instrument.codebook import Variable
from instrument.conditions import check_condition, unmet
from instrument.conditions.parsing import KEYWORDS
from instrument.kinds import codebook, variables
from instrument.measure import Measure
from instrument.message import Fault, Place, Scalar, nearest, quoted
from instrument.model import Instrument, Kind, Question, Scale

UNREACHABLE = "unreachable"


def check(instrument: Instrument) -> None:
    """Raises `Fault` at the first part that does not fit."""
    for question in instrument.questions:
        _check_missing(question, instrument)
    _check_names(instrument)
    for question in instrument.questions:
        check_condition(question, instrument)
    for scale in instrument.scales:
        _check_scale(scale, instrument)
    _check_names(instrument, derived=True)
    check_rules(instrument)


def check_asked(instrument: Instrument) -> None:
    """Raises `Fault` at the first question that no answers lead to, unless the file says why under `lint`."""
    for question in instrument.questions:
        never = unmet(question, instrument)
        if never is not None and question.ask_if is not None and UNREACHABLE not in question.lint:
            raise Fault(never.sentence, never.values, question.ask_if.place)


def _check_missing(question: Question, instrument: Instrument) -> None:
    """No code stands both for an answer and for its absence."""
    no_answer = {instrument.missing.unanswered, instrument.missing.not_asked}
    for variable in variables(question, instrument):
        for code in sorted(no_answer):
            if _is_answer(code, question, variable):
                raise Fault(
                    "code {code} stands for an answer and, under 'missing', for no answer",
                    {"code": code},
                    question.place,
                )


def _is_answer(code: int, question: Question, variable: Variable) -> bool:
    if question.kind in {Kind.SINGLE, Kind.SCALE, Kind.MATRIX}:
        return code in [option.code for option in question.options]
    return variable.bounds is not None and variable.bounds[0] <= code <= variable.bounds[1]


def _named(instrument: Instrument, derived: bool) -> Iterator[tuple[str, Place]]:
    """Every name the questionnaire gives, by hand or (`derived`) as a variable, with the place that gives it."""
    for question in instrument.questions:
        own = [question.id, *(row.id for row in question.rows)]
        columns = [variable.name for variable in variables(question, instrument)]
        for name in dict.fromkeys([*own, *columns]) if derived else own:
            yield name, question.place
    for scale in instrument.scales:
        yield scale.id, scale.place
    yield from ((name, Place(instrument.place.file, entry=name)) for name in instrument.extra)
    if derived:
        mirrors = [variable.name for variable in codebook(instrument) if variable.reversed_of]
        yield from ((name, instrument.scales[0].place) for name in mirrors)


def _check_names(instrument: Instrument, derived: bool = False) -> None:
    """Every name is given once; SPSS and Windows do not tell Q1 from q1."""
    given: dict[str, tuple[str, Place]] = {}
    for name, place in _named(instrument, derived):
        if name in KEYWORDS:
            raise Fault("{name} is a word of conditions and cannot be a name", {"name": quoted(name)}, place)
        if name.casefold() in given:
            first, where = given[name.casefold()]
            values: dict[str, Scalar] = {"name": quoted(name), "first": quoted(first), "line": where.line or 0}
            if first != name:
                raise Fault("{name} and {first} in line {line} differ only by case", values, place)
            raise Fault("the name {name} is given twice, first in line {line}", values, place)
        given[name.casefold()] = (name, place)


def _check_scale(scale: Scale, instrument: Instrument) -> None:
    """Its items are variables with ordered codes, each taken once."""
    columns = {
        variable.name: variable for question in instrument.questions for variable in variables(question, instrument)
    }
    taken = [item.variable for item in scale.items]
    for position, name in enumerate(taken):
        if name not in columns:
            raise Fault(
                "item {found} of this scale is no variable; possible: {possible}",
                {"found": quoted(name), "possible": nearest(name, columns)},
                scale.place,
            )
        if name in taken[:position]:
            raise Fault("item {found} stands twice in this scale", {"found": quoted(name)}, scale.place)
        if columns[name].is_text or columns[name].measure == Measure.NOMINAL:
            raise Fault(
                "item {found} of this scale is nominal; say 'measure: ordinal' if its codes are in order",
                {"found": quoted(name)},
                scale.place,
            )
    if scale.least_valid > len(scale.items):
        raise Fault(
            "least_valid, {found}, is more than the {count} items of this scale",
            {"found": scale.least_valid, "count": len(scale.items)},
            scale.place,
        )
