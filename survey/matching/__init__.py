"""Which column of a file holds which variable of the questionnaire."""

from survey.matching.matches import Evidence, Match, Matches
from survey.matching.proposing import propose
from survey.matching.slots import Slot

__all__ = ["Evidence", "Match", "Matches", "Slot", "propose"]
