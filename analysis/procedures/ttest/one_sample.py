"""The t test of means against a value."""

from analysis.labels import labels_of
from analysis.options import plain
from analysis.procedures.ttest.cells import DIFFERENCE, cells, own_effect_sizes
from analysis.procedures.ttest.options import Options
from analysis.result import Message, Result
from analysis.statistics.groups import Sample, sample
from analysis.statistics.mean_differences import one_sample
from analysis.table import Table, headed
from analysis.tally import Tally


def against_value(tally: Tally, options: Options, names: list[str], value: float) -> Result:
    """One-Sample Statistics, Test and Effect Sizes."""
    found = {name: _sample(tally, name) for name in names}
    statistics = [(name, each.n, each.mean, each.sd, each.se_mean) for name, each in found.items()]
    tests = [(name, *cells(one_sample(each, value, options.confidence))) for name, each in found.items()]
    note = Message("Test Value = {value}", {"value": value})
    return Result(
        procedure="ttest",
        options=plain(options),
        cases=tally.patterns(names).cases,
        tables=(
            Table("one_sample_statistics", headed("variable", "n", "mean", "sd", "se_mean"), tuple(statistics)),
            Table("one_sample_test", headed("variable", *DIFFERENCE), tuple(tests), notes=(note,)),
            own_effect_sizes("variable", found, value, options.confidence),
        ),
        labels=labels_of(tally.codebook, names),
    )


def _sample(tally: Tally, name: str) -> Sample:
    valid = tally.patterns([name]).listwise()
    return sample(valid.column(name), valid.weights)
