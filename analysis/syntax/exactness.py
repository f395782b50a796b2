"""METHOD of CROSSTABS and NPAR TESTS: exact probabilities, counted, or drawn from the seeds that SPSS starts from."""

from typing import Literal

from analysis.syntax.job import Job
from analysis.syntax.parts import confidence, in_parentheses
from analysis.syntax.reader import Reader
from instrument.records import dataclass, replace

FACTOR, RANGE = 397_204_094, 2**31 - 1  # SPSS's multiplicative generator; each drawn test takes one number of it


@dataclass(frozen=True)
class Method:
    """How probabilities are found, with how many samples and at which confidence limits where they are drawn."""

    how: Literal["asymptotic", "exact", "sampled"] = "asymptotic"
    samples: int = 10_000
    limits: float = 0.99


def read_method(part: Reader) -> Method:
    """ASYMPTOTIC, EXACT TIMER(5), MC CIN(99) SAMPLES(10000); EXACT wins over MC, and time is not limited."""
    found = Method()
    while not part.done:
        match part.need("ASYMPTOTIC", "MC", "EXACT", "CIN", "SAMPLES", "TIMER"):
            case "MC":
                found = found if found.how == "exact" else replace(found, how="sampled")
            case "EXACT":
                found = replace(found, how="exact")
            case "CIN":
                found = replace(found, limits=confidence(part))
            case "SAMPLES":
                found = replace(found, samples=max(1, in_parentheses(part, Reader.integer)))
            case "TIMER" if part.at_sign("("):
                in_parentheses(part, Reader.number)
    return found


def starting_seed(job: Job) -> int:
    """The seed of the next test that is drawn: that of SET SEED, else 2000000, then one after another as in SPSS.

    What is drawn from it is not what SPSS draws, for its way from a seed to tables is not published.
    """
    found = job.settings.seed
    job.settings.seed = FACTOR * found % RANGE
    return found
