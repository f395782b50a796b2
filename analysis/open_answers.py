"""Open answers as results: how they were coded, whether coders agree, the words they hold."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from analysis.cases import Cases
from analysis.labels import labels_of
from analysis.levels import in_order
from analysis.result import Place, Result
from analysis.table import Cell, Column, Table
from analysis.tally import Tally
from analysis.task import task
from analysis.undefined import Undefined
from instrument.codebook import Codebook
from instrument.message import Message
from survey.open_answers.assigning import CodedAnswers
from survey.open_answers.coding import Coding, OpenQuestion, variables_of
from survey.open_answers.words import WordCounts

NOBODY = Undefined(Message("no answer has a code"))


def open_results(coding: Coding, found: CodedAnswers, tally: Tally, unweighted: Tally) -> Mapping[str, Result]:
    """Results by name: `coding`, and `agreement_<question>_<coder>_<coder>` of every two coders.

    Coders agree about answers as they read them, each once: their kappa is of the `unweighted` ones.
    """
    results: dict[str, Result] = {"coding": _coding(coding, found, tally)} if coding.questions else {}
    for question in coding.questions:
        results |= _agreement(question, coding.coders, unweighted)
    return results


def _coding(coding: Coding, found: CodedAnswers, tally: Tally) -> Result:
    """Tables `coding`, how answers got their codes, and `codes`, how many answers have each, weighted as all are."""
    rows: list[tuple[Cell, ...]] = [
        (each.question, float(each.answered), float(each.by_hand), float(each.by_keyword), float(each.uncoded))
        for each in found.tallied
    ]
    codes = [row for question in coding.questions for row in _codes(question, tally)]
    heads = ("variable", "n", "by_hand", "by_keyword", "uncoded")
    names = [name for each in coding.questions for name in (each.variable.name, *_names(each))]
    return Result(
        procedure="coding",
        options={},
        cases=tally.patterns(_names(coding.questions[0])).cases,
        tables=(
            Table("coding", tuple(map(Column, heads)), tuple(rows)),
            Table("codes", tuple(map(Column, ("variable", "category", "count", "percent"))), tuple(codes)),
        ),
        labels=labels_of(tally.codebook, names),
        name="coding",
    )


def _names(question: OpenQuestion) -> list[str]:
    return [variable.name for variable in variables_of(question, question.name)]


def _codes(question: OpenQuestion, tally: Tally) -> Iterator[tuple[Cell, ...]]:
    """Each code with its answers; percentages of the answers that have a code."""
    for variable in variables_of(question, question.name):
        patterns = tally.patterns([variable.name]).listwise()
        total = float(patterns.weights.sum())
        counts = dict(zip(patterns.values[:, 0].tolist(), patterns.weights.tolist(), strict=True))
        wanted = [1.0] if question.several else in_order(variable, [level.code for level in variable.valid_levels])
        for code in wanted:
            key = variable.name if question.several else f"{variable.name}={code:g}"
            count = float(counts.get(code, 0.0))
            yield question.variable.name, key, count, 100 * count / total if total else NOBODY


def _agreement(question: OpenQuestion, coders: Sequence[str], tally: Tally) -> dict[str, Result]:
    """Kappa of every two coders; of each code apart where an answer may have several."""
    pairs = combinations(coders, 2) if len(coders) > 1 else ()
    found: dict[str, Result] = {}
    for one, other in pairs:
        first = variables_of(question, question.coded_by(one))
        second = variables_of(question, question.coded_by(other))
        for mine, theirs in zip(first, second, strict=True):
            suffix = "" if len(first) == 1 else f"_{mine.name.rpartition('_')[2]}"
            name = f"agreement_{question.variable.name}_{one}_{other}{suffix}"
            given = {"variables": [mine.name, theirs.name]}
            found[name] = task(name, "kappa", given, tally.codebook, Place(entry=name)).run(tally)
    return found


def words(counts: Mapping[str, WordCounts], codebook: Codebook, total: int) -> Result:
    """Table `words`: each word with how many answers hold it and how often it stands; `total` respondents.

    Percentages are of the answers given to the question.
    """
    rows: list[tuple[Cell, ...]] = [
        (name, each.word, float(each.answers), 100 * each.answers / found.answered, float(each.count))
        for name, found in counts.items()
        for each in found.words
    ]
    answered = max((found.answered for found in counts.values()), default=0)
    return Result(
        procedure="words",
        options={},
        cases=Cases(float(total), float(answered), answered),
        tables=(Table("words", tuple(map(Column, ("variable", "word", "n", "percent", "count"))), tuple(rows)),),
        labels=labels_of(codebook, counts),
        name="words",
    )
