"""The questionnaire as a result, so that a report can print what was asked beside what was found."""

from collections.abc import Callable, Iterator

from analysis.cases import Cases
from analysis.labels import labels_of, level_key
from analysis.result import Labels, Message, Result
from analysis.table import Cell, Column, Table, headed
from instrument.codebook import Codebook, Variable
from instrument.conditions.words import in_words
from instrument.model import Instrument, Kind, Question

Translate = Callable[[Message, str], str]
"""A message in a language."""

ABOUT = ("title", "purpose", "population", "confidentiality")
"""What a questionnaire says of itself; each is a label, `about:purpose`."""


def questionnaire(instrument: Instrument, codebook: Codebook, translate: Translate) -> Result:
    """Tables `questions`, `answers`, `codebook`, `frame` and `scales`; the words stand in the labels.

    `wording:q4` is the key of a question as printed, `condition:q4` of when it is asked, `frame:1` of those it is
    asked of, `scale:match` of why items form a scale.
    """
    tables = (_questions(instrument), _answers(instrument), _codebook(instrument, codebook), _frame(instrument))
    return Result(
        procedure="questionnaire",
        options={},
        cases=Cases(0.0, 0.0, 0),
        tables=(*tables, _scales(codebook)),
        labels={**labels_of(codebook, _names(codebook)), **_labels(instrument, codebook, translate)},
        name="questionnaire",
    )


def _names(codebook: Codebook) -> Iterator[str]:
    for each in (*codebook, *codebook.sets, *codebook.scales):
        yield each.name


def _labels(instrument: Instrument, codebook: Codebook, translate: Translate) -> Labels:
    found = {f"wording:{each.id}": dict(each.text) for each in instrument.questions}
    found |= {f"about:{word}": dict(getattr(instrument, word)) for word in ABOUT}
    found |= {f"frame:{at}": dict(each.text) for at, each in enumerate(instrument.frame, start=1)}
    found |= {f"scale:{each.name}": dict(each.reason) for each in codebook.scales}
    found |= {f"wording:{row.id}": dict(row.text) for each in instrument.questions for row in each.rows}
    for question in instrument.questions:
        condition = question.ask_if
        if condition is not None:
            found[f"condition:{question.id}"] = {
                language: in_words(condition, instrument, language, _into(translate, language))
                for language in instrument.languages
            }
    return found


def _into(translate: Translate, language: str) -> Callable[[Message], str]:
    return lambda message: translate(message, language)


def _questions(instrument: Instrument) -> Table:
    """One row per question, in the order of the form."""
    rows: list[tuple[Cell, ...]] = [
        (f"wording:{each.id}", each.number, f"{each.kind}_question", f"condition:{each.id}" if each.ask_if else None)
        for each in instrument.questions
    ]
    columns = (Column("question"), Column("question_number"), Column("answer_kind"), Column("condition"))
    return Table("questions", columns, tuple(rows))


def _answers(instrument: Instrument) -> Table:
    """One row per answer offered; the lines of a matrix stand before its answers."""
    rows = [(f"wording:{each.id}", key) for each in instrument.questions for key in _offered(each)]
    return Table("answers_offered", (Column("question"), Column("category")), tuple(rows))


def _offered(question: Question) -> Iterator[str]:
    if question.kind is Kind.MULTIPLE:
        yield from (f"{question.id}_{option.code}" for option in question.options)
        return
    yield from (f"wording:{row.id}" for row in question.rows)
    first = question.rows[0].id if question.rows else question.id
    yield from (level_key(first, option.code) for option in question.options)


def _codebook(instrument: Instrument, codebook: Codebook) -> Table:
    """One row per code of each variable, one for a variable without codes."""
    characteristics = {each.id for each in instrument.questions if each.characteristic}
    numbers = {each.id: each.number for each in instrument.questions}
    rows: list[tuple[Cell, ...]] = []
    for variable in codebook:
        number = numbers.get(variable.question, "")
        role = "characteristic" if variable.question in characteristics else "answer" if number else "score"
        role = "extra" if variable.name in instrument.extra else role
        measure = f"{variable.measure}_measure"
        rows += [(variable.name, number, role, measure, *level) for level in _levels(variable)]
    words = ("variable", "question_number", "role", "measure", "category", "code", "part")
    return Table("codebook", headed(*words), tuple(rows))


def _levels(variable: Variable) -> list[tuple[Cell, Cell, Cell]]:
    levels: list[tuple[Cell, Cell, Cell]] = [
        (level_key(variable.name, level.code), float(level.code), "missing" if level.missing else "valid")
        for level in variable.levels
    ]
    return levels or [(None, None, "valid")]


def _frame(instrument: Instrument) -> Table:
    """Those the sample stands for, with how many they are where that is declared."""
    rows: list[tuple[Cell, ...]] = [
        (f"frame:{at}", None if each.size is None else float(each.size))
        for at, each in enumerate(instrument.frame, start=1)
    ]
    return Table("frame", (Column("category"), Column("count")), tuple(rows))


def _scales(codebook: Codebook) -> Table:
    """One row per item of each scale."""
    rows = [(scale.name, item) for scale in codebook.scales for item in scale.items]
    return Table("scale_items", (Column("scale"), Column("item")), tuple(rows))
