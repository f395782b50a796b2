"""T-TEST of PSPP."""

from collections.abc import Iterator, Sequence

from analysis.verification.pspp.printed import Cells, Printed, Question, filled, first, level, numbers

TEST = ("t", "df", "p", "mean_difference", "se_difference", "ci_low", "ci_high")
MOMENTS = ("n", "mean", "sd", "se_mean")


def is_trusted(question: Question) -> bool:
    """Where two codes are known."""
    return question.options.get("groups") is None or len(_codes(question)) == 2


def syntax(question: Question) -> Iterator[str]:
    """One command for the kind of test that is asked for."""
    options, ci = question.options, f"/CRITERIA=CI({question.percent / 100:g})"
    if options.get("groups") is not None:
        groups = ",".join(f"{code:g}" for code in _codes(question))
        yield f"T-TEST /VARIABLES={' '.join(options['variables'])} /GROUPS={options['groups']}({groups}) {ci}."
    elif options.get("pairs"):
        one, other = (" ".join(pair[at] for pair in options["pairs"]) for at in (0, 1))
        yield f"T-TEST PAIRS={one} WITH {other} (PAIRED) {ci}."
    else:
        yield f"T-TEST /TESTVAL={options['test_value']!r} /VARIABLES={' '.join(options['variables'])} {ci}."


def read(question: Question, printed: Sequence[Printed]) -> Cells:
    """The tables of that kind."""
    if question.options.get("groups") is not None:
        return _of_groups(question, printed)
    return _of_pairs(question, printed) if question.options.get("pairs") else _of_value(printed)


def _codes(question: Question) -> Sequence[float]:
    return question.options.get("values") or question.codes(question.options["groups"])[:2]


def _of_groups(question: Question, printed: Sequence[Printed]) -> Cells:
    by = question.options["groups"]
    for name, group, *cells in filled(first(printed, "Group Statistics")[1:], 1):
        yield from numbers("group_statistics", (by,), (name, level(by, group)), MOMENTS, cells)
    around_means = question.options.get("dialect") == "spss"
    levene = ("levene_f", "levene_p") if around_means else ("", "")
    for name, kind, *cells in filled(first(printed, "Independent Samples Test")[3:], 1):
        key = "unequal_variances" if "not" in kind else "equal_variances"
        yield from numbers("independent_test", (by,), (name, key), (*levene, *TEST), cells)


def _of_pairs(question: Question, printed: Sequence[Printed]) -> Cells:
    pairs = question.options["pairs"]
    for pair, name, *cells in filled(first(printed, "Paired Sample Statistics")[1:], 1):
        yield from numbers("paired_statistics", (), (pair.replace("Pair ", "pair="), name), MOMENTS, cells)
    for at, (_, _, *cells) in enumerate(first(printed, "Paired Samples Correlations")[1:], start=1):
        yield from numbers("paired_correlations", (), (f"pair={at}", *pairs[at - 1]), ("n", "r", "p"), cells)
    words = ("mean", "sd", "se_mean", "ci_low", "ci_high", "t", "df", "p")
    for at, (_, _, *cells) in enumerate(first(printed, "Paired Samples Test")[3:], start=1):
        yield from numbers("paired_test", (), (f"pair={at}", *pairs[at - 1]), words, cells)


def _of_value(printed: Sequence[Printed]) -> Cells:
    for name, *cells in first(printed, "One-Sample Statistics")[1:]:
        yield from numbers("one_sample_statistics", (), (name,), MOMENTS, cells)
    for name, *cells in first(printed, "One-Sample Test")[3:]:
        yield from numbers("one_sample_test", (), (name,), [word for word in TEST if word != "se_difference"], cells)
