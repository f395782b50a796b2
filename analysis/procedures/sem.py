"""Structural equations: paths between observed and latent variables."""

from itertools import combinations, permutations

from analysis.confidence import between_0_and_1
from analysis.labels import labels_of
from analysis.options import plain
from analysis.paths.assembly import assemble
from analysis.paths.defaults import Completed, complete
from analysis.paths.effects import effects
from analysis.paths.factor_tables import Coefficients, by_relation, loadings, relation_cells
from analysis.paths.model import PathModel, Relation
from analysis.paths.model_option import ModelText
from analysis.paths.solution import finite, solve
from analysis.paths.tables import (
    COEFFICIENT,
    Solved,
    case_processing,
    improper_notes,
    likelihood_tables,
    modification_indices,
    tested,
)
from analysis.result import Labels, Message, Result
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """`model`: factors, regressions and covariances as text; `modification`: the least index that is listed."""

    model: ModelText
    modification: float = 3.84
    confidence: float = 0.95


def run(tally: Tally, options: Options) -> Result:
    """Fit, loadings, regressions, (co)variances, effects and modification indices, by maximum likelihood.

    On the cases that answer every variable. What the text leaves open is as in lavaan's `sem` (see `complete`);
    observed predictors are taken as they are. Source: Bollen (1989), Structural Equations with Latent Variables.
    """
    between_0_and_1(options.confidence)
    completed = complete(options.model.model)
    model = completed.model
    moments = tally.moments(model.observed)
    found = solve(assemble(completed, moments.products / max(moments.n, 1e-300)), [moments])
    held = by_relation(found)
    tables = [
        case_processing(moments.cases),
        *likelihood_tables(found),
        *([loadings(model, held, options.confidence)] if model.latent else []),
        *([_regressions(model, held, options.confidence)] if model.outcomes else []),
        *_covariances(completed, held, options.confidence),
        _variances(completed, held, options.confidence),
        *([_defined(model, found, options.confidence)] if model.defined else []),
        *([effects(model, found)] if model.outcomes else []),
        modification_indices(found, _candidates(completed), options.modification),
    ]
    return Result(
        procedure="sem",
        options=plain(options),
        cases=moments.cases,
        tables=tuple(tables),
        notes=tuple(_uncorrelated(*pair) for pair in completed.uncorrelated),
        labels=_labels(tally, model),
    )


def _uncorrelated(latent: str, other: str) -> Message:
    sentence = "{latent} and {other} are taken to be uncorrelated; {latent} ~~ {other} lets them covary."
    return Message(sentence, {"latent": latent, "other": other})


def _regressions(model: PathModel, held: Coefficients | Undefined, confidence: float) -> Table:
    pairs = [(each.left, each.right) for each in model.relations if each.kind == "regression"]
    rows = [(*pair, *relation_cells(held, ("regression", *pair), confidence)) for pair in pairs]
    return Table("regressions", headed("variable", "predictor", *COEFFICIENT), tuple(rows))


def _covariances(completed: Completed, held: Coefficients | Undefined, confidence: float) -> list[Table]:
    stated = [each for each in completed.relations if each.kind == "covariance" and each.left != each.right]
    if not stated:
        return []
    pairs = [(each.left, each.right) for each in stated]
    rows = [(*pair, *relation_cells(held, ("covariance", *pair), confidence)) for pair in pairs]
    return [Table("covariances", headed("variable", "other_variable", *COEFFICIENT), tuple(rows))]


def _variances(completed: Completed, held: Coefficients | Undefined, confidence: float) -> Table:
    """Variances of what nothing explains, residual ones and R square of everything else."""
    model = completed.model
    rows: list[tuple[Cell, ...]] = []
    for name in (*model.observed, *model.latent):
        if name not in completed.given:
            cells = relation_cells(held, ("covariance", name, name), confidence)
            share = cells[COEFFICIENT.index("beta")]
            is_explained = name in model.outcomes or name in model.items
            rows.append((name, *cells, (1 - share if isinstance(share, float) else share) if is_explained else None))
    notes = [] if isinstance(held, Undefined) else list(improper_notes(list(held.values()), model.latent))
    once = tuple(each for at, each in enumerate(notes) if each not in notes[:at])
    return Table("variances", headed("variable", *COEFFICIENT, "r_squared"), tuple(rows), notes=once)


def _defined(model: PathModel, found: Solved, confidence: float) -> Table:
    rows: list[tuple[Cell, ...]] = []
    if isinstance(found, Undefined):
        rows = [(name, *[found] * len(COEFFICIENT)) for name in model.defined]
    else:
        plain_ones, standard = found.defined(tuple(model.defined.values()))
        for at, name in enumerate(model.defined):
            b, se = finite(plain_ones.values[at]), finite(plain_ones.se[at])
            beta, se_beta = finite(standard.values[at]), finite(standard.se[at])
            rows.append((name, *tested(b, se, beta, se_beta, confidence)))
    return Table("defined_effects", headed("term", *COEFFICIENT), tuple(rows))


def _candidates(completed: Completed) -> list[Relation]:
    """Loadings on other factors, residuals that could covary, and paths among the variables of the regressions."""
    model = completed.model
    stated = {(each.kind, each.ends) for each in completed.relations}
    items = [name for name in model.observed if name in model.items]
    crossed = [Relation("loading", factor, item) for factor in model.latent for item in items]
    inside = [name for name in model.observed if name not in completed.given]
    paired = [Relation("covariance", *pair) for names in (inside, model.latent) for pair in combinations(names, 2)]
    joined = dict.fromkeys((*model.outcomes, *model.predictors))
    paths = [Relation("regression", *pair) for pair in permutations(joined, 2) if pair[0] not in completed.given]
    return [each for each in (*crossed, *paired, *paths) if (each.kind, each.ends) not in stated]


def _labels(tally: Tally, model: PathModel) -> Labels:
    known = {scale.name for scale in tally.codebook.scales}
    unnamed: Labels = {name: {} for name in (*model.latent, *model.defined)}
    named = [name for name in model.latent if name in known]
    return {**unnamed, **labels_of(tally.codebook, [*model.observed, *named])}
