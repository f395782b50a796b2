"""PLOT=PROFILE(a*b*c) of a general linear model: which profiles are drawn, and their charts."""

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.charting.asked import Profile
from analysis.syntax.items import Draw
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.tally import Tally

MOST = 3  # factors of a profile
OF_MODEL = ("dependent", "factors", "covariates", "design", "sums_of_squares", "intercept", "error_weight")


def read_profiles(part: Reader, active: Active) -> list[Profile]:
    """PROFILE(a*b a*b*c) TYPE=LINE or BAR; what else may stand there is told."""
    part.need("PROFILE")
    part.need_sign("(")
    found: list[tuple[str, ...]] = []
    while not part.sign(")"):
        names = [part.variable(active)]
        while part.sign("*") or part.take("BY"):
            names.append(part.variable(active))
        if len(names) > MOST:
            raise part.fault("a profile has at most {most} factors", {"most": MOST})
        found.append(tuple(names))
        part.sign(",")
    lines = profile_lines(part)
    return [Profile(names, lines) for names in found]


def profile_lines(part: Reader) -> bool:
    """Whether TYPE is LINE, and not BAR; what else may stand behind the profiles is told."""
    lines = True
    while not part.done:
        word = part.take("TYPE", "ERRORBAR", "MEANREFERENCE", "YAXIS")
        if not word:
            part.skip(("TYPE", "ERRORBAR", "MEANREFERENCE", "YAXIS"))
            break
        part.sign("=")
        value = part.take("LINE", "BAR", "NO", "AUTO", "0")
        lines = value != "BAR" if word == "TYPE" else lines
        if not value and not (word == "YAXIS" and part.at_number() and part.number() == 0):
            part.skip(("LINE", "BAR", "NO", "AUTO"))
            break
    return lines


def profile_charts(job: Job, active: Active, given: Mapping[str, Any], wanted: Sequence[Profile]) -> Draw:
    """The charts of estimated means, of the same model with the means of each profile."""
    dependent = str(given["dependent"])
    model = {word: value for word, value in given.items() if word in OF_MODEL}
    asked = {each: job.request("glm", {**model, "means": [list(each.factors)]}, active=active) for each in wanted}

    def draw(tally: Tally, result: Result) -> list[Chart]:
        from analysis.syntax.charting.group_means import profiles

        found: list[Chart] = []
        for each, request in asked.items():
            found += profiles(tally, active, request.task.run(tally), dependent, each.factors, each.lines)
        return found

    return draw
