"""What each kind of question becomes as variables."""

from collections.abc import Callable, Iterator, Mapping

from instrument.codebook import Codebook, ItemScale, Level, MultipleSet, Variable
from instrument.measure import Measure, Text
from instrument.model import Instrument, Kind, Option, Question, Scale
from instrument.records import replace

SCORE_DECIMALS = 2


def codebook(instrument: Instrument) -> Codebook:
    """Every variable asked, mirrored items, scale scores and columns beside the answers; its sets and scales."""
    asked = [variable for question in instrument.questions for variable in variables(question, instrument)]
    by_name = {variable.name: variable for variable in asked}
    turned = {
        item.variable: mirrored(by_name[item.variable], instrument.words["reversed"])
        for scale in instrument.scales
        for item in scale.items
        if item.reversed
    }
    everything = by_name | {variable.name: variable for variable in turned.values()}
    scales = tuple(item_scale(scale, turned) for scale in instrument.scales)
    scores = [
        score(scale, [everything[name] for name in items.items])
        for scale, items in zip(instrument.scales, scales, strict=True)
    ]
    return Codebook(
        variables=(*asked, *turned.values(), *scores, *extra(instrument)),
        sets=tuple(multiple_set(question) for question in instrument.questions if question.kind == Kind.MULTIPLE),
        scales=scales,
    )


def extra(instrument: Instrument) -> tuple[Variable, ...]:
    """The columns of numbers that files have beside the answers."""
    return tuple(
        Variable(name, text, Measure.SCALE, decimals=SCORE_DECIMALS) for name, text in instrument.extra.items()
    )


def variables(question: Question, instrument: Instrument) -> tuple[Variable, ...]:
    """The columns that hold the answers to one question; none where they tell who a person is."""
    return () if question.identifying else tuple(VARIABLES[question.kind](question, instrument))


def label(question: Question) -> Text:
    """What tables call a question: its short label, else its wording without the colon at the end."""
    return question.label or {language: text.rstrip("：: ") for language, text in question.text.items()}


def _no_answer(instrument: Instrument) -> tuple[Level, ...]:
    """The two declared codes of answers that are none."""
    return (
        Level(instrument.missing.unanswered, instrument.words["unanswered"], missing=True),
        Level(instrument.missing.not_asked, instrument.words["not_asked"], missing=True),
    )


def _coded(question: Question, instrument: Instrument, name: str, text: Text) -> Variable:
    """A column of the question's own codes."""
    levels = tuple(Level(option.code, option.text, option.dont_know) for option in question.options)
    valid = [level.code for level in levels if not level.missing]
    unknown = tuple(level.code for level in levels if level.missing)
    no_answer = _no_answer(instrument)
    return Variable(
        name=name,
        text=text,
        measure=question.measure,
        levels=(*levels, *no_answer),
        bounds=(min(valid), max(valid)),
        missing=(*unknown, *(level.code for level in no_answer)),
        question=question.id,
    )


def _single(question: Question, instrument: Instrument) -> Iterator[Variable]:
    yield _coded(question, instrument, question.id, label(question))
    yield from _others(question, instrument)


def _matrix(question: Question, instrument: Instrument) -> Iterator[Variable]:
    for row in question.rows:
        yield _coded(question, instrument, row.id, row.text)


def _multiple(question: Question, instrument: Instrument) -> Iterator[Variable]:
    no_answer = _no_answer(instrument)
    for option in question.options:
        yield Variable(
            name=member(question, option),
            text=option.text,
            levels=(Level(1, instrument.words["ticked"]), Level(0, instrument.words["unticked"]), *no_answer),
            bounds=(0, 1),
            missing=tuple(level.code for level in no_answer),
            question=question.id,
        )
    yield from _others(question, instrument)


def _ranking(question: Question, instrument: Instrument) -> Iterator[Variable]:
    no_answer = _no_answer(instrument)
    last = int(question.most or len(question.options))
    ranks = tuple(Level(rank, dict.fromkeys(instrument.languages, str(rank))) for rank in range(1, last + 1))
    for option in question.options:
        yield Variable(
            name=member(question, option),
            text=option.text,
            measure=question.measure,
            levels=(*ranks, *no_answer),
            bounds=(1, last),
            missing=tuple(level.code for level in no_answer),
            question=question.id,
        )


