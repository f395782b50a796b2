"""A statistic that the data do not define."""

from instrument.message import Message
from instrument.records import dataclass


@dataclass(frozen=True)
class Undefined:
    """Stands where a number would, with the reason there is none."""

    reason: Message
