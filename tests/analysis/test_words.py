"""Words of a file in place of numbers: refused where a procedure computes with them, counted where they sort cases."""

import types
from dataclasses import fields, replace
from importlib import import_module
from typing import Annotated, Union, get_args, get_origin, get_type_hints

import pytest
from answers import responses_of, variable
from examples import EXAMPLES, NAMES, VARIABLES, answers

from analysis.categories import Category
from analysis.counting.memory import MemoryTally
from analysis.named_lists import NamedLists
from analysis.options import Items, read_options
from analysis.paths.model_option import ModelText
from analysis.task import task
from analysis.undefined import Undefined
from instrument.codebook import Level, MultipleSet, Variable
from instrument.message import Fault, Place

SETS = {"ticks": ("t1", "t2", "t3")}
SCALES = {"scale": ("i1", "i2", "i3", "i4")}
HOLDS = "holds words; possible: a variable of numbers"
NUMBERS = (Variable, Items, NamedLists, ModelText, MultipleSet)


def core(wanted):
    """What an option's type comes down to: `Variable`, `Category`, `Items`, or whatever else it is."""
    if get_origin(wanted) is Annotated:
        return Category
    if get_origin(wanted) in (Union, types.UnionType, tuple):
        return core(next(each for each in get_args(wanted) if each not in (type(None), ...)))
    return wanted


def options_of(procedure):
    """Option → what its type comes down to."""
    module = import_module(f"analysis.procedures.{procedure}")
    hints = get_type_hints(module.Options, include_extras=True)
    return {field.name: core(hints[field.name]) for field in fields(module.Options)}


def given(kind):
    """Every procedure, option and example that gives an option of that kind."""
    return [
        (name, option, at)
        for name in NAMES
        for option, wanted in options_of(name).items()
        if wanted in kind
        for at, example in enumerate(EXAMPLES[name])
        if example.get(option)
    ]


def names_in(held):
    """The variables named in an option's words; those of a scale or a set for its name."""
    if isinstance(held, dict):
        return [name for each in held.values() for name in names_in(each)]
    if isinstance(held, list | tuple):
        return [name for each in held for name in names_in(each)]
    return list({**SETS, **SCALES}.get(held, [held]))


def asked(procedure, example, words):
    """The task, with the variables named in `words` holding words."""
    declared = {each.name: each for each in VARIABLES} | {"score": Variable("score")}
    variables = [replace(each, of_words=each.name in words) for each in declared.values()]
    codebook = responses_of(answers(), variables, sets=SETS, scales=SCALES).codebook
    return task("", procedure, example, codebook, Place())


@pytest.mark.parametrize(("procedure", "option", "at"), given(NUMBERS))
def test_words_are_refused_where_a_procedure_needs_numbers(procedure, option, at):
    example = EXAMPLES[procedure][at]
    if core(options_of(procedure)[option]) is ModelText:
        names = ["i1"]
    else:
        listed = names_in(example.get("categorical", ()))
        names = [name for name in names_in(example[option]) if name not in listed]
    for name in names:
        with pytest.raises(Fault) as refused:
            asked(procedure, example, [name])
        assert f"variable '{name}' {HOLDS}" in str(refused.value)


@pytest.mark.parametrize(("procedure", "option", "at"), given((Category,)))
def test_words_are_taken_where_a_procedure_sorts_cases(procedure, option, at):
    example = EXAMPLES[procedure][at]
    numbers = [
        name
        for other, wanted in options_of(procedure).items()
        if wanted in NUMBERS and other in example
        for name in (["i1", "i2", "score"] if wanted is ModelText else names_in(example[other]))
    ]
    listed = names_in(example.get("categorical", ()))
    names = [name for name in names_in(example[option]) if name not in numbers or name in listed]
    if procedure == "nonparametric" and example["test"] not in ("binomial", "chi_square"):
        names = [] if option == "variables" or (example["test"] == "jonckheere" and "values" not in example) else names
    assert asked(procedure, example, names)


def test_a_refusal_says_where_words_may_be_listed_as_categories():
    with pytest.raises(Fault) as refused:
        asked("regression", {"dependent": "score", "blocks": [["unit"]]}, ["unit"])
    assert str(refused.value) == (
        "blocks: variable 'unit' holds words; possible: a variable of numbers, or to list it in categorical"
    )
    assert asked("regression", {"dependent": "score", "blocks": [["unit"]], "categorical": ["unit"]}, ["unit"])
    with pytest.raises(Fault, match="dependent: variable 'unit' holds words"):
        asked("regression", {"dependent": "unit", "blocks": [["score"]], "categorical": ["unit"]}, ["unit"])


