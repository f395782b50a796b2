"""The blocks of a binary logistic regression side by side: odds ratios with intervals, then what each model fits.

`table('logistic', task)`: a task of logistic; of each block the last step.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell, Table
from analysis.undefined import Undefined
from analysis.vocabulary import Kind
from reports.cells import Row, banner, cell, centered, grid, row
from reports.conventions import stars_note
from reports.document import Align, Grid, GridColumn, Run
from reports.ink import Impossible, Ink
from reports.limits import marks
from reports.taking import take

MOST_WITH_P = 2  # more models leave no room for the column of p

Where = dict[str, str]


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """Predictors in the order in which they entered; odds ratios with stars, their intervals and p.

    Raises `Impossible` with the procedure's reason where it could fit nothing.
    """
    result = take(results, "logistic")[0]
    _check_fitted(result)
    table = result.table("equation")
    models = _models(result)
    words = ["odds_ratio", "ci", *(["p"] if len(models) <= MOST_WITH_P else [])]
    body = [line for name in _variables(table) for line in _rows(result, name, models, words, ink)]
    body.append(row(ink.phrase("constant"), _cells(table, "constant", models, words, ink)))
    dependent = str(result.options["dependent"])
    heads = [ink.plain("model", {"number": at}) for at in range(1, len(models) + 1)]
    values = {"dependent": ink.label(result, dependent)}
    return grid(
        ink.plain("logistic_caption", values),
        _columns(len(models), words),
        [
            (cell(ink.phrase("predictor"), rows=2), *(centered(head, len(words)) for head in heads)),
            tuple(cell(ink.phrase(word)) for _ in models for word in words),
        ],
        [*body, *_fits(result, models, len(words), ink)],
        [*_notes(result, ink), *ink.reasons(result.table("model_summary")), *stars_note(body, ink)],
        rules=[len(body)],
    )


def _check_fitted(result: Result) -> None:
    if not any(table.name == "dependent_coding" for table in result.tables):
        found = [each for line in result.table("model_summary").rows for each in line]
        reason = next(each.reason for each in found if isinstance(each, Undefined))
        raise Impossible(reason.sentence, reason.values)


def _models(result: Result) -> list[Where]:
    """The last step of each block."""
    steps = {str(line[0]): str(line[1]) for line in result.table("model_summary").rows}
    return [{"block": block, "step": step} for block, step in steps.items()]


def _columns(models: int, words: Sequence[str]) -> tuple[GridColumn, ...]:
    share = 0.72 / models / (len(words) + 1)
    block = [GridColumn(share * (2 if word == "ci" else 1), _align(word)) for word in words]
    return (GridColumn(0.28, Align.LEFT), *(block * models))


def _align(word: str) -> Align:
    return Align.CENTER if word == "ci" else Align.DECIMAL


def _variables(table: Table) -> list[str]:
    terms = [str(each) for each in table.column("term") if each != "constant"]
    return list(dict.fromkeys(term.partition("=")[0] for term in terms))


def _rows(result: Result, name: str, models: Sequence[Where], words: Sequence[str], ink: Ink) -> list[Row]:
    """One row for a number or the only dummy of a variable; a heading and a row for each of several dummies."""
    table = result.table("equation")
    terms = list(dict.fromkeys(str(each) for each in table.column("term") if str(each).partition("=")[0] == name))
    levels = [term for term in terms if term != name]
    if not levels:
        return [row(ink.label(result, name), _cells(table, name, models, words, ink))]
    if len(levels) == 1:
        values = {"variable": ink.label(result, name), "level": ink.label(result, levels[0])}
        return [row(ink.plain("level_of", values), _cells(table, levels[0], models, words, ink))]
    rows = [row(cell(ink.label(result, each), indent=1), _cells(table, each, models, words, ink)) for each in levels]
    return [banner(ink.label(result, name), 1 + len(words) * len(models)), *rows]


def _cells(table: Table, term: str, models: Sequence[Where], words: Sequence[str], ink: Ink) -> list[str]:
    found = []
    for where in ({**model, "term": term} for model in models):
        known = bool(table.where(where))
        p = table.cell(where, "p") if known else None
        ratio = ink.cell(table, where, "exp_b") + marks(p) if known else ""
        ends = ink.interval(table, where, "exp_b_ci_low", "exp_b_ci_high") if known else ""
        found += [ratio, ends, ink.digits(p, Kind.PROBABILITY)][: len(words)]
    return found


def _fits(result: Result, models: Sequence[Where], width: int, ink: Ink) -> list[Row]:
    """Rows on whole models, each cell as wide as its model."""
    summary, omnibus = result.table("model_summary"), result.table("omnibus")
    tested = [{**model, "test": "block"} for model in models]
    changes = [ink.cell(omnibus, where, "chi_square") + marks(omnibus.cell(where, "p")) for where in tested]
    fitted = [ink.digits(_p_of_fit(result, model), Kind.PROBABILITY) for model in models]
    found = [
        *(
            (word, [ink.cell(summary, model, word) for model in models])
            for word in ("deviance", "cox_snell", "nagelkerke")
        ),
        ("block_chi_square", changes),
        ("hosmer_p", fitted),
        ("base_n", [ink.digits(result.cases.valid, Kind.COUNT)] * len(models)),
    ]
    return [(cell(ink.phrase(name)), *(centered(text, width) for text in texts)) for name, texts in found]


def _p_of_fit(result: Result, model: Where) -> Cell:
    table = result.table("hosmer_lemeshow")
    return table.cell(model, "p") if table.where(model) else None


def _notes(result: Result, ink: Ink) -> list[tuple[Run, ...]]:
    """What is predicted, and the reference category of each dummy; then what the procedure itself remarks."""
    answers = result.table("dependent_coding")
    higher = str(answers.rows[-1][0])
    values = {"dependent": ink.label(result, str(result.options["dependent"])), "answer": ink.label(result, higher)}
    references = [note for note in result.notes if set(note.values) == {"variable", "level"}]
    named = [
        ink.plain("reference", {name: ink.label(result, str(value)) for name, value in note.values.items()})
        for note in references
    ]
    found = [ink.phrase("logistic_note", values)]
    found += [ink.phrase("references_note", {"found": ink.plain("list").join(named)})] if named else []
    return [*found, *(ink.say(note, result) for note in result.notes if note not in references)]
