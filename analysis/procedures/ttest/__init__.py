"""T-TEST: means of two groups, of two variables, or of one against a value."""

from analysis.procedures.ttest.options import Options, check
from analysis.procedures.ttest.pairs import of_pairs
from analysis.procedures.ttest.two_groups import between_groups
from analysis.result import Result
from analysis.tally import Tally

__all__ = ["Options", "run"]


def run(tally: Tally, options: Options) -> Result:
    """The tables of the kind of test that the options ask for; each variable on its own valid cases."""
    check(options)
    names = [variable.name for variable in options.variables]
    if options.groups is not None:
        return between_groups(tally, options, names, options.groups)
    if options.test_value is not None:
        from analysis.procedures.ttest.one_sample import against_value

        return against_value(tally, options, names, options.test_value)
    return of_pairs(tally, options, [(first.name, second.name) for first, second in options.pairs])
