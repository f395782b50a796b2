"""Descriptive statistics and correlations of the variables of a regression, on its own cases."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, columns, only
from analysis.syntax.items import Request
from analysis.syntax.job import Job

DEFAULT = ("MEAN", "STDDEV", "CORR")
WORDS = {"CORR": "r", "SIG": "p_one_sided", "N": "n"}


def described(job: Job, names: Sequence[str], asked: Collection[str], active: Active | None) -> Request:
    """What /DESCRIPTIVES asks: means and deviations, then correlations with one-sided probabilities and cases."""
    wanted = {*asked}
    wanted |= {*DEFAULT} if "DEFAULTS" in wanted else set()
    wanted = {"MEAN", "STDDEV", *WORDS} if "ALL" in wanted else wanted
    matrix = [word for key, word in WORDS.items() if key in wanted]

    def arranged(result: Result) -> Result:
        shown = ["descriptive_statistics"] if wanted & {"MEAN", "STDDEV"} else []
        shown += ["correlations"] if wanted & {"CORR", "SIG"} else []
        found = only(result, *shown)
        found = changed(found, "correlations", lambda table: columns(table, ("variable", *matrix)))
        return replace(found, procedure="regression")

    given = {"variables": list(dict.fromkeys(names)), "tails": "one", "missing": "listwise"}
    return job.request("correlations", given, arranged, active)