@pytest.mark.parametrize("test", ["mann_whitney", "kruskal_wallis", "median"])
def test_rank_tests_take_groups_of_words_and_refuse_ranks_of_words(test):
    example = {"test": test, "variables": ["score"], "groups": "unit"}
    if test == "mann_whitney":
        example["values"] = [1, 2]
    assert solve("nonparametric", example, ["unit"]).tables
    with pytest.raises(Fault, match=f"variables: variable 'score' {HOLDS}"):
        solve("nonparametric", example, ["score"])


def test_a_trend_over_groups_of_words_needs_their_order():
    example = {"test": "jonckheere", "variables": ["score"], "groups": "unit"}
    with pytest.raises(Fault, match=f"groups: variable 'unit' {HOLDS}"):
        solve("nonparametric", example, ["unit"])
    assert solve("nonparametric", {**example, "values": [3, 1, 2]}, ["unit"]).tables


def test_counted_words_have_a_mode_and_no_mean():
    table = solve("frequencies", {"variables": ["unit"]}, ["unit"]).table("statistics")
    assert isinstance(table.column("mode")[0], float)
    for word in ("mean", "median", "skewness", "sum"):
        assert str(table.column(word)[0].reason) == "its codes stand for words, in the order of the alphabet"
    assert table.column("valid") == (60.0,)


def test_a_crosstab_of_words_has_no_statistic_that_goes_by_their_order():
    example = {"rows": ["unit"], "columns": ["i1"], "statistics": ["all"]}
    result = solve("crosstab", example, ["unit"])
    assert isinstance(result.table("chi_square").cell({"statistic": "linear_by_linear"}, "value"), Undefined)
    assert isinstance(result.table("chi_square").cell({"statistic": "pearson"}, "value"), float)
    symmetric = result.table("symmetric_measures")
    for word in ("gamma", "tau_b", "spearman", "pearson_r"):
        assert isinstance(symmetric.cell({"statistic": word}, "coefficient"), Undefined)
    assert isinstance(symmetric.cell({"statistic": "cramer_v"}, "coefficient"), float)
    directional = result.table("directional_measures")
    assert isinstance(directional.cell({"statistic": "lambda", "dependent": "i1"}, "coefficient"), float)
    assert isinstance(directional.cell({"statistic": "eta", "dependent": "i1"}, "coefficient"), Undefined)


def coders(first, second):
    """Two coders' words, each column with codes of its own."""
    columns, variables = {}, []
    for name, words in (("one", first), ("two", second)):
        known = sorted(set(words))
        levels = tuple(Level(float(code), {"en": word}) for code, word in enumerate(known, 1))
        variables.append(replace(variable(name), levels=levels, of_words=True))
        columns[name] = [known.index(word) + 1 for word in words]
    return MemoryTally(responses_of(columns, variables))


def kappa(tally, **words):
    return task("", "kappa", {"variables": "one,two", **words}, tally.codebook, Place()).run(tally)


def test_coders_agree_in_words_where_their_codes_stand_for_the_same():
    tally = coders(["a", "b", "c", "a", "b", "c", "a", "b"], ["a", "b", "c", "a", "c", "c", "a", "a"])
    table = kappa(tally).table("kappa")
    assert table.cell({"statistic": "unweighted"}, "coefficient") == pytest.approx(1 - (1 - 6 / 8) / (1 - 21 / 64))
    assert isinstance(table.cell({"statistic": "linear_weights"}, "coefficient"), Undefined)
    with pytest.raises(Fault, match="codes of one and two stand for different words"):
        kappa(coders(["a", "b", "c", "a"], ["a", "c", "c", "a"]))


def test_a_crosstab_of_other_words_has_no_agreement():
    tally = coders(["a", "b", "c", "a"], ["a", "c", "c", "a"])
    words = {"rows": "one", "columns": "two", "statistics": "kappa,mcnemar"}
    result = task("", "crosstab", words, tally.codebook, Place()).run(tally)
    found = result.table("symmetric_measures").cell({"statistic": "kappa"}, "coefficient")
    assert str(found.reason) == "codes of the two variables stand for different words"


def solve(procedure, example, words):
    """The result, with the variables named in `words` holding words."""
    declared = {each.name: each for each in VARIABLES} | {"score": Variable("score")}
    variables = [replace(each, of_words=each.name in words) for each in declared.values()]
    responses = responses_of(answers(), variables, sets=SETS, scales=SCALES)
    module = import_module(f"analysis.procedures.{procedure}")
    return module.run(MemoryTally(responses), read_options(module.Options, example, responses.codebook, Place()))
