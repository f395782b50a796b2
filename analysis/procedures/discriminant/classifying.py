"""The tables of how cases are classified."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.discriminant.cases import Sample, Solution, priors_of
from analysis.procedures.discriminant.options import Options
from analysis.procedures.discriminant.tables import keys_of, used
from analysis.result import Message
from analysis.statistics.discriminant import classification_functions
from analysis.statistics.discriminant_classes import left_out, pooled_distances, posteriors, separate_distances
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Numbers

FISHER = Message("Fisher's linear discriminant functions")
CORRECT = Message("{percent}% of original grouped cases correctly classified.")
CROSSED = Message("{percent}% of cross-validated grouped cases correctly classified.")
WITHOUT = Message(
    "Cross validation is done only for those cases in the analysis. In cross validation, each case is classified by "
    "the functions derived from all cases other than that case."
)


def filled(values: Numbers, solution: Solution) -> Numbers:
    """The variables of the functions in rows (n, p), means where there is no answer."""
    own = values[:, list(solution.passed)]
    return np.where(np.isnan(own), solution.groups.grand_mean, own)


def assigned(found: Sample, solution: Solution, options: Options) -> tuple[NDArray[np.bool_], Numbers] | None:
    """Which rows are classified, and the probabilities of their groups; None where a group has no covariances."""
    complete = found.is_complete | options.fill
    values = filled(found.values[complete], solution)
    priors = priors_of(found, options, solution.groups)
    count = used(solution, options)
    if options.spread == "pooled":
        return complete, posteriors(pooled_distances(solution.functions, values, count), priors)
    try:
        distances, logarithms = separate_distances(solution.functions, solution.groups, values, count)
    except np.linalg.LinAlgError:
        return None
    return complete, posteriors(distances, priors, logarithms)


def classification(found: Sample, solution: Solution, options: Options) -> list[Table]:
    """Priors, Fisher's functions where they are asked for, and how many cases are classified as they are."""
    wanted = {"table", "cross_validation", "coefficients"} & set(options.statistics)
    if not wanted:
        return []
    tables = [processed(found, options), prior_table(found, solution, options)]
    if "coefficients" in wanted:
        tables.append(fisher(found, solution, options))
    return [*tables, *([results(found, solution, options)] if wanted - {"coefficients"} else [])]


def processed(found: Sample, options: Options) -> Table:
    """How many cases are classified."""
    n = found.counts.astype(float) if options.unweighted else found.weights
    complete = found.is_complete | options.fill
    parts = {
        "processed": np.ones(len(n), dtype=bool),
        "missing_group": np.zeros(len(n), dtype=bool),
        "missing_variable": ~complete,
        "used": complete,
    }
    rows = tuple((part, float(n[which].sum())) for part, which in parts.items())
    return Table("classification_cases", headed("part", "count"), rows)


def prior_table(found: Sample, solution: Solution, options: Options) -> Table:
    """Prior Probabilities for Groups."""
    used = found.is_used
    single = np.bincount(found.labels[used], found.counts[used].astype(float), minlength=len(found.codes))
    rows: list[tuple[Cell, ...]] = []
    priors = priors_of(found, options, solution.groups)
    for key, prior, one, size in zip(keys_of(found, options), priors, single, solution.groups.sizes, strict=True):
        rows.append((key, float(prior), *([float(one)] if options.unweighted else []), float(size)))
    total = *([float(single.sum())] if options.unweighted else []), solution.groups.n
    rows.append(("total", float(priors.sum()), *total))
    words = ("group", "prior", *(("unweighted_n",) if options.unweighted else ()), "n")
    return Table("prior_probabilities", headed(*words), tuple(rows))


def fisher(found: Sample, solution: Solution, options: Options) -> Table:
    """Classification Function Coefficients."""
    weights, constants = classification_functions(solution.groups, priors_of(found, options, solution.groups))
    names = [options.variables[at].name for at in solution.passed]
    rows = [(name, *line) for name, line in zip(names, weights.tolist(), strict=True)]
    rows.append(("constant", *constants.tolist()))
    heads = (Column("classification_coefficient", key) for key in keys_of(found, options))
    return Table("classification_functions", (Column("term"), *heads), tuple(rows), notes=(FISHER,))


def results(found: Sample, solution: Solution, options: Options) -> Table:
    """How many cases of each group are classified as of each group, by all cases and by all others."""
    keys = keys_of(found, options)
    rows: list[tuple[Cell, ...]] = []
    notes: list[Message] = []
    made = assigned(found, solution, options)
    if made is not None:
        complete, probabilities = made
        counts = _crossed(found.labels[complete], probabilities, found.weights[complete], len(keys))
        rows += _rows("original", keys, counts)
        notes.append(_told(CORRECT, counts[:-1]))
    if "cross_validation" in options.statistics:
        used = found.is_used
        values, weights, labels = found.values[used][:, list(solution.passed)], found.weights[used], found.labels[used]
        if float(solution.groups.sizes.min()) > 1:
            away = left_out(solution.groups, values, weights, labels)
            told = np.isfinite(away).all(axis=1)
            shares = posteriors(away[told], priors_of(found, options, solution.groups))
            counts = _crossed(labels[told], shares, weights[told], len(keys))
            rows += _rows("cross_validated", keys, counts[:-1])
            notes += [WITHOUT, _told(CROSSED, counts[:-1])]
    columns = (
        *headed("part", "observed_group"),
        *(Column("count", key) for key in keys),
        Column("count", "total"),
        *(Column("percent", key) for key in keys),
        Column("percent", "total"),
    )
    return Table("classification_results", columns, tuple(rows), notes=tuple(notes))


def _crossed(labels: NDArray[np.intp], probabilities: Numbers, weights: Numbers, g: int) -> Numbers:
    """Counts (g + 1, g) of predicted groups in each group, and in none."""
    found = np.zeros((g + 1, g))
    np.add.at(found, (np.where(labels < 0, g, labels), probabilities.argmax(axis=1)), weights)
    return found


def _rows(part: str, keys: Sequence[str], counts: Numbers) -> list[tuple[Cell, ...]]:
    found: list[tuple[Cell, ...]] = []
    for key, line in zip([*keys, "ungrouped"], counts.tolist(), strict=False):
        total = sum(line)
        if key == "ungrouped" and total == 0:
            continue
        shares = [100 * each / total if total > 0 else 0.0 for each in line]
        found.append((part, key, *line, total, *shares, 100.0 if total > 0 else 0.0))
    return found


def _told(message: Message, counts: Numbers) -> Message:
    total = float(counts.sum())
    percent = 100 * float(np.trace(counts)) / total if total > 0 else 0.0
    return Message(message.sentence, {"percent": f"{percent:.1f}"})


def saved(found: Sample, solution: Solution, options: Options) -> Mapping[str, Numbers]:
    """The predicted group of every row, its functions, the probabilities of the groups; NaN where not classified."""
    made = assigned(found, solution, options)
    n, names = len(found.weights), [f"score={at}" for at in range(1, len(solution.functions.eigenvalues) + 1)]
    names += [f"probability={at}" for at in range(1, len(found.codes) + 1)]
    columns = {name: np.full(n, np.nan) for name in ("class", *names)}
    if made is None:
        return columns
    complete, probabilities = made
    values = filled(found.values[complete], solution)
    columns["class"][complete] = np.array(found.codes)[probabilities.argmax(axis=1)]
    for name, column in zip(names, np.column_stack([solution.functions.scores(values), probabilities]).T, strict=True):
        columns[name][complete] = column
    return columns