def _number(question: Question, instrument: Instrument) -> Iterator[Variable]:
    no_answer = _no_answer(instrument)
    yield Variable(
        name=question.id,
        text=label(question),
        measure=question.measure,
        levels=no_answer,
        bounds=(question.least or 0.0, question.most or 0.0),
        missing=tuple(level.code for level in no_answer),
        decimals=question.decimals,
        question=question.id,
    )


def _text(question: Question, instrument: Instrument) -> Iterator[Variable]:
    """Free text; a date is held as text too, year first: 2025-06-30."""
    yield Variable(name=question.id, text=label(question), is_text=True, question=question.id)


VARIABLES: Mapping[Kind, Callable[[Question, Instrument], Iterator[Variable]]] = {
    Kind.SINGLE: _single,
    Kind.SCALE: _single,
    Kind.MATRIX: _matrix,
    Kind.MULTIPLE: _multiple,
    Kind.RANKING: _ranking,
    Kind.NUMBER: _number,
    Kind.TEXT: _text,
    Kind.DATE: _text,
}


def member(question: Question, option: Option) -> str:
    """The variable of one option of a multiple-response or ranking question: q7_3."""
    return f"{question.id}_{option.code}"


def other(question: Question, option: Option) -> str:
    """The variable of what is written beside an option: q4_other, or q4_other_5 where several options have a blank."""
    several = sum(each.other for each in question.options) > 1
    return f"{question.id}_other_{option.code}" if several else f"{question.id}_other"


def _others(question: Question, instrument: Instrument) -> Iterator[Variable]:
    for option in question.options:
        if option.other:
            text = {
                language: template.replace("{question}", label(question)[language]).replace(
                    "{option}", option.text[language]
                )
                for language, template in instrument.words["other"].items()
                if language in instrument.languages
            }
            yield Variable(name=other(question, option), text=text, is_text=True, question=question.id)


def multiple_set(question: Question) -> MultipleSet:
    """The 0/1 columns of a multiple-response question."""
    return MultipleSet(question.id, label(question), tuple(member(question, option) for option in question.options))


def mirror(variable: Variable) -> Variable:
    """The variable with every declared valid code c turned into lowest + highest - c; twice is as if never."""
    low, high = variable.bounds or (0.0, 0.0)
    # Declared bounds, not observed ones: a code that nobody chose still has its opposite.
    valid = (replace(level, code=low + high - level.code) for level in reversed(variable.valid_levels))
    return replace(variable, levels=tuple(level if level.missing else next(valid) for level in variable.levels))


def mirrored(variable: Variable, wording: Text) -> Variable:
    """The reversed item `<name>_r` that scales use in place of `variable`, whose answers stay as given."""
    text = {
        language: wording.get(language, "{question}").replace("{question}", words)
        for language, words in variable.text.items()
    }
    return replace(mirror(variable), name=f"{variable.name}_r", text=text, reversed_of=variable.name)


def item_scale(scale: Scale, turned: Mapping[str, Variable]) -> ItemScale:
    """The scale with its reversed items in place of those they mirror."""
    items = tuple(turned[item.variable].name if item.reversed else item.variable for item in scale.items)
    return ItemScale(scale.id, scale.text, items, scale.reason)


def score(scale: Scale, items: list[Variable]) -> Variable:
    """The variable of a scale's score, with the bounds that its items' declared bounds give it."""
    lows = [item.bounds[0] for item in items if item.bounds]
    highs = [item.bounds[1] for item in items if item.bounds]
    mean = scale.score == "mean"
    return Variable(
        name=scale.id,
        text=scale.text,
        measure=Measure.SCALE,
        bounds=(min(lows), max(highs)) if mean else (sum(lows), sum(highs)),
        decimals=SCORE_DECIMALS if mean else 0,
    )
