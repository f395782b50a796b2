"""Factor and path models side by side: chi-square and indices of fit, above their conventional limits.

`table('fit', tasks…)`: tasks of cfa and sem, in any number. For invariance across groups see `invariance`.
"""

from collections import Counter
from collections.abc import Sequence

from analysis.result import Result
from reports.cells import Row, cell, grid, header, row
from reports.conventions import limit_text, limits_note, stars_note
from reports.document import Align, Grid, GridColumn
from reports.ink import Ink
from reports.limits import marks
from reports.taking import take

HEADS = ("model_word", "chi_square", "df", "chi_square_ratio", "cfi", "tli", "rmsea", "rmsea_interval", "srmr")
CITED = ("chi_square_ratio", "cfi", "rmsea", "srmr")  # TLI has the limit of CFI
FITTED = "hypothesized_model"
SCALED = "hypothesized_scaled"  # of ordered items: the chi-square corrected for them


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """One row per model, then the limits."""
    models = take(results, "cfa", "sem")
    rows = [_row(result, label, ink) for result, label in zip(models, _labels(models, ink), strict=True)]
    reasons = [note for result in models for note in ink.reasons(result.table("fit_indices"))]
    scaled = any(_model(result) == SCALED for result in models)
    return grid(
        ink.plain("fit_caption"),
        _columns(),
        [header(*(ink.phrase(word) for word in HEADS))],
        [*rows, _limits(ink)],
        [
            ink.phrase("fit_scaled_note" if scaled else "fit_note"),
            limits_note(CITED, ink),
            *dict.fromkeys(reasons),
            *stars_note(rows, ink),
        ],
        rules=[len(rows)],
    )


def _columns() -> tuple[GridColumn, ...]:
    numbers = [GridColumn(0.095, Align.DECIMAL)] * 6
    return (GridColumn(0.18, Align.LEFT), *numbers, GridColumn(0.155, Align.CENTER), GridColumn(0.095, Align.DECIMAL))


def _labels(models: Sequence[Result], ink: Ink) -> list[str]:
    """What each model is called; those of one name are numbered."""
    names = [_name(result, ink) for result in models]
    counts, seen = Counter(names), Counter[str]()
    labels = []
    for name in names:
        seen[name] += 1
        labels.append(ink.plain("numbered_name", {"name": name, "number": seen[name]}) if counts[name] > 1 else name)
    return labels


def _name(result: Result, ink: Ink) -> str:
    if result.procedure == "sem":
        return ink.plain("structural_model")
    factors = len(result.table("convergent_validity").rows)
    return ink.plain("one_factor_model") if factors == 1 else ink.plain("factors_model", {"count": factors})


def _model(result: Result) -> str:
    keys = result.table("fit_indices").column("model")
    return SCALED if SCALED in keys else FITTED


def _row(result: Result, label: str, ink: Ink) -> Row:
    where = {"model": _model(result)}
    chi_square, indices = result.table("model_fit"), result.table("fit_indices")
    return row(
        label,
        (
            ink.cell(chi_square, where, "chi_square") + marks(chi_square.cell(where, "p")),
            *(ink.cell(chi_square, where, word) for word in ("df", "chi_square_ratio")),
            *(ink.cell(indices, where, word) for word in ("cfi", "tli", "rmsea")),
            ink.interval(indices, where, "rmsea_ci_low", "rmsea_ci_high"),
            ink.cell(indices, where, "srmr"),
        ),
    )


def _limits(ink: Ink) -> Row:
    """What the convention asks of each index, where it asks for anything."""
    signs = {"chi_square_ratio": "at_most", "cfi": "at_least", "tli": "at_least", "rmsea": "at_most", "srmr": "at_most"}
    texts = [ink.plain(signs[word], {"value": limit_text(word, ink)}) if word in signs else "" for word in HEADS[1:]]
    return (cell(ink.phrase("usual_limit")), *(cell(text) for text in texts))
