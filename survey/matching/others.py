"""Options that a platform calls Other, whatever the questionnaire calls them."""

import re
from collections.abc import Sequence

from survey.matching.slots import Slot, question_words
from survey.platform import Heading, Holds
from survey.wording import fold

_OTHER = re.compile(r"(?:others?|somethingelse|其[他它])(?:[(,:].*)?")


def called_other(heading: Heading, slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """The options with a blank of a question that is worded, where the header says no more of them than Other."""
    stems = {fold(said.question) for said in heading.wordings if _OTHER.fullmatch(fold(said.part))}
    if heading.holds not in (Holds.ANY, Holds.PART):
        return ()
    blanks = (slot for slot in slots if slot.is_part and slot.option is not None and slot.option.other)
    return tuple(slot for slot in blanks if stems.intersection(question_words(slot.question)))
