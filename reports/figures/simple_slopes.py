"""An effect at values of a moderator: a predicted line for each, named at its end.

`figure('simple_slopes', task)`: a task of moderation.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports.axes import apart, decimals, ticks
from reports.cells import grid, header, row, stub_and_numbers
from reports.document import Grid, Picture
from reports.ink import Impossible, Ink
from reports.limits import LIMITS
from reports.palette import ACCENT, AXIS, GRID, INK, MUTED, PAPER, SECOND
from reports.points import point_label
from reports.svg import SMALL, Drawing, wrapped
from reports.taking import take

LEFT, RIGHT, TOP, BOTTOM = 56.0, 466.0, 34.0, 290.0
NAMES, WIDTH_OF_NAMES = 480.0, 238.0
HEIGHT, AROUND = 336.0, 0.12  # of the span, above and below the lines
COLOURS = (SECOND, MUTED, ACCENT)
DASHES = ("6 4", "2 3", "")


@dataclass(frozen=True)
class Slope:
    """The effect at one value of the moderator."""

    label: str
    effect: str
    p: str
    text: str  # both
    is_significant: bool
    places: tuple[tuple[float, float], ...]  # predictor and predicted value


def draw(results: Sequence[Result], ink: Ink) -> Picture:
    """Predicted values, the other predictors at their means. Raises `Impossible` where none is defined."""
    result = take(results, "moderation")[0]
    slopes = _slopes(result, ink)
    if not slopes:
        raise Impossible("no effect is defined, so nothing can be drawn")
    names = {name: ink.label(result, str(result.options[name])) for name in ("predictor", "dependent", "moderator")}
    alternative = _finding(slopes, names, ink)
    return Picture(
        id="",
        number="",
        caption=ink.plain("slopes_caption", names),
        svg=_drawing(slopes, names, ink).done(HEIGHT, alternative),
        height=HEIGHT,
        alternative=alternative,
        notes=(ink.phrase("slopes_note"),),
        data=_data(slopes, names, ink),
    )


def _slopes(result: Result, ink: Ink) -> list[Slope]:
    """From the lowest value of the moderator to the highest."""
    effects, predicted = result.table("conditional_effects"), result.table("predicted_values")
    x, y = predicted.index("predictor_value"), predicted.index("predicted_value")
    found = []
    for point in (str(each) for each in effects.column("point")):
        where, p = {"point": point}, effects.cell({"point": point}, "p")
        lines = [(line[x], line[y]) for line in predicted.where(where)]
        places = [(float(a), float(b)) for a, b in lines if isinstance(a, int | float) and isinstance(b, int | float)]
        if places and isinstance(p, int | float):
            label = point_label(result, point, effects.cell(where, "moderator_value"), ink)
            effect = ink.plain("b_says", {"value": ink.cell(effects, where, "effect")})
            said = ink.plain("p_says", {"p": ink.signed_p(p)})
            text = ink.plain("slope_text", {"effect": effect, "p": said})
            found.append(Slope(label, effect, said, text, p < LIMITS["p"].value, tuple(sorted(places))))
    return found


def _drawing(slopes: Sequence[Slope], names: dict[str, str], ink: Ink) -> Drawing:
    xs, ys = ([place[at] for slope in slopes for place in slope.places] for at in (0, 1))
    margin = (max(ys) - min(ys)) * AROUND or 0.5
    low, high, first, last = min(ys) - margin, max(ys) + margin, min(xs), max(xs)
    drawing = Drawing()

    def place(point: tuple[float, float]) -> tuple[float, float]:
        across = (point[0] - first) / ((last - first) or 1.0)
        return LEFT + 18 + (RIGHT - LEFT - 36) * across, BOTTOM - (BOTTOM - TOP) * (point[1] - low) / (high - low)

    for value in ticks(low, high, 6):
        y = place((first, value))[1]
        drawing.line(LEFT, y, RIGHT, y, GRID)
        drawing.text(LEFT - 8, y, ink.number(value, Kind.MEAN, decimals(low, high, 6)), "end", MUTED, size=SMALL)
    drawing.line(LEFT, BOTTOM, RIGHT, BOTTOM, AXIS)
    for value in sorted(set(xs)):
        x = place((value, low))[0]
        drawing.line(x, BOTTOM, x, BOTTOM + 5, AXIS)
        drawing.text(x, BOTTOM + 16, ink.number(value, Kind.MEAN), "middle", MUTED, size=SMALL)
    drawing.text(2, 14, names["dependent"], fill=MUTED, size=SMALL)
    drawing.text((LEFT + RIGHT) / 2, BOTTOM + 36, names["predictor"], "middle", MUTED, size=SMALL)
    _lines(drawing, slopes, [[place(point) for point in slope.places] for slope in slopes])
    return drawing


def _lines(drawing: Drawing, slopes: Sequence[Slope], places: Sequence[list[tuple[float, float]]]) -> None:
    """The lines, each with its name as near to its end as the others leave room."""
    gap = max(1.4 + 1.25 * len(wrapped(slope.label, WIDTH_OF_NAMES, SMALL)) for slope in slopes) * SMALL
    middles = apart([held[-1][1] for held in places], gap)
    for at, (slope, held, middle) in enumerate(zip(slopes, places, middles, strict=True)):
        style = 2 if len(slopes) == 1 else round(at * 2 / (len(slopes) - 1))
        colour = COLOURS[style]
        drawing.path(held, colour, 2.5, DASHES[style])
        for x, y in held:
            drawing.dot(x, y, 4.5, colour if slope.is_significant else PAPER, colour, f"{slope.label}: {slope.text}")
        label = wrapped(slope.label, WIDTH_OF_NAMES, SMALL)
        first = middle - 0.6 * SMALL * len(label)
        for number, line in enumerate(label):
            drawing.text(NAMES, first + 1.2 * SMALL * number, line, fill=colour, bold=True, size=SMALL)
        below, fill = first + 1.25 * SMALL * len(label), INK if slope.is_significant else MUTED
        drawing.text(NAMES, below, slope.text, fill=fill, size=SMALL)


def _finding(slopes: Sequence[Slope], names: dict[str, str], ink: Ink) -> str:
    told = [ink.plain("slope_says", {"at": each.label, "effect": each.effect, "p": each.p}) for each in slopes]
    return ink.plain("slopes_finding", {**names, "found": ink.plain("semicolon").join(told)})


def _data(slopes: Sequence[Slope], names: dict[str, str], ink: Ink) -> Grid:
    values = [ink.number(x, Kind.MEAN) for x, _ in slopes[0].places]
    rows = [row(slope.label, [*(ink.number(y, Kind.MEAN) for _, y in slope.places), slope.text]) for slope in slopes]
    heads = [ink.plain("at_value", {"name": names["predictor"], "value": value}) for value in values]
    return grid("", stub_and_numbers(0.3, len(heads) + 1), [header(names["moderator"], *heads, ink.phrase("b"))], rows)
