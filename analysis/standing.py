"""The results that every study has, whatever its plan: the account of the forms, the questionnaire, its topline."""

from collections.abc import Mapping

from analysis.questionnaire import Translate, questionnaire
from analysis.result import Place, Result
from analysis.returns import returns
from analysis.tally import Tally
from analysis.task import task
from instrument.codebook import Codebook, Variable
from instrument.model import Instrument
from instrument.records import dataclass, replace
from survey.ledger import Ledger


@dataclass(frozen=True)
class Weighted:
    """The answers as a plan weights all of them, and what it weights them by."""

    tally: Tally
    weight: str | None = None


def standing(
    ledger: Ledger, instrument: Instrument, tally: Tally, translate: Translate, usual: Weighted | None = None
) -> Mapping[str, Result]:
    """Results by name; `topline` and `topline_sets` stand where the questionnaire has questions of their kind.

    The questionnaire is that of `tally`; toplines count the `usual` weights, those of `tally` where there are no other.
    """
    codebook, counted = tally.codebook, usual or Weighted(tally)
    found = {"returns": returns(ledger), "questionnaire": questionnaire(instrument, codebook, translate)}
    for name, procedure, given in _toplines(codebook):
        topline = task(name, procedure, given, codebook, Place(entry=name))
        found[name] = replace(topline, weight=counted.weight).run(counted.tally)
    return found


def _toplines(codebook: Codebook) -> list[tuple[str, str, Mapping[str, list[str]]]]:
    """Frequencies of every question with answers to choose from, and of every multiple-response set."""
    members = {name for each in codebook.sets for name in each.members}
    single = [each.name for each in codebook if _is_asked(each) and each.name not in members]
    asked = [("topline", "frequencies", {"variables": single})] if single else []
    sets = [each.name for each in codebook.sets]
    return [*asked, *([("topline_sets", "multiple_response", {"sets": sets})] if sets else [])]


def _is_asked(variable: Variable) -> bool:
    return bool(variable.question and variable.valid_levels and not variable.reversed_of)
