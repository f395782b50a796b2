"""NPTESTS: the summary of hypotheses with a decision on each, and what each test finds below it."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.records import replace
from reports.formatting import Printed
from reports.marked import Plain, marked
from reports.printing import named
from reports.sampled_tests import bare, limits_of
from reports.wording import phrase

LEVEL = Message("The significance level is {level}.")
ASYMPTOTIC = Message("Asymptotic significance is displayed.")
EXACT = Message("Exact significance is displayed for this test.")
EACH_ROW = Message(
    "Each row tests the null hypothesis that the Sample 1 and Sample 2 distributions are the same. "
    "Asymptotic significances (2-sided tests) are displayed. The significance level is {level}."
)
BONFERRONI = Message("Significance values have been adjusted by the Bonferroni correction for multiple tests.")
TIES = Message("The test statistic is adjusted for ties.")
UNCOMPARED = Message(
    "Multiple comparisons are not performed because the overall test does not show significant differences across "
    "samples."
)
WHOLE = ("n", "df")
TIED = ("kruskal_wallis", "friedman")
OF_GROUPED = ("comparisons_of_kruskal_wallis", "comparisons_of_jonckheere")
OF_GROUPS = ("mann_whitney", "kruskal_wallis", "median", "jonckheere", "kolmogorov_smirnov")


def several(result: Result, language: str) -> Result:
    """Every table of NPTESTS as SPSS prints it."""
    tables = []
    compared = {each.about for each in result.tables if each.name.startswith("comparisons_of_")}
    for table in result.tables:
        if table.name == "hypotheses":
            tables.append(_hypotheses(result, table, language))
        elif table.name.startswith("summary_of_"):
            tables.append(_summary(table, language, table.about in compared))
        elif table.name == "intervals_of_shares":
            tables.append(_intervals(result, table, language))
        else:
            tables.append(_comparisons(result, table, language))
    return replace(result, tables=tuple(tables))


def _level(result: Result) -> str:
    return f"{float(str(result.options['alpha'])):.3f}".removeprefix("0")


def _hypotheses(result: Result, table: Table, language: str) -> Table:
    rows = []
    for number, names, test, p, exact, detail in table.rows:
        is_of_groups = result_has_groups(result, str(test), str(names))
        null = _null(result, str(names).split(">"), str(test), is_of_groups, str(detail), language)
        rejected = isinstance(p, float) and p < float(str(result.options["alpha"]))
        decision = phrase("reject_null" if rejected else "retain_null", language)
        shown = _number("p", p)
        shown = marked(shown, EXACT) if exact else shown
        rows.append((number, null, phrase(f"full_test_{_kind(str(test), is_of_groups)}", language), shown, decision))
    words = ("null_hypothesis", "test", "p", "decision")
    columns = (Column("statistic"), *(Column("", phrase(f"hypotheses_{word}", language)) for word in words))
    notes = (Message(LEVEL.sentence, {"level": _level(result)}), ASYMPTOTIC)
    return Table("hypotheses", columns, tuple(rows), notes=notes)


def result_has_groups(result: Result, test: str, names: str) -> bool:
    """Whether a test compares groups: one of Kolmogorov and Smirnov's may be of one sample."""
    return test in OF_GROUPS and len(names.split(">")) > 1


def _kind(test: str, is_of_groups: bool) -> str:
    return "kolmogorov_smirnov_groups" if test == "kolmogorov_smirnov" and is_of_groups else test


def _null(result: Result, names: list[str], test: str, is_of_groups: bool, detail: str, language: str) -> str:
    """The hypothesis in words."""
    labels = [named(result, name, language) for name in names]
    if is_of_groups:
        word = "null_median" if test == "median" else "null_groups"
        return phrase(word, language, {"name": labels[0], "group": labels[-1]})
    if test in ("wilcoxon", "sign", "mcnemar", "homogeneity"):
        return phrase(f"null_{test}", language, {"first": labels[0], "second": labels[1]})
    if len(labels) > 1:
        joined = phrase("list_and", language, {"first": ", ".join(labels[:-1]), "last": labels[-1]})
        return phrase("null_related", language, {"names": joined})
    return _of_one(result, labels[0], test, detail.split("|"), language)


