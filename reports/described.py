"""Tasks of descriptives that no other part of a report shows: answers in numbers, and ranks."""

from collections.abc import Sequence

from analysis.result import Result, Results

LISTWISE = "valid_listwise"


def only_described(results: Results, result: Result) -> bool:
    """Whether the variables of a task of descriptives are no scales and are in no frequencies of the plan."""
    shown = {name for each in results.results.values() for name in _counted(each)} | set(_scales(results))
    return not shown & set(_variables(result))


def ranking_of(results: Results, result: Result) -> str | None:
    """The key of the wording of the one question whose options a task of descriptives is about; None if there is none.

    The variables of a ranking are called by its question and the code of an option.
    """
    words = results.results["questionnaire"].labels if "questionnaire" in results.results else {}
    questions = {name.rpartition("_")[0] for name in _variables(result)}
    key = f"wording:{next(iter(questions))}" if len(questions) == 1 else ""
    is_row = any(f"wording:{name}" in words for name in _variables(result))
    return key if key in words and not is_row else None


def _variables(result: Result) -> Sequence[str]:
    return [str(each) for each in result.table("descriptive_statistics").column("variable") if each != LISTWISE]


def _counted(result: Result) -> Sequence[str]:
    """What frequencies of the plan count; toplines count every question."""
    if result.procedure != "frequencies" or result.name == "topline":
        return ()
    return [table.about[0] for table in result.tables if table.name == "frequencies"]


def _scales(results: Results) -> Sequence[str]:
    found = results.results.get("questionnaire")
    return () if found is None else [str(each) for each in found.table("scale_items").column("scale")]
