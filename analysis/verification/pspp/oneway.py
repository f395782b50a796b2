"""ONEWAY of PSPP; of weights with fractions SPSS cuts the sum for degrees of freedom, and PSPP does not."""

from collections.abc import Iterator, Sequence

from analysis.verification.pspp.printed import Cells, Printed, Question, filled, level, numbers

POSTHOC = {
    "bonferroni": ("BONFERRONI", "Bonferroni"),
    "games_howell": ("GH", "Games-Howell"),
    "tukey": ("TUKEY", "Tukey HSD"),
    "lsd": ("LSD", "LSD"),
    "sidak": ("SIDAK", "Šidák"),
    "scheffe": ("SCHEFFE", "Scheffé"),
}
MOMENTS = ("n", "mean", "sd", "se_mean", "ci_low", "ci_high", "minimum", "maximum")
SOURCES = {"Between Groups": "between_groups", "Within Groups": "within_groups", "Total": "total"}


def is_trusted(question: Question) -> bool:
    """Of intervals of 95 percent."""
    return question.percent == 95


def syntax(question: Question) -> Iterator[str]:
    """One command, with the comparisons that PSPP knows."""
    tests = [POSTHOC[word][0] for word in question.options.get("posthoc", ()) if word in POSTHOC]
    posthoc = f" /POSTHOC={' '.join(tests)}" if tests else ""
    by = question.options["factor"]
    for name in question.options["variables"]:
        yield f"ONEWAY /VARIABLES={name} BY {by} /STATISTICS=DESCRIPTIVES HOMOGENEITY{posthoc}."


def read(question: Question, printed: Sequence[Printed]) -> Cells:
    """Descriptives, Levene's test around means, analysis of variance and comparisons, one variable after another."""
    by = question.options["factor"]
    for each in printed:
        name = each.rows[-1][0] if each.rows else ""
        if each.title.startswith("Descriptives"):
            for name, group, *cells in filled(each.rows[2:], 1):
                key = "total" if group == "Total" else level(by, group)
                yield from numbers("group_descriptives", (by,), (name, key), MOMENTS, cells)
        elif not (question.whole or question.options.get("dialect") == "recommended"):
            continue
        elif each.title.startswith("Test of Homogeneity"):
            for name, *cells in each.rows[1:]:
                yield from numbers("homogeneity", (by,), (name, "based_on_mean"), ("levene", "df1", "df2", "p"), cells)
        elif each.title.startswith("ANOVA"):
            words = ("sum_of_squares", "df", "mean_square", "f", "p")
            for name, source, *cells in filled(each.rows[1:], 1):
                yield from numbers("anova", (by,), (name, SOURCES.get(source, source)), words, cells)
        elif each.title.startswith("Multiple Comparisons"):
            yield from _comparisons(by, each)


def _comparisons(by: str, printed: Printed) -> Cells:
    name = printed.title.partition("(")[2].rstrip(")")
    keys = {label: word for word, (_, label) in POSTHOC.items()}
    words = ("mean_difference", "se_difference", "p", "ci_low", "ci_high")
    for test, one, other, *cells in filled(printed.rows[2:], 2):
        place = (name, keys.get(test, test), level(by, one), level(by, other))
        yield from numbers("multiple_comparisons", (by,), place, words, cells)