def _of_one(result: Result, name: str, test: str, detail: list[str], language: str) -> str:
    """The hypothesis about one sample."""
    bare = [each.removeprefix("0") if each.startswith("0.") else each for each in detail]
    if test == "chi_square":
        return phrase(f"null_chi_square_{detail[0]}", language, {"name": name})
    if test == "one_wilcoxon":
        return phrase("null_one_wilcoxon", language, {"name": name, "value": bare[0]})
    if test == "runs":
        return phrase("null_runs", language, {"name": name, "cut": bare[0]})
    if test == "binomial":
        first, second, cut, *shares = bare
        values = {"name": name, "cut": cut, "share": shares[0], "other": shares[1]}
        if cut:
            return phrase("null_binomial_cut", language, values)
        levels = {"first": named(result, first, language), "second": named(result, second, language)}
        return phrase("null_binomial", language, {**values, **levels})
    return phrase(f"null_{bare[0]}", language, {"name": name, "first": bare[1], "second": bare[-1]})


def _number(word: Cell, value: Cell) -> Cell:
    """A number with three decimals, counts with none."""
    if value is None or isinstance(value, Undefined | str):
        return value
    text = f"{value:.0f}" if word in WHOLE else f"{value:.3f}"
    return Printed.of(text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text, float(value))


def _summary(table: Table, language: str, compared: bool) -> Table:
    rows: list[tuple[Cell, ...]] = []
    test = table.name.removeprefix("summary_of_")
    note = next(iter(table.notes), None)
    stubs = 1 if note is None else 2
    for word, value in table.rows:
        if value is None:
            continue
        shown = _number(word, value)
        if word == "test_statistic" and test in TIED:
            shown = marked(shown, TIES)
        rows.append((*_found_names(str(word), note, language), shown))
    p = next((line[1] for line in table.rows if line[0] == "p"), None)
    notes = (UNCOMPARED,) if test in TIED and not compared and isinstance(p, float) else ()
    name = "summary_of_kolmogorov_groups" if test == "kolmogorov_smirnov" and len(table.about) > 1 else table.name
    return Table(name, (*[Column("statistic")] * stubs, Column("")), tuple(rows), table.about, notes)


def _found_names(word: str, note: Message | None, language: str) -> tuple[Cell, ...]:
    """What a statistic is called, of drawn probabilities below the name of all."""
    if note is None:
        return (phrase(f"found_{word}", language),)
    if not word.startswith("drawn_"):
        return phrase(f"found_{word}", language), ""
    whole = phrase("found_drawn", language)
    if word == "drawn_p":
        return whole, marked(phrase("monte_carlo_sig", language), bare(note))
    bound = phrase("lower_bound" if word == "drawn_low" else "upper_bound", language)
    return whole, f"{limits_of(note, language)} {bound}"


def _intervals(result: Result, table: Table, language: str) -> Table:
    """Limits of a share below the name of their kind."""
    names = {"name": named(result, table.about[0], language)}
    rows = []
    for kind, level, *numbers in table.rows:
        of = phrase("probability_of", language, {**names, "level": named(result, level, language)})
        rows.append((phrase(f"interval_{kind}", language), Plain(of), *(_number("value", each) for each in numbers)))
    words = ("type", "parameter", "estimate", "low", "high")
    columns = [Column("", phrase(f"intervals_{word}", language)) for word in words]
    return Table(table.name, (Column("statistic"), *columns[1:]), tuple(rows), table.about)


def _comparisons(result: Result, table: Table, language: str) -> Table:
    rows = []
    for line in table.rows:
        pair = "-".join(named(result, each, language) for each in line[:2])
        rows.append((pair, *(_number("value", each) for each in line[2:])))
    words = ("test_statistic", "se", "standardized", "p", "adjusted")
    columns = (Column("statistic"), *(Column("", phrase(f"compared_{word}", language)) for word in words))
    name = "comparisons_of_groups" if table.name in OF_GROUPED else "comparisons_of_fields"
    notes = (Message(EACH_ROW.sentence, {"level": _level(result)}), BONFERRONI)
    about = table.about[-1:] if name == "comparisons_of_groups" else ()
    return Table(name, columns, tuple(rows), about, notes)
