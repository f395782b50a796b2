"""The job for the engines: what each result was asked, and the answers that it was made of."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from analysis.custom.axes import Axis
from analysis.result import Place, Result
from analysis.tally import Tally
from analysis.task import Task, procedure_names, task
from analysis.verification.again import asked_again
from analysis.verification.asked import Asked, Column, Job, plain_options, plain_value
from analysis.verification.draws import copies_of, factors_found, samples_of
from analysis.weighted import Tallies
from instrument.codebook import MultipleSet
from instrument.records import replace
from survey.dispositions import Dispositions
from survey.ledger import Ledger
from survey.responses import Responses

VALID = ".valid"


def job_of(
    results: Mapping[str, Result], valid: Responses, aside: Responses | None, dispositions: Dispositions | None = None
) -> Job:
    """The tasks of results made of `valid` answers; those set `aside` come back where results are looked at again."""
    tasks = {name: _task(result, valid) for name, result in results.items() if result.procedure in procedure_names()}
    tallies = Tallies(valid, list(tasks.values()))
    columns = _columns(valid, aside)
    asked: list[Asked] = []
    for name, each in tasks.items():
        found = Asked(name, each.procedure, plain_options(each.options), _weight(each, tallies, columns), VALID)
        asked.append(beside(found, results[name], each, tallies.of(each)))
    asked += asked_again(results, tasks, valid, aside, columns)
    asked += _counts(results, valid.ledger, dispositions)
    asked += _coded(results, tasks, tallies, columns)
    return Job(tuple(asked), columns, tallies.plain.codebook.by_name, _forms(valid.ledger, valid, aside))


def beside(asked: Asked, result: Result, made: Task, tally: Tally) -> Asked:
    """What is asked, with what chance decided in the result."""
    options = {**asked.options, **factors_found(result), **_named_sets(made.options)}
    return replace(
        asked, options=options, draws=samples_of(asked.procedure, options, tally), copies=copies_of(made, tally)
    )


def _named_sets(options: Any) -> dict[str, Any]:
    """The sets that table expressions call by name: their members and what ticks them."""
    axes = [value for value in vars(options).values() if isinstance(value, Axis)]
    sources = [level.source for axis in axes for stack in axis.stacks for level in stack.levels]
    sets = {each.name: plain_value(each) for each in sources if isinstance(each, MultipleSet) and each.name}
    return {"sets": sets} if sets else {}


def _task(result: Result, responses: Responses) -> Task:
    """The task that made a result, as its options say."""
    given = {word: value for word, value in result.options.items() if word != "weight"}
    found = task(result.name, result.procedure, given, responses.codebook, Place(entry=result.name))
    return replace(found, weight=result.options.get("weight"))


def _columns(valid: Responses, aside: Responses | None) -> dict[str, Column]:
    """Every column of numbers, the valid cases first, with 1 for them under `VALID`."""
    texts = {variable.name for variable in valid.codebook if variable.is_text}
    found = {}
    for name, column in valid.columns.items():
        if name not in texts and name in valid.codebook:
            parts = [column] if aside is None else [column, aside.columns[name]]
            found[name] = np.concatenate([np.asarray(part, dtype=float) for part in parts])
    more = 0 if aside is None else len(aside)
    found[VALID] = np.concatenate([np.ones(len(valid)), np.zeros(more)])
    return found


def _weight(asked: Task, tallies: Tallies, columns: dict[str, Column]) -> str | None:
    """The column that weights the cases of a task, made where there is none yet; None where nothing weights them."""
    tally = tallies.of(asked)
    if tally.weight is None:
        return None
    name = f".weight:{tally.weight.name}"
    if name not in columns:
        weights = tally.rows([])[2]
        columns[name] = np.concatenate([weights, np.zeros(len(columns[VALID]) - len(weights))])
    return name


def _counts(results: Mapping[str, Result], ledger: Ledger, dispositions: Dispositions | None) -> Iterator[Asked]:
    """The account of the forms, and the response rates, where they are among the results."""
    rules = [(rule.key, rule.excludes) for rule in ledger.rules or ()]
    keys = [key for key, _ in rules] or ["speeder", "straight_line", "duplicate"]
    issued: dict[str, Any] = {} if ledger.issued is None else {"issued": ledger.issued}
    if "returns" in results:
        given = {"rules": keys, "excluding": [key for key, excludes in rules if excludes]}
        yield Asked("returns", "returns", {**given, **issued})
    if "response_rates" in results and dispositions is not None:
        completes = ledger.valid if dispositions.completes is None else dispositions.completes
        known = {"partials", "refusals", "non_contacts", "unknown_unit", "unknown_other"}
        counts = {"completes": completes, **{name: getattr(dispositions, name) for name in known}}
        counts["other_eligible"] = dispositions.other
        if dispositions.not_eligible is not None:
            counts["not_eligible"] = dispositions.not_eligible
        e = {} if dispositions.e is None else {"e": dispositions.e}
        yield Asked("response_rates", "response_rates", {"counts": counts, "valid": ledger.valid, **issued, **e})


def _coded(
    results: Mapping[str, Result], tasks: Mapping[str, Task], tallies: Tallies, columns: dict[str, Column]
) -> Iterator[Asked]:
    """How many open answers have each code, weighted as the toplines are."""
    if "coding" not in results:
        return
    codes = {}
    for question, key, *_ in results["coding"].table("codes").rows:
        name, equals, code = str(key).partition("=")
        codes[str(key)] = {"question": question, "variable": name, "code": float(code) if equals else 1.0}
    weight = _weight(tasks["topline"], tallies, columns) if "topline" in tasks else None
    yield Asked("coding", "coding", {"codes": codes}, weight, VALID)


def _forms(ledger: Ledger, valid: Responses, aside: Responses | None) -> Mapping[str, Sequence[str | int]]:
    """A row for every form that came back: the rule that set it aside, and every rule that speaks against it."""
    names = {rule.name: rule.key for rule in ledger.rules or ()}
    first = {case.id: names.get(case.rule, case.rule) for case in ledger.exclusions}
    ids = [*valid.ids, *(() if aside is None else aside.ids)]
    hits = {f"rule:{rule.key}": [int(id in rule.ids) for id in ids] for rule in ledger.rules or ()}
    return {"first": [first.get(id, "") for id in ids], **hits}
