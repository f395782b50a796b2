"""What LOGISTIC REGRESSION asks of our logistic regression."""

from collections.abc import Iterator, Mapping
from typing import Any

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, only, rows, without_columns
from analysis.syntax.choosing import SELECTED, with_selection
from analysis.syntax.exploring import CASE, numbered
from analysis.syntax.items import Draw, Request
from analysis.syntax.job import Job
from analysis.syntax.logistic.asked import TEMPORARIES, Asked, Block, Terms
from analysis.syntax.missing import treated
from analysis.syntax.reader import Reader
from analysis.table import Table
from analysis.tally import Tally
from instrument.message import Message
from instrument.records import replace

CHOSEN = Message("Selected cases {condition}"), Message("Unselected cases {condition}")
METHODS = {"ENTER": "enter", "FSTEP": "forward", "BSTEP": "backward"}
REMOVALS = {"LR": "likelihood_ratio", "COND": "conditional", "WALD": "wald"}
SHOWN = (
    "case_processing",
    "dependent_coding",
    "categorical_codings",
    "iteration_history",
    "classification",
    "equation",
    "not_in_equation",
    "omnibus",
    "model_summary",
    "hosmer_lemeshow",
    "hosmer_lemeshow_groups",
    "term_removal",
    "step_summary",
    "correlation_matrix",
    "casewise_list",
)


def requests(reader: Reader, job: Job, asked: Asked) -> Iterator[Request]:
    """The request; saves what SAVE names once the cases are known."""
    blocks = [Block(each.method, each.removal, each.terms or asked.terms) for each in asked.blocks]
    blocks = _once(blocks or [Block("ENTER", "", asked.terms)])
    used = tuple(dict.fromkeys(name for block in blocks for term in block.terms for name in term))
    active = treated(job.active, [asked.dependent, *used], asked.missing)
    active = with_selection(active, asked.selection)
    if asked.casewise is not None:
        active = numbered(active)
    given = {"dependent": asked.dependent, **_equation(reader, job, asked, blocks, used), **_of_cases(asked)}
    draw = _drawing(job, active, given) if "CLASSPLOT" in asked.printed else None
    request = job.request("logistic", given, lambda result: _shown(result, asked), active, draw)
    yield request
    if asked.saved:
        from analysis.syntax.logistic.saving import save

        save(reader, job, request, asked)


def _drawing(job: Job, active: Active, given: Mapping[str, Any]) -> Draw:
    """The classification plot of the last model."""
    task = job.request("logistic", given, active=active).task

    def draw(tally: Tally, result: Result) -> list[Chart]:
        from analysis.syntax.charting.classified import classified

        found = task.per_row(tally).get(TEMPORARIES["PRED"].word)
        cut = float(given.get("cut", 0.5))
        return [] if found is None else classified(tally, active, str(given["dependent"]), found, cut)

    return draw


def _once(blocks: list[Block]) -> list[Block]:
    """The blocks without terms that a block before has, and without those that nothing is left of."""
    found: list[Block] = []
    before: set[tuple[str, ...]] = set()
    for each in blocks:
        new: Terms = tuple(term for term in each.terms if term not in before)
        before |= set(new)
        if new:
            found.append(Block(each.method, each.removal, new))
    return found


def _equation(reader: Reader, job: Job, asked: Asked, blocks: list[Block], used: tuple[str, ...]) -> dict[str, Any]:
    """The options that say what the models are."""
    single = [[term[0] for term in block.terms if len(term) == 1] for block in blocks]
    products = [
        {"block": number, "variables": list(term)}
        for number, block in enumerate(blocks, start=1)
        for term in block.terms
        if len(term) > 1
    ]
    while single and not single[-1]:
        single.pop()
    if [] in single:
        raise reader.fault("a block of products alone must stand behind those of variables")
    removals = list(dict.fromkeys(block.removal for block in blocks if block.removal))
    if len(removals) > 1:
        told = "one criterion of removal holds for all blocks: {found}"
        reader.tell(Message(told, {"found": removals[0]}))
    strings = [name for name in used if job.active.fields[name].is_text]
    categorical = [name for name in dict.fromkeys([*asked.categorical, *strings]) if name in used]
    given: dict[str, Any] = {"blocks": single, "method": [METHODS[block.method] for block in blocks], **asked.others}
    given |= {"categorical": categorical} if categorical else {}
    given |= {"interactions": products} if products else {}
    given |= {"removal": REMOVALS[removals[0]]} if removals else {}
    given |= {"constant": False} if asked.origin else {}
    given |= _contrasts(job.active, asked, categorical)
    return given


def _contrasts(active: Active, asked: Asked, categorical: list[str]) -> dict[str, Any]:
    """The reference of all variables where they are indicators with the same one, else the contrast of each."""
    contrasts = [asked.contrasts[name] for name in categorical if name in asked.contrasts]
    references = {_end(active, name, asked.contrasts.get(name, {}).get("reference")) for name in categorical}
    if all(each["kind"] == "indicator" for each in contrasts) and len(references) == 1 and "" not in references:
        return {"reference": references.pop()}
    return {"contrasts": contrasts} if contrasts else {}


def _end(active: Active, name: str, number: int | None) -> str:
    """Whether the category of that number is the first or the last; '' where it is neither."""
    column = active.columns[name]
    levels = len(set(column[~active.fields[name].is_missing(column)].tolist()))
    if number is None or number == levels:
        return "last"
    return "first" if number == 1 else ""


def _of_cases(asked: Asked) -> dict[str, Any]:
    every = "ALL" in asked.printed
    found: dict[str, Any] = {"statistics": ["unweighted"]}
    found["statistics"] += ["correlations"] if every or "CORR" in asked.printed else []
    found["statistics"] += ["iterations"] if every or "ITER" in asked.printed else []
    found |= {"selected": SELECTED} if asked.selection is not None else {}
    if asked.casewise is None:
        return found
    listed = [word for word in asked.listed if word not in ("PRED", "PGROUP")] or ["RESID", "ZRESID", "SRESID"]
    found |= {"casewise": asked.casewise, "listed": [TEMPORARIES[word].word for word in listed], "case_number": CASE}
    return found | ({"identity": asked.identity} if asked.identity else {})


def _shown(result: Result, asked: Asked) -> Result:
    every = "ALL" in asked.printed
    left = set() if every or "GOODFIT" in asked.printed else {"hosmer_lemeshow", "hosmer_lemeshow_groups"}
    found = only(result, *(name for name in SHOWN if name not in left))
    if asked.selection is not None:
        conditions = [{"condition": asked.selection.in_words(chosen)} for chosen in (True, False)]
        told = [Message(each.sentence, values) for each, values in zip(CHOSEN, conditions, strict=True)]
        found = changed(found, "classification", lambda table: replace(table, notes=(*told, *table.notes)))
    if not (every or "CI" in asked.printed):
        found = changed(found, "equation", lambda table: without_columns(table, {"exp_b_ci_low", "exp_b_ci_high"}))
    if "SUMMARY" in asked.printed and not asked.printed & {"DEFAULT", "ALL"}:
        for name in SHOWN[4:]:
            found = changed(found, name, _last_steps)
    return found


def _last_steps(table: Table) -> Table:
    """The rows of the last step of each block."""
    if [column.word for column in table.columns[:2]] != ["block", "step"]:
        return table
    last = {row[0]: row[1] for row in table.rows}
    return rows(table, lambda row: row[1] == last[row[0]])
