"""The coefficients of the last model of a regression with their 95 % intervals."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports.axes import decimals, ticks
from reports.cells import grid, header, row, stub_and_numbers
from reports.document import Picture
from reports.ink import Impossible, Ink
from reports.limits import LIMITS
from reports.palette import ACCENT, AXIS, BAND, INK, MUTED, PAPER, SECOND
from reports.svg import SMALL, WIDTH, Drawing, row_height, wrapped

LABELS, LEFT, RIGHT, NUMBERS = 222.0, 236.0, 536.0, 716.0
ROW, TOP = 32.0, 34.0
AROUND = 0.06  # of the span, beyond the ends


@dataclass(frozen=True)
class Effect:
    """One coefficient."""

    label: str
    b: float
    low: float
    high: float
    p: float

    @property
    def is_significant(self) -> bool:
        return self.p < LIMITS["p"].value

    @property
    def colour(self) -> str:
        if not self.is_significant:
            return AXIS
        return ACCENT if self.b > 0 else SECOND


def draw(results: Sequence[Result], ink: Ink) -> Picture:
    """Unstandardised coefficients, the largest first; hollow and grey where p is .05 or more.

    The interval is that of B: the standardised coefficient has none of its own in the results.
    Raises `Impossible` where no coefficient is defined.
    """
    result = results[0]
    effects = sorted(_effects(result, ink), key=lambda each: -each.b)
    if not effects:
        raise Impossible("no coefficient of the last model is defined, so nothing can be drawn")
    model = str(result.table("model_summary").rows[-1][0]).rpartition("=")[2]
    dependent = ink.label(result, str(result.options.get("dependent", "")))
    step = row_height((each.label for each in effects), LABELS - 4, ROW)
    height = TOP + len(effects) * step + 40
    alternative = _finding(effects, dependent, ink)
    rows = [row(each.label, (_number(each.b, ink), _interval(each, ink))) for each in effects]
    return Picture(
        id="",
        number="",
        caption=ink.plain("coefficients_caption", {"dependent": dependent, "number": model}),
        svg=_drawing(effects, step, ink).done(height, alternative),
        height=height,
        alternative=alternative,
        notes=(ink.phrase("coefficients_note"),),
        data=grid("", stub_and_numbers(0.5, 2), [header(*(ink.phrase(w) for w in ("predictor", "b", "ci")))], rows),
    )


def _effects(result: Result, ink: Ink) -> list[Effect]:
    table = result.table("coefficients")
    last = table.rows[-1][0]
    found = []
    for line in table.rows:
        term = str(line[table.index("term")])
        cells = [line[table.index(word)] for word in ("b", "ci_low", "ci_high", "p")]
        numbers = [float(each) for each in cells if isinstance(each, int | float)]
        if line[0] == last and term != "constant" and len(numbers) == len(cells):
            found.append(Effect(_label(result, term, ink), *numbers))
    return found


def _label(result: Result, term: str, ink: Ink) -> str:
    variable, equals, _ = term.partition("=")
    if not equals:
        return ink.label(result, term)
    return ink.plain("level_of", {"variable": ink.label(result, variable), "level": ink.label(result, term)})


def _drawing(effects: Sequence[Effect], step: float, ink: Ink) -> Drawing:
    low, high = min(0.0, *(each.low for each in effects)), max(0.0, *(each.high for each in effects))
    margin = (high - low) * AROUND or 1.0
    low, high = low - margin, high + margin
    bottom = TOP + len(effects) * step
    drawing = Drawing()
    for at in range(0, len(effects), 2):
        drawing.rect(0, TOP + at * step, WIDTH, step, BAND)
    for value in ticks(low, high):
        x = _x(value, low, high)
        drawing.line(x, bottom, x, bottom + 5, AXIS)
        drawing.text(
            x, bottom + 16, ink.number(value, Kind.MEAN, max(1, decimals(low, high))), "middle", MUTED, size=SMALL
        )
    drawing.line(_x(0, low, high), TOP, _x(0, low, high), bottom, INK, 1)
    for at, effect in enumerate(effects):
        _row(drawing, effect, TOP + (at + 0.5) * step, low, high, ink)
    drawing.text(LABELS, 16, ink.plain("predictor"), "end", MUTED, size=SMALL)
    drawing.text(NUMBERS, 16, ink.plain("b_with_ci"), "end", MUTED, size=SMALL)
    return drawing


def _row(drawing: Drawing, effect: Effect, y: float, low: float, high: float, ink: Ink) -> None:
    text = f"{_number(effect.b, ink)} {_interval(effect, ink)}"
    drawing.lines(LABELS, y, wrapped(effect.label, LABELS - 4, SMALL), "end", SMALL)
    drawing.line(_x(effect.low, low, high), y, _x(effect.high, low, high), y, effect.colour, 2.5)
    fill = effect.colour if effect.is_significant else PAPER
    drawing.dot(_x(effect.b, low, high), y, 5, fill, effect.colour, f"{effect.label}: {text}")
    drawing.text(NUMBERS, y, text, "end", INK if effect.is_significant else MUTED, effect.is_significant, SMALL)


def _x(value: float, low: float, high: float) -> float:
    return LEFT + (RIGHT - LEFT) * (value - low) / (high - low)


def _number(value: float, ink: Ink) -> str:
    return ink.number(value, Kind.ESTIMATE)


def _interval(effect: Effect, ink: Ink) -> str:
    return ink.plain("bracketed", {"low": _number(effect.low, ink), "high": _number(effect.high, ink)})


def _finding(effects: Sequence[Effect], dependent: str, ink: Ink) -> str:
    """Which intervals lie wholly on one side of zero."""
    up = [each.label for each in effects if each.is_significant and each.b > 0]
    down = [each.label for each in effects if each.is_significant and each.b < 0]
    said = {name: ink.plain("list").join(labels) or ink.plain("none") for name, labels in (("up", up), ("down", down))}
    return ink.plain("coefficients_finding", {"dependent": dependent, **said})
