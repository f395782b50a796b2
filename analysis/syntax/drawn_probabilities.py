"""KS_SIM of NPAR TESTS: probabilities of Lilliefors's test by drawn samples."""

from analysis.result import Result
from analysis.statistics.drawing import Drawing
from analysis.syntax.arranging import changed
from analysis.syntax.exactness import starting_seed
from analysis.syntax.job import Job
from analysis.syntax.parts import confidence, in_parentheses
from analysis.syntax.reader import Reader
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined
from instrument.message import Message, Scalar
from instrument.records import replace

MOST = 200_000_000  # numbers drawn, some seconds
BASED = Message("Lilliefors' method based on {samples} Monte Carlo samples with starting seed {seed}.")
TOO_MANY = Undefined(Message("{found} samples of so many cases are too many to draw"))


def read_drawing(part: Reader, job: Job) -> Drawing:
    """KS_SIM CIN(99) SAMPLES(10000)."""
    found = Drawing(seed=starting_seed(job))
    while not part.done:
        if part.need("CIN", "SAMPLES") == "CIN":
            found = replace(found, confidence=confidence(part))
        else:
            found = replace(found, samples=max(1, in_parentheses(part, Reader.integer)))
    return found


def with_draws(result: Result, drawing: Drawing) -> Result:
    """The result whose tests against a fitted normal distribution have a drawn probability too."""
    return changed(result, "one_sample_kolmogorov", lambda table: _drawn(table, drawing))


def _drawn(table: Table, drawing: Drawing) -> Table:
    if Column("distance") not in table.columns:
        return table
    rows = tuple(
        (*row, *limits_drawn(row[table.index("distance")], row[table.index("n")], drawing)) for row in table.rows
    )
    columns = (*table.columns, *headed("simulated_p", "simulated_ci_low", "simulated_ci_high"))
    return replace(table, columns=columns, rows=rows, notes=(*table.notes, drawn_note(drawing)))


def drawn_note(drawing: Drawing) -> Message:
    """How samples were drawn, with the confidence of the limits."""
    values: dict[str, Scalar] = {"samples": drawing.samples, "seed": drawing.seed}
    return Message(BASED.sentence, {**values, "confidence": f"{100 * drawing.confidence:g}"})


def limits_drawn(distance: Cell, n: Cell, drawing: Drawing) -> tuple[Cell, Cell, Cell]:
    """The probability of a distance of `n` cases by drawn samples, and its limits; a reason where there is none."""
    from analysis.statistics.lilliefors_draws import lilliefors_drawn

    if not isinstance(distance, int | float) or not isinstance(n, int | float):
        return distance, distance, distance
    if n * drawing.samples > MOST:
        reason = Undefined(Message(TOO_MANY.reason.sentence, {"found": drawing.samples}))
        return reason, reason, reason
    found = lilliefors_drawn(float(distance), int(n), drawing.samples, drawing.seed, drawing.confidence)
    return found.p, found.low, found.high
