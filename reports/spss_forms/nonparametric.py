"""NPAR TESTS: what is compared in the stub, and the name of the test below its statistics."""

from collections.abc import Sequence

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from instrument.records import replace
from reports.formatting import Printed
from reports.headed import Headed
from reports.marked import marked
from reports.printing import Line, changed, lines, named, renamed, without
from reports.rank_heads import below_headings
from reports.sampled_tests import bare, limits_of, note_of, sampled_rows
from reports.wording import heading, phrase

TESTS = {
    "kruskal_wallis": Message("Kruskal Wallis Test"),
    "jonckheere": Message("Jonckheere-Terpstra Test"),
    "median": Message("Median Test"),
    "wilcoxon": Message("Wilcoxon Signed Ranks Test"),
    "sign": Message("Sign Test"),
    "mcnemar": Message("McNemar Test"),
    "moses": Message("Moses Test"),
    "wald_wolfowitz": Message("Wald-Wolfowitz Test"),
    "homogeneity": Message("Marginal Homogeneity Test"),
    "friedman": Message("Friedman Test"),
    "kendall_w": Message("Kendall's Coefficient of Concordance"),
}
GROUPING = Message("Grouping Variable: {name}")
WHOLE_TESTS = ("kruskal_wallis", "median", "chi_square", "friedman", "kendall_w", "cochran_q")
WHOLE = ("span", "trimmed_span", "trimmed", "distinct", "off_diagonal")
UNCORRECTED = "Exact Sig. [2*(1-tailed Sig.)] is not corrected for ties."
NOT_CORRECTED = Message("Not corrected for ties.")
STATISTICS = ("test_statistics", "chi_square_statistics")
BASED = {"positive_ranks": "Based on positive ranks.", "negative_ranks": "Based on negative ranks."}
BINOMIAL = Message("Binomial distribution used.")
SIGNS = {"negative": "<", "positive": ">", "ties": "="}


def formed(result: Result, language: str) -> Result:
    """The tables of a test, with SPSS's notes."""
    test = str(result.options.get("test"))
    if test == "several":
        from reports.hypothesis_tables import several

        return several(result, language)
    result = changed(result, "group_sizes", lambda table: replace(table, name="test_frequencies"))
    found = changed(result, "observed_expected", lambda table: renamed(result, table, "category_counts", language))
    found = changed(found, "answers", lambda table: replace(table, name="test_frequencies"))
    found = changed(found, "median_frequencies", lambda table: replace(table, name="test_frequencies"))
    found = changed(found, "signs", lambda table: replace(table, name="test_frequencies"))
    if test in ("wilcoxon", "sign"):
        for name in ("ranks", "test_frequencies"):
            found = changed(found, name, lambda table: _ranked(result, table, language))
    for name in STATISTICS:
        found = changed(found, name, lambda table: _told(result, table, test, language))
    found = changed(found, "jonckheere_test", lambda table: _of_levels(result, table, language))
    found = changed(found, "chi_square_statistics", lambda table: _corrected(table, language))
    for name in (*STATISTICS, "jonckheere_test", "runs_test", "one_sample_kolmogorov"):
        found = changed(found, name, lambda table: sampled_rows(table, test in WHOLE_TESTS, language))
    found = changed(found, "further_statistics", lambda table: _further(result, table, test, language))
    found = changed(found, "one_sample_kolmogorov", lambda table: _simulated(table, language))
    return below_headings(found, language)


def _ranked(result: Result, table: Table, language: str) -> Table:
    """Ranks of pairs: second - first, and of each part what it is."""
    rows: list[Line] = []
    for line in lines(result, table):
        first, second = (named(result, each, language) for each in line[1:3])
        sign = next((sign for word, sign in SIGNS.items() if str(line[3]).startswith(word)), None)
        note = Message("{second} {sign} {first}", {"second": second, "sign": sign or "", "first": first})
        part: Cell = line[3] if sign is None else marked(str(line[3]), note)
        rows.append((f"{second} - {first}", part, *line[4:]))
    return replace(table, columns=(Column("variable"), *table.columns[3:]), rows=tuple(rows))


def _told(result: Result, table: Table, test: str, language: str) -> Table:
    """Test statistics with the name of the test and of the groups; matched samples have no heading."""
    notes: Sequence[Message] = [TESTS[test]] if test in TESTS else []
    groups = result.options.get("groups")
    if isinstance(groups, str):
        notes = [*notes, Message(GROUPING.sentence, {"name": named(result, groups, language)})]
    others = [note for note in table.notes if note not in notes and note != BINOMIAL and note.sentence != UNCORRECTED]
    made = replace(table, notes=(*notes, *others))
    if test in ("friedman", "kendall_w", "cochran_q"):
        made = replace(made, rows=tuple(("", *line[1:]) for line in made.rows))
    uncorrected = Column("exact_p_uncorrected")
    if uncorrected in made.columns:
        at = made.columns.index(uncorrected)
        shown = lines(result, made)
        made = replace(
            made,
            rows=tuple(tuple(marked(x, NOT_CORRECTED) if i == at else x for i, x in enumerate(row)) for row in shown),
        )
    if test == "wilcoxon":
        made = _based(result, made)
    if test == "mcnemar":
        made = _pairs(result, made, language)
    if Column("exact_p_two_sided") in made.columns and test in ("sign", "mcnemar"):
        at = made.columns.index(Column("exact_p_two_sided"))
        exact = lines(result, made)
        rows = tuple(tuple(marked(each, BINOMIAL) if x == at else each for x, each in enumerate(row)) for row in exact)
        made = replace(made, rows=rows)
    return made


def _corrected(table: Table, language: str) -> Table:
    """Statistics with Yates's correction below its name."""
    above = (phrase("yates", language),)
    columns = (
        Headed(x.word, x.under, heading(x.word, language, table.name), above) if x.under == "continuity" else x
        for x in table.columns
    )
    return replace(table, columns=tuple(columns))


def _of_levels(result: Result, table: Table, language: str) -> Table:
    """The number of levels with the name of the groups, which a note says too."""
    groups = named(result, table.about[0], language)
    text = phrase("levels_in", language, {"name": groups})
    heads = (Headed(x.word, None, text) if x.word == "n_groups" else x for x in table.columns)
    return replace(table, columns=tuple(heads), notes=(Message(GROUPING.sentence, {"name": groups}), *table.notes))


def _further(result: Result, table: Table, test: str, language: str) -> Table:
    """Statistics of a test below one another, their names as SPSS prints them."""
    notes = [TESTS[test]]
    if isinstance(result.options.get("groups"), str):
        notes.append(Message(GROUPING.sentence, {"name": named(result, result.options["groups"], language)}))
    note = note_of(table)
    rows = [
        (*_further_names(str(line[0]), note, language), *(_decimals(str(line[0]), each) for each in line[1:]))
        for line in table.rows
        if any(each is not None for each in line[1:])
    ]
    heads = [" & ".join(named(result, x, language) for x in str(each.under).split(">")) for each in table.columns[1:]]
    stubs = [Column("statistic")] * (1 if note is None else 2)
    columns = (*stubs, *(Column("", head) for head in heads))
    left = (each for each in table.notes if each is not note)
    return replace(table, columns=columns, rows=tuple(rows), notes=(*notes, *left))


def _further_names(word: str, note: Message | None, language: str) -> tuple[Cell, ...]:
    """The name of a statistic; where there are drawn probabilities, what it is called below the name of several."""
    if note is None:
        return (phrase(f"further_{word}", language),)
    if not word.startswith("drawn_"):
        return phrase(f"further_{word}", language), ""
    tail = phrase("monte_carlo_one_tailed" if "_one_" in word else "monte_carlo_tailed", language)
    if word.endswith("_p"):
        return tail, marked(phrase("monte_carlo_sig", language), bare(note))
    bound = phrase("lower_bound" if word.endswith("low") else "upper_bound", language)
    return tail, f"{limits_of(note, language)} {bound}"


def _decimals(word: str, value: Cell) -> Cell:
    """A printed number: counts whole, others with three decimals."""
    if not isinstance(value, int | float):
        return value
    text = f"{value:.0f}" if word in WHOLE or word.endswith("_runs") else f"{value:.3f}"
    return Printed.of(text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text, float(value))


def _simulated(table: Table, language: str) -> Table:
    """A probability of drawn samples with its limits, below one name."""
    words = {"simulated_p": "monte_carlo_sig", "simulated_ci_low": "lower_bound", "simulated_ci_high": "upper_bound"}
    note = next((each for each in table.notes if "Monte Carlo samples" in each.sentence), None)
    if note is None:
        return table
    above = phrase("monte_carlo_tailed", language)
    limits = limits_of(note, language)
    columns = []
    for column in table.columns:
        text = phrase(words[column.word], language) if column.word in words else ""
        text = text if column.word == "simulated_p" or not text else f"{limits} {text}"
        own = bare(note) if column.word == "simulated_p" else None
        columns.append(Headed(column.word, None, text, (above,), own) if text else column)
    return replace(table, columns=tuple(columns), notes=tuple(each for each in table.notes if each is not note))


def _based(result: Result, table: Table) -> Table:
    """Z with a note that says whose ranks it is of."""
    if Column("based_on") not in table.columns:
        return table
    z, based = table.index("z"), table.index("based_on")
    rows = []
    for line, shown in zip(table.rows, lines(result, table), strict=True):
        note = BASED.get(str(line[based]))
        rows.append(tuple(marked(each, Message(note)) if x == z and note else each for x, each in enumerate(shown)))
    return without(replace(table, rows=tuple(rows)), "based_on")


def _pairs(result: Result, table: Table, language: str) -> Table:
    """Pairs as `first & second`."""
    rows = [
        (" & ".join(named(result, each, language) for each in line[1:3]), *line[3:]) for line in lines(result, table)
    ]
    return replace(table, columns=(Column("variable"), *table.columns[3:]), rows=tuple(rows))
